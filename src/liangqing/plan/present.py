"""Present value: what payments over months are worth today, exactly, rounded once."""

from collections.abc import Sequence
from fractions import Fraction

from liangqing.base.money import round_half_up


def present_value(payments_fen: Sequence[int], yearly: Fraction) -> int:
    """Fen today of `payments_fen` (the first one month from now) at a twelfth of `yearly` a month, half up to fen."""
    keep = 1 / (1 + yearly / 12)
    worth = Fraction(0)
    for amount_fen in reversed(payments_fen):
        worth = (worth + amount_fen) * keep
    return round_half_up(worth)
