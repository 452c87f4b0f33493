"""On the very edge of a ceiling: half a fen, exactly; what is told of a price; and how a simple rate is found."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liangqing.base.days import DayCount, add_months
from liangqing.ledger.counting import Counting
from liangqing.ledger.flows import LoanFlows, simple_daily_rate
from liangqing.ledger.measure import (
    Measured,
    Price,
    Verdict,
    measure,
    measure_undated,
    price_of,
    simple_daily_balance,
)
from liangqing.ledger.roots import Answer, Ground

ON = date(2026, 1, 15)
HALF = Fraction(1, 2)
NONE, AT_CAP = Measured(Verdict.NONE, 0), Measured(Verdict.AT_CAP, 0)


def single(fen, days=365, received_fen=1_001, day_count=DayCount.ACT_365):
    return LoanFlows(ON, received_fen, ((ON + timedelta(days=days), fen),), day_count)


@pytest.mark.parametrize(
    ("fen", "told"),
    [(1_500, NONE), (1_501, AT_CAP), (1_502, AT_CAP), (1_503, Measured(Verdict.BREACH, 2))],
)
def test_half_a_fen_on_either_side_is_rounding(fen, told):
    """10.01 for 365 days at 50 %: 15.015. The excess of the last, 1.5 fen, is told as 2."""
    assert measure(single(fen), HALF) == told


def test_less_than_a_whole_fen_of_room_is_room_already():
    """10.01 for a year at 70 %: 17.017. 17.01 leaves seven tenths of a fen."""
    assert measure(single(1_701), Fraction(7, 10)) == NONE


@pytest.mark.parametrize(
    ("fen", "told"),
    [(1_502, Measured(Verdict.AT_CAP, 0, Counting.BY_CONTRACT)), (1_503, Measured(Verdict.BREACH, 2))],
)
def test_so_it_is_by_a_way_that_only_explains(fen, told):
    """360 days of a contract's 360: 15.015 again; of 365 it would be 14.95."""
    assert measure(single(fen, days=360, day_count=DayCount.ACT_360), HALF) == told


@pytest.mark.parametrize(
    ("fen", "told"),
    [(99, NONE), (100, AT_CAP), (101, AT_CAP), (102, Measured(Verdict.BREACH, 3))],
)
def test_and_without_dates(fen, told):
    """2.01 in two parts without any interest: 1.005 each; twice 1.5 fen above."""
    assert measure_undated(201, [fen, fen], Fraction(0)) == told


def test_the_smallest_excess_of_all_ways_is_told():
    """By the day 45 days of 10,000 at 24 % are 295.89, by months and days 292.05: of 320.00 24.11 are above."""
    flows = LoanFlows(ON, 1_000_000, ((date(2026, 3, 1), 1_032_000),))
    assert measure(flows, Fraction(24, 100)) == Measured(Verdict.BREACH, 2_411)


def test_what_was_overpaid_early_bears_no_interest_for_the_borrower():
    """1,000.00 repaid with 1,200.00 after 100 days and 50.00 after 200, at 36.5 %.

    By the day 1,100.00 were due, by three months and ten days 1,101.25: 98.75 above, and then the 50.00.
    """
    paid = ((ON + timedelta(days=100), 120_000), (ON + timedelta(days=200), 5_000))
    assert measure(LoanFlows(ON, 100_000, paid), Fraction(365, 1000)).over_fen == 14_875


# --- What is told of a price ------------------------------------------------------------------------------------------

NOTHING = Price(None, None, False)


def monthly(received_fen, *fens):
    return LoanFlows(
        ON, received_fen, tuple((add_months(ON, number), fen) for number, fen in enumerate(fens, 1))
    )


@pytest.mark.parametrize(
    "flows", [LoanFlows(ON, 100, ()), monthly(0, 50, 50), monthly(-1, 50), single(5, received_fen=0)]
)
def test_a_price_needs_money_out_and_money_back(flows):
    assert price_of(flows) == NOTHING


def test_a_loan_of_a_fen_has_a_price():
    assert price_of(single(2, received_fen=1)).nominal == pytest.approx(1.0, abs=1e-9)


def test_two_monthly_payments_are_told_by_the_month():
    # 210 × 1.1 = 231; − 121 = 110; × 1.1 = 121
    told = price_of(monthly(21_000, 12_100, 12_100))
    assert told.monthly
    assert told.nominal == pytest.approx(1.2, abs=1e-9)
    assert told.effective == pytest.approx(1.1**12 - 1, rel=1e-9)


