"""Procedural deadlines: each kind is a rule; the days and the rest-day manner stand in its file."""

from collections.abc import Sequence
from datetime import date, timedelta

from liangqing.base.because import Because
from liangqing.base.days import Deadline, WorkCalendar, our_deadline, their_deadline
from liangqing.base.errors import InputUnusable
from liangqing.law.resolve import resolve
from liangqing.law.rule import Matter, Rule

_PREFIX = "deadline."


def deadline_kinds(rules: Sequence[Rule]) -> tuple[str, ...]:
    """The kinds that a rule is known for."""
    return tuple(sorted({r.effect.removeprefix(_PREFIX) for r in rules if r.effect.startswith(_PREFIX)}))


def deadline(
    rules: Sequence[Rule], kind: str, received_on: date, calendar: WorkCalendar
) -> tuple[Deadline, tuple[Because, ...]]:
    """The last day of a period that began with `received_on`, which is itself not counted.

    Raises InputUnusable for a kind, or a day, that no rule covers.
    """
    rule = resolve(rules, _PREFIX + kind, Matter(received_on=received_on))
    if not isinstance(rule, Rule):
        known = "、".join(deadline_kinds(rules))
        raise InputUnusable(
            "deadline_unknown", f"没有“{kind}”在 {received_on} 的期限规则。", f"可选:{known}。"
        )
    raw_on = received_on + timedelta(days=rule.whole("days"))
    because = (rule.because(),)
    if not rule.params["rolls"]:
        return Deadline(raw_on, raw_on, None, False, None), because
    roll = our_deadline if rule.params["ours"] else their_deadline
    return roll(raw_on, calendar), because
