"""What a person noted about a contact, held against the rules: who spoke, how, at whose door, for whose money."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from liangqing.case.debt import Agency, AgreementState, Debt
from liangqing.case.records import ContactKind, ContactTag, Direction
from liangqing.conduct import telling_tags
from liangqing.conduct.basis import Basics, Basis, Topic
from liangqing.conduct.collectors import THIRD_PARTIES, Collecting
from liangqing.conduct.finding import ConductCode, ConductFinding
from liangqing.conduct.grouped import daily, finding, grouped
from liangqing.conduct.said import said_tags
from liangqing.conduct.shown import shown


@dataclass(frozen=True)
class _Test:
    """Contacts with one of the tags, by day and party, against one topic of the law."""

    code: ConductCode
    tags: tuple[ContactTag, ...]
    topic: Topic


_TESTS = (
    _Test(ConductCode.IMPOSTOR, (ContactTag.POSED_STATE,), Topic.POSED_STATE),
    _Test(ConductCode.IMPOSTOR, (ContactTag.POSED_LAWYER,), Topic.POSED_LAWYER),
    _Test(ConductCode.IMPOSTOR, (ContactTag.POSED_LENDER,), Topic.POSED_LENDER),
    _Test(ConductCode.HARASSMENT, (ContactTag.THREAT, ContactTag.INSULT), Topic.HARASSMENT),
    _Test(ConductCode.DEBT_TOLD, (ContactTag.DEBT_TOLD,), Topic.DEBT_TOLD),
    _Test(ConductCode.VISIT, (ContactTag.ENTERED,), Topic.ENTERED),
    _Test(ConductCode.VISIT, (ContactTag.NOTICE_POSTED,), Topic.NOTICE_POSTED),
    _Test(ConductCode.EXTRA_FEE, (ContactTag.EXTRA_FEE, ContactTag.NEW_LOAN), Topic.EXTRA_FEE),
    _Test(
        ConductCode.EXTRA_FEE,
        (ContactTag.PRIVATE_ACCOUNT, ContactTag.PRIVATE_CHANNEL),
        Topic.PRIVATE_CHANNEL,
    ),
)


def tagged_findings(collecting: Sequence[Collecting], law: Basics) -> Iterator[ConductFinding]:
    """I1, I2, H1, C2, C3, V1, P1, A1 and K1 of the contacts that a person marked or linked."""
    said = said_tags(collecting)
    telling = [one for one in collecting if one.contact.tags or one.contact.text in said]
    for test in _TESTS:
        marked = (one for one in telling if _marked(one, test.tags, said))
        for (on, party), group in daily(marked, lambda one: one.party):
            basis = law.find(test.topic, (one.debt for one in group), on)
            if basis is not None:
                yield _told(group, test.code, test.topic, party, basis, _quote(group, test.tags, said))
    yield from _first_without_name(collecting, law)
    yield from _after_refusal(collecting, law)
    yield from _too_few_at_the_door(collecting, law)
    yield from _by_day(_before_notice(collecting), ConductCode.AGENT_UNANNOUNCED, Topic.AGENT_NOTICE, law)
    yield from _by_day(_while_performing(collecting), ConductCode.PLAN_DISTURBED, Topic.PLAN_STOP, law)


_Said = Mapping[str, Mapping[ContactTag, str]]


def _marked(one: Collecting, tags: Sequence[ContactTag], said: _Said) -> bool:
    """Whether a person noted one of the marks, or the message itself says it."""
    words = said.get(one.contact.text, {})
    return any(tag in one.contact.tags or tag in words for tag in tags)


def _quote(group: Sequence[Collecting], tags: Sequence[ContactTag], said: _Said) -> str:
    """The first words that show it, where a message does."""
    words = (said.get(one.contact.text, {}).get(tag) for one in group for tag in tags)
    return next((quote for quote in words if quote), "")


def _by_day(
    marked: Iterable[Collecting], code: ConductCode, topic: Topic, law: Basics
) -> Iterator[ConductFinding]:
    for (on, party), group in daily(marked, lambda one: one.party):
        basis = law.find(topic, (one.debt for one in group), on)
        if basis is not None:
            yield _told(group, code, topic, party, basis)


def _told(
    group: Sequence[Collecting], code: ConductCode, topic: Topic, party: str, basis: Basis, quote: str = ""
) -> ConductFinding:
    fact = shown(group)._replace(quote=quote)
    return finding(code, fact, basis, telling_tags.told(topic, fact, basis), party)


def _first_without_name(collecting: Sequence[Collecting], law: Basics) -> Iterator[ConductFinding]:
    """I1: only the first contact of a party has to say for whom it speaks."""
    firsts: dict[str, Collecting] = {}
    for one in collecting:
        firsts.setdefault(one.party or one.number, one)
    for first in firsts.values():
        if ContactTag.NO_INSTITUTION in first.contact.tags:
            yield from _by_day((first,), ConductCode.NO_INSTITUTION, Topic.NO_INSTITUTION, law)


def _after_refusal(collecting: Sequence[Collecting], law: Basics) -> Iterator[ConductFinding]:
    """C2: somebody else than the borrower was asked again after refusing, by the same party."""
    others = (one for one in collecting if one.contact.callee in THIRD_PARTIES)
    for _key, group in grouped(others, lambda one: (one.party, one.contact.callee, one.contact.name)):
        refused = next((one.at for one in group if ContactTag.REFUSED in one.contact.tags), None)
        again = (one for one in group if refused is not None and one.at > refused)
        yield from _by_day(again, ConductCode.AFTER_REFUSAL, Topic.THIRD_PARTY, law)


def _too_few_at_the_door(collecting: Iterable[Collecting], law: Basics) -> Iterator[ConductFinding]:
    """V1: fewer collectors than the rule of that day asks for; a number that nobody noted accuses nobody."""
    visits = (
        one
        for one in collecting
        if one.contact.kind is ContactKind.VISIT and one.contact.collectors is not None
    )
    for (on, party), group in daily(visits, lambda one: one.party):
        basis = law.find(Topic.TOO_FEW, (one.debt for one in group), on)
        if basis is None:
            continue
        least = basis.rules[0].whole("collectors_at_least")
        alone = tuple(one for one in group if (one.contact.collectors or 0) < least)
        if alone:
            yield _told(alone, ConductCode.VISIT, Topic.TOO_FEW, party, basis)


def _before_notice(collecting: Iterable[Collecting]) -> Iterator[Collecting]:
    """A1: an agency named by the case spoke before the lender had told of it."""
    for one in collecting:
        agency = _agency(one)
        if agency is not None and (agency.notified_on is None or one.on < agency.notified_on):
            yield one


def _agency(one: Collecting) -> Agency | None:
    org = one.contact.org
    if one.debt is None or not org:
        return None
    return next((agency for agency in one.debt.agencies if agency.name == org), None)


_KEPT = (AgreementState.SIGNED, AgreementState.PERFORMING, AgreementState.CURED)


def _while_performing(collecting: Iterable[Collecting]) -> Iterator[Collecting]:
    """K1: asked for money although an agreed plan is being kept."""
    agreed = ((one, one.debt) for one in collecting if one.debt is not None and one.debt.agreements)
    for one, debt in agreed:
        since_on = _performing_since(debt)
        if since_on is not None and one.on > since_on and one.contact.direction is Direction.IN:
            yield one


def _performing_since(debt: Debt) -> date | None:
    kept = [agreement.on for agreement in debt.agreements if agreement.state in _KEPT]
    return max(kept, default=None)
