"""The list of an app's bill: a name at the left, a signed sum at the right, the time under the name."""

import re
from collections.abc import Sequence

from liangqing.base.money import format_yuan, parse_yuan
from liangqing.reading.screen_rows import Line
from liangqing.reading.screen_value import ScreenEntry, ScreenField, ScreenValue

_LEAST_ROWS = 2
_SIGNED = re.compile(r"([-+])[¥￥]?(\d{1,3}(?:,\d{3})+\.\d{2}|\d{1,7}\.\d{2})")
_MONTH = re.compile(r"(20\d{2})年(\d{1,2})月.*")
_TIME = re.compile(r"(?:(20\d{2})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?(\d{1,2}):(\d{2})(?::\d{2})?")
_UNDER = 3


def bills(rows: Sequence[Sequence[Line]]) -> tuple[ScreenEntry, ...]:
    """Two rows or more with name, signed sum and time; a time without a year takes that of the month above it."""
    entries: list[ScreenEntry] = []
    year = ""
    for place, row in enumerate(rows):
        year = next((match[1] for line in row if (match := _MONTH.fullmatch(line.words))), year)
        amount = _amount(row[-1])
        if amount is None or len(row) < 2:
            continue
        at = _time(rows[place : place + _UNDER], year)
        if at is not None:
            name = row[-2].value(ScreenField.COUNTERPARTY, row[-2].seen.text.strip())
            entries.append(ScreenEntry(values=(name, amount, at)))
    return tuple(entries) if len(entries) >= _LEAST_ROWS else ()


def _amount(line: Line) -> ScreenValue | None:
    match = _SIGNED.fullmatch(line.words)
    if match is None:
        return None
    fen = parse_yuan(match[2])
    return line.value(ScreenField.AMOUNT, f"{'-' if match[1] == '-' else '+'}{format_yuan(fen)}")


def _time(rows: Sequence[Sequence[Line]], year: str) -> ScreenValue | None:
    """In the row or under it, before the next sum."""
    for place, row in enumerate(rows):
        if place and _amount(row[-1]) is not None:
            return None
        for line in row:
            match = _TIME.fullmatch(line.words)
            told = match and (match[1] or year)
            if match and told:
                month, day, hour = (int(match[number]) for number in (2, 3, 4))
                return line.value(ScreenField.AT, f"{told}-{month:02d}-{day:02d} {hour:02d}:{match[5]}")
    return None
