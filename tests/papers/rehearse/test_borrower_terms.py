"""What the borrower's side proposes, takes and leaves, and the paper: to the fen, as stories."""

import pytest

from liangqing.papers.rehearse.borrower import borrower, pays_any_claim
from liangqing.papers.rehearse.facts import MEDIATOR
from liangqing.papers.rehearse.ladder import most_in_parts_fen, thin_months
from liangqing.papers.rehearse.measure import best_terms
from liangqing.papers.rehearse.outcome import outcome_of
from liangqing.papers.rehearse.play import play
from liangqing.papers.rehearse.protocol import Act, BorrowerAct, CollectorAct
from liangqing.papers.rehearse.terms import instalments, lump
from tests.papers.rehearse.made import (
    CLAIM,
    KNOWN,
    POINTS,
    after,
    call,
    debt,
    grants,
    home,
    names,
    offers,
    sends,
    told,
)

KEEPS = Act(CollectorAct.KEEP_CLAIM, amount_fen=1_230_000)
NO_LUMP = Act(CollectorAct.REFUSE, topic="lump")
NO_PARTS = Act(CollectorAct.REFUSE, topic="instalments")
PARTS = instalments(1_110_000, 24)
#: The other side gives parts only, and does not move.
STANDS = (*POINTS, (KEEPS, NO_LUMP, offers(PARTS)), (offers(PARTS),))


def test_the_first_proposal_is_a_fifth_of_the_debt_where_it_could_be_paid_in_time():
    # 300 in cash and 1,000 a month: 7,300 after six months; a fifth of 11,500 is 2,300
    assert told(*POINTS).first(BorrowerAct.OFFER).terms == lump(230_000, pause_months=6)


def test_who_has_the_cash_proposes_to_pay_at_once():
    assert told(*POINTS, household=home(cash_fen=2_000_000)).first(BorrowerAct.OFFER).terms == lump(230_000)


def test_who_could_not_even_pay_a_fifth_proposes_the_principal_in_parts_that_leave_some_air():
    # 250 a month: 2,050 after six months, less than 2,300
    tight = home(promised_fen=125_000)
    assert told(*POINTS, household=tight).first(BorrowerAct.OFFER).terms == instalments(1_000_000, 58)
    assert tight.fits(instalments(1_150_000, 58))


def test_where_the_principal_cannot_be_kept_the_most_that_can_is_proposed():
    # 20 yuan a month and 300 in cash: 1,500 in sixty parts
    poor = home(promised_fen=148_000)
    assert most_in_parts_fen(poor, 60) == 150_000
    assert told(*POINTS, household=poor).first(BorrowerAct.OFFER).terms == instalments(150_000, 60)


def test_who_has_less_than_the_need_says_that_there_is_nothing_and_ends():
    turn = told(*POINTS, household=home(income_fen=440_000, cash_fen=0, promised_fen=0))
    assert names(turn) == [BorrowerAct.END_POLITELY] and "拿不出钱" in turn.text


def test_what_was_named_is_refused_and_the_own_proposal_said_again_as_long_as_they_move():
    turns = after(*POINTS, (KEEPS, offers(lump(1_205_400, 1))), (offers(lump(1_156_200, 1)),))
    for turn in (turns[-3], turns[-1]):
        assert turn.first(BorrowerAct.REFUSE)
        assert turn.first(BorrowerAct.OFFER).terms == lump(230_000, pause_months=6)


def test_where_no_lump_sum_is_given_it_asks_for_the_principal_in_parts():
    terms = told(*POINTS, (KEEPS, NO_LUMP, offers(PARTS))).first(BorrowerAct.OFFER).terms
    assert terms.total_fen == 1_000_000 and terms.pause_months == 0


def test_the_last_word_is_taken_where_it_fits_with_a_cushion_where_that_can_be():
    turn = told(*STANDS)
    terms = turn.first(BorrowerAct.COUNTER).terms
    assert terms == instalments(1_110_000, 14)
    # after the first of 14 parts 507.14 are left, more than a tenth of the need of 4,500; of 13 parts 446.15
    assert (thin_months(home(), terms), thin_months(home(), instalments(1_110_000, 13))) == (0, 1)


