"""Money in and out of one loan, and the three ways to put one yearly figure on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial

from liangqing.base.days import DayCount, add_months
from liangqing.ledger.narrow import around, narrowed
from liangqing.ledger.roots import Answer, Bracket, Certificate, Ground, RateFound, find_rates, none_found

_YEAR_DAYS = 365
_MONTHS = 12
#: Days by which a rest may move a due day: the Spring Festival of 2020 lasted from 24 January to 2 February.
_LONGEST_REST = 10
#: Yearly rates that may lie above the one sought, ascending; beyond the last there is no loan that a person means.
_GUESSES = tuple(10.0**power for power in range(10))


@dataclass(frozen=True)
class LoanFlows:
    """`received_fen` came on `drawn_on`; `payments` are (day, fen) in order of day; how the contract counts days."""

    drawn_on: date
    received_fen: int
    payments: tuple[tuple[date, int], ...]
    day_count: DayCount = DayCount.ACT_365

    def is_monthly(self) -> bool:
        """Payments on the same day of successive months, give or take a day; a longer rest may move some of them."""
        off_days = [
            abs((on - add_months(self.drawn_on, number)).days)
            for number, (on, _) in enumerate(self.payments, start=1)
        ]
        regular = sum(days <= 1 for days in off_days)
        return 2 * regular > len(off_days) and max(off_days) <= _LONGEST_REST


def monthly_rate(received_fen: int, payments_fen: Sequence[int | Fraction]) -> RateFound:
    """The rate a month at which equally spaced payments are worth what was received."""
    flows = [
        (0.0, float(received_fen)),
        *((float(k), -float(fen)) for k, fen in enumerate(payments_fen, start=1)),
    ]
    return find_rates(flows)


def effective_yearly(monthly: float) -> float:
    """Compounded yearly rate of a monthly one (复利口径)."""
    return (1 + monthly) ** _MONTHS - 1


def dated_yearly(flows: Sequence[tuple[date, int | Fraction | float]]) -> RateFound:
    """Effective yearly rate of dated amounts, act/365 from the first day (XIRR)."""
    first_on = min(on for on, _ in flows)
    return find_rates([((on - first_on).days / _YEAR_DAYS, float(fen)) for on, fen in flows])


def simple_daily_rate(flows: LoanFlows) -> RateFound:
    """The simple yearly rate at which the loan is exactly repaid; the balance only rises with the rate."""
    paid_fen = sum(fen for _, fen in flows.payments)
    if paid_fen < flows.received_fen or not flows.payments or flows.received_fen <= 0:
        return none_found(Ground.NO_LOAN)
    if flows.payments[-1][0] <= flows.drawn_on:
        return none_found(Ground.NO_TIME)
    value = partial(_balance_float, flows)
    above = next((rate for rate in _GUESSES if value(rate) >= 0), None)
    if above is None:
        return none_found(Ground.BEYOND)
    zero = narrowed(value, 0.0, above)
    low, high = around(zero.x)
    told = Certificate(
        Ground.RISING,
        sign_changes=1,
        brackets=(Bracket(low, high, crosses=value(low) < 0 < value(high)),),
        evaluations=zero.sums + _GUESSES.index(above) + 3,
    )
    return RateFound(Answer.UNIQUE, (zero.x,), told)


def _balance_float(flows: LoanFlows, yearly: float) -> float:
    principal, interest, since_on = float(flows.received_fen), 0.0, flows.drawn_on
    for on, paid_fen in flows.payments:
        interest += max(principal, 0.0) * yearly * (on - since_on).days / _YEAR_DAYS
        to_interest = min(interest, float(paid_fen))
        interest, principal, since_on = interest - to_interest, principal - (paid_fen - to_interest), on
    return principal + interest
