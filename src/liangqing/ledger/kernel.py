"""Accrual, rounding and allocation over plain integers: the only place where interest is worked out.

Accrued money is counted in *units* of 1 / (10^9 × year_days) fen, so that a rate in billionths a year times whole
days stays a whole number. No enums, classes or keyword-only arguments here: the same functions are compiled for
millions of loans.
"""

E9 = 1_000_000_000


def accrue_units(principal_fen: int, yearly_e9: int, days: int) -> int:
    """Simple interest in units: fen × billionths a year × days."""
    return principal_fen * yearly_e9 * days


def half_up(numerator: int, denominator: int) -> int:
    """The nearest whole number, halves up; for numbers that are not negative."""
    return (2 * numerator + denominator) // (2 * denominator)


def upwards(numerator: int, denominator: int) -> int:
    """The next whole number up."""
    return -(-numerator // denominator)


def downwards(numerator: int, denominator: int) -> int:
    """The next whole number down."""
    return numerator // denominator


def units_to_fen(units: int, year_days: int) -> int:
    """Units → fen, rounded half up (units are never negative)."""
    return half_up(units, E9 * year_days)


def settle_in_order(payment_fen: int, open_fen: tuple[int, ...]) -> tuple[int, ...]:
    """What each part receives, in the order in which the parts are given; the last number is what is left over."""
    left_fen = payment_fen
    parts = []
    for part_fen in open_fen:
        taken_fen = min(left_fen, part_fen)
        parts.append(taken_fen)
        left_fen -= taken_fen
    parts.append(left_fen)
    return tuple(parts)
