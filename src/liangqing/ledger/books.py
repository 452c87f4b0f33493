"""The books of a loan walked through time: days pass, instalments fall due, happenings are booked.

Follows `docs/ledger.md`, sections 4 to 6; the oracle in `tests/oracle/` follows the same text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from liangqing.ledger.booking import BOOK, accrued, book_due, is_problem, late_since, rounded, share_of_next
from liangqing.ledger.loan import Books, Happening, Kind, Loan, Manner, open_books

#: The order of one day; an instalment falls due between the last of the changes and the first of the charges.
_RANK: Mapping[Kind, int] = {
    Kind.DRAW: 0,
    Kind.RATE: 1,
    Kind.CAPITALISE: 2,
    Kind.RESCHEDULE: 3,
    Kind.ACCELERATE: 4,
    Kind.FEE: 6,
    Kind.COST: 6,
    Kind.WAIVER: 7,
    Kind.REVERSAL: 8,
    Kind.PAYMENT: 9,
    Kind.PREPAYMENT: 9,
}
_DUE_RANK = 5


@dataclass(frozen=True)
class Shown:
    """Section 6 of the specification: what is owed at the end of a day, in fen."""

    principal_fen: int
    interest_fen: int
    penalty_fen: int
    fees_fen: int
    costs_fen: int
    overdue_fen: int
    late_since: date | None
    days_late: int

    @property
    def total_fen(self) -> int:
        """Everything owed that day."""
        return self.principal_fen + self.interest_fen + self.penalty_fen + self.fees_fen + self.costs_fen


def books_on(loan: Loan, happenings: Sequence[Happening], as_of: date) -> Books:
    """The books after everything that happened up to and on `as_of`."""
    books = open_books(loan)
    early = [place for place, one in enumerate(happenings) if one.on < loan.drawn_on]
    books = books._replace(problems=tuple(early))
    todo = sorted(
        (
            (one.on, _RANK[one.kind], place)
            for place, one in enumerate(happenings)
            if loan.drawn_on <= one.on <= as_of
        )
    )
    while (day := _next_day(todo, books, as_of)) is not None:
        books = pass_days(loan, books, day)
        mine = [entry for entry in todo if entry[0] == day]
        todo = todo[len(mine) :]
        books = _one_day(loan, books, happenings, [(rank, place) for _, rank, place in mine])
    return pass_days(loan, books, as_of)


def wait_until(loan: Loan, books: Books, until_on: date) -> Books:
    """The books when nothing happens from `books.today` to `until_on` but that days pass and instalments fall due."""
    while (day := _next_day((), books, until_on)) is not None:
        books = _one_day(loan, pass_days(loan, books, day), (), ())
    return pass_days(loan, books, until_on)


def _next_day(todo: Sequence[tuple[date, int, int]], books: Books, as_of: date) -> date | None:
    due_on = books.coming[0].due_on if books.coming and books.coming[0].due_on <= as_of else None
    days = [day for day in (due_on, todo[0][0] if todo else None) if day is not None]
    return min(days, default=None)


def _one_day(
    loan: Loan, books: Books, happenings: Sequence[Happening], entries: Sequence[tuple[int, int]]
) -> Books:
    for rank, place in entries:
        if rank < _DUE_RANK:
            books = _book(loan, books, place, happenings[place])
    if books.coming and books.coming[0].due_on == books.today:
        books = book_due(loan, books)
    for rank, place in entries:
        if rank > _DUE_RANK:
            books = _book(loan, books, place, happenings[place])
    return books._replace(principal_days=(*books.principal_days, (books.today, books.principal_fen)))


def _book(loan: Loan, books: Books, place: int, happening: Happening) -> Books:
    if is_problem(books, happening):
        return books._replace(problems=tuple(sorted((*books.problems, place))))
    return BOOK[happening.kind](loan, books, place, happening)


def pass_days(loan: Loan, books: Books, until_on: date) -> Books:
    """Interest and penalty of the days from `books.today` (counted) to `until_on` (not counted)."""
    if until_on <= books.today:
        return books
    running = books.running_units
    if loan.manner is Manner.ACCRUING:
        running += _interest(loan, books, until_on)
    penalty, held = _penalty(loan, books, until_on)
    return books._replace(today=until_on, running_units=running, penalty_units=penalty, held_units=held)


def _interest(loan: Loan, books: Books, until_on: date) -> int:
    """Each stretch at the rate that stands on it."""
    units = 0
    for (from_on, yearly_e9), (next_on, _) in pairwise((*books.rates, (until_on, 0))):
        start_on, end_on = max(from_on, books.today), min(next_on, until_on)
        if start_on < end_on:
            units += accrued(loan, books.undue_fen, yearly_e9, start_on, end_on)
    return units


def _penalty(loan: Loan, books: Books, until_on: date) -> tuple[int, int]:
    """(penalty, held) units after the days; nothing late bears nothing."""
    since_on = late_since(books)
    if since_on is None:
        return books.penalty_units, books.held_units
    base_fen = books.overdue_fen + books.penalty_base_fen
    base_fen += books.interest_fen if loan.penalty_on_interest else 0
    grace_ends = since_on + timedelta(days=loan.grace_days)
    cut_on = min(max(grace_ends, books.today), until_on)
    held = books.held_units + accrued(loan, base_fen, loan.penalty_e9, books.today, cut_on)
    if until_on <= grace_ends:
        return books.penalty_units, held
    charged = accrued(loan, base_fen, loan.penalty_e9, cut_on, until_on)
    return books.penalty_units + held + charged, 0


def show(loan: Loan, books: Books) -> Shown:
    """The parts as a person reads them at the end of `books.today`."""
    running_fen = rounded(loan, books.running_units)
    if loan.manner is Manner.SCHEDULED:
        running_fen = share_of_next(loan, books, books.today)
    since_on = late_since(books)
    return Shown(
        principal_fen=books.principal_fen - min(books.advance_fen, books.principal_fen),
        interest_fen=books.interest_fen + running_fen,
        penalty_fen=rounded(loan, books.penalty_units),
        fees_fen=books.fees_fen,
        costs_fen=books.costs_fen,
        overdue_fen=books.overdue_fen + books.interest_fen + books.fees_fen,
        late_since=since_on,
        days_late=(books.today - since_on).days if since_on else 0,
    )
