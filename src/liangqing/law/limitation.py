"""Limitation: three years from the due day, restarted by every demand, promise, payment or suit; twenty at most."""

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


#: What the end rests on: a caller that picks rules beforehand needs these.
EFFECTS = (
    "limitation.general",
    "limitation.old",
    "limitation.longest",
    "limitation.longest_fixed",
    "limitation.restart",
    "limitation.revival",
)
#: The general period, then the old one.
_PERIODS = ("limitation.general", "limitation.old")


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
    None carries it past the longest period, counted from the due day. A restart after the end counts only if it is a
    promise or a payment (it revives, or may be read so).
    `procedures` are (begun, ended): one that began in time restarts the period when it ends, however long it took.
    Raises InputUnusable for a due day that no rule of ours covers.
    """
    start_on, revived, used = due_on, False, list[int]()
    shortest = min(_period(rules, due_on).whole("years"), *_years(rules))
    longest = _rule(rules, "limitation.longest", due_on)
    last_on = add_years(due_on, longest.whole("years")) if longest else date.max
    acts = [(on, on, kind, place) for place, (on, kind) in enumerate(restarts)]
    acts += [(begun, ended, Restart.SUIT, len(restarts) + n) for n, (begun, ended) in enumerate(procedures)]
    for on, restart_on, kind, place in sorted(acts):
        soonest_on = min(add_years(start_on, shortest), last_on)
        late = on > soonest_on and on > calendar.roll(min(_period_end(rules, start_on), last_on))
        if late and kind not in (Restart.PROMISE, Restart.PAYMENT):
            continue
        last_on = date.max if late and on > calendar.roll(last_on) else last_on
        revived = revived or late
        start_on = max(start_on, restart_on)
        used.append(place)
    cut = longest if _period_end(rules, start_on) > last_on else None
    raw_on = min(_period_end(rules, start_on), last_on)
    ended = their_deadline(raw_on, calendar)
    because = (
        *(_longest_because(rules, cut, start_on) if cut else _period_because(rules, start_on, due_on)),
        *(_because(rules, "limitation.revival", start_on) if revived else ()),
    )
    warning = f"{cut.gist if cut else ''}{ended.warning or ''}" or None
    return LimitationEnd(ended.due_on, raw_on, revived, warning, because, tuple(used))


def _years(rules: Sequence[Rule]) -> list[int]:
    """Every length that a period has or had: what happens within the shortest needs no looking up."""
    return [rule.whole("years") for rule in rules if rule.effect in _PERIODS]


def _period_end(rules: Sequence[Rule], start_on: date) -> date:
    return add_years(start_on, _period(rules, start_on).whole("years"))


def _period_because(rules: Sequence[Rule], start_on: date, due_on: date) -> tuple[Because, ...]:
    """The period, and what restarted it."""
    restart = _because(rules, "limitation.restart", start_on) if start_on != due_on else ()
    return (_period(rules, start_on).because(), *restart)


def _longest_because(rules: Sequence[Rule], longest: Rule, start_on: date) -> tuple[Because, ...]:
    """The longest period, and that no restart moves it."""
    return (longest.because(), *_because(rules, "limitation.longest_fixed", start_on))


def _period(rules: Sequence[Rule], due_on: date) -> Rule:
    """The general period, or the old one for debts that fell due before it could apply."""
    for effect in _PERIODS:
        rule = resolve(rules, effect, Matter(accrued_on=due_on))
        if isinstance(rule, Rule):
            return rule
    raise InputUnusable(
        "limitation_unknown", f"没有 {due_on} 到期的债适用的时效规则。", "请打 12348 问律师。"
    )


def _because(rules: Sequence[Rule], effect: str, on: date) -> tuple[Because, ...]:
    rule = _rule(rules, effect, on)
    return (rule.because(),) if rule else ()


def _rule(rules: Sequence[Rule], effect: str, on: date) -> Rule | None:
    found = resolve(rules, effect, Matter(accrued_on=on, contacted_on=on))
    return found if isinstance(found, Rule) else None
