"""The kernel: whole numbers in, whole numbers out; one way of allocation."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liangqing.ledger.kernel import (
    E9,
    accrue_units,
    settle_in_order,
    units_to_fen,
)

MONEY = st.integers(0, 10**12)


def test_c13_costs_then_interest_then_principal():
    # 2,000 paid; costs 300, interest 800: 2,000 − 300 − 800 = 900 for the principal, of which 9,100 stay.
    assert settle_in_order(200_000, (30_000, 80_000, 1_000_000)) == (30_000, 80_000, 90_000, 0)


@pytest.mark.parametrize(
    ("paid", "parts"),
    [
        (0, (0, 0, 0, 0)),
        (1, (1, 0, 0, 0)),
        (300, (300, 0, 0, 0)),
        (301, (300, 1, 0, 0)),
        (1_100, (300, 800, 0, 0)),
        (11_100, (300, 800, 10_000, 0)),
        (11_101, (300, 800, 10_000, 1)),
    ],
)
def test_every_boundary_of_an_order(paid, parts):
    assert settle_in_order(paid, (300, 800, 10_000)) == parts


def test_nothing_open_leaves_all():
    assert settle_in_order(500, ()) == (500,)


@given(MONEY, st.lists(MONEY))
def test_no_fen_is_lost_or_made(paid, open_parts):
    *taken, rest = parts = settle_in_order(paid, tuple(open_parts))
    assert sum(parts) == paid
    assert min(parts) >= 0
    assert all(part <= there for part, there in zip(taken, open_parts, strict=True))
    assert rest == max(paid - sum(open_parts), 0)


@pytest.mark.parametrize(
    ("principal_fen", "yearly_e9", "days", "year_days", "fen"),
    [
        # 20,000 yuan × 0.04 % × 1.5 a day = 0.06 % a day = 21.9 % a year; 60 days: 20,000 × 0.0006 × 60 = 720.00
        (2_000_000, 219_000_000, 60, 365, 72_000),
        # 20,000 × 24 % × 60/365 = 789.041… → 789.04
        (2_000_000, 240_000_000, 60, 365, 78_904),
        # the same over 360 days: 800.00
        (2_000_000, 240_000_000, 60, 360, 80_000),
        (0, 240_000_000, 60, 365, 0),
        (2_000_000, 240_000_000, 0, 365, 0),
        # 0.01 yuan × 50 % × 1 year = half a fen → 1 fen
        (1, 500_000_000, 365, 365, 1),
        (1, 499_999_999, 365, 365, 0),
    ],
)
def test_simple_interest_by_hand(principal_fen, yearly_e9, days, year_days, fen):
    assert units_to_fen(accrue_units(principal_fen, yearly_e9, days), year_days) == fen


@given(st.integers(0, 10**11), st.integers(0, 10**9), st.integers(0, 3650), st.sampled_from([365, 360]))
def test_units_are_exact_and_rounded_once(principal_fen, yearly_e9, days, year_days):
    exact = Fraction(principal_fen) * Fraction(yearly_e9, E9) * Fraction(days, year_days)
    fen = units_to_fen(accrue_units(principal_fen, yearly_e9, days), year_days)
    assert abs(fen - exact) <= Fraction(1, 2)
    assert fen - exact != Fraction(-1, 2)  # halves go up
