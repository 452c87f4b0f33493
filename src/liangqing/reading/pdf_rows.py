"""Rows of a table that has no rules: words that stand under the words of its header, page after page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from liangqing.reading.fields import column_name

_DAY = re.compile(r"\d{4}[-/.年]?\d{1,2}[-/.月]?\d{1,2}日?")
_HEADER = re.compile(
    r"日期|时间|金额|余额|摘要|对方|支出|收入|借方|贷方|交易|账号|户名|币种|币别|序号|备注|用途|地点"
)
_LEAST_COLUMNS = 3


@dataclass(frozen=True)
class Word:
    """A word of a page: its text, left and right edge, and its height from the top, in points."""

    text: str
    left: Fraction
    right: Fraction
    top: Fraction


Line = tuple[Word, ...]


def table_rows(pages: Sequence[Sequence[Word]]) -> tuple[tuple[str, ...], ...]:
    """For each page its rows, cells parted by tabs; none before the first header. A page without one of its own goes
    on under the last."""
    columns: Line = ()
    told: list[tuple[str, ...]] = []
    for words in pages:
        lines = _lines(words)
        start = next((place for place, line in enumerate(lines) if _is_header(line)), None)
        rows: list[str] = []
        if start is not None:
            columns = lines[start]
            rows.append("\t".join(word.text for word in columns))
        if columns:
            body = lines[start + 1 :] if start is not None else lines
            rows += _rows(body, columns)
        told.append(tuple(rows))
    return tuple(told)


def _lines(words: Sequence[Word]) -> list[Line]:
    """Words that stand at one height, from the left."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.top, word.left)):
        if lines and word.top - lines[-1][0].top <= 3:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [tuple(sorted(line, key=lambda word: word.left)) for line in lines]


def _is_header(line: Line) -> bool:
    named = sum(_HEADER.search(column_name(word.text)) is not None for word in line)
    return named >= _LEAST_COLUMNS and named * 2 >= len(line)


def _rows(lines: Sequence[Line], columns: Line) -> Iterator[str]:
    """A line with a day begins a row; one without goes to the row that is nearest to it."""
    anchors = [place for place, line in enumerate(lines) if _has_day(line)]
    if not anchors:
        return
    usual = _usual_gap([lines[place][0].top for place in anchors])
    belongs: dict[int, list[Line]] = {place: [] for place in anchors}
    alone: list[tuple[int, Line]] = []
    for place, line in enumerate(lines):
        nearest = min(anchors, key=lambda anchor: abs(lines[anchor][0].top - line[0].top))
        if abs(lines[nearest][0].top - line[0].top) * 10 <= usual * 7:
            belongs[nearest].append(line)
        else:
            alone.append((place, line))
    rows = [
        (place, _cells([word for line in held for word in line], columns)) for place, held in belongs.items()
    ]
    rows += [(place, " ".join(word.text for word in line)) for place, line in alone]
    yield from (row for _, row in sorted(rows))


def _has_day(line: Line) -> bool:
    return any(_DAY.match(word.text) for word in line[:3])


def _usual_gap(tops: Sequence[Fraction]) -> Fraction:
    gaps = sorted(below - above for above, below in pairwise(tops) if below > above)
    return gaps[len(gaps) // 2] if gaps else Fraction(20)


def _cells(words: Sequence[Word], columns: Line) -> str:
    cells: list[list[str]] = [[] for _ in columns]
    for word in words:
        cells[_column(word, columns)].append(word.text)
    return "\t".join("".join(cell).replace('"', "”") for cell in cells)


def _column(word: Word, columns: Line) -> int:
    """The column whose name it stands under; else the nearest one."""
    return min(range(len(columns)), key=lambda place: (_apart(word, columns[place]), place))


def _apart(word: Word, column: Word) -> Fraction:
    """How far apart; less than nothing where they overlap."""
    return max(word.left, column.left) - min(word.right, column.right)