def test_terms_that_were_named_just_so_are_accepted():
    only = instalments(1_110_000, 14)
    turn = told(*POINTS, (KEEPS, NO_LUMP, offers(only)), (offers(only),))
    assert turn.first(BorrowerAct.ACCEPT).terms == only and "书面确认为准" in turn.text


def test_the_cheaper_of_a_sum_and_parts_is_taken():
    rich = home(cash_fen=2_000_000)
    sum_ = offers(lump(700_000))
    turn = told(*POINTS, (KEEPS, sum_), (sum_,), household=rich)
    assert turn.first(BorrowerAct.ACCEPT).terms == lump(700_000)


def test_a_sum_that_costs_more_than_the_principal_is_held_against_parts():
    rich, dear, parts = home(cash_fen=2_000_000), offers(lump(1_140_000)), instalments(1_060_000, 24)
    turn = told(*POINTS, (KEEPS, dear), (dear,), household=rich)
    assert turn.first(BorrowerAct.OFFER).terms.total_fen == 1_000_000
    turn = told(*POINTS, (KEEPS, dear), (dear,), (offers(parts),), (offers(parts),), household=rich)
    assert turn.acts[0].terms.total_fen == 1_060_000


def test_what_cannot_be_kept_is_not_promised_however_long_they_press():
    heavy = offers(instalments(1_110_000, 6))
    turns = after(*POINTS, (KEEPS, NO_LUMP, heavy), *[(heavy, CollectorAct.DEMAND)] * 4)
    assert names(turns[-1]) == [BorrowerAct.END_POLITELY] and "今天谈不拢" in turns[-1].text


def test_where_nothing_fits_the_longest_term_and_a_pause_are_asked_for():
    heavy = offers(instalments(1_110_000, 6))
    turn = told(*POINTS, (KEEPS, NO_LUMP, heavy))
    assert turn.first(BorrowerAct.OFFER).terms == instalments(1_000_000, 60, pause_months=6)


def test_a_first_payment_that_the_cash_does_not_cover_is_not_promised():
    first = offers(instalments(1_110_000, 24, first_fen=200_000))
    turns = after(*POINTS, (KEEPS, NO_LUMP, first), *[(first,)] * 3)
    assert not any(act.name is BorrowerAct.ACCEPT for turn in turns for act in turn.acts)


DEAR = offers(lump(1_180_000))


def test_terms_above_what_the_law_supports_are_left_and_the_ground_is_asked_for_in_writing():
    rich = home(cash_fen=2_000_000)
    turn = told(*POINTS, (KEEPS, NO_PARTS, DEAR), (DEAR,), household=rich)
    assert names(turn) == [BorrowerAct.END_POLITELY] and "请书面说明多出来的依据" in turn.text


def test_less_than_a_yuan_above_it_is_rounding():
    near = offers(lump(1_150_099))
    turn = told(*POINTS, (KEEPS, NO_PARTS, near), (near,), household=home(cash_fen=2_000_000))
    assert turn.first(BorrowerAct.ACCEPT).terms == lump(1_150_099)


def test_the_side_that_pays_any_claim_is_there_only_to_be_compared():
    rich = home(cash_fen=2_000_000)
    turns = after(*POINTS, (KEEPS, NO_PARTS, DEAR), (DEAR,), household=rich)[:-1]
    assert Act(BorrowerAct.ACCEPT, terms=lump(1_180_000)) in pays_any_claim(rich, "d0", turns).acts


def test_what_was_granted_is_asked_for_in_writing_with_everything_that_must_stand_in_it():
    terms = told(*STANDS).first(BorrowerAct.COUNTER).terms
    turn = told(*STANDS, (grants(terms),))
    assert names(turn) == [BorrowerAct.ASK_WRITTEN]
    assert all(word in turn.text for word in ("总额", "期数", "每期金额", "减免", "对公收款账户"))


AGREED = instalments(1_110_000, 14)
GRANTED = (*STANDS, (grants(AGREED),))


