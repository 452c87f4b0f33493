"""One loan, three yearly figures: by the month, by the day, compounded."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from liangqing.base.days import add_months
from liangqing.ledger.annuity import annuity_factor, balance_after, level_payment
from liangqing.ledger.ceiling import charges_allowed, replayed_at_cap
from liangqing.ledger.flows import LoanFlows, monthly_rate, simple_daily_rate
from liangqing.ledger.measure import (
    Verdict,
    measure,
    measure_undated,
    monthly_excess,
    price_of,
    simple_daily_balance,
)
from liangqing.ledger.roots import Answer
from tests.ledger.caps import cap

ON = date(2026, 1, 15)


def monthly(received_fen, *payments_fen, drawn_on=ON):
    dues = ((add_months(drawn_on, number), fen) for number, fen in enumerate(payments_fen, 1))
    return LoanFlows(drawn_on, received_fen, tuple(dues))


@pytest.mark.parametrize(
    ("drawn_on", "days"),
    [
        (date(2026, 1, 31), [date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)]),
        (
            date(2026, 1, 15),
            [date(2026, 2, 15), date(2026, 3, 16), date(2026, 4, 14)],
        ),  # a day off for a rest day
    ],
)
def test_successive_months_with_month_ends_and_rest_days(drawn_on, days):
    assert LoanFlows(drawn_on, 100, tuple((day, 40) for day in days)).is_monthly()


@pytest.mark.parametrize(
    "days",
    [
        [date(2026, 2, 14), date(2026, 3, 17)],  # two days off
        [date(2026, 3, 15)],  # a month left out
        [date(2026, 1, 29), date(2026, 2, 12)],  # every fortnight
        [date(2026, 1, 15)],  # on the day itself
    ],
)
def test_what_is_not_monthly(days):
    assert not LoanFlows(ON, 100, tuple((day, 60) for day in days)).is_monthly()


def test_a_single_payment_is_interest_over_principal_by_days():
    # C08: (150 + 200) / 10,000 × 365/30 = 42.5833 %
    flows = LoanFlows(ON, 1_000_000, ((ON + timedelta(days=30), 1_035_000),))
    assert price_of(flows).nominal == pytest.approx(0.425833, abs=5e-7)


def test_simple_daily_interest_bears_no_interest():
    # 10,000 at 36.5 %: 10 a day. After 10 days 50 paid of 100; after 20 days 100 + 50 left + nothing on the 50.
    flows = LoanFlows(ON, 1_000_000, ((ON + timedelta(days=10), 5_000), (ON + timedelta(days=20), 1_015_000)))
    assert simple_daily_balance(flows, Fraction(365, 1000)) == 0


def test_the_rate_of_the_balance_is_the_rate_we_put_in():
    flows = LoanFlows(ON, 1_000_000, ((ON + timedelta(days=10), 5_000), (ON + timedelta(days=20), 1_015_000)))
    assert simple_daily_rate(flows).rate == pytest.approx(0.365, abs=1e-12)


@pytest.mark.parametrize(
    "flows",
    [
        LoanFlows(ON, 1_000_000, ()),
        LoanFlows(ON, 1_000_000, ((ON + timedelta(days=30), 999_999),)),
        LoanFlows(ON, 0, ((ON + timedelta(days=30), 1),)),
        LoanFlows(ON, 100, ((ON, 200),)),  # more at once than was received: no rate explains it
    ],
)
def test_a_loan_without_a_rate_says_so(flows):
    assert simple_daily_rate(flows).answer is Answer.NONE
    price = price_of(flows)
    assert price.nominal is None or price.nominal <= 0


def test_a_loan_repaid_to_the_fen_costs_nothing():
    flows = LoanFlows(ON, 100, ((ON + timedelta(days=45), 100),))
    assert simple_daily_rate(flows).rate == pytest.approx(0, abs=1e-12)


def test_monthly_payments_are_told_by_the_month():
    # C01: 12,000 repaid 12 × 1,120.00: 21.4572 % nominal, 23.6984 % effective
    price = price_of(monthly(1_200_000, *[112_000] * 12))
    assert price.monthly
    assert price.nominal == pytest.approx(0.214572, abs=5e-7)
    assert price.effective == pytest.approx(0.236984, abs=5e-7)


def test_money_kept_back_at_payout_makes_it_dearer():
    # C04: 10,000 on paper, 9,000 received, 12 × 900: 14.4521 % in looks, 35.0742 % in truth
    assert monthly_rate(1_000_000, [90_000] * 12).rate == pytest.approx(0.144521 / 12, abs=5e-8)
    assert price_of(monthly(900_000, *[90_000] * 12)).nominal == pytest.approx(0.350742, abs=5e-7)


def test_equal_instalments_by_hand():
    # Two payments at 10 % a period on 210: 210 × 0.1 / (1 − 1/1.21) = 121
    assert level_payment(Fraction(210), Fraction(1, 10), 2) == 121
    assert level_payment(Fraction(210), Fraction(0), 2) == 105
    assert balance_after(Fraction(210), [Fraction(121)] * 2, Fraction(1, 10)) == 0
    assert balance_after(Fraction(210), [Fraction(121), Fraction(122)], Fraction(1, 10)) == -1
    assert annuity_factor(Fraction(1, 10), 2) == Fraction(21, 10)
    assert annuity_factor(Fraction(0), 12) == 12


# --- A price meets a ceiling ---------------------------------------------------------------------------------------


def test_the_lawful_loan_at_the_ceiling_is_not_accused():
    """12 × 945.60 on 10,000 drawn on a 15th: 24.0008 % by the month and 6.68 yuan too much by the day.

    Yet 945.60 is 24 % rounded to the fen (945.5960): a rounding must not make a breach.
    """
    flows = monthly(1_000_000, *[94_560] * 12)

    assert price_of(flows).nominal == pytest.approx(0.240008, abs=5e-7)
    assert round(float(simple_daily_balance(flows, Fraction(24, 100)))) == -668
    # By the month: 945.60 − 945.5960 = 0.40 fen an instalment, below half a fen.
    assert round(float(monthly_excess(1_000_000, [94_560] * 12, Fraction(24, 100))), 2) == 0.40
    assert measure(flows, Fraction(24, 100)).verdict is Verdict.AT_CAP
    assert measure(flows, Fraction(24, 100)).over_fen == 0


@pytest.mark.parametrize(
    ("instalment_fen", "verdict"),
    [(94_500, Verdict.NONE), (94_559, Verdict.AT_CAP), (94_560, Verdict.AT_CAP), (95_500, Verdict.BREACH)],
)
def test_below_at_and_above_the_ceiling(instalment_fen, verdict):
    assert measure(monthly(1_000_000, *[instalment_fen] * 12), Fraction(24, 100)).verdict is verdict


def test_an_excess_by_one_reading_alone_is_no_breach():
    """3 × 3,469.00 over the long months of summer: 1.45 too much by the month, nothing by the day.

    By the month 10,000 × 0.02 / (1 − 1.02^−3) = 3,467.55. By the day: 10,000 + 203.84 − 3,469 = 6,734.84;
    + 137.28 − 3,469 = 3,403.12; + 67.13 − 3,469 = 1.25 still open.
    """
    flows = monthly(1_000_000, *[346_900] * 3, drawn_on=date(2026, 7, 1))
    assert round(float(monthly_excess(1_000_000, [346_900] * 3, Fraction(24, 100)))) == 145
    assert round(float(simple_daily_balance(flows, Fraction(24, 100)))) == 125
    assert measure(flows, Fraction(24, 100)).verdict is Verdict.AT_CAP


def test_the_smaller_of_two_excesses_is_claimed():
    # C04: 12 × (900.00 − 851.0364) = 587.56 by the month
    assert measure_undated(900_000, [90_000] * 12, Fraction(24, 100)).over_fen == 58_756
    told = measure(monthly(900_000, *[90_000] * 12, drawn_on=date(2026, 4, 14)), Fraction(24, 100))
    assert told.verdict is Verdict.BREACH
    assert told.over_fen <= 58_756


def test_payments_at_odd_days_are_measured_by_the_day_alone():
    # 24 % for 45 days on 10,000: 295.89
    def single(fen):
        return measure(LoanFlows(ON, 1_000_000, ((ON + timedelta(days=45), fen),)), Fraction(24, 100)).verdict

    assert [single(fen) for fen in (1_029_500, 1_029_589, 1_029_700)] == [
        Verdict.NONE,
        Verdict.AT_CAP,
        Verdict.BREACH,
    ]


# --- What a ceiling allows -----------------------------------------------------------------------------------------


def test_charges_on_the_principal_through_time():
    # 10,000 for 31 days, then 5,000 for 28 days, at 36.5 %: 310 + 140 = 450.00
    days = ((date(2026, 1, 1), 1_000_000), (date(2026, 2, 1), 500_000))
    assert charges_allowed(days, date(2026, 1, 1), date(2026, 3, 1), [cap("36.5")]) == 45_000


def test_charges_from_a_later_day_count_only_from_there():
    days = ((date(2026, 1, 1), 1_000_000), (date(2026, 2, 1), 500_000))
    assert charges_allowed(days, date(2026, 2, 15), date(2026, 3, 1), [cap("36.5")]) == 7_000  # 14 × 5.00
    assert charges_allowed(days, date(2026, 3, 1), date(2026, 3, 1), [cap("36.5")]) == 0


def test_a_ceiling_that_changes_is_split_at_its_day():
    # 10,000: 10 days at 36.5 % (100.00) and 20 days at 18.25 % (100.00)
    caps = [cap("36.5", until="2026-01-11"), cap("18.25", since="2026-01-11")]
    assert (
        charges_allowed(((date(2026, 1, 1), 1_000_000),), date(2026, 1, 1), date(2026, 1, 31), caps) == 20_000
    )


def test_without_a_ceiling_nothing_is_said():
    days = ((date(2026, 1, 1), 1_000_000),)
    assert charges_allowed(days, date(2026, 1, 1), date(2026, 2, 1), []) is None
    late = [cap("24", since="2026-01-15")]
    assert charges_allowed(days, date(2026, 1, 1), date(2026, 2, 1), late) is None


def test_every_payment_replayed_at_the_ceiling():
    """C14: 10,000, 8 × 983.33, 2 % a month: 3,276.70 left; 12 payments: 506.09 too much (no rounding inside)."""
    flows = monthly(1_000_000, *[98_333] * 12)
    dues = [on for on, _ in flows.payments]

    _, after_8 = replayed_at_cap(
        LoanFlows(ON, 1_000_000, flows.payments[:8]), dues, Fraction(24, 100), dues[7]
    )
    _, after_12 = replayed_at_cap(flows, dues, Fraction(24, 100), dues[11])

    assert round(float(after_8)) == 327_670
    assert round(float(after_12)) == -50_609


def test_the_replay_counts_only_what_was_paid_by_then():
    # 10,000 at 36.5 %; 31 days after the payout 310.00 by the day, 1/12 of 36.5 % by the month: 304.17
    flows = LoanFlows(ON, 1_000_000, ((date(2026, 3, 15), 99_999),))
    daily, by_month = replayed_at_cap(flows, [date(2026, 2, 15)], Fraction(365, 1000), date(2026, 2, 15))
    assert daily == 1_031_000
    assert by_month == 1_000_000 + Fraction(1_000_000 * 365, 12_000)
