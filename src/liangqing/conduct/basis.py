"""Which rules speak to one kind of conduct: found by effect for the debt's facts and the day, never written here."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from liangqing.base.because import Because, Strength
from liangqing.case.debt import Debt, LenderType, Purpose
from liangqing.law.resolve import Unknown, resolve
from liangqing.law.rule import KeyedOn, Matter, Rule

_HARDEST_FIRST = tuple(Strength)


class Topic(StrEnum):
    """What is asked of the law."""

    HOURS = "hours"
    EFFECTIVE_CALLS = "effective_calls"
    UNANSWERED_TRIES = "unanswered_tries"
    THIRD_PARTY = "third_party"
    DEBT_TOLD = "debt_told"
    EXTRA_FEE = "extra_fee"
    NO_INSTITUTION = "no_institution"
    POSED_STATE = "posed_state"
    POSED_LENDER = "posed_lender"
    POSED_LAWYER = "posed_lawyer"
    HARASSMENT = "harassment"
    TOO_FEW = "too_few"
    ENTERED = "entered"
    NOTICE_POSTED = "notice_posted"
    PRIVATE_CHANNEL = "private_channel"
    AGENT_NOTICE = "agent_notice"
    PLAN_STOP = "plan_stop"


@dataclass(frozen=True)
class _Ask:
    """`firm` effects are used only where they speak for certain: a guess must not accuse of breaking the law."""

    effects: tuple[str, ...]
    firm: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


_LENDER_CLASS = ("collection.third_party.card", "collection.third_party.cfc")
_THIRD_PARTY = ("collection.third_party.standard", "collection.third_party.self_discipline")
#: The borrower's own data and privacy: what is broken when somebody else is told of the debt.
_OWN_PRIVACY = ("privacy.no_sale", "privacy.right", "privacy.data", "privacy.peace")
#: Somebody else's name or office taken on.
_FALSE_NAME = ("collection.impostor.police",)
#: Rules told beside a finding without carrying it: the relatives' own data, and whether a spouse must pay.
RELATIVES_DATA, SPOUSE = "privacy.contacts", "spouse.joint"
_ASKS = {
    Topic.HOURS: _Ask(
        ("collection.hours.standard", "collection.hours.self_discipline"), needs=("from", "until")
    ),
    Topic.EFFECTIVE_CALLS: _Ask(("collection.frequency.standard",), needs=("effective_calls_a_day",)),
    Topic.UNANSWERED_TRIES: _Ask(
        ("collection.frequency.self_discipline",), needs=("unanswered_tries_a_day",)
    ),
    Topic.THIRD_PARTY: _Ask(_THIRD_PARTY, firm=_LENDER_CLASS),
    Topic.DEBT_TOLD: _Ask(_THIRD_PARTY, firm=(*_OWN_PRIVACY, *_LENDER_CLASS)),
    Topic.EXTRA_FEE: _Ask(("collection.extra_fee",)),
    Topic.NO_INSTITUTION: _Ask(("collection.identify.self_discipline",)),
    Topic.POSED_STATE: _Ask(
        ("collection.pose.self_discipline",), firm=(*_FALSE_NAME, "collection.impostor.notice")
    ),
    Topic.POSED_LENDER: _Ask(("collection.pose.self_discipline",), firm=_FALSE_NAME),
    Topic.POSED_LAWYER: _Ask((), firm=("lawyer.title", *_FALSE_NAME)),
    Topic.HARASSMENT: _Ask(
        ("collection.threat.self_discipline",),
        firm=("collection.harassment.police", "privacy.peace", *_LENDER_CLASS),
    ),
    Topic.TOO_FEW: _Ask(("collection.visit.self_discipline",), needs=("collectors_at_least",)),
    Topic.ENTERED: _Ask(("collection.entry.self_discipline",), firm=("privacy.peace",)),
    Topic.NOTICE_POSTED: _Ask(("collection.public_notice",), firm=("privacy.right",)),
    Topic.PRIVATE_CHANNEL: _Ask(("collection.private_channel",)),
    Topic.AGENT_NOTICE: _Ask((), firm=("collection.agent.notice", "collection.agent.cfc")),
    Topic.PLAN_STOP: _Ask((), firm=("collection.plan.card",)),
}


@dataclass(frozen=True)
class Basis:
    """The rules, hardest first; `by_analogy`: none of them speaks directly.

    `missing` facts of the debt decide whether `supposed` (one of the rules) speaks.
    """

    rules: tuple[Rule, ...]
    because: tuple[Because, ...]
    by_analogy: bool
    missing: tuple[str, ...]
    supposed: Rule | None

    def only(self, rules: tuple[Rule, ...]) -> "Basis":
        """The same, resting on fewer rules."""
        return replace(self, rules=rules, because=_because(rules))


@dataclass
class Basics:
    """The rule base with what was already found in it: years of calls ask each question once between two changes.

    `changes_on`, ascending: the days on which a rule about contacts begins or ends.
    """

    rules: Sequence[Rule]
    changes_on: tuple[date, ...]
    _held: dict[tuple[Topic, LenderType, Purpose, int], Basis | None] = field(default_factory=dict)

    def stretch(self, on: date) -> int:
        """Which stretch between two changes the day lies in: all its days have the same rules."""
        return bisect_right(self.changes_on, on)

    def find(self, topic: Topic, debts: Iterable[Debt | None], on: date) -> Basis | None:
        """The rules for a contact about these debts on that day; None where none is known to speak."""
        lender_type, purpose = _kind(tuple(debts))
        key = (topic, lender_type, purpose, self.stretch(on))
        if key not in self._held:
            matter = Matter(lender_type=lender_type, purpose=purpose, contacted_on=on)
            self._held[key] = _basis(self.rules, _ASKS[topic], matter)
        return self._held[key]

    def beside(self, effect: str, debts: Iterable[Debt | None], on: date) -> Rule | None:
        """The rule of that effect, only where it speaks for certain."""
        known = tuple(debts)
        lender_type, purpose = _kind(known)
        formed_on = {debt.formed_on if debt else None for debt in known}
        matter = Matter(
            lender_type=lender_type,
            purpose=purpose,
            contacted_on=on,
            formed_on=formed_on.pop() if len(formed_on) == 1 else None,
        )
        found = resolve(self.rules, effect, matter)
        return found if isinstance(found, Rule) else None


def basics(rules: Sequence[Rule]) -> Basics:
    """The part of the rule base that speaks about conduct."""
    asked = {effect for ask in _ASKS.values() for effect in (*ask.effects, *ask.firm)}
    effects = asked | {RELATIVES_DATA, SPOUSE}
    about = tuple(rule for rule in rules if rule.effect in effects)
    return Basics(about, tuple(sorted(_changes(about))))


def _changes(rules: Sequence[Rule]) -> set[date]:
    windows = (window for rule in rules for window in rule.applies.windows())
    told = (window for window in windows if window.keyed_on is KeyedOn.CONTACTED_ON)
    return {on for window in told for on in (window.from_on, window.until_on) if on is not None}


def _kind(debts: tuple[Debt | None, ...]) -> tuple[LenderType, Purpose]:
    """What the debts have in common; where they differ or one is not known, that is not known."""
    known = [debt for debt in debts if debt is not None]
    types = {_licence(debt.lender_type) for debt in known}
    purposes = {debt.purpose for debt in known}
    lender_type = types.pop() if len(types) == 1 else LenderType.UNKNOWN
    return lender_type, purposes.pop() if len(purposes) == 1 else Purpose.UNKNOWN


def _licence(lender_type: LenderType) -> LenderType:
    """A platform is not a lender: who lent is still to be told."""
    return LenderType.UNKNOWN if lender_type is LenderType.PLATFORM else lender_type


def _basis(rules: Sequence[Rule], ask: _Ask, matter: Matter) -> Basis | None:
    certain: list[Rule] = []
    supposed: list[Rule] = []
    missing: dict[str, None] = {}
    for effect in (*ask.effects, *ask.firm):
        found = resolve(rules, effect, matter)
        if isinstance(found, Rule):
            certain.append(found)
        elif isinstance(found, Unknown) and effect in ask.effects:
            supposed += _direct(found.candidates)
            missing |= dict.fromkeys(found.missing)
    guessed = [] if any(rule.effect in ask.effects for rule in certain) else _able(supposed, ask)
    rules = _direct([*_able(certain, ask), *guessed])
    if not rules:
        return None
    by_analogy = all(_analogous(rule) for rule in rules)
    kept = [rule for rule in guessed if rule in rules]
    ordered = _in_order(rules)
    supposed_rule = kept[0] if kept else None
    return Basis(ordered, _because(ordered), by_analogy, tuple(missing) if kept else (), supposed_rule)


def _because(rules: Sequence[Rule]) -> tuple[Because, ...]:
    return tuple(rule.because() for rule in rules)


def _able(rules: Sequence[Rule], ask: _Ask) -> list[Rule]:
    """Rules that carry the figures we need; an unverified rule carries none."""
    return [rule for rule in rules if all(name in rule.params for name in ask.needs)]


def _direct(rules: Sequence[Rule]) -> list[Rule]:
    """Where a rule speaks directly, those that are only followed by analogy step back."""
    return [rule for rule in rules if not _analogous(rule)] or list(rules)


def _analogous(rule: Rule) -> bool:
    return rule.params.get("by_analogy") is True


def _in_order(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    return tuple(sorted(rules, key=lambda rule: _HARDEST_FIRST.index(rule.strength)))
