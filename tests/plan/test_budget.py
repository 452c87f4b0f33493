"""The household month by month: sources, seasons, what comes once, the fund."""

from datetime import date

from liangqing.assess.position import Stage
from liangqing.case.borrower import Expense, Household, Income, OneOff, Owner, Steadiness
from liangqing.plan.budget import budget_of
from liangqing.plan.capacity import means_of
from tests.plan.made import AS_OF, at, household


def home(**facts):
    told = {"living_fen": 3_000_00, "dependants_fen": 0, "buffer_e9": 0}
    return Household(**(told | facts))


def test_a_season_gives_in_its_months_and_what_is_short_is_short_in_full():
    season = Income(name="采茶", amount_fen=9_000_00, steadiness=Steadiness.SEASONAL, months=(4, 5, 6))
    steady = Income(name="零工", amount_fen=2_500_00)

    means = means_of(home(incomes=(season, steady)), AS_OF)

    assert means.by_month[:6] == (-500_00, -500_00, -500_00, -500_00, 8_500_00, 8_500_00)
    assert means.capacity_fen == (3 * 8_500_00 - 9 * 500_00) // 12
    assert means.missing == ()


def test_money_that_comes_once_counts_where_it_is_ones_own_and_borrowed_money_nowhere():
    bonus = OneOff(name="年终奖", amount_fen=5_000_00, on=date(2027, 2, 5), owner=Owner.OWN)
    loan = OneOff(name="借来的", amount_fen=9_000_00, on=date(2027, 2, 5), owner=Owner.BORROWED)
    past = OneOff(name="上月补贴", amount_fen=700_00, on=date(2026, 10, 5), owner=Owner.OWN)

    means = means_of(home(income_fen=4_000_00, one_offs=(bonus, loan, past)), AS_OF)

    assert means.by_month[:4] == (1_000_00, 1_000_00, 6_000_00, 1_000_00)
    assert sum(means.by_month) == 120 * 1_000_00 + 5_000_00
    assert means.capacity_fen == 1_000_00


def test_a_cost_of_some_months_is_kept_back_in_these_months():
    fees = Expense(name="学费", amount_fen=800_00, months=(2, 9))

    assert means_of(home(income_fen=4_000_00, expenses=(fees,)), AS_OF).by_month[:4] == (
        1_000_00,
        1_000_00,
        200_00,
        1_000_00,
    )


def test_sources_that_never_differ_are_one_figure():
    two = (Income(name="一", amount_fen=2_000_00), Income(name="二", amount_fen=2_000_00))

    assert means_of(home(incomes=two), AS_OF).by_month == ()
    assert means_of(home(incomes=two), AS_OF).capacity_fen == 1_000_00


def test_the_floor_is_the_local_standard_for_each_person_where_living_is_told_lower():
    poor = home(income_fen=5_000_00, living_fen=2_000_00, minimum_living_fen=900_00, persons=3)

    assert means_of(poor).floor_fen == 2_700_00
    told = budget_of(poor, means_of(poor), (), (), AS_OF).warnings
    assert told == (
        "填的生活和养家开支合计 2,000.00 元,低于当地的最低生活标准,方案按 2,700.00 元 留,不从饭钱里挤。",
    )


def test_the_reserve_stays_in_the_house():
    assert means_of(home(income_fen=4_000_00, cash_fen=3_000_00, reserve_fen=1_000_00)).cash_fen == 2_000_00
    assert means_of(home(income_fen=4_000_00, cash_fen=500_00, reserve_fen=1_000_00)).cash_fen == 0


def test_more_than_thirty_percent_of_income_is_heavy_and_exactly_thirty_is_not():
    def ratio(monthly_fen):
        debts = (at("a", Stage.CURRENT, monthly_fen=monthly_fen),)
        seen = budget_of(home(income_fen=10_000_00), means_of(home(income_fen=10_000_00)), debts, (), AS_OF)
        return seen.debt_to_income_e9, seen.heavy

    assert ratio(3_000_00) == (300_000_000, False)
    assert ratio(3_000_01) == (300_001_000, True)


def test_the_fund_of_three_months_grows_from_the_buffer_and_what_the_plan_leaves():
    case = household("6500", "3800", "700")  # 1,800 to spare, 200 kept, 4,500 of living

    full = budget_of(case, means_of(case), (), (), AS_OF).fund
    paying = budget_of(case, means_of(case), (), (1_800_00,) * 12, AS_OF).fund

    assert (full.target_fen, full.built_on) == (13_500_00, date(2027, 6, 1))  # 7 × 2,000
    assert paying.built_on == date(2028, 5, 1)  # 12 × 200 + 6 × 2,000
    assert "2028年5月" in paying.text


def test_income_below_living_is_told_with_the_way_to_help():
    poor = home(income_fen=2_500_00)

    seen = budget_of(poor, means_of(poor), (), (), AS_OF)

    assert seen.capacity_fen == 0
    assert "低保、临时救助" in seen.warnings[0]
    assert "十年内攒不出来" in seen.fund.text


def test_next_to_no_income_is_no_reason_to_break():
    """20.00 a month against more than a hundred times as much: the ratio stops at a hundred."""
    poor, due = home(income_fen=20_00), (at("a", Stage.CURRENT, monthly_fen=2_100_00),)
    seen = budget_of(poor, means_of(poor), due, (), AS_OF)
    assert (seen.debt_to_income_e9, seen.heavy) == (100 * 10**9, True)
