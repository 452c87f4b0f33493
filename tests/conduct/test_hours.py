"""Night: seconds on the boundary, windows over midnight, clocks of other countries, and what the window is."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from liangqing.case.records import Contact, ContactKind, Direction
from liangqing.conduct.audit import audit
from liangqing.law.load import load_rules
from tests.conduct.made import call, codes, debt, missed, moment, of, rule, sms


def night_times(contacts, rules=None):
    report = audit(contacts, [debt()], (), rules or load_rules())
    return [(finding.at.isoformat(timespec="seconds"), finding.count) for finding in of(report, "T1")]


@pytest.mark.parametrize(
    ("clock", "late"),
    [
        ("21:59:59", False),
        ("21:59:59.999999", False),
        ("22:00:00", True),
        ("23:59:59", True),
        ("00:00:00", True),
        ("07:59:59.999999", True),
        ("08:00:00", False),
        ("12:00:00", False),
    ],
)
def test_the_evening_hour_counts_and_the_morning_hour_does_not(clock, late):
    assert bool(night_times([missed(f"2026-06-16 {clock}", debt="yun")])) is late


def test_one_night_over_midnight_belongs_to_two_days():
    contacts = [call(f"2026-06-{at}", debt="yun") for at in ("16 23:50", "16 23:59", "17 00:10")]
    assert night_times(contacts) == [("2026-06-16T23:50:00+08:00", 2), ("2026-06-17T00:10:00+08:00", 1)]


def test_a_phone_set_to_another_country_is_told_in_chinese_time():
    berlin = datetime(2026, 6, 16, 16, 30, tzinfo=ZoneInfo("Europe/Berlin"))  # 22:30 in China
    utc = datetime(2026, 6, 16, 22, 30, tzinfo=UTC)  # 06:30 of the 17th in China
    noon = datetime(2026, 6, 16, 23, 0, tzinfo=ZoneInfo("America/New_York"))  # 11:00 of the 17th in China
    contacts = [
        call("2026-06-16 12:00", debt="yun").model_copy(update={"at": at}) for at in (berlin, utc, noon)
    ]
    assert night_times(contacts) == [("2026-06-16T22:30:00+08:00", 1), ("2026-06-17T06:30:00+08:00", 1)]


def test_a_message_at_night_counts_and_a_letter_does_not():
    text = "【云舟示例银行】您的借款已逾期9天,请尽快还款。"
    letter = Contact(
        kind=ContactKind.LETTER,
        at=moment("2026-06-16 22:30"),
        direction=Direction.IN,
        connected=None,
        seconds=0,
        number="",
        debt="yun",
    )
    assert night_times([sms("2026-06-16 22:30", text), letter]) == [("2026-06-16T22:30:00+08:00", 1)]


def test_the_hours_are_those_of_the_rule():
    siesta = rule("SIESTA", "collection.hours.standard", params={"from": "12:00", "until": "14:00"})
    contacts = [
        call(f"2026-06-16 {clock}", debt="yun")
        for clock in ("11:59:59", "12:00", "13:59:59", "14:00", "23:00")
    ]
    assert night_times(contacts, [siesta]) == [("2026-06-16T12:00:00+08:00", 2)]


def test_a_rule_without_figures_decides_nothing():
    empty = rule("NOFIGURES", "collection.hours.standard")
    assert night_times([call("2026-06-16 23:00", debt="yun")], [empty]) == []


@pytest.mark.parametrize("on", ["2024-06-16", "2025-02-27"])
def test_calls_before_any_rule_are_not_accused(on):
    calls = [call(f"{on} 2{hour}:30", debt="yun") for hour in range(4)]
    tries = [missed(f"{on} {hour}:30", debt="yun") for hour in range(10, 20)]
    assert audit([*calls, *tries], [debt()], (), load_rules()).findings == ()


def test_the_standard_speaks_from_its_first_day():
    assert codes(audit([call("2025-02-28 22:30", debt="yun")], [debt()], (), load_rules())) == ["T1"]


def test_the_finding_says_hour_rule_what_it_is_not_and_what_to_do():
    (finding,) = audit([call("2026-06-16 22:14", debt="yun")], [debt()], (), load_rules()).findings
    assert finding.text == (
        "6月16日(周二)22:14,有一次来电(170-0000-0001)。"
        "行业标准(推荐性国标,不是法律)和自律规范(行业自律规范,不是法律)都要求 22:00 到次日 08:00 不催收。"
        "如果您没有同意过这个时间,这不符合行业标准。先记下,可以用来投诉。"
    )
    assert "违法" not in finding.text
    assert [reason.rule for reason in finding.because] == ["COL-TIME", "CBA-TIME"]
    assert finding.debt == "yun"
