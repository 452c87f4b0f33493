"""A schedule worked out from terms: sums as agreed, splits by hand, days that stay on their day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liangqing.base.rates import Per, Rate
from liangqing.case.debt import Debt
from liangqing.case.records import InstalmentRow
from liangqing.case.terms import Fee, Method, Payee, Terms
from liangqing.ledger.schedule import schedule_of, schedule_of_debt

DRAWN_ON = date(2026, 1, 15)


def terms(**told):
    return Terms.model_validate({"method": "instalment", **told})


def yearly(percent):
    return {"percent": percent, "per": "year"}


def totals(schedule):
    return [row.total_fen for row in schedule]


@pytest.mark.parametrize(("periods", "payment_fen"), [(12, 110_016), (24, 59_909)])
def test_c15_twelve_thousand_at_eighteen_percent(periods, payment_fen):
    schedule = schedule_of(terms(rate=yearly("18"), periods=periods), 1_200_000, DRAWN_ON)

    assert totals(schedule)[:-1] == [payment_fen] * (periods - 1)
    assert abs(schedule[-1].total_fen - payment_fen) <= periods  # rounding of each month gathers in the last
    assert sum(row.principal_fen for row in schedule) == 1_200_000
    assert schedule[0].interest_fen == 18_000  # 12,000 × 1.5 %
    # second month: (12,000 − (1,100.16 − 180.00)) × 1.5 % = 11,079.84 × 1.5 % = 166.1976
    if periods == 12:
        assert schedule[1].interest_fen == 16_620


def test_a_payment_without_a_rate_keeps_every_sum():
    # C01: 12,000 in 12 × 1,120.00 is 1.788099 % a month: the first month's interest is 214.57.
    schedule = schedule_of(terms(payment="1120", periods=12), 1_200_000, DRAWN_ON)

    assert totals(schedule) == [112_000] * 12
    assert sum(row.principal_fen for row in schedule) == 1_200_000
    assert schedule[0].interest_fen == 21_457
    assert {row.fee_fen for row in schedule} == {0}


def test_a_rate_with_its_own_payment_splits_by_the_rate():
    # 10,000 at 9 % in 12: 874.51; first interest 75.00
    schedule = schedule_of(terms(rate=yearly("9"), payment="874.51", periods=12), 1_000_000, DRAWN_ON)
    assert totals(schedule) == [87_451] * 12
    assert (schedule[0].interest_fen, schedule[0].principal_fen, schedule[0].fee_fen) == (7_500, 79_951, 0)


def test_a_monthly_fee_stands_in_every_row():
    # C05: bank 9 % and a guarantee fee of 90.00: 964.51 a month
    schedule = schedule_of(terms(rate=yearly("9"), periods=12), 1_000_000, DRAWN_ON, 9_000)
    assert totals(schedule)[:-1] == [96_451] * 11
    assert [row.fee_fen for row in schedule] == [9_000] * 12


def test_a_monthly_fee_is_part_of_the_payment_that_was_told():
    schedule = schedule_of(terms(payment="964.51", periods=12), 1_000_000, DRAWN_ON, 9_000)
    assert totals(schedule) == [96_451] * 12
    assert [row.fee_fen for row in schedule] == [9_000] * 12
    assert schedule[0].interest_fen in (
        7_499,
        7_500,
    )  # the rest is the bank's 9 %, its 874.5148 cut to 874.51


def test_what_the_rate_does_not_explain_is_a_fee_without_a_name():
    schedule = schedule_of(terms(rate=yearly("9"), payment="964.51", periods=12), 1_000_000, DRAWN_ON)
    assert totals(schedule) == [96_451] * 12
    assert (schedule[0].principal_fen, schedule[0].interest_fen, schedule[0].fee_fen) == (
        79_951,
        7_500,
        9_000,
    )


def test_a_rate_that_asks_for_more_than_is_paid_gives_way_to_the_payment():
    # 24 % would cost 945.60 a month; who pays 900.00 pays less than 24 %
    schedule = schedule_of(terms(rate=yearly("24"), payment="900", periods=12), 1_000_000, DRAWN_ON)
    assert totals(schedule) == [90_000] * 12
    assert schedule[0].interest_fen < 20_000


def test_instalments_without_interest_settle_the_last_fen():
    # 10,000 / 3 = 3,333.33…: what is missing to 10,000.00 comes last
    assert totals(schedule_of(terms(payment="3333.33", periods=3), 1_000_000, DRAWN_ON)) == [
        333_333,
        333_333,
        333_334,
    ]
    assert totals(schedule_of(terms(rate=yearly("0"), periods=3), 1_000_000, DRAWN_ON)) == [
        333_333,
        333_333,
        333_334,
    ]


@pytest.mark.parametrize(
    ("told", "fee_fen"),
    [
        ({}, 0),
        ({"periods": 12}, 0),
        ({"payment": "900"}, 0),
        ({"rate": yearly("9")}, 0),
        ({"payment": "800", "periods": 12}, 0),  # 9,600 do not repay 10,000
        ({"payment": "900", "periods": 12}, 10_000),  # nor do 9,600 beside fees of 1,200
        ({"payment": "900", "periods": 12}, 100_000),
    ],
)
def test_terms_that_say_too_little_or_contradict_themselves_give_no_schedule(told, fee_fen):
    assert schedule_of(terms(**told), 1_000_000, DRAWN_ON, fee_fen) == ()


def test_due_days_stay_on_the_last_of_the_month():
    schedule = schedule_of(terms(payment="2600", periods=4), 1_000_000, date(2026, 1, 31))
    assert [row.due_on for row in schedule] == [
        date(2026, 2, 28),
        date(2026, 3, 31),
        date(2026, 4, 30),
        date(2026, 5, 31),
    ]


def test_the_first_due_day_that_was_told_counts():
    schedule = schedule_of(terms(payment="2600", periods=4, first_due_on="2026-03-20"), 1_000_000, DRAWN_ON)
    assert [row.due_on for row in schedule] == [date(2026, 3 + number, 20) for number in range(4)]


def test_the_first_due_day_at_a_short_month_s_end_is_the_same_day_later():
    told = terms(payment="3400", periods=3, first_due_on="2026-02-28")
    assert schedule_of(told, 1_000_000, date(2026, 1, 31))[1].due_on == date(2026, 3, 31)
    assert schedule_of(told, 1_000_000, date(2026, 1, 15))[1].due_on == date(2026, 3, 28)


@given(
    st.integers(1, 50_000_000),
    st.integers(1, 60),
    st.integers(0, 600_000_000),
    st.integers(0, 50_000),
)
def test_any_schedule_repays_the_principal_and_no_part_is_negative(principal_fen, periods, rate_e9, fee_fen):
    told = Terms(method=Method.INSTALMENT, rate=Rate(value_e9=rate_e9, per=Per.YEAR), periods=periods)
    schedule = schedule_of(told, principal_fen, DRAWN_ON, fee_fen)

    assert sum(row.principal_fen for row in schedule) == principal_fen
    assert min(min(row.principal_fen, row.interest_fen) for row in schedule) >= 0
    assert {row.fee_fen for row in schedule} == {fee_fen}
    assert [row.number for row in schedule] == list(range(1, periods + 1))


@given(st.integers(10_000, 50_000_000), st.integers(1, 60), st.integers(0, 100), st.integers(0, 5_000))
def test_any_payment_that_was_told_is_kept_to_the_fen(principal_fen, periods, percent_over, fee_fen):
    payment_fen = -(-principal_fen * (100 + percent_over) // (100 * periods)) + fee_fen
    told = Terms(method=Method.INSTALMENT, payment_fen=payment_fen, periods=periods)
    schedule = schedule_of(told, principal_fen, DRAWN_ON, fee_fen)

    assert sum(row.principal_fen for row in schedule) == principal_fen
    assert totals(schedule) == [payment_fen] * periods


def debt(**facts):
    return Debt.model_validate({"id": "d1", "principal": "10000", "formed_on": DRAWN_ON, **facts})


def test_a_debt_typed_by_hand_has_its_fee_in_every_row():
    fees = [
        {"name": "担保费", "payee": "guarantor", "amount": "90", "monthly": True},
        {"name": "砍头息", "payee": "lender", "amount": "500", "deducted": True},
    ]
    typed = debt(terms={"method": "instalment", "rate": yearly("9"), "periods": 12}, fees=fees)
    assert [row.fee_fen for row in schedule_of_debt(typed)] == [9_000] * 12


def test_a_printed_schedule_is_taken_as_it_is_in_order_of_days():
    rows = [
        InstalmentRow(number=number, due_on=date(2026, number, 1), principal_fen=1, interest_fen=0)
        for number in (3, 1, 2)
    ]
    fee = Fee(name="费", payee=Payee.LENDER, amount_fen=500, monthly=True)
    printed = debt(schedule=tuple(row.model_dump() for row in rows), fees=(fee.model_dump(),))

    assert [row.number for row in schedule_of_debt(printed)] == [1, 2, 3]
    assert {row.fee_fen for row in schedule_of_debt(printed)} == {0}  # what the rows print is all


@pytest.mark.parametrize("absent", ["principal", "formed_on", "terms"])
def test_without_a_basic_fact_there_is_no_schedule(absent):
    told = {"terms": {"method": "instalment", "payment": "900", "periods": 12}, absent: None}
    assert schedule_of_debt(debt(**told)) == ()
