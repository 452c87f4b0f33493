"""Limitation of a claim: three years from the due day, restarted by every demand, promise, payment or suit."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from liangqing.base.because import Because
from liangqing.base.days import WorkCalendar, add_years, their_deadline
from liangqing.base.errors import InputUnusable
from liangqing.law.resolve import resolve
from liangqing.law.rule import Matter, Rule


class Restart(StrEnum):
    """What restarts the period."""

    DEMAND = "demand"
    PROMISE = "promise"
    PAYMENT = "payment"
    SUIT = "suit"


@dataclass(frozen=True)
class LimitationEnd:
    """`ends_on` rolled over rest days (the other side loses a right, so it is told as late as it can be).

    `used` are the places of the restarts that count, those of procedures after those of single acts.
    """

    ends_on: date
    raw_on: date
    revived: bool
    warning: str | None
    because: tuple[Because, ...]
    used: tuple[int, ...] = field(default=(), compare=False)


def limitation_end(
    rules: Sequence[Rule],
    due_on: date,
    restarts: Sequence[tuple[date, Restart]],
    calendar: WorkCalendar,
    procedures: Sequence[tuple[date, date]] = (),
) -> LimitationEnd:
    """The end of limitation for a debt due on `due_on`.

    Each restart runs for the period in force for its own day: an old debt demanded in time gets the longer one.
    A restart after the end counts only if it is a promise or a payment (it revives, or may be read so).
    `procedures` are (begun, ended): one that began in time restarts the period when it ends, however long it took.
    Raises InputUnusable for a due day that no rule of ours covers.
    """
    start_on, revived, used = due_on, False, list[int]()
    acts = [(on, on, kind, place) for place, (on, kind) in enumerate(restarts)]
    acts += [(begun, ended, Restart.SUIT, len(restarts) + n) for n, (begun, ended) in enumerate(procedures)]
    for on, restart_on, kind, place in sorted(acts):
        late = on > calendar.roll(_raw_end(rules, start_on))
        if late and kind not in (Restart.PROMISE, Restart.PAYMENT):
            continue
        revived = revived or late
        start_on = max(start_on, restart_on)
        used.append(place)
    rule, raw_on = _period(rules, start_on), _raw_end(rules, start_on)
    ended = their_deadline(raw_on, calendar)
    effects = (["limitation.restart"] if start_on != due_on else []) + (
        ["limitation.revival"] if revived else []
    )
    because = (
        rule.because(),
        *(reason for effect in effects for reason in _because(rules, effect, start_on)),
    )
    return LimitationEnd(ended.due_on, raw_on, revived, ended.warning, because, tuple(used))


def _raw_end(rules: Sequence[Rule], start_on: date) -> date:
    return add_years(start_on, _period(rules, start_on).whole("years"))


def _period(rules: Sequence[Rule], due_on: date) -> Rule:
    """The general period, or the old one for debts that fell due before it could apply."""
    for effect in ("limitation.general", "limitation.old"):
        rule = resolve(rules, effect, Matter(accrued_on=due_on))
        if isinstance(rule, Rule):
            return rule
    raise InputUnusable(
        "limitation_unknown", f"没有 {due_on} 到期的债适用的时效规则。", "请打 12348 问律师。"
    )


def _because(rules: Sequence[Rule], effect: str, on: date) -> tuple[Because, ...]:
    rule = resolve(rules, effect, Matter(accrued_on=on, contacted_on=on))
    return (rule.because(),) if isinstance(rule, Rule) else ()
