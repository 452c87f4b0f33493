"""What a debt that was paid off leaves behind: a credit record, if it had ever been late, and how long it may stand."""

from collections.abc import Iterator
from datetime import date, timedelta

from liangqing.assess.date_answers import credit_clear
from liangqing.assess.position import Finding, Severity
from liangqing.assess.seen import Seen
from liangqing.assess.stage import is_closed
from liangqing.base.days import speak_date
from liangqing.base.errors import InputUnusable
from liangqing.case.debt import LenderType
from liangqing.case.event import EventKind
from liangqing.ledger.statement import bill


def delete_after(seen: Seen) -> date | None:
    """The day after which a bad record of a paid debt must be gone; None where there is none, or nobody knows.

    A private lender does not report.
    """
    ended_on = seen.debt.closed_on
    if ended_on is None or not is_closed(seen.debt, seen.as_of) or not was_late(seen):
        return None
    if seen.debt.lender_type is LenderType.PRIVATE:
        return None
    try:
        return credit_clear(ended_on, seen.book, ended_on).delete_after
    except InputUnusable:
        return None


def was_late(seen: Seen) -> bool | None:
    """Whether a debt paid off had ever been late: as told, or as payments and due days show; None: not known."""
    debt, facts = seen.debt, seen.facts
    if debt.was_overdue is not None:
        return debt.was_overdue
    if debt.unpaid_since is not None and debt.closed_on is not None:
        return debt.unpaid_since < debt.closed_on
    paid = any(event.kind is EventKind.PAYMENT for event in debt.events)
    if facts is None or not paid or facts.assumed_paid or facts.changes:
        return None
    due_days = [row.due_on for row in facts.schedule if debt.closed_on and row.due_on < debt.closed_on]
    return any(_unpaid_after(seen, due_on) for due_on in due_days)


def _unpaid_after(seen: Seen, due_on: date) -> bool:
    """Whether an instalment was still open when its due day, moved to a working day, and the grace had passed."""
    if seen.facts is None:
        return False
    last_on = seen.book.calendar.roll(due_on) + timedelta(days=seen.facts.loan.grace_days)
    oldest_on = bill(seen.facts.loan, seen.facts.happenings(), last_on).oldest_unpaid_on
    return oldest_on is not None and oldest_on <= due_on


def paid_off_findings(seen: Seen) -> Iterator[Finding]:
    """Until when the record may stand, and what to do when it has not gone."""
    until = delete_after(seen)
    if until is None or seen.debt.closed_on is None:
        return
    if seen.as_of <= until:
        yield Finding(
            code="credit_clock",
            severity=Severity.NOTE,
            text=f"已在 {speak_date(seen.debt.closed_on)} 结清。征信里的逾期记录最长显示到 {speak_date(until)},"
            "期满应当删除,不用花钱找人处理。每年可以免费查两次信用报告,先看有没有更新成“结清”。",
            because=seen.reasons("credit.retention", "credit.free_reports"),
        )
    else:
        yield Finding(
            code="credit_cleared",
            severity=Severity.NOTE,
            text=f"按规定,征信里的逾期记录在 {speak_date(until)} 以后应当已经删除。查一次信用报告;还在的,"
            "可以向征信中心或放款机构提出异议,要求更正。",
            because=seen.reasons("credit.retention", "deadline.credit_objection_reply"),
        )
