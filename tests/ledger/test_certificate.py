"""Why there are as many rates as we say: each ground, with figures that can be put back into the flow."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liangqing.ledger.roots import Answer, Ground, find_rates


def yearly(*amounts):
    """Amounts a year apart."""
    return find_rates(list(enumerate(amounts)))


def exact_value(amounts, rate):
    """Σ amount / (1 + rate)^k, without rounding."""
    return sum(Fraction(amount) / (1 + Fraction(rate)) ** k for k, amount in enumerate(amounts))


def told(found):
    """(answer, ground, sign changes)."""
    return found.answer, found.certificate.ground, found.certificate.sign_changes


def test_one_change_of_direction_has_exactly_one_rate():
    found = yearly(-100, 60, 60)
    assert told(found) == (Answer.UNIQUE, Ground.ONE_CHANGE, 1)
    assert (found.certificate.searched, found.certificate.pieces) == (None, 0)


def test_the_ends_of_a_bracket_put_back_have_opposite_signs():
    (bracket,) = yearly(-100, 60, 60).certificate.brackets
    assert bracket.crosses
    assert exact_value((-100, 60, 60), bracket.low) > 0 > exact_value((-100, 60, 60), bracket.high)
    assert bracket.high - bracket.low < 1e-10


def test_several_are_counted_piece_by_piece():
    found = yearly(-100, 230, -132)
    assert told(found) == (Answer.AMBIGUOUS, Ground.COUNTED, 2)
    certificate = found.certificate
    low, high = certificate.searched
    assert low < found.roots[0] < found.roots[1] < high
    assert [bracket.crosses for bracket in certificate.brackets] == [True, True]
    assert certificate.pieces >= 1


def test_outside_the_range_searched_one_amount_outweighs_all_others():
    """With v = 1 / (1 + rate): above the range 100 > 230·v + 132·v², below it 132·v² > 100 + 230·v."""
    low, high = yearly(-100, 230, -132).certificate.searched
    v = 1 / (1 + high)
    assert pytest.approx(230 * v + 132 * v * v, rel=1e-5) == 100
    v = 1 / (1 + low)
    assert 132 * v * v == pytest.approx(100 + 230 * v, rel=1e-5)


def test_no_rate_is_proven_in_as_few_pieces_as_one():
    # 100 outweighs the rest above −28.8 %, 50 outweighs it below −29.8 %: only the 1 % between is looked through
    found = yearly(100, -1, 50)
    assert told(found) == (Answer.NONE, Ground.COUNTED, 2)
    assert found.certificate.searched == pytest.approx((-0.297876, -0.287875), abs=1e-6)
    assert found.certificate.pieces == 1


def test_rates_that_nobody_could_mean_are_not_looked_for():
    # 1 received, 10^30 paid and 1 received, a day apart each: about 10^30 a day, far above 2×10^19 % a year
    found = find_rates([(0, 1.0), (1 / 365, -1e30), (2 / 365, 1e59)])
    assert (found.answer, found.certificate.searched, found.certificate.pieces) == (Answer.NONE, None, 0)


def test_a_rate_at_which_the_value_only_touches_zero_is_told_as_such():
    found = yearly(-100, 220, -121)
    assert told(found) == (Answer.UNIQUE, Ground.COUNTED, 2)
    assert [bracket.crosses for bracket in found.certificate.brackets] == [False]


@pytest.mark.parametrize(
    ("flows", "ground"),
    [
        ([], Ground.NO_TIME),
        ([(0, 100)], Ground.NO_TIME),
        ([(0, 100), (0, -90)], Ground.NO_TIME),
        ([(0, 100), (0, -100), (1, 5), (1, -5)], Ground.NO_TIME),
        ([(0, 100), (1, 50)], Ground.ONE_DIRECTION),
        ([(0, 1e-9), (1 / 365, -1e9)], Ground.BEYOND),
    ],
)
def test_no_rate_has_a_reason(flows, ground):
    found = find_rates(flows)
    assert (found.answer, found.roots, found.certificate.ground) == (Answer.NONE, (), ground)
    assert found.certificate.brackets == ()


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(-3000, 3000), min_size=3, max_size=24))
def test_never_more_rates_than_changes_of_sign(amounts):
    """Descartes; and every bracket that claims a crossing has one, exactly."""
    found = yearly(*amounts)
    assert len(found.roots) <= found.certificate.sign_changes
    assert len(found.certificate.brackets) == len(found.roots)
    for root, bracket in zip(found.roots, found.certificate.brackets, strict=True):
        assert bracket.low <= root <= bracket.high
        if bracket.crosses:
            assert exact_value(amounts, bracket.low) * exact_value(amounts, bracket.high) < 0


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(-3000, 3000), min_size=3, max_size=12))
def test_as_many_rates_as_a_fine_grid_sees_crossings(amounts):
    """A grid may miss some; it can never see one that was not told."""
    found = yearly(*amounts)
    grid = [Fraction(step, 10) for step in range(-9, 60)]
    values = [exact_value(amounts, rate) for rate in grid]
    for (low, at_low), (high, at_high) in zip(
        zip(grid, values, strict=True), zip(grid[1:], values[1:], strict=True), strict=False
    ):
        if at_low * at_high < 0:
            assert any(low <= root <= high for root in found.roots)
