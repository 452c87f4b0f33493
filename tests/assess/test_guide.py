"""What a stage means: each sentence with its reason, nothing that admits an expired debt, days where there are any."""

from datetime import date

import pytest

from liangqing.app import papers
from liangqing.assess.guide import guide_table
from liangqing.assess.position import Stage
from liangqing.law.book import load_book
from tests.assess.made import debt, paid, position, seen

LATE = {"events": paid(*range(1, 9))}
STEPS = {
    "pre_suit", "payment_order", "lawsuit", "arbitration", "notarised", "effective_title", "enforcement",
    "settled_in_enforcement",
}  # fmt: skip


def texts(lines):
    return " ".join(line.text for line in lines)


def test_every_effect_of_the_table_has_a_rule():
    table = guide_table()
    named = {
        effect for part in (table.may, table.may_not, table.must) for one in part for effect in one.effects
    }
    assert named <= set(load_book().by_effect)


def test_every_stage_is_told_in_all_parts_and_with_papers():
    table = guide_table()
    for part in (table.may, table.may_not, table.must):
        assert {stage for one in part for stage in one.stages} == set(Stage)
    assert set(table.papers) == set(Stage)


def test_every_paper_named_can_be_written():
    known = {paper.kind for paper in papers()}
    assert {kind for kinds in guide_table().papers.values() for kind in kinds} <= known


@pytest.mark.parametrize("kind", sorted(STEPS))
@pytest.mark.parametrize("lender_type", ["bank", "microloan", "private", "unknown"])
def test_each_step_has_all_parts_and_each_sentence_a_reason(kind, lender_type):
    told = seen(
        **LATE, lender_type=lender_type, proceedings=[{"kind": kind, "served_on": "2026-11-20"}]
    ).guide
    for part in (told.may, told.may_not, told.must):
        assert part
        assert all(line.because for line in part)


def test_a_court_period_stands_beside_what_is_to_be_done():
    told = seen(**LATE, proceedings=[{"kind": "payment_order", "served_on": "2026-11-20"}]).guide
    # 15 days: Saturday 5 December, moved to Monday
    assert told.must[0].due_on == date(2026, 12, 7)
    assert told.papers == ("payment_order_objection",)


def test_the_next_instalment_stands_beside_paying_it():
    assert seen(up_to_date=True).guide.must[0].due_on == date(2026, 12, 15)


def test_of_an_expired_claim_nothing_is_advised_that_admits_it():
    told = seen(as_of=date(2031, 6, 1), unpaid_since="2026-02-15").guide
    assert "时效" in texts(told.must)
    assert "每月能还多少" not in texts(told.must)
    assert told.papers == ("working_paper",)  # figures, nothing that admits


def test_a_card_hears_of_its_own_plan_and_a_loan_does_not():
    assert "个性化分期" in texts(seen(**LATE, purpose="card").guide.must)
    assert "个性化分期" not in texts(seen(**LATE).guide.must)


def test_a_private_lender_is_not_said_to_report():
    assert "征信" not in texts(seen(**LATE, lender_type="private").guide.may)


def test_every_debt_has_its_own_guide():
    told = position(debt(id="d1", **LATE), debt(id="d2", up_to_date=True))
    assert told.debts[0].guide != told.debts[1].guide
