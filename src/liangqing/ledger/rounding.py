"""The three ways in which an exact amount becomes whole fen."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from liangqing.case.terms import Rounding
from liangqing.ledger.kernel import downwards, half_up, upwards

#: (numerator, denominator) → whole number; for numbers that are not negative.
ROUND: Mapping[Rounding, Callable[[int, int], int]] = {
    Rounding.HALF_UP: half_up,
    Rounding.UP: upwards,
    Rounding.DOWN: downwards,
}


def round_fen(exact: Fraction, rounding: Rounding) -> int:
    """An exact amount of fen that is not negative → whole fen."""
    return ROUND[rounding](exact.numerator, exact.denominator)
