"""Equal instalments, exact: the payment that a price allows, and the balance that a price leaves."""

from collections.abc import Sequence
from fractions import Fraction


def level_payment(principal: Fraction, periodic_rate: Fraction, periods: int) -> Fraction:
    """The equal payment, unrounded, in the unit of `principal`."""
    if periodic_rate == 0:
        return principal / periods
    return principal * periodic_rate / (1 - (1 + periodic_rate) ** -periods)


def balance_after(principal: Fraction, payments: Sequence[Fraction], periodic_rate: Fraction) -> Fraction:
    """What is left after equally spaced payments; negative: more was paid than the rate allows."""
    balance = principal
    for payment in payments:
        balance = balance * (1 + periodic_rate) - payment
    return balance


def annuity_factor(periodic_rate: Fraction, periods: int) -> Fraction:
    """The final value of one unit paid each period."""
    if periodic_rate == 0:
        return Fraction(periods)
    return ((1 + periodic_rate) ** periods - 1) / periodic_rate
