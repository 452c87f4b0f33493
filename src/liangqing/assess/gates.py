"""Limitation and the doors it opens or closes: what would admit an expired debt is refused here, for all rooms."""

from collections.abc import Sequence
from datetime import date

from liangqing.assess.position import Gate, Limitation
from liangqing.base.days import speak_date
from liangqing.base.errors import InputUnusable
from liangqing.case.debt import Debt, EventKind, InterruptionKind, ProceedingKind
from liangqing.case.records import Contact, InstalmentRow
from liangqing.law.book import LawBook, matter_on
from liangqing.law.limitation import LimitationEnd, Restart, limitation_end

#: From this many days before the end on, a letter that admits the debt gets a warning first.
_WARN_DAYS = 180


def limitation_of(
    debt: Debt, schedule: Sequence[InstalmentRow], contacts: Sequence[Contact], book: LawBook, as_of: date
) -> Limitation:
    """Limitation from the last instalment's due day, restarted by every demand, promise and payment on file.

    A letter before suit is a demand; a case before a court, a tribunal or a notary stops the clock.
    `contacts` are those by which this debt was demanded.
    """
    if any(step.ended_on is None and step.kind is not ProceedingKind.PRE_SUIT for step in debt.proceedings):
        return Limitation(ends_on=None, expired=False, because=(), text="程序还在进行,时效没有重新开始计算。")
    due_on = max((row.due_on for row in schedule), default=None)
    if due_on is None:
        return Limitation(
            ends_on=None, expired=False, because=(), text="还不知道最后一期的还款日,时效先不下结论。"
        )
    try:
        end = limitation_end(book.rules, due_on, _restarts(debt, contacts, as_of), book.calendar)
    except InputUnusable as odd:
        return Limitation(ends_on=None, expired=False, because=(), text=odd.message())
    return _told(end, due_on, book, as_of)


def _told(end: LimitationEnd, due_on: date, book: LawBook, as_of: date) -> Limitation:
    matter = matter_on(due_on)
    because = (*end.because, *book.because("limitation.instalments", matter))
    expired = as_of > end.ends_on
    text = f"诉讼时效按现有材料算到 {speak_date(end.ends_on)}。" + (end.warning or "")
    if expired:
        because = (
            *because,
            *book.because("limitation.refuse", matter),
            *book.because("limitation.revival", matter),
        )
        text = f"按现有材料,诉讼时效在 {speak_date(end.ends_on)} 已经届满,可以据此抗辩。"
    return Limitation(ends_on=end.ends_on, expired=expired, because=because, text=text)


def _restarts(debt: Debt, contacts: Sequence[Contact], as_of: date) -> list[tuple[date, Restart]]:
    """Everything on file that restarts limitation, up to `as_of`."""
    told = [(step.on, _RESTART[step.kind]) for step in debt.interruptions]
    paid = [(event.on, Restart.PAYMENT) for event in debt.events if event.kind is EventKind.PAYMENT]
    demanded = [(contact.at.date(), Restart.DEMAND) for contact in contacts if contact.connected is not False]
    letters = [
        (step.served_on, Restart.DEMAND)
        for step in debt.proceedings
        if step.kind is ProceedingKind.PRE_SUIT and step.served_on is not None
    ]
    suits = [(step.ended_on, Restart.SUIT) for step in debt.proceedings if step.ended_on is not None]
    return [restart for restart in (*told, *paid, *demanded, *letters, *suits) if restart[0] <= as_of]


_RESTART = {
    InterruptionKind.DEMAND: Restart.DEMAND,
    InterruptionKind.PROMISE: Restart.PROMISE,
    InterruptionKind.PAYMENT: Restart.PAYMENT,
    InterruptionKind.SUIT: Restart.SUIT,
}


def gates_of(debt: Debt, limitation: Limitation, as_of: date) -> tuple[Gate, ...]:
    """The doors that papers and plan must obey."""
    return (_limitation_gate(limitation, as_of), _identity_gate(debt))


def _limitation_gate(limitation: Limitation, as_of: date) -> Gate:
    if limitation.expired:
        text = "诉讼时效可能已过。现在写信承认、还一部分或签催收通知,都可能让对方重新有权起诉;先找 12348 问清楚。"
        return Gate(code="limitation", open=False, text=text)
    if limitation.ends_on is not None and (limitation.ends_on - as_of).days < _WARN_DAYS:
        text = f"时效到 {speak_date(limitation.ends_on)} 为止。书面提出分期等于承认欠款,时效会重新计算;想清楚再发。"
        return Gate(code="limitation", open=True, text=text)
    return Gate(code="limitation", open=True, text="")


def _identity_gate(debt: Debt) -> Gate:
    if debt.lender is None:
        return Gate(code="identity", open=False, text="还不知道放款机构的全称;先看合同第一页,再写信。")
    return Gate(code="identity", open=True, text="")
