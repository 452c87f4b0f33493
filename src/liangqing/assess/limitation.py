"""Limitation of one debt: every act on file that restarts it, what came too late, and what would revive the claim."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from liangqing.assess.position import Limitation, LimitationReading, Restarted
from liangqing.assess.stage import begun_on, open_proceeding, runs
from liangqing.base.because import Because
from liangqing.base.days import add_months, speak_date
from liangqing.base.errors import InputUnusable
from liangqing.case.debt import AgreementState, Debt, InterruptionKind, ProceedingKind, Purpose
from liangqing.case.event import EventKind
from liangqing.case.records import Contact, ContactKind, InstalmentRow
from liangqing.law.book import LawBook, matter_on
from liangqing.law.limitation import EFFECTS, LimitationEnd, Restart, limitation_end

_TITLES = (
    ProceedingKind.EFFECTIVE_TITLE,
    ProceedingKind.ENFORCEMENT,
    ProceedingKind.SETTLED_IN_ENFORCEMENT,
)
_WOULD_REVIVE = (
    "口头、短信、微信或书面答应还款",
    "还一部分,哪怕很少",
    "签新的还款协议、分期协议",
    "在催收通知上签字,看得出是同意还的",
)


class Act(NamedTuple):
    """Something on file that bears on limitation; `ended_on` of a procedure that is over.

    `revives`: whether it would also count after the end.
    """

    on: date
    kind: InterruptionKind
    text: str
    effects: tuple[str, ...]
    ended_on: date | None = None
    revives: bool = True


def limitation_of(
    debt: Debt, schedule: Sequence[InstalmentRow], contacts: Sequence[Contact], book: LawBook, as_of: date
) -> Limitation:
    """Limitation from the last instalment's due day, restarted by every demand, promise, payment and ended procedure.

    A case before a court, a tribunal or a notary stops the clock if it was begun in time; a letter before suit is a
    demand. `contacts` are those by which this debt was demanded. After a recall of the whole loan courts differ on the
    day from which it runs: the later one is told, and both are shown.
    """
    running = open_proceeding(debt, as_of)
    if running is not None and running.kind in _TITLES:
        return silent("已有生效的法律文书,诉讼时效不再是问题。")
    due_on = last_due_on(debt, schedule, as_of)
    if due_on is None:
        return silent("还不知道最后一期的还款日,时效先不下结论。")
    contested = running is not None and running.kind is not ProceedingKind.PRE_SUIT
    until = (begun_on(running) or as_of) if running is not None and contested else as_of
    acts = [act for act in _acts(debt, contacts, as_of) if act.on <= until]
    try:
        ends = _both_readings(debt, due_on, acts, book, until)
    except InputUnusable as odd:
        return silent(odd.message())
    return _told(ends, acts, book, until, contested)


def silent(text: str) -> Limitation:
    """No day, and why."""
    return Limitation(ends_on=None, expired=False, because=(), text=text)


def last_due_on(debt: Debt, schedule: Sequence[InstalmentRow], as_of: date) -> date | None:
    """The due day of the last instalment; a new schedule and extensions put it elsewhere."""
    last_on = max((row.due_on for row in schedule), default=None)
    for event in sorted(debt.events, key=lambda event: event.on):
        if event.on <= as_of and event.kind is EventKind.RESCHEDULE:
            last_on = max(row.due_on for row in event.rows)
        elif event.on <= as_of and event.kind is EventKind.EXTENSION and last_on and last_on > event.on:
            last_on = add_months(last_on, event.months or 0)
    return last_on


class _Reading(NamedTuple):
    """The end when it runs from `from_on`, and what that day is."""

    text: str
    from_on: date
    end: LimitationEnd


def _both_readings(
    debt: Debt, due_on: date, acts: Sequence[Act], book: LawBook, until: date
) -> tuple[_Reading, ...]:
    """One, or two where the whole loan was called in; the later end first."""
    called = min(
        (e.on for e in debt.events if e.kind is EventKind.ACCELERATE and e.on <= until), default=None
    )
    starts = [("从最后一期到期那天算", due_on)]
    if called is not None and called < due_on:
        starts.append(("从提前收回全部贷款那天算", called))
    ends = [_Reading(text, from_on, _end(from_on, acts, book)) for text, from_on in starts]
    return tuple(sorted(ends, key=lambda one: one.end.ends_on, reverse=True))


_RESTART = {
    InterruptionKind.DEMAND: Restart.DEMAND,
    InterruptionKind.PROMISE: Restart.PROMISE,
    InterruptionKind.PAYMENT: Restart.PAYMENT,
    InterruptionKind.SUIT: Restart.SUIT,
}


def _end(from_on: date, acts: Sequence[Act], book: LawBook) -> LimitationEnd:
    """`used` counts in the order of `acts`: single acts stand before procedures there.

    A payment restarts a running period. Whether one after the end revives the claim depends on whether it was made of
    free will, and for the rest of the debt it is disputed: here it does not, and the gate stays closed.
    """
    rules = [rule for effect in EFFECTS for rule in book.by_effect.get(effect, ())]
    single = [(act.on, _restart(act)) for act in acts if act.ended_on is None]
    procedures = [(act.on, act.ended_on) for act in acts if act.ended_on is not None]
    return limitation_end(rules, from_on, single, book.calendar, procedures)


def _restart(act: Act) -> Restart:
    return _RESTART[act.kind] if act.revives else Restart.DEMAND


def _told(
    ends: Sequence[_Reading], acts: Sequence[Act], book: LawBook, until: date, contested: bool
) -> Limitation:
    later = ends[0]
    end, expired = later.end, until > later.end.ends_on
    late = [act for place, act in enumerate(acts) if place not in end.used]
    told = dict[str, Because]()
    restarts = tuple(_restarted(acts[place], book, told) for place in end.used)
    if contested and not expired:
        pending = silent("程序还在进行,时效没有重新开始计算。")
        return pending.model_copy(update={"restarts": restarts})
    because = (*end.because, *book.because("limitation.instalments", matter_on(later.from_on)))
    if expired:
        because = (*because, *_reasons(book, _IF_EXPIRED, later.from_on))
    return Limitation(
        ends_on=end.ends_on,
        expired=expired,
        because=tuple(dict.fromkeys(because)),
        text=_words(end, late, expired, contested) + _readings_words(ends),
        restarts=restarts,
        after_end=tuple(_restarted(act, book, told) for act in late),
        would_revive=_WOULD_REVIVE if expired else (),
        readings=_readings(ends),
    )


def _readings(ends: Sequence[_Reading]) -> tuple[LimitationReading, ...]:
    told = tuple(LimitationReading(text=one.text, ends_on=one.end.ends_on) for one in ends)
    return told if len(told) > 1 else ()


_IF_EXPIRED = ("limitation.refuse", "limitation.plead", "limitation.revival")


def _reasons(book: LawBook, effects: Sequence[str], on: date) -> tuple[Because, ...]:
    return tuple(reason for effect in effects for reason in book.because(effect, matter_on(on)))


def _restarted(act: Act, book: LawBook, told: dict[str, Because]) -> Restarted:
    """The act as it is shown. `told` keeps the reasons by rule: a long log names the same few again and again."""
    spoken = [r for e in act.effects for r in book.by_effect.get(e, ()) if r.applies.holds(act.on)]
    told |= {rule.id: rule.because() for rule in spoken if rule.id not in told}
    because = tuple(told[rule.id] for rule in spoken)
    return Restarted(on=act.ended_on or act.on, kind=act.kind, text=act.text, because=because)


def _words(end: LimitationEnd, late: Sequence[Act], expired: bool, contested: bool) -> str:
    if not expired:
        return f"诉讼时效按现有材料算到 {speak_date(end.ends_on)}。" + (end.warning or "")
    words = _before_suit(end) if contested else _maybe_over(end)
    paid = [act for act in late if act.kind is InterruptionKind.PAYMENT]
    if paid:
        words += (
            f"届满以后,{speak_date(paid[-1].on)}还有一笔还款或扣款:会不会使对方重新有权起诉,"
            "看是不是您自愿还的,各地看法不一,先打 12348 问。"
        )
    return words


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


def _readings_words(ends: Sequence[_Reading]) -> str:
    if len(ends) == 1 or ends[0].end.ends_on == ends[1].end.ends_on:
        return ""
    told = ";".join(f"{one.text},到 {speak_date(one.end.ends_on)}" for one in ends)
    return f"贷款被提前收回过,从哪天起算各地法院看法不一:{told}。这里按晚的算。"


# --- What is on file -------------------------------------------------------------------------------------------------

_CARD = "limitation.restart_card"
_TOLD = {
    InterruptionKind.DEMAND: "对方催要",
    InterruptionKind.PROMISE: "您答应还款",
    InterruptionKind.PAYMENT: "您自愿还了一部分",
    InterruptionKind.SUIT: "起诉或仲裁",
}
_WHY = {
    InterruptionKind.DEMAND: ("limitation.demand",),
    InterruptionKind.PROMISE: ("limitation.acknowledge",),
    InterruptionKind.PAYMENT: ("limitation.acknowledge",),
    InterruptionKind.SUIT: ("limitation.restart_end",),
}


def _acts(debt: Debt, contacts: Sequence[Contact], as_of: date) -> list[Act]:
    """Single acts in order of day, then procedures that are over."""
    single = [
        *_from_told(debt),
        *_from_events(debt),
        *(act for contact in contacts for act in _from_contact(debt, contact)),
        *_from_agreements(debt),
        *_from_transfers(debt),
        *_from_letters(debt),
    ]
    past = [act for act in single if act.on <= as_of]
    return sorted(past, key=lambda act: act.on) + sorted(_procedures(debt, as_of), key=lambda act: act.on)


def _from_told(debt: Debt) -> Iterator[Act]:
    for step in debt.interruptions:
        yield Act(step.on, step.kind, _TOLD[step.kind], _WHY[step.kind])


def _from_events(debt: Debt) -> Iterator[Act]:
    paid = (EventKind.PAYMENT, EventKind.PREPAYMENT)
    changed = (EventKind.EXTENSION, EventKind.RESCHEDULE)
    for event in debt.events:
        if event.kind in paid:
            effects = _WHY[InterruptionKind.PAYMENT]
            yield Act(event.on, InterruptionKind.PAYMENT, "一笔还款或扣款", effects, revives=False)
        elif event.kind in changed:
            yield Act(
                event.on, InterruptionKind.PROMISE, "展期或重新约定还款", _WHY[InterruptionKind.PROMISE]
            )


_WRITTEN = {ContactKind.SMS: "催收短信", ContactKind.LETTER: "催收信件", ContactKind.CHAT: "催收消息"}


def _from_contact(debt: Debt, contact: Contact) -> Iterator[Act]:
    """What reached the borrower; for a card it is enough that a message was sent to the number left with the bank."""
    written, card = _WRITTEN.get(contact.kind), debt.purpose is Purpose.CARD
    if contact.connected is False and not (card and written):
        return
    text = written or ("上门催收" if contact.kind is ContactKind.VISIT else "催收电话")
    effects = (_CARD, "limitation.demand") if card and written else ("limitation.demand",)
    yield Act(contact.at.date(), InterruptionKind.DEMAND, text, effects)


#: States in which the borrower has asked for time or agreed to pay.
_PROMISED = {
    AgreementState.REQUESTED: "您提出过还款方案",
    AgreementState.SIGNED: "签过还款协议",
    AgreementState.PERFORMING: "按协议还款",
    AgreementState.LATE: "按协议还款",
    AgreementState.CURED: "按协议还款",
}


def _from_agreements(debt: Debt) -> Iterator[Act]:
    for agreement in debt.agreements:
        if agreement.state in _PROMISED:
            text = _PROMISED[agreement.state]
            yield Act(agreement.on, InterruptionKind.PROMISE, text, _WHY[InterruptionKind.PROMISE])


def _from_transfers(debt: Debt) -> Iterator[Act]:
    for transfer in debt.transfers:
        if transfer.notified_on is not None:
            effects = ("limitation.assignment",)
            yield Act(transfer.notified_on, InterruptionKind.DEMAND, "债权转让通知到达", effects)


def _from_letters(debt: Debt) -> Iterator[Act]:
    for step in debt.proceedings:
        if step.kind is ProceedingKind.PRE_SUIT and step.served_on is not None:
            effects = ("limitation.demand", "limitation.mediation")
            yield Act(step.served_on, InterruptionKind.DEMAND, "律师函或诉前调解", effects)


_PROCEDURES = {
    ProceedingKind.PAYMENT_ORDER: "支付令程序结束",
    ProceedingKind.LAWSUIT: "诉讼结束",
    ProceedingKind.ARBITRATION: "仲裁结束",
    ProceedingKind.NOTARISED: "公证债权执行程序结束",
    ProceedingKind.EFFECTIVE_TITLE: "生效文书的程序结束",
    ProceedingKind.ENFORCEMENT: "执行程序结束",
    ProceedingKind.SETTLED_IN_ENFORCEMENT: "执行和解结束",
}


def _procedures(debt: Debt, as_of: date) -> Iterator[Act]:
    for step in debt.proceedings:
        if step.kind in _PROCEDURES and step.ended_on is not None and not runs(step, as_of):
            begun = begun_on(step) or step.ended_on
            effects = ("limitation.restart_end", "limitation.procedures")
            text = _PROCEDURES[step.kind]
            yield Act(min(begun, step.ended_on), InterruptionKind.SUIT, text, effects, step.ended_on)
