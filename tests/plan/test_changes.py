"""What changed between two plans: income lost, a debt sold on, a new one, an offer that was taken."""

from liangqing.plan.changes import changed
from liangqing.plan.make import make_plan
from tests.plan.made import BASES, at, case_of, debt, household, position_of


def plan_of(home, *pairs):
    loans, positions = zip(*pairs, strict=True)
    return make_plan(case_of(home, *loans), position_of(*positions), BASES)


A, B = (debt("a"), at("a", total=12_000_00)), (debt("b"), at("b", total=6_000_00))


def codes(changes):
    return [(item.code, item.debt) for item in changes.items]


def test_the_same_case_changes_nothing():
    plan = plan_of(household(), A)

    assert changed(plan, plan).items == ()
    assert changed(plan, plan).text == "和原来的方案一样,照原来的做。"


def test_lost_income_lengthens_and_says_so():
    changes = changed(plan_of(household(), A), plan_of(household("5500"), A))

    assert codes(changes) == [("capacity", None), ("debt_free", None), ("way", "a")]
    assert "每月能拿出的钱从 1,800.00 元 变成 900.00 元。" in changes.text


def test_lost_too_much_breaks_the_plan_with_what_is_missing():
    changes = changed(plan_of(household(), A), plan_of(household("4600"), A))

    assert ("broken", None) in codes(changes)
    assert "每月还差 110.00 元" in changes.text  # 200.00 over 60 months, 90.00 to spare


def test_a_windfall_makes_it_possible_again():
    changes = changed(plan_of(household("4600"), A), plan_of(household("4600", cash="20000"), A))

    assert ("possible", None) in codes(changes)


def test_a_new_debt_and_one_that_is_gone_are_named():
    changes = changed(plan_of(household(), A), plan_of(household(), B))

    assert ("gone", "a") in codes(changes)
    assert ("new", "b") in codes(changes)


def test_what_is_owed_less_is_told():
    less = (debt("a"), at("a", total=9_000_00))

    assert "一共要付的少 3,000.00 元。" in changed(plan_of(household(), A), plan_of(household(), less)).text
