"""What a ceiling allows, stretch by stretch, and every payment replayed at it."""

from datetime import date
from fractions import Fraction

from liangqing.ledger.ceiling import CeilingLine, ceiling_lines, charges_allowed, replayed_at_cap
from liangqing.ledger.flows import LoanFlows
from tests.ledger.caps import cap

JAN, FEB, MAR = date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)
A_DAY = Fraction(365, 1000)


def test_every_stretch_is_told_with_what_it_comes_from():
    """1,000.00 at a thousandth a day: 31 days; 500.00: 14 days, then 14 days at half of it."""
    days = ((JAN, 100_000), (FEB, 50_000))
    caps = [cap("36.5", until="2026-02-15"), cap("18.25", since="2026-02-15")]
    assert ceiling_lines(days, JAN, MAR, caps) == (
        CeilingLine(JAN, FEB, 100_000, A_DAY, Fraction(3_100)),
        CeilingLine(FEB, date(2026, 2, 15), 50_000, A_DAY, Fraction(700)),
        CeilingLine(date(2026, 2, 15), MAR, 50_000, A_DAY / 2, Fraction(350)),
    )
    assert charges_allowed(days, JAN, MAR, caps) == 4_150


def test_before_the_first_day_that_is_told_the_first_principal_counts():
    assert charges_allowed(((FEB, 100_000),), JAN, FEB, [cap("36.5")]) == 3_100


def test_no_days_allow_nothing():
    assert ceiling_lines(((JAN, 100_000),), FEB, FEB, [cap("36.5")]) == ()


def test_the_first_day_of_a_ceiling_counts_and_its_last_does_not():
    caps = [cap("36.5", since="2026-01-01", until="2026-02-01")]
    assert charges_allowed(((JAN, 100_000),), JAN, FEB, caps) == 3_100
    assert charges_allowed(((JAN, 100_000),), JAN, date(2026, 2, 2), caps) is None


def test_after_the_last_due_day_the_replay_goes_on_by_the_day():
    """By the month 1,000.00 at 36.5 %: 1,030.42 − 200.00 = 830.42 on 1 February; ten days more are 8.30; 100.00 paid.

    By the day: 1,031.00 − 200.00 = 831.00; ten days more are 8.31; 100.00 paid.
    """
    flows = LoanFlows(JAN, 100_000, ((FEB, 20_000), (date(2026, 2, 11), 10_000)))
    daily, monthly = replayed_at_cap(flows, [FEB], A_DAY, date(2026, 2, 11))
    assert daily == 83_100 + 831 - 10_000
    after_due = 100_000 * (1 + A_DAY / 12) - 20_000
    assert monthly == after_due * (1 + Fraction(10, 1000)) - 10_000


def test_between_two_due_days_what_was_paid_meets_the_later_one():
    flows = LoanFlows(JAN, 100_000, ((date(2026, 1, 20), 5_000), (FEB, 15_000)))
    _, monthly = replayed_at_cap(flows, [FEB], A_DAY, FEB)
    assert monthly == 100_000 * (1 + A_DAY / 12) - 20_000
