"""One effect, one matter, one rule: or a named reason why there is none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from liangqing.base.errors import LawConflict
from liangqing.law.match import speaks, undecided
from liangqing.law.rule import Matter, Rule


@dataclass(frozen=True)
class LawGap:
    """We hold rules for this effect and kind of lender, but none is in force on that date."""

    effect: str
    checked_on: date


@dataclass(frozen=True)
class NoRuleKnown:
    """We know of no rule at all for this effect and kind of lender; never an invented citation."""

    effect: str
    checked_on: date


@dataclass(frozen=True)
class Unknown:
    """Which rule speaks depends on facts that are not known; `candidates` are the rules between which they decide."""

    missing: tuple[str, ...]
    candidates: tuple[Rule, ...]


Resolution = Rule | LawGap | NoRuleKnown | Unknown


def resolve(rules: Sequence[Rule], effect: str, matter: Matter) -> Resolution:
    """The one rule for the effect. Raises LawConflict when two rules both speak."""
    held = [rule for rule in rules if rule.effect == effect]
    asked = [(rule, speaks(rule, matter)) for rule in held]
    speaking = [rule for rule, told in asked if told]
    open_ones = [rule for rule, told in asked if told is None]
    if len(speaking) > 1:
        names = "、".join(rule.id for rule in speaking)
        raise LawConflict("law_conflict", f"{effect} 同时有 {names} 适用。", "请修正规则的适用范围。")
    if open_ones:
        missing = tuple(dict.fromkeys(fact for rule in open_ones for fact in undecided(rule.applies, matter)))
        return Unknown(missing, tuple(speaking + open_ones))
    return speaking[0] if speaking else _none(held, effect, matter)


def _none(held: Sequence[Rule], effect: str, matter: Matter) -> LawGap | NoRuleKnown:
    checked_on = max((rule.verified.on for rule in held), default=date.min)
    timeless = matter.model_copy(
        update=dict.fromkeys(("formed_on", "accrued_on", "filed_on", "contacted_on", "received_on"))
    )
    ours = any(speaks(rule, timeless) is not False for rule in held)
    return LawGap(effect, checked_on) if ours else NoRuleKnown(effect, checked_on)
