"""The borrower's side of a call, as stories: who calls, the points, the amount, and what it never does."""

import pytest

from liangqing.law.load import load_rules
from liangqing.papers.rehearse.borrower import borrower
from liangqing.papers.rehearse.borrower_words import cited_rules
from liangqing.papers.rehearse.households import household
from liangqing.papers.rehearse.play import pairings, play
from liangqing.papers.rehearse.policies import Part
from liangqing.papers.rehearse.protocol import Act, BorrowerAct, CollectorAct, HotlineAct
from liangqing.papers.rehearse.referee import judge_call
from liangqing.papers.rehearse.terms import lump
from tests.papers.rehearse.made import (
    CLAIM,
    IDENTIFY,
    KNOWN,
    OPENED,
    POINTS,
    after,
    call,
    debt,
    home,
    hotline,
    names,
    told,
)

SHUT = hotline(HotlineAct.CLOSED)


def test_who_does_not_say_who_calls_is_asked_before_any_money():
    turn = told((CLAIM, CollectorAct.DEMAND))
    assert names(turn) == [BorrowerAct.ASK_IDENTITY, BorrowerAct.ASK_CALLBACK]
    assert "核实之前我不谈金额" in turn.text


def test_who_avoids_it_is_asked_again_and_then_the_published_number_is_called():
    avoids = ((CLAIM,), (CollectorAct.AVOID_IDENTITY, CollectorAct.REFUSE_CALLBACK))
    assert names(told(*avoids)) == [BorrowerAct.ASK_IDENTITY]
    turn = told(*avoids, (CollectorAct.AVOID_IDENTITY, CollectorAct.REFUSE_CALLBACK))
    assert names(turn) == [BorrowerAct.CALL_HOTLINE] and "不核实我不谈" in turn.text


def test_who_says_it_is_still_called_back_over_the_number_in_the_contract():
    assert names(told((IDENTIFY, CLAIM))) == [BorrowerAct.ASK_CALLBACK]
    assert names(told(*OPENED)) == [BorrowerAct.CALL_HOTLINE]


def test_the_number_that_a_caller_gives_is_not_called():
    turn = told((IDENTIFY, CLAIM), (Act(CollectorAct.ACCEPT_CALLBACK, number="17000009999"),))
    assert names(turn) == [BorrowerAct.CALL_HOTLINE]
    assert "您给的号码我不打" in turn.text and "17000009999" not in turn.text


def test_whom_the_lender_does_not_know_is_told_so_and_the_call_ends():
    turn = told(*OPENED, hotline(HotlineAct.DENIES))
    assert names(turn) == [BorrowerAct.SUSPECT]


def test_a_line_that_is_busy_is_called_again_and_only_then_the_debt_is_spoken_of():
    assert names(told(*OPENED, SHUT)) == [BorrowerAct.CALL_HOTLINE]
    assert names(told(*OPENED, SHUT, hotline()))[0] is BorrowerAct.STATE_WILLING


def test_where_the_line_stays_shut_nothing_is_promised_and_nobody_is_suspected():
    still = (*[SHUT] * 3, (CollectorAct.DEMAND,))
    turns = after(*OPENED, *still, *still, *[SHUT] * 3)
    assert names(turns[-1]) == [BorrowerAct.END_POLITELY]
    assert not [act for turn in turns for act in turn.acts if act.terms or act.name is BorrowerAct.SUSPECT]


def test_an_impostor_gets_no_answer_about_money_whatever_it_dangles():
    lure = Act(CollectorAct.OFFER, terms=lump(300_000))
    turns = after((IDENTIFY, CLAIM, lure), (CollectorAct.REFUSE_CALLBACK,), hotline(HotlineAct.DENIES))
    said = {act.name for turn in turns[1::2] for act in turn.acts}
    assert said == {BorrowerAct.ASK_CALLBACK, BorrowerAct.CALL_HOTLINE, BorrowerAct.SUSPECT}


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


def test_who_has_nothing_left_over_says_so():
    turn = told(*KNOWN, household=home(promised_fen=150_000))
    assert turn.first(BorrowerAct.STATE_MONEY).amount_fen == 0 and "没有余钱" in turn.text


def test_who_has_no_papers_offers_none():
    turn = told(*KNOWN, household=home(exhibits=frozenset()))
    assert turn.first(BorrowerAct.OFFER_PROOF) is None and "材料" not in turn.text


def test_who_has_no_reason_invents_none():
    turn = told(*KNOWN, household=home(reasons=()))
    assert turn.first(BorrowerAct.STATE_REASON) is None and "困难" not in turn.text


def test_an_amount_above_the_books_is_disputed_with_the_figure_of_the_books():
    turn = told(*POINTS)
    assert turn.first(BorrowerAct.DISPUTE_AMOUNT).amount_fen == 1_150_000
    assert "您报的是 12,300.00 元" in turn.text and "11,500.00 元" in turn.text


def test_it_is_disputed_again_only_where_no_answer_came():
    keeps = Act(CollectorAct.KEEP_CLAIM, amount_fen=1_230_000)
    assert told(*POINTS, (CollectorAct.SILENCE,)).first(BorrowerAct.DISPUTE_AMOUNT)
    assert told(*POINTS, (keeps,)).first(BorrowerAct.DISPUTE_AMOUNT) is None


def test_a_claim_within_the_books_is_not_disputed():
    right = home(debts=(debt(claimed_fen=1_100_000),))
    fair = Act(CollectorAct.CLAIM_AMOUNT, amount_fen=1_100_000)
    turns = after((IDENTIFY, fair), *POINTS[1:], household=right)
    asked = {act.name for turn in turns[1::2] for act in turn.acts}
    assert not asked & {BorrowerAct.DISPUTE_AMOUNT, BorrowerAct.ASK_BREAKDOWN}


@pytest.mark.parametrize("each", pairings(Part.DEV), ids=lambda each: f"{each.policy_id}-{each.style_id}")
def test_no_collector_brings_it_to_anything_that_the_referee_finds(each):
    for seed in range(4):
        state = call(each.policy_id, each.style_id, household(seed))
        played = play(state, borrower, seed)
        assert judge_call(state.household, state.debt_id, played.turns, cited_rules()).findings == ()
        assert played == play(state, borrower, seed)


def test_every_rule_it_cites_is_one_that_there_is():
    assert cited_rules() <= {rule.id for rule in load_rules()}
