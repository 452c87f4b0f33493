"""How many zeros a sum of exponentials has between two points: counted by sign changes, never sampled.

A piece short enough for a Taylor polynomial is written in Bernstein form: as many sign changes as zeros, or some more,
which halving removes (Descartes' rule; Lane and Riesenfeld 1981). So no zero is missed, however long the flow.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

#: (time, amount), by time; the value at x is Σ amount·exp(−time·x).
Terms = Sequence[tuple[float, float]]

#: Terms of the Taylor polynomial, and how far its exponent may run in one piece: the rest is below rounding.
_DEGREE, _REACH = 20, 1.0
#: Rounding of a sum, relative to its parts: a value below it counts as zero. A part below it by far is left out.
NOISE, _NEGLIGIBLE = 4e-15, 1e-22
#: A piece this narrow is not cut again.
_NARROWEST = 1e-8
_CHOOSE = tuple(tuple(math.comb(n, j) for j in range(n + 1)) for n in range(_DEGREE + 1))
#: How often one piece goes through the whole flow.
PASSES_A_PIECE = _DEGREE + 1


@dataclass(frozen=True)
class Interval:
    """One zero lies in it; `crosses`: the value has opposite signs at its ends (else it only touches zero)."""

    low: float
    high: float
    crosses: bool


def sign_changes(values: Sequence[float]) -> int:
    """How often the sign turns; zeros are passed over."""
    return sum(earlier * later < 0 for earlier, later in pairwise(value for value in values if value))


def isolated(terms: Terms, low: float, high: float) -> tuple[list[Interval], int]:
    """Every zero from `low` to `high` in an interval of its own, ascending; and how many pieces were looked through."""
    found: list[Interval] = []
    pieces = 0
    while low < high:
        parts, end = _piece(terms, low, high)
        noise = NOISE * math.fsum(abs(part) for _, part in parts)
        found += _in_piece(_bernstein(parts, end - low), noise, low, end)
        low, pieces = end, pieces + 1
    return found, pieces


def _piece(terms: Terms, low: float, high: float) -> tuple[Terms, float]:
    """The terms that weigh something at `low`, times counted from their centre, and the end of the piece.

    Shifting all times multiplies the value by an exponential and moves no zero.
    """
    largest = max(-time * low for time, _ in terms)
    parts = [(time, amount * math.exp(-time * low - largest)) for time, amount in terms]
    heaviest = max(abs(part) for _, part in parts)
    kept = [(time, part / heaviest) for time, part in parts if abs(part) > _NEGLIGIBLE * heaviest]
    centre = (kept[0][0] + kept[-1][0]) / 2
    reach = max(kept[-1][0] - centre, 0.05)
    return [(time - centre, part) for time, part in kept], min(low + _REACH / reach, high)


def _bernstein(parts: Terms, width: float) -> list[float]:
    """Coefficients over the piece."""
    powers, taylor = [part for _, part in parts], []
    steps = [-time * width for time, _ in parts]
    for degree in range(_DEGREE + 1):
        taylor.append(math.fsum(powers))
        powers = [power * step / (degree + 1) for power, step in zip(powers, steps, strict=True)]
    return [
        math.fsum(_CHOOSE[i][j] / _CHOOSE[_DEGREE][j] * taylor[j] for j in range(i + 1))
        for i in range(_DEGREE + 1)
    ]


def _in_piece(heights: list[float], noise: float, low: float, high: float) -> list[Interval]:
    """None or one where the sign changes say so, else those of its halves; within rounding a height is zero."""
    clear = [height if abs(height) > noise else 0.0 for height in heights]
    changes = sign_changes(clear)
    if changes == 0 and all(clear):
        return []
    if changes == 1 and clear[0] and clear[-1]:
        return [Interval(low, high, crosses=True)]
    if high - low < _NARROWEST or not any(clear):
        return [Interval(low, high, crosses=False)]
    left, right = _halved(heights)
    middle = (low + high) / 2
    return _in_piece(left, noise, low, middle) + _in_piece(right, noise, middle, high)


def _halved(heights: list[float]) -> tuple[list[float], list[float]]:
    """De Casteljau's construction at the middle."""
    left, right, row = [], [], heights
    while row:
        left.append(row[0])
        right.append(row[-1])
        row = [(earlier + later) / 2 for earlier, later in pairwise(row)]
    return left, right[::-1]
