"""Procedural deadlines: each kind is a rule; the days and the rest-day manner stand in its file."""

from collections.abc import Sequence
from datetime import date, timedelta

from liangqing.base.because import Because
from liangqing.base.days import Deadline, WorkCalendar, add_months, our_deadline, their_deadline
from liangqing.base.errors import InputUnusable
from liangqing.law.resolve import resolve
from liangqing.law.rule import Matter, Rule

_PREFIX = "deadline."
#: Periods in months stand under another name, beside rules of how to count.
_MONTHS = "period."


def deadline_kinds(rules: Sequence[Rule]) -> tuple[str, ...]:
    """The kinds that a rule is known for."""
    return tuple(sorted({kind for rule in rules if (kind := kind_of(rule)) is not None}))


def kind_of(rule: Rule) -> str | None:
    """The kind of period that a rule gives the length of, in days or in months; None: it gives none."""
    if rule.effect.startswith(_PREFIX):
        return rule.effect.removeprefix(_PREFIX)
    if rule.effect.startswith(_MONTHS) and "months" in rule.params:
        return rule.effect.removeprefix(_MONTHS)
    return None


def deadline(
    rules: Sequence[Rule], kind: str, received_on: date, calendar: WorkCalendar
) -> tuple[Deadline, tuple[Because, ...]]:
    """The last day of a period that began with `received_on`, which is itself not counted.

    Raises InputUnusable for a kind, or a day, that no rule covers.
    """
    effects = dict.fromkeys(rule.effect for rule in rules if kind_of(rule) == kind)
    found = (resolve(rules, effect, Matter(received_on=received_on)) for effect in effects)
    rule = next((one for one in found if isinstance(one, Rule)), None)
    if rule is None:
        known = "、".join(deadline_kinds(rules))
        raise InputUnusable(
            "deadline_unknown", f"没有“{kind}”在 {received_on} 的期限规则。", f"可选:{known}。"
        )
    raw_on = _raw_end(rule, received_on)
    because = (rule.because(),)
    if not rule.params["rolls"]:
        return Deadline(raw_on, raw_on, None, False, None), because
    roll = our_deadline if rule.params["ours"] else their_deadline
    return roll(raw_on, calendar), because


def _raw_end(rule: Rule, received_on: date) -> date:
    """Before rest days; a month without that day ends with its last one."""
    if "months" in rule.params:
        return add_months(received_on, rule.whole("months"))
    return received_on + timedelta(days=rule.whole("days"))
