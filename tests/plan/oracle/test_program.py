"""The program and the search give the same answer, figure by figure, on generated households."""

import os
import sys
from copy import deepcopy

import pytest

from liangqing.base.errors import InputUnusable
from liangqing.plan.plain import solve_plain
from tests.plan.oracle.households import KINDS, household, kind_of
from tests.plan.oracle.search import solve

#: `make oracle` sets the variable; the everyday run takes fifteen of every kind.
HOUSEHOLDS = 1000 if os.environ.get("LIANGQING_ORACLE") else 15 * len(KINDS)
_CHUNK = 50


@pytest.mark.parametrize("start", range(0, HOUSEHOLDS, _CHUNK))
def test_the_plan_equals_the_search(start, capsys):
    seeds = range(start, min(start + _CHUNK, HOUSEHOLDS))
    for seed in seeds:
        data = household(seed)
        kept = deepcopy(data)
        assert solve_plain(data) == solve(data), f"seed {seed}, {kind_of(seed)}"
        assert data == kept, f"seed {seed}: the problem was changed"
    if seeds[-1] == HOUSEHOLDS - 1:
        with capsys.disabled():
            sys.stdout.write(f"\nplanning: {HOUSEHOLDS} households held against the search\n")


def test_the_same_problem_has_the_same_answer():
    for seed in range(2 * len(KINDS)):
        assert solve_plain(household(seed)) == solve_plain(household(seed))


def _way(payments=(1,), exposure=0):
    return {"payments_fen": list(payments), "exposure": exposure}


def _problem(*debts, cash=0, capacity=(5,)):
    return {"cash_fen": cash, "capacity_fen": list(capacity), "debts": list(debts)}


def _debt(*options):
    return {"id": "a", "priority": None, "options": list(options)}


UNUSABLE = {
    "a debt without options": _problem(_debt()),
    "an id twice": _problem(_debt(_way()), _debt(_way())),
    "a negative payment": _problem(_debt(_way([-1]))),
    "a negative exposure": _problem(_debt(_way(exposure=-1))),
    "negative cash": _problem(cash=-1),
    "payments for 121 months": _problem(_debt(_way([0] * 121))),
    "capacity for 121 months": _problem(capacity=[1] * 121),
    "no capacity told": _problem(capacity=[]),
}


@pytest.mark.parametrize("story", UNUSABLE)
def test_what_is_not_the_problem_is_refused(story):
    with pytest.raises(InputUnusable):
        solve_plain(UNUSABLE[story])
