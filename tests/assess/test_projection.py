"""Doing nothing for a year: each end of month is what the books themselves say on that day."""

from datetime import date

import pytest

from tests.assess.made import debt, paid, position, seen

SEVEN = {"events": paid(*range(1, 8))}


def test_twelve_ends_of_months_from_this_one_on():
    told = seen(**SEVEN).projection
    assert [one.on for one in told][:3] == [date(2026, 11, 30), date(2026, 12, 31), date(2027, 1, 31)]
    assert (len(told), told[-1].on, told[-1].month) == (12, date(2027, 10, 31), date(2027, 10, 1))


def test_on_the_last_day_of_a_month_the_next_one_is_first():
    assert seen(as_of=date(2026, 11, 30), **SEVEN).projection[0].on == date(2026, 12, 31)


def test_each_month_is_what_the_position_of_that_day_will_say():
    for month in seen(**SEVEN).projection:
        then = seen(as_of=month.on, **SEVEN)
        assert (month.contract_fen, month.lawful_fen) == (then.contract.total_fen, then.lawful.total_fen)


def test_where_the_overdue_rate_is_not_known_nothing_is_projected():
    terms = {"method": "instalment", "rate": {"percent": "3.65", "per": "year"}}
    assert seen(**SEVEN, terms=terms).projection == ()


@pytest.mark.parametrize("facts", [{"closed_on": "2026-11-01"}, {}])
def test_a_debt_that_is_closed_or_not_known_has_no_projection(facts):
    assert position(debt(**facts)).debts[0].projection == ()
