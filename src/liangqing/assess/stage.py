"""Where a debt stands: events before day counts."""

from datetime import date

from liangqing.assess.creditor import PayTo, latest_transfer, whom_to_pay
from liangqing.assess.position import Stage
from liangqing.case.debt import Debt, Proceeding, ProceedingKind, TransferKind

#: A payment within this many days is "due soon".
_SOON_DAYS = 7

_BY_PROCEEDING = {
    ProceedingKind.PRE_SUIT: Stage.PRE_SUIT,
    ProceedingKind.PAYMENT_ORDER: Stage.PAYMENT_ORDER,
    ProceedingKind.LAWSUIT: Stage.LAWSUIT,
    ProceedingKind.ARBITRATION: Stage.ARBITRATION,
    ProceedingKind.NOTARISED: Stage.NOTARISED,
    ProceedingKind.EFFECTIVE_TITLE: Stage.EFFECTIVE_TITLE,
    ProceedingKind.ENFORCEMENT: Stage.ENFORCEMENT,
    ProceedingKind.SETTLED_IN_ENFORCEMENT: Stage.SETTLED_IN_ENFORCEMENT,
}
_ORDER = tuple(_BY_PROCEEDING)


def stage_of(
    debt: Debt,
    overdue_days: int | None,
    next_due_on: date | None,
    as_of: date,
    delete_after: date | None = None,
) -> Stage:
    """Paid off first, then a running step, then who collects, then the days; without any of them it is current.

    `delete_after`: the day after which the credit record of a debt that had been late must be gone (None: no record).
    """
    if is_closed(debt, as_of):
        return _paid_off(as_of, delete_after)
    step = open_proceeding(debt, as_of)
    if step is not None:
        return _BY_PROCEEDING[step.kind]
    return _by_holder(debt, overdue_days, as_of) or _by_days(overdue_days, next_due_on, as_of)


def _paid_off(as_of: date, delete_after: date | None) -> Stage:
    if delete_after is None:
        return Stage.CLOSED
    return Stage.CREDIT_CLOCK if as_of <= delete_after else Stage.CREDIT_CLEARED


def _by_holder(debt: Debt, overdue_days: int | None, as_of: date) -> Stage | None:
    """A transfer counts from the old creditor's notice on, a guarantor's payment by law, an agency while it is late."""
    transfer = latest_transfer(debt, as_of)
    if transfer is not None and transfer.kind is TransferKind.GUARANTOR_PAID:
        return Stage.GUARANTOR_PAID
    if whom_to_pay(debt, as_of) is PayTo.NEW:
        return Stage.ASSIGNED
    hired = any(agency.since_on is None or agency.since_on <= as_of for agency in debt.agencies)
    return Stage.AGENT if hired and overdue_days != 0 else None


def _by_days(overdue_days: int | None, next_due_on: date | None, as_of: date) -> Stage:
    if not overdue_days:
        soon = next_due_on is not None and (next_due_on - as_of).days <= _SOON_DAYS
        return Stage.DUE_SOON if soon else Stage.CURRENT
    if overdue_days <= 30:
        return Stage.OVERDUE_1_30
    return Stage.OVERDUE_31_90 if overdue_days <= 90 else Stage.OVERDUE_91_PLUS


def is_closed(debt: Debt, as_of: date) -> bool:
    """Paid off, as the borrower tells it: nothing is owed, due or asked for any more."""
    return debt.closed_on is not None and debt.closed_on <= as_of


def open_proceeding(debt: Debt, as_of: date) -> Proceeding | None:
    """The furthest step that has begun and has not ended on `as_of`."""
    running = [step for step in debt.proceedings if runs(step, as_of)]
    return max(running, key=lambda step: _ORDER.index(step.kind), default=None)


_DECIDED = frozenset(
    {ProceedingKind.EFFECTIVE_TITLE, ProceedingKind.ENFORCEMENT, ProceedingKind.SETTLED_IN_ENFORCEMENT}
)


def is_decided(debt: Debt, as_of: date) -> bool:
    """Whether a judgment, award or mediation paper has decided what is owed.

    A notarised deed that is enforced has not: what is owed under it can still be sued over.
    """
    step = open_proceeding(debt, as_of)
    if step is None or step.kind not in _DECIDED:
        return False
    kinds = {one.kind for one in debt.proceedings}
    return ProceedingKind.EFFECTIVE_TITLE in kinds or ProceedingKind.NOTARISED not in kinds


def decided_fen(debt: Debt, as_of: date) -> int | None:
    """The sum that the effective title orders to pay, in fen; None where there is none, or it is not told."""
    titles = (step for step in debt.proceedings if step.kind is ProceedingKind.EFFECTIVE_TITLE)
    told = [step.amount_fen for step in titles if step.amount_fen is not None]
    return told[-1] if told and is_decided(debt, as_of) else None


def runs(step: Proceeding, as_of: date) -> bool:
    """Whether a step has begun (one without a day has) and not ended."""
    begun = begun_on(step)
    return (begun is None or begun <= as_of) and (step.ended_on is None or step.ended_on > as_of)


def begun_on(step: Proceeding) -> date | None:
    """The day of filing, or else of service."""
    return step.filed_on or step.served_on
