"""Amounts of one debt that cannot all be right: told with a question, and no price is worked out from them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from liangqing.assess.position import Finding, Severity
from liangqing.assess.stage import is_closed
from liangqing.base.days import speak_date
from liangqing.base.money import speak_yuan
from liangqing.case.case import Case
from liangqing.case.debt import Debt, Purpose
from liangqing.case.event import EventKind
from liangqing.case.missing import Missing
from liangqing.case.terms import Method
from liangqing.ledger.schedule import schedule_of_debt

#: One in so many of the contract's fen was never paid out as a loan: a digit is missing. Nothing at all may be true.
_LEAST_SHARE = 10
_LEVEL = (Method.INSTALMENT, Method.CARD)
_RECEIVED = ("实际到手多少?", "收款的银行卡、支付宝、微信在放款那天的账单")
_PAYMENT = ("每期一共还多少(连同各种费用),一共多少期?", "官方 App 的“还款计划”")


@dataclass(frozen=True)
class Contradiction:
    """What does not fit (`text`; empty where `odd` tells it), and the field that is asked again, if one can mend it."""

    code: str
    text: str
    field: str | None
    question: str = ""
    where: str = ""


def contradiction_of(debt: Debt) -> Contradiction | None:
    """The first one; None where the figures fit, or too little is known. Money drawn later may exceed the contract."""
    drawn = any(event.kind is EventKind.DRAW for event in debt.events)
    if debt.principal_fen is None or debt.principal_fen == 0 or debt.purpose is Purpose.CARD or drawn:
        return None
    return next(_contradictions(debt, debt.principal_fen), None)


def contradiction_findings(debt: Debt, as_of: date) -> Iterator[Finding]:
    """Told before any figure; of a closed debt no figure is told."""
    if is_closed(debt, as_of):
        return
    odd = contradiction_of(debt)
    if odd is not None and odd.text:
        yield Finding(code=odd.code, severity=Severity.SOON, text=odd.text)
    yield from _paid_since(debt)


def _paid_since(debt: Debt) -> Iterator[Finding]:
    """What was typed says that an instalment was not paid; what was paid since would have covered it."""
    since_on = debt.unpaid_since
    since = [
        event
        for event in debt.events
        if event.kind is EventKind.PAYMENT and event.on >= (since_on or event.on)
    ]
    later = [event.on for event in since if since_on is not None and event.on > since_on]
    if since_on is None or not later or sum(event.amount_fen for event in since) < _due_from(debt, since_on):
        return
    yield Finding(
        code="paid_after_unpaid",
        severity=Severity.SOON,
        text=f"您填的是 {speak_date(since_on)}起没有还,之后却还有 {len(later)} 笔还款,最近一笔在 "
        f"{speak_date(max(later))},够还那一期。现在算的是:那天以前的各期都还了,这几笔也算上。不是还这一笔的,"
        "把它们撤回;那天以前也有没还的,改填没还的那一天。",
    )


def _due_from(debt: Debt, since_on: date) -> int:
    """The instalment that is told as the first one not paid, in fen; 0 where it is not known."""
    rows = sorted(schedule_of_debt(debt), key=lambda row: row.due_on)
    return next((row.total_fen for row in rows if row.due_on >= since_on), 0)


def contradiction_questions(debt: Debt, case: Case) -> tuple[Missing, ...]:
    """The field asked again, though it was answered; a person who does not know can say so."""
    odd = contradiction_of(debt)
    if odd is None or odd.field is None or is_closed(debt, case.as_of):
        return ()
    if case.answer(f"debt.{debt.id}.{odd.field}") == "unknown":
        return ()
    asked = f"{debt.name}:{odd.question}(现在填的对不上)"
    return (
        Missing(id=f"debt.{debt.id}.{odd.field}", debt=debt.id, question=asked, where=odd.where, first=True),
    )


def _contradictions(debt: Debt, principal_fen: int) -> Iterator[Contradiction]:
    yield from _received(debt, principal_fen)
    yield from _paid_back(debt, principal_fen)


def _received(debt: Debt, principal_fen: int) -> Iterator[Contradiction]:
    received_fen = debt.disbursed_fen
    if received_fen is None:
        return
    if received_fen > principal_fen:
        yield Contradiction("received_more", "", "disbursed", *_RECEIVED)
    elif 0 < received_fen * _LEAST_SHARE < principal_fen:
        text = (
            f"合同金额填的是 {speak_yuan(principal_fen)},到手填的是 {speak_yuan(received_fen)},差得太多,"
            "多半少写了几位,先不算利率和上限。请对照到账记录改正。"
        )
        yield Contradiction("received_too_little", text, "disbursed", *_RECEIVED)


def _paid_back(debt: Debt, principal_fen: int) -> Iterator[Contradiction]:
    """Instalments that together give back less than was received."""
    received_fen = principal_fen if debt.disbursed_fen is None else debt.disbursed_fen
    received_fen -= sum(fee.amount_fen for fee in debt.fees if fee.deducted and debt.disbursed_fen is None)
    sum_fen = _all_instalments(debt)
    if sum_fen is None or sum_fen >= received_fen:
        return
    if debt.schedule:
        yield Contradiction("schedule_sum", "", None)
        return
    text = (
        f"各期加起来是 {speak_yuan(sum_fen)},比到手的 {speak_yuan(received_fen)} 还少,先不算利率和上限。"
        "请对照还款计划,改正每期金额或期数。"
    )
    yield Contradiction("instalments_too_little", text, "payment", *_PAYMENT)


def _all_instalments(debt: Debt) -> int | None:
    """Their sum; None where they are not known."""
    terms = debt.terms
    if (
        not debt.schedule
        and terms
        and terms.method in _LEVEL
        and terms.periods
        and terms.payment_fen is not None
    ):
        return terms.periods * terms.payment_fen
    rows = schedule_of_debt(debt)
    return sum(row.total_fen for row in rows) if rows else None
