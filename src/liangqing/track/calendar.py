"""The calendar file: every legal date, every payment of the plan and every follow-up, each with two alarms."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from liangqing.assess.position import NextDate, Position
from liangqing.base.because import Because
from liangqing.base.days import SHANGHAI, add_months, speak_date
from liangqing.base.money import speak_yuan
from liangqing.base.typeset import legible
from liangqing.case.case import Case
from liangqing.case.debt import AgreementState, Debt
from liangqing.plan.plan import Option, OptionKind, Plan

#: Days after an application until one may ask again. A product default, not a legal period.
ASK_AGAIN_DAYS = 15
_PRODUCT = "-//liangqing//calendar//ZH"
#: An alarm rings at nine in the morning, three days before and on the day.
_ALARMS = ((timedelta(days=-3, hours=9), "三天后"), (timedelta(hours=9), "今天"))
#: Ways that count only once the lender has agreed in writing, and ways that an application may follow.
_AGREED = frozenset(kind for kind in OptionKind if kind.spread) | {OptionKind.LUMP_SUM}
_REQUESTING = _AGREED | {OptionKind.CATCH_UP}


@dataclass(frozen=True)
class Entry:
    """One day in the calendar; `key` makes its UID, so that a new file replaces the old entry."""

    key: str
    on: date
    summary: str
    description: str


def make_calendar(case: Case, position: Position, plan: Plan) -> bytes:
    """iCalendar (RFC 5545) of all-day entries, told for Shanghai; the same input gives the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "两清:还款与期限")
    calendar.add("x-wr-timezone", str(SHANGHAI))
    stamp = datetime.combine(position.as_of, time(), SHANGHAI).astimezone(UTC)
    for entry in sorted(_entries(case, position, plan), key=lambda entry: (entry.on, entry.key)):
        calendar.add_component(_event(case.id, entry, stamp))
    return bytes(calendar.to_ical())


def is_own(data: bytes) -> bool:
    """Whether a calendar file was written here."""
    return f"PRODID:{_PRODUCT}\r\n".encode() in data


def _entries(case: Case, position: Position, plan: Plan) -> Iterator[Entry]:
    yield from _numbered(_deadline(deadline, case) for deadline in position.deadlines)
    for debt in case.debts:
        yield from _payments(case, position, plan, debt)
        yield from _follow_ups(debt, position, plan)


