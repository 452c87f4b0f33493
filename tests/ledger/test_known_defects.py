"""Faults that others had to learn from: one story for each class, with the thread in which it was told.

Figures are our own. The threads are on GitHub, named by repository and number.
"""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from liangqing.case.terms import Part
from liangqing.ledger.annuity import level_payment
from liangqing.ledger.books import books_on, show
from liangqing.ledger.flows import dated_yearly, monthly_rate
from liangqing.ledger.loan import Happening, Kind, Loan, Manner
from liangqing.ledger.roots import Answer, Ground, find_rates
from tests.ledger.made import DRAWN_ON, ROWS, rows, terms

# --- Fineract: books that a change of plan breaks ---------------------------------------------------------------------

LATE_ON = date(2026, 3, 11)
LATER = rows((150_000, 1_500, 0), (50_000, 500, 0), first_on=date(2026, 4, 11))


def books(loan, *happenings, as_of):
    return books_on(loan, happenings, as_of)


def parts(loan, told):
    """(principal, interest, penalty, fees)."""
    shown = show(loan, told)
    return shown.principal_fen, shown.interest_fen, shown.penalty_fen, shown.fees_fen


def test_overdue_charges_do_not_forbid_a_new_schedule():
    """apache/fineract#214 refused every rescheduling once a penalty had been charged, which #5791 asked to mend.

    On 11 March two instalments are late: 2,000.00 of principal, interest 50.00, fees 10.00; penalty 1,000 × 38 days ×
    0.001 + 1,000 × 10 days × 0.001 = 48.00. All of it stays; only the third instalment is replaced. Of the first
    new one's interest, 15.00, 10 of the 41 days since the last due day have passed: 3.66.
    """
    loan = replace(terms(), rows=ROWS)
    told = books(loan, Happening(LATE_ON, Kind.RESCHEDULE, rows=LATER), as_of=LATE_ON)

    assert told.problems == ()
    assert told.coming == LATER
    assert parts(loan, told) == (300_000, 5_366, 4_800, 1_000)
    assert (told.overdue_fen, told.undue_fen) == (200_000, 100_000)


@pytest.mark.parametrize(("waived_fen", "left_fen"), [(4_800, 0), (1_800, 3_000), (9_900, 0)])
def test_waiving_the_overdue_charges_on_the_same_day_takes_them_and_nothing_else(waived_fen, left_fen):
    """apache/fineract#5791: waive, then reschedule, in one step or in two: the same books."""
    loan = replace(terms(), rows=ROWS)
    waiver = Happening(LATE_ON, Kind.WAIVER, waived_fen, part=Part.PENALTY)
    again = Happening(LATE_ON, Kind.RESCHEDULE, rows=LATER)

    told = books(loan, waiver, again, as_of=LATE_ON)
    assert told == books(loan, again, waiver, as_of=LATE_ON)
    assert parts(loan, told) == (300_000, 5_366, left_fen, 1_000)


def accruing(rates):
    """3,000.00 in three parts of 1,000.00, interest by the day, 365 days a year."""
    bare = rows((100_000, 0, 0), (100_000, 0, 0), (100_000, 0, 0))
    return Loan(
        drawn_on=DRAWN_ON,
        principal_fen=300_000,
        manner=Manner.ACCRUING,
        rates=rates,
        rows=bare,
        penalty_e9=0,
    )


THIRTY_SIX_AND_A_HALF_E9 = 365_000_000


def test_a_rate_that_starts_from_nothing_charges_from_its_day_and_overpays_nobody():
    """apache/fineract#4912 (and #4810, which forbade it): from 0 % the schedule broke and the loan was called overpaid.

    1,000.00 paid on 1 February at 0 %. From 11 February 36.5 %: 2,000 × 18 days × 0.001 = 36.00 due on 1 March.
    """
    loan = accruing(((DRAWN_ON, 0),))
    change = Happening(date(2026, 2, 11), Kind.RATE, e9=THIRTY_SIX_AND_A_HALF_E9)
    paid = Happening(date(2026, 2, 1), Kind.PAYMENT, 100_000)

    told = books(loan, paid, change, as_of=date(2026, 3, 1))

    assert told.problems == ()
    assert parts(loan, told) == (200_000, 3_600, 0, 0)
    assert (told.advance_fen, told.overdue_fen) == (0, 100_000)


def test_a_rate_that_falls_to_nothing_stops_and_takes_nothing_back():
    """apache/fineract#4810, the other way: 3,000 × 10 days × 0.001 = 30.00, then nothing more."""
    loan = accruing(((DRAWN_ON, THIRTY_SIX_AND_A_HALF_E9),))
    change = Happening(date(2026, 1, 11), Kind.RATE, e9=0)

    assert parts(loan, books(loan, change, as_of=date(2026, 1, 31))) == (300_000, 3_000, 0, 0)


def test_a_loan_past_its_last_day_can_be_spread_anew():
    """apache/fineract#5681 and #5618: re-aging after maturity gave schedules that did not add up.

    The last instalment was due on 1 April; on 11 April all is late: 3,000.00, interest 60.00, fees 15.00, penalty
    1,000 × 69 + 1,000 × 41 + 1,000 × 10 days, × 0.001 = 120.00; together 3,195.00, joined and spread over two months.
    """
    loan = replace(terms(), rows=ROWS)
    on = date(2026, 4, 11)
    joined = Happening(on, Kind.CAPITALISE)
    spread = Happening(
        on, Kind.RESCHEDULE, rows=rows((159_750, 0, 0), (159_750, 0, 0), first_on=date(2026, 5, 11))
    )
    before = books(loan, as_of=on)
    assert parts(loan, before) == (300_000, 6_000, 12_000, 1_500)

    told = books(loan, joined, spread, as_of=on)
    assert parts(loan, told) == (319_500, 0, 0, 0)
    assert show(loan, told).late_since is None

    first = Happening(date(2026, 5, 11), Kind.PAYMENT, 159_750)
    last = Happening(date(2026, 6, 11), Kind.PAYMENT, 159_750)
    done = books(loan, joined, spread, first, last, as_of=date(2026, 12, 31))
    assert parts(loan, done) == (0, 0, 0, 0)
    assert (done.advance_fen, done.problems) == (0, ())


