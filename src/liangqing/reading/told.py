"""What a lender's message says is owed: with its parts where they add up to the sum, else the sum alone."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from liangqing.base.errors import InputUnusable
from liangqing.base.money import parse_yuan
from liangqing.case.case import Case, replace_debt
from liangqing.case.debt import Claim, Debt
from liangqing.case.lenders import fold_name
from liangqing.case.records import Contact, Direction
from liangqing.reading.debts import names_of
from liangqing.reading.loan_sms import read_loan_text

_SUM = re.compile(r"应还[^0-9元]{0,6}([0-9,]{1,14}(?:\.[0-9]{1,2})?)元")
_PART = re.compile(r"(本金|利息|罚息|违约金|滞纳金|[\u4e00-\u9fff]{0,6}费)([0-9,]{1,14}(?:\.[0-9]{1,2})?)元")
_AS_OF = re.compile(r"截至(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日")
#: A day further from the message's own is not the one for which the sum is told.
_NEAR_DAYS = 31
_SIGNED = re.compile(r"【([^】]{1,30})】")
_FIELDS: Mapping[str, str] = {
    "本金": "principal_fen",
    "利息": "interest_fen",
    "罚息": "penalty_fen",
    "违约金": "penalty_fen",
    "滞纳金": "penalty_fen",
}


def with_told_claims(case: Case) -> Case:
    """The case with the newest claim to each debt that a message makes; what the person entered stays."""
    for debt in case.debts:
        if case.answer(f"debt.{debt.id}.claim") is None:
            claim = _newest(case, debt)
            if claim is not None and claim != debt.claim:
                case = replace_debt(case, debt.model_copy(update={"claim": claim}))
    return case


def _newest(case: Case, debt: Debt) -> Claim | None:
    told = [
        (contact.at, claim)
        for contact in case.contacts
        if contact.direction is Direction.IN and contact.text and debt_meant(contact, case.debts) is debt
        if (claim := claim_in(contact)) is not None
    ]
    newest = _last(told)
    held = debt.claim
    if newest is None:
        return None
    sent_on = max(at for at, _ in told).date()
    if held is not None and held.total_fen != newest.total_fen and held.on > sent_on:
        return None
    return newest


def _last(told: Sequence[tuple[datetime, Claim]]) -> Claim | None:
    """The last word; where it names a sum that was itemised before, the parts stay with it."""
    if not told:
        return None
    _, last = max(told, key=lambda one: (one[0], one[1].total_fen))
    same = [claim for _, claim in told if claim.total_fen == last.total_fen]
    return max(same, key=lambda claim: (claim.principal_fen is not None, claim.on))


def with_linked_messages(case: Case) -> Case:
    """The case in which every message about the money of one debt says which; what a person said stays."""
    contacts = tuple(_linked(contact, case.debts) for contact in case.contacts)
    return case if contacts == case.contacts else case.model_copy(update={"contacts": contacts})


def _linked(contact: Contact, debts: Sequence[Debt]) -> Contact:
    open_one = contact.debt is None and contact.collecting is not False and contact.direction is Direction.IN
    if not (open_one and contact.text):
        return contact
    debt = debt_meant(contact, debts)
    told = read_loan_text(contact.text, contact.number, contact.at.date())
    if debt is None or not told.speaks_of_money:
        return contact
    return contact.model_copy(update={"debt": debt.id})


def debt_meant(contact: Contact, debts: Sequence[Debt]) -> Debt | None:
    """The one debt that a message is about: by contract number, by product, else by any of its names; None for two."""
    if contact.debt is not None:
        return next((debt for debt in debts if debt.id == contact.debt), None)
    folded = fold_name(contact.text)
    for names in (_number_of, _product_of, names_of):
        meant = [debt for debt in debts if any(name in folded for name in names(debt))]
        if meant:
            return meant[0] if len(meant) == 1 else None
    return None


def _number_of(debt: Debt) -> frozenset[str]:
    number = fold_name(debt.contract_no or "")
    return frozenset({number} if len(number) > 5 else ())


def _product_of(debt: Debt) -> frozenset[str]:
    product = fold_name(debt.product or "")
    return frozenset({product} if len(product) > 1 else ())


def claim_in(contact: Contact) -> Claim | None:
    """Everything that a message asks; an instalment, a minimum or an offer is no claim to the whole."""
    claim = itemised(contact)
    if claim is not None:
        return claim
    told = read_loan_text(contact.text, contact.number, contact.at.date())
    if told.total_fen is None or told.offer_fen is not None:
        return None
    return Claim(on=claim_day(contact), total_fen=told.total_fen, said_by=told.signed, source=contact.source)


def claim_day(contact: Contact) -> date:
    """The day for which the sum is told (`截至11月22日`), where it lies near the message's own; else the message's."""
    sent_on = contact.at.date()
    named = _AS_OF.search(contact.text)
    if named is None:
        return sent_on
    years = [int(named[1])] if named[1] else [sent_on.year - 1, sent_on.year, sent_on.year + 1]
    days = [day for year in years if (day := _day(year, int(named[2]), int(named[3]))) is not None]
    near = [day for day in days if abs((day - sent_on).days) <= _NEAR_DAYS]
    return near[0] if near else sent_on


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def itemised(contact: Contact) -> Claim | None:
    """The claim of a message that names a sum and parts that make it up; None for any other."""
    total = _SUM.search(contact.text)
    named = [(name, part) for name, part in _PART.findall(contact.text)]
    if total is None or len(named) < 2:
        return None
    try:
        total_fen = parse_yuan(total[1])
        parts = [(name, parse_yuan(part)) for name, part in named]
    except InputUnusable:
        return None
    if sum(fen for _, fen in parts) != total_fen:
        return None
    return _claim(contact, total_fen, parts)


def _claim(contact: Contact, total_fen: int, parts: list[tuple[str, int]]) -> Claim:
    sums = dict.fromkeys(("principal_fen", "interest_fen", "penalty_fen", "fees_fen"), 0)
    for name, fen in parts:
        sums[_FIELDS.get(name, "fees_fen")] += fen
    signed = _SIGNED.search(contact.text)
    return Claim(
        on=claim_day(contact),
        total_fen=total_fen,
        said_by=signed[1] if signed else "",
        source=contact.source,
        **sums,
    )
