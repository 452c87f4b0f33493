"""Rates of a flow: all of them, or none, and never one that is not there."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liangqing.ledger.roots import Answer, find_rates


def yearly(*amounts):
    """Amounts a year apart."""
    return find_rates(list(enumerate(amounts)))


def with_roots(*rates):
    """Amounts a period apart whose value is zero at exactly these rates: Π (1/(1+rate) − v), multiplied out."""
    amounts = [1.0]
    for rate in rates:
        amounts = [a - b * (1 + rate) for a, b in zip([*amounts, 0.0], [0.0, *amounts], strict=True)]
    return amounts


def test_one_change_of_sign_has_one_rate():
    found = yearly(-100, 110)
    assert found.answer is Answer.UNIQUE
    assert found.rate == pytest.approx(0.10, abs=1e-12)


def test_two_rates_are_both_told():
    # −100 + 230/1.1 − 132/1.21 = −100 + 209.09 − 109.09 = 0; at 20 %: −100 + 191.67 − 91.67 = 0
    found = yearly(-100, 230, -132)
    assert found.answer is Answer.AMBIGUOUS
    assert found.rate is None
    assert found.roots == pytest.approx((0.10, 0.20), abs=1e-9)


def test_two_that_fall_together_are_one():
    # −100 + 220/1.1 − 121/1.21 = −100 + 200 − 100 = 0, and the slope is 0 there
    found = yearly(-100, 220, -121)
    assert found.answer is Answer.UNIQUE
    assert found.rate == pytest.approx(0.10, abs=1e-6)


def test_a_value_that_only_comes_near_zero_has_no_rate():
    assert yearly(-100, 220, -121.01).answer is Answer.NONE
    assert yearly(-100, 220, -122).answer is Answer.NONE


@pytest.mark.parametrize("amounts", [(), (100,), (100, 50), (-100, -1, -1), (0, 0), (100, -100, 0)])
def test_flows_without_two_sides(amounts):
    found = yearly(*amounts)
    expected = Answer.UNIQUE if amounts == (100, -100, 0) else Answer.NONE
    assert found.answer is expected


def test_equal_money_back_is_no_interest():
    assert yearly(100, -100).rate == pytest.approx(0, abs=1e-12)


def test_amounts_of_one_moment_are_one_amount():
    assert find_rates([(0, -60), (0, -40), (1, 55), (1, 55)]).rate == pytest.approx(0.10, abs=1e-12)
    assert find_rates([(0, -60), (0, 60), (1, 5)]).answer is Answer.NONE


@pytest.mark.parametrize(
    "rates",
    [
        (0.1, 0.2, 0.3),
        (-0.5, 0.0, 1.0),
        (0.05, 3.0, 100.0),
        (0.1, 0.2, 0.3, 0.4, 0.5, 0.6),
        (0.01, 1.02, 3.04, 7.08, 15.16, 31.32),
        (-0.9, -0.5, 0.5, 5.0, 50.0),
    ],
)
def test_polynomials_of_known_roots(rates):
    found = yearly(*with_roots(*rates))
    assert found.roots == pytest.approx(rates, rel=1e-6, abs=1e-6)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(-80, 300), min_size=2, max_size=5, unique=True))
def test_whatever_roots_we_put_in_come_out(percents):
    rates = tuple(sorted(percent / 100 for percent in percents))
    assert yearly(*with_roots(*rates)).roots == pytest.approx(rates, rel=1e-5, abs=1e-5)


def test_the_scale_of_the_money_does_not_matter():
    small, large = yearly(*with_roots(0.1, 0.2)), yearly(*(1e9 * a for a in with_roots(0.1, 0.2)))
    assert small.roots == pytest.approx(large.roots, abs=1e-9)


def test_a_seven_day_loan_has_a_rate_however_large():
    # 500 received, 1,000 due after 7 days: 2^(365/7) − 1 = 2^52.142857… − 1 ≈ 4.9723 × 10^15
    found = find_rates([(0.0, 500.0), (7 / 365, -1000.0)])
    assert found.answer is Answer.UNIQUE
    assert found.rate == pytest.approx(2 ** (365 / 7) - 1, rel=1e-9)


def test_a_thousand_days_of_changing_signs_are_looked_through():
    """Long flows neither exhaust the stack nor the patience: +1 and −1 in turn are worth nothing at 0 % alone."""
    found = find_rates([(day / 365, (-1.0) ** day) for day in range(1000)])
    assert found.answer is Answer.UNIQUE
    assert found.rate == pytest.approx(0, abs=1e-9)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(-3000, 3000), min_size=3, max_size=40))
def test_each_rate_found_is_one(amounts):
    """Put back into the flow, every root is worth nothing."""
    for rate in yearly(*amounts).roots:
        value = sum(amount / (1 + rate) ** k for k, amount in enumerate(amounts))
        size = sum(abs(amount) / (1 + rate) ** k for k, amount in enumerate(amounts))
        assert abs(value) <= 1e-6 * size
