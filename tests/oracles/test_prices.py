"""Worked examples C01–C10 and C15: rates, ceilings and what stands above them, under the readings of the second check.

Payments are unrounded unless two decimals are printed; where a command takes exact decimals, more of them are given.
"""

from datetime import date
from fractions import Fraction

import pytest

from liangqing.assess.price_answers import rate_of_level
from liangqing.base.money import round_half_up
from liangqing.base.rates import fraction_percent
from liangqing.base.segments import CapSegment
from liangqing.case.debt import LenderType
from liangqing.law.book import load_book
from liangqing.law.caps import rate_caps
from liangqing.law.rule import Matter
from liangqing.ledger.annuity import balance_after, level_payment
from liangqing.ledger.ceiling import charges_allowed
from liangqing.ledger.flows import LoanFlows
from liangqing.ledger.kernel import accrue_units, units_to_fen
from liangqing.ledger.measure import Verdict, measure

AT_24 = Fraction(2, 100)
AT_12 = Fraction(1, 100)
AS_OF = date(2026, 11, 22)


def over(payment_fen, principal_fen, monthly, periods):
    """Above the ceiling's payment, all instalments together, in fen."""
    allowed = level_payment(Fraction(principal_fen), monthly, periods)
    return round_half_up((Fraction(payment_fen) - allowed) * periods)


def level(principal_fen, monthly, periods):
    return round_half_up(level_payment(Fraction(principal_fen), monthly, periods))


def test_c01_one_percent_flat_is_not_twelve_percent(answer):
    rate = answer("calc", "rate", "--amount", "12000", "--payment", "1120", "--periods", "12")
    assert rate["answer"] == "unique"
    assert rate["monthly_percent"] == "1.788099"
    assert rate["nominal_percent"] == "21.4572"
    assert rate["effective_percent"] == "23.6984"


