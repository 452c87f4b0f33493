"""Loans with round figures, so that a balance can be written down by hand."""

from dataclasses import replace
from datetime import date

from liangqing.base.days import DayCount, add_months
from liangqing.case.records import InstalmentRow
from liangqing.ledger.books import pass_days
from liangqing.ledger.loan import Happening, Kind, Loan, Manner
from liangqing.ledger.statement import bill, instalments_in_order

DRAWN_ON = date(2026, 1, 1)


def terms(principal_fen=300_000, penalty_e9=365_000_000, year_days=365, grace_days=0, principal_first=None):
    """3,000.00 drawn on 2026-01-01; penalty 36.5 % a year: a thousandth a day."""
    return Loan(
        drawn_on=DRAWN_ON,
        principal_fen=principal_fen,
        manner=Manner.SCHEDULED,
        rates=(),
        rows=(),
        penalty_e9=penalty_e9,
        grace_days=grace_days,
        principal_first_from=principal_first,
        day_count=DayCount.ACT_365 if year_days == 365 else DayCount.ACT_360,
    )


def replay(loan, schedule, payments, as_of):
    """The bill of a loan with this schedule after these payments."""
    paid = [Happening(on, Kind.PAYMENT, fen) for on, fen in payments]
    return bill(replace(loan, rows=instalments_in_order(schedule)), paid, as_of)


def rows(*parts, first_on=date(2026, 2, 1)):
    """Rows of (principal, interest, fee) in fen, a month apart."""
    return tuple(
        InstalmentRow(
            number=number,
            due_on=add_months(first_on, number - 1),
            principal_fen=principal,
            interest_fen=interest,
            fee_fen=fee,
        )
        for number, (principal, interest, fee) in enumerate(parts, 1)
    )


def replay_by_days(loan, schedule, payments, looks, as_of):
    """The books on `as_of` when days pass in more steps after the last thing that happened."""
    told = replay(loan, schedule, payments, as_of).books
    last_on = max((on for on, _ in told.principal_days if on <= as_of), default=loan.drawn_on)
    books = replay(loan, schedule, payments, last_on).books
    for on in (*(look for look in looks if last_on < look < as_of), as_of):
        books = pass_days(replace(loan, rows=instalments_in_order(schedule)), books, on)
    return books


#: Three parts of 1,000.00 with 30.00, 20.00, 10.00 interest and 5.00 fee each: 1,035.00, 1,025.00, 1,015.00.
ROWS = rows((100_000, 3_000, 500), (100_000, 2_000, 500), (100_000, 1_000, 500))
