"""What of a debt can be worked out: its schedule, what was really received, and what was really paid."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from liangqing.base.rates import E9
from liangqing.case.debt import Debt, EventKind, Purpose, Terms
from liangqing.case.records import InstalmentRow
from liangqing.law.book import LawBook
from liangqing.law.rule import Matter
from liangqing.ledger.flows import LoanFlows
from liangqing.ledger.schedule import schedule_of
from liangqing.ledger.statement import LoanTerms


@dataclass(frozen=True)
class LoanFacts:
    """Enough to replay a loan. `received_fen` is what reached the borrower, `kept_back_fen` what did not.

    `assumed_paid` are instalments taken as paid because no bill reaches back to them.
    """

    terms: LoanTerms
    schedule: tuple[InstalmentRow, ...]
    payments: tuple[tuple[date, int], ...]
    received_fen: int
    kept_back_fen: int
    assumed_paid: int
    worked_out_schedule: bool

    def agreed_flows(self) -> LoanFlows:
        """The loan as agreed: for its price."""
        payments = tuple((row.due_on, row.total_fen) for row in self.schedule)
        return LoanFlows(self.terms.drawn_on, self.received_fen, payments)

    def real_flows(self) -> LoanFlows:
        """The loan as it went: for replaying it."""
        return LoanFlows(self.terms.drawn_on, self.received_fen, self.payments)


def loan_facts(debt: Debt, matter: Matter, book: LawBook, bills_from: date | None) -> LoanFacts | None:
    """None where principal, day of payout, schedule or the state of payments is not known.

    `bills_from` is the first day that the bills on file cover (None: no bills).
    """
    if debt.principal_fen is None or debt.formed_on is None:
        return None
    schedule = debt.schedule or (
        schedule_of(debt.terms, debt.principal_fen, debt.formed_on) if debt.terms is not None else ()
    )
    paid = _payments(debt, schedule, bills_from)
    if not schedule or paid is None:
        return None
    payments, assumed = paid
    received_fen = _received(debt)
    return LoanFacts(
        terms=_loan_terms(debt, debt.principal_fen, debt.formed_on, matter, book),
        schedule=schedule,
        payments=payments,
        received_fen=received_fen,
        kept_back_fen=max(debt.principal_fen - received_fen, 0),
        assumed_paid=assumed,
        worked_out_schedule=not debt.schedule,
    )


def _received(debt: Debt) -> int:
    """Money that reached the borrower, less what had to be paid at once for getting it."""
    kept_back_fen = sum(fee.amount_fen for fee in debt.fees if fee.deducted)
    at_once_fen = sum(
        fee.amount_fen
        for fee in debt.fees
        if not fee.deducted and not fee.monthly and fee.charged_on and fee.charged_on == debt.formed_on
    )
    received_fen = debt.disbursed_fen
    if received_fen is None:
        received_fen = (debt.principal_fen or 0) - kept_back_fen
    return received_fen - at_once_fen


def _payments(
    debt: Debt, schedule: Sequence[InstalmentRow], bills_from: date | None
) -> tuple[tuple[tuple[date, int], ...], int] | None:
    """(payments in order, how many instalments were taken as paid); None where nobody has told."""
    signs = {EventKind.PAYMENT: 1, EventKind.REVERSAL: -1}
    real = sorted((e.on, signs[e.kind] * e.amount_fen) for e in debt.events if e.kind in signs)
    if real:
        before = [
            row for row in schedule if bills_from and row.due_on < bills_from and row.due_on < real[0][0]
        ]
        return (*_as_due(before), *real), len(before)
    if debt.unpaid_since is not None:
        return _as_due([row for row in schedule if row.due_on < debt.unpaid_since]), 0
    if debt.up_to_date:
        return _as_due(schedule), 0
    return None


def _as_due(rows: Sequence[InstalmentRow]) -> tuple[tuple[date, int], ...]:
    return tuple((row.due_on, row.total_fen) for row in rows)


def _loan_terms(debt: Debt, principal_fen: int, drawn_on: date, matter: Matter, book: LawBook) -> LoanTerms:
    terms = debt.terms
    card = book.rule("allocation.card", matter) if debt.purpose is Purpose.CARD else None
    return LoanTerms(
        drawn_on=drawn_on,
        principal_fen=principal_fen,
        penalty_e9=penalty_yearly_e9(terms) or 0,
        year_days=terms.day_count.year_days if terms else 365,
        grace_days=terms.grace_days if terms else 0,
        principal_first_from_day=card.whole("principal_first_from_day") if card else None,
    )


def penalty_yearly_e9(terms: Terms | None) -> int | None:
    """The overdue rate in billionths a year; None where the contract's words for it are not known."""
    if terms is None:
        return None
    days = terms.day_count.year_days
    if terms.penalty_rate is not None:
        return round(terms.penalty_rate.yearly(days) * E9)
    if terms.rate is None or terms.penalty_multiple_e9 is None:
        return None
    return round(terms.rate.yearly(days) * terms.penalty_multiple_e9)
