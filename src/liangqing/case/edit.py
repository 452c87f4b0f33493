"""What a person enters: one answer at a time, checked by the schema, kept so that no file overwrites it."""

from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import ValidationError

from liangqing.base.errors import InputUnusable
from liangqing.base.noun import Noun
from liangqing.case.case import Answer, Case
from liangqing.case.debt import Debt, LenderType, ProceedingKind
from liangqing.case.lenders import lender_type_of_name

UNKNOWN = "unknown"
_NONE_WORDS = frozenset({"none", "无", "没有"})
_Json = dict[str, Any]
_Kind = TypeVar("_Kind", bound=Noun)

#: Fields of a debt that are set as they stand.
_PLAIN = (
    "product",
    "platform",
    "lender",
    "lender_type",
    "purpose",
    "contract_no",
    "formed_on",
    "principal",
    "disbursed",
    "closed_on",
)
#: Fields that live in the terms.
_TERMS = ("periods", "payment", "first_due_on", "penalty_percent_of_rate", "grace_days")
_RATES = {"yearly_percent": "year", "monthly_percent": "month", "daily_percent": "day"}
_SERVED = {
    "payment_order_received_on": ProceedingKind.PAYMENT_ORDER,
    "summons_received_on": ProceedingKind.LAWSUIT,
    "notarised_notice_received_on": ProceedingKind.NOTARISED,
    "enforcement_notice_received_on": ProceedingKind.ENFORCEMENT,
}
DEBT_FIELDS = (
    *_PLAIN,
    *_TERMS,
    *_RATES,
    *_SERVED,
    "assisted",
    "unpaid_since",
    "claim",
    "monthly_fee",
    "fee_payee",
)


def set_answer(case: Case, answer_id: str, value: str) -> Case:
    """A new case with the answer taken. Raises InputUnusable for an id or a value that cannot be.

    Ids: `household.<field>`, `borrower.<field>`, `triage.<question>`, `debt.<id>.<field>`, `debt.new` (value: its
    name). `unknown` is taken for every id: the fact stays open and is not asked again.
    """
    value = value.strip()
    head, _, rest = answer_id.partition(".")
    if value == UNKNOWN:
        _known_id(case, head, rest)
        return _remember(case, answer_id, UNKNOWN)
    if head == "debt" and rest == "new":
        return add_debt(case, value)
    changed = _changed(case, head, rest, value)
    return _remember(changed, answer_id, value)


def add_debt(case: Case, product: str) -> Case:
    """One more debt, known by name only; its id is the next free `d<number>`."""
    return case.model_copy(update={"debts": (*case.debts, Debt(id=next_debt_id(case), product=product))})


def next_debt_id(case: Case) -> str:
    """`d1`, `d2` … the first that is free."""
    taken = {debt.id for debt in case.debts}
    return next(f"d{number}" for number in range(1, len(taken) + 2) if f"d{number}" not in taken)


def remove_debt(case: Case, debt_id: str) -> Case:
    """The case without a debt and without the answers about it."""
    _debt(case, debt_id)
    answers = tuple(answer for answer in case.answers if not answer.id.startswith(f"debt.{debt_id}."))
    debts = tuple(debt for debt in case.debts if debt.id != debt_id)
    return case.model_copy(update={"debts": debts, "answers": answers})


def _changed(case: Case, head: str, rest: str, value: str) -> Case:
    if head in ("household", "borrower"):
        return _set_in(case, head, rest, value)
    if head == "triage":
        return case
    if head == "debt" and rest.count(".") == 1:
        debt_id, field = rest.split(".")
        return replace_debt(case, _set_debt(case, _debt(case, debt_id), field, value))
    raise _no_such_id(f"{head}.{rest}")


def _known_id(case: Case, head: str, rest: str) -> None:
    """Raises InputUnusable for an id that means nothing."""
    if head == "debt" and rest.count(".") == 1:
        debt_id, field = rest.split(".")
        _debt(case, debt_id)
        if field in DEBT_FIELDS:
            return
    elif head == "triage" or (head in ("household", "borrower") and rest in _json(getattr(case, head))):
        return
    raise _no_such_id(f"{head}.{rest}")


def _set_in(case: Case, head: str, field: str, value: str) -> Case:
    part = getattr(case, head)
    stored = _json(part)
    if field not in stored:
        raise _no_such_id(f"{head}.{field}")
    number = int(value) if field in ("persons", "payday") and value.isdecimal() else value
    return case.model_copy(update={head: _checked(type(part), {**stored, field: number}, field, value)})


def _set_debt(case: Case, debt: Debt, field: str, value: str) -> Debt:
    stored = _json(debt)
    setter = next((setter for fields, setter in _SETTERS if field in fields), None)
    if setter is None:
        raise _no_such_id(f"debt.{debt.id}.{field}")
    setter(case, stored, field, value)
    return _checked(Debt, stored, field, value)


