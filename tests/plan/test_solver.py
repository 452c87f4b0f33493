"""The solver against a search through every combination, written in another shape."""

import random
from fractions import Fraction
from itertools import product

import pytest

from liangqing.plan.menu import Aim, Purse, Way
from liangqing.plan.solver import OUR_AIMS, Limits, best, least_peak, least_short


def a_menu(dice, largest_fen):
    """One to five debts with one to six ways, some level, some ragged, some with holes or nothing at all."""
    return tuple(
        tuple(a_way(dice, largest_fen) for _ in range(dice.randint(1, 6))) for _ in range(dice.randint(1, 5))
    )


def a_way(dice, largest_fen):
    months = dice.randint(0, 14)
    level = dice.randint(1, largest_fen) // (months or 1)
    ragged = [dice.randint(0, level) for _ in range(months)]
    payments = [level] * months if dice.random() < 0.7 else ragged
    while payments and not payments[-1]:
        payments.pop()
    return Way(tuple(payments), dice.randint(0, 6))


def every_choice(menu):
    """(picks, list of month totals) of every combination, in order."""
    for picks in product(*(range(len(ways)) for ways in menu)):
        totals = [0] * 14
        for ways, pick in zip(menu, picks, strict=True):
            for month, fen in enumerate(ways[pick].payments):
                totals[month] += fen
        yield picks, totals


def purse_holds(totals, cash_fen, capacity_fen):
    left_fen = cash_fen
    for fen in totals:
        left_fen += capacity_fen - fen
        if left_fen < 0:
            return False
    return True


def searched(menu, purse):
    """The lexicographic optimum: (reliefs, danger, paid, free month, months, picks), or None."""
    found = [
        (
            0,
            sum(menu[debt][pick].exposure for debt, pick in enumerate(picks)),
            sum(totals),
            max(len(menu[debt][pick].payments) for debt, pick in enumerate(picks)),
            sum(len(menu[debt][pick].payments) for debt, pick in enumerate(picks)),
            picks,
        )
        for picks, totals in every_choice(menu)
        if purse_holds(totals, purse.cash_fen, purse.capacity_fen)
    ]
    return min(found, default=None)


def smallest_capacity(totals, cash_fen):
    """From the definition: the largest average that cash does not cover, rounded up."""
    shares = [Fraction(sum(totals[: month + 1]) - cash_fen, month + 1) for month in range(len(totals))]
    return max(0, *(-(-share.numerator // share.denominator) for share in shares))


SIZES = [200, 3_000_000, 10**9, 10**12]


@pytest.mark.parametrize("largest_fen", SIZES)
def test_every_optimum_is_the_one_that_search_finds(largest_fen):
    dice = random.Random(largest_fen)
    for _ in range(40):
        menu = a_menu(dice, largest_fen)
        purse = Purse(dice.choice([0, dice.randint(0, largest_fen)]), dice.randint(0, largest_fen // 3))

        found = best(menu, Limits(purse), OUR_AIMS)

        assert (found and (*found.values, found.picks)) == searched(menu, purse)


@pytest.mark.parametrize("largest_fen", SIZES)
def test_the_smallest_capacity_and_the_lowest_peak_are_exact(largest_fen):
    dice = random.Random(largest_fen + 1)
    for _ in range(15):
        menu = a_menu(dice, largest_fen)
        purse = Purse(dice.choice([0, dice.randint(0, largest_fen)]), dice.randint(0, largest_fen // 3))
        peaks = [max(t) for _, t in every_choice(menu) if purse_holds(t, purse.cash_fen, purse.capacity_fen)]

        assert least_short(menu, Purse(purse.cash_fen, 0)) == min(
            smallest_capacity(totals, purse.cash_fen) for _, totals in every_choice(menu)
        )
        assert least_peak(menu, purse) == min(peaks, default=None)


def test_one_fen_short_is_infeasible_and_exactly_enough_is_not():
    menu = ((Way((1000, 1000, 1000), 1),), (Way((501, 500), 1),))

    assert best(menu, Limits(Purse(0, 1501)), OUR_AIMS) is not None
    assert best(menu, Limits(Purse(0, 1500)), OUR_AIMS) is None
    assert best(menu, Limits(Purse(1, 1500)), OUR_AIMS) is not None


def test_money_saved_early_may_be_spent_later():
    menu = ((Way((0, 0, 300), 1),),)

    assert best(menu, Limits(Purse(0, 100)), OUR_AIMS) is not None
    assert best(menu, Limits(Purse(0, 99)), OUR_AIMS) is None


def test_among_equals_the_first_way_of_the_first_debt_wins():
    same = Way((100,), 1)

    found = best(((same, same), (same, same, same)), Limits(Purse(0, 200)), OUR_AIMS)

    assert found is not None
    assert found.picks == (0, 0)


def test_danger_comes_before_money_and_money_before_time():
    safe_but_dear, cheap_but_slow, cheap_and_quick = Way((900,), 0), Way((0, 0, 500), 1), Way((500,), 1)
    menu = ((cheap_but_slow, cheap_and_quick, safe_but_dear),)

    found = [best(menu, Limits(Purse(fen, 0)), OUR_AIMS) for fen in (900, 500)]

    assert [one and one.picks for one in found] == [(2,), (1,)]


def test_no_debts_need_no_solver():
    found = best((), Limits(Purse(0, 0)), (Aim.TOTAL,))

    assert found is not None
    assert found.values == (0,)