def test_c01_by_the_calendar_with_the_drawdown_as_day_nought(answer, tmp_path):
    days = [date(2026 + month // 12, month % 12 + 1, 15) for month in range(1, 13)]
    flows = tmp_path / "flows.csv"
    flows.write_text("\n".join(["2026-01-15,12000", *(f"{day},-1120" for day in days)]), encoding="utf-8")
    assert answer("calc", "rate", "--flows", flows)["effective_percent"] == "23.8097"


def test_c01_is_below_one_ceiling_and_above_the_other(answer):
    at_24 = answer("calc", "instalment", "--principal", "12000", "--nominal-percent", "24", "--periods", "12")
    at_12 = answer("calc", "instalment", "--principal", "12000", "--nominal-percent", "12", "--periods", "12")
    assert (at_24["payment"], at_12["payment"]) == ("1134.72", "1066.19")
    assert over(112000, 1200000, AT_24, 12) < 0
    assert over(112000, 1200000, AT_12, 12) == 64577


def test_c02_one_and_a_half_percent_flat():
    rate = rate_of_level(Fraction(1000000), Fraction(295000, 3), 12, Fraction(0))
    assert (rate.nominal_percent, rate.effective_percent) == ("31.7164", "36.7583")
    assert level(1000000, AT_24, 12) == 94560
    assert over(Fraction(295000, 3), 1000000, AT_24, 12) == 45285


def test_c02_with_the_printed_payment(answer):
    rate = answer("calc", "rate", "--amount", "10000", "--payment", "983.33", "--periods", "12")
    assert rate["nominal_percent"] == "31.7157"


@pytest.mark.parametrize(
    ("periods", "percent"),
    [(3, "1.342134"), (6, "1.185915"), (12, "1.122626"), (24, "1.120443"), (36, "1.145507")],
)
def test_c03_the_flat_fee_that_costs_a_nominal_24(periods, percent):
    fee = level_payment(Fraction(1), AT_24, periods) - Fraction(1, periods)
    assert fraction_percent(fee, 6) == percent


@pytest.mark.parametrize(
    ("periods", "percent", "monthly"),
    [
        ("3", "1.342134", "134.21"),
        ("6", "1.185915", "118.59"),
        ("12", "1.122626", "112.26"),
        ("24", "1.120443", "112.04"),
        ("36", "1.145507", "114.55"),
    ],
)
def test_c03_asked_of_the_command_line(answer, periods, percent, monthly):
    told = answer(
        "calc",
        "fee",
        "--amount",
        "10000",
        "--nominal-percent",
        "0",
        "--periods",
        periods,
        "--cap-percent",
        "24",
    )
    assert (told["percent_of_principal"], told["monthly_fee"]) == (percent, monthly)


def test_c04_money_kept_back(answer):
    loan = ("calc", "rate", "--amount", "10000", "--payment", "900", "--periods", "12")
    assert answer(*loan)["nominal_percent"] == "14.4521"
    true = answer(*loan, "--upfront", "1000")
    assert (true["nominal_percent"], true["effective_percent"]) == ("35.0742", "41.2999")
    assert level(900000, AT_24, 12) == 85104
    assert over(90000, 900000, AT_24, 12) == 58756


def test_c05_a_monthly_guarantee_fee():
    bank = level_payment(Fraction(1000000), Fraction(9, 1200), 12)
    all_in = bank + 9000
    rate = rate_of_level(Fraction(1000000), all_in, 12, Fraction(0))
    assert (round_half_up(bank), round_half_up(all_in)) == (87451, 96451)
    assert (rate.nominal_percent, rate.effective_percent) == ("27.8886", "31.7445")
    assert over(all_in, 1000000, AT_24, 12) == 22703
    assert round_half_up(level_payment(Fraction(1000000), AT_24, 12) - bank) == 7108


def test_c05_asked_of_the_command_line(answer):
    told = answer(
        "calc", "fee", "--amount", "10000", "--nominal-percent", "9", "--periods", "12", "--cap-percent", "24"
    )
    assert (told["verdict"], told["monthly_fee"], told["percent_of_principal"]) == (
        "none",
        "71.08",
        "0.710812",
    )


def test_c06_36_against_24():
    at_36 = level_payment(Fraction(1000000), Fraction(3, 100), 12)
    assert (round_half_up(at_36), level(1000000, AT_24, 12)) == (100462, 94560)
    assert over(at_36, 1000000, AT_24, 12) == 70830


def test_c07_a_membership_paid_up_front():
    payment = level_payment(Fraction(500000), AT_24, 3)
    assert round_half_up(payment) == 173377
    rate = rate_of_level(Fraction(500000), payment, 3, Fraction(19900))
    assert rate.nominal_percent == "49.3664"


def test_c08_thirty_days_with_a_fee_at_the_end(answer, tmp_path):
    flows = tmp_path / "flows.csv"
    flows.write_text("2026-03-01,10000\n2026-03-31,-10350\n", encoding="utf-8")
    assert answer("calc", "rate", "--flows", flows)["nominal_percent"] == "42.5833"


@pytest.mark.parametrize(
    ("daily", "charged", "excess", "annual"),
    [("0.04", "720.00", "0.00", "21.9000"), ("0.05", "900.00", "110.96", "27.3750")],
)
def test_c09_penalty_on_overdue_principal(answer, daily, charged, excess, annual):
    told = answer(
        "calc", "overdue", "--principal", "20000", "--daily-percent", daily, "--multiplier", "1.5",
        "--days", "60", "--lender-type", "bank", "--formed-on", "2025-11-01", "--on", "2026-11-22",
    )  # fmt: skip
    assert (told["charged"], told["cap"], told["excess"]) == (charged, "789.04", excess)
    assert told["annual_percent"] == annual
    assert [reason["rule"] for reason in told["because"]] == ["CAP-24"]


def test_c10_a_debt_does_not_double_in_months():
    assert units_to_fen(accrue_units(500000, 240_000_000, 180), 360) == 60000
    bank = rate_caps(
        load_book().rules,
        load_book().lpr,
        Matter(lender_type=LenderType.BANK, formed_on=date(2022, 1, 1)),
        None,
        AS_OF,
    )
    since = date(2022, 1, 1)
    doubled = date(2026, 3, 2)
    assert (doubled - since).days == 1521
    assert _simple(bank.segments, since, doubled) >= 500000
    assert _simple(bank.segments, since, date(2026, 3, 1)) < 500000
    assert balance_after(Fraction(1), [Fraction(0)] * 35, AT_24) < 2
    assert balance_after(Fraction(1), [Fraction(0)] * 36, AT_24) >= 2


def _simple(segments: tuple[CapSegment, ...], since: date, until: date) -> Fraction:
    allowed = charges_allowed([(since, 500000)], since, until, segments)
    assert allowed is not None
    return allowed


def test_c15_twice_the_months_is_not_half_the_payment(answer):
    loan = ("calc", "instalment", "--principal", "12000", "--nominal-percent", "18", "--periods")
    short, long = answer(*loan, "12"), answer(*loan, "24")
    assert (short["payment"], short["interest_total"]) == ("1100.16", "1201.92")
    assert (long["payment"], long["interest_total"]) == ("599.09", "2378.14")
    monthly = Fraction(18, 1200)
    share = level_payment(Fraction(1), monthly, 24) / level_payment(Fraction(1), monthly, 12)
    assert fraction_percent(share, 4) == "54.4547"


def test_the_lawful_loan_paid_on_the_15th_is_at_the_cap_and_not_accused():
    paid = tuple((date(2026 + month // 12, month % 12 + 1, 15), 94560) for month in range(1, 13))
    measured = measure(LoanFlows(date(2026, 1, 15), 1000000, paid), Fraction(24, 100))
    assert (measured.verdict, measured.over_fen) == (Verdict.AT_CAP, 0)
