"""Ways of counting time between payments, by hand; and what each of them explains of a price at the ceiling."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from liangqing.base.days import DayCount, add_months
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
from liangqing.ledger.flows import LoanFlows
from liangqing.ledger.measure import Verdict, measure

AT_24 = Fraction(24, 100)
MONTH, DAY, DAY_OF_360 = YEAR_PARTS // 12, YEAR_PARTS // 365, YEAR_PARTS // 360
ON = date(2026, 1, 15)


def flows(*days, drawn_on=ON, fen=100, day_count=DayCount.ACT_365, received_fen=100):
    return LoanFlows(drawn_on, received_fen, tuple((on, fen) for on in days), day_count)


def test_a_year_is_parts_of_every_kind():
    assert (12 * MONTH, 365 * DAY, 360 * DAY_OF_360) == (YEAR_PARTS, YEAR_PARTS, YEAR_PARTS)


def test_days_of_the_calendar_and_of_the_contract():
    told = flows(date(2026, 2, 15), date(2026, 3, 15), day_count=DayCount.THIRTY_360)
    assert by_day(told) == (31 * DAY, 28 * DAY)
    assert by_contract(told) == (30 * DAY_OF_360, 30 * DAY_OF_360)
    assert by_month(told) == (MONTH, MONTH)


def test_a_rolled_due_day_is_a_month_and_some_days_and_the_next_one_less():
    told = flows(date(2026, 2, 24), date(2026, 3, 15))  # 15 February 2026 lies in the Spring Festival
    assert by_months_and_days(told, 15) == (MONTH + 9 * DAY, MONTH - 9 * DAY)


def test_a_day_early_is_a_month_less_a_day_once_the_first_is_past():
    told = flows(date(2026, 2, 15), date(2026, 3, 14), date(2026, 4, 15))
    assert by_months_and_days(told, 15) == (MONTH, MONTH - DAY, MONTH + DAY)


def test_month_ends_are_whole_months():
    told = flows(date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30), drawn_on=date(2026, 1, 31))
    assert by_months_and_days(told, 31) == (MONTH, MONTH, MONTH)


def test_to_the_first_payment_whole_months_and_the_days_beyond():
    # 15 January to 5 April: two months (15 March) and 21 days; then months on the fifth
    told = flows(date(2026, 4, 5), date(2026, 5, 5), date(2026, 7, 5))
    assert by_months_and_days(told, 5) == (2 * MONTH + 21 * DAY, MONTH, 2 * MONTH)


def test_two_payments_of_one_month_are_days_apart():
    assert by_months_and_days(flows(date(2026, 2, 15), date(2026, 2, 20)), 15) == (MONTH, 5 * DAY)


def test_days_of_a_contract_of_360_count_as_such():
    told = flows(date(2026, 2, 18), day_count=DayCount.ACT_360)
    assert by_months_and_days(told, 15) == (MONTH + 3 * DAY_OF_360,)


@pytest.mark.parametrize(
    ("drawn_on", "days", "told"),
    [
        (ON, [date(2026, 2, 15), date(2026, 3, 15)], (15,)),
        (ON, [date(2026, 2, 5), date(2026, 3, 5)], (15, 5)),
        (ON, [date(2026, 2, 15), date(2026, 3, 5)], (15,)),  # one each: the payout's own day
        (ON, [date(2026, 2, 7), date(2026, 3, 5)], (15, 5)),  # one each, neither the payout's: the earliest
        (date(2026, 1, 31), [date(2026, 2, 28), date(2026, 3, 31)], (31,)),
        (
            date(2026, 1, 5),
            [date(2026, 2, 28), date(2026, 3, 31)],
            (5, 31),
        ),  # 28 February is the last of its month
    ],
)
def test_the_usual_day(drawn_on, days, told):
    assert regular_days(flows(*days, drawn_on=drawn_on)) == told


@pytest.mark.parametrize(
    ("days", "monthly"),
    [
        ([date(2026, 2, 25), date(2026, 3, 15), date(2026, 4, 15)], True),  # ten days late
        ([date(2026, 2, 26), date(2026, 3, 15), date(2026, 4, 15)], False),  # eleven
        ([date(2026, 2, 15), date(2026, 3, 5), date(2026, 4, 15)], True),  # ten days early
        ([date(2026, 2, 15), date(2026, 3, 4), date(2026, 4, 15)], False),
        ([date(2026, 2, 15), date(2026, 3, 17)], False),  # one of two is not most of them
        ([date(2026, 2, 16), date(2026, 3, 14), date(2026, 4, 17)], True),
        ([date(2026, 2, 17), date(2026, 3, 17), date(2026, 4, 15)], False),
        ([], False),
    ],
)
def test_a_rest_may_move_some_due_days_of_a_monthly_loan(days, monthly):
    assert flows(*days).is_monthly() is monthly


def test_a_rest_undone_counts_an_early_payment_on_its_due_day():
    early = flows(*(date(2026, month, day) for month, day in ((2, 10), (3, 15), (4, 16), (5, 18), (6, 14))))
    assert [on.day for on, _ in rests_undone(early).payments] == [15, 15, 16, 18, 15]


@pytest.mark.parametrize(("paid_on", "counted_on"), [(14, 15), (13, 13), (15, 15)])
def test_where_no_month_is_kept_only_one_day_is_undone(paid_on, counted_on):
    single = flows(date(2026, 4, paid_on))
    assert [on.day for on, _ in rests_undone(single).payments] == [counted_on]


def test_the_last_of_a_shorter_month_is_the_payout_s_day_too():
    single = flows(date(2026, 4, 29), drawn_on=date(2026, 1, 31))
    assert [on.day for on, _ in rests_undone(single).payments] == [30]


# --- What each explains -----------------------------------------------------------------------------------------------


def at_24(*paid, drawn_on=ON, received_fen=1_000_000, day_count=DayCount.ACT_365):
    told = measure(LoanFlows(drawn_on, received_fen, paid, day_count), AT_24)
    return told.verdict, told.explained_by


def rolled(days_late, fen=94_560, drawn_on=ON):
    """12 × 945.60 on 10,000; the second due day so many days later."""
    days = [add_months(drawn_on, number) for number in range(1, 13)]
    days[1] += timedelta(days=days_late)
    return tuple((on, fen) for on in days)


@pytest.mark.parametrize("days_late", [0, 1, 2, 8, 9, 10])
def test_a_due_day_that_is_rolled_over_a_long_holiday_accuses_nobody(days_late):
    verdict, _ = at_24(*rolled(days_late))
    assert verdict is Verdict.AT_CAP


@pytest.mark.parametrize("days_early", [1, 2, 8])
def test_nor_does_one_that_is_moved_before_it(days_early):
    assert at_24(*rolled(-days_early)) == (Verdict.AT_CAP, Counting.BY_MONTH)


def test_what_is_charged_beside_the_roll_is_found():
    """9 days' interest on what is open, 9,254.40 × 24 % × 9/365 = 54.77, charged and not taken off the next time."""
    paid = list(rolled(9))
    paid[1] = (paid[1][0], 94_560 + 5_477)
    assert at_24(*paid) == (Verdict.BREACH, None)


