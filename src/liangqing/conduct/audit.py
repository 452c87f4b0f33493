"""The contact audit: hours, counts, third parties, disclosure and fees, each held against the rules of that day.

A finding is a note of what the records show, for a complaint or a talk; it is not a judgment. Where no rule is known
to speak on that date to that kind of lender there is no finding; only the warning of a scam (P1) needs none.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, time, timedelta
from itertools import compress

from liangqing.base.because import Strength
from liangqing.base.bulk import many_values
from liangqing.case.debt import Debt
from liangqing.case.records import Callee, Contact, ContactKind, ContactTag, Direction, NoteRecord
from liangqing.conduct import telling
from liangqing.conduct.basis import RELATIVES_DATA, SPOUSE, Basics, Basis, Topic, basics
from liangqing.conduct.collectors import (
    THIRD_PARTIES,
    WRITTEN,
    Collecting,
    called,
    creditor,
    different,
    is_a_friend,
    who_collects,
)
from liangqing.conduct.finding import ConductCode, ConductFinding, ConductReport
from liangqing.conduct.grouped import daily, finding, grouped
from liangqing.conduct.hours import hours_by_day, parties
from liangqing.conduct.shown import Shown, noted, seen, shown
from liangqing.conduct.tagged import tagged_findings
from liangqing.conduct.words import debt_told, fee_for_relief, names_debt, others_reached
from liangqing.law.rule import Rule

_CALL, _LETTER, _BORROWER = (ContactKind.CALL,), (ContactKind.LETTER,), (Callee.BORROWER,)
_Spoke = Mapping[str, Sequence[datetime]]
_Windows = tuple[tuple[time, time], ...]


@many_values()
def audit(
    contacts: Sequence[Contact],
    debts: Sequence[Debt],
    notes: Sequence[NoteRecord],
    rules: Sequence[Rule],
    clock_ahead_seconds: int = 0,
) -> ConductReport:
    """Everything the records show against collectors, in order of time.

    `contacts` in any order and zone, repeats count once; who is taken for a collector stands in `collectors.py`.
    `clock_ahead_seconds`: how far the telephone's clock ran ahead.
    Raises LawConflict where two rules claim the same effect.
    """
    once = right_time(different(contacts), clock_ahead_seconds)
    return audited(once, who_collects(once, debts), debts, notes, rules, clock_ahead_seconds)


def audited(
    once: Sequence[Contact],
    collecting: Sequence[Collecting],
    debts: Sequence[Debt],
    notes: Sequence[NoteRecord],
    rules: Sequence[Rule],
    clock_ahead_seconds: int,
) -> ConductReport:
    """The same of contacts that are each there once and told by a right clock; `collecting` is who collects in them."""
    law = basics(rules)
    calls = tuple(one for one in collecting if _call_to_borrower(one.contact))
    spoke = _spoke(calls)
    findings = (
        *_at_night(collecting, law),
        *_too_many_answered(calls, law),
        *_too_many_unanswered(calls, law),
        *_others_reached(collecting, spoke, law),
        *_others_noted(notes, debts, spoke, law),
        *_fees(once, debts, law),
        *_fees_noted(notes, debts, law),
        *tagged_findings(collecting, law),
    )
    in_order = tuple(sorted(_each_once(findings), key=lambda one: (one.at, one.code, one.number)))
    return ConductReport(
        contacts=len(once),
        findings=in_order,
        by_strength=_by_strength(in_order),
        hours=hours_by_day(collecting),
        parties=parties(collecting),
        clock=_clock_words(clock_ahead_seconds),
    )


def right_time(contacts: Sequence[Contact], clock_ahead_seconds: int) -> tuple[Contact, ...]:
    """The contacts at the time that a right clock showed."""
    if not clock_ahead_seconds:
        return tuple(contacts)
    ahead = timedelta(seconds=clock_ahead_seconds)
    return tuple(contact.model_copy(update={"at": contact.at - ahead}) for contact in contacts)


def _clock_words(seconds: int) -> str:
    if not seconds:
        return ""
    return f"手机的钟比标准时间{'快' if seconds > 0 else '慢'} {abs(seconds)} 秒,这里的时间都已经改过来。"


def _each_once(findings: Iterable[ConductFinding]) -> tuple[ConductFinding, ...]:
    """What a tag and the words both show is told once."""
    once: dict[tuple[object, ...], ConductFinding] = {}
    for one in findings:
        told = {reason.rule for reason in one.because}
        once.setdefault((one.code, one.on, one.evidence, *sorted(told)), one)
    return tuple(once.values())


def _at_night(collecting: Iterable[Collecting], law: Basics) -> Iterator[ConductFinding]:
    """T1: from the evening hour (counted) to the morning hour (not counted), answered or not; one a number a day."""
    nights = _Nights(law)
    at_any_hour = (one for one in collecting if one.contact.kind not in _LETTER)
    late = (one for one in at_any_hour if nights.basis(one) is not None)
    for (_on, (party, _debt, _number)), group in daily(
        late, lambda one: (one.party, _debt_id(one), one.number)
    ):
        if basis := nights.basis(group[0]):
            night = shown(group)
            yield finding(ConductCode.NIGHT, night, basis, telling.night(night, basis), party)


class _Nights:
    """The hours that bind whoever collects one debt, looked up once for each stretch of the law."""

    def __init__(self, law: Basics) -> None:
        self._law = law
        self._held: dict[tuple[str | None, int], tuple[Basis | None, _Windows]] = {}

    def basis(self, one: Collecting) -> Basis | None:
        """The rules whose hours this moment lies in."""
        key = (_debt_id(one), self._law.stretch(one.on))
        if key not in self._held:
            self._held[key] = self._look_up(one)
        basis, windows = self._held[key]
        moment = one.at.time()
        inside = [_within(moment, start, end) for start, end in windows]
        if basis is None or True not in inside or _was_agreed(one, moment):
            return None
        return basis if False not in inside else basis.only(tuple(compress(basis.rules, inside)))

    def _look_up(self, one: Collecting) -> tuple[Basis | None, _Windows]:
        basis = self._law.find(Topic.HOURS, (one.debt,), one.on)
        rules = basis.rules if basis else ()
        clock = time.fromisoformat
        return basis, tuple((clock(rule.words("from")), clock(rule.words("until"))) for rule in rules)


def _was_agreed(one: Collecting, moment: time) -> bool:
    """Whether the borrower had agreed to be reached at that hour."""
    if ContactTag.AGREED_TIME in one.contact.tags:
        return True
    agreed = one.debt.agreed_hours if one.debt is not None else None
    if agreed is None or (agreed.since_on is not None and one.on < agreed.since_on):
        return False
    return _within(moment, agreed.from_at, agreed.until_at)


def _within(moment: time, start: time, end: time) -> bool:
    """`start` counted, `end` not; a window may run over midnight."""
    return start <= moment < end if start <= end else moment >= start or moment < end


def _too_many_answered(calls: Iterable[Collecting], law: Basics) -> Iterator[ConductFinding]:
    """F1: answered calls to the borrower on one calendar day, over all numbers of one creditor and its agents."""
    answered = (one for one in calls if one.contact.connected is True)
    for (on, party), group in daily(answered, lambda one: one.party):
        basis = law.find(Topic.EFFECTIVE_CALLS, (one.debt for one in group), on)
        if basis is not None and len(group) > basis.rules[0].whole("effective_calls_a_day"):
            many = shown(group)
            yield finding(ConductCode.EFFECTIVE_CALLS, many, basis, telling.answered(many, basis), party)


def _too_many_unanswered(calls: Iterable[Collecting], law: Basics) -> Iterator[ConductFinding]:
    """F2: unanswered calls from one number on one calendar day; a held-back number is no one number."""
    unanswered = (one for one in calls if one.contact.connected is False and one.number)
    for (on, _number), group in daily(unanswered, lambda one: one.number):
        basis = law.find(Topic.UNANSWERED_TRIES, (one.debt for one in group), on)
        if basis is not None and len(group) > basis.rules[0].whole("unanswered_tries_a_day"):
            tries = shown(group)
            yield finding(
                ConductCode.UNANSWERED_TRIES, tries, basis, telling.unanswered(tries, basis), group[0].party
            )


def _others_reached(collecting: Iterable[Collecting], spoke: _Spoke, law: Basics) -> Iterator[ConductFinding]:
    """C1: relatives or strangers reached; C3 beside it where they were told of the debt."""
    reached = (one for one in collecting if one.contact.callee in THIRD_PARTIES)
    for (on, party), group in daily(reached, lambda one: one.party):
        debts = tuple(one.debt for one in group)
        if basis := law.find(Topic.THIRD_PARTY, debts, on):
            before = _last(spoke.get(party, ()), group[0].at)
            yield _third_party(shown(group), basis, before, law)
        told = tuple(one for one in group if _was_told(one.contact))
        if told and (basis := law.find(Topic.DEBT_TOLD, debts, on)):
            others = shown(told)
            yield finding(ConductCode.DEBT_TOLD, others, basis, telling.told(others, basis))


def _third_party(fact: Shown, basis: Basis, before: datetime | None, law: Basics) -> ConductFinding:
    data = law.beside(RELATIVES_DATA, fact.debts, fact.on)
    spouse = law.beside(SPOUSE, fact.debts, fact.on)
    return finding(ConductCode.THIRD_PARTY, fact, basis, telling.others(fact, basis, before, data, spouse))


def _spoke(calls: Iterable[Collecting]) -> _Spoke:
    """When each party had the borrower on the line: then no one else had to be asked."""
    answered = (one for one in calls if one.contact.connected is True)
    return {
        party: tuple(one.at for one in group) for party, group in grouped(answered, lambda one: one.party)
    }


def _last(times: Sequence[datetime], before_at: datetime) -> datetime | None:
    place = bisect_left(times, before_at)
    return times[place - 1] if place else None


def _was_told(contact: Contact) -> bool:
    return names_debt(contact.text) if contact.kind in WRITTEN else debt_told(contact.text)


def _others_noted(
    notes: Iterable[NoteRecord], debts: Sequence[Debt], spoke: _Spoke, law: Basics
) -> Iterator[ConductFinding]:
    """C1 and C3 from what the borrower wrote down."""
    for note in notes:
        if (quote := others_reached(note.text)) is None:
            continue
        debt = _debt_of(note, debts)
        fact = noted(note, debt, quote)
        if basis := law.find(Topic.THIRD_PARTY, fact.debts, fact.on):
            before = _last(spoke.get(creditor(debt), ()), fact.times[0]) if debt else None
            yield _third_party(fact, basis, before, law)
        if debt_told(note.text) and (basis := law.find(Topic.DEBT_TOLD, fact.debts, fact.on)):
            yield finding(ConductCode.DEBT_TOLD, fact, basis, telling.told(fact, basis))


def _fees(contacts: Iterable[Contact], debts: Sequence[Debt], law: Basics) -> Iterator[ConductFinding]:
    """P1: a message that asks money for relief; whoever sent it and whoever lent: it warns without a rule too."""
    known = {debt.id: debt for debt in debts}
    written = (one for one in contacts if one.kind in WRITTEN and one.direction is Direction.IN)
    for contact in written:
        if contact.collecting is False or is_a_friend(contact) or not (quote := fee_for_relief(contact.text)):
            continue
        yield _fee(seen(contact, known.get(contact.debt or ""), quote), law)


def _fees_noted(notes: Iterable[NoteRecord], debts: Sequence[Debt], law: Basics) -> Iterator[ConductFinding]:
    """P1 from what the borrower wrote down."""
    for note in notes:
        if quote := fee_for_relief(note.text):
            yield _fee(noted(note, _debt_of(note, debts), quote), law)


def _fee(fact: Shown, law: Basics) -> ConductFinding:
    basis = law.find(Topic.EXTRA_FEE, fact.debts, fact.on)
    return finding(ConductCode.EXTRA_FEE, fact, basis, telling.fee(fact, basis))


def _debt_of(note: NoteRecord, debts: Sequence[Debt]) -> Debt | None:
    """The one debt that the note names."""
    meant = [debt for debt in debts if note.product and note.product in (debt.id, *called(debt))]
    return meant[0] if len(meant) == 1 else None


def _call_to_borrower(contact: Contact) -> bool:
    return contact.kind in _CALL and contact.callee in _BORROWER


def _debt_id(one: Collecting) -> str | None:
    return one.debt.id if one.debt else None


def _by_strength(findings: Sequence[ConductFinding]) -> dict[Strength, tuple[ConductCode, ...]]:
    """Hardest first; a code stands under every strength that speaks to it."""
    pairs = {(reason.strength, finding.code) for finding in findings for reason in finding.because}
    codes = {
        strength: tuple(code for code in ConductCode if (strength, code) in pairs) for strength in Strength
    }
    return {strength: some for strength, some in codes.items() if some}
