"""What a stage means: each sentence with its reason, nothing that admits an expired debt, days where there are any."""

from datetime import date

import pytest

from liangqing.app import papers
from liangqing.assess.guide import guide_table
from liangqing.assess.position import Severity, Stage
from liangqing.law.book import load_book
from tests.assess.made import codes, debt, finding, message, paid, position, seen

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


def test_where_nobody_knows_whether_it_is_late_no_payment_is_advised():
    told = seen(schedule=[], terms=None, principal=None)
    assert told.overdue_days is None
    assert "逾期情况还不知道,先补上" in texts(told.guide.must)
    assert "扣款账户" not in texts(told.guide.must)
    assert "逾期情况还不知道" in finding(told, "arrears_unknown").text


PLAN = {"state": "performing", "on": "2026-09-01", "monthly": "600.00", "months": 60}
CALL = message("2026-11-20T10:00:00", debt="d1", collecting=True)


def test_a_card_s_agreement_that_is_performed_stops_collecting():
    told = seen(**LATE, purpose="card", agreements=[PLAN], case={"contacts": [CALL]})
    assert told.guide.must[0].text.startswith("协议在履行,银行和受托机构要停止催收")
    assert [line.because[0].rule for line in (told.guide.must[0], told.guide.may_not[0])] == [
        "CARD-70-STOP"
    ] * 2
    assert "催您还款" not in texts(told.guide.may)
    assert told.findings[0].code == "plan_disturbed"
    assert told.findings[0].severity is Severity.URGENT


def test_of_another_loan_the_agreement_itself_says_what_stops():
    told = seen(**LATE, agreements=[PLAN], case={"contacts": [CALL]})
    assert "看协议里怎么写" in told.guide.must[0].text
    assert "催您还款" not in texts(told.guide.may)
    assert finding(told, "plan_disturbed").because == ()


def test_after_a_judgment_nobody_is_told_to_appeal():
    told = seen(**LATE, proceedings=[{"kind": "effective_title", "served_on": "2026-06-12"}])
    must = texts(told.guide.must)
    assert "以判决书为准,请填判决金额" in must
    assert "在期限内上诉" not in must
    assert "每天 0.0175%" in must
    assert "没满 6 个月" in must
    assert "step_effective_title" in codes(told)


@pytest.mark.parametrize(("purpose", "rule"), [("consumer", "NEG-CLASS"), ("card", "CARD-92")])
def test_bad_debt_rests_on_the_rule_of_classification(purpose, rule):
    told = seen(unpaid_since="2026-03-15", purpose=purpose).guide.may
    assert [one.because[0].rule for one in told if "要记作不良" in one.text] == [rule]
    assert "谈减免" not in texts(told)  # no rule says so


def test_staying_in_touch_is_advice_without_a_wrong_reason():
    told = seen(unpaid_since="2026-09-15").guide.must
    assert {reason.rule for one in told if "不失联" in one.text for reason in one.because} == {
        "NEG-2503",
        "CC-675",
    }


@pytest.mark.parametrize(
    ("purpose", "only_followed"), [("consumer", False), ("business", True), ("card", True)]
)
def test_the_standard_of_consumer_loans_is_only_followed_for_others(purpose, only_followed):
    told = seen(unpaid_since="2026-03-15", purpose=purpose).guide.may_not
    assert ["参照" in one.text for one in told if "夜里不催收" in one.text] == [only_followed]


def test_a_telephone_call_stops_no_payment_order_by_the_interpretation():
    told = seen(**LATE, proceedings=[{"kind": "payment_order", "served_on": "2026-11-20"}]).guide.may_not
    assert [one.because[0].rule for one in told if "电话里" in one.text] == ["CP-436"]
