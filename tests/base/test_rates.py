"""Rates are exact integers with the period they belong to; percent texts are read and printed without loss."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from liangqing.base.noun import OUTSIDE
from liangqing.base.rates import Per, Rate, fraction_percent, percent_text, short_percent


@pytest.mark.parametrize(
    ("percent", "value_e9"),
    [
        ("0.04567", 456_700),
        ("1.122626", 11_226_260),
        ("14.4%", 144_000_000),
        ("14.4％", 144_000_000),
        ("１４．４", 144_000_000),
        ("24", 240_000_000),
        ("0.0000001", 1),
        ("24.", 240_000_000),
        ("14.40000000000", 144_000_000),
    ],
)
def test_a_percent_text_is_exact(percent, value_e9):
    assert Rate.model_validate({"percent": percent, "per": "year"}).value_e9 == value_e9


@pytest.mark.parametrize(
    "percent",
    [
        "",
        "abc",
        "-1",
        "0.00000001",
        "1e5",
        "1e999999999999",
        "nan",
        "inf",
        "1/3",
        "9" * 5000,
        "1,4",
        0.05,
        True,
        None,
    ],
)
def test_what_is_no_percent_is_refused(percent):
    with pytest.raises(ValidationError):
        Rate.model_validate({"percent": percent, "per": "day"})


def test_a_bare_number_from_outside_is_no_rate():
    """`percent: 10` would be ten billionths; our own code may say so, a file may not."""
    assert Rate.model_validate({"percent": 10, "per": "year"}).value_e9 == 10
    with pytest.raises(ValidationError, match="带引号"):
        Rate.model_validate({"percent": 10, "per": "year"}, context=OUTSIDE)


def test_a_rate_over_other_periods():
    # 0.05 % a day: 18.25 % over 365 days, 18 % over 360; 1.1 % a month: 13.2 % a year; 14.6 % a year: 0.04 % a day.
    daily = Rate(value_e9=500_000, per=Per.DAY)
    assert daily.yearly(365) == Fraction(1825, 10_000)
    assert daily.yearly(360) == Fraction(18, 100)
    assert Rate(value_e9=11_000_000, per=Per.MONTH).yearly(365) == Fraction(132, 1000)
    assert Rate(value_e9=146_000_000, per=Per.YEAR).daily(365) == Fraction(4, 10_000)


@given(st.integers(0, 100 * 10**9))
def test_what_we_print_we_read_back(value_e9):
    text = percent_text(value_e9)
    assert Rate.model_validate({"percent": text, "per": "year"}).value_e9 == value_e9
    assert len(text.split(".")[1]) >= 4


@pytest.mark.parametrize(
    ("rate", "decimals", "text"),
    [
        (Fraction(214572, 10**6), 4, "21.4572"),
        (Fraction(1, 3), 4, "33.3333"),
        (Fraction(2, 3), 4, "66.6667"),
        (Fraction(-1, 10**9), 4, "0.0000"),  # no minus zero
        (Fraction(-1, 8), 2, "-12.50"),
        (Fraction(5, 10**7), 4, "0.0001"),  # a half goes up
    ],
)
def test_a_fraction_as_percent(rate, decimals, text):
    assert fraction_percent(rate, decimals) == text


def test_people_see_two_decimals():
    assert short_percent("21.4572") == "21.46"
    assert short_percent("21.4550") == "21.46"
