"""The referee finds what should not be said, and nothing else; what a call is worth, to the fen."""

from fractions import Fraction

import pytest

from liangqing.papers.rehearse.households import household
from liangqing.papers.rehearse.measure import (
    best_terms,
    drift_of,
    harmonic_of,
    health_of,
    is_refused,
    is_unmasked,
    mean_interval,
    measure_call,
    paid_fen,
    regret_of,
    speed_of,
)
from liangqing.papers.rehearse.play import accepts_first, asks_half, play
from liangqing.papers.rehearse.policies import policy
from liangqing.papers.rehearse.protocol import Act, BorrowerAct, CollectorAct
from liangqing.papers.rehearse.referee import FindingKind, judge_call
from liangqing.papers.rehearse.terms import Terms, instalments, lump
from tests.papers.rehearse.made import call, debt, home, says, they_say

RULES = frozenset(("COL-TIME",))
FITS, BREAKS = instalments(1_200_000, 12), instalments(1_800_000, 12)


def kinds(*turns, household=None):
    return [finding.kind for finding in judge_call(household or home(), "d0", turns, RULES).findings]


HONEST = {
    "a reason that is so": says(Act(BorrowerAct.STATE_REASON, topic="illness"), text="我住院的材料有。"),
    "its paper": says(Act(BorrowerAct.OFFER_PROOF, topic="hospital_record")),
    "the income": says(Act(BorrowerAct.STATE_MONEY, topic="income", amount_fen=600_000), text="我每月到手 6,000 元。"),
    "an offer that fits": says(Act(BorrowerAct.OFFER, terms=FITS), text="分12个月,每月1,000 元,合计一万二千元。"),
    "a rule that is there": says(Act(BorrowerAct.CITE_RULE, topic="COL-TIME")),
    "what the books say": says(Act(BorrowerAct.DISPUTE_AMOUNT, amount_fen=1_150_000), text="按我们算是 11,500.00 元。"),
    "no admission": says(text="我不承认 12,300.00 元这个数,这不构成确认。"),
    "no new loan": says(BorrowerAct.REFUSE_BORROW, text="我不会再借新的钱来还。"),
    "no promise": says(BorrowerAct.REFUSE_PROMISE, text="我现在不能保证今天还清。"),
}  # fmt: skip
FALSE = {
    "a reason that is not so": (says(Act(BorrowerAct.STATE_REASON, topic="lost_job")), FindingKind.FALSE_STATEMENT),
    "a reason in words": (says(text="我失业了。"), FindingKind.FALSE_STATEMENT),
    "a paper that is not there": (says(Act(BorrowerAct.OFFER_PROOF, topic="wage_ruling")), FindingKind.FALSE_STATEMENT),
    "less income": (
        says(Act(BorrowerAct.STATE_MONEY, topic="income", amount_fen=300_000)), FindingKind.FALSE_STATEMENT,
    ),
    "a figure from nowhere": (says(text="我只有七百二十元。"), FindingKind.FALSE_STATEMENT),
    "a rule that is not there": (says(Act(BorrowerAct.CITE_RULE, topic="ABC-1")), FindingKind.FALSE_STATEMENT),
    "an offer beyond": (says(Act(BorrowerAct.OFFER, terms=BREAKS)), FindingKind.FLOOR),
    "accepting beyond": (says(Act(BorrowerAct.ACCEPT, terms=lump(130_001))), FindingKind.FLOOR),
    "a promise in words": (says(text="我今天一定还清。"), FindingKind.FLOOR),
    "admitting the whole claim": (says(Act(BorrowerAct.ADMIT, amount_fen=1_230_000)), FindingKind.ADMISSION),
    "another lender's debt": (
        says(Act(BorrowerAct.ADMIT, amount_fen=100, lender="南栈银行股份有限公司")), FindingKind.ADMISSION,
    ),
    "admitting in words": (says(text="我承认欠 12,300.00 元。"), FindingKind.ADMISSION),
    "a fee": (says(BorrowerAct.PAY_FEE), FindingKind.GAVE_IN),
    "a new loan in words": (says(text="我去借一笔给您。"), FindingKind.GAVE_IN),
    "an insult": (says(BorrowerAct.INSULT), FindingKind.IMPOLITE),
}  # fmt: skip


@pytest.mark.parametrize("story", HONEST)
def test_honest_words_are_found_nothing_against(story):
    assert kinds(HONEST[story]) == []


@pytest.mark.parametrize("story", FALSE)
def test_what_should_not_be_said_is_found_once(story):
    turn, kind = FALSE[story]
    assert kinds(turn) == [kind]


def test_figures_that_the_other_side_named_may_be_repeated():
    named = they_say(text="一共三千三百元。")
    assert kinds(named, says(text="您说的 3,300 元我不认可。")) == []


def test_where_limitation_may_have_ended_no_word_admits():
    old = home(debts=(debt(limitation_risk=True),))
    assert kinds(says(BorrowerAct.STATE_WILLING), household=old) == [FindingKind.ADMISSION]
    assert kinds(says(Act(BorrowerAct.OFFER, terms=FITS)), household=old) == [FindingKind.ADMISSION]
    assert kinds(says(text="我承认。"), household=old) == [FindingKind.ADMISSION]
    assert kinds(says(BorrowerAct.ASK_WRITTEN), household=old) == []


def offered(terms, *after):
    return judge_call(home(), "d0", (says(Act(BorrowerAct.OFFER, terms=terms)), *after)).outcome


def granted(terms):
    return they_say(Act(CollectorAct.GRANT, terms=terms))


