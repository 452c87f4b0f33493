"""The calculators of price: exact questions, and inputs that cannot be asked."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from liangqing.assess.price_answers import (
    CapQuestion,
    ceiling,
    fee_within,
    instalment,
    overdue_charge,
    rate_of_flows,
    rate_of_level,
)
from liangqing.base.errors import InputUnusable
from liangqing.case.debt import LenderType, Purpose
from liangqing.law.book import load_book
from liangqing.ledger.measure import Verdict
from liangqing.ledger.roots import Answer, Ground

ON = date(2026, 11, 22)


def level(amount, payment, periods, upfront=0):
    return rate_of_level(Fraction(amount), Fraction(payment), periods, Fraction(upfront))


def flows_rate(flows):
    return rate_of_flows([(on, Fraction(fen)) for on, fen in flows])


def question(lender_type=LenderType.BANK, formed_on=date(2026, 1, 15), assisted=False):
    return CapQuestion(lender_type, formed_on, None, Purpose.UNKNOWN, assisted)


def test_one_rate_is_told_three_ways():
    told = level(1_200_000, 112_000, 12)  # C01
    assert (told.answer, told.monthly_percent, told.nominal_percent, told.effective_percent) == (
        Answer.UNIQUE,
        "1.788099",
        "21.4572",
        "23.6984",
    )
    assert told.roots == ("23.6984",)


def test_a_payment_finer_than_a_fen_is_taken_as_it_is():
    # C02: 10,000 / 12 + 150 a month
    assert level(1_000_000, Fraction(1_000_000, 12) + 15_000, 12).nominal_percent == "31.7164"


def test_paying_back_less_has_a_rate_below_zero_that_is_told():
    told = level(1_200_000, 99_000, 12)
    assert told.answer is Answer.UNIQUE
    assert (told.nominal_percent or "").startswith("-")


@pytest.mark.parametrize(
    ("amount", "payment", "periods", "upfront"),
    [
        (0, 100, 12, 0),
        (100, 0, 12, 0),
        (100, 10, 0, 0),
        (100, 10, 1201, 0),
        (100, 10, 12, 100),
        (100, 10, 12, 200),
    ],
)
def test_a_loan_that_cannot_be_is_refused(amount, payment, periods, upfront):
    with pytest.raises(InputUnusable) as refused:
        level(amount, payment, periods, upfront)
    assert refused.value.next_step


def test_dated_amounts_with_two_rates_are_told_as_ambiguous():
    # −100, +230, −132 a year apart (2026 and 2027 have 365 days): 10 % and 20 %
    flows = [(date(2026, 1, 1), -10_000), (date(2027, 1, 1), 23_000), (date(2028, 1, 1), -13_200)]
    told = flows_rate(flows)
    assert (told.answer, told.effective_percent) == (Answer.AMBIGUOUS, None)
    assert told.roots == ("10.0000", "20.0000")


def test_dated_amounts_of_one_loan_have_a_simple_rate_too():
    # 10,000 for 30 days, 350 on top: 42.5833 % simple
    told = flows_rate([(date(2026, 1, 15), 1_000_000), (date(2026, 2, 14), -1_035_000)])
    assert told.nominal_percent == "42.5833"


def test_an_answer_says_why_there_is_no_other():
    told = level(1_200_000, 112_000, 12).certificate
    assert (told.ground, told.sign_changes, told.searched_percent) == (Ground.ONE_CHANGE, 1, None)
    assert [(one.low_percent, one.high_percent, one.crosses) for one in told.brackets] == [
        ("23.69838415", "23.69838419", True)
    ]
    assert "正好有一个利率" in told.text


def test_several_rates_are_told_with_the_range_in_which_they_were_counted():
    flows = [(date(2026, 1, 1), -10_000), (date(2027, 1, 1), 23_000), (date(2028, 1, 1), -13_200)]
    told = flows_rate(flows).certificate
    assert (told.ground, told.sign_changes, told.pieces) == (Ground.COUNTED, 2, 2)
    assert told.searched_percent == ("-52.4424", "177.5580")
    assert [one.crosses for one in told.brackets] == [True, True]
    assert "从 -52.4424% 到 177.5580% 分成 2 段" in told.text


@pytest.mark.parametrize(
    ("flows", "ground", "words"),
    [
        ([(ON, 100), (ON, -90)], Ground.NO_TIME, "同一天进出"),
        ([(ON, 100), (ON + timedelta(days=9), 5)], Ground.ONE_DIRECTION, "同一个方向"),
        ([(ON, Fraction(1, 10**6)), (ON + timedelta(days=1), -(10**9))], Ground.BEYOND, "写不出来"),
    ],
)
def test_no_rate_is_told_with_its_reason(flows, ground, words):
    told = flows_rate(flows)
    assert (told.answer, told.certificate.ground) == (Answer.NONE, ground)
    assert words in told.certificate.text


def test_a_value_that_only_touches_zero_is_one_rate_without_opposite_signs():
    flows = [(date(2026, 1, 1), -10_000), (date(2027, 1, 1), 22_000), (date(2028, 1, 1), -12_100)]
    told = flows_rate(flows)
    assert (told.effective_percent, told.certificate.brackets[0].crosses) == ("10.0000", False)


def test_the_order_of_the_rows_does_not_matter():
    flows = [(date(2026, 1, 15), 1_000_000), (date(2026, 2, 14), -500_000), (date(2026, 3, 16), -535_000)]
    assert flows_rate(flows[::-1]) == flows_rate(flows)


@pytest.mark.parametrize("flows", [[], [(ON, 100)]])
def test_too_few_rows_are_refused(flows):
    with pytest.raises(InputUnusable):
        flows_rate(flows)


def test_rows_of_one_direction_have_no_rate():
    told = flows_rate([(date(2026, 1, 15), 100), (date(2026, 2, 15), 100)])
    assert (told.answer, told.roots, told.nominal_percent) == (Answer.NONE, (), None)


def test_a_ceiling_with_its_reason():
    told = ceiling(question(), load_book(), ON)
    assert [segment.value_e9 for segment in told.segments] == [240_000_000]
    assert told.segments[0].because[0].rule == "CAP-24"


def test_an_unknown_lender_gets_readings_and_no_ceiling():
    told = ceiling(question(LenderType.UNKNOWN), load_book(), ON)
    assert told.segments == ()
    assert len(told.readings) == 2


def test_an_overdue_charge_against_the_ceiling():
    # C09 (b): 20,000 × 0.075 % × 60 = 900.00; 20,000 × 24 % × 60/365 = 789.04; 110.96 above; 27.375 % a year
    told = overdue_charge(2_000_000, Fraction(75, 100_000), 60, question(), load_book(), ON)
    assert (told.charged_fen, told.cap_fen, told.excess_fen, told.annual_percent) == (
        90_000,
        78_904,
        11_096,
        "27.3750",
    )


def test_a_licensed_lender_s_ceiling_needs_no_contract_date_but_says_what_it_supposes():
    told = overdue_charge(2_000_000, Fraction(75, 100_000), 60, question(formed_on=None), load_book(), ON)
    assert (told.cap_fen, told.excess_fen, len(told.readings)) == (78_904, 11_096, 1)


def test_a_private_lender_s_ceiling_hangs_on_the_contract_date():
    undated = question(LenderType.PRIVATE, formed_on=None)
    told = overdue_charge(2_000_000, Fraction(75, 100_000), 60, undated, load_book(), ON)
    assert (told.cap_fen, len(told.readings)) == (None, 1)


def test_an_overdue_charge_below_the_ceiling_has_no_excess():
    told = overdue_charge(2_000_000, Fraction(60, 100_000), 60, question(), load_book(), ON)
    assert (told.charged_fen, told.excess_fen) == (72_000, 0)


def test_an_overdue_charge_of_an_unknown_lender_is_told_for_each_reading():
    told = overdue_charge(2_000_000, Fraction(75, 100_000), 60, question(LenderType.UNKNOWN), load_book(), ON)
    assert (told.cap_fen, told.excess_fen) == (None, None)
    assert [reading.excess_fen >= 0 for reading in told.readings] == [True, True]


@pytest.mark.parametrize(("principal", "daily", "days"), [(0, 1, 1), (-1, 1, 1), (1, 1, 0), (1, -1, 1)])
def test_an_overdue_charge_that_cannot_be_is_refused(principal, daily, days):
    with pytest.raises(InputUnusable):
        overdue_charge(principal, Fraction(daily), days, question(), load_book(), ON)


def test_equal_instalments():
    # C15: 12,000 at 18 %, 24 months: 599.09; interest 2,378.14 from the unrounded payment
    told = instalment(1_200_000, Fraction(18, 100), 24)
    assert (told.payment_fen, told.interest_total_fen) == (59_909, 237_814)
    assert instalment(1_200_000, Fraction(0), 12).payment_fen == 100_000


@pytest.mark.parametrize(("amount", "nominal", "periods"), [(0, 0, 12), (1, -1, 12), (1, 0, 0), (1, 0, 1201)])
def test_instalments_that_cannot_be_are_refused(amount, nominal, periods):
    with pytest.raises(InputUnusable):
        instalment(amount, Fraction(nominal), periods)


def test_the_dearest_fee_beside_the_interest():
    # C05: 9 % on 10,000 in twelve months leaves 71.08 a month below 24 %, or 751.76 at payout
    told = fee_within(1_000_000, Fraction(9, 100), 12, Fraction(24, 100))
    assert (told.verdict, told.monthly_fee_fen, told.upfront_fee_fen, told.percent_of_principal) == (
        Verdict.NONE,
        7_108,
        75_176,
        "0.710812",
    )


def test_interest_above_the_ceiling_leaves_no_fee():
    told = fee_within(1_000_000, Fraction(36, 100), 12, Fraction(24, 100))
    assert (told.verdict, told.monthly_fee_fen, told.upfront_fee_fen, told.percent_of_principal) == (
        Verdict.BREACH,
        None,
        None,
        None,
    )


@pytest.mark.parametrize(
    ("amount", "nominal", "periods", "cap"), [(0, 0, 12, 1), (1, -1, 12, 1), (1, 0, 0, 1), (1, 0, 12, -1)]
)
def test_a_fee_that_cannot_be_asked_is_refused(amount, nominal, periods, cap):
    with pytest.raises(InputUnusable):
        fee_within(amount, Fraction(nominal), periods, Fraction(cap))
