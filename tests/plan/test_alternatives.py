"""The well-known strategies, by figures worked out by hand."""

from fractions import Fraction

from liangqing.plan.menu import Purse
from liangqing.plan.simulate import (
    Loan,
    Run,
    dearest_first,
    in_turn,
    pro_rata,
    simulate,
    smallest_first,
)

TWO = (Loan("a", 1_000_00, Fraction(12, 100)), Loan("b", 2_000_00, Fraction(24, 100)))


def test_avalanche_pays_the_dearest_first_while_interest_goes_on():
    run = simulate(TWO, Purse(0, 1_500_00), in_turn(dearest_first(TWO)))

    assert run == Run(total_fen=3_071_61, months=3, first=(0, 1_500_00))


def test_snowball_pays_the_smallest_first_and_costs_more_here():
    run = simulate(TWO, Purse(0, 1_500_00), in_turn(smallest_first(TWO)))

    assert run == Run(total_fen=3_082_62, months=3, first=(1_010_00, 490_00))


def test_cash_goes_out_in_the_first_month():
    loans = (Loan("a", 1_000_00, Fraction(0)),)

    assert simulate(loans, Purse(700_00, 300_00), pro_rata) == Run(1_000_00, 1, (1_000_00,))


def test_interest_that_eats_the_payment_never_ends():
    loans = (Loan("a", 10_000_00, Fraction(24, 100)),)

    assert simulate(loans, Purse(0, 200_00), pro_rata) is None


def test_example_c24_pro_rata():
    assert pro_rata(1_800_00, (12_000_00, 20_000_00, 8_000_00)) == (540_00, 900_00, 360_00)


def test_the_fen_left_over_go_to_the_largest_remainders():
    assert pro_rata(100, (1, 1, 1)) == (1, 1, 1)
    assert pro_rata(100, (100, 100, 100)) == (34, 33, 33)
    assert pro_rata(10, (150, 330, 520)) == (2, 3, 5)
