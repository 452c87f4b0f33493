"""What seldom happens, booked by hand: joining, calling in, paying off early, taking back, and waiting."""

from dataclasses import replace
from datetime import date

import pytest

from liangqing.base.days import DayCount
from liangqing.case.terms import Part
from liangqing.ledger.books import books_on, show, wait_until
from liangqing.ledger.loan import Happening, Kind, Loan, Manner
from tests.ledger.made import DRAWN_ON, ROWS, rows, terms

FEB, MAR, APR = date(2026, 2, 1), date(2026, 3, 1), date(2026, 4, 1)
#: A thousandth a day.
E9_A_DAY = 365_000_000


def scheduled(schedule=ROWS, **facts):
    """3,000.00 in three parts; penalty a thousandth a day."""
    return replace(terms(), rows=schedule, **facts)


def accruing(principal_fen=300_000, schedule=None, e9=E9_A_DAY, **facts):
    """The same parts; interest of a thousandth a day on what is not due."""
    return Loan(
        drawn_on=DRAWN_ON,
        principal_fen=principal_fen,
        manner=Manner.ACCRUING,
        rates=((DRAWN_ON, e9),),
        rows=schedule or rows((100_000, 0, 0), (100_000, 0, 0), (100_000, 0, 0)),
        penalty_e9=0,
        **facts,
    )


def books(loan, as_of, *happenings):
    return books_on(loan, happenings, as_of)


def pay(on, fen):
    return Happening(on, Kind.PAYMENT, fen)


def prepay(on, fen):
    return Happening(on, Kind.PREPAYMENT, fen)


def back(on, place):
    return Happening(on, Kind.REVERSAL, of=place)


# --- Joining what is late ---------------------------------------------------------------------------------------------


def test_what_was_joined_bears_no_compound_penalty_later():
    """Penalty of 28 days, 28.00, is the base that compounds; joined on 11 March, it is gone as a base.

    Late again on 1 April: the third instalment takes all 4,138.00 that is left; 10 days × 0.001 = 41.38.
    """
    loan = scheduled(penalty_compounds=True)
    joined = Happening(date(2026, 3, 11), Kind.CAPITALISE)
    told = books(loan, date(2026, 3, 11), joined)
    assert (told.penalty_base_fen, told.penalty_units) == (0, 0)
    owed_fen = told.undue_fen
    assert show(loan, books(loan, date(2026, 4, 11), joined)).penalty_fen == owed_fen * 10 // 1000


def test_what_was_joined_within_the_grace_is_not_charged_after_it():
    """Three days of a grace of five have passed; they are joined to nothing and forgotten."""
    loan = scheduled(grace_days=5)
    joined = Happening(date(2026, 2, 4), Kind.CAPITALISE)
    assert books(loan, date(2026, 2, 4)).held_units > 0
    assert books(loan, date(2026, 2, 4), joined).held_units == 0


# --- Calling the whole loan in ----------------------------------------------------------------------------------------


def test_a_loan_that_was_called_in_has_nothing_to_come():
    on = date(2026, 1, 16)
    called = Happening(on, Kind.ACCELERATE)
    told = books(scheduled(), on, called)
    # 30.00 × 15/31 = 14.52
    assert (told.coming, told.dues) == ((), ((on, 301_452),))
    assert books(accruing(), on, called).running_units == 0


def test_calling_in_what_is_due_already_adds_nothing():
    on = date(2026, 4, 11)
    called = Happening(on, Kind.ACCELERATE)
    assert books(scheduled(), on, called).dues == books(scheduled(), on).dues


# --- Paying off early -------------------------------------------------------------------------------------------------


def test_exactly_the_whole_of_a_scheduled_loan_pays_it_off():
    """3,000.00 and 14.52 for 15 of 31 days."""
    on = date(2026, 1, 16)
    told = books(scheduled(), on, prepay(on, 301_452))
    assert (told.coming, told.undue_fen, told.advance_fen, told.dues) == ((), 0, 0, ((on, 301_452),))


