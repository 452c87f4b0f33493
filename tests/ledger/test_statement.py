"""The lender's books, replayed: every figure by hand, and what must hold for any loan."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liangqing.ledger.kernel import units_to_fen
from tests.ledger.made import DRAWN_ON, ROWS, replay, replay_by_days, rows, terms


def parts(told):
    """(principal, interest, penalty, fees)."""
    return told.principal_fen, told.interest_fen, told.penalty_fen, told.fees_fen


def books(as_of, *payments, loan=None, schedule=ROWS):
    return replay(loan or terms(), schedule, payments, as_of)


def test_on_the_day_of_payout_only_the_principal_is_owed():
    assert parts(books(DRAWN_ON)) == (300_000, 0, 0, 0)


def test_between_two_due_days_interest_runs_by_days():
    # 15 of 31 days of January: 30.00 × 15/31 = 14.516… → 14.52
    assert parts(books(date(2026, 1, 16))) == (300_000, 1_452, 0, 0)


def test_on_the_due_day_the_instalment_is_owed_and_not_yet_late():
    told = books(date(2026, 2, 1))
    assert parts(told) == (300_000, 3_000, 0, 500)
    assert (told.oldest_unpaid_on, told.overdue_fen) == (date(2026, 2, 1), 103_500)


def test_a_loan_paid_as_agreed_owes_the_rest():
    told = books(date(2026, 2, 1), (date(2026, 2, 1), 103_500))
    assert parts(told) == (200_000, 0, 0, 0)
    assert told.oldest_unpaid_on is None


def test_paid_to_the_end_nothing_is_owed():
    told = books(
        date(2026, 12, 31),
        (date(2026, 2, 1), 103_500),
        (date(2026, 3, 1), 102_500),
        (date(2026, 4, 1), 101_500),
    )
    assert parts(told) == (0, 0, 0, 0)
    assert (told.oldest_unpaid_on, told.overpaid_fen) == (None, 0)


def test_overdue_principal_bears_penalty_each_day():
    # 10 days after the first due day: 1,000.00 × 0.001 × 10 = 10.00; running interest 20.00 × 10/28 = 7.142… → 7.14
    told = books(date(2026, 2, 11))
    assert parts(told) == (300_000, 3_000 + 714, 1_000, 500)
    assert told.overdue_fen == 103_500


def test_two_instalments_late_bear_penalty_on_both():
    # 28 days on 1,000 (28.00), then 9 days on 2,000 (18.00): 46.00; interest 30 + 20 + 10 × 9/31 = 52.903… → 52.90
    told = books(date(2026, 3, 10))
    assert parts(told) == (300_000, 5_000 + 290, 4_600, 1_000)
    assert told.oldest_unpaid_on == date(2026, 2, 1)


def test_a_part_payment_goes_to_fee_interest_penalty_principal():
    # On 02-11 open: fee 5.00, interest 30.00, penalty 10.00. 100.00 leaves 55.00 for the principal: 945.00 late.
    told = books(date(2026, 2, 11), (date(2026, 2, 11), 10_000))
    assert told.books.overdue_fen == 94_500
    assert parts(told) == (294_500, 714, 0, 0)
    assert told.oldest_unpaid_on == date(2026, 2, 1)  # 90.00 of 1,035.00 have reached the instalment


def test_after_a_part_payment_the_penalty_runs_on_what_is_left():
    # 945.00 × 0.001 × 7 = 6.615 → 6.62 on 02-18
    told = books(date(2026, 2, 18), (date(2026, 2, 11), 10_000))
    assert told.penalty_fen == 662


def test_money_ahead_waits_for_the_next_instalment():
    paid = (date(2026, 1, 10), 50_000)
    assert parts(books(date(2026, 1, 10), paid)) == (
        250_000,
        3_000 * 9 // 31 + 1,
        0,
        0,
    )  # 30 × 9/31 = 8.709… → 8.71
    # On the due day 500.00 meet 1,035.00: fee, interest and 465.00 of the principal; 535.00 stay late.
    told = books(date(2026, 2, 1), paid)
    assert (parts(told), told.overdue_fen) == ((253_500, 0, 0, 0), 53_500)


def test_what_is_paid_beyond_the_loan_is_told_and_never_negative():
    told = books(date(2026, 1, 1), (date(2026, 1, 1), 310_000))
    assert (told.principal_fen, told.overpaid_fen) == (0, 10_000)


def test_a_payment_after_the_day_is_not_seen():
    assert parts(books(date(2026, 2, 1), (date(2026, 2, 2), 103_500))) == (300_000, 3_000, 0, 500)


def test_on_one_day_the_instalment_falls_due_before_the_payment_is_taken():
    told = books(date(2026, 2, 1), (date(2026, 2, 1), 3_500))
    assert (told.books.interest_fen, told.books.fees_fen, told.books.overdue_fen) == (0, 0, 100_000)
    assert told.books.advance_fen == 0


def test_a_year_of_360_days_makes_penalty_dearer():
    # 1,000.00 × 36 % × 10/360 = 10.00
    assert books(date(2026, 2, 11), loan=terms(penalty_e9=360_000_000, year_days=360)).penalty_fen == 1_000


# --- Card: from day 91 the principal comes first ------------------------------------------------------------------

CARD = rows((1_000_000, 80_000, 30_000))  # due 2026-02-01: principal 10,000, interest 800, fee 300


def card(days_late):
    on = date(2026, 2, 1) + timedelta(days=days_late)
    loan = terms(principal_fen=1_000_000, penalty_e9=0, principal_first=91)
    return replay(loan, CARD, [(on, 200_000)], on)


@pytest.mark.parametrize("days_late", [0, 1, 60, 90])
def test_a_card_up_to_ninety_days_late_pays_charges_first(days_late):
    assert parts(card(days_late)) == (910_000, 0, 0, 0)


@pytest.mark.parametrize("days_late", [91, 200])
def test_a_card_from_day_ninety_one_pays_principal_first(days_late):
    assert parts(card(days_late)) == (800_000, 80_000, 0, 30_000)


# --- Days of grace ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("days_late", "penalty_fen"), [(0, 0), (3, 0), (4, 400), (10, 1_000)])
def test_after_the_days_of_grace_the_penalty_counts_from_the_due_day(days_late, penalty_fen):
    on = date(2026, 2, 1) + timedelta(days=days_late)
    assert books(on, loan=terms(grace_days=3)).penalty_fen == penalty_fen


def test_paid_within_the_grace_there_is_no_penalty_later_either():
    told = books(date(2026, 2, 20), (date(2026, 2, 4), 103_500), loan=terms(grace_days=3))
    assert parts(told)[2] == 0
    assert told.oldest_unpaid_on is None


def test_a_part_payment_within_the_grace_does_not_end_it():
    # On 02-03 the charges and 465.00 are paid; on 02-05 the grace is over: 1,000 × 2 days + 535 × 2 days = 3.07
    loan = terms(grace_days=3)
    assert books(date(2026, 2, 4), (date(2026, 2, 3), 50_000), loan=loan).penalty_fen == 0
    assert books(date(2026, 2, 5), (date(2026, 2, 3), 50_000), loan=loan).penalty_fen == 307


# --- Where charging starts afresh ----------------------------------------------------------------------------------


def test_the_day_up_to_which_every_charge_was_paid():
    paid = (date(2026, 2, 1), 103_500)
    assert books(date(2026, 2, 1)).books.settled_on == DRAWN_ON
    assert books(date(2026, 2, 1), paid).books.settled_on == date(2026, 2, 1)
    assert books(date(2026, 3, 10), paid).books.settled_on == date(2026, 2, 1)
    assert books(date(2026, 3, 10), paid, (date(2026, 3, 10), 1_000)).books.charges_paid_fen == 1_000


def test_the_principal_through_time():
    told = books(date(2026, 3, 1), (date(2026, 2, 1), 103_500), (date(2026, 3, 1), 102_500))
    assert told.books.principal_days == (
        (DRAWN_ON, 300_000),
        (date(2026, 2, 1), 200_000),
        (date(2026, 3, 1), 100_000),
    )


# --- What must hold for any loan ------------------------------------------------------------------------------------

DAYS = st.integers(0, 200).map(lambda days: DRAWN_ON + timedelta(days=days))
PAYMENTS = st.lists(st.tuples(DAYS, st.integers(1, 150_000)), max_size=8)
LOANS = st.builds(
    terms,
    penalty_e9=st.integers(0, 500_000_000),
    year_days=st.sampled_from([365, 360]),
    grace_days=st.sampled_from([0, 3, 15]),
    principal_first=st.sampled_from([None, 91]),
)


@given(LOANS, PAYMENTS, DAYS)
def test_every_fen_paid_stands_somewhere(loan, payments, as_of):
    """Applied to instalments + taken as penalty + ahead = paid; and what was due + penalty = open + applied."""
    told = replay(loan, ROWS, payments, as_of)
    kept = told.books
    paid_fen = sum(fen for on, fen in payments if on <= as_of)
    due_fen = sum(row.total_fen for row in ROWS if row.due_on <= as_of)
    open_fen = kept.overdue_fen + kept.interest_fen + kept.fees_fen

    penalty_paid_fen = paid_fen - kept.applied_fen - kept.advance_fen
    assert penalty_paid_fen >= 0
    assert kept.applied_fen == due_fen - open_fen
    if loan.penalty_e9 == 0:
        assert penalty_paid_fen == 0


@given(LOANS, PAYMENTS, DAYS)
def test_no_balance_is_negative(loan, payments, as_of):
    told = replay(loan, ROWS, payments, as_of)
    assert min(parts(told)) >= 0
    assert min(told.overpaid_fen, told.overdue_fen, told.books.advance_fen, told.books.penalty_units) >= 0
    assert told.total_fen == sum(parts(told))


@given(LOANS, PAYMENTS, DAYS, st.lists(DAYS, max_size=4))
def test_looking_at_the_books_on_other_days_changes_nothing(loan, payments, as_of, looks):
    """A day on which nothing happens splits a period without a trace: no rounding, no grace lost."""
    plain = replay(loan, ROWS, payments, as_of)
    cut = replay_by_days(loan, ROWS, payments, sorted(looks), as_of)
    assert cut.penalty_units == plain.books.penalty_units
    assert cut.held_units == plain.books.held_units


@given(LOANS, st.lists(st.tuples(DAYS, st.integers(1, 150_000)), max_size=6), DAYS, st.randoms())
def test_the_order_in_which_payments_are_told_does_not_matter(loan, payments, as_of, shuffler):
    """On one day amounts may come in any order as long as they are allocated in one go or another."""
    one_a_day = list(dict(payments).items())
    mixed = list(one_a_day)
    shuffler.shuffle(mixed)
    told, sorted_told = (replay(loan, ROWS, paid, as_of) for paid in (mixed, sorted(one_a_day)))
    assert parts(told) == parts(sorted_told)
    assert told.books.principal_days == sorted_told.books.principal_days


@given(LOANS, PAYMENTS, DAYS, st.integers(1, 50_000))
def test_paying_more_never_leaves_more_to_pay(loan, payments, as_of, more_fen):
    before = replay(loan, ROWS, payments, as_of)
    after = replay(loan, ROWS, [*payments, (as_of, more_fen)], as_of)
    assert after.total_fen <= before.total_fen
    assert after.total_fen + more_fen - after.overpaid_fen >= before.total_fen - before.overpaid_fen - 1


@given(st.integers(1, 10**9), st.integers(0, 10**9), st.integers(1, 400))
def test_penalty_is_rounded_once_and_not_each_day(principal_fen, yearly_e9, days):
    """Day by day with zero payments, or in one leap: the same fen."""
    loan = terms(principal_fen=principal_fen, penalty_e9=yearly_e9)
    schedule = rows((principal_fen, 0, 0))
    as_of = date(2026, 2, 1) + timedelta(days=days)
    told = replay(loan, schedule, [], as_of)
    assert told.penalty_fen == units_to_fen(principal_fen * yearly_e9 * days, 365)


def test_a_schedule_in_two_halves_of_one_day():
    """Two rows due on one day fall due in their order and are late together."""
    twin = (*rows((100_000, 0, 0)), *rows((200_000, 0, 0)))
    assert parts(books(date(2026, 2, 2), schedule=twin)) == (300_000, 0, 300, 0)
