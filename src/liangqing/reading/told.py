"""What a lender's message says is owed, with its parts: taken only where the parts add up to the sum."""

import re
from collections.abc import Mapping

from liangqing.base.errors import InputUnusable
from liangqing.base.money import parse_yuan
from liangqing.case.case import Case, replace_debt
from liangqing.case.debt import Claim, Debt
from liangqing.case.lenders import fold_name
from liangqing.case.records import Contact, Direction
from liangqing.reading.debts import names_of

_SUM = re.compile(r"应还[^0-9元]{0,6}([0-9,]{1,14}(?:\.[0-9]{1,2})?)元")
_PART = re.compile(r"(本金|利息|罚息|违约金|滞纳金|[\u4e00-\u9fff]{0,6}费)([0-9,]{1,14}(?:\.[0-9]{1,2})?)元")
_SIGNED = re.compile(r"【([^】]{1,30})】")
_FIELDS: Mapping[str, str] = {
    "本金": "principal_fen",
    "利息": "interest_fen",
    "罚息": "penalty_fen",
    "违约金": "penalty_fen",
    "滞纳金": "penalty_fen",
}


def with_told_claims(case: Case) -> Case:
    """The case with the newest itemised claim of each debt; what the person entered stays."""
    for debt in case.debts:
        if case.answer(f"debt.{debt.id}.claim") is None:
            claim = _newest(case, debt)
            if claim is not None and claim != debt.claim:
                case = replace_debt(case, debt.model_copy(update={"claim": claim}))
    return case


def _newest(case: Case, debt: Debt) -> Claim | None:
    names = names_of(debt)
    told = [
        claim
        for contact in case.contacts
        if contact.direction is Direction.IN and contact.text
        if any(name in fold_name(contact.text) for name in names)
        if (claim := itemised(contact)) is not None
    ]
    newest = max(told, key=lambda claim: claim.on, default=None)
    held = debt.claim
    if newest is None or (held is not None and held.total_fen != newest.total_fen and held.on > newest.on):
        return None
    return newest


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
        on=contact.at.date(),
        total_fen=total_fen,
        said_by=signed[1] if signed else "",
        source=contact.source,
        **sums,
    )