def test_a_fen_less_waits():
    on = date(2026, 1, 16)
    told = books(scheduled(), on, prepay(on, 301_451))
    assert (told.undue_fen, told.advance_fen, len(told.coming)) == (300_000, 301_451, 3)


def test_interest_below_half_a_fen_is_neither_charged_nor_forgotten_when_principal_is_repaid_early():
    """1.00 for 2 days: 0.2 fen. After 50 fen are repaid 6 days more: 0.3 fen; together half a fen, which is one."""
    loan = accruing(100, rows((100, 0, 0), first_on=date(2026, 3, 1)))
    early = prepay(date(2026, 1, 3), 50)
    told = books(loan, date(2026, 1, 3), early)
    assert (told.undue_fen, told.dues) == (50, ())
    assert told.running_units > 0
    assert show(loan, books(loan, date(2026, 1, 9), early)).interest_fen == 1


def test_the_interest_of_the_days_is_due_with_what_is_repaid_early():
    """3,000 × 10 days × 0.001 = 30.00, then 470.00 of principal."""
    on = date(2026, 1, 11)
    told = books(accruing(), on, prepay(on, 50_000))
    assert (told.undue_fen, told.running_units, told.dues) == (253_000, 0, ((on, 3_000),))


# --- Taking a payment back --------------------------------------------------------------------------------------------


def test_an_early_payment_taken_back_leaves_its_interest_late():
    """The 30.00 that it had paid are due since its day, and all of them are open again."""
    on, later_on = date(2026, 1, 11), date(2026, 1, 13)
    told = books(accruing(), later_on, prepay(on, 50_000), back(later_on, 0))
    shown = show(accruing(), told)
    assert (told.applied_fen, told.interest_fen, told.undue_fen) == (0, 3_000, 300_000)
    assert (shown.late_since, shown.days_late) == (on, 2)


def test_a_payment_that_began_no_new_stretch_takes_none_back():
    """Where charging starts afresh stays where it was when the payment of a later fee is taken back.

    On 1 February 10.00 of the interest are waived and the rest is paid: charges up to then are settled with 25.00.
    A fee of 50.00 is paid on the 5th and taken back on the 6th. Of 20.00 paid on it then none belongs to later days:
    the charges of the due day were 35.00, of which 45.00 are now paid.
    """
    happenings = (
        Happening(FEB, Kind.WAIVER, 1_000, part=Part.INTEREST),
        pay(FEB, 102_500),
        Happening(date(2026, 2, 5), Kind.FEE, 5_000),
        pay(date(2026, 2, 5), 5_000),
        back(date(2026, 2, 6), 3),
        pay(date(2026, 2, 7), 2_000),
    )
    paid = books(scheduled(), date(2026, 2, 5), *happenings)
    assert (paid.settled_on, paid.settled_base_fen, paid.charges_total_fen) == (FEB, 3_500, 7_500)
    told = books(scheduled(), date(2026, 2, 7), *happenings)
    assert (told.settled_on, told.settled_base_fen, told.charges_total_fen) == (FEB, 3_500, 4_500)
    assert told.charges_paid_fen == 1_000


def test_the_stretch_that_a_payment_began_is_taken_back_with_it():
    happenings = (pay(FEB, 103_500), back(date(2026, 2, 3), 0))
    told = books(scheduled(), date(2026, 2, 3), *happenings)
    assert (told.settled_on, told.settled_base_fen) == (DRAWN_ON, 0)


def test_what_has_been_used_of_an_advance_is_told_and_not_taken():
    """500.00 paid ahead, used on 1 February: of the 500.00 taken back nothing waits any more."""
    told = books(scheduled(), date(2026, 2, 3), pay(date(2026, 1, 10), 50_000), back(date(2026, 2, 3), 0))
    assert (told.unreversed_fen, told.advance_fen) == (50_000, 0)


