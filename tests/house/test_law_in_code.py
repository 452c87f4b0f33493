"""Law is data: no figure, date, document or article of a statute in a `.py` file, and no rule that is not there.

Docstrings and comments may cite (they decide nothing); every string and number that the program uses may not.
"""

import ast
import re
from fractions import Fraction

from liangqing.law.load import load_rules
from tests.house.sources import modules, nodes, package_texts, strings

ISO_DAY = re.compile(r"\b(?:19|20)\d\d-\d\d-\d\d\b")
PERCENT_FIGURE = re.compile(r"\d\s*[%％](?!\()|百分之[一二三四五六七八九十]")
DOCUMENT = re.compile(r"〔\s*\d{4}\s*〕|(?:法释|法发|银发|银保监|金规|国发)\s*[〔\[(]?\s*\d{4}")
ARTICLE = re.compile(r"第\s*[0-9一二三四五六七八九十百千零]+\s*条")
NUMBERED = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+")
EFFECT = re.compile(r"[a-z_]+(?:\.[a-z_]+)+(?<!\.html)(?<!\.typ)(?<!\.toml)(?<!\.csv)")

#: A day or a percentage that shows how one is written is not law; `100%` is a width.
HOW_TO_WRITE = ("写成", "例如", "每行写", "合同写")
#: Days that are no law, and why.
OTHER_DAYS = {
    "web/forms.py": "days outside are slips of the finger",
    "base/days.py": "days outside are slips of the finger",
}
#: A ceiling of 24 may hide as 240_000_000; the figures are taken from the rules themselves.
E9_PER_PERCENT = 10**7


def used(pattern: re.Pattern[str], but: tuple[str, ...] = ()) -> list[str]:
    return [
        f"{module.at(node)} {node.value!r:.60}"
        for module in modules()
        for node in strings(module)
        if pattern.search(str(node.value)) and not any(word in str(node.value) for word in but)
    ]


def test_no_percentage_stands_in_code() -> None:
    found = [place for place in used(PERCENT_FIGURE, but=HOW_TO_WRITE) if not place.endswith("'100%'")]

    assert not found, f"put the figure into law/rules as a param: {found}"


def test_no_document_number_stands_in_code() -> None:
    assert not used(DOCUMENT), f"cite through a rule's Because: {used(DOCUMENT)}"


def test_no_article_stands_in_code() -> None:
    assert not used(ARTICLE), f"cite through a rule's Because: {used(ARTICLE)}"


def test_no_day_of_law_stands_in_code() -> None:
    written = used(ISO_DAY, but=HOW_TO_WRITE)
    made = [
        module.at(node)
        for module in modules()
        if module.name not in OTHER_DAYS
        for node in nodes(module, ast.Call)
        if isinstance(node, ast.Call) and _is_literal_day(node)
    ]

    assert not written, f"put the day into the rule's `applies`: {written}"
    assert not made, f"put the day into the rule's `applies`: {made}"


def _is_literal_day(call: ast.Call) -> bool:
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    years = [arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, int)]
    return name in ("date", "datetime") and len(years) >= 3


def test_no_ceiling_stands_in_code_as_a_number() -> None:
    ceilings = _ceilings()
    found = [
        f"{module.at(node)} {node.value!r}"
        for module in modules()
        for node in nodes(module, ast.Constant)
        if isinstance(node, ast.Constant) and isinstance(node.value, int) and node.value in ceilings
    ]
    shares = [
        module.at(node)
        for module in modules()
        for node in nodes(module, ast.Call)
        if isinstance(node, ast.Call) and _literal_share(node) in _shares(ceilings)
    ]

    assert ceilings, "no rule has a percent param: did the params change their name?"
    assert not found, f"read the figure from the rule's params: {found}"
    assert not shares, f"read the share from the rule's params: {shares}"


def _ceilings() -> set[int]:
    """Every percentage of the rules, in billionths."""
    params = (entry for rule in load_rules() for entry in rule.params.items())
    return {
        int(str(value)) * E9_PER_PERCENT
        for key, value in params
        if "percent" in key and str(value).isdecimal()
    }


def _shares(ceilings: set[int]) -> set[Fraction]:
    """The same as parts of one; one half is how we round, and no law."""
    return {Fraction(e9, 10**9) for e9 in ceilings} - {Fraction(1, 2)}


def _literal_share(call: ast.Call) -> Fraction | None:
    """The value of `Fraction(24, 100)` or `Decimal("0.24")` where it is written out."""
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    values = [arg.value for arg in call.args if isinstance(arg, ast.Constant)]
    if name not in ("Fraction", "Decimal") or not values or len(values) < len(call.args):
        return None
    whole = Fraction(str(values[0]))
    return whole / Fraction(str(values[1])) if len(values) > 1 else whole


def test_every_rule_that_code_names_exists() -> None:
    ids = {rule.id for rule in load_rules()}
    families = {rule_id.split("-")[0] for rule_id in ids}
    named = [(place, word) for place, word in _words(NUMBERED) if word.split("-")[0] in families]
    lost = [f"{place} {word}" for place, word in named if word not in ids]

    assert not lost, f"no rule file has this id; mend the name or write the rule: {lost}"


def test_every_effect_that_code_names_exists() -> None:
    effects = {rule.effect for rule in load_rules()}
    families = {effect.split(".")[0] for effect in effects if "." in effect}
    named = [(place, word) for place, word in _words(EFFECT) if word.split(".")[0] in families]
    lost = [f"{place} {word}" for place, word in named if word not in effects]

    assert named, "code names no effect at all: did the pattern stop fitting?"
    assert not lost, f"no rule has this effect; mend the name or write the rule: {lost}"


def _words(pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    """Whole strings of code and quoted words of templates that look like the name of a rule or an effect."""
    in_code = [(module.at(node), str(node.value)) for module in modules() for node in strings(module)]
    quoted = [
        (name, word)
        for name, text in package_texts(".html", ".typ").items()
        for word in re.findall(r"[\"']([^\"'\s]+)[\"']", text)
    ]
    return [(place, word) for place, word in (*in_code, *quoted) if pattern.fullmatch(word)]
