"""The lender's bill on a day: a scheduled loan and what was paid, through the books, into the parts that are owed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from liangqing.case.records import InstalmentRow
from liangqing.ledger.books import books_on, show, wait_until
from liangqing.ledger.loan import Books, Happening, Loan


@dataclass(frozen=True)
class Trail:
    """What the ceiling is worked out from: principal by day, and the charges since all had last been paid.

    `carried_charges_fen`: charges of days before the books begin.
    """

    principal_days: tuple[tuple[date, int], ...]
    settled_on: date
    charges_paid_fen: int
    carried_charges_fen: int = 0


@dataclass(frozen=True)
class Statement:
    """What is owed on a day: every part in fen, none below 0. `oldest_unpaid_on`: first due day not fully paid.

    `books` are there for a loan, not for a card account. `overpaid_fen` is what was paid beyond the whole loan;
    `problems` are the happenings that could not be booked.
    """

    books: Books | None
    trail: Trail
    principal_fen: int
    interest_fen: int
    penalty_fen: int
    fees_fen: int
    oldest_unpaid_on: date | None
    overdue_fen: int
    overpaid_fen: int
    problems: tuple[Happening, ...]

    @property
    def total_fen(self) -> int:
        """Everything owed that day."""
        return self.principal_fen + self.interest_fen + self.penalty_fen + self.fees_fen


def bill(loan: Loan, happenings: Sequence[Happening], as_of: date) -> Statement:
    """What the books show at the end of `as_of`; costs of enforcement stand with the fees."""
    books = books_on(loan, happenings, as_of)
    return _shown(loan, books, tuple(happenings[place] for place in books.problems))


def bill_after(loan: Loan, told: Statement, until_on: date) -> Statement:
    """What the books of `told` (a loan's) show at the end of a later day, if nothing happens until then."""
    if told.books is None:
        raise TypeError("a card account has no loan books")
    return _shown(loan, wait_until(loan, told.books, until_on), told.problems)


def _shown(loan: Loan, books: Books, problems: tuple[Happening, ...]) -> Statement:
    shown = show(loan, books)
    return Statement(
        books=books,
        trail=Trail(books.principal_days, books.settled_on, books.charges_paid_fen),
        principal_fen=shown.principal_fen,
        interest_fen=shown.interest_fen,
        penalty_fen=shown.penalty_fen,
        fees_fen=shown.fees_fen + shown.costs_fen,
        oldest_unpaid_on=shown.late_since,
        overdue_fen=shown.overdue_fen,
        overpaid_fen=max(books.advance_fen - books.principal_fen, 0),
        problems=problems,
    )


def instalments_in_order(rows: Sequence[InstalmentRow]) -> tuple[InstalmentRow, ...]:
    """One row a due day, ascending: rows of one day are one instalment."""
    days: dict[date, InstalmentRow] = {}
    for row in sorted(rows, key=lambda row: (row.due_on, row.number)):
        held = days.get(row.due_on)
        days[row.due_on] = row if held is None else _joined(held, row)
    return tuple(days.values())


def _joined(held: InstalmentRow, row: InstalmentRow) -> InstalmentRow:
    return held.model_copy(
        update={
            "principal_fen": held.principal_fen + row.principal_fen,
            "interest_fen": held.interest_fen + row.interest_fen,
            "fee_fen": held.fee_fen + row.fee_fen,
        }
    )
