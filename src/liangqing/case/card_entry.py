"""Entered facts of a card's contract: its days, its minimum payment, how interest is counted."""

from typing import Any

from liangqing.case.debt import Debt
from liangqing.case.terms import CardTerms, InterestMode, Method

_Json = dict[str, Any]

#: Field → where it lives in the card's terms.
CARD_FIELDS = {
    "statement_day": "statement_day",
    "card_due_day": "due_day",
    "card_due_after_days": "due_after_days",
    "minimum_percent": "minimum_percent",
    "late_fee_percent": "late_fee_percent",
    "late_fee_least": "late_fee_least",
    "interest_mode": "interest_mode",
    "card_compounds": "compounds",
    "cash_daily_percent": "cash_rate",
}
CARD_CHOICES: dict[str, tuple[str, ...]] = {
    "interest_mode": tuple(InterestMode),
    "card_compounds": ("yes", "no"),
}
CARD_WHOLE = ("statement_day", "card_due_day", "card_due_after_days")
_OTHER_DUE = {"due_day": "due_after_days", "due_after_days": "due_day"}


def set_card(stored: _Json, field: str, value: str) -> None:
    """Puts one fact into a stored debt's card terms; a second way of telling the due day replaces the first."""
    terms: _Json = stored["terms"] or {"method": Method.CARD.value}
    name = CARD_FIELDS[field]
    told: object = value
    if name == "cash_rate":
        told = {"percent": value, "per": "day"}
    elif name == "compounds":
        told = value == "yes"
    card = terms.get("card") or {}
    others = {key: held for key, held in card.items() if key != _OTHER_DUE.get(name)}
    stored["terms"] = {**terms, "card": {**others, name: told}}


def clear_card(debt: Debt, field: str) -> Debt:
    """The debt without one fact of its card."""
    terms = debt.terms
    if terms is None or terms.card is None:
        return debt
    stored = terms.card.model_dump(mode="json")
    stored.pop(CARD_FIELDS[field])
    card = CardTerms.model_validate(stored)
    return debt.model_copy(update={"terms": terms.model_copy(update={"card": card})})
