"""On the way: more or less a month, what was refused, every contract kept, and how far one has come."""

from datetime import date

import pytest

from liangqing.base.errors import InputUnusable
from liangqing.case.debt import AgreementState
from liangqing.case.event import Event, EventKind
from liangqing.plan.make import make_plan
from liangqing.plan.progress import progress_of
from liangqing.plan.spare import spared
from liangqing.plan.table import table_of
from tests.plan.made import BASES, at, case_of, debt, household, offer, position_of, rows


def table(home, *pairs):
    loans, positions = zip(*pairs, strict=True)
    return table_of(case_of(home, *loans), position_of(*positions), BASES)


def plan_of(home, *pairs):
    loans, positions = zip(*pairs, strict=True)
    return make_plan(case_of(home, *loans), position_of(*positions), BASES)


A = (debt("a"), at("a", total=12_000_00))


def refused(monthly, months):
    return offer(AgreementState.REFUSED, monthly=monthly, months=months)


def test_more_a_month_ends_sooner_and_less_ends_later():
    held, plan = table(household("5500"), A), plan_of(household("5500"), A)
    more, less = spared(held, plan, 900_00), spared(held, plan, -500_00)
    assert (plan.capacity_fen, more.plan.capacity_fen, less.plan.capacity_fen) == (900_00, 1_800_00, 400_00)
    assert (len(plan.monthly), len(more.plan.monthly), len(less.plan.monthly)) == (18, 9, 30)
    assert "还清从2028年5月变到2027年8月。" in more.changes.text


def test_nothing_more_changes_nothing():
    held, plan = table(household(), A), plan_of(household(), A)
    assert spared(held, plan, 0).changes.items == ()


def test_less_than_the_widest_way_needs_breaks_the_plan_in_words():
    held, plan = table(household("4800"), A), plan_of(household("4800"), A)
    assert "排不开了" in spared(held, plan, -100_00).changes.text


def test_more_cannot_be_taken_away_than_there_is():
    with pytest.raises(InputUnusable, match="减不了"):
        spared(table(household("4800"), A), plan_of(household("4800"), A), -270_01)


def test_what_was_refused_is_not_asked_again_and_nothing_wider():
    before = plan_of(household("5500"), A).option("a")
    after = plan_of(household("5500"), (debt("a", agreements=(refused("600", 20),)), A[1])).option("a")
    assert (before.monthly_fen, after.monthly_fen) == (666_66, 666_66), "more was asked for than was refused"
    again = plan_of(household(), (debt("a", agreements=(refused("1200", 10),)), A[1])).option("a")
    assert again.monthly_fen == 1_333_33, "9 months, because 12 would be less than they refused"


def test_where_only_refused_requests_can_be_paid_no_plan_is_promised():
    plan = plan_of(household("4800"), (debt("a", agreements=(refused("300", 40),)), A[1]))
    assert not plan.feasible
    assert plan.short_fen is not None
    assert plan.short_fen > 0


def test_what_they_offer_themselves_counts_although_they_refused_as_much():
    loan = debt("a", agreements=(refused("700", 20), offer(monthly="600", months=20)))
    assert plan_of(household("5300"), (loan, A[1])).option("a").monthly_fen == 600_00


def test_a_refusal_of_the_shortest_term_leaves_the_debt_in_the_plan():
    plan = plan_of(household("9500"), (debt("a", agreements=(refused("9000", 2),)), A[1]))
    assert plan.option("a") is not None


def test_keeping_every_contract_breaks_in_the_month_that_cannot_be_paid():
    loan = debt("a", schedule=rows(*[1_000_00] * 12))
    late = at("a", total=15_000_00, overdue_fen=3_000_00, next_due_on=date(2026, 12, 15))
    told = plan_of(household(), (loan, late)).alternatives["keep_all"]
    assert not told.feasible
    assert told.first_month_fen == 4_000_00
    assert told.text == (
        "欠的一次补齐,再按期还,头一个月就要 4,000.00 元,到那时能拿出的只有 1,800.00 元,付不出来,会动到饭钱或又逾期。"
    )


def test_keeping_every_contract_is_told_with_its_price_where_it_can_be_paid():
    loan = debt("a", schedule=rows(*[1_000_00] * 12))
    late = at("a", total=12_000_00, overdue_fen=500_00, next_due_on=date(2026, 12, 15))
    told = plan_of(household(), (loan, late)).alternatives["keep_all"]
    assert (told.feasible, told.total_paid_fen, told.first_month_fen) == (True, 12_500_00, 1_500_00)


def paid(on, fen, kind=EventKind.PAYMENT):
    return Event(kind=kind, on=on, amount_fen=fen)


def test_progress_is_told_once_something_was_paid_under_the_agreement():
    signed = offer(AgreementState.PERFORMING, monthly="500", months=12)
    before, after = paid(date(2026, 11, 1), 900_00), paid(date(2026, 12, 1), 500_00)
    assert progress_of((debt("a", agreements=(signed,), events=(before,)),)) == ()
    (one,) = progress_of((debt("a", agreements=(signed,), events=(before, after)),))
    assert (one.paid_fen, one.total_fen, one.percent) == (500_00, 6_000_00, 8)


def test_what_is_paid_too_much_does_not_count_beyond_the_whole():
    lump = offer(AgreementState.COMPLETED, lump="600")
    (one,) = progress_of((debt("a", agreements=(lump,), events=(paid(date(2026, 12, 1), 900_00),)),))
    assert (one.paid_fen, one.percent) == (600_00, 100)


def test_an_offer_that_nobody_signed_is_no_progress():
    oral = offer(monthly="500", months=12)
    assert progress_of((debt("a", agreements=(oral,), events=(paid(date(2026, 12, 1), 500_00),)),)) == ()
