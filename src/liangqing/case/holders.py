"""Entered facts about who collects and who the creditor is now, and about what came of a debt: set and taken back."""

from typing import Any

from liangqing.case.debt import Debt, ProceedingKind, TitleKind, TransferKind
from liangqing.case.terms import Method

_Json = dict[str, Any]

#: Answered by yes or no and kept as answers only: they may be so at any stage.
MARKS = ("lost_contact", "account_frozen", "dishonest_listed", "consumption_limited")
#: Answered by yes or no.
TRUTHS = ("was_overdue", "student")
#: Field → the field of the agency that stands in the case.
AGENCY = {"agency": "name", "agency_since_on": "since_on", "agency_notified_on": "notified_on"}
#: Field → kind of transfer and its field; the first of each kind says that there was one.
TRANSFER = {
    "assigned_to": (TransferKind.ASSIGNED, "to"),
    "assigned_on": (TransferKind.ASSIGNED, "on"),
    "assigned_notified_on": (TransferKind.ASSIGNED, "notified_on"),
    "assigned_notified_by": (TransferKind.ASSIGNED, "notified_by"),
    "guarantor_paid_by": (TransferKind.GUARANTOR_PAID, "to"),
    "guarantor_paid": (TransferKind.GUARANTOR_PAID, "amount"),
    "guarantor_paid_on": (TransferKind.GUARANTOR_PAID, "on"),
}
#: Further days on which a paper was served or a step began.
STEPS = {
    "pre_suit_received_on": (ProceedingKind.PRE_SUIT, "served_on"),
    "payment_order_amount": (ProceedingKind.PAYMENT_ORDER, "amount"),
    "arbitration_notice_received_on": (ProceedingKind.ARBITRATION, "served_on"),
    "judgment_received_on": (ProceedingKind.EFFECTIVE_TITLE, "served_on"),
    "judgment_kind": (ProceedingKind.EFFECTIVE_TITLE, "title"),
    "judgment_amount": (ProceedingKind.EFFECTIVE_TITLE, "amount"),
    "judgment_effective_on": (ProceedingKind.EFFECTIVE_TITLE, "effective_on"),
    "settlement_signed_on": (ProceedingKind.SETTLED_IN_ENFORCEMENT, "served_on"),
    "suit_filed_on": (ProceedingKind.LAWSUIT, "filed_on"),
    "suit_ended_on": (ProceedingKind.LAWSUIT, "ended_on"),
    "enforcement_paused_on": (ProceedingKind.ENFORCEMENT, "paused_on"),
}
#: Two ways to write the overdue rate as a figure.
PENALTY_RATES = {"penalty_yearly_percent": "year", "penalty_daily_percent": "day"}
METHOD = "method"
#: Everything that can be entered beside the fields of `case/fields.py`.
MORE_FIELDS = (*MARKS, *TRUTHS, *AGENCY, *TRANSFER, *STEPS, *PENALTY_RATES, METHOD)
MORE_CHOICES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys((*MARKS, *TRUTHS), ("yes", "no")),
    "assigned_notified_by": ("old", "new"),
    "judgment_kind": tuple(TitleKind),
    METHOD: tuple(Method),
}
_UNNAMED = "还不知道"
_NONE_WORDS = frozenset({"none", "无", "没有"})


def set_more(stored: _Json, field: str, value: str, today: str) -> None:
    """Puts one of `AGENCY`, `TRANSFER`, `STEPS`, `PENALTY_RATES` and `METHOD` into a stored debt.

    The first fact told of a transfer makes it, dated today until its own day is told. `none` takes the thing out.
    """
    if value in _NONE_WORDS:
        _take_out(stored, field)
    elif field in AGENCY:
        held = stored["agencies"][0] if stored["agencies"] else {"name": _UNNAMED}
        stored["agencies"] = [{**held, AGENCY[field]: value}, *stored["agencies"][1:]]
    elif field in TRANSFER:
        kind, part = TRANSFER[field]
        _put(stored, "transfers", {"kind": kind, "to": _UNNAMED, "on": today}, part, value)
    elif field in STEPS:
        step, part = STEPS[field]
        _put(stored, "proceedings", {"kind": step}, part, value)
    else:
        _set_terms(stored, field, value)


def _put(stored: _Json, where: str, new: _Json, part: str, value: str) -> None:
    """Changes the one of that kind, or adds it."""
    held = next((one for one in stored[where] if one["kind"] == new["kind"]), new)
    others = [one for one in stored[where] if one is not held]
    stored[where] = [*others, {**held, part: value}]


def _set_terms(stored: _Json, field: str, value: str) -> None:
    terms = stored["terms"] or {"method": "instalment"}
    told: _Json = {"method": value}
    if field in PENALTY_RATES:
        told = {"penalty_rate": {"percent": value, "per": PENALTY_RATES[field]}}
    stored["terms"] = terms | told


def _take_out(stored: _Json, field: str) -> None:
    if field in AGENCY:
        stored["agencies"] = stored["agencies"][1:]
    elif field in TRANSFER:
        kind, _ = TRANSFER[field]
        stored["transfers"] = [one for one in stored["transfers"] if one["kind"] != kind]
    elif field in STEPS:
        step, part = STEPS[field]
        kept = [one for one in stored["proceedings"] if one["kind"] != step]
        held = [one for one in stored["proceedings"] if one["kind"] == step and part != "served_on"]
        stored["proceedings"] = [*kept, *({**one, part: None} for one in held)]
    elif field in PENALTY_RATES and stored["terms"]:
        stored["terms"] = stored["terms"] | {"penalty_rate": None}


#: Parts that may be open while the rest of the thing stands.
_ONLY_THIS = frozenset(
    {
        "agency_since_on",
        "agency_notified_on",
        "assigned_notified_on",
        "assigned_notified_by",
        "guarantor_paid",
    }
)


def _empty(stored: _Json, field: str) -> None:
    """The thing without that part."""
    if field in AGENCY:
        first, others = stored["agencies"][:1], stored["agencies"][1:]
        stored["agencies"] = [*({**one, AGENCY[field]: None} for one in first), *others]
        return
    kind, part = TRANSFER[field]
    stored["transfers"] = [{**one, part: None} if one["kind"] == kind else one for one in stored["transfers"]]


def clear_more(debt: Debt, field: str) -> Debt:
    """The debt as it is when nobody has told that field; the method stays, for terms need one."""
    if field in TRUTHS:
        return debt.model_copy(update={field: None})
    if field in MARKS or field == METHOD:
        return debt
    stored: _Json = debt.model_dump(mode="json")
    if field in _ONLY_THIS:
        _empty(stored, field)
    else:
        _take_out(stored, field)
    return Debt.model_validate(stored)