def test_what_grace_holds_is_charged_with_the_next_day_and_not_by_looking():
    """Three days into the grace of 1 March the payment of 1 February comes back: it is late since then, past all grace.

    Nothing is charged by that. The next day the three days of 1.00 that were held are, and one day of 2.00.
    """
    loan = scheduled(grace_days=5)
    on = date(2026, 3, 4)
    happenings = (pay(FEB, 103_500), back(on, 0))
    assert show(loan, books(loan, on, *happenings)).penalty_fen == 0
    assert books(loan, on, *happenings).held_units > 0
    assert show(loan, books(loan, date(2026, 3, 5), *happenings)).penalty_fen == 500


def test_a_fen_paid_on_the_penalty_leaves_whole_fen():
    """2.40 late for ten days: 2.4 fen of penalty, asked as two. One is paid, one is left; two days more make 1.48."""
    loan = replace(terms(principal_fen=240), rows=rows((240, 0, 0)))
    paid = pay(date(2026, 2, 11), 1)
    assert books(loan, paid.on, paid).penalty_units == loan.day_count.year_days * 10**9
    assert show(loan, books(loan, date(2026, 2, 13), paid)).penalty_fen == 1


# --- The share of a period that has begun -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("drawn_on", "due_on", "looked_on", "interest_fen"),
    [
        (date(2026, 1, 30), date(2026, 1, 31), date(2026, 1, 30), 0),  # 30/360: no day lies between
        (date(2026, 1, 29), date(2026, 1, 30), date(2026, 1, 29), 0),
        (date(2026, 1, 28), date(2026, 1, 30), date(2026, 1, 29), 1_500),  # one of two days of 30.00
    ],
)
def test_a_period_without_days_has_no_share(drawn_on, due_on, looked_on, interest_fen):
    loan = replace(
        scheduled(rows((300_000, 3_000, 0), first_on=due_on), day_count=DayCount.THIRTY_360),
        drawn_on=drawn_on,
    )
    assert show(loan, books(loan, looked_on)).interest_fen == interest_fen


def test_a_period_of_one_day_has_all_of_it_on_its_day():
    """An instalment called in on its due day has earned its whole interest, even if the period was a day long."""
    on = date(2026, 1, 2)
    loan = scheduled(rows((300_000, 3_000, 0), first_on=on))
    assert books(loan, on, Happening(on, Kind.ACCELERATE)).interest_fen == 3_000


# --- Waiting ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("until_on", [date(2026, 1, 20), FEB, date(2026, 2, 11), date(2026, 6, 1)])
def test_waiting_is_what_happens_when_nothing_does(until_on):
    loan = scheduled()
    start = books(loan, date(2026, 1, 16))
    assert wait_until(loan, start, until_on) == books(loan, until_on)


def test_waiting_goes_on_from_what_has_happened():
    loan = scheduled()
    paid = pay(FEB, 103_500)
    start = books(loan, FEB, paid)
    told = wait_until(loan, start, date(2026, 3, 10))
    assert told == books(loan, date(2026, 3, 10), paid)
    assert [on for on, _ in told.dues] == [FEB, MAR]


# --- Rates through time -----------------------------------------------------------------------------------------------


def test_each_stretch_bears_the_rate_that_stands_on_it():
    """3.00 a day from 1 January, nothing from the 11th, half of it from the 21st: 10 days, none, 11 halves."""
    loan = replace(
        accruing(),
        rates=((DRAWN_ON, E9_A_DAY), (date(2026, 1, 11), 0), (date(2026, 1, 21), E9_A_DAY // 2)),
    )
    assert books(loan, FEB).interest_fen == 3_000 + 1_650


def test_a_rate_that_starts_later_than_the_loan_charges_only_from_there():
    loan = replace(accruing(), rates=((date(2026, 1, 22), E9_A_DAY),))
    assert books(loan, FEB).interest_fen == 3_000
