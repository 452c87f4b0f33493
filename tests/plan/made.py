"""Made-up debts, positions and households for the tests of the plan."""

from datetime import date
from typing import Any

from liangqing.assess.position import (
    Balance,
    Breach,
    DebtPosition,
    Gate,
    LawfulBalance,
    Limitation,
    Position,
    Stage,
    Totals,
)
from liangqing.base.because import Because, Confidence, Strength
from liangqing.base.segments import CapSegment
from liangqing.case.borrower import Household
from liangqing.case.case import Case
from liangqing.case.debt import Agreement, AgreementState, Debt, LenderType, Purpose
from liangqing.case.records import InstalmentRow

AS_OF = date(2026, 11, 22)


def because(rule: str) -> Because:
    return Because(
        rule=rule,
        law="示例规则",
        article="1",
        strength=Strength.NORMATIVE_DOCUMENT,
        confidence=Confidence.VERIFIED,
    )


BASES = {
    key: because(key)
    for key in ("instalments_card", "instalments_consumer", "extension", "penalty_reduction")
}


def household(income="6500", living="3800", dependants="700", cash=None, floor=None, buffer="10"):
    """Amounts as a person types them."""
    told = {
        "income": income,
        "living": living,
        "dependants": dependants,
        "cash": cash,
        "living_floor": floor,
        "buffer_percent": buffer,
    }
    return Household.model_validate(told)


def rows(*dues, first_on=date(2026, 12, 15)):
    """Instalments in fen, a month apart."""
    months = [first_on.month - 1 + step for step in range(len(dues))]
    return tuple(
        InstalmentRow(
            number=step + 1,
            due_on=date(first_on.year + month // 12, month % 12 + 1, first_on.day),
            principal_fen=fen,
            interest_fen=0,
        )
        for step, (fen, month) in enumerate(zip(dues, months, strict=True))
    )


def debt(id="a", purpose=Purpose.CONSUMER, **facts):
    return Debt(id=id, product=f"示例贷{id}", purpose=purpose, **facts)


def offer(state=AgreementState.OFFER_ORAL, lump=None, monthly=None, months=None):
    told = {"state": state, "on": "2026-11-20", "lump_sum": lump, "monthly": monthly, "months": months}
    return Agreement.model_validate(told)


def balance(total_fen, penalty_fen=0):
    return Balance(
        principal_fen=total_fen - penalty_fen,
        interest_fen=0,
        penalty_fen=penalty_fen,
        fees_fen=0,
        total_fen=total_fen,
    )


def lawful(total_fen, penalty_fen=0):
    return LawfulBalance(
        principal_fen=total_fen - penalty_fen,
        interest_fen=0,
        penalty_fen=penalty_fen,
        fees_fen=0,
        headroom_fen=0,
        total_fen=total_fen,
        since=date(2026, 1, 1),
        because=(because("cap"),),
    )


def cap(effect, reason):
    return CapSegment(from_on=None, until_on=None, value_e9=240_000_000, effect=effect, because=(reason,))


def at(id="a", stage=Stage.OVERDUE_31_90, total=None, expired=False, gates=(), **facts):
    """A position; `total` is the contract's balance in fen."""
    known: dict[str, Any] = {
        "lender": "示例银行",
        "lender_type": LenderType.BANK,
        "overdue_days": 45,
        "overdue_fen": None,
        "next_due_on": None,
        "next_due_fen": None,
        "monthly_fen": None,
        "nominal_percent": None,
        "effective_percent": None,
        "caps": (),
        "contract": None if total is None else balance(total),
        "lawful": None,
        "recomputed": None,
        "claimed_fen": None,
        "excess_fen": None,
        "differences": (),
        "unexplained_fen": None,
        "breach": Breach.UNKNOWN,
        "over_cap_fen": None,
        "agreement": None,
        "findings": (),
        "missing": (),
    }
    limitation = Limitation(ends_on=None, expired=expired, because=(), text="时效已过。" if expired else "")
    gate = Gate(code="limitation", open=not expired, text=limitation.text)
    return DebtPosition(
        id=id, name=f"示例贷{id}", stage=stage, limitation=limitation, gates=(gate, *gates), **(known | facts)
    )


def case_of(home, *debts):
    return Case(as_of=AS_OF, household=home, debts=debts)


def position_of(*positions):
    totals = Totals(contract_fen=0, lawful_fen=0, claimed_fen=0, excess_fen=0, overdue_debts=0, unknown=0)
    return Position(
        as_of=AS_OF, debts=positions, totals=totals, deadlines=(), conduct=(), missing=(), findings=()
    )
