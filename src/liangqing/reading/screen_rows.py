"""How a screen is laid out: lines side by side are a row; the words, sums, days and rates in a line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from liangqing.base.money import format_yuan, half_width
from liangqing.case.picture import PictureLine, PictureText
from liangqing.reading.money_words import sums_in
from liangqing.reading.screen_value import ScreenField, ScreenValue

_DAY = re.compile(r"(20\d{2})\s?[年\-/.]\s?(\d{1,2})\s?[月\-/.]\s?(\d{1,2})")
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d{1,6})?)\s?[%％]")
_BARE_SUM = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|[-+]?\d{1,9}(?:\.\d{1,2})?")


@dataclass(frozen=True)
class Line:
    """A line with its number (from 1); `words` without blanks, in half-width signs."""

    number: int
    seen: PictureLine
    words: str

    @property
    def left(self) -> int:
        """In pixels."""
        return self.seen.box[0]

    @property
    def top(self) -> int:
        """In pixels."""
        return self.seen.box[1]

    @property
    def height(self) -> int:
        """In pixels, at least one."""
        return max(1, self.seen.box[3] - self.seen.box[1])

    def value(self, field: ScreenField, told: str) -> ScreenValue:
        """A value that stands in this line."""
        return ScreenValue(
            field=field,
            value=told,
            line=self.number,
            box=self.seen.box,
            sure_percent=self.seen.sure_percent,
        )


def rows_of(picture: PictureText) -> tuple[tuple[Line, ...], ...]:
    """The lines from the top; what stands side by side is one row, from the left."""
    rows: list[list[Line]] = []
    lines = [
        Line(number, seen, plain(seen.text)) for number, seen in enumerate(picture.lines, 1) if seen.text
    ]
    for line in sorted(lines, key=lambda each: (each.top + each.seen.box[3], each.left)):
        if rows and _beside(rows[-1][-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return tuple(tuple(sorted(row, key=lambda each: each.left)) for row in rows)


def plain(text: str) -> str:
    """Half-width signs, no blanks: recognition puts blanks where the screen has none, and loses those it has."""
    return "".join(half_width(text).split())


def _beside(one: Line, other: Line) -> bool:
    """The middle of the lower one lies within the upper one, and neither covers the other."""
    middle = (other.top + other.seen.box[3]) / 2
    apart = other.left >= one.seen.box[2] - one.height or other.seen.box[2] <= one.left + one.height
    return one.top <= middle <= one.seen.box[3] and apart


def yuan_in(words: str) -> str:
    """The one sum of a line as yuan; empty where there is none or more than one."""
    sums = tuple(dict.fromkeys(sums_in(words)))
    return format_yuan(sums[0]) if len(sums) == 1 else ""


def bare_yuan(words: str) -> str:
    """The same of a line that is a figure and no more, with or without a sign."""
    told = yuan_in(words)
    if told or not _BARE_SUM.fullmatch(words):
        return told
    return yuan_in(f"{words}元")


def day_in(words: str) -> str:
    """The one day of a line in ISO form; empty where there is none or more than one."""
    found = {day for match in _DAY.finditer(words) if (day := _day(match))}
    return found.pop() if len(found) == 1 else ""


def _day(match: re.Match[str]) -> str:
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return ""


def percent_in(words: str) -> str:
    """The one rate of a line in percent."""
    found = tuple(dict.fromkeys(_PERCENT.findall(words)))
    return found[0] if len(found) == 1 else ""


def below(line: Line, rows: Sequence[Sequence[Line]]) -> Line | None:
    """What stands under a line, within three of its heights, sharing some of its width."""
    under = [
        other
        for row in rows
        for other in row
        if line.seen.box[3] - line.height // 3 <= other.top <= line.seen.box[3] + 2 * line.height
        and other.left < line.seen.box[2]
        and other.seen.box[2] > line.left
    ]
    return min(under, key=lambda other: (other.top, abs(other.left - line.left)), default=None)
