"""Words that give a right away are counted and told at once; nobody is led on to promise more."""

import pytest

from liangqing.papers.rehearse.heard import Heard
from liangqing.papers.rehearse.ladder import best_named, opening_parts
from liangqing.papers.rehearse.protocol import BorrowerAct, CollectorAct
from liangqing.papers.rehearse.score import score_of
from liangqing.papers.rehearse.terms import instalments
from liangqing.papers.rehearse.understand import say_acts, understand
from liangqing.papers.rehearse.waivers import PAYMENT, WAIVER
from liangqing.papers.rehearse.weak import WeakKind
from tests.papers.rehearse.made import CLAIM, call, debt, home, offers, says, they_say

OLD = home(debts=(debt(limitation_risk=True, expired=True),))
ORDERED = home(debts=(debt(limitation_risk=True),))


def asked(household):
    return call(household=household).after(they_say(CLAIM, CollectorAct.DEMAND))


def acts(text, household):
    return [(act.name, act.topic) for act in understand(text, asked(household)).acts]


@pytest.mark.parametrize("text", ["好,我先还500元", "我还500", "每月还500", "今天就还", "今晚转钱"])
def test_a_promise_to_pay_an_expired_debt_is_no_question_about_the_rest(text):
    heard = understand(text, asked(OLD))
    assert (heard.answer, heard.unclear) == ((), ())
    assert [(act.name, act.topic) for act in heard.acts] == [(BorrowerAct.ADMIT, PAYMENT)]
    assert "先停下,打 12348" in say_acts(heard.acts)


def test_where_a_promise_may_be_made_the_rest_is_asked_for_as_before():
    assert understand("好,我先还500元", asked(home())).answer[0].startswith("先付 500.00 元,余下的怎么还?")


@pytest.mark.parametrize(
    "text",
    [
        "我签不可撤销的还款承诺",
        "我放弃时效,可以签不可撤销承诺",
        "我不再提时效抗辩",
        "可以签催收通知书",
        "我放弃一切异议",
    ],
)
@pytest.mark.parametrize("household", [OLD, home()], ids=["expired", "usual"])
def test_a_waiver_is_never_heard_as_a_refusal(text, household):
    assert acts(text, household) == [(BorrowerAct.ADMIT, WAIVER)]


@pytest.mark.parametrize(
    "text",
    [
        "不可撤销的承诺书我不签",
        "不可撤销的承诺,我不签",
        "我不放弃时效",
        "为什么要我放弃时效",
        "承诺书发给我看看",
    ],
)
def test_a_waiver_that_is_refused_or_asked_about_is_none(text):
    assert (BorrowerAct.ADMIT, WAIVER) not in acts(text, home())


def test_no_objection_is_an_admission_and_no_dispute():
    assert acts("我没有异议", home()) == [(BorrowerAct.ADMIT, None)]
    assert acts("我对金额有异议", home()) == [(BorrowerAct.DISPUTE_AMOUNT, None)]


@pytest.mark.parametrize(
    ("text", "household", "kind", "rules"),
    [
        ("好,我先还500元", OLD, WeakKind.AFTER_END, ("LIM-192", "LIM-WAIVE")),
        ("好,我先还500元", ORDERED, WeakKind.REVIVED, ("LIM-ACK",)),
        ("我签不可撤销的还款承诺", home(), WeakKind.WAIVED, ("LIM-197", "LIM-192", "LIM-WAIVE")),
    ],
)
def test_the_end_of_the_call_names_it_with_its_rules(text, household, kind, rules):
    state = asked(household)
    said = understand(text, state).acts
    state = state.after(says(*said, text=text)).after(they_say(CollectorAct.END))
    score = score_of(state, frozenset())
    assert [(weak.kinds, weak.rules) for weak in score.weak] == [((kind,), rules)]
    assert [point.met for point in score.points if point.id == "no_more"] == [False]


@pytest.mark.parametrize(("card", "months"), [(True, 54), (False, 60)])
def test_a_hold_and_instalments_of_a_card_never_last_longer_than_sixty_months(card, months):
    """Two parts cannot be kept: the longest is asked for, after a hold of 6 months."""
    poor = home(debts=(debt(card=card),))
    heard = Heard(poor, poor.debts[0], (they_say(offers(instalments(1_150_000, 2))),))
    assert opening_parts(heard) == instalments(1_000_000, months, pause_months=6)


def test_of_what_was_named_for_a_card_nothing_beyond_sixty_months_is_taken():
    """A month leaves 200: 11,600 in 54 parts after a hold of 6; what is no card takes a part more."""
    named = they_say(offers(instalments(1_160_000, 60, pause_months=6)))
    for card, longest in ((True, 60), (False, 61)):
        poor = home(income_fen=520_000, cash_fen=0, debts=(debt(card=card, lawful_fen=1_160_000),))
        best = best_named(Heard(poor, poor.debts[0], (named,)))
        assert best is not None and best.months + best.pause_months == longest
