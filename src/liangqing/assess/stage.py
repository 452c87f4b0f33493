"""Where a debt stands: events before day counts."""

from datetime import date

from liangqing.assess.position import Stage
from liangqing.case.debt import Debt, Proceeding, ProceedingKind

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


def stage_of(debt: Debt, overdue_days: int | None, next_due_on: date | None, as_of: date) -> Stage:
    """A proceeding overrides days overdue; without either the debt is current."""
    if is_closed(debt, as_of):
        return Stage.CLOSED
    proceeding = open_proceeding(debt)
    if proceeding is not None:
        return _BY_PROCEEDING[proceeding.kind]
    if not overdue_days:
        soon = next_due_on is not None and (next_due_on - as_of).days <= _SOON_DAYS
        return Stage.DUE_SOON if soon else Stage.CURRENT
    if overdue_days <= 30:
        return Stage.OVERDUE_1_30
    return Stage.OVERDUE_31_90 if overdue_days <= 90 else Stage.OVERDUE_91_PLUS


def is_closed(debt: Debt, as_of: date) -> bool:
    """Paid off, as the borrower tells it: nothing is owed, due or asked for any more."""
    return debt.closed_on is not None and debt.closed_on <= as_of


def open_proceeding(debt: Debt) -> Proceeding | None:
    """The furthest step that has not ended."""
    running = [step for step in debt.proceedings if step.ended_on is None]
    return max(running, key=lambda step: _ORDER.index(step.kind), default=None)
