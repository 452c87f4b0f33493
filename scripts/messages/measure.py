"""The message check held against rows of the corpus: what it judged, how sure it was, where its words stand."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp

from liangqing.conduct.messages.features import features
from liangqing.conduct.messages.judge import GATES, judge
from liangqing.conduct.messages.labels import LabelCode, Verdict, verdict_of
from liangqing.conduct.messages.look import look
from liangqing.conduct.messages.model import load_model
from liangqing.conduct.messages.rulebook import load_rulebook
from liangqing.conduct.messages.spans import telling_span
from scripts.messages.figures import Figures, figures
from scripts.messages.rows import Row

Table = Callable[[Sequence[str], Sequence[Sequence[object]]], str]
#: Upper ends of the bands of confidence, in percent.
_BANDS = (60, 80, 90, 97, 101)
_WORST = 10


@dataclass(frozen=True)
class Judged:
    """What was said of a row: labels with places, the verdict, and how sure the first answer was (0 to 1)."""

    row: Row
    codes: frozenset[LabelCode]
    spans: dict[LabelCode, tuple[int, int]]
    sure: float

    @property
    def verdict(self) -> Verdict:
        """The verdict that its labels make."""
        return verdict_of(self.codes)

    @property
    def right(self) -> bool:
        """Whether the verdict is that of the corpus."""
        return self.verdict is self.row.verdict


def judged(row: Row) -> Judged:
    """One row through the check as it is shipped."""
    book, model = load_rulebook(), load_model()
    seen = look(row.text, book)
    held = features(seen, book)
    reading = model.read(held)
    codes = judge(reading.scores, held.named)
    shares = [exp(reading.scores[gate] / 1000) for gate in GATES]
    return Judged(
        row=row,
        codes=frozenset(codes),
        spans={code: telling_span(seen, code, held, reading) for code in codes},
        sure=max(shares) / sum(shares),
    )


def figures_of(held: Sequence[Judged]) -> Figures:
    """F1 and false alarms of what was judged."""
    return figures([one.row for one in held], [one.codes for one in held])


def touching_percent(held: Sequence[Judged]) -> int:
    """How many of the right labels stand where the corpus has them, at least in part."""
    places = [
        (one.spans[code], start, end)
        for one in held
        for code, start, end in one.row.spans
        if code in one.codes
    ]
    return 100 * sum(at[0] < end and start < at[1] for at, start, end in places) // max(1, len(places))


def reliability(held: Sequence[Judged], table: Table) -> str:
    """For each verdict said: how often it was right, by how sure the check was."""
    rows: list[list[object]] = []
    for verdict in Verdict:
        said = [one for one in held if one.verdict is verdict]
        cells, low = list[object](), 0
        for high in _BANDS:
            band = [one for one in said if low <= one.sure * 100 < high]
            cells.append(f"{sum(one.right for one in band)} of {len(band)}" if band else "–")
            low = high
        rows.append([verdict.value, len(said), *cells])
    bands = [f"{low}–{min(high, 100)} %" for low, high in zip((0, *_BANDS), _BANDS, strict=False)]
    return table(["said", "times", *(f"right, sure {band}" for band in bands)], rows)


def worst(held: Sequence[Judged]) -> list[Judged]:
    """The wrong verdicts that were said with most confidence."""
    return sorted((one for one in held if not one.right), key=lambda one: -one.sure)[:_WORST]


def confused(held: Sequence[Judged]) -> Counter[tuple[str, str]]:
    """Wrong verdicts: what it was, what was said."""
    return Counter((one.row.verdict.value, one.verdict.value) for one in held if not one.right)
