"""Limitation and the doors it opens or closes: what would admit an expired debt is refused here, for all rooms."""

from collections.abc import Sequence
from datetime import date

from liangqing.assess.position import Gate, Limitation, NextDate
from liangqing.assess.stage import open_proceeding
from liangqing.base.days import speak_date
from liangqing.base.errors import InputUnusable
from liangqing.case.debt import Debt, InterruptionKind, ProceedingKind
from liangqing.case.event import EventKind
from liangqing.case.records import Contact, InstalmentRow
from liangqing.law.book import LawBook, matter_on
from liangqing.law.limitation import LimitationEnd, Restart, limitation_end

#: From this many days before the end on, a letter that admits the debt gets a warning first.
_WARN_DAYS = 180


def limitation_of(
    debt: Debt, schedule: Sequence[InstalmentRow], contacts: Sequence[Contact], book: LawBook, as_of: date
) -> Limitation:
    """Limitation from the last instalment's due day, restarted by every demand, promise and payment on file.

    A case before a court, a tribunal or a notary stops the clock only if it was still running when the case came;
    a letter before suit is a demand. `contacts` are those by which this debt was demanded.
    """
    running = open_proceeding(debt)
    if running is not None and running.kind in _TITLES:
        return _silent("已有生效的法律文书,诉讼时效不再是问题。")
    due_on = max((row.due_on for row in schedule), default=None)
    if due_on is None:
        return _silent("还不知道最后一期的还款日,时效先不下结论。")
    contested = running is not None and running.kind is not ProceedingKind.PRE_SUIT
    until = (running.served_on or as_of) if running is not None and contested else as_of
    try:
        end = limitation_end(book.rules, due_on, _restarts(debt, contacts, until), book.calendar)
    except InputUnusable as odd:
        return _silent(odd.message())
    return _told(end, due_on, book, until, contested)


_TITLES = (
    ProceedingKind.EFFECTIVE_TITLE,
    ProceedingKind.ENFORCEMENT,
    ProceedingKind.SETTLED_IN_ENFORCEMENT,
)


def _silent(text: str) -> Limitation:
    return Limitation(ends_on=None, expired=False, because=(), text=text)


def _told(end: LimitationEnd, due_on: date, book: LawBook, until: date, contested: bool) -> Limitation:
    matter = matter_on(due_on)
    because = (*end.because, *book.because("limitation.instalments", matter))
    if until <= end.ends_on:
        if contested:
            return _silent("程序还在进行,时效没有重新开始计算。")
        text = f"诉讼时效按现有材料算到 {speak_date(end.ends_on)}。" + (end.warning or "")
        return Limitation(ends_on=end.ends_on, expired=False, because=because, text=text)
    effects = ("limitation.refuse", "limitation.plead", "limitation.revival")
    because = (*because, *(reason for effect in effects for reason in book.because(effect, matter)))
    text = _before_suit(end) if contested else _maybe_over(end)
    return Limitation(ends_on=end.ends_on, expired=True, because=because, text=text)


def _before_suit(end: LimitationEnd) -> str:
    return (
        f"按现有材料,诉讼时效在 {speak_date(end.ends_on)} 可能已经届满,早于起诉。要在一审开庭结束前自己提出,"
        "法院不会主动审查;提出之前不要签还款计划,也不要在调解时答应还款。"
    )


def _maybe_over(end: LimitationEnd) -> str:
    return (
        f"按现有材料,诉讼时效在 {speak_date(end.ends_on)} 可能已经届满。如果此后没有催收送达、扣款、还款、签字、"
        "答应还款或诉讼,被起诉时可以据此抗辩,要在一审自己提出。"
    )


def _restarts(debt: Debt, contacts: Sequence[Contact], until: date) -> list[tuple[date, Restart]]:
    """Everything on file that restarts limitation, up to a day.

    A payment restarts a running period. Whether one after the end revives the claim depends on whether it was made
    of free will, and for the rest of the debt it is disputed: here it does not, and the gate stays closed.
    """
    told = [(step.on, _RESTART[step.kind]) for step in debt.interruptions]
    paid = [(event.on, Restart.DEMAND) for event in debt.events if event.kind is EventKind.PAYMENT]
    demanded = [(contact.at.date(), Restart.DEMAND) for contact in contacts if contact.connected is not False]
    letters = [
        (step.served_on, Restart.DEMAND)
        for step in debt.proceedings
        if step.kind is ProceedingKind.PRE_SUIT and step.served_on is not None
    ]
    suits = [(step.ended_on, Restart.SUIT) for step in debt.proceedings if step.ended_on is not None]
    return [restart for restart in (*told, *paid, *demanded, *letters, *suits) if restart[0] <= until]


_RESTART = {
    InterruptionKind.DEMAND: Restart.DEMAND,
    InterruptionKind.PROMISE: Restart.PROMISE,
    InterruptionKind.PAYMENT: Restart.PAYMENT,
    InterruptionKind.SUIT: Restart.SUIT,
}


def gates_of(
    debt: Debt, limitation: Limitation, periods: Sequence[NextDate], as_of: date
) -> tuple[Gate, ...]:
    """The doors that papers and plan must obey; `periods` are the court periods of the debt."""
    return (_limitation_gate(limitation, as_of), _identity_gate(debt), _payment_order_gate(periods, as_of))


def _limitation_gate(limitation: Limitation, as_of: date) -> Gate:
    if limitation.expired:
        text = (
            "诉讼时效可能已过。现在写信承认、口头答应、还一部分或签催收通知,都可能让对方重新有权起诉;"
            "先打 12348 问清楚。"
        )
        return Gate(code="limitation", open=False, text=text)
    if limitation.ends_on is not None and (limitation.ends_on - as_of).days < _WARN_DAYS:
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
