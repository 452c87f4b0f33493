"""Whether two rules can both speak to one matter: by lender, by purpose, and by each of the matter's dates."""

from datetime import date

from liangqing.law.rule import KeyedOn, Rule


def can_meet(one: Rule, other: Rule) -> bool:
    """Whether some lender, purpose and dates exist to which both speak (flags left aside: both may be true)."""
    return same_people(one, other) and all(days_meet(key, one, other) for key in KeyedOn)


def same_people(one: Rule, other: Rule) -> bool:
    """Whether some lender and purpose are in the scope of both."""
    return _share(one.applies.lender_types, other.applies.lender_types) and _share(
        one.applies.purposes, other.applies.purposes
    )


def days_meet(key: KeyedOn, one: Rule, other: Rule) -> bool:
    """Whether one day of that name lies in the windows of both."""
    windows = [w for rule in (one, other) for w in rule.applies.windows() if w.keyed_on is key]
    first_on = max((w.from_on or date.min for w in windows), default=date.min)
    end_on = min((w.until_on or date.max for w in windows), default=date.max)
    return first_on < end_on


def _share(one: frozenset[object], other: frozenset[object]) -> bool:
    return not one or not other or bool(one & other)
