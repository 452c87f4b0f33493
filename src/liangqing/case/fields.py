"""What a person can enter, by name: the fields of a debt by where they live, and the three first questions."""

from liangqing.case.borrower import Role
from liangqing.case.card_entry import CARD_CHOICES, CARD_FIELDS, CARD_WHOLE
from liangqing.case.debt import LenderType, ProceedingKind, Purpose
from liangqing.case.holders import MORE_CHOICES, MORE_FIELDS, PENALTY_RATES
from liangqing.case.terms import Payee

#: Fields of a debt that are set as they stand.
PLAIN = (
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
TERMS = ("periods", "payment", "first_due_on", "penalty_percent_of_rate", "grace_days")
#: Three ways to write the one agreed rate.
RATES = {"yearly_percent": "year", "monthly_percent": "month", "daily_percent": "day"}
#: The day on which a paper was served.
SERVED = {
    "payment_order_received_on": ProceedingKind.PAYMENT_ORDER,
    "summons_received_on": ProceedingKind.LAWSUIT,
    "notarised_notice_received_on": ProceedingKind.NOTARISED,
    "enforcement_notice_received_on": ProceedingKind.ENFORCEMENT,
}
#: The charge that comes with each instalment.
FEES = ("monthly_fee", "fee_payee")
DEBT_FIELDS = (*PLAIN, *TERMS, *RATES, *SERVED, "assisted", "unpaid_since", "claim", *FEES)
#: The three questions that come before money, then three calls for help; each is answered by yes or no.
TRIAGE = ("summons", "fee_paid", "self_harm", "vanished", "frozen", "auto_debit")
#: Every field of a debt that `case set` takes.
ALL_DEBT_FIELDS = (*DEBT_FIELDS, *MORE_FIELDS, *CARD_FIELDS)

_CHOICES: dict[str, tuple[str, ...]] = {
    "lender_type": tuple(LenderType),
    "purpose": tuple(Purpose),
    "fee_payee": tuple(Payee),
    "role": tuple(Role),
    **dict.fromkeys(("assisted", *TRIAGE), ("yes", "no")),
    **MORE_CHOICES,
    **CARD_CHOICES,
}
_NAMES = ("agency", "assigned_to", "guarantor_paid_by")
_WHOLE = ("periods", "persons", "payday", "spell_months", "grace_days", *CARD_WHOLE)


def is_day(answer_id: str) -> bool:
    """Whether the answer to an id is a day."""
    name = answer_id.rpartition(".")[2]
    return name.endswith("_on") or name == "unpaid_since"


def how_to_write(field: str) -> str:
    """What a good value looks like, in Chinese; `field` may be a full id."""
    name = field.rpartition(".")[2]
    if is_day(name):
        return "日期写成 2026-11-22,也可以写 昨天、上周五、上个月15号。"
    if name in _CHOICES:
        return "可选:" + "、".join(_CHOICES[name]) + "。"
    if name in _WHOLE:
        return "写一个整数。"
    if name in _NAMES:
        return "写全称,例如 某某资产管理有限公司;没有就写 none。"
    if name in PENALTY_RATES:
        return "写百分数,例如 18.25(一年)或 0.05(一天)。"
    return "金额写成 1234.50,利率写成 14.4(百分数);不知道就填 unknown。"
