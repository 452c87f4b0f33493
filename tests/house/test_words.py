"""What may be said, and whose numbers stand here: 违法 only by rules that bind, telephones only public or invented."""

import ast
import re

from liangqing.law.load import load_rules
from tests.house.sources import modules, package_texts, strings, tracked_texts

UNLAWFUL = "违法"
#: One function answers whether a breach may be called 违法; who else may write the word, and why.
UNLAWFUL_IN = {
    "base/because.py": "decides by the strength of the rule that was broken",
    "law/pack_check.py": "refuses a rule of a user that says it without the strength",
    "web/templates/_conduct.html": "tells the reader which breaches are called so",
}

#: 法律援助, 法院, 金融监管, 人民银行, 心理援助, 反诈, 政务服务: public lines that the law or their office announced.
PUBLIC_LINES = frozenset(("12348", "12368", "12378", "12363", "12356", "96110", "12345", "12315"))
#: Numbers that cannot be anybody's: an unassigned block, a text-message channel of zeros, a placeholder line.
INVENTED = re.compile(r"1700000\d{4}|1069(?:0){5}\d{3}|95000")
MOBILE = re.compile(r"(?<![\dA-Za-z.])(?:\+?86[- ]?)?(1[3-9]\d{9})(?![\dA-Za-z])")
SPACED_MOBILE = re.compile(r"(?<!\d)(1[3-9]\d)[- ](\d{4})[- ](\d{4})(?!\d)")
SERVICE_LINE = re.compile(r"(?<![\d.,A-Za-z=:#-])(95\d{3}|96\d{3}|123\d\d)(?![\d.,A-Za-z:-])")
TOLL_FREE = re.compile(r"(?<!\d)[48]00[- ]?(?:\d{3}[- ]?\d{4}|\d{4}[- ]?\d{3})(?!\d)")
SMS_CHANNEL = re.compile(r"(?<![\d.])106\d{5,}(?!\d)")
#: Written by a tool (hashes), or not a text about people.
NOT_ABOUT_PEOPLE = (".lock", ".svg")


#: Messages of the corpus: what such texts say (a bank's published line among it), not what we advise.
SAYINGS = "corpus/"


def test_unlawful_is_said_by_one_function() -> None:
    said = [
        f"{module.at(node)} {str(node.value)[:40]!r}"
        for module in modules()
        if module.name not in UNLAWFUL_IN
        for node in strings(module)
        if UNLAWFUL in str(node.value)
    ]
    shown = package_texts(".html", ".typ", ".css")
    said += [name for name, text in shown.items() if UNLAWFUL in text and name not in UNLAWFUL_IN]

    assert not said, f"take the words from Strength.breach_words of the rule that was broken: {said}"


def test_a_rule_that_does_not_bind_never_speaks_of_unlawful() -> None:
    weak = [
        rule.id
        for rule in load_rules()
        if UNLAWFUL in f"{rule.title}{rule.gist}{rule.note}" and rule.strength.breach_words != UNLAWFUL
    ]

    assert not weak, f"不符合监管要求 / 不符合行业标准 / 不符合自律要求 instead: {weak}"


def test_mobile_numbers_are_invented() -> None:
    found = [
        f"{name}: {number}"
        for name, text in _texts().items()
        for number in (*MOBILE.findall(text), *("".join(parts) for parts in SPACED_MOBILE.findall(text)))
        if not INVENTED.fullmatch(number)
    ]

    assert not found, f"use 1700000xxxx, which is nobody's: {found}"


def test_service_lines_are_public_or_invented() -> None:
    found = [
        f"{name}: {number}"
        for name, text in _texts().items()
        if not name.startswith(SAYINGS)
        for number in (*SERVICE_LINE.findall(text), *TOLL_FREE.findall(text), *SMS_CHANNEL.findall(text))
        if number not in PUBLIC_LINES and not INVENTED.fullmatch(number)
    ]

    assert not found, f"no number of an institution without a source; write 见合同或官方 App: {found}"


def _texts() -> dict[str, str]:
    """Texts as they stand; of Python only the strings, because a bare number is an amount in fen."""
    texts = {name: text for name, text in tracked_texts().items() if not name.endswith(NOT_ABOUT_PEOPLE)}
    return {name: _strings_of(text) if name.endswith(".py") else text for name, text in texts.items()}


def _strings_of(source: str) -> str:
    held = (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
    return "\n".join(value for value in held if isinstance(value, str))
