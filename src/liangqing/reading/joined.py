"""Lines put together again where a sentence breaks over them, and which line each place came from."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

_WIDE = str.maketrans("０１２３４５６７８９．：（）［］", "0123456789.:()[]")
_BLANKS = re.compile(r"\s+")
#: 日 read as 口 from a picture, after a day's digits.
_OCR_DAY = re.compile(r"(?<=月)(\d{1,2})口")
#: The number of an item, with its text on the next line.
_NUMBER_ALONE = re.compile(r"(?<!\d)\d{1,3}[.、]$")
_COMMA = re.compile(r"(?<!\d),|,(?!\d)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line and its number in the file."""

    number: int
    text: str


def squeezed(text: str) -> str:
    """For reading sentences: no blanks, half-width digits, colons and brackets; commas only within numbers."""
    return _mended(_bare(text))


def _bare(text: str) -> str:
    return _BLANKS.sub("", text.translate(_WIDE))


def _mended(text: str) -> str:
    """The same length: what stood where still stands there."""
    return _COMMA.sub("，", _OCR_DAY.sub(r"\1日", text))


@dataclass(frozen=True)
class Joined:
    """Lines as one text, and which line each place in it came from."""

    text: str
    starts: tuple[tuple[int, int], ...]

    def line_at(self, place: int) -> int:
        """The number of the line that holds a place of the text."""
        return self.starts[max(0, bisect_right(self.starts, place, key=lambda start: start[0]) - 1)][1]


def joined(lines: Iterable[Line], begins: re.Pattern[str], whole: re.Pattern[str] | None = None) -> Joined:
    """Lines squeezed and put together; one that begins something new (`begins`) keeps its line end before it, one that
    stands for itself (`whole`) has one behind it too."""
    parts: list[str] = []
    starts: list[tuple[int, int]] = []
    size, ended = 0, False
    for line in lines:
        bare = _bare(line.text)
        new = begins.match(bare) is not None and not (parts and _NUMBER_ALONE.search(parts[-1][-5:]))
        new, ended = new or ended, whole is not None and whole.match(bare) is not None
        starts.append((size, line.number))
        parts.append(f"\n{bare}" if new else bare)
        size += len(parts[-1])
    return Joined(_mended("".join(parts)), tuple(starts))
