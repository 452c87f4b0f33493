"""The card beside the telephone after each turn, the score at the end, and for each weak sentence a better one."""

from liangqing.papers.rehearse.borrower import borrower
from liangqing.papers.rehearse.borrower_words import cited_rules
from liangqing.papers.rehearse.card import Look, card_of
from liangqing.papers.rehearse.protocol import Act, BorrowerAct, CollectorAct, HotlineAct, Turn, Voice
from liangqing.papers.rehearse.score import score_of
from liangqing.papers.rehearse.terms import Terms, TermsKind, instalments, lump
from liangqing.papers.rehearse.weak import WeakKind, better_sentences
from tests.papers.rehearse.made import call, debt, home, says, they_say

B, C = BorrowerAct, CollectorAct
CLAIM = Act(C.CLAIM_AMOUNT, amount_fen=1_230_000)
WHO = Act(C.IDENTIFY, lender="禾谷消费金融有限公司", employer="鸣远商务服务有限公司", staff_no="1234")
BEARABLE = instalments(1_150_000, 12)
TOO_MUCH = lump(1_230_000)


def line(name):
    return Turn(Voice.HOTLINE, "", (Act(name),))


def spoken(*turns, policy_id="consumer_finance_step", style_id="polite", household=None):
    """A call with these turns."""
    state = call(policy_id, style_id, household)
    for turn in turns:
        state = state.after(turn)
    return state


def known(*more, **values):
    """A call whose caller was verified, and then these turns."""
    return spoken(they_say(WHO, CLAIM), says(B.CALL_HOTLINE), line(HotlineAct.CONFIRMS), *more, **values)


def lines(state):
    return {line.name: line for line in card_of(state).lines}


def points(state):
    return {point.id: point.met for point in score_of(state, cited_rules()).points}


def weak(state):
    return [(one.turn, one.kinds) for one in score_of(state, cited_rules()).weak]


def test_the_card_at_the_start_says_what_is_claimed_and_what_to_ask():
    card = card_of(spoken(they_say(CLAIM)))
    assert lines(spoken(they_say(CLAIM)))["对方是谁"].text == "没有说自己是谁。还没有核实。"
    assert "多出 800.00 元" in {line.name: line.text for line in card.lines}["多少钱"]
    assert card.ask[:2] == ("哪家公司,工号多少?", "打合同上的客服电话核实。")
    assert card.never[0] == "每月最多 1,000.00 元,再多会动到饭钱。"
    assert card.never[1] == "一次性最多 300.00 元:手里只有这些。"


def test_the_card_follows_what_is_settled():
    asked = known(says(B.ASK_BREAKDOWN), they_say(Act(C.OFFER, terms=TOO_MUCH)))
    assert lines(asked)["对方是谁"].look is Look.DONE
    assert lines(asked)["对方的方案"].text == "一次还12,300.00 元。照现在的收支拿不出。"
    assert card_of(asked).ask == ("多出的部分依据是什么?", "方案能不能书面发来?")


def test_the_card_is_alarmed_where_the_published_line_knows_nobody():
    state = spoken(they_say(WHO, CLAIM), says(B.CALL_HOTLINE), line(HotlineAct.DENIES))
    assert lines(state)["对方是谁"].look is Look.ALARM
    assert card_of(state).ask == ("不用再问了:挂断,记下号码。",)


def test_the_card_holds_the_paper_against_what_was_agreed():
    agreed = known(says(Act(B.OFFER, terms=BEARABLE)), they_say(Act(C.GRANT, terms=BEARABLE)))
    assert "还没有书面" in lines(agreed)["说定了没有"].text
    wrong = Terms(TermsKind.INSTALMENTS, 1_170_000, 12, signer="禾谷消费金融有限公司")
    right = Terms(TermsKind.INSTALMENTS, 1_150_000, 12, signer="禾谷消费金融有限公司")
    asked = agreed.after(says(B.ASK_WRITTEN))
    assert "对不上" in lines(asked.after(they_say(Act(C.SEND_WRITTEN, terms=wrong))))["说定了没有"].text
    done = asked.after(they_say(Act(C.SEND_WRITTEN, terms=right)))
    assert lines(done)["说定了没有"].look is Look.DONE
    assert points(done)["written"] is True


def test_where_nothing_may_be_admitted_the_card_says_so_first():
    state = spoken(they_say(CLAIM), household=home(debts=(debt(limitation_risk=True),)))
    assert card_of(state).never[0].startswith("这笔现在不说愿意还")


def test_a_call_without_a_weak_sentence():
    state = known(
        says(B.ASK_BREAKDOWN),
        they_say(Act(C.THREATEN, topic="family")),
        says(B.NOTE_FOR_LOG),
        they_say(C.ASK_FEE),
        says(B.REFUSE_FEE),
        they_say(C.BACK_DOWN),
        says(B.END_POLITELY),
        they_say(C.END),
    )
    told = score_of(state, cited_rules())
    assert weak(state) == []
    assert (told.done, told.of) == (5, 6)
    assert points(state)["cost"] is False, "a bearable arrangement was there and was not reached"


