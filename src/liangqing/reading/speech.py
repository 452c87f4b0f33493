"""What was said in a recording: segments with their times, how much of it they cover, and who may write them down."""

from collections.abc import Sequence
from typing import Protocol

from liangqing.base.noun import Noun


class Segment(Noun):
    """A stretch of speech, in milliseconds from the beginning; `speaker` is empty where nobody says who."""

    from_ms: int
    until_ms: int
    speaker: str = ""
    text: str


class Gap(Noun):
    """A stretch of a recording of which nothing was written down."""

    from_ms: int
    until_ms: int


class Coverage(Noun):
    """`covered_ms` of `total_ms` have words; `gaps` are the longer stretches without any."""

    covered_ms: int
    total_ms: int
    gaps: tuple[Gap, ...]

    @property
    def percent(self) -> int:
        """Whole per cent, rounded down."""
        return 100 * self.covered_ms // self.total_ms if self.total_ms else 0


class Transcriber(Protocol):
    """Something installed on this machine that writes speech down. None ships with us; nothing is sent anywhere."""

    def length_ms(self, data: bytes) -> int:
        """The length of the recording."""
        ...

    def transcribe(self, data: bytes) -> Sequence[Segment]:
        """The segments in order of time."""
        ...


#: Silence between two sentences is no gap.
LEAST_GAP_MS = 10_000


def coverage(segments: Sequence[Segment], total_ms: int) -> Coverage:
    """How much of a recording of `total_ms` its segments cover; overlapping ones count once."""
    gaps: list[Gap] = []
    covered, reached = 0, 0
    for one in sorted(segments, key=lambda segment: segment.from_ms):
        start, end = max(0, min(one.from_ms, total_ms)), max(0, min(one.until_ms, total_ms))
        if start - reached >= LEAST_GAP_MS:
            gaps.append(Gap(from_ms=reached, until_ms=start))
        covered += max(0, end - max(start, reached))
        reached = max(reached, end)
    if total_ms - reached >= LEAST_GAP_MS:
        gaps.append(Gap(from_ms=reached, until_ms=total_ms))
    return Coverage(covered_ms=covered, total_ms=total_ms, gaps=tuple(gaps))


def clock(milliseconds: int) -> str:
    """`1:02:03` or `2:03`, as players show it."""
    seconds = milliseconds // 1000
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{left:02d}" if hours else f"{minutes}:{left:02d}"
