"""The shortest passage of a message that tells a label: where its cues fit, else what speaks most for it."""

from collections.abc import Iterable, Sequence

from liangqing.conduct.messages.clauses import MARKS, clause_places
from liangqing.conduct.messages.features import Features
from liangqing.conduct.messages.judge import NEAR
from liangqing.conduct.messages.labels import LabelCode
from liangqing.conduct.messages.look import Fit, Seen
from liangqing.conduct.messages.model import Reading


def telling_span(seen: Seen, code: LabelCode, held: Features, reading: Reading) -> tuple[int, int]:
    """The passage of the original text for a label."""
    fits = [fit for fit in seen.fits if fit.cue.rule == code]
    text = seen.folded.text
    start, end = _around(_best(fits), clause_places(text)) if fits else _loudest(code, held, reading)
    end = start + len(text[start:end].rstrip(MARKS))
    return seen.folded.span(start, end) if end > start else (0, 0)


def _best(fits: Sequence[Fit]) -> Fit:
    """The fit that most others touch; of these the shortest, then the first."""
    return min(fits, key=lambda fit: (-_touching(fit, fits), fit.end - fit.start, fit.start))


def _touching(one: Fit, fits: Iterable[Fit]) -> int:
    return sum(one.start < other.end and other.start < one.end for other in fits)


def _around(fit: Fit, clauses: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """From the head of the clause in which it begins to the end of the one in which it ends."""
    touched = [clause for clause in clauses if clause[0] < fit.end and fit.start < clause[1]]
    return (touched[0][0], touched[-1][1]) if touched else (fit.start, fit.end)


def _loudest(code: LabelCode, held: Features, reading: Reading) -> tuple[int, int]:
    at = NEAR.index(code)
    loudest = max(range(len(reading.near)), key=lambda number: reading.near[number][at])
    return held.passages[loudest].start, held.passages[loudest].end