def test_a_new_schedule_past_the_last_day_alone_makes_nothing_vanish():
    """apache/fineract#5681: without joining it to the new rows, what is late stays late, to the fen."""
    loan = replace(terms(), rows=ROWS)
    on = date(2026, 4, 11)
    again = Happening(on, Kind.RESCHEDULE, rows=rows((159_750, 0, 0), first_on=date(2026, 5, 11)))

    told = books(loan, again, as_of=on)
    assert parts(loan, told) == parts(loan, books(loan, as_of=on))
    assert show(loan, told).late_since == date(2026, 2, 1)


# --- pyxirr: a rate that is there and is not told, or is told and is not the one --------------------------------------


def test_a_rate_of_one_day_is_told_however_large():
    """Anexen/pyxirr#65: None for one flow, 10^75 for its neighbour. 400 against 600 the next day: 1.5^365 − 1."""
    for paid in (600, 590, 610):
        found = dated_yearly([(date(2026, 5, 27), 400), (date(2026, 5, 28), -paid)])
        assert found.answer is Answer.UNIQUE
        assert found.rate == pytest.approx((paid / 400) ** 365 - 1, rel=1e-9)


def test_a_loss_of_nearly_everything_within_days_is_told():
    """Anexen/pyxirr#61: None. 200 put in, 100 back nine days later: 0.5^(365/9) = 6.2 × 10^−13 is left of a year."""
    found = dated_yearly([(date(2026, 11, 21), -200), (date(2026, 11, 30), 100)])
    assert (found.answer, found.certificate.ground) == (Answer.UNIQUE, Ground.ONE_CHANGE)
    assert 1 + found.roots[0] == pytest.approx(0.5 ** (365 / 9), rel=1e-3)


@pytest.mark.parametrize("times", [1, 10, 1_000, 10**6, 10**9])
def test_the_unit_of_money_changes_no_rate(times):
    """Anexen/pyxirr#75: None for 84 million, a rate for 84 thousand. −84, then 1 a year for four years, and 0.5."""
    flow = [(0, -84.0 * times), *((year, 1.0 * times) for year in range(1, 5)), (5, 0.5 * times)]
    found = find_rates(flow)
    assert found.answer is Answer.UNIQUE
    assert found.rate == pytest.approx(
        find_rates([(time, fen / times) for time, fen in flow]).rate, rel=1e-12
    )
    assert found.certificate.brackets[0].crosses


def test_forty_years_of_payments_have_their_small_rate_and_no_other():
    """Anexen/pyxirr#24: −199 % a month for 480 payments of a house loan. 1,000,000.00 repaid at 0.4 % a month."""
    payment = level_payment(Fraction(100_000_000), Fraction(4, 1000), 480)
    found = monthly_rate(100_000_000, [payment] * 480)
    assert (found.answer, found.certificate.ground) == (Answer.UNIQUE, Ground.ONE_CHANGE)
    assert found.rate == pytest.approx(0.004, abs=1e-12)


def test_of_two_rates_neither_is_picked():
    """Anexen/pyxirr#57: 23,080 % for a flow that also fits −59 %. −10, 40, −30 a year apart: 0 % and 200 %."""
    found = find_rates([(0, -10), (1, 40), (2, -30)])
    assert (found.answer, found.rate) == (Answer.AMBIGUOUS, None)
    assert found.roots == pytest.approx((0.0, 2.0), abs=1e-9)


def test_the_same_day_in_and_out_has_no_rate_rather_than_the_first_guess():
    """peliot/XIRR-and-XNPV#5: 10.0055 %, which was the starting guess."""
    day = date(2026, 6, 9)
    found = dated_yearly([(day, 250_000), (day, -250_000)])
    assert (found.answer, found.roots, found.certificate.ground) == (Answer.NONE, (), Ground.NO_TIME)


def test_to_find_that_there_is_none_takes_no_longer_than_to_find_one():
    """Anexen/pyxirr#45: a flow without a rate took 400 times as long, and said nothing. We count sums, not seconds."""
    found = find_rates([(0, 12.0), (1, 1.0), (2, 3.0), (3, -4.0), (4, 5.0)])
    assert (found.answer, found.certificate.sign_changes) == (Answer.NONE, 2)
    assert found.certificate.evaluations <= 60

    usual = monthly_rate(1_000_000, [94_560] * 12)
    assert usual.certificate.evaluations <= 8


def test_a_hard_flow_without_a_rate_costs_a_bounded_number_of_sums():
    """Anexen/pyxirr#45: 300 days that turn every day, lifted so far that they never meet zero."""
    flow = [((DRAWN_ON + timedelta(days=day)), 100 if day % 2 else -99) for day in range(300)]
    found = dated_yearly([(DRAWN_ON - timedelta(days=1), 3_000), *flow])
    assert found.certificate.sign_changes >= 299
    assert found.certificate.evaluations <= 21 * found.certificate.pieces + 200 * (2 + len(found.roots))
    assert found.certificate.pieces <= 60
