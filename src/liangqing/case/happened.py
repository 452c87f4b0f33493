"""What happens on the way: pay that is lost, money that comes, a request refused, an offer, a debt that is sold."""

from datetime import date

from liangqing.base.errors import InputUnusable
from liangqing.base.money import format_yuan
from liangqing.case.borrower import OneOff, Owner
from liangqing.case.case import Case
from liangqing.case.debt import Agreement
from liangqing.case.edit import set_answer
from liangqing.case.lists import add_item, change_item


def with_income(case: Case, amount_fen: int, place: int | None) -> Case:
    """What comes in each month from now on, in fen; `place`: which of several sources, from 1 (0 fen: it has ended).

    Raises InputUnusable where sources are told and none of them is named.
    """
    sources = case.household.incomes
    if not sources:
        return set_answer(case, "household.income", format_yuan(amount_fen))
    if place is None or not 1 <= place <= len(sources):
        raise InputUnusable("income_which", "收入分了几份,还没有选是哪一份。", "请选一份,再保存。")
    old = sources[place - 1]
    told = {"amount_fen": amount_fen} if amount_fen else {"until_on": case.as_of}
    return change_item(case, "household.incomes", place, old.model_copy(update=told))


def with_money(case: Case, name: str, amount_fen: int, on: date, owner: Owner) -> Case:
    """Money that comes once, in fen; own money that is there already is cash."""
    if on <= case.as_of and owner is not Owner.BORROWED:
        cash_fen = (case.household.cash_fen or 0) + amount_fen
        return set_answer(case, "household.cash", format_yuan(cash_fen))
    one = OneOff(name=name, amount_fen=amount_fen, on=on, owner=owner)
    told = {"name": one.name, "amount": format_yuan(amount_fen), "on": on.isoformat(), "owner": owner.value}
    return add_item(case, "household.one_offs", told)


def with_offer(case: Case, debt_id: str, offer: Agreement) -> Case:
    """What the other side offered or refused, last among the agreements. Raises InputUnusable for an unknown debt."""
    told = offer.model_dump(mode="json", exclude_none=True, exclude={"source"})
    plain = {name: str(value) for name, value in told.items()}
    return add_item(case, f"debt.{debt_id}.agreements", plain)


def with_buyer(case: Case, debt_id: str, buyer: str, on: date) -> Case:
    """The debt was sold to somebody else that day."""
    sold = set_answer(case, f"debt.{debt_id}.assigned_to", buyer)
    return set_answer(sold, f"debt.{debt_id}.assigned_on", on.isoformat())