def test_interest_that_runs_over_the_roll_and_is_taken_off_the_next_is_explained():
    """Interest only: 200.00 a month; 9 days more are 59.18, and the next month has so much less."""
    amounts = [20_000, 25_918, 14_082, 1_020_000]
    days = [date(2026, 2, 15), date(2026, 3, 24), date(2026, 4, 15), date(2026, 5, 15)]
    told = at_24(*zip(days, amounts, strict=True))
    assert told == (Verdict.AT_CAP, Counting.BY_MONTHS_AND_DAYS)


def test_a_quarter_at_six_percent_is_24_percent_though_it_had_89_days():
    # 10,000 × 24 % × 89/365 = 585.21 by the day
    told = at_24((date(2026, 4, 30), 1_060_000), drawn_on=date(2026, 1, 31))
    assert told == (Verdict.AT_CAP, Counting.BY_MONTHS_AND_DAYS)
    assert at_24((date(2026, 4, 30), 1_060_001), drawn_on=date(2026, 1, 31)) == (Verdict.BREACH, None)


def test_a_day_before_a_quarter_s_end_is_undone():
    told = at_24((date(2026, 4, 29), 1_060_000), drawn_on=date(2026, 1, 31))
    assert told == (Verdict.AT_CAP, Counting.BY_REGULAR_DAYS)


