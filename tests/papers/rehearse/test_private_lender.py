"""A person who lent money is no company: no staff number, no published line, no case file."""

import pytest

from liangqing.case.debt import LenderType
from liangqing.papers.rehearse.borrower import borrower
from liangqing.papers.rehearse.card import card_of
from liangqing.papers.rehearse.choices import choices
from liangqing.papers.rehearse.play import play
from liangqing.papers.rehearse.protocol import BorrowerAct, CollectorAct, Voice
from liangqing.papers.rehearse.score import score_of
from liangqing.papers.rehearse.styles import who_speaks
from liangqing.papers.rehearse.understand import understand
from tests.papers.rehearse.made import CLAIM, call, debt, home, they_say

FRIEND = home(debts=(debt(lender="王某", lender_type=LenderType.PRIVATE),))
OFFICE = ("工号", "官方客服", "客服", "贷后", "App")


@pytest.mark.parametrize("style_id", ["polite", "scripted", "fear"])
def test_a_call_from_a_person_speaks_of_no_office(style_id):
    state = play(call(style_id=style_id, household=FRIEND), borrower, 1)
    said = "".join(turn.text for turn in state.turns)
    assert [word for word in OFFICE if word in said.replace("有困难随时打客服电话", "")] == []
    assert "王某本人的电话" in said
    (line,) = {who_speaks(turn) for turn in state.turns if turn.who is Voice.HOTLINE}
    assert line == "借款给您的人"


def test_the_sentences_to_pick_are_understood_as_the_same_acts():
    state = call(household=FRIEND).after(they_say(CLAIM, CollectorAct.DEMAND))
    picked = {sentence: [act.name for act in understand(sentence, state).acts] for sentence in choices(state)}
    assert picked["请问您是谁,和王某是什么关系?"] == [BorrowerAct.ASK_IDENTITY]
    assert picked["我想用王某本人的电话回拨核实,可以吗?"] == [BorrowerAct.ASK_CALLBACK]
    assert picked["请稍等,我现在打王某本人的电话核实。"] == [BorrowerAct.CALL_HOTLINE]
    assert "打王某本人的电话核实。" in card_of(state).ask


def test_the_score_sends_to_the_person_and_to_no_hotline():
    state = call(household=FRIEND).after(they_say(CLAIM)).after(they_say(CollectorAct.END))
    texts = "".join(point.text for point in score_of(state, frozenset()).points)
    assert "没有打王某本人的电话核实。" in texts
    assert "客服" not in texts


def test_a_lender_that_calls_itself_is_named_once():
    state = play(call(), borrower, 1)
    (first,) = [turn.text for turn in state.turns if turn.first(CollectorAct.IDENTIFY)][:1]
    assert first.count("禾谷消费金融有限公司") == 1
