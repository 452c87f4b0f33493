"""Taking an entry back: the fact is open again, and is asked for again."""

from typing import TypeVar

from liangqing.base.errors import InputUnusable
from liangqing.base.noun import Noun
from liangqing.case.card_entry import CARD_FIELDS, clear_card
from liangqing.case.case import Case, replace_debt
from liangqing.case.chances import clear_chance, is_chance
from liangqing.case.debt import Debt
from liangqing.case.fields import ALL_DEBT_FIELDS, RATES, SERVED, TRIAGE
from liangqing.case.holders import MORE_FIELDS, clear_more
from liangqing.case.owned import owned_by_id, with_owner
from liangqing.case.terms import Payee, Terms

_Kind = TypeVar("_Kind", bound=Noun)


def clear_answer(case: Case, answer_id: str) -> Case:
    """The case without that entry; ids as for `set_answer`. Raises InputUnusable for an id that means nothing."""
    head, _, rest = answer_id.partition(".")
    answers = tuple(answer for answer in case.answers if answer.id != answer_id)
    case = case.model_copy(update={"answers": answers})
    if head == "triage" and rest in TRIAGE:
        return case
    if head in ("credit", "paper"):
        return with_owner(case, owned_by_id(case, answer_id), None)
    if head == "household" and is_chance(rest):
        return case.model_copy(update={"household": clear_chance(case.household, rest)})
    if head in ("household", "borrower"):
        return case.model_copy(update={head: _without(getattr(case, head), rest)})
    debt_id, _, field = rest.partition(".")
    debt = case.debt(debt_id)
    if head != "debt" or debt is None or field not in ALL_DEBT_FIELDS:
        raise _no_such_id(answer_id)
    return replace_debt(case, _clear_in(debt, field))


def _clear_in(debt: Debt, field: str) -> Debt:
    if field in MORE_FIELDS:
        return clear_more(debt, field)
    if field in CARD_FIELDS:
        return clear_card(debt, field)
    if field in SERVED:
        kept = tuple(step for step in debt.proceedings if step.kind is not SERVED[field])
        return debt.model_copy(update={"proceedings": kept})
    if field == "fee_payee":
        fees = (fee.model_copy(update={"payee": Payee.LENDER}) if fee.monthly else fee for fee in debt.fees)
        return debt.model_copy(update={"fees": tuple(fees)})
    if field == "monthly_fee":
        return debt.model_copy(update={"fees": tuple(fee for fee in debt.fees if not fee.monthly)})
    if field == "unpaid_since":
        return debt.model_copy(update={"unpaid_since": None, "up_to_date": None})
    if field not in RATES and field not in _names(Terms):
        return _without(debt, field)
    if debt.terms is None:
        return debt
    return debt.model_copy(update={"terms": _without(debt.terms, "rate" if field in RATES else field)})


def _without(part: _Kind, field: str) -> _Kind:
    """The value with one field as it is when nobody has told."""
    name = _names(type(part)).get(field)
    if name is None or type(part).model_fields[name].is_required():
        raise _no_such_id(field)
    return part.model_copy(update={name: type(part).model_fields[name].get_default()})


def _names(noun: type[Noun]) -> dict[str, str]:
    """Name in JSON → name in Python."""
    return {info.alias or name: name for name, info in noun.model_fields.items()}


def _no_such_id(answer_id: str) -> InputUnusable:
    return InputUnusable("answer_id_unknown", f"没有“{answer_id[:60]}”这一项。", "请刷新页面再试。")
