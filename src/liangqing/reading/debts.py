"""A schedule becomes a debt, or fills the gaps of one that is there."""

import re

from liangqing.base.problem import Problem
from liangqing.case.case import Case, replace_debt
from liangqing.case.debt import Claim, Debt, LenderType, Purpose
from liangqing.case.edit import next_debt_id
from liangqing.case.fields import DEBT_FIELDS
from liangqing.case.lenders import find_lender, fold_name, lender_type_of_name
from liangqing.case.records import ScheduleRecord, Source
from liangqing.case.reported import same_lender, same_loan
from liangqing.case.terms import Fee, Method, Payee, Terms

_COMPANY = re.compile(r"(股份有限公司|有限责任公司|有限公司)$")
#: Doors through which many lenders come: never enough to tell whose row it is.
_GENERAL_PLATFORMS = frozenset({"支付宝", "微信", "微信支付", "京东", "美团"})


def names_of(debt: Debt) -> frozenset[str]:
    """Folded names under which the debt appears in bills and messages; a single character says too little."""
    names = {debt.product, debt.platform, debt.lender}
    short = {_COMPANY.sub("", debt.lender)} if debt.lender else set()
    brand = find_lender(debt.product) if debt.product else None
    aliases = set(brand.aliases) if brand else set()
    folded = (fold_name(name) for name in names | short | aliases if name and name not in _GENERAL_PLATFORMS)
    return frozenset(name for name in folded if len(name) > 1)


def merge_schedule(case: Case, schedule: ScheduleRecord) -> tuple[Case, list[Problem]]:
    """The case with the schedule's debt in it; facts already known are kept, and a difference is a problem."""
    told = _told(schedule)
    held = next((debt for debt in case.debts if _same(debt, schedule)), None)
    if held is None:
        debt = Debt.model_validate({**told, "id": next_debt_id(case)})
        return case.model_copy(update={"debts": (*case.debts, debt)}), []
    return fill_debt(case, held, Debt.model_validate({**told, "id": held.id}), schedule.source)


def _same(debt: Debt, schedule: ScheduleRecord) -> bool:
    if debt.contract_no and schedule.contract_no:
        return debt.contract_no == schedule.contract_no
    if _is_reported(debt, schedule):
        return True
    same_name = bool(debt.product) and fold_name(debt.product or "") == fold_name(schedule.product)
    return same_name and (
        None in (debt.formed_on, schedule.formed_on) or debt.formed_on == schedule.formed_on
    )


def _is_reported(debt: Debt, schedule: ScheduleRecord) -> bool:
    """A debt that came from a report or a contract has no name yet: lender, day and amount tell."""
    brand = find_lender(schedule.product)
    lender = schedule.lender or (brand.legal_name if brand else None)
    numbered = debt.contract_no is not None and schedule.contract_no is not None
    if debt.product or numbered or debt.lender is None or lender is None:
        return False
    return same_lender(debt.lender, lender) and same_loan(
        (debt.formed_on, debt.principal_fen), (schedule.formed_on, schedule.principal_fen)
    )


def _told(schedule: ScheduleRecord) -> dict[str, object]:
    brand = find_lender(schedule.product)
    lender = schedule.lender or (brand.legal_name if brand else None)
    lender_type = lender_type_of_name(lender) if lender else LenderType.UNKNOWN
    if lender_type is LenderType.UNKNOWN and brand and brand.legal_name == lender:
        lender_type = brand.lender_type
    fees = _fees(schedule)
    return {
        "product": schedule.product,
        "platform": schedule.platform,
        "lender": lender,
        "lender_type": lender_type,
        "assisted": True
        if any(f.payee in (Payee.GUARANTOR, Payee.PLATFORM, Payee.INSURER) for f in fees)
        else None,
        "purpose": _purpose(schedule, lender_type, brand.purpose if brand else Purpose.UNKNOWN),
        "contract_no": schedule.contract_no,
        "formed_on": schedule.formed_on,
        "principal_fen": schedule.principal_fen,
        "disbursed_fen": schedule.disbursed_fen,
        "terms": Terms(
            method=Method.CARD if "信用卡" in schedule.product else Method.INSTALMENT,
            rate=schedule.rate,
            penalty_multiple_e9=schedule.penalty_multiple_e9,
        ),
        "fees": fees,
        "schedule": schedule.instalments,
        "claim": _claim(schedule),
    }


