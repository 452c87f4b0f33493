"""Equal instalments, exact: the payment that a price allows, and the balance that a price leaves."""

from collections.abc import Sequence
from fractions import Fraction


def level_payment(principal: Fraction, periodic_rate: Fraction, periods: int) -> Fraction:
    """The equal payment, unrounded, in the unit of `principal`."""
    if periodic_rate == 0:
        return principal / periods
    return principal * periodic_rate / (1 - (1 + periodic_rate) ** -periods)


def balance_after(
    principal: Fraction | int, payments: Sequence[Fraction | int], periodic_rate: Fraction
) -> Fraction:
    """What is left after equally spaced payments; negative: more was paid than the rate allows.

    All is carried times the rate's denominator to the power of payments, so that no fraction is reduced on the way.
    """
    grown, scale = (1 + periodic_rate).as_integer_ratio()
    balance, one = principal, 1
    for payment in payments:
        one *= scale
        balance = balance * grown - payment * one
    return Fraction(balance) / one


def annuity_factor(periodic_rate: Fraction, periods: int) -> Fraction:
    """The final value of one unit paid each period."""
    if periodic_rate == 0:
        return Fraction(periods)
    return ((1 + periodic_rate) ** periods - 1) / periodic_rate
