"""Whether a rule speaks to a matter: true, false, or not decidable until a fact is known."""

from typing import Literal

from liangqing.case.debt import LenderType, Purpose
from liangqing.law.rule import Applies, Matter, Rule

Fact = Literal["lender_type", "purpose", "formed_on", "accrued_on", "filed_on", "contacted_on", "received_on"]


def speaks(rule: Rule, matter: Matter) -> bool | None:
    """True or False where the known facts decide, None where a missing one does."""
    if refuted(rule.applies, matter):
        return False
    return None if undecided(rule.applies, matter) else True


def refuted(scope: Applies, matter: Matter) -> bool:
    """Some known fact lies outside the scope."""
    for window in scope.windows():
        day = matter.day(window.keyed_on)
        if day is not None and not window.holds(day):
            return True
    return (
        _outside(matter.lender_type, scope.lender_types, LenderType.UNKNOWN)
        or _outside(matter.purpose, scope.purposes, Purpose.UNKNOWN)
        or not scope.flags <= matter.flags
    )


def undecided(scope: Applies, matter: Matter) -> tuple[str, ...]:
    """The facts that would have to be known, in a fixed order."""
    bounded = [window.keyed_on for window in scope.windows() if window.from_on or window.until_on]
    missing = [keyed_on.value for keyed_on in bounded if matter.day(keyed_on) is None]
    if scope.lender_types and matter.lender_type is LenderType.UNKNOWN:
        missing.append("lender_type")
    if scope.purposes and matter.purpose is Purpose.UNKNOWN:
        missing.append("purpose")
    return tuple(dict.fromkeys(missing))


def _outside(
    value: LenderType | Purpose, scope: frozenset[LenderType] | frozenset[Purpose], unknown: object
) -> bool:
    return bool(scope) and value is not unknown and value not in scope
