"""What a person enters: one answer at a time, checked by the schema, kept so that no file overwrites it."""

from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import ValidationError

from liangqing.base.errors import InputUnusable
from liangqing.base.noun import Noun
from liangqing.base.typeset import is_broken
from liangqing.case.card_entry import CARD_FIELDS, set_card
from liangqing.case.case import Answer, Case, replace_debt
from liangqing.case.chances import is_chance, set_chance
from liangqing.case.clear import clear_answer
from liangqing.case.credit import CreditAccount
from liangqing.case.debt import Debt, LenderType
from liangqing.case.fields import (
    ALL_DEBT_FIELDS,
    FEES,
    PLAIN,
    RATES,
    SERVED,
    TERMS,
    TRIAGE,
    how_to_write,
)
from liangqing.case.holders import MARKS, MORE_FIELDS, TRUTHS, set_more
from liangqing.case.lenders import lender_type_of_name
from liangqing.case.owned import owned, owned_by_id, with_owner
from liangqing.case.paper_debts import paper_debt
from liangqing.case.reported import reported_debt

UNKNOWN = "unknown"
_NONE_WORDS = frozenset({"none", "无", "没有"})
_YES_WORDS, _NO_WORDS = frozenset({"yes", "true", "是"}), frozenset({"no", "false", "否", "不是"})
_Json = dict[str, Any]
_Kind = TypeVar("_Kind", bound=Noun)


def set_answer(case: Case, answer_id: str, value: str) -> Case:
    """A new case with the answer taken. Raises InputUnusable for an id or a value that cannot be.

    Ids: `household.<field>`, `household.chances.<field>`, `borrower.<field>`, `triage.<question>`,
    `debt.<id>.<field>`, `debt.new` (value: its name), `credit.<key>.debt` and `paper.<key>.debt` (value: the debt that
    an account of a credit report, or a paper, is about, `new` or `none`). `unknown` is taken for every id: the fact
    stays open (what the person entered before goes, what a file told stays) and is not asked again. `none` for the
    day on which a paper was served: none was.
    """
    if is_broken(answer_id + value):
        next_step = "多半是终端用的不是 UTF-8 编码。请换成 UTF-8,再填一次。"
        raise InputUnusable("value_unreadable", "这里面有读不出来的字符,没有填进去。", next_step)
    value = value.strip()
    head, _, rest = answer_id.partition(".")
    if not value:
        raise InputUnusable("value_empty", "没有写答案。", f"不知道就填 unknown。{how_to_write(rest)}")
    if value == UNKNOWN:
        _known_id(case, head, rest)
        entered = case.answer(answer_id) not in (None, UNKNOWN)
        return _remember(clear_answer(case, answer_id) if entered else case, answer_id, UNKNOWN)
    if head == "debt" and rest == "new":
        return add_debt(case, value)
    if head == "triage" and rest in TRIAGE:
        return _remember(case, answer_id, "yes" if _yes_or_no(rest, value) else "no")
    changed = _changed(case, head, rest, value)
    if rest.rpartition(".")[2] in MARKS:
        return _remember(changed, answer_id, "yes" if _yes_or_no(rest, value) else "no")
    return _remember(changed, answer_id, value)


def add_debt(case: Case, product: str) -> Case:
    """One more debt, known by name only; its id is the next free `d<number>`."""
    return case.model_copy(update={"debts": (*case.debts, Debt(id=next_debt_id(case), product=product))})


def next_debt_id(case: Case) -> str:
    """`d1`, `d2` … the first that is free."""
    taken = {debt.id for debt in case.debts}
    return next(f"d{number}" for number in range(1, len(taken) + 2) if f"d{number}" not in taken)


def remove_debt(case: Case, debt_id: str) -> Case:
    """The case without a debt, without the answers about it, and with its contacts belonging to none."""
    _debt(case, debt_id)
    contacts = tuple(
        contact.model_copy(update={"debt": None}) if contact.debt == debt_id else contact
        for contact in case.contacts
    )
    answers = tuple(answer for answer in case.answers if not answer.id.startswith(f"debt.{debt_id}."))
    debts = tuple(debt for debt in case.debts if debt.id != debt_id)
    for held in owned(case):
        if held.debt == debt_id:
            case = with_owner(case, held, None)
    return case.model_copy(update={"debts": debts, "answers": answers, "contacts": contacts})


def _changed(case: Case, head: str, rest: str, value: str) -> Case:
    if head == "household" and rest == "income" and case.household.incomes:
        raise InputUnusable(
            "income_listed",
            f"这家的收入已经按来源列了 {len(case.household.incomes)} 项,单填一个总数不起作用。",
            "改其中一项用 case add CASE household.incomes,删掉用 case drop;网页在“家里的账”。",
        )
    if head in ("household", "borrower"):
        return _set_in(case, head, rest, value)
    if head == "debt" and rest.count(".") == 1:
        debt_id, field = rest.split(".")
        return replace_debt(case, _set_debt(case, _debt(case, debt_id), field, value))
    if head in ("credit", "paper"):
        return _set_owner(case, f"{head}.{rest}", value)
    raise _no_such_id(f"{head}.{rest}")


