"""Limitation: three years, restarted by what restarts it, revived by what revives it, and the old two years."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liangqing.base.days import add_years
from liangqing.base.errors import InputUnusable
from liangqing.law.limitation import Restart, limitation_end
from liangqing.law.load import load_rules
from liangqing.law.tables import load_calendar
from tests.law import made

RULES, CALENDAR = load_rules(), load_calendar()
DEMAND, PROMISE, PAYMENT, SUIT = Restart.DEMAND, Restart.PROMISE, Restart.PAYMENT, Restart.SUIT
D2020 = date(2020, 1, 1)
DAYS = st.dates(date(2001, 1, 1), date(2030, 12, 31))
RESTARTS = st.lists(st.tuples(DAYS, st.sampled_from(Restart)), max_size=5)


def ends(due_on, *restarts):
    return limitation_end(RULES, due_on, restarts, CALENDAR)


def rules_of(end):
    return [reason.rule for reason in end.because]


def test_three_years_from_the_due_day():
    end = ends(date(2022, 3, 10))
    assert (end.ends_on, end.raw_on, end.revived) == (date(2025, 3, 10), date(2025, 3, 10), False)
    assert rules_of(end) == ["LIM-188"]


@pytest.mark.parametrize("kind", Restart)
def test_everything_in_time_restarts(kind):
    end = ends(date(2022, 3, 10), (date(2024, 12, 2), kind))
    assert (end.ends_on, end.revived) == (date(2027, 12, 2), False)
    assert rules_of(end) == ["LIM-188", "LIM-195"]


def test_on_the_last_day_it_still_restarts():
    assert ends(date(2022, 3, 10), (date(2025, 3, 10), DEMAND)).raw_on == date(2028, 3, 10)


@pytest.mark.parametrize("kind", [DEMAND, SUIT])
def test_a_demand_or_a_suit_after_the_end_changes_nothing(kind):
    end = ends(date(2022, 3, 10), (date(2025, 3, 11), kind))
    assert (end.ends_on, end.revived) == (date(2025, 3, 10), False)


@pytest.mark.parametrize("kind", [PROMISE, PAYMENT])
def test_a_promise_or_a_payment_after_the_end_revives(kind):
    end = ends(date(2022, 3, 10), (date(2025, 3, 11), kind))
    assert (end.raw_on, end.revived) == (date(2028, 3, 11), True)
    assert rules_of(end) == ["LIM-188", "LIM-195", "LIM-WAIVE"]


def test_the_end_for_the_other_side_is_told_as_late_as_it_can_be():
    end = ends(date(2023, 10, 1))
    assert (end.raw_on, end.ends_on, end.warning) == (date(2026, 10, 1), date(2026, 10, 8), None)
    in_time = ends(date(2023, 10, 1), (date(2026, 10, 8), DEMAND))
    assert in_time.raw_on == date(2029, 10, 8)


def test_restarts_are_taken_in_order_of_day_and_each_counts_from_the_one_before():
    late_first = ends(date(2016, 5, 5), (date(2021, 5, 4), DEMAND), (date(2019, 5, 3), DEMAND))
    assert late_first.raw_on == date(2024, 5, 4)
    without_the_middle = ends(date(2016, 5, 5), (date(2021, 5, 4), DEMAND))
    assert without_the_middle.raw_on == date(2019, 5, 5)


def test_a_demand_before_the_debt_is_due_does_not_shorten():
    assert ends(date(2024, 6, 3), (date(2023, 1, 1), DEMAND)).raw_on == date(2027, 6, 3)


@pytest.mark.parametrize(
    ("due_on", "raw_on", "rule"),
    [
        (date(2015, 9, 30), date(2017, 9, 30), "LIM-OLD"),
        (date(2014, 2, 28), date(2016, 2, 28), "LIM-OLD"),
        (date(2015, 10, 1), date(2018, 10, 1), "LIM-188"),
    ],
)
def test_two_years_that_had_run_out_before_the_change_stay_run_out(due_on, raw_on, rule):
    end = ends(due_on)
    assert (end.raw_on, rules_of(end)[0]) == (raw_on, rule)


def test_an_old_debt_demanded_in_time_gets_the_three_years():
    end = ends(date(2014, 6, 3), (date(2015, 12, 1), DEMAND))
    assert (end.raw_on, end.revived) == (date(2018, 12, 1), False)
    assert rules_of(end) == ["LIM-188", "LIM-195"]


def test_an_old_debt_demanded_too_early_is_still_an_old_debt():
    end = ends(date(2013, 3, 4), (date(2014, 3, 4), DEMAND))
    assert (end.raw_on, rules_of(end)) == (date(2016, 3, 4), ["LIM-OLD", "LIM-195"])


OLD = date(2005, 3, 10)
#: Demanded in time again and again, for nineteen years.
CHAIN = [(date(year, 3, 1), DEMAND) for year in (2007, 2009, 2011, 2013, 2015, 2016, 2019, 2022, 2025)]


def test_no_demand_carries_a_claim_past_twenty_years():
    end = ends(OLD, *CHAIN)
    assert (end.ends_on, end.raw_on, end.revived) == (date(2025, 3, 10), date(2025, 3, 10), False)
    assert rules_of(end) == ["LIM-188-2", "LIM-I35"]
    assert "二十年" in end.warning
    assert ends(OLD, *CHAIN[:-1]).raw_on == date(2025, 3, 1), "the three years end first"


def test_the_twenty_years_end_as_late_as_rest_days_let_them():
    chain = [(on - timedelta(days=2), kind) for on, kind in CHAIN]
    end = ends(date(2005, 3, 8), *chain)
    assert (end.raw_on, end.ends_on) == (date(2025, 3, 8), date(2025, 3, 10))  # a Saturday
    last_day = ends(date(2005, 3, 8), *chain, (date(2025, 3, 10), PROMISE))
    assert (last_day.raw_on, last_day.revived) == (date(2025, 3, 8), False)


def test_a_suit_in_the_nineteenth_year_does_not_carry_it_past_twenty():
    end = limitation_end(RULES, OLD, CHAIN[:-1], CALENDAR, [(date(2024, 6, 3), date(2026, 2, 2))])
    assert (end.raw_on, rules_of(end)) == (date(2025, 3, 10), ["LIM-188-2", "LIM-I35"])


def test_three_years_that_end_with_the_twenty_are_the_three_years():
    end = ends(OLD, *CHAIN[:-2], (date(2020, 3, 2), DEMAND), (date(2022, 3, 10), DEMAND))
    assert (end.raw_on, rules_of(end)) == (date(2025, 3, 10), ["LIM-188", "LIM-195"])


def test_what_revives_within_the_twenty_years_goes_no_further_than_they_do():
    end = ends(OLD, (date(2023, 5, 4), PAYMENT))
    assert (end.raw_on, end.revived, rules_of(end)[0]) == (date(2025, 3, 10), True, "LIM-188-2")
    on_the_last_day = ends(OLD, (date(2025, 3, 10), PAYMENT))
    assert (on_the_last_day.raw_on, on_the_last_day.revived) == (date(2025, 3, 10), True)


def test_it_says_which_restarts_counted_acts_first_and_procedures_after_them():
    too_late = (date(2031, 1, 2), DEMAND)
    in_time = (date(2022, 5, 4), DEMAND)
    procedures = [(date(2023, 3, 1), date(2023, 9, 1)), (date(2024, 3, 1), date(2024, 9, 1))]
    end = limitation_end(RULES, D2020, [too_late, in_time], CALENDAR, procedures)
    assert (end.raw_on, end.used) == (date(2027, 9, 1), (1, 2, 3))


def test_after_twenty_years_a_demand_is_nothing_and_a_promise_revives():
    late = date(2026, 5, 6)
    assert ends(OLD, *CHAIN, (late, DEMAND)) == ends(OLD, *CHAIN)
    end = ends(OLD, *CHAIN, (late, PROMISE))
    assert (end.raw_on, end.revived) == (date(2029, 5, 6), True)
    assert rules_of(end) == ["LIM-188", "LIM-195", "LIM-WAIVE"]


def test_without_a_rule_for_the_longest_period_there_is_none():
    rules = [rule for rule in RULES if rule.effect != "limitation.longest"]
    assert limitation_end(rules, OLD, CHAIN, CALENDAR).raw_on == date(2028, 3, 1)


@settings(deadline=None, max_examples=200)
@given(
    st.dates(date(1995, 1, 1), date(2010, 12, 31)),
    st.lists(st.tuples(DAYS, st.sampled_from(Restart)), max_size=9),
)
def test_only_a_promise_or_a_payment_outlives_twenty_years(due_on, restarts):
    firm = [(on, kind) for on, kind in restarts if kind in (DEMAND, SUIT)]
    assert ends(due_on, *firm).raw_on <= add_years(due_on, 20)


def test_no_rule_is_not_an_answer():
    with pytest.raises(InputUnusable) as raised:
        limitation_end([], date(2022, 3, 10), [], CALENDAR)
    assert raised.value.code == "limitation_unknown"
    assert str(raised.value) == "没有 2022-03-10 到期的债适用的时效规则。 请打 12348 问律师。"


def test_only_reasons_that_there_are_rules_for_are_given():
    general = [rule for rule in RULES if rule.effect == "limitation.general"]
    end = limitation_end(general, date(2022, 3, 10), [(date(2024, 12, 2), DEMAND)], CALENDAR)
    assert (end.ends_on, rules_of(end)) == (date(2027, 12, 2), ["LIM-188"])


def test_what_restarts_may_be_measured_on_the_day_of_contact():
    general = [rule for rule in RULES if rule.effect == "limitation.general"]
    restart = made.rule("TEST-1", "limitation.restart", applies={"keyed_on": "contacted_on", "from": D2020})
    end = limitation_end([*general, restart], date(2022, 3, 10), [(date(2024, 12, 2), DEMAND)], CALENDAR)
    assert rules_of(end) == ["LIM-188", "TEST-1"]


@settings(deadline=None, max_examples=200)
@given(DAYS, RESTARTS)
def test_a_day_later_due_never_ends_earlier(due_on, restarts):
    today, tomorrow = ends(due_on, *restarts), ends(due_on + timedelta(days=1), *restarts)
    assert tomorrow.ends_on >= today.ends_on


@settings(deadline=None, max_examples=200)
@given(DAYS, RESTARTS, st.tuples(DAYS, st.sampled_from(Restart)))
def test_one_more_restart_never_ends_it_earlier(due_on, restarts, another):
    assert ends(due_on, *restarts, another).ends_on >= ends(due_on, *restarts).ends_on


@settings(deadline=None, max_examples=200)
@given(DAYS, RESTARTS)
def test_the_order_in_which_restarts_are_told_does_not_matter(due_on, restarts):
    assert ends(due_on, *restarts) == ends(due_on, *reversed(restarts))
