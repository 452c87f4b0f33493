"""The other side of the call: policies, styles, impostors; the same seed says the same words."""

import re
from collections import Counter

import pytest

from liangqing.papers.rehearse.collectors import MOST_TURNS, next_turn, rng_for
from liangqing.papers.rehearse.facts import MEDIATOR
from liangqing.papers.rehearse.households import household
from liangqing.papers.rehearse.measure import best_terms
from liangqing.papers.rehearse.play import accepts_first, asks_half, pairings, play
from liangqing.papers.rehearse.policies import Part, Written, policies, policy
from liangqing.papers.rehearse.protocol import Act, BorrowerAct, CollectorAct, HotlineAct, Voice
from liangqing.papers.rehearse.styles import styles
from liangqing.papers.rehearse.terms import instalments, lump
from tests.papers.rehearse.made import call, debt, home, says


def hear(state, *turns, seed=1):
    """The call after these turns of the borrower, each answered."""
    state = state.after(next_turn(state, rng_for(seed, state))) if not state.turns else state
    for turn in turns:
        state = state.after(turn)
        state = state.after(next_turn(state, rng_for(seed, state)))
    return state


def names(state):
    return [act.name for act in state.turns[-1].acts]


def offer(terms):
    return says(Act(BorrowerAct.OFFER, terms=terms))


def test_there_are_enough_collectors_and_half_of_them_are_kept_apart():
    assert len(policies()) >= 12 and len(styles()) >= 8
    parts = Counter(pairing.part for pairing in pairings())
    assert parts[Part.DEV] == parts[Part.HELD_OUT] == len(pairings()) // 2


def test_a_scripted_caller_says_who_it_is_first():
    assert names(hear(call(style_id="scripted")))[:2] == [CollectorAct.IDENTIFY, CollectorAct.CLAIM_AMOUNT]


def test_an_angry_caller_says_it_only_when_asked_twice():
    state = hear(call(style_id="anger"), says(BorrowerAct.ASK_IDENTITY))
    assert names(state)[0] is CollectorAct.AVOID_IDENTITY
    state = hear(state, says(BorrowerAct.ASK_IDENTITY))
    assert state.turns[-1].acts[0].case_no == "A10000001"


@pytest.mark.parametrize(
    ("style_id", "answer"), [("polite", HotlineAct.CONFIRMS), ("careful_impostor", HotlineAct.DENIES)]
)
def test_the_published_line_knows_who_works_for_the_lender(style_id, answer):
    state = hear(call(style_id=style_id), says(BorrowerAct.CALL_HOTLINE))
    assert state.turns[-1].who is Voice.HOTLINE
    assert names(state) in ([answer], [HotlineAct.CLOSED])


def test_the_parts_of_the_claim_add_up():
    state = hear(call(), says(BorrowerAct.ASK_BREAKDOWN))
    assert sum(act.amount_fen for act in state.turns[-1].acts) == 1_230_000


def test_a_policy_that_corrects_brings_the_claim_down_once_the_contract_is_there():
    told = says(Act(BorrowerAct.DISPUTE_AMOUNT, amount_fen=1_150_000))
    assert hear(call(), told).base_fen == 1_150_000
    assert hear(call("microloan_lump"), told).base_fen == 1_230_000
    assert hear(call(household=home(debts=(debt(contract_held=False),))), told).base_fen == 1_230_000


def test_a_proposal_within_the_bounds_is_granted_as_it_stands():
    state = hear(call("never_moves_written"), offer(lump(1_057_800)))
    assert state.agreed == lump(1_057_800)


def test_a_proposal_outside_is_moved_just_inside():
    # the first word: 3 months, nothing waived, 30 % on signing
    state = hear(call(), offer(instalments(600_000, 24)))
    assert state.on_table == instalments(1_230_000, 3, first_fen=369_000)


def test_a_policy_moves_with_every_proposal_until_its_last_word():
    told = [offer(lump(1))] * 6
    lumps = []
    state = call()
    for turn in told:
        state = hear(state, turn)
        lumps.append(state.on_table.total_fen)
    # 98, 94, 91, 88 and 85 % of 12,300 yuan
    assert lumps == [1_205_400, 1_156_200, 1_119_300, 1_082_400, 1_045_500, 1_045_500]


def test_what_needs_a_paper_moves_only_with_the_paper():
    state = hear(call("hardship_desk"), *[offer(lump(1))] * 3)
    assert state.on_table == lump(1_230_000)
    state = hear(state, says(Act(BorrowerAct.OFFER_PROOF, topic="hospital_record")), offer(lump(1)))
    assert state.on_table == lump(1_107_000)


def test_a_paper_that_is_not_there_proves_nothing():
    state = hear(
        call("hardship_desk"), says(Act(BorrowerAct.OFFER_PROOF, topic="wage_ruling")), *[offer(lump(1))] * 3
    )
    assert state.on_table == lump(1_230_000)


