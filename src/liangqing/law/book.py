"""The law as one value: rules and tables, handed to every function that applies them."""

import functools
from dataclasses import dataclass
from datetime import date

from liangqing.base.because import Because
from liangqing.base.days import WorkCalendar
from liangqing.law.load import load_rules
from liangqing.law.resolve import resolve
from liangqing.law.rule import Matter, Rule
from liangqing.law.tables import LprTable, load_calendar, load_lpr


@dataclass(frozen=True)
class LawBook:
    """Everything that may change when the law changes."""

    rules: tuple[Rule, ...]
    lpr: LprTable
    calendar: WorkCalendar

    def rule(self, effect: str, matter: Matter) -> Rule | None:
        """The rule for an effect, where exactly one speaks."""
        found = resolve(self.rules, effect, matter)
        return found if isinstance(found, Rule) else None

    def because(self, effect: str, matter: Matter) -> tuple[Because, ...]:
        """Its reason, or nothing."""
        rule = self.rule(effect, matter)
        return (rule.because(),) if rule else ()


@functools.cache
def load_book() -> LawBook:
    """The book shipped with the program."""
    return LawBook(load_rules(), load_lpr(), load_calendar())


def matter_on(day: date, **facts: object) -> Matter:
    """A matter in which every deciding date is the same day; for rules that bind everybody."""
    days = dict.fromkeys(("formed_on", "accrued_on", "filed_on", "contacted_on", "received_on"), day)
    return Matter.model_validate({**days, **facts})
