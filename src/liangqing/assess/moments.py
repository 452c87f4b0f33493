"""The course of one debt, day by day: payout, payments, missed instalments, calls, steps, and the days to come."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum

from liangqing.assess.deadlines import court_dates, instalment_dates
from liangqing.assess.position import DebtPosition
from liangqing.assess.reconstruction import BookLine
from liangqing.assess.seen import Seen
from liangqing.base.because import Because
from liangqing.base.days import speak_date, speak_near_date
from liangqing.base.money import Fen, speak_yuan
from liangqing.base.noun import Noun
from liangqing.case.debt import (
    AgreementState,
    InterruptionKind,
    Notifier,
    Proceeding,
    ProceedingKind,
    TransferKind,
)
from liangqing.case.event import EventKind
from liangqing.case.records import ContactKind


class MomentKind(StrEnum):
    """What sort of thing happened or is to come."""

    PAYOUT = "payout"
    PAID = "paid"
    MISSED = "missed"
    CHANGED = "changed"
    CALLED = "called"
    STEP = "step"
    COMING = "coming"
    PERIOD = "period"


class Moment(Noun):
    """One thing on a day; `last_on` of several in a row. `restarted`: limitation began anew by it."""

    on: date
    kind: MomentKind
    text: str
    last_on: date | None = None
    amount_fen: Fen | None = None
    restarted: bool = False
    because: tuple[Because, ...] = ()


def moments_of(seen: Seen, at: DebtPosition, lines: Sequence[BookLine]) -> tuple[Moment, ...]:
    """Everything that is dated, in order of day; `lines` are the books of a loan (() where there are none)."""
    past = (
        *_payout(seen),
        *_missed(seen, lines),
        *_assumed(seen, lines),
        *_events(seen),
        *_agreements(seen),
        *_holders(seen),
        *_steps(seen),
        *_statements(seen),
        *_ended(seen),
    )
    in_order = sorted((*past, *_coming(seen, at)), key=lambda one: one.on)
    restarts = {(one.on, one.kind) for one in at.limitation.restarts}
    marked = (_marked(one, restarts) for one in in_order)
    demands = {on for on, kind in restarts if kind is InterruptionKind.DEMAND}
    return tuple(sorted((*marked, *_calls(seen, in_order, demands)), key=lambda one: one.on))


_RESTARTING = {
    MomentKind.PAID: (InterruptionKind.PAYMENT,),
    MomentKind.CHANGED: (InterruptionKind.PROMISE,),
    MomentKind.STEP: (InterruptionKind.DEMAND, InterruptionKind.SUIT),
}


def _marked(one: Moment, restarts: set[tuple[date, InterruptionKind]]) -> Moment:
    """With the mark where limitation began anew on that day by a thing of that sort."""
    counts = any((one.on, kind) in restarts for kind in _RESTARTING.get(one.kind, ()))
    return one.model_copy(update={"restarted": True}) if counts else one


def _payout(seen: Seen) -> Iterator[Moment]:
    debt = seen.debt
    if debt.formed_on is not None and not any(e.kind is EventKind.DISBURSEMENT for e in debt.events):
        text = "签卡、开户" if seen.card else "放款"
        yield Moment(
            on=debt.formed_on,
            kind=MomentKind.PAYOUT,
            text=text,
            amount_fen=debt.disbursed_fen or debt.principal_fen,
        )


def _missed(seen: Seen, lines: Sequence[BookLine]) -> Iterator[Moment]:
    """Due days that passed without being paid in full; without books, what the borrower has told."""
    for line in lines:
        if line.due is not None and line.late_since is not None and line.on < seen.as_of:
            text = f"第 {line.due.number} 期到期,没有还够"
            yield Moment(on=line.on, kind=MomentKind.MISSED, text=text, amount_fen=line.due.total_fen)
    late_since = seen.card.late_since if seen.card else None
    if late_since is not None:
        yield Moment(on=late_since, kind=MomentKind.MISSED, text="到最后还款日,最低还款额没有还够")
    if not lines and seen.card is None and seen.debt.unpaid_since is not None:
        yield Moment(on=seen.debt.unpaid_since, kind=MomentKind.MISSED, text="从这一期起没有还(您填的)")


def _assumed(seen: Seen, lines: Sequence[BookLine]) -> Iterator[Moment]:
    """Instalments that the books take as paid because the borrower says so, or no bill reaches back to them."""
    paid_on = {event.on for event in seen.debt.events if event.kind in _PAID}
    for line in lines:
        if line.paid_fen and line.on not in paid_on:
            text = "到期还清(按您说的,没有账单)"
            yield Moment(on=line.on, kind=MomentKind.PAID, text=text, amount_fen=line.paid_fen)


#: Payments and other events in words; what a card bought stands in its statements.
_PAID = {
    EventKind.PAYMENT: "还款或扣款",
    EventKind.PREPAYMENT: "提前还款",
    EventKind.REVERSAL: "一笔还款被退回",
    EventKind.REFUND: "退货退款",
}
_CHANGED = {
    EventKind.DISBURSEMENT: "放款",
    EventKind.DRAW: "再次支用",
    EventKind.RATE_CHANGE: "利率变化",
    EventKind.WAIVER: "减免",
    EventKind.FEE: "收费",
    EventKind.COST: "实现债权的费用",
    EventKind.CAPITALISE: "息费并入本金",
    EventKind.EXTENSION: "展期",
    EventKind.RESCHEDULE: "重新约定还款计划",
    EventKind.ACCELERATE: "对方宣布全部提前到期",
    EventKind.CARRIED: "以前账单转下来的",
    EventKind.PLAN: "办分期",
    EventKind.CONVERT: "消费转分期",
}


def _events(seen: Seen) -> Iterator[Moment]:
    for event in seen.debt.events:
        if event.on > seen.as_of:
            continue
        kind, text = MomentKind.CHANGED, _CHANGED.get(event.kind)
        if event.kind in _PAID:
            kind, text = MomentKind.PAID, _PAID[event.kind] + ("(对方没有入账)" if event.unbooked else "")
        elif event.kind is EventKind.DISBURSEMENT:
            kind = MomentKind.PAYOUT
        if text is not None:
            yield Moment(on=event.on, kind=kind, text=text, amount_fen=event.amount_fen or None)


_AGREED = {
    AgreementState.REQUESTED: "您提出还款方案",
    AgreementState.OFFER_ORAL: "对方口头提方案",
    AgreementState.OFFER_VERIFIED: "对方的方案已核实",
    AgreementState.REFUSED: "对方没有同意您提的方案",
    AgreementState.SIGNED: "签还款协议",
    AgreementState.PERFORMING: "按协议还款",
    AgreementState.LATE: "按协议还款,迟了",
    AgreementState.CURED: "按协议还款,已补上",
    AgreementState.BROKEN: "协议没有履行",
    AgreementState.COMPLETED: "协议履行完",
    AgreementState.CERTIFICATE: "拿到结清证明",
    AgreementState.CREDIT_CHECK: "核对征信",
}


def _agreements(seen: Seen) -> Iterator[Moment]:
    for agreement in seen.debt.agreements:
        if agreement.state in _AGREED and agreement.on <= seen.as_of:
            yield Moment(on=agreement.on, kind=MomentKind.CHANGED, text=_AGREED[agreement.state])


_NOTICE = {Notifier.OLD: "(原放款机构发的)", Notifier.NEW: "(新债权人自己发的)", None: ""}


def _holders(seen: Seen) -> Iterator[Moment]:
    for agency in seen.debt.agencies:
        if agency.since_on is not None:
            yield Moment(on=agency.since_on, kind=MomentKind.STEP, text=f"催收公司“{agency.name}”开始催")
        if agency.notified_on is not None:
            yield Moment(on=agency.notified_on, kind=MomentKind.STEP, text=f"放款机构告知交给“{agency.name}”")
    for transfer in seen.debt.transfers:
        paid = transfer.kind is TransferKind.GUARANTOR_PAID
        text = f"“{transfer.to}”代偿" if paid else f"债权转让给“{transfer.to}”"
        yield Moment(on=transfer.on, kind=MomentKind.STEP, text=text, amount_fen=transfer.amount_fen)
        if transfer.notified_on is not None:
            text = f"收到{'代偿' if paid else '转让'}通知{_NOTICE[transfer.notified_by]}"
            yield Moment(on=transfer.notified_on, kind=MomentKind.STEP, text=text)


_STEPS = {
    ProceedingKind.PRE_SUIT: "律师函或诉前调解",
    ProceedingKind.PAYMENT_ORDER: "支付令",
    ProceedingKind.LAWSUIT: "起诉状、传票",
    ProceedingKind.ARBITRATION: "仲裁通知",
    ProceedingKind.NOTARISED: "公证债权执行通知",
    ProceedingKind.EFFECTIVE_TITLE: "生效判决",
    ProceedingKind.ENFORCEMENT: "执行通知",
    ProceedingKind.SETTLED_IN_ENFORCEMENT: "执行和解",
}


def _steps(seen: Seen) -> Iterator[Moment]:
    for step in seen.debt.proceedings:
        for on, text in _days_of(step, _STEPS[step.kind]):
            if on is not None and on <= seen.as_of:
                yield Moment(on=on, kind=MomentKind.STEP, text=text)


def _days_of(step: Proceeding, name: str) -> tuple[tuple[date | None, str], ...]:
    settled = step.kind is ProceedingKind.SETTLED_IN_ENFORCEMENT
    return (
        (step.filed_on, f"{name}:对方提起"),
        (step.served_on, f"{name}签下" if settled else f"收到{name}"),
        (step.paused_on, "终结本次执行(暂停,不是了结)"),
        (step.ended_on, f"{name}:程序结束"),
    )


def _statements(seen: Seen) -> Iterator[Moment]:
    for one in seen.card.statements if seen.card else ():
        text = f"出账单,{speak_near_date(one.due_on)}前至少还 {speak_yuan(one.minimum_fen)};账单一共"
        yield Moment(on=one.closed_on, kind=MomentKind.CHANGED, text=text, amount_fen=one.balance_fen)


def _ended(seen: Seen) -> Iterator[Moment]:
    if seen.debt.closed_on is not None and seen.debt.closed_on <= seen.as_of:
        yield Moment(on=seen.debt.closed_on, kind=MomentKind.PAID, text="结清")


_HOW = {
    ContactKind.CALL: "电话",
    ContactKind.SMS: "短信",
    ContactKind.VISIT: "上门",
    ContactKind.LETTER: "信件",
    ContactKind.CHAT: "网上消息",
}


def _calls(seen: Seen, others: Sequence[Moment], demands: set[date]) -> Iterator[Moment]:
    """Collecting contacts; those with nothing else between them are one line."""
    marks = [one.on for one in others]
    runs: dict[int, list[tuple[date, ContactKind]]] = {}
    for contact in seen.contacts:
        on = contact.at.date()
        if on <= seen.as_of:
            runs.setdefault(sum(mark <= on for mark in marks), []).append((on, contact.kind))
    for run in runs.values():
        yield _call(sorted(run), demands)


def _call(run: Sequence[tuple[date, ContactKind]], demands: set[date]) -> Moment:
    kinds = [kind for _, kind in run]
    counts = "、".join(f"{_HOW[kind]} {kinds.count(kind)} 次" for kind in ContactKind if kind in kinds)
    first_on, last_on = run[0][0], run[-1][0]
    return Moment(
        on=first_on,
        kind=MomentKind.CALLED,
        text=f"催收:{counts}",
        last_on=last_on if last_on != first_on else None,
        restarted=any(on in demands for on, _ in run),
    )


def _coming(seen: Seen, at: DebtPosition) -> Iterator[Moment]:
    """Court periods, instalments, the end of limitation, the end of the credit record."""
    for row in court_dates(seen.debt, seen.book):
        text = row.text.removeprefix(f"{seen.debt.name}:{speak_near_date(row.due_on)}前,")
        yield Moment(on=row.due_on, kind=MomentKind.PERIOD, text=text, because=row.because)
    for row in instalment_dates(seen.debt, seen.coming, seen.as_of):
        text = row.text.removeprefix(f"{seen.debt.name}:{speak_near_date(row.due_on)}")
        if seen.card is not None:
            text = f"最低还款额 {speak_yuan(row.amount_fen or 0)}到期"
        yield Moment(on=row.due_on, kind=MomentKind.COMING, text=text)
    yield from _limitation(at)
    if at.delete_after is not None:
        text = f"征信里的逾期记录,{speak_date(at.delete_after)}以后应当已经删除"
        yield Moment(on=at.delete_after, kind=MomentKind.PERIOD, text=text)


def _limitation(at: DebtPosition) -> Iterator[Moment]:
    told = at.limitation
    if told.ends_on is None:
        return
    text = "诉讼时效可能在这天届满" if told.expired else "诉讼时效到这天(之后没有新的催收、还款、答应的话)"
    yield Moment(on=told.ends_on, kind=MomentKind.PERIOD, text=text, because=told.because)
    for reading in told.readings:
        if reading.ends_on != told.ends_on:
            text = f"诉讼时效,另一种算法({reading.text}):各地做法不一"
            yield Moment(on=reading.ends_on, kind=MomentKind.PERIOD, text=text)
