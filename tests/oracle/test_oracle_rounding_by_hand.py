"""Small histories worked out by hand, of loans that round the charge of each day: they pin the oracle itself.

The arithmetic stands beside each figure; the loans stand in by_hand.py.
"""

from datetime import date

import pytest

from tests.oracle.by_hand import (
    FEB_10,
    FEB_20,
    JAN_11,
    JAN_31,
    MAR_1,
    MAR_11,
    accruing,
    check,
    it,
    loan,
)
from tests.oracle.oracle import show


def daily(**changes):
    """200,000 fen at 10 %, act/365: 54.7945 fen a day, each day rounded by itself."""
    rows = [(JAN_31, 100_000, 0, 0), (MAR_1, 100_000, 0, 0)]
    return accruing(**{"principal": 200_000, "instalments": rows, "rounding_point": "day"} | changes)


@pytest.mark.parametrize(
    ("rounding", "by_due", "by_day"),
    [
        ("half_up", 1_644, 1_650),  # 30 * 54.7945 = 1,643.84; 30 * 55
        ("up", 1_644, 1_650),
        ("down", 1_643, 1_620),  # 30 * 54
    ],
)
def test_thirty_days_of_interest(rounding, by_due, by_day):
    check(show(daily(rounding=rounding, rounding_point="due"), [], JAN_31), interest=by_due)
    check(show(daily(rounding=rounding), [], JAN_31), interest=by_day, overdue=100_000 + by_day)


@pytest.mark.parametrize(
    ("principal", "rounding", "interest"),
    [
        (1_825, "half_up", 30),  # 0.5 a day is a fen
        (1_825, "down", 0),
        (1_824, "half_up", 0),  # 0.4997 is none
        (1_824, "up", 30),
        (1, "up", 30),
    ],
)
def test_a_day_of_less_than_a_fen(principal, rounding, interest):
    tiny = daily(principal=principal, rounding=rounding, instalments=[(JAN_31, principal, 0, 0)])
    check(show(tiny, [], JAN_31), principal=principal, interest=interest)


def test_what_is_free_stays_free():
    # 10 days of 55; nothing for a rate of 0, not even rounded up
    check(show(daily(rounding="up"), [it(JAN_11, "rate", e9=0)], JAN_31), interest=550)
    # then 5 %: 27.397 a day, 27; 20 days
    check(show(daily(), [it(JAN_11, "rate", e9=50_000_000)], JAN_31), interest=1_090)
    check(show(daily(penalty_e9=0, rounding="up"), [], MAR_1), penalty=0, days_late=30)


def test_a_prepayment_ends_whole_days():
    # 10 days of 55, 100,000 of principal; 100,000 then bear 27.397 a day, 27: 20 days 540
    early = [it(JAN_11, "prepayment", 100_550)]
    check(show(daily(), early, JAN_11), principal=100_000, interest=0, advance=0, charges_paid=550)
    check(show(daily(), early, JAN_31), principal=100_000, interest=540, overdue=100_540)
    # a fen less than the interest waits
    check(show(daily(), [it(JAN_11, "prepayment", 549)], JAN_11), advance=549, interest=550)


def test_a_day_of_penalty_is_rounded_once_for_all_that_bears_it():
    # 100,600 and 2,600 bear 51.60 a day together, 52 (not 50 and 1): 10 days 520, or 516 rounded at the end
    rows = [(JAN_31, 100_600, 2_600, 0), (MAR_1, 199_400, 2_000, 0)]
    hard = loan(instalments=rows, penalty_on_interest=True)
    check(show(hard, [], FEB_10), penalty=516)
    # the share is no accrual: 10 of 30 days, 666.67
    check(show(hard | {"rounding_point": "day"}, [], FEB_10), penalty=520, interest=3_267)
    # interest paid on 10 February, and 414 of the penalty: 10 days of 50.30, 50, join the 106 that stay
    paid = [it(FEB_10, "payment", 3_014)]
    check(show(hard | {"rounding_point": "day"}, paid, FEB_20), penalty=606, overdue=100_600)
    # compounding: 30 days of 50 are 1,500; then 201,500 * 0.0005 = 100.75, 101: 10 days 1,010
    check(show(loan(penalty_compounds=True, rounding_point="day"), [], MAR_11), penalty=2_510)


def test_grace_keeps_whole_days():
    # 100,100 * 0.0005 = 50.05 a day, 51 rounded up; four days on 4 February
    rows = [(JAN_31, 100_100, 0, 0), (MAR_1, 199_900, 0, 0)]
    mild = loan(instalments=rows, grace_days=3, rounding="up")
    check(show(mild, [], date(2024, 2, 4)), penalty=201)  # 200.20
    mild |= {"rounding_point": "day"}
    check(show(mild, [], date(2024, 2, 3)), penalty=0)
    check(show(mild, [], date(2024, 2, 4)), penalty=204)
    # called on that day: 300,000 bear 150 a day, for 6 days
    check(show(mild, [it(date(2024, 2, 4), "accelerate")], FEB_10), penalty=1_104)


@pytest.mark.parametrize(
    ("drawn_on", "day", "interest"),
    [
        (date(2023, 1, 30), date(2023, 1, 31), 0),  # no day
        (date(2023, 1, 31), date(2023, 2, 1), 56),
        (date(2023, 2, 28), date(2023, 3, 1), 168),  # three days, each rounded (166.67 are 167)
        (date(2024, 2, 29), date(2024, 3, 1), 112),  # two
        (date(2023, 1, 31), date(2023, 3, 1), 1_736),  # 31 days
    ],
)
def test_thirty_360_rounds_the_days_of_the_count(drawn_on, day, interest):
    # 200,000 * 0.1 / 360 = 55.5556 a day, 56
    shape = {"drawn_on": drawn_on, "rates": [(drawn_on, 100_000_000)], "day_count": "30/360"}
    rows = [(date(drawn_on.year, 12, 31), 200_000, 0, 0)]
    check(show(daily(**shape, instalments=rows), [], day), principal=200_000, interest=interest)


def test_a_draw_and_a_capitalisation_bear_from_their_day_on():
    # 10 days of 55; 1,000 more: 55.068, 55. Then 20 days of 55: 1,650; by due 547.95 + 1,101.37 = 1,649.32
    drawn = [it(JAN_11, "draw", 1_000)]
    check(show(daily(), drawn, JAN_31), principal=201_000, interest=1_650)
    check(show(daily(rounding_point="due"), drawn, JAN_31), principal=201_000, interest=1_649)
    # 31 January: 100,000 and 1,650 late, 50 a day at 18 % by 365: 100,000 * 0.18 / 365 = 49.315, 49; 10 days 490.
    # 102,140 joins 100,000 on 10 February: 100,000 bore 27 for 10 days; 202,140 bear 55.38, 55, for 20 days
    done = [it(FEB_10, "capitalise")]
    check(show(daily(), done, FEB_10), principal=202_140, interest=270, penalty=0, overdue=0)
    check(show(daily(), done, MAR_1), principal=202_140, interest=1_370, overdue=203_510)
