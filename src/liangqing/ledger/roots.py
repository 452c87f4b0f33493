"""Every rate at which a flow of money is worth nothing: one, none, or several, never a guess.

The value of amounts `c_k` at times `t_k` is `f(x) = Σ c_k·exp(−t_k·x)` with `x = ln(1 + rate)`. With one change of
sign there is one root, and it is bisected. Otherwise the range is cut into pieces short enough for a Taylor polynomial,
and that is written in Bernstein form: as many sign changes as roots, or some more, which halving removes (Descartes'
rule, Lane and Riesenfeld 1981). So no root is missed, however long the flow. Floats serve display only.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

#: ln(1 + rate) is sought between these: from −99.999 % a period to 2×10^19 %: 500 lent and 1,000 due after a week.
_LOWEST, _HIGHEST = -11.5, 40.0
_BISECTIONS = 200
#: Terms of the Taylor polynomial, and how far its exponent may run in one piece: the rest is below rounding.
_DEGREE, _REACH = 20, 1.0
#: Rounding of a sum, relative to its parts: a value below it counts as zero. A part below it by far is left out.
_NOISE, _NEGLIGIBLE = 4e-15, 1e-22
#: A piece this narrow is not cut again; roots nearer to one another than a ten-thousandth of a percent are one.
_NARROWEST, _NEAREST = 1e-8, 1e-6
_CHOOSE = tuple(tuple(math.comb(n, j) for j in range(n + 1)) for n in range(_DEGREE + 1))

_Terms = Sequence[tuple[float, float]]


class Answer(StrEnum):
    """How many rates there are."""

    UNIQUE = "unique"
    NONE = "none"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True)
class RateFound:
    """`roots` are rates a period, ascending; exactly one when `answer` is unique."""

    answer: Answer
    roots: tuple[float, ...]

    @property
    def rate(self) -> float | None:
        """The rate, where there is exactly one."""
        return self.roots[0] if self.answer is Answer.UNIQUE else None


def find_rates(flows: _Terms) -> RateFound:
    """`flows` are (time in periods, amount); amounts received and paid have opposite signs."""
    merged: dict[float, float] = {}
    for time, amount in flows:
        merged[time] = merged.get(time, 0.0) + amount
    terms = sorted((time, amount) for time, amount in merged.items() if amount)
    roots = tuple(sorted(math.expm1(x) for x in _zeros(terms)))
    kinds = {0: Answer.NONE, 1: Answer.UNIQUE}
    return RateFound(kinds.get(len(roots), Answer.AMBIGUOUS), roots)


def _zeros(terms: _Terms) -> list[float]:
    changes = _sign_changes([amount for _, amount in terms])
    if changes == 0:
        return []
    if changes == 1:
        sign_low = _sign(terms, _LOWEST)
        crosses = sign_low * _sign(terms, _HIGHEST) < 0
        return [_bisect(terms, _LOWEST, _HIGHEST, sign_low)] if crosses else []
    found: list[float] = []
    low = _LOWEST
    while low < _HIGHEST:
        parts, high = _piece(terms, low)
        found += _isolated(terms, _bernstein(parts, high - low), low, high)
        low = high
    return _apart(sorted(found))


def _sign_changes(values: Sequence[float]) -> int:
    return sum(earlier * later < 0 for earlier, later in pairwise(value for value in values if value))


def _piece(terms: _Terms, low: float) -> tuple[_Terms, float]:
    """The terms that weigh something at `low`, times counted from their centre, and the end of the piece.

    Shifting all times multiplies the value by an exponential and moves no root.
    """
    largest = max(-time * low for time, _ in terms)
    parts = [(time, amount * math.exp(-time * low - largest)) for time, amount in terms]
    heaviest = max(abs(part) for _, part in parts)
    kept = [(time, part / heaviest) for time, part in parts if abs(part) > _NEGLIGIBLE * heaviest]
    centre = (kept[0][0] + kept[-1][0]) / 2
    reach = max(kept[-1][0] - centre, 0.05)
    return [(time - centre, part) for time, part in kept], min(low + _REACH / reach, _HIGHEST)


def _bernstein(parts: _Terms, width: float) -> list[float]:
    """Coefficients over the piece; those within rounding are set to zero."""
    powers, taylor = [part for _, part in parts], []
    steps = [-time * width for time, _ in parts]
    noise = _NOISE * math.fsum(map(abs, powers))
    for degree in range(_DEGREE + 1):
        taylor.append(math.fsum(powers))
        powers = [power * step / (degree + 1) for power, step in zip(powers, steps, strict=True)]
    rows = (
        math.fsum(_CHOOSE[i][j] / _CHOOSE[_DEGREE][j] * taylor[j] for j in range(i + 1))
        for i in range(_DEGREE + 1)
    )
    return [value if abs(value) > noise else 0.0 for value in rows]


def _isolated(terms: _Terms, heights: list[float], low: float, high: float) -> list[float]:
    """Roots in a piece: none or one where the sign changes say so, else those of its halves."""
    changes = _sign_changes(heights)
    if changes == 0 and heights[0]:
        return []
    if changes == 1 and heights[0] and heights[-1]:
        return [_bisect(terms, low, high, heights[0])]
    if high - low < _NARROWEST or not any(heights):
        return [(low + high) / 2]
    left, right = _halved(heights)
    middle = (low + high) / 2
    return _isolated(terms, left, low, middle) + _isolated(terms, right, middle, high)


def _halved(heights: list[float]) -> tuple[list[float], list[float]]:
    """De Casteljau's construction at the middle."""
    left, right, row = [], [], heights
    while row:
        left.append(row[0])
        right.append(row[-1])
        row = [(earlier + later) / 2 for earlier, later in pairwise(row)]
    return left, right[::-1]


def _bisect(terms: _Terms, low: float, high: float, sign_low: float) -> float:
    """The one root of a piece that begins with the given sign and ends with the other."""
    for _ in range(_BISECTIONS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if _sign(terms, middle) * sign_low > 0 else (low, middle)
    return (low + high) / 2


def _sign(terms: _Terms, x: float) -> int:
    """The sign of the value; the largest exponent is taken out so that nothing overflows."""
    largest = max(-time * x for time, _ in terms)
    value = math.fsum(amount * math.exp(-time * x - largest) for time, amount in terms)
    return (value > 0) - (value < 0)


def _apart(roots: Sequence[float]) -> list[float]:
    """Neighbours that no display tells apart are one root that only touches zero: their middle."""
    groups: list[list[float]] = []
    for root in roots:
        if groups and root - groups[-1][-1] < _NEAREST:
            groups[-1].append(root)
        else:
            groups.append([root])
    return [math.fsum(group) / len(group) for group in groups]