def _numbered(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Two dates of one kind on one day keep keys of their own."""
    seen: dict[str, int] = {}
    for entry in entries:
        seen[entry.key] = seen.get(entry.key, 0) + 1
        number = seen[entry.key]
        yield (
            entry
            if number == 1
            else Entry(f"{entry.key}|{number}", entry.on, entry.summary, entry.description)
        )


def _deadline(deadline: NextDate, case: Case) -> Entry:
    debt = case.debt(deadline.debt) if deadline.debt else None
    lines = [deadline.text]
    if deadline.amount_fen is not None and speak_yuan(deadline.amount_fen) not in deadline.text:
        lines.append(f"金额:{speak_yuan(deadline.amount_fen)}。")
    if deadline.possibly_on is not None:
        lines.append(f"遇休息日可能顺延到 {speak_date(deadline.possibly_on)};请按较早的日子办。")
    key = f"deadline|{deadline.kind}|{deadline.debt or ''}|{deadline.due_on}"
    name = f"{debt.name}:" if debt is not None and debt.name not in deadline.text else ""
    return Entry(key, deadline.due_on, f"{name}{deadline.text}", _told(lines, deadline.because))


_PUT_ASIDE = "先备下,先不付"
_PUT_ASIDE_WORDS = "支付令的异议还没有交或者还没有结果:这笔钱先留好,现在不付,也不答应分期。"


def _payments(case: Case, position: Position, plan: Plan, debt: Debt) -> Iterator[Entry]:
    """A payment a month, while the plan keeps the household's floor; what a deadline tells is not told twice."""
    option = plan.option(debt.id)
    if option is None or not plan.feasible:
        return
    aside = _is_put_aside(position, debt)
    title = _PUT_ASIDE if aside else _pay_title(option)
    for index, planned_fen in enumerate(option.payments_fen):
        month = _month(plan, index)
        on, fen = _pay_day(case, debt, option, month), planned_fen - _told_fen(position, option, month)
        if fen <= 0:
            continue
        about = (option.text,) if index == 0 and option.text else ()
        words = _PUT_ASIDE_WORDS if aside else _pay_words(option)
        lines = (f"方案第 {index + 1} 个月,还“{debt.name}”{speak_yuan(fen)}。", words, *about)
        key = f"payment|{debt.id}|{month:%Y-%m}"
        yield Entry(key, max(plan.as_of, on), f"{title}:{debt.name} {speak_yuan(fen)}", _told(lines, ()))


def _month(plan: Plan, index: int) -> date:
    return (
        plan.monthly[index].month
        if index < len(plan.monthly)
        else add_months(plan.as_of.replace(day=1), index + 1)
    )


def _told_fen(position: Position, option: Option, month: date) -> int:
    """Instalments of a kept contract that stand as deadlines: the month's, and in the first month earlier ones."""
    if option.kind is not OptionKind.KEEP:
        return 0
    first = add_months(position.as_of.replace(day=1), 1)
    since, until = (position.as_of if month <= first else month), add_months(month, 1)
    dues = (d for d in position.deadlines if d.debt == option.debt and d.kind == "instalment")
    return sum(due.amount_fen or 0 for due in dues if since <= due.due_on < until)


def _pay_day(case: Case, debt: Debt, option: Option, month: date) -> date:
    """The contract's day while the contract goes on; else the household's payday; else the schedule's day."""
    row = next((row for row in debt.schedule if _same_month(row.due_on, month)), None)
    if option.kind is OptionKind.KEEP and row is not None:
        return row.due_on
    day = case.household.payday or (debt.schedule[-1].due_on.day if debt.schedule else month.day)
    return add_months(month.replace(day=1), 0, day)


def _same_month(day: date, month: date) -> bool:
    return (day.year, day.month) == (month.year, month.month)


def _is_put_aside(position: Position, debt: Debt) -> bool:
    """While an objection to a payment order is to be made, nothing is paid: the money is kept."""
    at = position.debt(debt.id)
    gate = at.gate("payment_order") if at is not None else None
    return gate is not None and not gate.open


def _pay_title(option: Option) -> str:
    return "还款(以书面确认为准)" if option.kind in _AGREED else "还款"


def _pay_words(option: Option) -> str:
    where = "只付到合同写明的账户或官方 App,留好凭证。"
    return f"对方书面确认之后,按确认的数付;{where}" if option.kind in _AGREED else where


def _follow_ups(debt: Debt, position: Position, plan: Plan) -> Iterator[Entry]:
    """After an application that is on record; or, if the plan is about to ask, counted from the day of the plan."""
    latest = max(debt.agreements, key=lambda agreement: agreement.on, default=None)
    if latest is not None and latest.state is AgreementState.REQUESTED:
        lines = (f"{speak_date(latest.on)} 提出的申请,到今天满 {ASK_AGAIN_DAYS} 天。", _ASK_AGAIN)
        yield _follow_up(debt, latest.on, lines)
        return
    option = plan.option(debt.id)
    if _is_put_aside(position, debt):
        return
    if option is not None and option.kind in _REQUESTING and option.asks:
        asked = (
            f"如果在 {speak_date(position.as_of)} 提出申请,到今天满 {ASK_AGAIN_DAYS} 天;提出得晚,就往后推。"
        )
        lines = (asked, _ASK_AGAIN)
        yield _follow_up(debt, position.as_of, lines)


_ASK_AGAIN = "还没有书面答复的,可以再问一次。这个天数是本程序的建议,不是法定期限。"


def _follow_up(debt: Debt, asked_on: date, lines: tuple[str, ...]) -> Entry:
    on = asked_on + timedelta(days=ASK_AGAIN_DAYS)
    return Entry(
        f"follow_up|{debt.id}|{asked_on}", on, f"可以再问一次:{debt.name}的协商申请", _told(lines, ())
    )


def _told(lines: Iterable[str], because: Iterable[Because]) -> str:
    reasons = [f"依据:{b.cite()}({b.strength.label},{b.confidence.label})" for b in because]
    return "\n".join((*lines, *reasons))


def _event(case_id: str, entry: Entry, stamp: datetime) -> Event:
    event = Event()
    digest = hashlib.sha256(f"{case_id}|{entry.key}".encode()).hexdigest()[:32]
    event.add("uid", f"{digest}@liangqing.invalid")
    event.add("dtstamp", stamp)
    event.add("dtstart", entry.on)
    event.add("dtend", entry.on + timedelta(days=1))
    summary = legible(entry.summary)
    event.add("summary", summary)
    event.add("description", legible(entry.description))
    event.add("transp", "TRANSPARENT")
    for before, when in _ALARMS:
        event.add_component(_alarm(before, f"{when}:{summary}"))
    return event


def _alarm(trigger: timedelta, words: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", trigger)
    return alarm
