"""The worked examples C28 and C29 of the project's facts of law, as they stand."""

import pytest

from liangqing.conduct.audit import audit
from liangqing.law.load import load_rules
from tests.conduct.made import N1, N2, call, debt, missed, moment, of

ONE_DAY = (
    call("2026-06-16 08:00:00", N1),
    call("2026-06-16 10:15:00", N1),
    call("2026-06-16 15:00:00", N2),
    call("2026-06-16 19:30:00", N1),
    missed("2026-06-16 21:59:59", N1),
    missed("2026-06-16 22:00:00", N1),
    missed("2026-06-16 07:59:59", N2),
)


def said_to_collect(contacts, **facts):
    return tuple(contact.model_copy(update={"collecting": True, **facts}) for contact in contacts)


@pytest.mark.parametrize(
    ("contacts", "debts"),
    [
        (said_to_collect(ONE_DAY, debt="yun"), (debt(),)),
        (said_to_collect(ONE_DAY, org="云舟外包"), (debt(),)),
        (said_to_collect(ONE_DAY), (debt(),)),
        (said_to_collect(ONE_DAY), ()),
        (ONE_DAY, ()),
    ],
    ids=["linked", "same organisation", "one debt", "no debt", "bare call log"],
)
def test_c28_night_to_the_second_and_four_answered_calls_over_two_numbers(contacts, debts):
    report = audit(contacts, debts, (), load_rules())
    night = of(report, "T1")
    assert [(one.at, one.number, one.count) for one in night] == [
        (moment("2026-06-16 07:59:59"), N2, 1),
        (moment("2026-06-16 22:00:00"), N1, 1),
    ]
    (answered,) = of(report, "F1")
    assert (answered.at, answered.number, answered.count) == (moment("2026-06-16 08:00:00"), f"{N1}、{N2}", 4)
    assert len(report.findings) == 3


@pytest.mark.parametrize("facts", [{"debt": "yun"}, {"collecting": True}, {}], ids=["linked", "said", "bare"])
def test_c29_seven_unanswered_tries_from_one_number_but_not_six(facts):
    seven = [missed(f"2026-06-16 {hour:02}:10:00", N1, **facts) for hour in range(9, 16)]
    six = [missed(f"2026-06-16 {hour:02}:40:00", N2, **facts) for hour in range(9, 15)]
    report = audit([*seven, *six], [debt()], (), load_rules())
    (finding,) = report.findings
    assert (finding.code.value, finding.number, finding.count) == ("F2", N1, 7)


def test_c29_an_answered_call_is_not_an_unanswered_try():
    six = [missed(f"2026-06-16 {hour:02}:10:00", debt="yun") for hour in range(9, 15)]
    answered = call("2026-06-16 15:10:00", debt="yun")
    assert audit([*six, answered], [debt()], (), load_rules()).findings == ()
