"""Accrual and allocation over plain integers: the only place where interest is worked out.

Accrued money is counted in *units* of 1 / (10^9 × year_days) fen, so that a rate in billionths a year times whole
days stays a whole number. No enums, classes or keyword-only arguments here: the same functions are compiled for
millions of loans.
"""

E9 = 1_000_000_000


def accrue_units(principal_fen: int, yearly_e9: int, days: int) -> int:
    """Simple interest in units: fen × billionths a year × days."""
    return principal_fen * yearly_e9 * days


def units_to_fen(units: int, year_days: int) -> int:
    """Units → fen, rounded half up (units are never negative)."""
    scale = E9 * year_days
    return (2 * units + scale) // (2 * scale)


def allocate(
    payment_fen: int, costs_fen: int, interest_fen: int, principal_fen: int
) -> tuple[int, int, int, int]:
    """Costs, then interest, then principal (Civil Code 561 order); the fourth part is what is left over."""
    to_costs = min(payment_fen, costs_fen)
    to_interest = min(payment_fen - to_costs, interest_fen)
    to_principal = min(payment_fen - to_costs - to_interest, principal_fen)
    return to_costs, to_interest, to_principal, payment_fen - to_costs - to_interest - to_principal


def allocate_principal_first(
    payment_fen: int, costs_fen: int, interest_fen: int, principal_fen: int
) -> tuple[int, int, int, int]:
    """Principal, then costs, then interest: cards from the day that the card rule names."""
    to_principal = min(payment_fen, principal_fen)
    to_costs, to_interest, _, rest = allocate(payment_fen - to_principal, costs_fen, interest_fen, 0)
    return to_costs, to_interest, to_principal, rest
