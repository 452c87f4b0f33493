"""Case and position in, plan out."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liangqing.assess.position import Gate, Stage
from liangqing.base.errors import InputUnusable
from liangqing.case.borrower import Household
from liangqing.case.missing import Missing
from liangqing.plan.highs import SolverFault
from liangqing.plan.make import make_plan
from liangqing.plan.plan import OptionKind
from tests.plan.made import AS_OF, BASES, at, case_of, debt, household, offer, position_of, rows


def plan_of(home, *pairs):
    debts, positions = zip(*pairs, strict=True) if pairs else ((), ())
    return make_plan(case_of(home, *debts), position_of(*positions), BASES)


def c24():
    balances = {"a": 12_000_00, "b": 20_000_00, "c": 8_000_00}
    return [(debt(id), at(id, total=fen)) for id, fen in balances.items()]


def test_example_c24():
    plan = plan_of(household(), *c24())

    assert plan.feasible
    assert plan.optimal
    assert plan.gap_fen == 0
    assert plan.capacity_fen == 1_800_00
    assert plan.floor_fen == 4_500_00
    assert plan.total_paid_fen == 40_000_00
    assert plan.alternatives["pro_rata"].shares == {"a": 540_00, "b": 900_00, "c": 360_00}
    assert plan.alternatives["snowball"].shares == {"a": 0, "b": 0, "c": 1_800_00}
    assert "1,800.00 元" in plan.text


def test_the_known_strategies_stand_beside_ours():
    beside = plan_of(household(), *c24()).alternatives

    assert list(beside) == ["snowball", "avalanche", "pro_rata", "keep_all", "lowest_monthly", "cheapest"]
    assert beside["snowball"].total_paid_fen == 40_000_00
    assert beside["snowball"].debt_free_on == date(2028, 10, 1)
    assert "2 笔一分不付" in beside["snowball"].text
    assert beside["lowest_monthly"].first_month_fen == 666_66  # 12,000, 20,000 and 8,000 over 60 months
    assert all(one.text for one in beside.values())


def test_months_begin_after_the_day_of_the_case():
    plan = plan_of(household(), (debt(), at(total=3_000_00)))

    assert [month.month for month in plan.monthly] == [date(2026, 12, 1), date(2027, 1, 1), date(2027, 2, 1)]
    assert [month.total_fen for month in plan.monthly] == [1_000_00] * 3
    assert plan.debt_free_on == date(2027, 2, 1)


def test_the_ladder_opens_low_and_its_floor_is_all_the_household_has():
    home = household("6000", "4500", "900", buffer="0")

    plan = plan_of(home, (debt(), at(total=12_000_00)))

    (step,) = plan.ladder
    assert (step.opening_fen, step.target_fen, step.floor_fen) == (400_00, 500_00, 600_00)


def test_no_amount_a_month_lies_above_what_the_months_bring_and_cash_is_one_payment():
    """900.00 a month for three: 600.00 come in, and 900.00 of the 1,000.00 at hand make up for it."""
    home = household("6000", "4500", "900", cash="1000", buffer="0")

    plan = plan_of(home, (debt(), at(total=2_700_00)))

    (option,), (step,) = plan.options, plan.ladder
    assert (option.months, option.monthly_fen) == (3, 900_00)
    assert (step.opening_fen, step.target_fen, step.floor_fen, step.first_fen) == (
        450_00,
        600_00,
        600_00,
        900_00,
    )


def test_under_a_running_payment_order_no_sum_is_named():
    order = Gate(code="payment_order", open=False, text="先提交书面异议。")
    home = household("6000", "4500", "900", buffer="0")

    plan = plan_of(home, (debt(), at(stage=Stage.PAYMENT_ORDER, total=12_000_00, gates=(order,))))

    assert plan.feasible
    assert plan.ladder == ()


def test_the_floor_of_one_debt_leaves_the_others_their_part():
    home = household("6000", "4400", "0", buffer="0")

    plan = plan_of(
        home,
        (debt("a"), at("a", total=12_000_00)),
        (debt("b", schedule=rows(*[1_000_00] * 30)), at("b", Stage.CURRENT, total=25_000_00)),
    )

    (step,) = plan.ladder
    assert (step.debt, step.target_fen, step.floor_fen) == ("a", 500_00, 600_00)


def test_what_must_be_kept_is_kept_and_the_dangerous_is_settled_first():
    plan = plan_of(
        household("6000", "4000", "0", buffer="0"),
        (debt("a", schedule=rows(*[800_00] * 12)), at("a", Stage.CURRENT, total=9_000_00)),
        (debt("b"), at("b", Stage.LAWSUIT, total=7_200_00)),
        (debt("c"), at("c", Stage.OVERDUE_1_30, total=7_200_00)),
    )

    months = {option.debt: option.months for option in plan.options}
    assert plan.option("a").kind is OptionKind.KEEP
    assert months["b"] < months["c"]


def test_too_little_money_is_told_with_the_smallest_amount_that_would_do():
    home = household("5000", "4000", "0", buffer="20")

    plan = plan_of(home, (debt(), at(total=60_000_00)))

    assert not plan.feasible
    assert not plan.optimal
    assert plan.capacity_fen == 800_00
    assert "每月也要 1,000.00 元,还差 200.00 元" in plan.text
    assert "12348" in plan.text
    assert plan.monthly == ()
    assert plan.option("a").months == 60
    assert plan.option("a").asks
    assert not plan.alternatives["cheapest"].feasible


def test_no_income_left_says_so_without_blame():
    plan = plan_of(household("4000", "4000", "0"), (debt(), at(total=60_000_00)))

    assert not plan.feasible
    assert plan.text.startswith("按现在的收入,顾完生活已经拿不出还债的钱。")
    assert not plan.alternatives["snowball"].feasible


def test_unknown_income_is_asked_for_and_the_asks_stay():
    plan = plan_of(Household(living_fen=3_800_00, dependants_fen=0), (debt(), at(total=6_000_00)))

    assert not plan.feasible
    assert [missing.id for missing in plan.missing] == ["household.income"]
    assert "每月收入" in plan.text
    assert "100.00 元" in plan.text
    assert plan.option("a").asks


def test_a_debt_without_amounts_is_named_and_asked_for():
    plan = plan_of(household(), (debt("a"), at("a", total=3_000_00)), (debt("b"), at("b")))

    assert plan.feasible
    assert plan.option("b") is None
    assert "示例贷b" in plan.text
    assert [missing.id for missing in plan.missing] == ["debt.b.claim"]
    assert plan.debt_free_on is None


def test_a_debt_left_out_keeps_the_questions_of_its_position():
    asked = Missing(id="debt.b.principal", debt="b", question="合同写的借款金额是多少?", where="合同")

    plan = plan_of(household(), (debt("b"), at("b", missing=(asked,))))

    assert plan.missing == (asked,)


def test_a_time_barred_debt_gets_nothing_and_does_not_count():
    plan = plan_of(household(), (debt("a"), at("a", total=90_000_000_00, expired=True)))

    assert plan.feasible
    assert plan.option("a").kind is OptionKind.PARKED
    assert plan.total_paid_fen == 0
    assert plan.ladder == ()
    assert plan.alternatives["snowball"].shares == {}
    assert "诉讼时效" in plan.text


def test_an_oral_offer_is_taken_only_with_own_money():
    loan = debt(agreements=(offer(lump="2000"),))

    rich = plan_of(household(cash="2000"), (loan, at(total=9_000_00)))
    poor = plan_of(household(cash="1999.99"), (loan, at(total=9_000_00)))

    assert rich.option("a").kind is OptionKind.LUMP_SUM
    assert rich.total_paid_fen == 2_000_00
    assert poor.option("a").kind is OptionKind.INSTALMENTS


def test_no_debts_is_a_plan():
    plan = plan_of(household())

    assert plan.feasible
    assert plan.options == ()
    assert plan.debt_free_on is None


def test_a_position_of_another_case_is_refused():
    with pytest.raises(InputUnusable, match="重新评估"):
        make_plan(case_of(household(), debt("a")), position_of(at("b")), BASES)


def test_the_same_input_gives_the_same_bytes():
    first, second = (plan_of(household(cash="500"), *c24()).model_dump_json() for _ in range(2))

    assert first == second
    assert json.loads(first)["capacity"] == "1800.00"


STAGES = [Stage.CURRENT, Stage.OVERDUE_1_30, Stage.OVERDUE_91_PLUS, Stage.LAWSUIT, Stage.ENFORCEMENT]


@st.composite
def households_with_debts(draw):
    pairs = []
    for number in range(draw(st.integers(1, 5))):
        id, stage = f"d{number}", draw(st.sampled_from(STAGES))
        total_fen = draw(st.integers(1, 5_000_000))
        schedule = rows(*draw(st.lists(st.integers(1, 300_000), max_size=24)))
        overdue_fen = draw(st.integers(0, total_fen))
        running = stage is Stage.CURRENT
        loan = debt(id, schedule=schedule, agreements=(offer(lump="500"),) if draw(st.booleans()) else ())
        pairs.append((loan, at(id, stage, total=total_fen, overdue_fen=0 if running else overdue_fen)))
    home = Household(
        income_fen=draw(st.integers(0, 1_500_000)),
        living_fen=300_000,
        dependants_fen=0,
        cash_fen=draw(st.integers(0, 100_000)),
    )
    return home, pairs


@settings(max_examples=40, deadline=None)
@given(households_with_debts())
def test_money_is_never_spent_before_it_is_there(drawn):
    home, pairs = drawn

    plan = plan_of(home, *pairs)

    assert [option.debt for option in plan.options] == [loan.id for loan, _ in pairs]
    assert all(sum(option.payments_fen) == option.total_fen for option in plan.options)
    spent_fen, there_fen = 0, plan.cash_fen
    for month in plan.monthly:
        spent_fen += month.total_fen
        there_fen += month.capacity_fen
        assert spent_fen <= there_fen
    assert (
        spent_fen == plan.total_paid_fen == (sum(o.total_fen for o in plan.options) if plan.feasible else 0)
    )
    assert all(step.opening_fen <= step.target_fen <= step.floor_fen for step in plan.ladder)


def test_ten_debts_are_planned():
    """How long it takes stands in the bench."""
    pairs = [
        (
            debt(f"d{n}", schedule=rows(*[217_31 + 1000 * n] * (6 + n))),
            at(f"d{n}", STAGES[n % 5], total=500_000 + 98_765 * n),
        )
        for n in range(10)
    ]
    plan = plan_of(household("9000", "3800", "700"), *pairs)

    assert plan.feasible
    assert plan.as_of == AS_OF


def of_millions(total_yuan):
    """Two debts of so much each that must be stretched to the last month."""
    loans = [(debt(one), at(one, total=total_yuan * 100 + more)) for one, more in (("a", 7), ("b", 13))]
    income = f"{total_yuan * 2 // 60 + 1}.00"
    return plan_of(household(income, "0", "0", buffer="0"), *loans)


@pytest.mark.parametrize("total_yuan", [10_000_000, 30_000_000, 60_000_000])
def test_sums_of_tens_of_millions_are_planned_to_the_fen_or_refused_in_words(total_yuan):
    try:
        plan = of_millions(total_yuan)
    except SolverFault as odd:
        assert "通不过逐分核对" in odd.text
        assert odd.next_step
    else:
        assert plan.total_paid_fen == total_yuan * 200 + 20
        spent = [sum(month.total_fen for month in plan.monthly[: end + 1]) for end in range(60)]
        assert all(fen <= plan.capacity_fen * (end + 1) for end, fen in enumerate(spent))
