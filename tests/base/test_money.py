"""Money: what people and exports write becomes whole fen, or is refused with the next step."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liangqing.base.errors import InputUnusable
from liangqing.base.money import MAX_FEN, format_yuan, parse_yuan, quotient_half_up, round_half_up, speak_yuan


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("1234.50", 123_450),
        ("1234.5", 123_450),
        ("¥1,234.50", 123_450),
        ("￥ 1,234.50元", 123_450),
        ("１２３４．５０", 123_450),
        ("0", 0),
        ("0.01", 1),
        ("-28.16", -2_816),
        ("+7", 700),
        ("1.", 100),
        ("1.5000", 150),
        ("000123", 12_300),
        ("0" * 5000 + "1", 100),
        ("9,999,999,999.99", 999_999_999_999),
        ("1,000,000", 100_000_000),
    ],
)
def test_amounts_as_they_are_written(text, fen):
    assert parse_yuan(text) == fen


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "amount_unreadable"),
        ("元", "amount_unreadable"),
        ("1,5", "amount_unreadable"),  # a decimal comma is not fifteen
        ("12,34.50", "amount_unreadable"),
        ("1.2.3", "amount_unreadable"),
        ("1e3", "amount_unreadable"),
        ("0x10", "amount_unreadable"),
        ("nan", "amount_unreadable"),
        ("١٢", "amount_unreadable"),  # other scripts' digits
        ("--5", "amount_unreadable"),
        ("12 元左右", "amount_unreadable"),
        ("0.001", "amount_below_fen"),
        ("1" * 40, "amount_too_large"),
        ("1" * 9000, "amount_too_large"),
        ("99999999999", "amount_too_large"),
    ],
)
def test_what_is_no_amount_is_refused_with_a_next_step(text, code):
    with pytest.raises(InputUnusable) as refused:
        parse_yuan(text)

    assert refused.value.code == code
    assert refused.value.next_step
    assert len(refused.value.message()) < 80  # a 9,000-digit cell does not flood the screen


@given(st.integers(-MAX_FEN + 1, MAX_FEN - 1))
def test_what_we_print_we_read_back(fen):
    assert parse_yuan(format_yuan(fen)) == fen
    assert parse_yuan(speak_yuan(fen)) == fen


def test_people_see_groups_of_three():
    assert speak_yuan(123_456_789) == "1,234,567.89 元"
    assert speak_yuan(-5) == "-0.05 元"
    assert format_yuan(-5) == "-0.05"


@pytest.mark.parametrize(
    ("value", "nearest"),
    [
        (Fraction(5, 2), 3),  # halves go away from zero, not to even
        (Fraction(-5, 2), -3),
        (Fraction(249, 100), 2),
        (Fraction(-249, 100), -2),
        (Fraction(0), 0),
        (Fraction(10**30 + 1, 2), (10**30 + 2) // 2),  # exact beyond what a float holds
    ],
)
def test_halves_round_away_from_zero(value, nearest):
    assert round_half_up(value) == nearest


@given(st.integers(-(10**15), 10**15), st.integers(1, 10**12))
def test_a_quotient_is_rounded_like_its_fraction(dividend, divisor):
    exact = Fraction(dividend, divisor)
    doubled = abs(exact) * 2
    nearest = (doubled.numerator // doubled.denominator + 1) // 2
    assert quotient_half_up(dividend, divisor) == (nearest if dividend >= 0 else -nearest)
    assert round_half_up(exact) == quotient_half_up(dividend, divisor)