def test_a_loan_that_is_due_on_the_fifth_counts_its_first_days_and_then_months():
    """Paid out on the 15th: 21 days, 10,000 × 24 % × 21/365 = 138.08; then 200.00 a month."""
    paid = (
        (date(2026, 2, 5), 13_808),
        (date(2026, 3, 5), 20_000),
        (date(2026, 4, 5), 20_000),
        (date(2026, 5, 5), 1_020_000),
    )
    assert at_24(*paid) == (Verdict.AT_CAP, Counting.BY_MONTHS_AND_DAYS)


@pytest.mark.parametrize(
    ("day_count", "told"),
    [
        (DayCount.ACT_365, (Verdict.BREACH, None)),
        (DayCount.ACT_360, (Verdict.AT_CAP, Counting.BY_CONTRACT)),
        (DayCount.THIRTY_360, (Verdict.BREACH, None)),
    ],
)
def test_only_a_contract_that_counts_360_days_is_held_against_them(day_count, told):
    """160 days: 10,000 × 24 % × 160/360 = 1,066.67; of 365 days it would be 1,052.05; 30/360 counts 159 days."""
    assert at_24((date(2026, 6, 24), 1_106_667), day_count=day_count) == told


def test_one_fen_and_a_half_beyond_the_contract_s_own_count_is_found():
    assert at_24((date(2026, 6, 24), 1_106_668), day_count=DayCount.ACT_360) == (Verdict.BREACH, None)


def test_a_contract_of_months_of_thirty_days():
    # 30E/360 from 29 January to 1 March: 32 days, 10,000 × 24 % × 32/360 = 213.33; by the day 31/365 = 203.84
    drawn_on = date(2026, 1, 29)
    paid = (date(2026, 3, 1), 1_021_333)
    assert at_24(paid, drawn_on=drawn_on, day_count=DayCount.THIRTY_360) == (
        Verdict.AT_CAP,
        Counting.BY_CONTRACT,
    )
    assert at_24(paid, drawn_on=drawn_on) == (Verdict.BREACH, None)


def test_rounding_alone_needs_no_explaining():
    # 45 days: 10,000 × 24 % × 45/365 = 295.89
    assert at_24((date(2026, 3, 1), 1_029_589)) == (Verdict.AT_CAP, None)


def test_what_only_explains_never_takes_the_room_that_the_usual_ways_see():
    """By the day 295.89 would be lawful, by months and days 2 % + 14 days = 292.05: still nothing stands out."""
    assert at_24((date(2026, 3, 1), 1_029_500)) == (Verdict.NONE, None)


def test_an_early_payment_is_counted_on_its_due_day_by_the_calendar_too():
    """A summer quarter has 92 days, 10,000 × 24 % × 92/365 = 604.93, paid a day early; months allow 600.00."""
    told = at_24((date(2026, 10, 14), 1_060_493), drawn_on=date(2026, 7, 15))
    assert told == (Verdict.AT_CAP, Counting.BY_REGULAR_DAYS)
    assert at_24((date(2026, 10, 13), 1_060_493), drawn_on=date(2026, 7, 15)) == (Verdict.BREACH, None)


def test_the_long_months_of_summer_are_explained_by_the_day():
    days = [date(2026, month, 1) for month in (8, 9, 10)]
    told = at_24(*((on, 346_900) for on in days), drawn_on=date(2026, 7, 1))
    assert told == (Verdict.AT_CAP, Counting.BY_DAY)
