"""The shortest stretch of a message that tells a label: where its cues fit, else where the model is pulled most."""

import re
from collections.abc import Iterable, Sequence

from liangqing.conduct.messages.labels import LabelCode
from liangqing.conduct.messages.look import Fit, Seen
from liangqing.conduct.messages.model import Model

_CLAUSE = re.compile(r"[^,。!?;:\n]{1,120}")
_LONGEST_RUN = 3


def telling_span(seen: Seen, code: LabelCode, model: Model) -> tuple[int, int]:
    """The stretch of the original text for a label."""
    fits = [fit for fit in seen.fits if fit.cue.rule == code]
    clauses = [found.span() for found in _CLAUSE.finditer(seen.folded.text)] or [(0, len(seen.folded.text))]
    start, end = (
        _around(_best(fits), clauses) if fits else _most_pulled(seen.folded.text, code, model, clauses)
    )
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


def _most_pulled(
    text: str, code: LabelCode, model: Model, clauses: Sequence[tuple[int, int]]
) -> tuple[int, int]:
    return max(clauses, key=lambda clause: _pull(text[slice(*clause)], code, model))


def _pull(clause: str, code: LabelCode, model: Model) -> int:
    runs = {
        clause[at : at + length]
        for length in range(1, _LONGEST_RUN + 1)
        for at in range(len(clause) - length + 1)
    }
    return sum(model.pull(code, run) for run in runs)