def _set_owner(case: Case, answer_id: str, value: str) -> Case:
    """Which debt an account of a credit report, or a loan paper, is about: an id, `new`, or `none`."""
    held = owned_by_id(case, answer_id)
    if value == "new":
        debt_id = next_debt_id(case)
        made = reported_debt(held, debt_id) if isinstance(held, CreditAccount) else paper_debt(held, debt_id)
        case = case.model_copy(update={"debts": (*case.debts, made)})
        return with_owner(case, held, debt_id)
    return with_owner(case, held, None if value in _NONE_WORDS else _debt(case, value).id)


def _known_id(case: Case, head: str, rest: str) -> None:
    """Raises InputUnusable for an id that means nothing."""
    if head == "debt" and rest.count(".") == 1:
        debt_id, field = rest.split(".")
        _debt(case, debt_id)
        if field in ALL_DEBT_FIELDS:
            return
    elif head in ("credit", "paper"):
        owned_by_id(case, f"{head}.{rest}")
        return
    elif (
        (head == "triage" and rest in TRIAGE)
        or (head in ("household", "borrower") and rest in _json(getattr(case, head)))
        or (head == "household" and is_chance(rest))
    ):
        return
    raise _no_such_id(f"{head}.{rest}")


def _set_in(case: Case, head: str, field: str, value: str) -> Case:
    part = getattr(case, head)
    stored = _json(part)
    if head == "household" and is_chance(field):
        set_chance(stored, field, value)
        return case.model_copy(update={head: _checked(type(part), stored, field, value)})
    if field not in stored:
        raise _no_such_id(f"{head}.{field}")
    return case.model_copy(update={head: _checked(type(part), {**stored, field: value}, field, value)})


def _set_debt(case: Case, debt: Debt, field: str, value: str) -> Debt:
    stored = _json(debt)
    setter = next((setter for fields, setter in _SETTERS if field in fields), None)
    if setter is None:
        raise _no_such_id(f"debt.{debt.id}.{field}")
    setter(case, stored, field, value)
    return _checked(Debt, stored, field, value)


def _set_plain(case: Case, stored: _Json, field: str, value: str) -> None:
    stored[field] = value
    told = case.answer(f"debt.{stored['id']}.lender_type")
    if field == "lender" and told in (None, UNKNOWN):
        by_name = lender_type_of_name(value)
        stored["lender_type"] = stored["lender_type"] if by_name is LenderType.UNKNOWN else by_name


def _set_terms(_case: Case, stored: _Json, field: str, value: str) -> None:
    stored["terms"] = _terms(stored) | {field: value}


def _set_rate(_case: Case, stored: _Json, field: str, value: str) -> None:
    stored["terms"] = _terms(stored) | {"rate": {"percent": value, "per": RATES[field]}}


def _set_served(_case: Case, stored: _Json, field: str, value: str) -> None:
    kind = SERVED[field]
    held = next((step for step in stored["proceedings"] if step["kind"] == kind), {"kind": kind})
    others = [step for step in stored["proceedings"] if step["kind"] != kind]
    stored["proceedings"] = others if value in _NONE_WORDS else [*others, {**held, "served_on": value}]


def _set_truth(_case: Case, stored: _Json, field: str, value: str) -> None:
    stored[field] = _yes_or_no(field, value)


def _set_mark(_case: Case, _stored: _Json, field: str, value: str) -> None:
    """Kept as an answer only."""
    _yes_or_no(field, value)


def _set_more(case: Case, stored: _Json, field: str, value: str) -> None:
    set_more(stored, field, value, case.as_of.isoformat())


def _yes_or_no(field: str, value: str) -> bool:
    word = value.lower()
    if word not in _YES_WORDS | _NO_WORDS:
        raise InputUnusable("value_unusable", f"“{value[:40]}”不能填在 {field} 里。", how_to_write(field))
    return word in _YES_WORDS


def _set_card(_case: Case, stored: _Json, field: str, value: str) -> None:
    set_card(
        stored, field, ("yes" if _yes_or_no(field, value) else "no") if field == "card_compounds" else value
    )


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
    (PLAIN, _set_plain),
    (TERMS, _set_terms),
    (tuple(RATES), _set_rate),
    (tuple(SERVED), _set_served),
    (("assisted", *TRUTHS), _set_truth),
    (MARKS, _set_mark),
    (MORE_FIELDS, _set_more),
    (tuple(CARD_FIELDS), _set_card),
    (("unpaid_since",), _set_unpaid),
    (("claim",), _set_claim),
    (FEES, _set_fee),
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
