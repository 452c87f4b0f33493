"""Where a price meets a ceiling: the one place that may say breach.

A breach stands only if there is an excess under both readings of a yearly rate where both apply, and more than half
a fen an instalment; the sign is decided by exact fractions, never by a rate that was found. The lawful loan of
10,000 yuan repaid 12 × 945.60 on the 15th is `at_cap`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from liangqing.base.money import round_half_up
from liangqing.ledger.annuity import annuity_factor, balance_after
from liangqing.ledger.flows import (
    LoanFlows,
    dated_yearly,
    effective_yearly,
    monthly_rate,
    simple_daily_balance,
    simple_daily_rate,
)

#: What rounding to the fen may add to an instalment: a breach is more.
HALF_FEN = Fraction(1, 2)


class Verdict(StrEnum):
    """What the comparison with a ceiling says."""

    BREACH = "breach"
    AT_CAP = "at_cap"
    NONE = "none"


@dataclass(frozen=True)
class Price:
    """Yearly rates for display: `nominal` is the one that is compared with a ceiling, `effective` compounds it."""

    nominal: float | None
    effective: float | None
    monthly: bool


@dataclass(frozen=True)
class Measured:
    """`over_fen`: how much all instalments together pass the ceiling (0 unless a breach)."""

    verdict: Verdict
    over_fen: int


def price_of(flows: LoanFlows) -> Price:
    """Nominal and effective yearly rate of a whole loan; None where there is no single answer.

    A single repayment is told by the day, even if it falls a month after the payout.
    """
    if not flows.payments or flows.received_fen <= 0:
        return Price(None, None, False)
    if flows.is_monthly() and len(flows.payments) > 1:
        rate = monthly_rate(flows.received_fen, [fen for _, fen in flows.payments]).rate
        return Price(
            None if rate is None else 12 * rate, None if rate is None else effective_yearly(rate), True
        )
    signed = [(flows.drawn_on, flows.received_fen), *((on, -fen) for on, fen in flows.payments)]
    return Price(simple_daily_rate(flows).rate, dated_yearly(signed).rate, False)


def measure(flows: LoanFlows, yearly_cap: Fraction) -> Measured:
    """Holds a loan's instalments against one yearly ceiling, exactly."""
    excesses = [_daily_excess(flows, yearly_cap)]
    if flows.is_monthly():
        excesses.insert(0, monthly_excess(flows.received_fen, [fen for _, fen in flows.payments], yearly_cap))
    return _judge(excesses, len(flows.payments))


def measure_undated(
    received_fen: int, payments_fen: Sequence[int | Fraction], yearly_cap: Fraction
) -> Measured:
    """The same for equally spaced monthly payments without dates."""
    return _judge([monthly_excess(received_fen, payments_fen, yearly_cap)], len(payments_fen))


def monthly_excess(
    received_fen: int, payments_fen: Sequence[int | Fraction], yearly_cap: Fraction
) -> Fraction:
    """Excess of each instalment over the ceiling in fen, as if it were the same every month; exact."""
    periodic = yearly_cap / 12
    left = balance_after(Fraction(received_fen), [Fraction(fen) for fen in payments_fen], periodic)
    return -left / annuity_factor(periodic, len(payments_fen))


def _daily_excess(flows: LoanFlows, yearly_cap: Fraction) -> Fraction:
    return -simple_daily_balance(flows, yearly_cap) / len(flows.payments)


def _judge(excesses: list[Fraction], periods: int) -> Measured:
    if all(excess > HALF_FEN for excess in excesses):
        return Measured(Verdict.BREACH, round_half_up(min(excesses) * periods))
    if all(excess < -HALF_FEN for excess in excesses):
        return Measured(Verdict.NONE, 0)
    return Measured(Verdict.AT_CAP, 0)
