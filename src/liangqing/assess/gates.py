"""The doors that limitation and its like open or close: what would admit an expired debt is refused, for all rooms."""

from collections.abc import Sequence
from datetime import date

from liangqing.assess.creditor import PayTo, assignment, whom_to_pay
from liangqing.assess.position import Gate, Limitation, NextDate
from liangqing.base.days import speak_date
from liangqing.case.debt import Debt

#: From this many days before the end on, a letter that admits the debt gets a warning first.
WARN_DAYS = 180


def gates_of(
    debt: Debt, limitation: Limitation, periods: Sequence[NextDate], as_of: date
) -> tuple[Gate, ...]:
    """The doors that papers and plan must obey; `periods` are the court periods of the debt."""
    return (
        _limitation_gate(limitation, as_of),
        _identity_gate(debt),
        _creditor_gate(debt, as_of),
        _payment_order_gate(periods, as_of),
    )


def _limitation_gate(limitation: Limitation, as_of: date) -> Gate:
    if limitation.expired:
        text = (
            "诉讼时效可能已过。现在写信承认、口头答应、还一部分或签催收通知,都可能让您失去时效抗辩;"
            "先打 12348 问清楚。"
        )
        return Gate(code="limitation", open=False, text=text)
    if limitation.ends_on is not None and (limitation.ends_on - as_of).days < WARN_DAYS:
        text = (
            f"时效到 {speak_date(limitation.ends_on)} 为止。书面或口头提出分期、答应还款,都可能使时效重新计算;"
            "想清楚再说。"
        )
        return Gate(code="limitation", open=True, text=text)
    return Gate(code="limitation", open=True, text="")


def _payment_order_gate(periods: Sequence[NextDate], as_of: date) -> Gate:
    """While the period to object runs, a letter that offers instalments undercuts the objection."""
    running = [row for row in periods if row.kind == "payment_order_objection" and row.due_on >= as_of]
    if running:
        last_on = speak_date(running[0].due_on)
        text = f"先在 {last_on} 前提交对整份支付令的书面异议。协商不停止这个期限;异议交了,再谈分期。"
        return Gate(code="payment_order", open=False, text=text)
    return Gate(code="payment_order", open=True, text="")


def _identity_gate(debt: Debt) -> Gate:
    if debt.lender is None:
        return Gate(code="identity", open=False, text="还不知道放款机构的全称;先看合同第一页,再写信。")
    return Gate(code="identity", open=True, text="")


def _creditor_gate(debt: Debt, as_of: date) -> Gate:
    """While it is open whose claim it is, a payment may free from nothing."""
    sold = assignment(debt, as_of)
    if sold is None or whom_to_pay(debt, as_of) is not PayTo.UNCONFIRMED:
        return Gate(code="creditor", open=True, text="")
    text = (
        f"“{sold.to}”说债权已经转给它,还没有看到原放款机构的通知。先请原放款机构书面确认;确认之前两边都先不付,"
        "把钱留好。"
    )
    return Gate(code="creditor", open=False, text=text)
