"""The law is asked once between two of its changes, and each day still has the rules of that day."""

from datetime import date, timedelta
from itertools import product

import pytest

from liangqing.case.debt import LenderType, Purpose
from liangqing.conduct.audit import audit
from liangqing.conduct.basis import Topic, basics
from liangqing.law.load import load_rules
from tests.conduct.made import call, debt, rule

RULES = load_rules()


@pytest.mark.parametrize("topic", Topic)
def test_around_each_change_a_day_gets_what_it_gets_when_asked_alone(topic):
    law = basics(RULES)
    days = [on + timedelta(days=step) for on in law.changes_on for step in (-1, 0, 1)]
    debts = [
        debt(lender_type=kind, purpose=Purpose.CONSUMER) for kind in (LenderType.BANK, LenderType.UNKNOWN)
    ]
    for on, one in product(days, debts):
        assert law.find(topic, (one,), on) == basics(RULES).find(topic, (one,), on)


def test_a_rule_of_one_week_speaks_on_its_first_day_and_no_longer_on_the_day_it_ends():
    hours = {"from": "22:00", "until": "08:00"}
    week = rule(
        "X-1", "collection.hours.standard", params=hours, since=date(2026, 6, 15), until=date(2026, 6, 22)
    )
    calls = [call(f"2026-06-{day} 23:00", debt="yun") for day in (14, 15, 18, 21, 22)]
    found = audit(calls, [debt()], (), (week,)).findings
    assert [one.on.day for one in found] == [15, 18, 21]
