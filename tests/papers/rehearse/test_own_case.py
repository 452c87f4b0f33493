"""One's own case as a call sees it: what is left beside the plan for the others, amounts, reasons, papers."""

import pytest

from liangqing.base.errors import InputUnusable
from liangqing.case.borrower import Borrower, Household, Income
from liangqing.case.debt import Agency, AgreementState, Exhibit
from liangqing.papers.rehearse.amounts import say_amounts
from liangqing.papers.rehearse.borrower import borrower
from liangqing.papers.rehearse.call import CallState
from liangqing.papers.rehearse.card import card_of
from liangqing.papers.rehearse.choices import example_of
from liangqing.papers.rehearse.facts import ProvenFact
from liangqing.papers.rehearse.own_case import facts_of, not_yet
from liangqing.papers.rehearse.play import pairings, play
from liangqing.papers.rehearse.policies import Part, policy
from liangqing.papers.rehearse.referee import judge_call
from liangqing.papers.rehearse.styles import style
from liangqing.papers.rehearse.terms import instalments, lump
from liangqing.rehearsal import introduce
from tests.papers.made import case, debt, debt_position, gate, option, plan, position

TWO = case(debts=(debt(), debt(id="b")))
BOTH = position(debt_position(), debt_position(id="b"))


def test_the_household_is_that_of_the_case_and_the_buffer_counts_as_living():
    # 6,500 come in, 3,800 and 700 are needed; of the 2,000 left a tenth stays in the house
    home = facts_of(case(), position(), plan(), "a")
    assert (home.income_fen, home.living_fen, home.dependants_fen) == (650_000, 400_000, 70_000)
    assert (home.free_fen, home.promised_fen, home.cash_fen) == (180_000, 0, 0)


def test_the_amounts_are_those_of_the_position():
    at = facts_of(case(), position(), plan(), "a").debt("a")
    assert (at.principal_fen, at.interest_fen, at.penalty_fen) == (600_000, 72_000, 26_000)
    assert (at.contract_fen, at.lawful_fen, at.claimed_fen) == (698_000, 631_000, 702_500)
    assert not at.contract_held and not at.limitation_risk


def test_after_a_judgment_its_own_sum_is_spoken_of():
    decided = position(
        debt_position(contract=None, lawful=None, claimed_fen=None, decided=True, decided_fen=1_560_000)
    )
    at = facts_of(case(), decided, plan(), "a").debt("a")
    assert (at.contract_fen, at.lawful_fen, at.claimed_fen) == (1_560_000,) * 3
    assert say_amounts(at).startswith("生效文书写的是 15,600.00 元,以它为准")


def test_without_the_judgments_sum_nothing_is_rehearsed_and_it_is_asked_for():
    decided = position(debt_position(contract=None, lawful=None, claimed_fen=900_000, decided=True))
    assert not_yet(case(), decided) == (("a", "生效文书写了多少还没有填"),)


def test_what_the_plan_pays_the_others_is_promised():
    other = option(debt="b", payments_fen=(50_000,) * 12, total_fen=600_000)
    home = facts_of(TWO, BOTH, plan(option(), other), "a")
    assert (home.promised_fen, home.free_fen) == (50_000, 130_000)


def test_a_sum_that_the_plan_pays_another_out_of_the_cash_is_no_longer_there():
    other = option(debt="b", payments_fen=(1_000_000,), total_fen=1_000_000)
    rich = case(
        debts=TWO.debts,
        household=Household(
            income_fen=650_000, living_fen=380_000, dependants_fen=70_000, cash_fen=1_100_000
        ),
    )
    home = facts_of(rich, BOTH, plan(option(), other), "a")
    # 11,000 − 10,000 are left at once, and 1,800 more every month
    assert (home.cash_fen, home.free_fen) == (100_000, 180_000)
    assert home.fits(lump(280_000)) and not home.fits(lump(280_001))


def test_where_months_differ_only_what_is_sure_by_every_month_is_counted():
    seasons = Household(
        incomes=(
            Income(name="工资", amount_fen=500_000),
            Income(name="旺季", amount_fen=600_000, months=(1, 2)),
        ),
        living_fen=380_000,
        dependants_fen=70_000,
    )
    home = facts_of(case(household=seasons), position(), plan(), "a")
    assert home.fits(instalments(45_000, 1)) and not home.fits(instalments(45_001, 1))


def test_who_has_less_than_the_need_can_promise_nothing():
    poor = case(
        household=Household(income_fen=400_000, living_fen=380_000, dependants_fen=70_000, cash_fen=100_000)
    )
    home = facts_of(poor, position(), plan(feasible=False), "a")
    assert home.free_fen == -50_000 and not home.fits(lump(100))


def test_where_limitation_is_near_or_the_creditor_is_unsure_nothing_may_be_offered():
    near = position(debt_position(gates=(gate(text="2026年12月到期"),)))
    kept = position(debt_position(agreement=AgreementState.PERFORMING))
    assert facts_of(case(), near, plan(), "a").debt("a").limitation_risk
    assert facts_of(case(), kept, plan(), "a").debt("a").limitation_risk


