"""Offers held against the proven plan."""

import pytest

from liangqing.assess.position import Gate, Stage
from liangqing.base.errors import InputUnusable
from liangqing.case.borrower import Household
from liangqing.plan.judge import Offer, judge
from liangqing.plan.plan import Verdict
from liangqing.plan.table import table_of
from tests.plan.made import BASES, at, case_of, debt, household, position_of


def judged(offer, home=None, position=None, more=()):
    """The debt `a` of 12,000, thirty days late or more; 1,800 to spare."""
    seen = position or at("a", total=12_000_00)
    loans = (debt("a"), *(loan for loan, _ in more))
    positions = (seen, *(other for _, other in more))
    table = table_of(case_of(home or household(), *loans), position_of(*positions), BASES)
    return judge(table, "a", Offer.model_validate(offer))


def test_what_costs_less_and_can_be_paid_is_taken():
    answer = judged({"lump_sum": "8000"}, household(cash="8000"))

    assert (answer.verdict, answer.regret_fen) == (Verdict.ACCEPT, -4_000_00)
    assert answer.counter is None
    assert "先拿到书面确认" in answer.why[1]


def test_as_good_as_the_plan_is_taken():
    answer = judged({"monthly": "1500", "months": 8, "in_writing": True})

    assert (answer.verdict, answer.regret_fen) == (Verdict.ACCEPT, 0)


def test_more_than_is_owed_is_countered_with_the_regret_to_the_fen():
    answer = judged({"monthly": "1100", "months": 12})

    assert (answer.verdict, answer.regret_fen) == (Verdict.COUNTER, 1_200_00)
    assert "多 1,200.00 元" in answer.why[0]
    assert answer.counter is not None
    assert (answer.counter.monthly_fen, answer.counter.months) == (1_333_33, 9)


def test_cheap_but_too_much_a_month_is_countered():
    answer = judged({"lump_sum": "5000"}, household(cash="0"))

    assert (answer.verdict, answer.regret_fen) == (Verdict.COUNTER, None)
    assert "会动到饭钱" in answer.why[0]


def test_slower_than_the_plan_is_countered_even_where_it_costs_the_same():
    answer = judged({"monthly": "200", "months": 60})

    assert (answer.verdict, answer.regret_fen) == (Verdict.COUNTER, 0)
    assert "拖得更久" in answer.why[0]


@pytest.mark.parametrize(
    ("offer", "why"),
    [
        ({"lump_sum": "1000", "fee_first": True}, "先收费"),
        ({"lump_sum": "1000", "private_account": True}, "个人账户"),
        ({"lump_sum": "1000", "new_loan": True}, "另借一笔"),
        ({"lump_sum": "1000", "text": "您先去借一笔周转还上"}, "借新的还旧的"),
    ],
)
def test_some_offers_are_refused_whatever_they_cost(offer, why):
    answer = judged(offer, household(cash="9000"))

    assert answer.verdict is Verdict.REFUSE
    assert why in answer.why[0]


def test_an_expired_debt_and_a_running_payment_order_are_refused():
    gate = Gate(code="payment_order", open=False, text="先交异议。")

    assert judged({"lump_sum": "1"}, position=at("a", total=9_000_00, expired=True)).verdict is Verdict.REFUSE
    assert (
        judged({"lump_sum": "1"}, position=at("a", total=9_000_00, gates=(gate,))).verdict is Verdict.REFUSE
    )


@pytest.mark.parametrize(
    ("offer", "why"),
    [
        ({}, "没有写清楚"),
        ({"monthly": "500"}, "没有写清楚"),
        ({"lump_sum": "500", "monthly": "500", "months": 3}, "没有写清楚"),
        ({"monthly": "500", "months": 12, "total": "5000"}, "自己对不上"),
        ({"monthly": "500", "months": 12, "others_sign": True}, "一起签字"),
    ],
)
def test_what_figures_cannot_decide_goes_to_a_person(offer, why):
    answer = judged(offer)

    assert answer.verdict is Verdict.NEED_PERSON
    assert why in answer.why[0]


def test_unknown_income_and_enforcement_go_to_a_person():
    offer = {"monthly": "500", "months": 12}

    assert judged(offer, Household()).verdict is Verdict.NEED_PERSON
    enforced = at("a", Stage.ENFORCEMENT, total=6_000_00)
    assert judged(offer, position=enforced).verdict is Verdict.NEED_PERSON


def test_where_no_plan_fits_an_offer_that_does_is_taken():
    answer = judged(
        {"monthly": "100", "months": 60}, household("4600"), at("a", total=12_000_00)
    )  # 90 to spare

    assert answer.verdict is Verdict.REFUSE
    fits = judged({"monthly": "80", "months": 60}, household("4600"), at("a", total=12_000_00))
    assert fits.verdict is Verdict.ACCEPT


def test_another_debt_is_not_starved_for_the_offer():
    other = (debt("b"), at("b", Stage.LAWSUIT, total=60_000_00))

    answer = judged({"monthly": "1000", "months": 12}, more=(other,))

    assert answer.verdict is Verdict.COUNTER
    assert "别的几笔就排不开" in answer.why[0]


def test_a_debt_that_is_not_there_is_told():
    table = table_of(case_of(household(), debt("a")), position_of(at("a")), BASES)

    with pytest.raises(InputUnusable, match="没有编号"):
        judge(table, "z", Offer())
