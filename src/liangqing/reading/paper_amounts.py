"""Sums, rates and days as contracts write them: figures and capitals side by side, per cent and 万分之."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from liangqing.base.errors import InputUnusable
from liangqing.base.money import parse_yuan
from liangqing.base.rates import Per, Rate
from liangqing.reading.capitals import SIGNS, capital_fen

_FIRST_YEAR, _LAST_YEAR = 1990, 2090
_FIGURE = re.compile(
    r"(?:人民币|RMB|CNY)?[¥￥]?(\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,10}(?:\.\d{1,6})?)(万元|万|元|整)?"
)
_CAPITAL = re.compile(
    rf"[零壹贰叁肆伍陆柒捌玖拾两][零〇壹贰叁肆伍陆柒捌玖拾佰仟万萬亿]{{0,23}}[元圆][{SIGNS}]{{0,6}}"
)
_DAY = re.compile(r"(\d{4})[年/.-](\d{1,2})[月/.-](\d{1,2})日?")
_CHINESE_DAY = re.compile(
    r"([二一][〇零○一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
_RATE = re.compile(
    r"(?:(\d{1,3}(?:\.\d{1,8})?)(%|‰|‱)|([百千万])分之([\d.]{1,8}|[零一二三四五六七八九十点]{1,8}))"
)
_SCALE = {"%": 7, "‰": 6, "‱": 5, "百": 7, "千": 6, "万": 5}


@dataclass(frozen=True)
class Sum:
    """A sum of money; `differs`: the capitals beside the figures say something else."""

    fen: int
    end: int
    differs: bool = False


def first_sum(text: str) -> Sum | None:
    """The first sum of a stretch, with the capitals and figures that stand together. Figures need 元, 万 or a sign."""
    figure = next((match for match in _FIGURE.finditer(text) if _is_money(match)), None)
    capital = next((match for match in _CAPITAL.finditer(text)), None)
    figure_fen = _figure_fen(figure) if figure else None
    written_fen = _written_fen(capital) if capital else None
    if figure is None or figure_fen is None:
        return Sum(written_fen, capital.end()) if capital and written_fen is not None else None
    if capital is None or written_fen is None or not _beside(figure, capital):
        alone = capital is not None and written_fen is not None and capital.start() < figure.start()
        return Sum(written_fen or 0, capital.end()) if alone and capital else Sum(figure_fen, figure.end())
    return Sum(figure_fen, max(figure.end(), capital.end()), differs=figure_fen != written_fen)


def _is_money(match: re.Match[str]) -> bool:
    return bool(match[2]) or match[0][0] in "¥￥人RC" or ("." in match[1] and "," in match[1])


def _beside(one: re.Match[str], other: re.Match[str]) -> bool:
    first, second = sorted((one, other), key=lambda match: match.start())
    return second.start() - first.end() <= 8


def _figure_fen(match: re.Match[str]) -> int | None:
    try:
        if match[2] in ("万元", "万"):
            whole, _, part = match[1].replace(",", "").partition(".")
            return int(whole) * 1_000_000 + int((part + "000000")[:6])
        return parse_yuan(match[1])
    except InputUnusable:
        return None


def _written_fen(match: re.Match[str]) -> int | None:
    try:
        return capital_fen(match[0])
    except InputUnusable:
        return None


def rate_e9(text: str) -> int | None:
    """The first rate of a stretch in billionths: `0.05%`, `5‱`, `万分之五`; None where there is none."""
    match = _RATE.search(text)
    if match is None:
        return None
    number = match[1] or _decimal(match[4])
    return None if number is None else _scaled(number, _SCALE[match[2] or match[3]])


def _scaled(number: str, scale: int) -> int | None:
    """None for what is finer than a billionth: a rate that is not what it says is none."""
    whole, _, part = number.partition(".")
    part = part.rstrip("0")
    if len(part) > scale or not whole.isdigit() or (part and not part.isdigit()):
        return None
    return int(whole + part.ljust(scale, "0"))


def _decimal(words: str) -> str | None:
    """`五` → `5`, `三点五` → `3.5`; figures stay."""
    if words[0].isdigit():
        return words
    whole, point, part = words.partition("点")
    digits = "".join(str(_DIGITS[sign]) for sign in part if sign in _DIGITS)
    number = chinese_number(whole)
    return None if number is None else f"{number}{'.' if point else ''}{digits}"


def chinese_number(words: str) -> int | None:
    """Up to 99: `十二`, `三十`, `九`. None for anything else."""
    tens, ten, ones = words.rpartition("十")
    if any(sign not in _DIGITS for sign in tens + ones) or len(tens) > 1 or len(ones) > 1 or not words:
        return None
    return (_DIGITS[tens] if tens else 1) * 10 * bool(ten) + (_DIGITS[ones] if ones else 0)


def as_rate(e9: int, per: str) -> Rate:
    """`年`, `月` or `日` with its figure."""
    return Rate(value_e9=e9, per={"年": Per.YEAR, "月": Per.MONTH, "日": Per.DAY}[per])


def days_in(text: str) -> Iterator[tuple[date, int, int]]:
    """Every day of a stretch, in figures or in words, with its place and its end."""
    for match in _DAY.finditer(text):
        if (day := _made(int(match[1]), int(match[2]), int(match[3]))) is not None:
            yield day, match.start(), match.end()
    for match in _CHINESE_DAY.finditer(text):
        month, number = chinese_number(match[2]), chinese_number(match[3])
        year = int("".join(str(_DIGITS[sign]) for sign in match[1]))
        if month and number and (day := _made(year, month, number)) is not None:
            yield day, match.start(), match.end()


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if _FIRST_YEAR <= year <= _LAST_YEAR else None
    except ValueError:
        return None