def test_the_hardship_is_told_in_the_persons_own_words_with_the_papers_that_are_there():
    told = case(
        borrower=Borrower(hardship="母亲住院,要我照顾。货款也没收回来"),
        exhibits=(Exhibit(sha256="0" * 64, name="母亲出院小结.pdf", format="pdf"),),
    )
    home = facts_of(told, position(), plan(), "a")
    assert home.reasons == (
        ProvenFact("parent_ill", "母亲住院", "hospital_record"),
        ProvenFact("told", "要我照顾,货款也没收回来"),
    )
    assert home.exhibits == {"hospital_record"}


def test_the_agency_that_was_told_of_collects():
    told = case(debts=(debt(agencies=(Agency(name="鸣远商务服务有限公司"),)),))
    assert facts_of(told, position(), plan(), "a").debt("a").agency == "鸣远商务服务有限公司"


@pytest.mark.parametrize(
    ("one", "at", "code"),
    [
        (case(household=Household()), position(), "household_unknown"),
        (case(), position(debt_position(contract=None, lawful=None, claimed_fen=None)), "debt_unknown"),
        (case(debts=()), position(), "debt_unknown"),
    ],
)
def test_what_is_not_known_is_asked_for(one, at, code):
    with pytest.raises(InputUnusable) as told:
        facts_of(one, at, plan(), "a")
    assert told.value.code == code


@pytest.mark.parametrize(
    "each", pairings(Part.DEV)[::9], ids=lambda each: f"{each.policy_id}-{each.style_id}"
)
def test_ones_own_case_can_be_played(each):
    home = facts_of(case(), position(), plan(), "a")
    state = play(CallState(home, "a", policy(each.policy_id), style(each.style_id)), borrower, 1)
    assert state.is_over
    rules = frozenset(
        act.topic for turn in state.turns for act in turn.acts if act.name == "cite_rule" and act.topic
    )
    assert judge_call(home, "a", state.turns, rules).findings == ()


def test_a_claim_is_never_named_as_contract_or_law():
    unknown = position(debt_position(contract=None, lawful=None, claimed_fen=2_035_000))
    home = facts_of(case(), unknown, plan(), "a")
    assert introduce(home, "a")[-1].endswith(
        "对方会要 20,350.00 元;按合同是多少、上限是多少,材料不够,还不知道:先请对方列明细。"
    )
    line = card_of(CallState(home, "a", policy("consumer_finance_step"), style("polite"))).lines[1]
    assert line.text == ("对方要 20,350.00 元;按合同是多少、上限是多少,材料不够,还不知道:先请对方列明细。")
    assert line.look == "open"


def test_the_ceiling_is_that_of_the_position_and_the_lower_figure_of_the_call_is_named_beside_it():
    lawful = debt_position().lawful
    assert lawful is not None
    room = lawful.model_copy(
        update={"headroom_fen": 8_467, "total_fen": lawful.total_fen - lawful.headroom_fen + 8_467}
    )
    home = facts_of(case(), position(debt_position(lawful=room)), plan(), "a")
    assert say_amounts(home.debt("a")) == (
        "按合同是 6,980.00 元;法律支持的上限是 6,394.67 元。电话里说的数不高于按合同算的 6,310.00 元。"
    )


def test_what_the_plan_leaves_the_others_was_promised_to_nobody_and_the_buffer_stands_by_itself():
    other = option(debt="b", payments_fen=(50_000,) * 12, total_fen=600_000)
    money = introduce(facts_of(TWO, BOTH, plan(option(), other), "a"), "a")[0]
    assert money == (
        "每月到手 6,500.00 元,生活和老人孩子要 4,500.00 元,另留应急 200.00 元,"
        "方案里留给另外几笔的 500.00 元(还没有答应谁),能用来还这一笔的是 1,300.00 元。手里有 0.00 元。"
    )
    kept = position(debt_position(), debt_position(id="b", agreement=AgreementState.PERFORMING))
    assert "还没有答应谁" not in introduce(facts_of(TWO, kept, plan(option(), other), "a"), "a")[0]


def test_a_debt_of_unknown_amount_says_what_is_missing_and_where_to_find_it():
    unknown = position(debt_position(), debt_position(id="b", contract=None, lawful=None, claimed_fen=None))
    with pytest.raises(InputUnusable) as told:
        facts_of(TWO, unknown, plan(), "b")
    assert told.value.text.endswith("(b)还不能演练:还不知道欠多少。")
    assert told.value.next_step.startswith("还差“对方要的金额”")
    assert not_yet(TWO, unknown) == (("b", "还不知道欠多少"),)
    with pytest.raises(InputUnusable, match="没有编号 z 的债务"):
        facts_of(TWO, unknown, plan(), "z")


def test_the_example_beside_the_text_box_can_be_paid_or_names_no_sum():
    poor = case(household=Household(income_fen=400_000, living_fen=380_000, dependants_fen=70_000))
    plain = "请把本金、利息、费用分开报给我"
    for home, told in (
        (facts_of(case(), position(), plan(), "a"), "我每月还 800,分 7 个月"),
        (facts_of(poor, position(), plan(feasible=False), "a"), plain),
    ):
        assert example_of(CallState(home, "a", policy("consumer_finance_step"), style("polite"))) == told