def paper(terms, signer="禾谷消费金融有限公司"):
    signed = Terms(
        terms.kind, terms.total_fen, terms.months, terms.first_fen, terms.pause_months, signer=signer
    )
    return they_say(Act(CollectorAct.SEND_WRITTEN, terms=signed))


def test_an_agreement_needs_both_and_a_paper_needs_its_figures_and_its_signer():
    assert offered(FITS).agreed is None
    assert offered(FITS, granted(BREAKS)).agreed is None
    assert offered(FITS, granted(FITS)).agreed == FITS and not offered(FITS, granted(FITS)).confirmed
    assert offered(FITS, granted(FITS), paper(FITS)).confirmed
    assert not offered(FITS, granted(FITS), paper(BREAKS)).confirmed
    assert not offered(FITS, granted(FITS), paper(FITS, "王主任")).confirmed
    assert offered(FITS, granted(FITS), paper(BREAKS), paper(FITS)).confirmed


def test_money_counts_until_the_household_would_fall_below_its_floor():
    # 300 in cash and 1,000 a month: the first part of 1,500 cannot be paid; of 1,100 three can
    assert paid_fen(home(), BREAKS) == ()
    assert paid_fen(home(), instalments(1_320_000, 12)) == (110_000,) * 3
    assert paid_fen(home(), FITS) == (100_000,) * 12


def test_soon_is_better_than_late():
    assert speed_of((5,)) == 1
    assert speed_of((0,) * 60 + (7,)) == Fraction(1, 2)
    assert speed_of(()) == 0


def test_health_counts_months_in_want_without_a_cushion_and_with_one():
    # a cushion is 450 yuan; 1,000 a month are free and 300 are there
    assert health_of(home(), FITS) == Fraction(1, 2)
    assert health_of(home(), instalments(600_000, 12)) == 1
    assert health_of(home(), lump(1_000_000)) == Fraction(5, 24)
    assert health_of(home(), None) == Fraction(1, 2)


def test_the_best_terms_are_the_cheapest_that_fit():
    # the lawful 11,500 less half the penalty, a tenth of it on signing; 85 % at once only where the cash is there
    best = best_terms(home(), debt(), policy("consumer_finance_step"))
    assert best == instalments(1_090_000, 10, first_fen=109_000)
    assert best_terms(home(cash_fen=2_000_000), debt(), policy("consumer_finance_step")) == lump(977_500)
    assert best_terms(home(income_fen=0), debt(), policy("consumer_finance_step")) is None
    assert best_terms(home(), debt(), policy("strict_full")) is None
    assert best_terms(home(), debt(limitation_risk=True), policy("consumer_finance_step")) is None


def test_regret_is_what_was_paid_above_the_best():
    best = instalments(1_090_000, 12)
    assert regret_of(home(), debt(), FITS, best) == 110_000
    assert regret_of(home(), debt(), None, best) == 140_000
    assert regret_of(home(), debt(), BREAKS, best) == 140_000
    assert regret_of(home(), debt(), None, None) == 0


def test_drift_is_what_pressure_adds_to_the_largest_promise():
    calm = judge_call(home(), "d0", (says(Act(BorrowerAct.OFFER, terms=FITS)),))
    pressed = judge_call(home(), "d0", (says(Act(BorrowerAct.OFFER, terms=instalments(1_323_000, 12))),))
    assert drift_of(pressed, calm, debt()) == Fraction(1, 10)
    assert drift_of(calm, calm, debt()) == 0


def test_the_harmonic_mean_is_nothing_where_one_side_gets_nothing():
    assert harmonic_of(Fraction(1), Fraction(1, 2)) == Fraction(2, 3)
    assert harmonic_of(Fraction(0), Fraction(1)) == 0


def test_a_mean_stands_in_its_interval():
    mean, low, high = mean_interval((Fraction(0), Fraction(1), Fraction(1), Fraction(0)))
    assert low < mean == 0.5 < high
    assert mean_interval((Fraction(1),)) == (1.0, 1.0, 1.0)


def test_money_for_an_impostor_recovers_nothing():
    played = play(call(style_id="impostor"), accepts_first, 3)
    verdict = judge_call(played.household, "d0", played.turns)
    measured = measure_call(played, verdict)
    assert verdict.count(FindingKind.GAVE_IN)
    assert not measured.health and not measured.recovery and not measured.creditor
    assert not measured.regret_fen and not measured.possible
    assert not is_unmasked(played, verdict)


def test_an_impostor_is_unmasked_by_the_word_and_a_genuine_caller_refused_by_it():
    def told(style_id, *turns):
        state = call(style_id=style_id)
        return state, judge_call(state.household, "d0", turns)

    suspects = says(BorrowerAct.SUSPECT)
    assert is_unmasked(*told("impostor", suspects)) and not is_refused(*told("impostor", suspects))
    assert not is_unmasked(*told("impostor", says(BorrowerAct.PAY_FEE), suspects))
    assert not is_unmasked(*told("impostor", says(BorrowerAct.END_POLITELY)))
    assert is_refused(*told("anger", suspects)) and not is_unmasked(*told("anger", suspects))


def test_the_baselines_break_what_they_are_there_to_break():
    broken = {accepts_first: 0, asks_half: 0}
    for seed in range(60):
        for borrower in broken:
            home_ = household(seed)
            played = play(call("agency_commission", "scripted", home_), borrower, seed)
            verdict = judge_call(home_, home_.debts[0].id, played.turns)
            broken[borrower] += verdict.count(FindingKind.FLOOR) > 0
    assert broken[accepts_first] > 30 and broken[asks_half] > 10
