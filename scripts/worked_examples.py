"""Worked examples: figures written down by hand before the program existed, beside what the program says today.

The numbers C01 … are those of the project's facts of law; `docs/quality.md` and a test show both columns.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial

from liangqing.assess.price_answers import (
    CapQuestion,
    instalment,
    overdue_charge,
    rate_of_flows,
    rate_of_level,
)
from liangqing.base.days import add_months
from liangqing.base.money import format_yuan, parse_yuan, round_half_up
from liangqing.base.rates import fraction_percent, percent_text
from liangqing.case.borrower import Household
from liangqing.case.debt import LenderType, Purpose
from liangqing.law.book import load_book
from liangqing.law.caps import rate_caps
from liangqing.law.rule import Matter
from liangqing.ledger.annuity import level_payment
from liangqing.ledger.flows import LoanFlows
from liangqing.ledger.kernel import settle_in_order
from liangqing.ledger.measure import measure
from liangqing.plan.capacity import means_of
from liangqing.plan.simulate import pro_rata

AS_OF = date(2026, 11, 22)
CAP = Fraction(24, 100)
#: C02: a twelfth of 10,000 yuan and 150 yuan a month, in fen, not rounded.
FLAT = Fraction(1_000_000, 12) + 15_000


@dataclass(frozen=True)
class Example:
    """`expected` was written by hand; `got` is asked of the program when called."""

    id: str
    asked: str
    expected: str
    got: Callable[[], str]


def _rates(amount: str, payment: Fraction, periods: int, upfront: str = "0") -> str:
    """`nominal / effective` of equal payments, in percent."""
    answer = rate_of_level(
        Fraction(parse_yuan(amount)), payment * 100, periods, Fraction(parse_yuan(upfront))
    )
    return f"{answer.nominal_percent} / {answer.effective_percent}"


def _monthly() -> str:
    answer = rate_of_level(Fraction(1_200_000), Fraction(112_000), 12, Fraction(0))
    return f"{answer.monthly_percent}"


def _dated() -> str:
    first_on = date(2026, 1, 15)
    flows = [(first_on, 1_200_000), *((add_months(first_on, month), -112_000) for month in range(1, 13))]
    return f"{rate_of_flows(flows).effective_percent}"


def _over(received_fen: int, payment_fen: Fraction, cap: Fraction = CAP, periods: int = 12) -> str:
    """Excess of all instalments over a ceiling, from payments that were not rounded."""
    allowed = level_payment(Fraction(received_fen), cap / 12, periods)
    return format_yuan(round_half_up(max(payment_fen - allowed, Fraction(0)) * periods))


def _flat_fee(periods: int) -> str:
    """The flat monthly fee on the first principal that equals 24 % nominal."""
    payment = level_payment(Fraction(1), CAP / 12, periods)
    return fraction_percent(payment - Fraction(1, periods), 6)


def _fee_that_keeps() -> str:
    bank = level_payment(Fraction(1_000_000), Fraction(9, 1200), 12)
    return format_yuan(round_half_up(level_payment(Fraction(1_000_000), CAP / 12, 12) - bank))


def _all_in() -> Fraction:
    """C05: the bank's instalment at 9 %, not rounded, and 90 yuan of guarantee fee, in fen."""
    return level_payment(Fraction(1_000_000), Fraction(9, 1200), 12) + 9_000


def _single() -> str:
    flows = [(date(2026, 3, 1), 1_000_000), (date(2026, 3, 31), -1_035_000)]
    return f"{rate_of_flows(flows).nominal_percent}"


def _membership() -> str:
    payment = level_payment(Fraction(5_000), CAP / 12, 3)
    return f"{rate_of_level(Fraction(500_000), payment * 100, 3, Fraction(19_900)).nominal_percent}"


def _one_payment() -> str:
    return " / ".join(map(format_yuan, settle_in_order(200_000, (30_000, 80_000, 1_000_000))))


def _overdue(daily_of_ten_thousand: int | Fraction) -> str:
    daily = Fraction(daily_of_ten_thousand) / 10_000
    question = CapQuestion(LenderType.BANK, date(2026, 1, 1), None, Purpose.CONSUMER, False)
    answer = overdue_charge(2_000_000, daily, 60, question, load_book(), AS_OF)
    parts = (answer.charged_fen, answer.cap_fen or 0, answer.excess_fen or 0)
    return " / ".join(map(format_yuan, parts))


def _private_caps() -> str:
    days = (date(2021, 3, 1), date(2024, 9, 1), date(2024, 11, 1), date(2025, 6, 1))
    return " / ".join(_private_cap(day) for day in days)


def _private_cap(formed_on: date) -> str:
    book = load_book()
    matter = Matter(lender_type=LenderType.PRIVATE, formed_on=formed_on, accrued_on=formed_on)
    caps = rate_caps(book.rules, book.lpr, matter, None, AS_OF)
    return percent_text(caps.segments[0].value_e9)


