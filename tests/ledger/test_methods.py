"""Schedules by method: each repays the principal to the fen and costs what its price says."""

from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest

from liangqing.base.days import DayCount, add_months
from liangqing.base.rates import Per, Rate
from liangqing.case.terms import Method, RateStep, Rounding, Terms
from liangqing.ledger.schedule import schedule_of

_DRAWN = date(2026, 1, 15)
_YEARLY_12 = Rate(value_e9=120_000_000, per=Per.YEAR)
_FREE = Rate(value_e9=0, per=Per.YEAR)


def _rows(method, principal_fen=1_200_000, periods=12, rate=_YEARLY_12, **more):
    terms = Terms(method=method, rate=rate, periods=periods, **more)
    return schedule_of(terms, principal_fen, _DRAWN)


@pytest.mark.parametrize("method", [method for method in Method if method is not Method.CARD])
@pytest.mark.parametrize("principal_fen", [1_200_000, 999_999, 7])
def test_every_method_repays_the_principal_to_the_fen(method, principal_fen):
    rows = _rows(method, principal_fen)
    assert sum(row.principal_fen for row in rows) == principal_fen
    assert all(earlier.due_on < later.due_on for earlier, later in pairwise(rows))


def test_equal_principal_costs_interest_on_what_is_left():
    rows = _rows(Method.EQUAL_PRINCIPAL)
    assert [row.principal_fen for row in rows] == [100_000] * 12
    assert [row.interest_fen for row in rows] == [12_000 - 1_000 * number for number in range(12)]


def test_interest_only_repays_with_the_last_row():
    rows = _rows(Method.INTEREST_ONLY)
    assert [row.principal_fen for row in rows] == [0] * 11 + [1_200_000]
    assert {row.interest_fen for row in rows} == {12_000}


def test_a_flat_loan_costs_interest_on_the_first_principal_to_the_end():
    rows = _rows(Method.FLAT, rate=Rate(value_e9=10_000_000, per=Per.MONTH))
    assert {row.total_fen for row in rows} == {112_000}


def test_a_bullet_counts_days():
    (row,) = _rows(Method.BULLET, periods=3, day_count=DayCount.ACT_360)
    assert row.due_on == date(2026, 4, 15)
    assert row.interest_fen == 1_200_000 * 12 * 90 // (100 * 360)


def test_a_bullet_may_name_its_day_only():
    (row,) = _rows(Method.BULLET, periods=None, first_due_on=date(2026, 2, 14))
    assert (row.due_on, row.interest_fen) == (date(2026, 2, 14), 11_836)  # 12,000 yuan × 12 % × 30/365


def test_daily_accrual_counts_each_stretch_at_its_rate():
    free = RateStep(on=_DRAWN, rate=_FREE)
    agreed = RateStep(on=date(2026, 2, 1), rate=_YEARLY_12)
    rows = _rows(Method.DAILY_ACCRUAL, rate_steps=(agreed, free))
    assert rows[0].interest_fen == 5_523  # 14 days of 12 % on 12,000 yuan: 5,523.29 fen


def test_the_payment_is_set_anew_when_a_rate_rises_from_zero():
    agreed = RateStep(on=date(2026, 4, 15), rate=_YEARLY_12)
    rows = _rows(Method.INSTALMENT, rate=_FREE, rate_steps=(agreed,))
    assert [row.total_fen for row in rows[:3]] == [100_000] * 3
    assert [row.interest_fen for row in rows[:3]] == [0, 0, 0]
    assert len({row.total_fen for row in rows[3:11]}) == 1
    left, level = 900_000, rows[3].total_fen
    assert rows[3].interest_fen == 9_000
    assert abs(rows[-1].total_fen - level) <= 9  # the rounding of nine rows
    assert sum(row.principal_fen for row in rows[3:]) == left


def test_rounding_is_a_term():
    half, up, down = (
        _rows(Method.EQUAL_PRINCIPAL, 100_001, 3, rounding=mode)[0].interest_fen
        for mode in (Rounding.HALF_UP, Rounding.UP, Rounding.DOWN)
    )
    exact = Fraction(100_001, 100)
    assert (half, up, down) == (1_000, 1_001, 1_000)
    assert down <= exact <= up


def test_due_days_at_a_months_end_stay_there():
    terms = Terms(method=Method.EQUAL_PRINCIPAL, rate=_YEARLY_12, periods=3)
    rows = schedule_of(terms, 300_000, date(2026, 1, 31))
    assert [row.due_on for row in rows] == [add_months(date(2026, 1, 31), n) for n in (1, 2, 3)]
