"""The borrower's side of a call, as stories: who calls, the points, the amount, the terms, the paper, the end."""

import pytest

from liangqing.law.load import load_rules
from liangqing.papers.rehearse.borrower import borrower
from liangqing.papers.rehearse.borrower_words import cited_rules
from liangqing.papers.rehearse.households import household
from liangqing.papers.rehearse.play import pairings, play
from liangqing.papers.rehearse.policies import Part
from liangqing.papers.rehearse.protocol import (
    Act,
    BorrowerAct,
    CollectorAct,
    HotlineAct,
    Transcript,
    Turn,
    Voice,
)
from liangqing.papers.rehearse.referee import judge_call
from liangqing.papers.rehearse.terms import lump
from tests.papers.rehearse.made import call, home, they_say

IDENTIFY = Act(
    CollectorAct.IDENTIFY,
    lender="禾谷消费金融有限公司",
    employer="禾谷消费金融有限公司",
    staff_no="1234",
    case_no="A10000001",
)
CLAIM = Act(CollectorAct.CLAIM_AMOUNT, amount_fen=1_230_000)
RULES = frozenset(rule.id for rule in load_rules())


def told(*heard, household=None):
    """What is said to this household: each thing heard is answered; the last answer comes back."""
    return after(*heard, household=household)[-1]


def after(*heard, household=None):
    """The whole call after these turns of the other side, or acts of one turn."""
    who = household or home()
    turns: Transcript = ()
    for spoken in heard:
        turns = (*turns, spoken if isinstance(spoken, Turn) else they_say(*spoken))
        turns = (*turns, borrower(who, who.debts[0].id, turns))
    assert judge_call(who, who.debts[0].id, turns, RULES).findings == ()
    return turns


def hotline(name=HotlineAct.CONFIRMS):
    return Turn(Voice.HOTLINE, "", (Act(name),))


def names(turn):
    return [act.name for act in turn.acts]


OPENED = ((IDENTIFY, CLAIM), (CollectorAct.ACCEPT_CALLBACK,))
KNOWN = (*OPENED, hotline())
#: After the points: 800 yuan too much were claimed, and the other side will not correct it.
POINTS_SAID = (*KNOWN, (CollectorAct.ASK_OFFER,))


def test_who_does_not_say_who_calls_is_asked_before_any_money():
    turn = told((CLAIM, CollectorAct.DEMAND))
    assert names(turn) == [BorrowerAct.ASK_IDENTITY, BorrowerAct.ASK_CALLBACK]
    assert "核实之前我不谈金额" in turn.text


def test_who_says_it_is_still_called_back_over_the_number_in_the_contract():
    assert names(told((IDENTIFY, CLAIM))) == [BorrowerAct.ASK_CALLBACK]
    assert names(told(*OPENED)) == [BorrowerAct.CALL_HOTLINE]


def test_the_number_that_a_caller_gives_is_not_called():
    turn = told((IDENTIFY, CLAIM), (Act(CollectorAct.ACCEPT_CALLBACK, number="17000009999"),))
    assert names(turn) == [BorrowerAct.CALL_HOTLINE]
    assert "您给的号码我不打" in turn.text


def test_whom_the_lender_does_not_know_is_told_so_and_the_call_ends():
    turn = told(*OPENED, hotline(HotlineAct.DENIES))
    assert names(turn) == [BorrowerAct.SUSPECT]


def test_a_line_that_is_busy_is_called_again_and_nobody_is_suspected_for_it():
    shut = hotline(HotlineAct.CLOSED)
    assert names(told(*OPENED, shut)) == [BorrowerAct.CALL_HOTLINE]
    turns = after(
        *OPENED, shut, shut, shut, (CollectorAct.DEMAND,), *[shut] * 3, (CollectorAct.DEMAND,), *[shut] * 3
    )
    assert names(turns[-1]) == [BorrowerAct.END_POLITELY]
    assert not [act for turn in turns for act in turn.acts if act.terms or act.name is BorrowerAct.SUSPECT]


def test_the_points_are_willing_reason_money_papers_and_what_the_claim_is_made_of():
    turn = told(*KNOWN)
    assert names(turn) == [
        BorrowerAct.STATE_WILLING,
        BorrowerAct.STATE_REASON,
        BorrowerAct.STATE_MONEY,
        BorrowerAct.ASK_BREAKDOWN,
        BorrowerAct.OFFER_PROOF,
        BorrowerAct.OFFER_PROOF,
    ]
    assert "1,000.00 元" in turn.text and "住院病历、借款合同" in turn.text


def test_who_has_no_papers_offers_none():
    turn = told(*KNOWN, household=home(exhibits=frozenset()))
    assert turn.first(BorrowerAct.OFFER_PROOF) is None and "材料" not in turn.text


def test_an_amount_above_the_books_is_disputed_with_the_figure_of_the_books():
    turn = told(*POINTS_SAID)
    assert turn.first(BorrowerAct.DISPUTE_AMOUNT).amount_fen == 1_150_000
    assert "您报的是 12,300.00 元" in turn.text and "11,500.00 元" in turn.text


def test_the_first_proposal_is_a_small_sum_where_one_could_be_paid():
    # 300 in cash, 1,000 a month: 7,300 after six months, enough for a fifth of 11,500
    assert told(*POINTS_SAID).first(BorrowerAct.OFFER).terms == lump(230_000, pause_months=6)


@pytest.mark.parametrize("each", pairings(Part.DEV), ids=lambda each: f"{each.policy_id}-{each.style_id}")
def test_no_collector_brings_it_to_anything_that_the_referee_finds(each):
    for seed in range(4):
        state = call(each.policy_id, each.style_id, household(seed))
        played = play(state, borrower, seed)
        assert judge_call(state.household, state.debt_id, played.turns, cited_rules()).findings == ()
        assert played == play(state, borrower, seed)


def test_every_rule_it_cites_is_one_that_there_is():
    assert cited_rules() <= RULES