def test_a_single_payment_is_told_by_the_day():
    """10 % in 73 days is 50 % simple, and 1.1^5 − 1 compounded."""
    told = price_of(single(11_000, days=73, received_fen=10_000))
    assert told.nominal == pytest.approx(0.5, abs=1e-12)
    assert told.effective == pytest.approx(1.1**5 - 1, abs=1e-12)
    assert told.monthly is False


def test_a_month_alone_is_told_by_the_day_too():
    assert price_of(monthly(10_000, 11_000)).monthly is False


def test_monthly_payments_that_are_all_nothing_have_no_rate():
    assert price_of(monthly(10_000, 0, 0)) == Price(None, None, True)


# --- The simple rate --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "flows",
    [
        LoanFlows(ON, 100, ()),
        LoanFlows(ON, 0, ()),
        single(5, received_fen=0),
        single(5, received_fen=-5),
        single(4, received_fen=5),
    ],
)
def test_without_a_loan_there_is_no_simple_rate(flows):
    found = simple_daily_rate(flows)
    assert (found.answer, found.certificate.ground) == (Answer.NONE, Ground.NO_LOAN)


def test_a_simple_rate_may_be_too_large_to_be_meant():
    """A fen, and ten thousand yuan the next day: 365 million per one a year."""
    found = simple_daily_rate(single(1_000_001, days=1, received_fen=1))
    assert found.rate == pytest.approx(365_000_000, rel=1e-9)
    found = simple_daily_rate(single(10_000_001, days=1, received_fen=1))
    assert (found.answer, found.certificate.ground) == (Answer.NONE, Ground.BEYOND)


@pytest.mark.parametrize("fen", [100, 200])
def test_what_comes_back_on_the_day_itself_has_no_rate(fen):
    found = simple_daily_rate(LoanFlows(ON, 100, ((ON, fen),)))
    assert (found.answer, found.certificate.ground) == (Answer.NONE, Ground.NO_TIME)


def test_a_day_later_it_has_one():
    assert simple_daily_rate(single(200, days=1, received_fen=100)).rate == pytest.approx(365, rel=1e-12)


def test_a_loan_of_one_fen_has_a_simple_rate():
    assert simple_daily_rate(single(2, received_fen=1)).rate == pytest.approx(1.0, abs=1e-9)


def test_the_simple_rate_comes_with_its_certificate():
    found = simple_daily_rate(single(11_000, days=73, received_fen=10_000))
    (bracket,) = found.certificate.brackets
    assert (found.certificate.ground, found.certificate.sign_changes, bracket.crosses) == (
        Ground.RISING,
        1,
        True,
    )
    assert bracket.low < found.roots[0] < bracket.high
    assert bracket.high - bracket.low < 1e-9
    # a first guess above, both ends, the point between them, and the two ends of the bracket
    assert found.certificate.evaluations == 6
    dearer = simple_daily_rate(single(20_000, days=73, received_fen=10_000))  # 500 %: one guess more
    assert dearer.certificate.evaluations == 7


def test_free_money_is_nothing_a_year_and_its_bracket_reaches_below():
    found = simple_daily_rate(single(10_000, days=73, received_fen=10_000))
    (bracket,) = found.certificate.brackets
    assert found.rate == 0
    assert bracket.low < 0 < bracket.high
    assert bracket.crosses


#: No rate above is meant.
DEAREST = Fraction(10**9)


@settings(max_examples=100)
@given(
    st.integers(100_000, 10_000_000),
    st.lists(st.tuples(st.integers(1, 200), st.integers(1, 120)), min_size=1, max_size=8),
)
def test_at_the_simple_rate_nothing_is_left(received_fen, steps):
    """Small first payments leave interest unpaid, large ones repay too much before the end: still exactly nothing."""
    on, payments = ON, []
    for days, percent in steps:
        on += timedelta(days=days)
        payments.append((on, received_fen * percent // 100))
    flows = LoanFlows(ON, received_fen, tuple(payments))
    paid_fen = sum(fen for _, fen in payments)
    found = simple_daily_rate(flows)
    assert (found.rate is None) == (paid_fen < received_fen or simple_daily_balance(flows, DEAREST) < 0)
    if found.rate is not None:
        assert abs(simple_daily_balance(flows, Fraction(found.rate))) < Fraction(paid_fen, 10**9)


@pytest.mark.parametrize(("days", "rate"), [(365, 1.0), (365, 10.0), (730, 0.5)])
def test_a_rate_that_is_one_of_the_guesses_is_found_as_well(days, rate):
    fen = round(10_000 * (1 + rate * days / 365))
    assert simple_daily_rate(single(fen, days=days, received_fen=10_000)).rate == pytest.approx(
        rate, rel=1e-12
    )
