"""Calendar arithmetic: month ends, day counts, rest days, and days that nobody can mean."""

from calendar import monthrange
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from liangqing.base.days import (
    SHANGHAI,
    Day,
    DayCount,
    DueDay,
    Moment,
    WorkCalendar,
    add_months,
    add_years,
    from_epoch_ms,
    month_days,
    our_deadline,
    speak_date,
    speak_near_date,
    their_deadline,
)

#: A made-up year 2026: off on 10-01 to 10-03, working on Sunday 10-11; nothing announced for 2027.
CALENDAR = WorkCalendar(
    off=frozenset({date(2026, 10, 1), date(2026, 10, 2), date(2026, 10, 3)}),
    make_up=frozenset({date(2026, 10, 11)}),
    announced_years=frozenset({2026}),
    fixed=((1, 1), (5, 1)),
)


@pytest.mark.parametrize(
    ("start_on", "months", "anchor", "expected"),
    [
        (date(2026, 1, 31), 1, None, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, None, date(2028, 2, 29)),
        (date(2026, 1, 31), 3, None, date(2026, 4, 30)),
        (date(2026, 2, 28), 1, 31, date(2026, 3, 31)),  # "due on the 31st" stays there
        (date(2026, 11, 30), 3, None, date(2027, 2, 28)),
        (date(2026, 1, 15), 0, 20, date(2026, 1, 20)),
        (date(2026, 1, 15), -2, None, date(2025, 11, 15)),
    ],
)
def test_the_corresponding_day_of_a_later_month(start_on, months, anchor, expected):
    assert add_months(start_on, months, anchor) == expected


def test_a_leap_day_ends_on_the_28th_in_a_common_year():
    assert add_years(date(2024, 2, 29), 3) == date(2027, 2, 28)
    assert add_years(date(2024, 2, 29), 4) == date(2028, 2, 29)


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(0, 400))
def test_adding_months_never_skips_a_month(start_on, months):
    later = add_months(start_on, months)
    assert (later.year - start_on.year) * 12 + later.month - start_on.month == months
    assert later.day <= start_on.day


@pytest.mark.parametrize(
    ("count", "start_on", "end_on", "days"),
    [
        (DayCount.ACT_365, date(2026, 1, 15), date(2027, 1, 15), 365),
        (DayCount.ACT_365, date(2027, 12, 15), date(2028, 12, 15), 366),
        (DayCount.ACT_360, date(2026, 2, 1), date(2026, 3, 1), 28),
        (DayCount.THIRTY_360, date(2026, 2, 1), date(2026, 3, 1), 30),
        (DayCount.THIRTY_360, date(2026, 1, 31), date(2026, 3, 31), 60),
        (DayCount.THIRTY_360, date(2026, 1, 15), date(2026, 1, 31), 15),  # a 31st counts as a 30th
        (DayCount.THIRTY_360, date(2026, 1, 31), date(2026, 3, 15), 45),  # a 31st begins as a 30th
        (DayCount.THIRTY_360, date(2026, 11, 15), date(2028, 2, 15), 450),
    ],
)
def test_days_that_bear_interest(count, start_on, end_on, days):
    assert count.days(start_on, end_on) == days


def test_denominators():
    assert [count.year_days for count in DayCount] == [365, 360, 360]


def test_rest_days_and_make_up_days():
    assert CALENDAR.is_rest_day(date(2026, 10, 1))
    assert CALENDAR.is_rest_day(date(2026, 10, 10))  # a Saturday
    assert not CALENDAR.is_rest_day(date(2026, 10, 11))  # a Sunday made up for
    assert CALENDAR.roll(date(2026, 10, 1)) == date(2026, 10, 5)  # 10-04 is a Sunday
    assert CALENDAR.roll(date(2026, 10, 10)) == date(2026, 10, 11)


def test_a_day_we_must_keep_in_a_year_not_announced_stays_early():
    told = our_deadline(date(2027, 1, 2), CALENDAR)  # a Saturday; Monday is 2027-01-04
    assert (told.due_on, told.possibly_on, told.rolled) == (date(2027, 1, 2), date(2027, 1, 4), False)
    assert told.warning is not None
    assert "2027" in told.warning


def test_a_day_after_which_they_lose_a_right_is_told_late():
    told = their_deadline(date(2027, 1, 1), CALENDAR)  # a fixed day off, then Saturday and Sunday
    assert (told.due_on, told.raw_on, told.rolled) == (date(2027, 1, 4), date(2027, 1, 1), True)
    assert told.warning is not None


def test_in_an_announced_year_both_roll_without_a_warning():
    raw_on = date(2026, 10, 3)
    assert our_deadline(raw_on, CALENDAR) == their_deadline(raw_on, CALENDAR)
    assert our_deadline(raw_on, CALENDAR).warning is None
    assert our_deadline(raw_on, CALENDAR).due_on == date(2026, 10, 5)


def test_days_as_people_read_them():
    assert speak_date(date(2026, 11, 25)) == "2026年11月25日(周三)"
    assert speak_near_date(date(2026, 11, 22)) == "11月22日(周日)"


def test_phone_backups_count_utc_and_we_tell_shanghai_time():
    # 1767225600000 ms is 2026-01-01 00:00 UTC.
    assert from_epoch_ms(1767225600000) == datetime(2026, 1, 1, 8, 0, tzinfo=SHANGHAI)
    assert from_epoch_ms(1767225600999) == from_epoch_ms(1767225600000)


@pytest.mark.parametrize("text", ["1949-12-31", "0001-01-01", "2151-01-01", "9999-12-31"])
def test_a_day_that_cannot_be_meant_is_refused(text):
    with pytest.raises(ValidationError, match="离得太远"):
        TypeAdapter(Day).validate_python(text)
    with pytest.raises(ValidationError, match="离得太远"):
        TypeAdapter(Moment).validate_python(f"{text}T12:00:00+08:00")


def test_days_at_the_edges_are_taken():
    assert TypeAdapter(Day).validate_python("1950-01-01") == date(1950, 1, 1)
    assert TypeAdapter(Day).validate_python("2150-12-31") == date(2150, 12, 31)


def test_the_due_day_of_a_long_term_may_lie_later():
    assert TypeAdapter(DueDay).validate_python("2190-12-31") == date(2190, 12, 31)
    with pytest.raises(ValidationError, match="2191年离得太远"):
        TypeAdapter(DueDay).validate_python("2191-01-01")


def test_every_month_has_its_days():
    for year in range(1899, 2201):
        for month in range(1, 13):
            assert month_days(year, month) == monthrange(year, month)[1]
