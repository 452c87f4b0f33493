"""The lender's books, replayed: instalments fall due, payments are allocated, overdue principal bears penalty."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from liangqing.base.money import round_half_up
from liangqing.case.records import InstalmentRow
from liangqing.ledger.kernel import accrue_units, allocate, allocate_principal_first, units_to_fen


@dataclass(frozen=True)
class LoanTerms:
    """What the replay needs of a contract; rates are billionths a year over `year_days`.

    `principal_first_from_day`: from this day overdue a payment goes to principal first (None: never).
    """

    drawn_on: date
    principal_fen: int
    penalty_e9: int
    year_days: int
    grace_days: int
    principal_first_from_day: int | None


@dataclass(frozen=True)
class Books:
    """What stands open on a day, in fen (`penalty_units`, `grace_units`: see the kernel).

    `grace_units` is penalty of days of grace: charged from the due day on, once the grace has passed unpaid.
    `settled_on` is the last due day up to which every charge had been paid; `charges_paid_fen` what was paid on
    charges since; `applied_fen` all that instalments have received; `principal_days` the principal through time.
    """

    on: date
    undue_fen: int
    overdue_fen: int
    interest_fen: int
    fees_fen: int
    penalty_units: int
    grace_units: int
    advance_fen: int
    applied_fen: int
    settled_on: date
    charges_paid_fen: int
    principal_days: tuple[tuple[date, int], ...]

    @property
    def principal_fen(self) -> int:
        """All principal not repaid, due or not."""
        return self.undue_fen + self.overdue_fen


@dataclass(frozen=True)
class Statement:
    """The books on a day, shown: every part in fen, none below 0. `oldest_unpaid_on`: first due day not fully paid.

    `overpaid_fen` is what was paid beyond the whole loan.
    """

    books: Books
    principal_fen: int
    interest_fen: int
    penalty_fen: int
    fees_fen: int
    oldest_unpaid_on: date | None
    overdue_fen: int
    overpaid_fen: int

    @property
    def total_fen(self) -> int:
        """Everything owed that day."""
        return self.principal_fen + self.interest_fen + self.penalty_fen + self.fees_fen


def replay(
    terms: LoanTerms, schedule: Sequence[InstalmentRow], payments: Sequence[tuple[date, int]], as_of: date
) -> Statement:
    """Books at the end of `as_of`. On one day the instalment falls due first, then payments are taken."""
    books = _opened(terms)
    for on, row, paid_fen in _timeline(schedule, payments, as_of):
        books = _pass_days(terms, books, schedule, on)
        books = _fall_due(terms, books, schedule, row) if row else _pay(terms, books, schedule, paid_fen)
    return _show(terms, _pass_days(terms, books, schedule, as_of), schedule)


def _opened(terms: LoanTerms) -> Books:
    return Books(
        on=terms.drawn_on,
        undue_fen=terms.principal_fen,
        overdue_fen=0,
        interest_fen=0,
        fees_fen=0,
        penalty_units=0,
        grace_units=0,
        advance_fen=0,
        applied_fen=0,
        settled_on=terms.drawn_on,
        charges_paid_fen=0,
        principal_days=((terms.drawn_on, terms.principal_fen),),
    )


def _timeline(
    schedule: Sequence[InstalmentRow], payments: Sequence[tuple[date, int]], as_of: date
) -> Iterable[tuple[date, InstalmentRow | None, int]]:
    dues = [(row.due_on, 0, row, 0) for row in schedule if row.due_on <= as_of]
    paid = [(on, 1, None, fen) for on, fen in payments if on <= as_of]
    return [(on, row, fen) for on, _, row, fen in sorted([*dues, *paid], key=lambda entry: entry[:2])]


def _pass_days(terms: LoanTerms, books: Books, schedule: Sequence[InstalmentRow], on: date) -> Books:
    """Penalty on overdue principal for the days since the books were last touched."""
    days = (on - books.on).days
    if days <= 0:
        return books
    units = accrue_units(books.overdue_fen, terms.penalty_e9, days)
    oldest_on = _oldest_unpaid(schedule, books)
    if oldest_on is not None and (on - oldest_on).days <= terms.grace_days:
        return replace(books, on=on, grace_units=books.grace_units + units)
    return replace(books, on=on, penalty_units=books.penalty_units + books.grace_units + units, grace_units=0)


def _fall_due(terms: LoanTerms, books: Books, schedule: Sequence[InstalmentRow], row: InstalmentRow) -> Books:
    part_fen = min(row.principal_fen, books.undue_fen)
    books = replace(
        books,
        undue_fen=books.undue_fen - part_fen,
        overdue_fen=books.overdue_fen + part_fen,
        interest_fen=books.interest_fen + row.interest_fen,
        fees_fen=books.fees_fen + row.fee_fen,
    )
    return _pay(terms, replace(books, advance_fen=0), schedule, books.advance_fen)


def _pay(terms: LoanTerms, books: Books, schedule: Sequence[InstalmentRow], paid_fen: int) -> Books:
    """Fees, interest, penalty, principal (or principal first); what is left waits for the next instalment."""
    if paid_fen == 0:
        return books
    oldest_on = _oldest_unpaid(schedule, books)
    penalty_fen = units_to_fen(books.penalty_units, terms.year_days)
    order = allocate_principal_first if _principal_first(terms, books, schedule) else allocate
    to_fees, to_charges, to_principal, rest_fen = order(
        paid_fen, books.fees_fen, books.interest_fen + penalty_fen, books.overdue_fen
    )
    to_interest = min(to_charges, books.interest_fen)
    to_penalty = to_charges - to_interest
    left_penalty = (
        books.penalty_units if to_penalty == 0 else (penalty_fen - to_penalty) * 10**9 * terms.year_days
    )
    books = replace(
        books,
        fees_fen=books.fees_fen - to_fees,
        interest_fen=books.interest_fen - to_interest,
        penalty_units=left_penalty,
        overdue_fen=books.overdue_fen - to_principal,
        advance_fen=books.advance_fen + rest_fen,
        applied_fen=books.applied_fen + to_fees + to_interest + to_principal,
        charges_paid_fen=books.charges_paid_fen + to_fees + to_charges,
        principal_days=(*books.principal_days, (books.on, books.principal_fen - to_principal)),
    )
    if _oldest_unpaid(schedule, books) != oldest_on:
        books = replace(books, grace_units=0)
    return _settle(terms, books, schedule)


def _principal_first(terms: LoanTerms, books: Books, schedule: Sequence[InstalmentRow]) -> bool:
    oldest_on = _oldest_unpaid(schedule, books)
    if terms.principal_first_from_day is None or oldest_on is None:
        return False
    return (books.on - oldest_on).days >= terms.principal_first_from_day


def _settle(terms: LoanTerms, books: Books, schedule: Sequence[InstalmentRow]) -> Books:
    """Where every charge due has been paid, charging starts afresh from the last due day."""
    if books.interest_fen or books.fees_fen or units_to_fen(books.penalty_units, terms.year_days):
        return books
    settled_on = max((row.due_on for row in schedule if row.due_on <= books.on), default=terms.drawn_on)
    return replace(books, settled_on=settled_on, charges_paid_fen=0)


def _oldest_unpaid(schedule: Sequence[InstalmentRow], books: Books) -> date | None:
    due_fen = 0
    for row in schedule:
        due_fen += row.total_fen
        if row.due_on > books.on:
            return None
        if due_fen > books.applied_fen:
            return row.due_on
    return None


def _show(terms: LoanTerms, books: Books, schedule: Sequence[InstalmentRow]) -> Statement:
    """Parts in fen; interest of the running period counts by days; what was paid ahead is taken off the principal."""
    running_fen = round_half_up(_running_interest(terms, books, schedule))
    return Statement(
        books=books,
        principal_fen=max(books.principal_fen - books.advance_fen, 0),
        interest_fen=books.interest_fen + running_fen,
        penalty_fen=units_to_fen(books.penalty_units, terms.year_days),
        fees_fen=books.fees_fen,
        oldest_unpaid_on=_oldest_unpaid(schedule, books),
        overdue_fen=books.overdue_fen + books.interest_fen + books.fees_fen,
        overpaid_fen=max(books.advance_fen - books.principal_fen, 0),
    )


def _running_interest(terms: LoanTerms, books: Books, schedule: Sequence[InstalmentRow]) -> Fraction:
    """The share of the next instalment's interest that the days since the last due day have earned."""
    earlier_on = max((row.due_on for row in schedule if row.due_on <= books.on), default=terms.drawn_on)
    coming = next((row for row in schedule if row.due_on > books.on), None)
    if coming is None or books.on <= earlier_on:
        return Fraction(0)
    return Fraction(coming.interest_fen * (books.on - earlier_on).days, (coming.due_on - earlier_on).days)
