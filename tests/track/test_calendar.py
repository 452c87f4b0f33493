"""The calendar file, parsed again: every date, payment and follow-up, alarms, stable UIDs and bytes."""

from datetime import date, timedelta
from typing import Any

from icalendar import Calendar

from liangqing.assess.position import Gate, NextDate
from liangqing.case.borrower import Household
from liangqing.case.debt import Agreement, AgreementState
from liangqing.plan.plan import OptionKind
from liangqing.track.calendar import is_own, make_calendar
from tests.papers.made import STANDARD, STATUTE, case, debt, debt_position, option, plan, position

ANSWER = NextDate(
    kind="answer",
    due_on=date(2027, 1, 2),
    possibly_on=date(2027, 1, 4),
    debt="a",
    text="安心贷:1月2日(周六)前,交答辩状。",
    because=(STATUTE, STANDARD),
)


def instalment(on, fen=112000):
    return NextDate(kind="instalment", due_on=on, debt="a", amount_fen=fen, text=f"安心贷:{on.month}月应还。")


def events(*deadlines, the_case=None, way=None) -> Any:
    data = make_calendar(the_case or case(), position(deadlines=deadlines), way or plan())
    return Calendar.from_ical(data).walk("VEVENT")


def days(found, start):
    return [event["DTSTART"].dt for event in found if str(event["SUMMARY"]).startswith(start)]


def test_a_legal_date_stands_on_its_day_with_reason_and_the_later_day():
    (event,) = [event for event in events(ANSWER) if "答辩" in event["SUMMARY"]]
    assert event["DTSTART"].dt == date(2027, 1, 2)
    said = str(event["DESCRIPTION"])
    assert "2027年1月4日(周一)" in said
    assert "依据:《甲法》第7条(法律,已核对原文)" in said
    assert "依据:《乙标准》第5条(推荐性国标,不是法律,来自转载,引用前请核对原文)" in said


def test_every_entry_rings_three_days_before_and_on_the_day_at_nine():
    for event in events(ANSWER):
        alarms = [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")]
        assert alarms == [timedelta(days=-3, hours=9), timedelta(hours=9)]


def test_each_month_of_the_plan_is_paid_on_payday():
    paid = days(events(), "还款")
    assert paid[0] == date(2026, 12, 10)
    assert paid[-1] == date(2027, 11, 10)
    assert len(paid) == 12


def test_while_a_payment_order_is_to_be_objected_to_money_is_put_aside_and_not_paid():
    shut = Gate(code="payment_order", open=False, text="先交异议。")
    data = make_calendar(case(), position(debt_position(gates=(shut,))), plan())
    said = [event for event in Calendar.from_ical(data).walk("VEVENT") if "525.83" in str(event["SUMMARY"])]
    assert {str(event["SUMMARY"]) for event in said} == {"先备下,先不付:安心贷 525.83 元"}
    assert "现在不付" in str(said[0]["DESCRIPTION"])
    titles = [str(event["SUMMARY"]) for event in Calendar.from_ical(data).walk("VEVENT")]
    assert [title for title in titles if title.startswith("可以再问一次")] == []


def test_a_payday_on_the_31st_falls_on_the_months_last_day():
    the_case = case(household=Household(payday=31))
    assert days(events(the_case=the_case), "还款")[2] == date(2027, 2, 28)


def test_without_a_payday_the_schedules_day_counts():
    assert days(events(the_case=case(household=Household())), "还款")[0] == date(2026, 12, 8)


def test_a_payment_that_the_lender_must_agree_to_says_so():
    event = next(event for event in events() if str(event["SUMMARY"]).startswith("还款"))
    assert event["SUMMARY"] == "还款(以书面确认为准):安心贷 525.83 元"
    assert "对方书面确认之后" in event["DESCRIPTION"]


def test_a_kept_contract_is_paid_on_its_own_day_and_told_once():
    kept = plan(option(kind=OptionKind.KEEP, payments_fen=(112000,) * 4))
    found = events(instalment(date(2026, 12, 8)), way=kept)
    assert days(found, "还款") == [date(2027, 1, 8), date(2027, 2, 8), date(2027, 3, 8)]


def test_where_no_plan_keeps_the_floor_no_payment_is_entered():
    assert days(events(way=plan(feasible=False)), "还款") == []


def test_an_application_on_record_is_followed_up_after_fifteen_days():
    asked = Agreement(state=AgreementState.REQUESTED, on=date(2026, 11, 20))
    found = events(the_case=case(debts=(debt(agreements=(asked,)),)))
    assert days(found, "可以再问一次") == [date(2026, 12, 5)]


def test_an_application_that_the_plan_is_about_to_make_counts_from_the_plan():
    (event,) = [event for event in events() if str(event["SUMMARY"]).startswith("可以再问一次")]
    assert event["DTSTART"].dt == date(2026, 12, 7)
    assert "不是法定期限" in event["DESCRIPTION"]


def test_same_input_same_bytes_and_every_entry_its_own_uid():
    twice = (ANSWER, ANSWER, instalment(date(2026, 12, 8)))
    first, second = (make_calendar(case(), position(deadlines=twice), plan()) for _ in range(2))
    assert first == second
    uids = [str(event["UID"]) for event in Calendar.from_ical(first).walk("VEVENT")]
    assert len(set(uids)) == len(uids) == 16


def test_the_stamp_is_the_cases_day_in_shanghai_and_the_zone_is_named():
    calendar: Any = Calendar.from_ical(make_calendar(case(), position(), plan()))
    assert calendar["X-WR-TIMEZONE"] == "Asia/Shanghai"
    assert calendar.walk("VEVENT")[0]["DTSTAMP"].dt.isoformat() == "2026-11-21T16:00:00+00:00"


def test_a_name_with_signs_that_no_calendar_may_hold():
    odd = "甲\x00\x1b\x85\u2028\ud800贷"
    data = make_calendar(case(debts=(debt(product=odd),)), position(), plan(option(name=odd)))
    lines = data.decode().split("\r\n")
    assert not [line for line in lines if any(ord(sign) < 32 or sign in "\x7f\x85\u2028" for sign in line)]
    assert "甲\n\n\ufffd贷" in str(Calendar.from_ical(data).walk("VEVENT")[0]["SUMMARY"])


def test_our_own_file_is_known():
    assert is_own(make_calendar(case(), position(), plan()))
    assert not is_own(b"BEGIN:VCALENDAR\r\nPRODID:-//other\r\n")