def _longer() -> str:
    short = instalment(1_200_000, Fraction(18, 100), 12)
    long = instalment(1_200_000, Fraction(18, 100), 24)
    exact = [level_payment(Fraction(1), Fraction(18, 1200), periods) for periods in (12, 24)]
    parts = (short.payment_fen, long.payment_fen, short.interest_total_fen, long.interest_total_fen)
    return " / ".join([*map(format_yuan, parts), fraction_percent(exact[1] / exact[0], 4)])


def _household() -> str:
    home = Household(income_fen=650_000, living_fen=380_000, dependants_fen=70_000, buffer_e9=100_000_000)
    capacity_fen = means_of(home).capacity_fen
    shares = pro_rata(capacity_fen, (1_200_000, 2_000_000, 800_000))
    return " / ".join(map(format_yuan, (capacity_fen, *shares)))


def _must_not_accuse() -> str:
    drawn_on = date(2026, 1, 15)
    due = tuple((add_months(drawn_on, month), 94_560) for month in range(1, 13))
    return measure(LoanFlows(drawn_on, 1_000_000, due), CAP).verdict.value


EXAMPLES: tuple[Example, ...] = (
    Example("C01", "12,000; 12 × 1,120: monthly rate", "1.788099", _monthly),
    Example("C01", "nominal / effective", "21.4572 / 23.6984", lambda: _rates("12000", Fraction(1120), 12)),
    Example("C01", "dated, from 2026-01-15", "23.8097", _dated),
    Example("C01", "over 24 %", "0.00", lambda: _over(1_200_000, Fraction(112_000))),
    Example("C01", "over 12 %", "645.77", lambda: _over(1_200_000, Fraction(112_000), Fraction(12, 100))),
    Example(
        "C02", "10,000; 12 × (833.33… + 150)", "31.7164 / 36.7583", lambda: _rates("10000", FLAT / 100, 12)
    ),
    Example("C02", "over 24 %, not rounded", "452.85", lambda: _over(1_000_000, FLAT)),
    *(
        Example(
            "C03", f"flat fee that is 24 % nominal, {periods} months", expected, partial(_flat_fee, periods)
        )
        for periods, expected in (
            (3, "1.342134"),
            (6, "1.185915"),
            (12, "1.122626"),
            (24, "1.120443"),
            (36, "1.145507"),
        )
    ),
    Example(
        "C04",
        "1,000 kept back; 12 × 900",
        "35.0742 / 41.2999",
        lambda: _rates("10000", Fraction(900), 12, "1000"),
    ),
    Example("C04", "over 24 %", "587.56", lambda: _over(900_000, Fraction(90_000))),
    Example("C05", "9 % and 90 a month", "27.8886 / 31.7445", lambda: _rates("10000", _all_in() / 100, 12)),
    Example("C05", "over 24 %", "227.03", lambda: _over(1_000_000, _all_in())),
    Example("C05", "largest fee that keeps 24 %", "71.08", _fee_that_keeps),
    Example(
        "C06",
        "36 % against 24 %, over the year",
        "708.30",
        lambda: _over(1_000_000, level_payment(Fraction(1_000_000), Fraction(3, 100), 12)),
    ),
    Example("C07", "5,000; 3 instalments; 199 membership", "49.3664", _membership),
    Example("C08", "10,000 for 30 days: 150 and 200", "42.5833", _single),
    Example(
        "C09",
        "20,000, 60 days, 0.04 % × 1.5: charged / allowed / over",
        "720.00 / 789.04 / 0.00",
        partial(_overdue, 6),
    ),
    Example(
        "C09", "the same at 0.05 % × 1.5", "900.00 / 789.04 / 110.96", partial(_overdue, Fraction(15, 2))
    ),
    Example(
        "C12",
        "private ceilings of 2021-03-01, 2024-09-01, 2024-11-01, 2025-06-01",
        "15.4000 / 13.4000 / 12.4000 / 12.0000",
        _private_caps,
    ),
    Example(
        "C13",
        "2,000 on costs 300, interest 800, principal 10,000",
        "300.00 / 800.00 / 900.00 / 0.00",
        _one_payment,
    ),
    Example(
        "C15",
        "12,000 at 18 %, 12 → 24 months: payments, interest, ratio",
        "1100.16 / 599.09 / 1201.92 / 2378.14 / 54.4547",
        _longer,
    ),
    Example(
        "C24",
        "income 6,500: capacity, then pro rata",
        "1800.00 / 540.00 / 900.00 / 360.00",
        _household,
    ),
    Example("design", "10,000; 12 × 945.60 on the 15th: accused?", "at_cap", _must_not_accuse),
)
