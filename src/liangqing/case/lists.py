"""Lists that a person adds to and takes from: sources of income, costs, money that comes once, what was offered."""

import re
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from liangqing.base.errors import InputUnusable
from liangqing.base.noun import OUTSIDE, Noun
from liangqing.base.typeset import is_broken
from liangqing.case.borrower import Expense, Household, Income, OneOff, Owner, Steadiness
from liangqing.case.case import Case, replace_debt
from liangqing.case.debt import Agreement, AgreementState, Debt

#: Lists of the household by their id, and of a debt (`debt.<id>.agreements`).
HOUSEHOLD_LISTS: Mapping[str, type[Noun]] = {"incomes": Income, "expenses": Expense, "one_offs": OneOff}
DEBT_LISTS: Mapping[str, type[Noun]] = {"agreements": Agreement}
#: More lines than anybody has.
MOST_ITEMS = 60
_SPLIT = re.compile(r"[,\s、月]+")


def add_item(case: Case, list_id: str, told: Mapping[str, str]) -> Case:
    """The case with one more in that list, last; what is empty counts as not told.

    `told` is by the names of the case file; amounts are yuan, days ISO, calendar months `1,2,12`. An agreement without
    a day is of the case's day; with the first source of income the one figure told before becomes a source, too.
    Raises InputUnusable for a list that is not there and for what cannot stand in it.
    """
    noun = _noun_of(list_id)
    plain = {name: text.strip() for name, text in told.items() if text.strip()}
    if is_broken("".join([*plain, *plain.values()])):
        raise InputUnusable("value_unreadable", "这里面有读不出来的字符,没有加进去。", "请重新填一次。")
    if noun is Agreement:
        plain = {"on": case.as_of.isoformat()} | plain
    item = _made(noun, _typed(plain))
    items = _items(case, list_id) or _first_income(case, list_id)
    if len(items) >= MOST_ITEMS:
        raise InputUnusable("list_full", f"这里最多记 {MOST_ITEMS} 条。", "请先删掉不用的。")
    return _with_items(case, list_id, (*items, item))


def drop_item(case: Case, list_id: str, number: int) -> Case:
    """The case without the item of that number, counted from 1. Raises InputUnusable where there is none."""
    items = _items(case, list_id)
    if not 1 <= number <= len(items):
        have = f"现在有 {len(items)} 条,从 1 数起。" if items else "现在一条也没有。"
        raise InputUnusable("item_unknown", f"没有第 {number} 条。", have)
    return _with_items(case, list_id, (*items[: number - 1], *items[number:]))


def change_item(case: Case, list_id: str, number: int, item: Noun) -> Case:
    """The case with another value in that place. Raises InputUnusable where there is none."""
    items = _items(drop_item(case, list_id, number), list_id)
    return _with_items(case, list_id, (*items[: number - 1], item, *items[number - 1 :]))


def items_of(case: Case, list_id: str) -> tuple[Noun, ...]:
    """What stands in that list. Raises InputUnusable for a list that is not there."""
    return _items(case, list_id)


def how_to_add(list_id: str) -> str:
    """What can be told of an item, in Chinese."""
    return _HOW.get(list_id.rpartition(".")[2], "")


_HOW = {
    "incomes": "写 name=名字 amount=金额,可加 months=1,2,12(哪几个月有)、"
    f"steadiness={'/'.join(Steadiness)}、until_on=年-月-日(到哪天为止)。",
    "expenses": "写 name=名字 amount=金额,可加 months=3,9(哪几个月要花)。",
    "one_offs": f"写 name=名字 amount=金额 on=年-月-日 owner={'/'.join(Owner)}。",
    "agreements": f"写 state={'/'.join(AgreementState)},可加 monthly=每月金额 months=期数,"
    "或 lump_sum=一次付清的金额,on=日期、said_by=谁说的。",
}


def _first_income(case: Case, list_id: str) -> tuple[Noun, ...]:
    """What was told as one figure becomes the first source: another beside it must not push it out."""
    income_fen = case.household.income_fen
    if list_id != "household.incomes" or not income_fen or income_fen < 0:
        return ()
    return (Income(name="每月收入", amount_fen=income_fen),)


def _noun_of(list_id: str) -> type[Noun]:
    head, _, rest = list_id.partition(".")
    noun = HOUSEHOLD_LISTS.get(rest) if head == "household" else None
    if head == "debt" and rest.count(".") == 1:
        noun = DEBT_LISTS.get(rest.partition(".")[2])
    if noun is None:
        known = "、".join([*(f"household.{name}" for name in HOUSEHOLD_LISTS), "debt.编号.agreements"])
        raise InputUnusable("list_unknown", f"没有“{list_id[:60]}”这张表。", f"能加的有:{known}。")
    return noun


def _typed(plain: Mapping[str, str]) -> dict[str, Any]:
    """Calendar months as a list where they are months of the year; a number of instalments stays as it is."""
    typed: dict[str, Any] = dict(plain)
    if "months" in typed and "state" not in typed:
        typed["months"] = sorted({_month(part) for part in _SPLIT.split(typed["months"]) if part})
    return typed


def _month(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 1 <= int(text) <= 12):
        raise InputUnusable("month_unreadable", f"“{text[:20]}”不是月份。", "写成 1,2,12 这样,1 到 12 之间。")
    return int(text)


def _made(noun: type[Noun], typed: Mapping[str, Any]) -> Noun:
    try:
        return noun.model_validate(typed, context=OUTSIDE)
    except ValidationError as odd:
        first = min(odd.errors(), key=lambda one: one["type"] != "extra_forbidden")
        field = str(first["loc"][0]) if first["loc"] else ""
        how = next(_HOW[name] for name, kind in {**HOUSEHOLD_LISTS, **DEBT_LISTS}.items() if kind is noun)
        if first["type"] == "missing":
            raise InputUnusable("item_incomplete", f"还差 {field}。", how) from odd
        value = str(typed.get(field, ""))[:40]
        text = f"“{value}”不能填在 {field} 里。"
        if first["type"] == "extra_forbidden":
            text = f"没有“{field[:40]}”这一格。"
        raise InputUnusable("item_unusable", text, how) from odd


def _items(case: Case, list_id: str) -> tuple[Noun, ...]:
    _noun_of(list_id)
    name = list_id.rpartition(".")[2]
    held: tuple[Noun, ...] = getattr(_holder(case, list_id), name)
    return held


def _holder(case: Case, list_id: str) -> Household | Debt:
    if list_id.startswith("household."):
        return case.household
    debt_id = list_id.split(".")[1]
    debt = case.debt(debt_id)
    if debt is None:
        known = "、".join(one.id for one in case.debts) or "还没有债务"
        raise InputUnusable("debt_unknown", f"案件里没有编号 {debt_id[:40]} 的债务。", f"现有:{known}。")
    return debt


def _with_items(case: Case, list_id: str, items: tuple[Noun, ...]) -> Case:
    name = list_id.rpartition(".")[2]
    holder = _holder(case, list_id).model_copy(update={name: items})
    if isinstance(holder, Debt):
        return replace_debt(case, holder)
    return case.model_copy(update={"household": holder})
