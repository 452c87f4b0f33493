"""Every rate at which a flow of money is worth nothing: one, none, or several, never a guess.

The value of amounts `c_k` at times `t_k` is `f(x) = Σ c_k·exp(−t_k·x)` with `x = ln(1 + rate)`. Between two
neighbouring roots of its derivative such a sum is monotone, and the derivative (after dividing by the first
exponential) has one term less: so all roots are isolated by recursion and bisected inside a bracket
(generalised Descartes rule: at most as many roots as sign changes). Floats serve display only.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

#: ln(1 + rate) is sought between these: rates from −99.999 % to about 5×10^8 % a period.
_LOWEST, _HIGHEST = -11.5, 29.0
_BISECTIONS = 200


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


def find_rates(flows: Sequence[tuple[float, float]]) -> RateFound:
    """`flows` are (time in periods, amount); amounts received and paid have opposite signs."""
    merged: dict[float, float] = {}
    for time, amount in flows:
        merged[time] = merged.get(time, 0.0) + amount
    terms = sorted((time, amount) for time, amount in merged.items() if amount)
    roots = tuple(sorted(math.expm1(x) for x in _zeros(terms)))
    kinds = {0: Answer.NONE, 1: Answer.UNIQUE}
    return RateFound(kinds.get(len(roots), Answer.AMBIGUOUS), roots)


def _zeros(terms: Sequence[tuple[float, float]]) -> list[float]:
    if _sign_changes(terms) == 0:
        return []
    bounds = [_LOWEST, *_turning_points(terms), _HIGHEST]
    found = [
        _bisect(terms, low, high)
        for low, high in pairwise(bounds)
        if _sign(terms, low) * _sign(terms, high) < 0
    ]
    return found + [x for x in bounds[1:-1] if _sign(terms, x) == 0]


def _turning_points(terms: Sequence[tuple[float, float]]) -> list[float]:
    if _sign_changes(terms) == 1:
        return []
    first = terms[0][0]
    slopes = [(time - first, -(time - first) * amount) for time, amount in terms[1:]]
    return sorted(_zeros(slopes))


def _sign_changes(terms: Sequence[tuple[float, float]]) -> int:
    return sum(earlier[1] * later[1] < 0 for earlier, later in pairwise(terms))


def _bisect(terms: Sequence[tuple[float, float]], low: float, high: float) -> float:
    sign_low = _sign(terms, low)
    for _ in range(_BISECTIONS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        sign = _sign(terms, middle)
        if sign == 0:
            return middle
        low, high = (middle, high) if sign == sign_low else (low, middle)
    return (low + high) / 2


def _sign(terms: Sequence[tuple[float, float]], x: float) -> int:
    """The sign of the value; the largest exponent is taken out so that nothing overflows."""
    largest = max(-time * x for time, _ in terms)
    value = math.fsum(amount * math.exp(-time * x - largest) for time, amount in terms)
    return (value > 0) - (value < 0)
