"""The law as one value: rules and tables, handed to every function that applies them."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from liangqing.base.because import Because
from liangqing.base.days import WorkCalendar
from liangqing.base.errors import InputUnusable
from liangqing.law.load import load_rules
from liangqing.law.resolve import resolve
from liangqing.law.rule import Matter, Rule
from liangqing.law.tables import HolidayYears, LprQuote, LprTable, calendar_with, load_calendar, load_lpr


@dataclass(frozen=True)
class LawBook:
    """Everything that may change when the law changes."""

    rules: tuple[Rule, ...]
    lpr: LprTable
    calendar: WorkCalendar

    @functools.cached_property
    def by_effect(self) -> Mapping[str, tuple[Rule, ...]]:
        """The rules of each effect: a case asks for hundreds."""
        held: dict[str, tuple[Rule, ...]] = {}
        for rule in self.rules:
            held[rule.effect] = (*held.get(rule.effect, ()), rule)
        return held

    def rule(self, effect: str, matter: Matter) -> Rule | None:
        """The rule for an effect, where exactly one speaks."""
        found = resolve(self.by_effect.get(effect, ()), effect, matter)
        return found if isinstance(found, Rule) else None

    def by_id(self, rule_id: str) -> Rule:
        """The rule of that id. Raises InputUnusable for an id that we do not have."""
        for rule in self.rules:
            if rule.id == rule_id:
                return rule
        raise InputUnusable(
            "rule_unknown",
            f"没有编号为 {rule_id[:40]} 的规则。",
            "用 liangqing law list 查看全部编号。",
        )

    def because(self, effect: str, matter: Matter) -> tuple[Because, ...]:
        """Its reason, or nothing."""
        rule = self.rule(effect, matter)
        return (rule.because(),) if rule else ()


@dataclass(frozen=True)
class Additions:
    """What a user added: the pack in force (its digest, rules, quotes, holiday years) and quotes entered by hand."""

    pack: str = ""
    rules: tuple[Rule, ...] = ()
    quotes: tuple[LprQuote, ...] = ()
    years: HolidayYears = field(default_factory=dict)
    own_quotes: tuple[LprQuote, ...] = ()


@functools.cache
def load_book() -> LawBook:
    """The book shipped with the program."""
    return LawBook(load_rules(), load_lpr(), load_calendar())


def book_with(added: Additions) -> LawBook:
    """The shipped book with a user's additions: rules replace by id, quotes follow after the last, years join."""
    shipped = load_book()
    rules = {rule.id: rule for rule in (*shipped.rules, *added.rules)}
    return LawBook(
        tuple(rules[rule_id] for rule_id in sorted(rules)),
        shipped.lpr.continued(added.quotes).continued(added.own_quotes),
        calendar_with(added.years) if added.years else shipped.calendar,
    )


def matter_on(day: date, **facts: object) -> Matter:
    """A matter in which every deciding date is the same day; for rules that bind everybody."""
    days = dict.fromkeys(("formed_on", "accrued_on", "filed_on", "contacted_on", "received_on"), day)
    return Matter.model_validate({**days, **facts})
