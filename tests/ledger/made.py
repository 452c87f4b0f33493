"""Loans with round figures, so that a balance can be written down by hand."""

from datetime import date

from liangqing.base.days import add_months
from liangqing.case.records import InstalmentRow
from liangqing.ledger.statement import LoanTerms

DRAWN_ON = date(2026, 1, 1)


def terms(principal_fen=300_000, penalty_e9=365_000_000, year_days=365, grace_days=0, principal_first=None):
    """3,000.00 drawn on 2026-01-01; penalty 36.5 % a year: a thousandth a day."""
    return LoanTerms(DRAWN_ON, principal_fen, penalty_e9, year_days, grace_days, principal_first)


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


#: Three parts of 1,000.00 with 30.00, 20.00, 10.00 interest and 5.00 fee each: 1,035.00, 1,025.00, 1,015.00.
ROWS = rows((100_000, 3_000, 500), (100_000, 2_000, 500), (100_000, 1_000, 500))
