"""Legal periods: the first day is not counted, rest days roll, and years without a holiday notice say so."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liangqing.base.days import add_months, add_years, our_deadline, their_deadline
from liangqing.base.errors import InputUnusable
from liangqing.law.load import load_rules
from liangqing.law.periods import deadline, deadline_kinds, kind_of
from liangqing.law.tables import calendar_with, load_calendar, parse_holidays
from tests.law.made import rule

RULES, CALENDAR = load_rules(), load_calendar()
NEXT_YEAR = """
[2027]
source = "试验用的通知"
off = ["2027-01-01/2027-01-03", "2027-10-01/2027-10-07"]
make_up = [2027-10-09]
"""
DAYS = st.dates(date(2015, 9, 1), date(2035, 12, 31))
ONE_DAY = timedelta(days=1)


def last_day(kind, received_on, calendar=CALENDAR):
    return deadline(RULES, kind, received_on, calendar)[0]


@pytest.mark.parametrize(
    ("received_on", "due_on"),
    [
        (date(2026, 11, 20), date(2026, 12, 7)),
        (date(2026, 11, 21), date(2026, 12, 7)),
        (date(2026, 11, 22), date(2026, 12, 7)),
        (date(2026, 11, 23), date(2026, 12, 8)),
        (date(2026, 2, 1), date(2026, 2, 24)),
        (date(2026, 1, 30), date(2026, 2, 14)),
        (date(2026, 9, 25), date(2026, 10, 10)),
        (date(2026, 9, 20), date(2026, 10, 8)),
        (date(2025, 12, 20), date(2026, 1, 4)),
    ],
    ids=[
        "Saturday",
        "Sunday",
        "Monday",
        "Tuesday",
        "spring festival",
        "worked Saturday before it",
        "worked Saturday after the national holiday",
        "national holiday",
        "worked Sunday",
    ],
)
def test_fifteen_days_to_answer_a_suit_in_an_announced_year(received_on, due_on):
    ends = last_day("answer", received_on)
    assert (ends.due_on, ends.possibly_on, ends.warning) == (due_on, None, None)


@pytest.mark.parametrize(
    ("received_on", "due_on", "possibly_on"),
    [
        (date(2027, 9, 16), date(2027, 10, 1), date(2027, 10, 4)),
        (date(2027, 4, 16), date(2027, 5, 1), date(2027, 5, 3)),
        (date(2027, 3, 1), date(2027, 3, 16), None),
    ],
    ids=["national day", "labour day", "a plain Tuesday"],
)
def test_in_a_year_not_announced_we_act_by_the_unrolled_day(received_on, due_on, possibly_on):
    ends = last_day("answer", received_on)
    assert (ends.due_on, ends.possibly_on, ends.rolled) == (due_on, possibly_on, False)
    assert ends.warning and "2027" in ends.warning


def test_once_the_notice_is_entered_the_period_rolls():
    announced = calendar_with(parse_holidays(NEXT_YEAR, "x"))
    ends = last_day("answer", date(2027, 9, 16), announced)
    assert (ends.due_on, ends.possibly_on, ends.rolled, ends.warning) == (date(2027, 10, 8), None, True, None)
    assert last_day("answer", date(2027, 9, 24), announced).due_on == date(2027, 10, 9)


def test_a_period_that_rolls_out_of_an_announced_year_is_not_certain():
    ends = our_deadline(date(2028, 12, 30), calendar_with({2028: load_notice(2028)}))
    assert (ends.due_on, ends.possibly_on) == (date(2028, 12, 30), date(2029, 1, 2))
    assert ends.warning and "2029" in ends.warning


def load_notice(year):
    text = f'[{year}]\nsource = "试验用的通知"\noff = ["{year}-05-01/{year}-05-02"]\nmake_up = []\n'
    return parse_holidays(text, "x")[year]


@pytest.mark.parametrize(
    ("kind", "received_on", "due_on"),
    [
        ("complaint_reply", date(2026, 11, 20), date(2026, 12, 5)),
        ("complaint_reply_complex", date(2026, 10, 5), date(2026, 11, 4)),
        ("complaint_reply_longest", date(2026, 11, 4), date(2027, 1, 3)),
        ("credit_objection_reply", date(2026, 9, 13), date(2026, 10, 3)),
        ("credit_complaint_reply", date(2026, 9, 3), date(2026, 10, 3)),
        ("public_notice_service", date(2026, 9, 4), date(2026, 10, 4)),
    ],
)
def test_natural_days_end_where_they_end(kind, received_on, due_on):
    ends = last_day(kind, received_on)
    assert (ends.due_on, ends.raw_on, ends.rolled, ends.warning) == (due_on, due_on, False, None)


@pytest.mark.parametrize(
    ("received_on", "rule"),
    [(date(2023, 12, 31), "CP-128-2022"), (date(2024, 1, 1), "CP-128"), (date(2026, 11, 22), "CP-128")],
)
def test_the_article_is_that_of_the_day_on_which_the_paper_came(received_on, rule):
    assert [reason.rule for reason in deadline(RULES, "answer", received_on, CALENDAR)[1]] == [rule]


@pytest.mark.parametrize(
    ("kind", "received_on", "due_on"),
    [
        ("award_annulment", date(2026, 6, 30), date(2026, 9, 30)),
        ("award_annulment", date(2026, 2, 28), date(2026, 8, 28)),  # six months under the old law
        ("retrial", date(2026, 3, 31), date(2026, 9, 30)),  # September has no 31st
    ],
)
def test_periods_in_months_end_on_the_same_day_of_the_month(kind, received_on, due_on):
    assert last_day(kind, received_on).due_on == due_on


def test_every_kind_that_the_command_line_promises_is_here():
    promised = {
        "answer",
        "jurisdiction_objection",
        "payment_order_objection",
        "appeal_judgment",
        "appeal_ruling",
        "public_notice_service",
        "notarised_objection",
        "complaint_reply",
        "complaint_reply_complex",
        "complaint_reply_longest",
        "credit_objection_reply",
        "credit_complaint_reply",
    }
    assert promised <= set(deadline_kinds(RULES))


@pytest.mark.parametrize(
    ("kind", "received_on"), [("no_such", date(2026, 1, 5)), ("answer", date(1980, 1, 1))]
)
def test_a_kind_or_a_day_without_a_rule_is_refused_with_what_there_is(kind, received_on):
    with pytest.raises(InputUnusable, match="payment_order_objection"):
        last_day(kind, received_on)


def test_the_refusal_names_the_kind_the_day_and_what_there_is():
    two = [a_period(kind) for kind in ("reply", "answer")]
    with pytest.raises(InputUnusable) as raised:
        deadline(two, "no_such", date(2026, 1, 5), CALENDAR)
    assert raised.value.code == "deadline_unknown"
    assert str(raised.value) == "没有“no_such”在 2026-01-05 的期限规则。 可选:answer、reply。"


def test_a_rest_day_puts_off_their_last_day_even_in_a_year_not_announced():
    received_on = date(2027, 9, 16)
    theirs, _ = deadline([a_period("reply", ours=False)], "reply", received_on, CALENDAR)
    ours, _ = deadline([a_period("reply", ours=True)], "reply", received_on, CALENDAR)
    assert (theirs.due_on, ours.due_on) == (date(2027, 10, 4), date(2027, 10, 1))


def a_period(kind, ours=True):
    return rule(
        effect=f"deadline.{kind}",
        applies={"keyed_on": "received_on", "from": date(2020, 1, 1)},
        params={"days": 15, "rolls": True, "ours": ours},
    )


def test_only_a_length_in_days_or_months_makes_a_kind():
    days = rule("TEST-D", "deadline.answer", params={"days": 15})
    months = rule("TEST-M", "period.annulment", params={"months": 3})
    assert (kind_of(days), kind_of(months)) == ("answer", "annulment")
    assert kind_of(rule("TEST-N", "period.annulment", params={"years": 1})) is None
    assert kind_of(rule("TEST-A", "agreement.length", params={"months": 60})) is None


@settings(deadline=None, max_examples=300)
@given(st.sampled_from(deadline_kinds(RULES)), DAYS)
def test_a_day_later_never_ends_earlier(kind, received_on):
    try:
        (today, before), (tomorrow, after) = (
            deadline(RULES, kind, on, CALENDAR) for on in (received_on, received_on + ONE_DAY)
        )
    except InputUnusable:
        return  # before the first rule of that kind
    if before != after:
        return  # that day the law itself changed the period
    assert tomorrow.due_on >= today.due_on
    assert (tomorrow.possibly_on or tomorrow.due_on) >= (today.possibly_on or today.due_on)


@settings(deadline=None, max_examples=300)
@given(DAYS, st.sets(st.integers(2026, 2034), max_size=6))
def test_nor_does_it_with_any_set_of_announced_years(raw_on, years):
    calendar = calendar_with({year: load_notice(year) for year in years})
    for ends_by in (our_deadline, their_deadline):
        today, tomorrow = ends_by(raw_on, calendar), ends_by(raw_on + ONE_DAY, calendar)
        assert today.raw_on <= today.due_on <= tomorrow.due_on
        assert not calendar.is_rest_day(calendar.roll(today.due_on))


@settings(deadline=None)
@given(DAYS)
def test_rolling_is_to_the_next_working_day_and_no_further(day):
    rolled_on = CALENDAR.roll(day)
    assert not CALENDAR.is_rest_day(rolled_on)
    assert all(CALENDAR.is_rest_day(day + timedelta(days=n)) for n in range((rolled_on - day).days))


@settings(deadline=None)
@given(DAYS, st.integers(0, 240))
def test_months_and_years_keep_the_order_of_days(day, months):
    assert add_months(day + ONE_DAY, months) >= add_months(day, months)
    assert add_years(day + ONE_DAY, months // 12) >= add_years(day, months // 12)
    assert add_months(day, months).day <= day.day
