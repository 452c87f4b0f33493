"""Where a price meets a ceiling: the one place that may say breach. The text is `docs/ledger-price.md`.

A breach stands only if no way of counting that applies explains the price, and by more than half a fen an instalment;
the sign is decided by whole numbers, never by a rate that was found. The lawful loan of 10,000 yuan repaid
12 × 945.60 on the 15th is `at_cap`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from liangqing.base.days import DayCount
from liangqing.base.money import round_half_up
from liangqing.ledger.annuity import annuity_factor, balance_after
from liangqing.ledger.counting import (
    YEAR_PARTS,
    Counting,
    by_contract,
    by_day,
    by_month,
    by_months_and_days,
    regular_days,
    rests_undone,
)
from liangqing.ledger.flows import (
    LoanFlows,
    dated_yearly,
    effective_yearly,
    monthly_rate,
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
    """`over_fen`: how much all instalments together pass the ceiling (0 unless a breach).

    `explained_by`: at the ceiling, a way of counting that keeps it where another does not (None: only rounding).
    """

    verdict: Verdict
    over_fen: int
    explained_by: Counting | None = None


@dataclass(frozen=True)
class _Way:
    """A way of counting applied to one loan: the share of a year before each payment, in parts."""

    counting: Counting
    parts: tuple[int, ...]


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
    """Holds a loan's instalments against one yearly ceiling, exactly. There is at least one payment."""
    usual = tuple(_usual(flows))
    if all(_left(flows, way, yearly_cap, -1) > 0 for way in usual):
        return Measured(Verdict.NONE, 0)
    if all(_left(flows, way, yearly_cap, 1) >= 0 for way in usual):
        return Measured(Verdict.AT_CAP, 0)
    ways = (*usual, *_explaining(flows))
    for way in ways:
        if _left(flows, way, yearly_cap, 1) >= 0:
            return Measured(Verdict.AT_CAP, 0, explained_by=way.counting)
    return Measured(Verdict.BREACH, min(_over_fen(flows, way, yearly_cap) for way in ways))


def measure_undated(
    received_fen: int, payments_fen: Sequence[int | Fraction], yearly_cap: Fraction
) -> Measured:
    """The same for equally spaced monthly payments without dates."""
    excess = monthly_excess(received_fen, payments_fen, yearly_cap)
    if excess > HALF_FEN:
        return Measured(Verdict.BREACH, round_half_up(excess * len(payments_fen)))
    return Measured(Verdict.NONE if excess < -HALF_FEN else Verdict.AT_CAP, 0)


def monthly_excess(
    received_fen: int, payments_fen: Sequence[int | Fraction], yearly_cap: Fraction
) -> Fraction:
    """Excess of each instalment over the ceiling in fen, as if it were the same every month; exact."""
    periodic = yearly_cap / 12
    left = balance_after(received_fen, payments_fen, periodic)
    return -left / annuity_factor(periodic, len(payments_fen))


def simple_daily_balance(flows: LoanFlows, yearly: Fraction) -> Fraction:
    """What is left, in fen, when payments go to simple daily interest (act/365) first; exact.

    Unpaid interest bears none. Negative: more was paid than this rate allows.
    """
    return _balance(flows, _Way(Counting.BY_DAY, by_day(flows)), yearly)


def _usual(flows: LoanFlows) -> Iterator[_Way]:
    """The two that a price is told by."""
    if flows.is_monthly():
        yield _Way(Counting.BY_MONTH, by_month(flows))
    yield _Way(Counting.BY_DAY, by_day(flows))


def _explaining(flows: LoanFlows) -> Iterator[_Way]:
    """Those that only explain."""
    yield from _finer(flows)
    undone = rests_undone(flows)
    if undone != flows:
        yield _Way(Counting.BY_REGULAR_DAYS, by_day(undone))
        yield from (_Way(Counting.BY_REGULAR_DAYS, way.parts) for way in _finer(undone))


def _finer(flows: LoanFlows) -> Iterator[_Way]:
    if flows.day_count is not DayCount.ACT_365:
        yield _Way(Counting.BY_CONTRACT, by_contract(flows))
    for on_day in regular_days(flows):
        yield _Way(Counting.BY_MONTHS_AND_DAYS, by_months_and_days(flows, on_day))


def _over_fen(flows: LoanFlows, way: _Way, yearly_cap: Fraction) -> int:
    if way.counting is not Counting.BY_MONTH:
        return round_half_up(-_balance(flows, way, yearly_cap))
    payments_fen = [fen for _, fen in flows.payments]
    return round_half_up(monthly_excess(flows.received_fen, payments_fen, yearly_cap) * len(payments_fen))


def _balance(flows: LoanFlows, way: _Way, yearly: Fraction) -> Fraction:
    scale = yearly.denominator * YEAR_PARTS
    return Fraction(_left(flows, way, yearly, 0), 2 * scale ** len(flows.payments))


def _left(flows: LoanFlows, way: _Way, yearly: Fraction, half_fen_less: int) -> int:
    """What is left when each payment is so many half fen smaller, times two and the scale to the power of payments.

    Every step multiplies all by one scale, so that no fraction is ever reduced: only the sign is asked for.
    """
    scale, joins = yearly.denominator * YEAR_PARTS, way.counting is Counting.BY_MONTH
    principal, charges, one = 2 * flows.received_fen, 0, 1
    for (_, fen), parts in zip(flows.payments, way.parts, strict=True):
        bearing = max(principal, 0)
        principal, charges, one = principal * scale, charges * scale, one * scale
        charges += bearing * yearly.numerator * parts
        paid = (2 * fen - half_fen_less) * one
        to_charges = charges if joins else min(charges, paid)
        charges, principal = charges - to_charges, principal - (paid - to_charges)
    return principal + charges
