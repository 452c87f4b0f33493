"""Figures as people say them: 八百, 1.5万, 三百五, 半年, 两期, 八折, with the place where each stands."""

import re
import unicodedata
from dataclasses import dataclass

_DIGITS = {word: value for value, word in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_UNITS = {"十": 10, "百": 100, "千": 1_000}
_WORDS = "零一二三四五六七八九两〇十百千万"
_NUMBER = rf"(?:\d[\d,]*(?:\.\d+)?|[{_WORDS}]+)"
_SPAN = re.compile(
    rf"(?P<year>{_NUMBER})年(?P<halfyear>半)?(?!前|底|级|的时候)|(?P<half>半年)|(?P<months>{_NUMBER})(?:个月|期)"
)
_MONEY = re.compile(
    rf"(?P<number>{_NUMBER})\s*(?P<unit>[万千百]?)\s*(?P<yuan>块钱|块|元|圆|人民币)?(?:(?P<jiao>[\d{_WORDS}])[角毛])?"
    r"(?P<after>个月|期|月|天|日|号|点|年|岁|次|遍|折|成|%|人|口|个|位|轮|句|家|笔|分钟|小时|下|些|定|起|直|样|边|般|会|切|律)?"
)
_EACH_MONTH = re.compile(r"(?<!分)[一1]个月(?!以?后|之后|再|还清|付清|结清|$)")
_LEAST_BARE_FEN = 1_000  # a smaller number without 元 is hardly an amount
_SHARES = re.compile(rf"(?P<half>一半|对半)|(?P<fold>[{_WORDS}\d]{{1,2}})折|(?P<percent>\d{{1,2}})%")


@dataclass(frozen=True, slots=True)
class SpokenMoney:
    """An amount in a text: fen, and where it begins and ends."""

    amount_fen: int
    start: int
    end: int


def plain_words(text: str) -> str:
    """The text with half-width figures and marks, without blanks, and no comma inside a figure."""
    folded = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text.replace("…", ",")))
    return re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", folded)


def spoken_money(text: str) -> tuple[SpokenMoney, ...]:
    """Every amount of a plain text; spans of time, days, hours, shares and counts are none."""
    held = []
    for found in _MONEY.finditer(text):
        amount_fen = _fen_of(found)
        if amount_fen is not None and not _is_inside(text, found):
            held.append(SpokenMoney(amount_fen, found.start(), found.end()))
    return tuple(held)


def _is_inside(text: str, found: re.Match[str]) -> bool:
    """Whether the digits belong to a longer mark, such as a staff or case number."""
    before = text[max(0, found.start() - 1) : found.start()]
    return bool(re.match(r"[A-Za-z.:第尾]", before)) or text[max(0, found.start() - 2) : found.start()] in (
        "工号",
        "编号",
    )


def _fen_of(found: re.Match[str]) -> int | None:
    if found["after"] and not found["yuan"]:
        return None
    said, unit = found["number"], found["unit"]
    fen = _number_fen(said) * {"万": 10_000, "千": 1_000, "百": 100}.get(unit, 1)
    jiao = found["jiao"]
    fen += (_DIGITS.get(jiao, 0) if not jiao.isdecimal() else int(jiao)) * 10 if jiao else 0
    bare = not found["yuan"] and not unit
    sized = any(word in said for word in "百千万") or said[:1].isdecimal()
    return fen if fen and (not bare or (sized and fen >= _LEAST_BARE_FEN)) else None


def _number_fen(said: str) -> int:
    """A figure in fen: of digits, or of words; 三百五 is 350, 一万二 is 12,000."""
    if said[0].isdecimal():
        whole, _, cents = said.replace(",", "").partition(".")
        return int(whole) * 100 + int((cents + "00")[:2])
    return _words_value(said) * 100


def _words_value(said: str) -> int:
    total = part = digit = 0
    last = 0
    for word in said:
        if word == "万":
            total, part, digit, last = (total + part + digit) * 10_000, 0, 0, 10_000
        elif word in _UNITS:
            part, digit, last = part + (digit or 1) * _UNITS[word], 0, _UNITS[word]
        else:
            last = 0 if _DIGITS[word] == 0 else last
            digit = digit * 10 + _DIGITS[word] if digit else _DIGITS[word]
    short = last >= 100 and 0 < digit < 10
    return total + part + (digit * last // 10 if short else digit)


def spoken_months(text: str) -> tuple[tuple[int, int, int], ...]:
    """Every span of a plain text as (months, start, end): 12个月, 两期, 半年, 一年半; 一个月八百 is none."""
    return tuple(
        (_months_of(found), found.start(), found.end())
        for found in _SPAN.finditer(text)
        if not _EACH_MONTH.match(text, found.start())
    )


def _months_of(found: re.Match[str]) -> int:
    if found["half"]:
        return 6
    if found["months"]:
        return _number_fen(found["months"]) // 100
    return _number_fen(found["year"]) * 12 // 100 + (6 if found["halfyear"] else 0)


def spoken_share(text: str) -> int | None:
    """A share of the claim in percent: 一半, 八折, 七五折, 60%; None where none is said."""
    found = _SHARES.search(text)
    if found is None:
        return None
    if found["half"]:
        return 50
    if found["percent"]:
        return int(found["percent"])
    digits = "".join(str(_DIGITS.get(word, word)) for word in found["fold"] if word not in _UNITS)
    return int(digits) * (10 if len(digits) == 1 else 1) if digits.isdecimal() else None
