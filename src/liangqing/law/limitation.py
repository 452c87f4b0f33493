"""Limitation of a claim: three years from the due day, restarted by every demand, promise, payment or suit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from liangqing.base.because import Because
from liangqing.base.days import WorkCalendar, add_years, their_deadline
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
    """`ends_on` rolled over rest days (the other side loses a right, so it is told as late as it can be)."""

    ends_on: date
    raw_on: date
    revived: bool
    warning: str | None
    because: tuple[Because, ...]


def limitation_end(
    rules: Sequence[Rule], due_on: date, restarts: Sequence[tuple[date, Restart]], calendar: WorkCalendar
) -> LimitationEnd:
    """The end of limitation for a debt due on `due_on`.

    A restart after the end counts only if it is a promise or a payment (it revives, or may be read so).
    """
    general = _rule(rules, "limitation.general", due_on)
    restart_rule = _rule(rules, "limitation.restart", due_on)
    start_on, revived = due_on, False
    for on, kind in sorted(restarts):
        end_on = calendar.roll(add_years(start_on, general.whole("years")))
        if on > end_on:
            if kind not in (Restart.PROMISE, Restart.PAYMENT):
                continue
            revived = True
        start_on = max(start_on, on)
    raw_on = add_years(start_on, general.whole("years"))
    ended = their_deadline(raw_on, calendar)
    reasons = [general.because()] + ([restart_rule.because()] if start_on != due_on else [])
    if revived:
        reasons.append(_rule(rules, "limitation.revival", due_on).because())
    return LimitationEnd(ended.due_on, raw_on, revived, ended.warning, tuple(reasons))


def _rule(rules: Sequence[Rule], effect: str, due_on: date) -> Rule:
    rule = resolve(rules, effect, Matter(accrued_on=due_on))
    if not isinstance(rule, Rule):
        raise LookupError(f"no rule for {effect} on {due_on}")
    return rule
