"""The lines of a paged text without the feet of its pages."""

import re
from collections.abc import Sequence

from liangqing.reading.joined import Line

_FOOT = re.compile(
    r"^\s*(?:第\s*\d+\s*页\s*[,，/]?\s*共\s*\d+\s*页|\d{1,3}\s*/\s*\d{1,3}|-\s*\d{1,3}\s*-)\s*$"
)


def report_lines(lines: Sequence[str]) -> tuple[Line, ...]:
    """The lines that say something: no blank ones, no page feet."""
    told = (Line(number, text) for number, text in enumerate(lines, 1))
    return tuple(line for line in told if line.text.strip() and not _FOOT.match(line.text))
