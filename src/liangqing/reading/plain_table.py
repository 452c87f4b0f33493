"""A table as telephones, banks and wallets export it: a head somewhere near the top, rows of cells below."""

import csv
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from liangqing.reading.columns import ColumnGuess, Role
from liangqing.reading.fields import clean, shown
from liangqing.reading.parsed import Given

_DELIMITERS = "\t,;|"
_MOST_SPAN = 20
_VALUE = re.compile(r'[\s="]*(?:\d{1,6}[-/.年月]\d{1,2}|[-+¥￥(（]{0,3}\d[\d,.]*[)）元]{0,2}[\s"]*$)')
_HEAD_WITHIN, _LEAST_COLUMNS, _MOST_COLUMNS, _PROBED = 30, 2, 60, 50


@dataclass(frozen=True)
class Table:
    """A header found, and what its columns seem to be."""

    delimiter: str
    head_line: int
    guess: ColumnGuess


def best_table(
    given: Given,
    foreign: re.Pattern[str],
    guess: Callable[[Sequence[str], Sequence[Sequence[str]], int], ColumnGuess],
    told_width: int = 0,
) -> Table | None:
    """The line near the top that heads most of what is looked for; None where nothing looks like a table.

    A head with a word of `foreign` in it belongs to a table of another kind: then there is none. `told_width`: a
    person says that it is a table of so many columns or more, so it is one whatever we understand of it.
    """
    best: Table | None = None
    for number, line in enumerate(given.lines[:_HEAD_WITHIN], 1):
        for delimiter in _DELIMITERS:
            head = _cells(line, delimiter)
            if len(head) > _LEAST_COLUMNS and any(foreign.search(cell) for cell in head):
                return None
            if not _is_head(head) or len(head) < told_width:
                continue
            rows = [cells for _, cells in islice(rows_of(given, number, delimiter), _PROBED)]
            if not rows or any(len(row) < _LEAST_COLUMNS for row in rows[:3]):
                continue
            found = Table(delimiter, number, guess(head, rows, number))
            if (told_width or found.guess.places()) and (best is None or _rank(found) < _rank(best)):
                best = found
    return best


def _rank(table: Table) -> tuple[int, int]:
    """The least open, then the most understood: a line above the head may look like one."""
    return len(table.guess.unclear), -len(table.guess.places())


def _is_head(head: Sequence[str]) -> bool:
    """Names, no day and no number among them: a row taken for the head would be a row lost."""
    named = _LEAST_COLUMNS <= len(head) <= _MOST_COLUMNS and all(cell.strip() for cell in head[:2])
    return named and not any(_VALUE.match(cell) for cell in head)


def rows_of(given: Given, head_line: int, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with their first line; a quoted cell may run over lines."""
    lines = enumerate(islice(given.lines, head_line, None), head_line + 1)
    for number, line in lines:
        text, used = line, 1
        while text.count('"') % 2 and used < _MOST_SPAN and (more := next(lines, None)) is not None:
            text, used = f"{text}\n{more[1]}", used + 1
        if text.strip(f"{delimiter} \t\r\n"):
            yield number, _cells(text, delimiter)


def _cells(line: str, delimiter: str) -> list[str]:
    if '"' not in line:
        return line.split(delimiter)
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return [line]


def cell_of(cells: Sequence[str], places: Mapping[Role, int], role: Role) -> str:
    """The clean cell of that role; empty where the table has none, or the row is short."""
    return shown(printed_cell(cells, places, role))


def printed_cell(cells: Sequence[str], places: Mapping[Role, int], role: Role) -> str:
    """The same, where `/` says something."""
    place = places.get(role)
    return clean(cells[place - 1]) if place is not None and place <= len(cells) else ""


def is_misread(head: str) -> bool:
    """Damaged, or UTF-8 that was taken for GB18030: then it goes back without a fault."""
    if head.isascii() or "\ufffd" in head:
        return "\ufffd" in head
    try:
        head.encode("gb18030").decode("utf-8")
    except UnicodeError:
        return False
    return True