def agreed(policy_id, style_id="polite", household=None):
    """Accepts what is on the table."""
    state = hear(call(policy_id, style_id, household), offer(instalments(1_300_000, 1)))
    return state if state.agreed else hear(state, says(Act(BorrowerAct.ACCEPT, terms=state.on_table)))


@pytest.mark.parametrize("each", policies(), ids=lambda each: each.id)
def test_the_paper_comes_as_the_policy_says(each):
    state, asked = agreed(each.id), 0
    while CollectorAct.SEND_WRITTEN not in names(state) and asked < 4:
        state, asked = hear(state, says(BorrowerAct.ASK_WRITTEN)), asked + 1
    wanted = {Written.SENDS: 1, Written.SECOND_REQUEST: 2, Written.AFTER_REVIEW: 2, Written.NEVER: 4}
    assert asked == wanted[each.written]
    if each.written is not Written.NEVER:
        paper = state.turns[-1].first(CollectorAct.SEND_WRITTEN).terms
        assert paper.signer == (MEDIATOR if each.signer == "mediator" else "禾谷消费金融有限公司")
        assert (paper.unsigned() == state.agreed) is not each.slips


def test_a_paper_that_differs_is_put_right_when_asked_again():
    state = agreed("agency_commission")
    state = hear(state, *[says(BorrowerAct.ASK_WRITTEN)] * 3)
    assert state.turns[-1].first(CollectorAct.SEND_WRITTEN).terms.unsigned() == state.agreed


def test_an_impostor_agrees_to_everything_and_asks_for_money():
    state = hear(call(style_id="impostor"), offer(lump(1)))
    assert names(state)[0] is CollectorAct.GRANT
    assert {CollectorAct.ASK_FEE, CollectorAct.ASK_PRIVATE_ACCOUNT} & set(names(state))


def test_who_is_told_the_rule_backs_down_or_not_by_style():
    assert CollectorAct.BACK_DOWN in names(hear(call(style_id="fear"), says(BorrowerAct.NOTE_FOR_LOG)))


def test_goodbye_ends_the_call():
    assert hear(call(style_id="anger"), says(BorrowerAct.END_POLITELY)).is_over


@pytest.mark.parametrize("borrower", [accepts_first, asks_half])
def test_the_same_seed_says_the_same_words_and_every_call_ends(borrower):
    for number, pairing in enumerate(pairings()):
        home_ = household(number)
        start = call(pairing.policy_id, pairing.style_id, home_)
        played = play(start, borrower, 7)
        assert played == play(start, borrower, 7)
        assert played.is_over and played.spoken(Voice.COLLECTOR) <= MOST_TURNS + 1


def test_another_seed_says_other_words():
    said = {play(call(style_id="scripted"), asks_half, seed).turns for seed in range(20)}
    assert len(said) > 15


QUESTIONS = (
    BorrowerAct.ASK_IDENTITY,
    BorrowerAct.STATE_WILLING,
    BorrowerAct.ASK_CALLBACK,
    BorrowerAct.ASK_BREAKDOWN,
    BorrowerAct.DISPUTE_AMOUNT,
    BorrowerAct.NOTE_FOR_LOG,
    BorrowerAct.ASK_WRITTEN,
    BorrowerAct.REFUSE,
)


def asks_everything(home_, debt_id, turns):
    """Goes through the questions, one a turn."""
    asked = sum(turn.who is Voice.BORROWER for turn in turns)
    return says(QUESTIONS[asked]) if asked < len(QUESTIONS) else says(BorrowerAct.END_POLITELY)


def test_every_act_has_words_and_no_place_stays_open():
    heard = set()
    for number, pairing in enumerate(pairings() * 2):
        for borrower in (accepts_first, asks_half, asks_everything):
            state = play(call(pairing.policy_id, pairing.style_id, household(number)), borrower, number)
            for turn in state.turns:
                heard |= {act.name for act in turn.acts if turn.who is Voice.COLLECTOR}
                assert turn.who is Voice.BORROWER or turn.text, turn
                assert not re.search(r"[{}]|None", turn.text), turn
    assert set(CollectorAct) - heard == set()


@pytest.mark.parametrize("seed", range(0, 400, 7))
def test_the_best_terms_are_granted_to_who_asks_long_enough(seed):
    home_ = household(seed)
    each = policies()[seed % len(policies())]
    best = best_terms(home_, home_.debts[0], each)
    if best is None:
        return
    state = hear(
        call(each.id, "polite", home_),
        says(Act(BorrowerAct.DISPUTE_AMOUNT, amount_fen=home_.debts[0].lawful_fen)),
    )
    for exhibit in sorted(home_.exhibits & set(each.proof)):
        state = hear(state, says(Act(BorrowerAct.OFFER_PROOF, topic=exhibit)))
    while state.agreed is None and state.spoken(Voice.COLLECTOR) < MOST_TURNS:
        state = hear(state, offer(best))
    assert state.agreed == best.unsigned()


def test_an_unknown_policy_is_an_error():
    with pytest.raises(KeyError):
        policy("nobody")
