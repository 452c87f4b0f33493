"""The search by itself: the small cases of the text, both searches alike, and households that reach every clause."""

from collections import Counter
from typing import Any

import pytest

from tests.plan.oracle.households import KINDS, choices, household, kind_of
from tests.plan.oracle.search import every_choice, solve, solve_by_all

SEEDS = range(20 * len(KINDS))
COUNTABLE = [seed for seed in SEEDS if choices(household(seed)) <= 250]


def one_debt(*options, priority=None):
    return [{"id": "a", "priority": priority, "options": list(options)}]


def way(payments, exposure, **more):
    return {"payments_fen": payments, "exposure": exposure} | more


LATE = way([0, 0, 300], 1)
RELIEF = way([0, 0, 0, 300], 2, relief=True)
BARE = way([], 0, protects=False)
STOP = way([], 3, relief=True)
SMALL: dict[str, Any] = {
    "it just fits": (0, [100], one_debt(LATE), {"picks": [0], "free_month": 3, "feasible": True, "short_fen": 0}),
    "a fen a month too little": (0, [99], one_debt(LATE), {"picks": None, "feasible": False, "short_fen": 1}),
    "a relief takes its place": (
        0, [99], one_debt(LATE, RELIEF),
        {"picks": [1], "reliefs": 1, "relief_debts": ["a"], "feasible": False, "short_fen": 1},
    ),
    "sooner free": (0, [500, 0], one_debt(way([900], 0), way([500], 1), way([0, 0, 500], 1)), {"picks": [1]}),
    "a month that takes": (1000, [-100, 0], one_debt(way([900], 0), way([901], 0)), {"picks": [0]}),
    "the title comes first": (
        0, [10], one_debt(BARE, way([10, 10], 64), priority="title"), {"picks": [1], "exposure": 64},
    ),
    "nothing protects": (9, [9], one_debt(BARE, priority="home"), {"picks": None, "short_fen": None}),
    "nothing but reliefs": (0, [0], one_debt(STOP), {"picks": [0], "feasible": False, "short_fen": None}),
    "no debts": (0, [0], [], {"picks": [], "paid_fen": 0, "free_month": 0, "feasible": True, "short_fen": 0}),
    "no debts, and less each month": (3, [-1], [], {"picks": None, "feasible": False, "short_fen": 1}),
    "missing in the third month": (0, [0, 0, 5], one_debt(way([0, 0, 12], 0)), {"picks": None, "short_fen": 3}),
}  # fmt: skip


@pytest.mark.parametrize("story", SMALL)
@pytest.mark.parametrize("searched", [solve, solve_by_all])
def test_small_cases_come_out_as_the_text_says(story, searched):
    cash, capacity, debts, expected = SMALL[story]
    answer = searched({"cash_fen": cash, "capacity_fen": capacity, "debts": debts})
    assert {name: answer[name] for name in expected} == expected


def test_turning_back_early_changes_nothing():
    assert len(COUNTABLE) > 100
    for seed in COUNTABLE:
        assert solve(household(seed)) == solve_by_all(household(seed)), f"seed {seed}"


def test_every_figure_decides_somewhere():
    decided: Counter[int] = Counter()
    for seed in COUNTABLE:
        keys = [(*figures, picks) for figures, picks, short in every_choice(household(seed)) if short == 0]
        if keys:
            for place in range(5):
                decided[place] += min(keys) != min(keys, key=lambda key: key[:place] + key[place + 1 :])
            decided[5] += sum(key[:5] == min(keys)[:5] for key in keys) > 1
    assert {place for place in range(6) if decided[place] > 1} == set(range(6)), decided


def test_the_households_have_everything_in_them():
    seen: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for seed in SEEDS:
        data, kind = household(seed), kind_of(seed)
        answer = solve(data)
        kinds[kind] += 1
        seen["feasible"] += answer["feasible"]
        seen["needs a relief"] += not answer["feasible"] and answer["picks"] is not None
        seen["hopeless"] += answer["picks"] is None
        seen["money missing"] += bool(answer["short_fen"])
        seen["no money would do"] += answer["short_fen"] is None
        seen["a priority"] += any(debt["priority"] for debt in data["debts"])
        seen["months that take"] += min(data["capacity_fen"]) < 0
        seen["nothing comes in"] += data["capacity_fen"] == [0]
        seen["no debts"] += not data["debts"]
        seen["seven debts or more"] += len(data["debts"]) >= 7
        seen["the last month"] += answer["free_month"] == 120
    assert set(kinds) == {make.__name__ for make in KINDS}
    assert {name for name, times in seen.items() if times >= 3} == set(seen), seen
