"""A delimited text as rows under a header that is found by its words; every row knows its first physical line."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from liangqing.base.errors import InputUnusable
from liangqing.reading.fields import column_name

#: A quoted cell may run over this many lines; beyond that the quote was a slip of one line.
_MAX_SPAN = 20
_DELIMITERS = ",\t;"


@dataclass(frozen=True)
class Header:
    """The line with the column names (1-based), where each column stands, and how many cells a row may have.

    `width` counts up to the last name, `most` the empty cells behind it too (and one more, as some exports do).
    """

    line: int
    delimiter: str
    columns: Mapping[str, int]
    width: int
    most: int

    def first(self, names: Sequence[str]) -> int | None:
        """The place of the first of these columns that is there."""
        return next((self.columns[name] for name in names if name in self.columns), None)


class Row(NamedTuple):
    """`cells` as printed; `open_quote`: a quote never ends; `cut`: the file stops here without a line end."""

    line: int
    cells: tuple[str, ...]
    open_quote: bool = False
    cut: bool = False

    @property
    def empty(self) -> bool:
        """Nothing in it but delimiters."""
        if self.open_quote or (self.cells and self.cells[0].strip()):  # as nearly always
            return False
        return not "".join(self.cells).strip()


def find_header(lines: Sequence[str], needed: frozenset[str]) -> Header | None:
    """The first line that names all of `needed` (see `column_name`), whatever its delimiter; None if none does."""
    probe = max(needed, key=len)
    for number, line in enumerate(lines, 1):
        if probe not in line:
            continue
        for delimiter in _DELIMITERS:
            header = _as_header(number, line, delimiter)
            if needed <= header.columns.keys():
                return header
    return None


def _as_header(number: int, line: str, delimiter: str) -> Header:
    names = [column_name(cell) for cell in line.split(delimiter)]
    columns = {name: index for index, name in reversed(list(enumerate(names))) if name}
    width = max(columns.values(), default=-1) + 1
    return Header(number, delimiter, columns, width, max(len(names), width + 1))


def rows_below(lines: Sequence[str], header: Header) -> Iterator[Row]:
    """Every row below the header that is not blank."""
    index = header.line
    while index < len(lines):
        if not lines[index].strip():
            index += 1
            continue
        row, used = _row_at(lines, index, header)
        index += used
        if not row.empty:
            yield row


def above(lines: Sequence[str], header: Header) -> Iterator[Row]:
    """Every line above the header that is not blank, as cells."""
    for index in range(header.line - 1):
        row = Row(index + 1, _simple_cells(lines[index], header.delimiter))
        if not row.empty:
            yield row


def _simple_cells(line: str, delimiter: str) -> tuple[str, ...]:
    if '"' not in line:
        return tuple(line.split(delimiter))
    try:
        return tuple(next(csv.reader([line], delimiter=delimiter), ()))
    except csv.Error:
        return (line,)


def _row_at(lines: Sequence[str], index: int, header: Header) -> tuple[Row, int]:
    line, last = lines[index], index == len(lines) - 1
    if '"' not in line:
        return Row(index + 1, tuple(line.split(header.delimiter)), cut=last), 1
    try:
        cells, used = _quoted(lines, index, header.delimiter)
    except (_OpenQuoteError, csv.Error):
        return Row(index + 1, (line,), open_quote=True), 1
    if used > 1 and not _fits(cells, header):
        return Row(index + 1, (line,), open_quote=True), 1
    return Row(index + 1, cells, cut=index + used == len(lines)), used


class _OpenQuoteError(Exception):
    """The reader asked for more lines than a cell can have."""


def _quoted(lines: Sequence[str], index: int, delimiter: str) -> tuple[tuple[str, ...], int]:
    span = (f"{line}\n" for line in lines[index : index + _MAX_SPAN])
    reader = csv.reader(chain(span, _NoMore()), delimiter=delimiter)
    cells = next(reader)
    return tuple(cells), reader.line_num


class _NoMore:
    """An iterator that says so when it is asked."""

    def __iter__(self) -> "_NoMore":
        return self

    def __next__(self) -> str:
        raise _OpenQuoteError


def _fits(cells: Sequence[str], header: Header) -> bool:
    return header.width <= len(cells) <= header.most and not "".join(cells[header.width :]).strip()


def check_shape(row: Row, header: Header, last_used: int) -> None:
    """Raise InputUnusable unless every used column is there and nothing stands beside the columns.

    Spreadsheets drop empty cells at the end of a row; the last line of a cut file must be whole to be trusted.
    """
    if row.open_quote:
        raise InputUnusable("quote_open", "引号没有配对，分不清各列。", "请对照原件补上引号，或重新导出。")
    if _fits(row.cells, header):
        return
    short = len(row.cells) < header.width
    if short and not row.cut and len(row.cells) > last_used:
        return
    what = "列数不够，可能文件没有下载完整" if short else "列数比表头多，可能某一格里多了逗号"
    raise InputUnusable("column_count", f"{what}。", "请重新导出这份文件再导入。")
