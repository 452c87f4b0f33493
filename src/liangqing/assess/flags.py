"""What may be so at any stage of a debt: lost contact, frozen account, court lists, limitation, crime, the person."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from liangqing.assess.gates import WARN_DAYS
from liangqing.assess.position import Flag
from liangqing.assess.seen import Seen
from liangqing.assess.stage import is_closed, open_proceeding
from liangqing.assess.told import FROZEN, SELF_HARM, VANISHED, YES
from liangqing.base.days import add_months
from liangqing.base.money import parse_yuan
from liangqing.case.case import Case
from liangqing.case.debt import InterruptionKind, ProceedingKind
from liangqing.law.book import matter_on
from liangqing.law.rule import Matter

#: What a person tells about one debt by yes or no: the last part of the answer's id.
_TOLD = {
    "lost_contact": Flag.LOST_CONTACT,
    "account_frozen": Flag.FROZEN_ACCOUNT,
    "dishonest_listed": Flag.DISHONEST_LISTED,
    "consumption_limited": Flag.CONSUMPTION_LIMITED,
}


def flags_of(seen: Seen, case: Case) -> tuple[Flag, ...]:
    """In the order of the enum, each once; a debt that is paid off has none but those about the person."""
    found = set(_about_the_person(case))
    if not is_closed(seen.debt, seen.as_of):
        found |= {*_told(seen, case), *_worked_out(seen, case)}
    return tuple(flag for flag in Flag if flag in found)


def _about_the_person(case: Case) -> Iterator[Flag]:
    if case.answer(SELF_HARM) == YES:
        yield Flag.SELF_HARM_RISK


def _told(seen: Seen, case: Case) -> Iterator[Flag]:
    for field, flag in _TOLD.items():
        if case.answer(f"debt.{seen.debt.id}.{field}") == YES:
            yield flag


def _worked_out(seen: Seen, case: Case) -> Iterator[Flag]:
    vanished = case.answer(VANISHED) == YES and bool(seen.overdue_days)
    if vanished:
        yield Flag.LOST_CONTACT
    if case.answer(FROZEN) == YES and before_a_court(seen):
        yield Flag.FROZEN_ACCOUNT
    ends_on = seen.limitation.ends_on
    if seen.limitation.expired or (ends_on is not None and (ends_on - seen.as_of).days < WARN_DAYS):
        yield Flag.LIMITATION_RISK
    lost = vanished or case.answer(f"debt.{seen.debt.id}.lost_contact") == YES
    if _large_card(seen) and (lost or _demanded_twice(seen)):
        yield Flag.CRIME_RISK


def before_a_court(seen: Seen) -> bool:
    """Whether a step runs in which a court can freeze an account."""
    step = open_proceeding(seen.debt, seen.as_of)
    return step is not None and step.kind not in (ProceedingKind.PRE_SUIT, ProceedingKind.PAYMENT_ORDER)


def _large_card(seen: Seen) -> bool:
    """A card's unpaid principal above the line below which there is no crime."""
    rule = seen.book.rule("card_crime.tiers", _card(seen))
    if rule is None or seen.contract is None or not seen.overdue_days:
        return False
    return seen.contract.principal_fen >= parse_yuan(rule.words("amount"))


def _demanded_twice(seen: Seen) -> bool:
    """Two demands on file so far apart as the rule asks, and its months gone since the second."""
    demands, valid = (
        seen.book.rule(f"card_crime.{name}", _card(seen)) for name in ("demands", "valid_demand")
    )
    if demands is None or valid is None:
        return False
    second_on = _second(_demand_days(seen), valid.whole("gap_days"))
    return second_on is not None and add_months(second_on, demands.whole("months_after")) < seen.as_of


def _demand_days(seen: Seen) -> list[date]:
    told = [step.on for step in seen.debt.interruptions if step.kind is InterruptionKind.DEMAND]
    return sorted({*told, *(contact.at.date() for contact in seen.contacts)})


def _second(days: Sequence[date], gap_days: int) -> date | None:
    """The first day that lies far enough after the first."""
    return next((day for day in days if day >= days[0] + timedelta(days=gap_days)), None)


def _card(seen: Seen) -> Matter:
    facts = {"lender_type": seen.debt.lender_type, "purpose": seen.debt.purpose}
    return matter_on(seen.as_of, **facts)