def test_a_frightened_promise_is_weak_for_every_reason_it_has():
    state = spoken(they_say(CLAIM, C.DEMAND), says(Act(B.OFFER, terms=TOO_MUCH), text="好,我今天一定还清"))
    assert weak(state) == [(1, (WeakKind.UNVERIFIED, WeakKind.ABOVE_LAW, WeakKind.FLOOR))]
    assert points(state) | {"cost": None} == {
        "verified": False,
        "within": False,
        "no_more": True,
        "kept": None,
        "calm": None,
        "written": None,
        "cost": None,
    }


def test_an_admission_rests_on_its_rule():
    told = score_of(known(says(Act(B.ADMIT), text="我都认")), cited_rules())
    assert told.weak[0].kinds == (WeakKind.ADMISSION,)
    assert told.weak[0].rules == ("LIM-195",)


def test_where_limitation_may_have_ended_willing_is_weak():
    house = home(debts=(debt(limitation_risk=True),))
    state = known(says(B.STATE_WILLING, text="我愿意还"), household=house)
    assert weak(state) == [(3, (WeakKind.REVIVED,))]


def test_a_fee_paid_and_a_fee_passed_over():
    paid = known(they_say(C.ASK_FEE), says(B.PAY_FEE))
    assert weak(paid) == [(4, (WeakKind.GAVE_IN,))]
    passed = known(they_say(C.ASK_FEE), says(B.ASK_BREAKDOWN))
    assert weak(passed) == [(4, (WeakKind.UNANSWERED,))]


def test_an_agreement_that_is_left_without_a_paper():
    state = known(
        says(Act(B.OFFER, terms=BEARABLE)), they_say(Act(C.GRANT, terms=BEARABLE)), says(B.END_POLITELY)
    )
    assert weak(state) == [(5, (WeakKind.UNWRITTEN,))]
    assert score_of(state, cited_rules()).words.endswith("可是还没有对得上的书面。")


def test_a_round_figure_of_ones_own_is_no_lie():
    exact = home(income_fen=603_250)
    state = known(says(text="我每月工资6000元"), household=exact)
    assert weak(state) == []
    lie = known(says(text="我每月工资2000元"), household=exact)
    assert weak(lie) == [(3, (WeakKind.FALSE_STATEMENT,))]


def test_a_genuine_caller_taken_for_an_impostor():
    state = spoken(they_say(WHO, CLAIM), says(B.SUSPECT), they_say(C.END))
    assert weak(state) == [(1, (WeakKind.ACCUSED,))]
    assert points(state)["verified"] is False


def test_an_impostor_unmasked_and_one_that_was_believed():
    called = spoken(they_say(WHO, CLAIM), says(B.CALL_HOTLINE), line(HotlineAct.DENIES), style_id="impostor")
    unmasked = called.after(says(B.SUSPECT)).after(they_say(C.END))
    assert points(unmasked) == {"verified": True, "within": True, "no_more": True, "kept": None, "calm": None}
    assert score_of(unmasked, cited_rules()).words == "这个来电是冒充的。您看出来了,什么也没有给。"
    gave = called.after(says(B.PAY_PRIVATE))
    assert "96110" in score_of(gave, cited_rules()).words
    assert points(gave)["verified"] is False


def test_the_better_sentence_verifies_first_and_then_offers():
    state = spoken(
        they_say(CLAIM, C.DEMAND),
        says(Act(B.OFFER, terms=TOO_MUCH), text="好,我今天一定还清"),
        they_say(C.DEMAND),
        says(Act(B.OFFER, terms=TOO_MUCH), text="我一次还清"),
    )
    first, second = better_sentences(state, score_of(state, cited_rules()).weak, borrower)
    assert "工号" in first.instead
    assert "我提的方案是" in second.instead


def test_what_a_call_cost_is_told_against_the_best():
    dear = instalments(1_230_000, 14)
    state = known(says(Act(B.OFFER, terms=dear)), they_say(Act(C.GRANT, terms=dear)))
    (cost,) = [point for point in score_of(state, cited_rules()).points if point.id == "cost"]
    assert cost.met is False
    assert cost.text.endswith("您答应的多 1,400.00 元。")


def test_where_even_the_last_word_is_above_the_law_no_agreement_is_no_loss():
    house = home(debts=(debt(lawful_fen=1_000_000),))
    state = known(they_say(C.DEMAND), says(B.REFUSE), they_say(C.END), policy_id="oral_only", household=house)
    (cost,) = [point for point in score_of(state, cited_rules()).points if point.id == "cost"]
    assert (cost.met, "超过法律支持的上限" in cost.text) == (None, True)