def _purpose(schedule: ScheduleRecord, lender_type: LenderType, by_brand: Purpose) -> Purpose:
    if "信用卡" in schedule.product:
        return Purpose.CARD
    if by_brand is not Purpose.UNKNOWN:
        return by_brand
    return Purpose.CONSUMER if lender_type is LenderType.CONSUMER_FINANCE else Purpose.UNKNOWN


def _fees(schedule: ScheduleRecord) -> tuple[Fee, ...]:
    payee = next((payee for payee in Payee if payee == schedule.fee_payee), Payee.LENDER)
    amounts = {row.fee_fen for row in schedule.instalments}
    if not any(amounts):
        return ()
    name = schedule.fee_name or "费用"
    return (Fee(name=name, payee=payee, amount_fen=max(amounts), monthly=True),)


def _claim(schedule: ScheduleRecord) -> Claim | None:
    if schedule.claimed_fen is None or schedule.claimed_on is None:
        return None
    said_by = schedule.lender or schedule.product
    return Claim(
        on=schedule.claimed_on, total_fen=schedule.claimed_fen, said_by=said_by, source=schedule.source
    )


def fill_debt(case: Case, held: Debt, told: Debt, source: Source) -> tuple[Case, list[Problem]]:
    """Gaps are filled, a later claim replaces an earlier one, anything else that differs stays and is told."""
    update: dict[str, object] = {}
    clashes: list[str] = []
    for field in Debt.model_fields:
        old, new = getattr(held, field), getattr(told, field)
        if new in _NOTHING or old == new or field == "terms":
            continue
        if old in _NOTHING:
            update[field] = new
        elif field == "claim" and case.answer(f"debt.{held.id}.claim") is None:
            update["claim"], odd = _later_claim(held.claim, told.claim)
            clashes += odd
        else:
            clashes.append(field)
    terms, odd_terms = _filled_terms(held.terms, told.terms)
    case = replace_debt(case, held.model_copy(update={**update, "terms": terms}))
    return case, [_clash(held, field, source) for field in (*clashes, *odd_terms)]


_NOTHING = (None, (), "unknown")


def _later_claim(held: Claim | None, told: Claim | None) -> tuple[Claim | None, list[str]]:
    """The later of two sums that the lender named; two sums on one day are a clash.

    The same sum told again adds nothing: the parts that a message gave stay.
    """
    if held is None or told is None or told.on < held.on or told.total_fen == held.total_fen:
        return held or told, []
    if told.on > held.on:
        return told, []
    return held, ["claim"]


def _filled_terms(held: Terms | None, told: Terms | None) -> tuple[Terms | None, list[str]]:
    """The terms with their gaps filled, and the names of those that differ."""
    if held is None or told is None:
        return held or told, []
    open_ones = {name: info.default for name, info in Terms.model_fields.items() if not info.is_required()}
    given = {name: getattr(told, name) for name in open_ones if getattr(told, name) != open_ones[name]}
    update = {name: value for name, value in given.items() if getattr(held, name) == open_ones[name]}
    odd = [name for name in given if name not in update and getattr(held, name) != given[name]]
    return held.model_copy(update=update), odd


#: Under which name `case set` takes a field that a schedule can contradict.
_ENTRY = {
    "rate": "yearly_percent",
    "penalty_multiple_e9": "penalty_percent_of_rate",
    "fees": "monthly_fee",
    "principal_fen": "principal",
    "disbursed_fen": "disbursed",
}


def _clash(held: Debt, field: str, source: Source) -> Problem:
    name = _ENTRY.get(field, field)
    change = f"要改请用 case set debt.{held.id}.{name}。" if name in DEBT_FIELDS else "请核对哪一份对。"
    text = f"{held.name} 的“{name}”和案件里已有的不同,保留已有的。{change}"
    return Problem(source=source.name, line=source.line, code="clash", text=text)
