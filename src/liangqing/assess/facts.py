"""What of a debt can be worked out: its schedule, what was really received, and what was really paid."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from liangqing.assess.booked import changes, loan_of, single_fees
from liangqing.base.rates import E9
from liangqing.case.debt import Debt, LenderType, Purpose
from liangqing.case.event import EventKind
from liangqing.case.records import InstalmentRow
from liangqing.case.terms import Terms
from liangqing.law.book import LawBook
from liangqing.law.rule import Matter
from liangqing.ledger.flows import LoanFlows
from liangqing.ledger.loan import Happening, Kind, Loan
from liangqing.ledger.schedule import schedule_of_debt


@dataclass(frozen=True)
class LoanFacts:
    """Enough to replay a loan. `received_fen` is what reached the borrower, `kept_back_fen` what did not.

    `assumed_paid` are instalments taken as paid because no bill reaches back to them; `unmatched_fen` is money that
    came back without a payment on file that it could belong to.
    """

    loan: Loan
    schedule: tuple[InstalmentRow, ...]
    payments: tuple[tuple[date, int], ...]
    prepayments: tuple[tuple[date, int], ...]
    changes: tuple[Happening, ...]
    single_fees: tuple[tuple[date, int], ...]
    received_fen: int
    kept_back_fen: int
    assumed_paid: int
    unmatched_fen: int
    worked_out_schedule: bool
    penalty_known: bool

    def agreed_flows(self) -> LoanFlows:
        """The loan as agreed, single fees included: for its price."""
        payments = self.with_single_fees(self.instalments())
        return LoanFlows(self.loan.drawn_on, self.received_fen, payments, self.loan.day_count)

    def instalments(self) -> tuple[tuple[date, int], ...]:
        """What the schedule names, (day, fen)."""
        return tuple((row.due_on, row.total_fen) for row in self.schedule)

    def with_single_fees(self, paid: Sequence[tuple[date, int]]) -> tuple[tuple[date, int], ...]:
        """Payments with the single fees among them, one amount a day."""
        days: dict[date, int] = {}
        for on, fen in sorted((*paid, *self.single_fees)):
            days[on] = days.get(on, 0) + fen
        return tuple(days.items())

    def happenings(self) -> tuple[Happening, ...]:
        """Everything that happened, for the books: changes, then what was paid."""
        paid = tuple(Happening(on, Kind.PAYMENT, fen) for on, fen in self.payments)
        ahead = tuple(Happening(on, Kind.PREPAYMENT, fen) for on, fen in self.prepayments)
        return (*self.changes, *paid, *ahead)

    def real_flows(self) -> LoanFlows:
        """The loan as it went: for replaying it."""
        paid = tuple(sorted((*self.payments, *self.prepayments)))
        return LoanFlows(self.loan.drawn_on, self.received_fen, paid)


def loan_facts(debt: Debt, matter: Matter, book: LawBook, bills_from: date | None) -> LoanFacts | None:
    """None where principal, day of payout, schedule or the state of payments is not known, or the days contradict.

    `bills_from` is the first day that the bills on file cover (None: no bills).
    """
    if debt.principal_fen is None or debt.formed_on is None:
        return None
    schedule = schedule_of_debt(debt)
    paid = _paid(debt, schedule, bills_from)
    if not schedule or paid is None or due_before_payout(debt) is not None:
        return None
    received_fen = _received(debt)
    return LoanFacts(
        loan=loan_of(
            debt,
            debt.principal_fen,
            debt.formed_on,
            schedule,
            overdue_yearly_e9(debt) or 0,
            _principal_first(debt, matter, book),
        ),
        schedule=schedule,
        payments=paid.payments,
        prepayments=paid.prepayments,
        changes=changes(debt, schedule),
        single_fees=tuple((fee.charged_on, fee.amount_fen) for fee in single_fees(debt) if fee.charged_on),
        received_fen=received_fen,
        kept_back_fen=max(debt.principal_fen - received_fen, 0),
        assumed_paid=paid.assumed,
        unmatched_fen=paid.unmatched_fen,
        worked_out_schedule=not debt.schedule,
        penalty_known=overdue_yearly_e9(debt) is not None,
    )


def due_before_payout(debt: Debt) -> date | None:
    """The first due day where it does not lie after the payout: one of the two is a typing error."""
    first_on = min((row.due_on for row in schedule_of_debt(debt)), default=None)
    return first_on if first_on and debt.formed_on and first_on <= debt.formed_on else None


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
    return max(received_fen - at_once_fen, 0)


@dataclass(frozen=True)
class _Paid:
    """Payments in order of day, how many of them were assumed, and money back that belongs to none of them."""

    payments: tuple[tuple[date, int], ...]
    prepayments: tuple[tuple[date, int], ...] = ()
    assumed: int = 0
    unmatched_fen: int = 0


def _paid(debt: Debt, schedule: Sequence[InstalmentRow], bills_from: date | None) -> _Paid | None:
    """None where nobody has told."""
    real = sorted((e.on, e.amount_fen) for e in debt.events if e.kind is EventKind.PAYMENT)
    ahead = sorted((e.on, e.amount_fen) for e in debt.events if e.kind is EventKind.PREPAYMENT)
    if real:
        before = [
            row for row in schedule if bills_from and row.due_on < bills_from and row.due_on < real[0][0]
        ]
        back = sorted((e.on, e.amount_fen) for e in debt.events if e.kind is EventKind.REVERSAL)
        told = _told_paid(debt, schedule[len(before) :], real, back)
        paid = _less_reversals(sorted((*_as_due(before), *told, *real)), back, len(before))
        return replace(paid, prepayments=tuple(ahead))
    if ahead:
        return _Paid(_as_due([row for row in schedule if row.due_on < ahead[0][0]]), tuple(ahead))
    if debt.unpaid_since is not None:
        return _Paid(_as_due([row for row in schedule if row.due_on < debt.unpaid_since]))
    return _Paid(_as_due(schedule)) if debt.up_to_date else None


#: What leaves the first schedule behind: its later rows say nothing about what was paid.
_NEW_ROWS = frozenset({EventKind.PREPAYMENT, EventKind.RESCHEDULE, EventKind.EXTENSION, EventKind.ACCELERATE})


def _told_paid(
    debt: Debt,
    rows: Sequence[InstalmentRow],
    real: Sequence[tuple[date, int]],
    back: Sequence[tuple[date, int]],
) -> Iterator[tuple[date, int]]:
    """What the borrower tells as paid before `unpaid_since` beyond the payments on file, oldest instalment first."""
    since_on = debt.unpaid_since
    if since_on is None:
        return
    until_on = min((event.on for event in debt.events if event.kind in _NEW_ROWS), default=since_on)
    earlier = [row for row in rows if row.due_on < min(since_on, until_on)]
    lacking_fen = sum(row.total_fen for row in earlier)
    lacking_fen -= sum(fen for on, fen in real if on < since_on)
    lacking_fen += sum(fen for on, fen in back if on < since_on)
    for row in earlier:
        part_fen = max(min(row.total_fen, lacking_fen), 0)
        lacking_fen -= part_fen
        if part_fen:
            yield row.due_on, part_fen


def _less_reversals(
    payments: Sequence[tuple[date, int]], back: Sequence[tuple[date, int]], assumed: int
) -> _Paid:
    """A payment that came back was never made."""
    left, unmatched_fen = list(payments), 0
    for on, back_fen in back:
        left, rest_fen = _taken_back(left, on, back_fen)
        unmatched_fen += rest_fen
    return _Paid(tuple(paid for paid in left if paid[1]), (), assumed, unmatched_fen)


def _taken_back(
    payments: list[tuple[date, int]], on: date, back_fen: int
) -> tuple[list[tuple[date, int]], int]:
    """The latest payment of that amount is taken out, else the latest ones; with what none of them covers."""
    same = [index for index, paid in enumerate(payments) if paid == (paid[0], back_fen) and paid[0] <= on]
    left, rest_fen = list(payments), back_fen
    for index in reversed(same[-1:] or range(len(left))):
        paid_on, paid_fen = left[index]
        taken_fen = min(rest_fen, paid_fen) if paid_on <= on else 0
        left[index], rest_fen = (paid_on, paid_fen - taken_fen), rest_fen - taken_fen
    return left, rest_fen


def _as_due(rows: Sequence[InstalmentRow]) -> tuple[tuple[date, int], ...]:
    return tuple((row.due_on, row.total_fen) for row in rows)


def _principal_first(debt: Debt, matter: Matter, book: LawBook) -> int | None:
    """The days late from which the law lets a payment meet principal first: cards."""
    card = book.rule("allocation.card", matter) if debt.purpose is Purpose.CARD else None
    return card.whole("principal_first_from_day") if card else None


def overdue_yearly_e9(debt: Debt) -> int | None:
    """What runs after the due day; with a private lender who agreed on no overdue rate the loan's own rate goes on."""
    agreed = penalty_yearly_e9(debt.terms)
    if agreed is not None or debt.lender_type is not LenderType.PRIVATE:
        return agreed
    terms = debt.terms
    return round(terms.rate.yearly(terms.day_count.year_days) * E9) if terms and terms.rate else None


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