def test_a_grant_of_other_terms_than_were_proposed_is_none():
    assert told(*STANDS, (grants(instalments(1_150_000, 14)),)).first(BorrowerAct.ASK_WRITTEN) is None


def test_the_right_paper_ends_the_call_with_thanks():
    turns = after(*GRANTED, (sends(AGREED),))
    assert names(turns[-1]) == [BorrowerAct.END_POLITELY] and "谢谢" in turns[-1].text
    assert outcome_of(debt(), turns).confirmed


def test_a_paper_of_the_mediation_centre_binds_too():
    assert names(told(*GRANTED, (sends(AGREED, MEDIATOR),))) == [BorrowerAct.END_POLITELY]


def test_a_paper_with_other_figures_is_sent_back_with_both_figures():
    turn = told(*GRANTED, (sends(instalments(1_132_300, 14)),))
    assert names(turn) == [BorrowerAct.ASK_WRITTEN]
    assert "11,323.00 元" in turn.text and "11,100.00 元" in turn.text


def test_a_paper_signed_by_nobody_who_binds_is_sent_back():
    turn = told(*GRANTED, (sends(AGREED, "王主任"),))
    assert names(turn) == [BorrowerAct.ASK_WRITTEN] and "王主任" in turn.text


def test_who_must_ask_above_is_waited_for():
    turn = told(*GRANTED, (CollectorAct.ASK_ABOVE, CollectorAct.PROMISE_WRITTEN))
    assert names(turn) == [BorrowerAct.ASK_WRITTEN] and "我等审批" in turn.text


def test_who_never_writes_is_told_that_nothing_will_be_paid_before():
    turn = told(*GRANTED, *[(CollectorAct.REFUSE_WRITTEN,)] * 2)
    assert names(turn) == [BorrowerAct.END_POLITELY] and "没有书面确认,我先不付款" in turn.text


def test_a_fee_for_the_paper_is_refused_and_the_paper_still_asked_for():
    turn = told(*GRANTED, (Act(CollectorAct.ASK_FEE, amount_fen=39_900),))
    assert names(turn) == [BorrowerAct.ASK_WRITTEN, BorrowerAct.REFUSE_FEE]


@pytest.mark.parametrize(
    "policy_id", ["consumer_finance_step", "hardship_desk", "bank_card_plan", "oral_only"]
)
def test_a_whole_call_comes_to_the_best_terms_of_the_policy(policy_id):
    state = play(call(policy_id), borrower, 1)
    best = best_terms(state.household, state.debt, state.policy)
    agreed = outcome_of(state.debt, state.turns).agreed
    assert agreed is not None and best is not None and agreed.total_fen == best.total_fen


def test_a_paper_that_slips_is_put_right_in_the_call():
    able = home(cash_fen=2_000_000, exhibits=frozenset(("hospital_record",)))
    state = play(call("agency_commission", household=able), borrower, 1)
    papers = [act for turn in state.turns for act in turn.acts if act.name is CollectorAct.SEND_WRITTEN]
    assert len(papers) == 2 and outcome_of(state.debt, state.turns).confirmed


def test_the_claim_is_brought_down_where_the_contract_shows_it():
    state = play(call("hardship_desk"), borrower, 1)
    corrected = [
        act.amount_fen for turn in state.turns for act in turn.acts if act.name is CollectorAct.CORRECT_CLAIM
    ]
    assert corrected == [1_150_000]


def test_a_paper_that_is_asked_for_is_offered_if_it_is_there():
    more = home(exhibits=frozenset(("hospital_record", "birth_certificate")))
    asks = Act(CollectorAct.ASK_PROOF, topic="birth_certificate")
    turn = told(*POINTS, (KEEPS, asks), household=more)
    assert turn.first(BorrowerAct.OFFER_PROOF).topic == "birth_certificate"
    turn = told(*POINTS, (KEEPS, asks))
    assert turn.first(BorrowerAct.OFFER_PROOF) is None and "这份材料我没有" in turn.text


def test_the_claim_alone_settles_nothing():
    assert told((CLAIM,), *KNOWN[1:], (CLAIM,)).first(BorrowerAct.ACCEPT) is None
