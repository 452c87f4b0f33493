"""The dearest fee that a ceiling allows: kept to the fen, and one fen more is a breach."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liangqing.ledger.annuity import level_payment
from liangqing.ledger.fees import largest_fee
from liangqing.ledger.measure import Verdict, measure_undated

AT_24 = Fraction(24, 100)


def verdict(received_fen, payment, periods, cap=AT_24):
    return measure_undated(received_fen, [payment] * periods, cap).verdict


def fee_beside(principal_fen, nominal, periods, cap=AT_24):
    """The largest fee where there is one."""
    fee = largest_fee(principal_fen, nominal, periods, cap)
    assert fee is not None
    return fee


def test_c05_nine_percent_beside_a_monthly_fee():
    # 10,000 / 12: 874.5148 at 9 %, 945.5960 at 24 %; 71.0812 between, and half a fen for rounding
    fee = fee_beside(1_000_000, Fraction(9, 100), 12, AT_24)
    assert fee.monthly_fen == 7_108
    assert round(float(fee.monthly_share), 8) == 0.00710812
    # 874.5148 a month at 24 % is worth 874.5098 / 945.5960 × 10,000 = 9,248.24 (with half a fen off): 751.76 less
    assert fee.upfront_fen == 75_176


def test_without_interest_the_whole_price_may_be_the_fee():
    # C03: 945.5960 − 833.3333 = 112.2626 a month
    assert fee_beside(1_000_000, Fraction(0), 12, AT_24).monthly_fen == 11_226


def test_interest_at_the_ceiling_leaves_nothing():
    assert fee_beside(1_000_000, AT_24, 12).monthly_fen == 0


@pytest.mark.parametrize("percent", [25, 36])
def test_interest_above_the_ceiling_has_no_answer(percent):
    assert largest_fee(1_000_000, Fraction(percent, 100), 12, AT_24) is None


def test_rounding_never_makes_a_share_below_nothing():
    # 24.0001 % passes the ceiling by a twentieth of a fen: within rounding
    fee = fee_beside(1_000_000, Fraction(240_001, 1_000_000), 12, AT_24)
    assert (fee.monthly_fen, fee.monthly_share) == (0, 0)


LOANS = {
    "principal_fen": st.integers(10_000, 50_000_000),
    "nominal": st.integers(0, 2_400).map(lambda basis_points: Fraction(basis_points, 10_000)),
    "periods": st.integers(1, 60),
    "cap": st.integers(2_400, 3_600).map(lambda basis_points: Fraction(basis_points, 10_000)),
}


@given(**LOANS)
def test_one_fen_more_a_month_is_a_breach(principal_fen, nominal, periods, cap):
    level = level_payment(Fraction(principal_fen), nominal / 12, periods)
    fee = fee_beside(principal_fen, nominal, periods, cap)
    assert verdict(principal_fen, level + fee.monthly_fen, periods, cap) is not Verdict.BREACH
    assert verdict(principal_fen, level + fee.monthly_fen + 1, periods, cap) is Verdict.BREACH


@given(**LOANS)
def test_one_fen_more_at_payout_is_a_breach(principal_fen, nominal, periods, cap):
    level = level_payment(Fraction(principal_fen), nominal / 12, periods)
    fee = fee_beside(principal_fen, nominal, periods, cap)
    assert verdict(principal_fen - fee.upfront_fen, level, periods, cap) is not Verdict.BREACH
    assert verdict(principal_fen - fee.upfront_fen - 1, level, periods, cap) is Verdict.BREACH


def test_a_loan_of_a_fen_keeps_its_fen():
    assert fee_beside(1, Fraction(0), 12, AT_24).upfront_fen == 0
