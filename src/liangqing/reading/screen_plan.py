"""A repayment plan on a screen: one instalment after the other with its number, day and sum."""

import re
from collections.abc import Iterator, Sequence

from liangqing.base.money import parse_yuan
from liangqing.reading.screen_rows import Line, bare_yuan, day_in, yuan_in
from liangqing.reading.screen_value import ScreenEntry, ScreenField, ScreenValue

_LEAST_ROWS = 2
_NUMBER = re.compile(r"第?(\d{1,3})(?:/\d{1,3})?期")
_PART = re.compile(r"(本金|利息|服务费|担保费|手续费|费用)[::]?([¥￥]?[\d,]+(?:\.\d{1,2})?元?)")
_PARTS = {"本金": ScreenField.PRINCIPAL, "利息": ScreenField.INTEREST}
_NO_SUM = re.compile(r"已还|待还|逾期|应还|还款日|到期|剩余|共")


def plan(rows: Sequence[Sequence[Line]]) -> tuple[ScreenEntry, ...]:
    """Two instalments or more, each with number, day and sum; a block without all three is left out."""
    entries = [entry for block in _blocks(rows) if (entry := _entry(block)) is not None]
    numbers = [entry.of(ScreenField.NUMBER) for entry in entries]
    return tuple(entries) if len(entries) >= _LEAST_ROWS and len(set(numbers)) == len(numbers) else ()


def _blocks(rows: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    """From one number of an instalment to the next."""
    block: list[Line] = []
    for row in rows:
        starts = any(_NUMBER.match(line.words) for line in row)
        if starts and block:
            yield block
            block = []
        if starts or block:
            block += row
    if block:
        yield block


def _entry(block: Sequence[Line]) -> ScreenEntry | None:
    values: dict[ScreenField, ScreenValue] = {}
    for line in block:
        for value in _values(line):
            values.setdefault(value.field, value)
    needed = (ScreenField.NUMBER, ScreenField.DUE_ON, ScreenField.TOTAL)
    return ScreenEntry(values=tuple(values.values())) if all(field in values for field in needed) else None


def _values(line: Line) -> Iterator[ScreenValue]:
    number = _NUMBER.match(line.words)
    rest = line.words[number.end() :] if number else line.words
    if number:
        yield line.value(ScreenField.NUMBER, str(int(number[1])))
    if told := day_in(rest):
        yield line.value(ScreenField.DUE_ON, told)
    parts = list(_PART.finditer(rest))
    for match in parts:
        if part := bare_yuan(match[2]):
            yield line.value(_PARTS.get(match[1], ScreenField.FEE), part)
    total = "" if parts else yuan_in(_NO_SUM.sub("", rest))
    if total and parse_yuan(total) > 0:
        yield line.value(ScreenField.TOTAL, total)
