"""The one zero of a function between two points at which it has opposite signs."""

from collections.abc import Callable
from dataclasses import dataclass

_STEPS = 200
#: A bracket that is shown reaches so far around a zero, relative to it (and at least so far): the first that is clear.
ASIDE = (1e-11, 1e-9, 1e-7)


@dataclass(frozen=True)
class Zero:
    """`sums`: how often the function was asked for it."""

    x: float
    sums: int


def narrowed(value: Callable[[float], float], low: float, high: float) -> Zero:
    """A straight line between the ends gives the next point; an end that stays counts half (Illinois, 1971)."""
    at_low, at_high, low_stayed, high_stayed = value(low), value(high), False, False
    for sums in range(2, _STEPS):
        if at_low == at_high:
            return Zero(low, sums)
        middle = high - at_high * (high - low) / (at_high - at_low)
        if not low < middle < high:
            return Zero(low if abs(at_low) < abs(at_high) else high, sums)
        at_middle = value(middle)
        if at_middle * at_low > 0:
            low, at_low, at_high = middle, at_middle, at_high / 2 if high_stayed else at_high
            low_stayed, high_stayed = False, True
        else:
            high, at_high, at_low = middle, at_middle, at_low / 2 if low_stayed else at_low
            low_stayed, high_stayed = True, False
    return Zero((low + high) / 2, _STEPS)


def around(x: float, aside: float = ASIDE[0]) -> tuple[float, float]:
    """Two points on either side of a zero."""
    reach = max(aside, abs(x) * aside)
    return x - reach, x + reach
