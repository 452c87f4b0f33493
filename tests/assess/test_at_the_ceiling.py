"""A price at the ceiling is told with what keeps it there: rest days, month lengths, the contract's own year."""

import pytest

from liangqing.assess.position import Breach
from tests.assess.made import finding, row, seen


def single(due_on, interest):
    """12,000.00 repaid at once."""
    return [{"number": 1, "due_on": due_on, "principal": "12000.00", "interest": interest, "fee": "0"}]


def terms(day_count):
    return {"method": "bullet", "rate": {"percent": "24", "per": "year"}, "day_count": day_count}


def twelve(second_on="2026-03-15"):
    """12,000.00 in twelve months at 24 %, each row all principal or all interest: only its sum counts for the price."""
    rows = [row(number, principal="1000.00", interest="134.72") for number in range(1, 13)]
    return [{**one, "due_on": second_on} if one["number"] == 2 else one for one in rows]


@pytest.mark.parametrize(
    ("schedule", "day_count", "words"),
    [
        (single("2026-03-01", "355.07"), "act/365", "差别只在分以下的取整"),
        (twelve(), "act/365", "按月算没有超过"),
        (single("2026-04-15", "720.00"), "act/365", "按整月加零头天数算没有超过"),
        (single("2026-06-24", "1280.00"), "act/360", "按合同写的计息天数(一年 360 天)算没有超过"),
        (single("2026-04-14", "720.00"), "act/365", "按原来的还款日算没有超过"),
    ],
)
def test_what_keeps_it_at_the_ceiling(schedule, day_count, words):
    told = seen(schedule=schedule, terms=terms(day_count), up_to_date=True)
    assert told.breach is Breach.AT_CAP
    assert words in finding(told, "at_cap").text
    assert finding(told, "at_cap").because


@pytest.mark.parametrize("second_on", ["2026-03-16", "2026-03-17", "2026-03-24", "2026-03-07"])
def test_a_second_due_day_that_a_holiday_moves_changes_nothing(second_on):
    told = seen(schedule=twelve(second_on), up_to_date=True)
    assert told.breach is Breach.AT_CAP
    assert told.nominal_percent == "24.0008"


def test_the_same_price_without_the_contract_s_own_year_is_a_breach():
    told = seen(schedule=single("2026-06-24", "1280.00"), terms=terms("act/365"), up_to_date=True)
    assert told.breach is Breach.BREACH
