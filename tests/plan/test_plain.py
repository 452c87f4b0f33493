"""The planning problem as plain data: the small cases of docs/planning.md."""

import pytest

from liangqing.base.errors import InputUnusable
from liangqing.plan.plain import solve_plain


def one_debt(*options, cash=0, capacity=(100,), priority=None):
    debt = {"id": "a", "priority": priority, "options": [dict(option) for option in options]}
    return {"cash_fen": cash, "capacity_fen": list(capacity), "debts": [debt]}


def pays(*payments, exposure=0, **more):
    return {"payments_fen": list(payments), "exposure": exposure, **more}


def test_money_saved_early_is_spent_later():
    answer = solve_plain(one_debt(pays(0, 0, 300, exposure=1)))

    assert answer == {
        "feasible": True,
        "picks": [0],
        "reliefs": 0,
        "exposure": 1,
        "paid_fen": 300,
        "free_month": 3,
        "months_sum": 3,
        "relief_debts": [],
        "short_fen": 0,
    }


def test_one_fen_a_month_short_is_told():
    answer = solve_plain(one_debt(pays(0, 0, 300, exposure=1), capacity=(99,)))

    assert (answer["feasible"], answer["picks"], answer["short_fen"]) == (False, None, 1)


def test_a_relief_is_taken_only_where_nothing_else_fits():
    two = (pays(0, 0, 300, exposure=1), pays(0, 0, 0, 300, exposure=2, relief=True))

    short, enough = (solve_plain(one_debt(*two, capacity=(fen,))) for fen in (99, 100))

    assert (short["picks"], short["reliefs"], short["relief_debts"], short["short_fen"]) == ([1], 1, ["a"], 1)
    assert (short["feasible"], enough["feasible"], enough["picks"]) == (False, True, [0])


def test_money_that_comes_once_is_used_and_the_earlier_end_wins():
    answer = solve_plain(
        one_debt(pays(900), pays(500, exposure=1), pays(0, 0, 500, exposure=1), capacity=(500, 0))
    )

    assert answer["picks"] == [1]


def test_a_month_that_takes_from_savings_leaves_less():
    answer = solve_plain(one_debt(pays(901), pays(900), cash=1000, capacity=(-100, 0)))

    assert answer["picks"] == [1]


def test_a_priority_leaves_only_what_protects():
    answer = solve_plain(
        one_debt(pays(protects=False), pays(10, 10, exposure=64), capacity=(10,), priority="title")
    )

    assert answer["picks"] == [1]


def test_a_priority_that_nothing_protects_has_no_answer_in_money():
    answer = solve_plain(one_debt(pays(protects=False), priority="home"))

    assert (answer["feasible"], answer["picks"], answer["short_fen"]) == (False, None, None)


def test_no_debts():
    none = {"cash_fen": 100, "capacity_fen": [-30, 0], "debts": []}

    assert solve_plain(none)["picks"] == []
    assert solve_plain(none | {"cash_fen": 0}) == {
        "feasible": False,
        **dict.fromkeys(("picks", "reliefs", "exposure", "paid_fen", "free_month", "months_sum")),
        "relief_debts": [],
        "short_fen": 30,
    }


@pytest.mark.parametrize(
    "odd",
    [
        one_debt(),
        one_debt(pays(-1)),
        one_debt(pays(1, exposure=-1)),
        one_debt(pays(1), cash=-1),
        one_debt(pays(1), capacity=()),
        one_debt(pays(*[1] * 121)),
    ],
    ids=["no option", "negative payment", "negative danger", "negative cash", "no month", "too long"],
)
def test_what_is_no_problem_of_this_kind_is_refused(odd):
    with pytest.raises(InputUnusable, match="不合规格"):
        solve_plain(odd)
