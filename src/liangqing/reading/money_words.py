"""Sums and days as they stand on screens: ￥ and ¥, 元, 万, 元整, full-width signs, capitals."""

import re
from datetime import date

from liangqing.base.errors import InputUnusable
from liangqing.base.money import exact_number, half_width
from liangqing.reading.capitals import SIGNS, capital_fen

_SUM = re.compile(
    r"(?P<sign>[¥￥])?\s{0,2}(?P<minus>-)?(?P<digits>\d{1,3}(?:,\d{3}){1,3}(?:\.\d{1,2})?|\d{1,10}(?:\.\d{1,6})?)"
    r"\s{0,2}(?P<unit>万元|万|元整|元)?(?!\d)"
)
_CAPITALS = re.compile(rf"[零壹贰叁肆伍陆柒捌玖拾两][{SIGNS}]{{1,24}}[元圆][{SIGNS}]{{0,6}}")
#: A rate or a time goes on; a time, a part of a number or of a word came before.
_AFTER, _BEFORE = re.compile("[%‰]|:\\d"), re.compile(r"(?:\d:|[*.A-Za-z\d])$", re.ASCII)
_DAY = re.compile(r"(20\d{2})\s?[年\-/.]\s?(\d{1,2})\s?[月\-/.]\s?(\d{1,2})")


def sums_in(text: str) -> tuple[int, ...]:
    """All sums of a line in fen: a number with a sign, a unit, or two decimals; a rate, a day or a time is none."""
    plain = half_width(text)
    without_days = _DAY.sub(" ", plain)
    found = [_figure(match, without_days) for match in _SUM.finditer(without_days)]
    written = [_capital(match[0]) for match in _CAPITALS.finditer(plain)]
    return tuple(fen for fen in (*found, *written) if fen is not None)


def _figure(match: re.Match[str], text: str) -> int | None:
    cents = match["digits"].partition(".")[2]
    if not (match["sign"] or match["unit"] or len(cents) == 2):
        return None
    if _AFTER.match(text, match.end()) or _BEFORE.search(text[: match.start()]):
        return None
    factor = 10_000 if match["unit"] in ("万", "万元") else 1
    exact = exact_number(match["digits"]) * 100 * factor
    if exact.denominator != 1:
        return None
    return -int(exact) if match["minus"] else int(exact)


def _capital(words: str) -> int | None:
    try:
        return capital_fen(words)
    except InputUnusable:
        return None


def days_in(text: str) -> tuple[date, ...]:
    """All days of a line that a calendar has."""
    days = []
    for year, month, day in _DAY.findall(half_width(text)):
        try:
            days.append(date(int(year), int(month), int(day)))
        except ValueError:
            continue
    return tuple(days)