def _set_plain(_case: Case, stored: _Json, field: str, value: str) -> None:
    stored[field] = value
    if field == "lender" and stored["lender_type"] == LenderType.UNKNOWN:
        stored["lender_type"] = lender_type_of_name(value)


def _set_terms(_case: Case, stored: _Json, field: str, value: str) -> None:
    whole = field in ("periods", "grace_days") and value.isdecimal()
    stored["terms"] = _terms(stored) | {field: int(value) if whole else value}


def _set_rate(_case: Case, stored: _Json, field: str, value: str) -> None:
    stored["terms"] = _terms(stored) | {"rate": {"percent": value, "per": _RATES[field]}}


def _set_served(_case: Case, stored: _Json, field: str, value: str) -> None:
    kind = _SERVED[field]
    others = [step for step in stored["proceedings"] if step["kind"] != kind]
    stored["proceedings"] = [*others, {"kind": kind, "served_on": value}]


def _set_assisted(_case: Case, stored: _Json, _field: str, value: str) -> None:
    stored["assisted"] = value in ("yes", "true", "是")


def _set_unpaid(_case: Case, stored: _Json, _field: str, value: str) -> None:
    paid_up = value in _NONE_WORDS
    stored["up_to_date"] = paid_up
    stored["unpaid_since"] = None if paid_up else value


def _set_claim(case: Case, stored: _Json, _field: str, value: str) -> None:
    stored["claim"] = {"on": case.as_of.isoformat(), "total": value, "said_by": "本人填写"}


def _set_fee(_case: Case, stored: _Json, field: str, value: str) -> None:
    fee = next(
        (fee for fee in stored["fees"] if fee["monthly"]),
        {"name": "每期费用", "payee": "lender", "amount": "0"},
    )
    changed = {"amount": value} if field == "monthly_fee" else {"payee": value}
    stored["fees"] = [other for other in stored["fees"] if not other["monthly"]] + [
        {**fee, **changed, "monthly": True}
    ]


_Setter = Callable[[Case, _Json, str, str], None]
_SETTERS: tuple[tuple[tuple[str, ...], _Setter], ...] = (
    (_PLAIN, _set_plain),
    (_TERMS, _set_terms),
    (tuple(_RATES), _set_rate),
    (tuple(_SERVED), _set_served),
    (("assisted",), _set_assisted),
    (("unpaid_since",), _set_unpaid),
    (("claim",), _set_claim),
    (("monthly_fee", "fee_payee"), _set_fee),
)


def _terms(stored: _Json) -> _Json:
    terms: _Json = stored["terms"] or {"method": "instalment"}
    return terms


def _json(part: Noun) -> _Json:
    stored: _Json = part.model_dump(mode="json")
    return stored


def _checked(noun: type[_Kind], stored: _Json, field: str, value: str) -> _Kind:
    try:
        return noun.model_validate(stored)
    except ValidationError as odd:
        raise InputUnusable(
            "value_unusable", f"“{value[:40]}”不能填在 {field} 里。", how_to_write(field)
        ) from odd


def how_to_write(field: str) -> str:
    """What a good value looks like."""
    if field.endswith("_on") or field == "unpaid_since":
        return "日期写成 2026-11-22。"
    if field == "lender_type":
        return "可选:" + "、".join(LenderType) + "。"
    if field in ("periods", "persons", "payday", "grace_days"):
        return "写一个整数。"
    return "金额写成 1234.50,利率写成 14.4(百分数);不知道就填 unknown。"


def replace_debt(case: Case, changed: Debt) -> Case:
    """The case with one debt exchanged."""
    debts = tuple(changed if debt.id == changed.id else debt for debt in case.debts)
    return case.model_copy(update={"debts": debts})


def _debt(case: Case, debt_id: str) -> Debt:
    debt = case.debt(debt_id)
    if debt is None:
        known = "、".join(debt.id for debt in case.debts) or "还没有债务"
        raise InputUnusable("debt_unknown", f"案件里没有编号 {debt_id} 的债务。", f"现有:{known}。")
    return debt


def _remember(case: Case, answer_id: str, value: str) -> Case:
    others = tuple(answer for answer in case.answers if answer.id != answer_id)
    return case.model_copy(update={"answers": (*others, Answer(id=answer_id, value=value, on=case.as_of))})


def _no_such_id(answer_id: str) -> InputUnusable:
    return InputUnusable(
        "answer_id_unknown",
        f"没有“{answer_id}”这一项。",
        "用 liangqing case show 看还缺哪些,照那里的编号填。",
    )
