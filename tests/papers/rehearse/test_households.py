"""Households of rehearsals: the same seed, the same household, and all kinds of them."""

from collections import Counter

from liangqing.papers.rehearse.households import household

SEEDS = range(400)


def test_the_same_seed_makes_the_same_household():
    assert [household(seed) for seed in SEEDS] == [household(seed) for seed in SEEDS]
    assert len({household(seed) for seed in SEEDS}) == len(SEEDS)


def test_the_figures_are_those_of_a_household():
    for seed in SEEDS:
        home = household(seed)
        assert home.income_fen >= 0 and home.cash_fen >= 0 and home.living_floor_fen > 0
        assert 0 <= home.promised_fen <= max(0, home.income_fen - home.need_fen)
        for debt in home.debts:
            assert 0 < debt.lawful_fen <= debt.contract_fen and debt.claimed_fen > 0
            assert debt.lawful_fen >= debt.principal_fen + debt.interest_fen
        assert {reason.exhibit for reason in home.reasons if reason.exhibit} <= home.exhibits


def test_there_are_all_kinds():
    seen: Counter[str] = Counter()
    for seed in SEEDS:
        home = household(seed)
        seen["comfortable"] += home.free_fen > 250_000
        seen["tight"] += 0 < home.free_fen <= 50_000
        seen["nothing left"] += home.free_fen == 0
        seen["less than the need"] += home.free_fen < 0
        seen["cash"] += home.cash_fen > 1_000_000
        seen["no cash"] += home.cash_fen == 0
        seen["no reason"] += not home.reasons
        seen["no paper"] += any(reason.exhibit is None for reason in home.reasons)
        seen["one debt"] += len(home.debts) == 1
        seen["five debts or more"] += len(home.debts) >= 5
        seen["claimed too much"] += any(debt.claimed_fen > debt.lawful_fen for debt in home.debts)
        seen["limitation"] += any(debt.limitation_risk for debt in home.debts)
        seen["no contract"] += any(not debt.contract_held for debt in home.debts)
        seen["an agency"] += any(debt.agency for debt in home.debts)
        seen["living below the floor"] += home.living_fen < home.living_floor_fen
    assert {name for name, times in seen.items() if times >= 8} == set(seen), seen
