"""A small invented case with its position and plan, made by hand: papers and calendar read values, nothing else."""

from datetime import date, datetime

from liangqing.assess.position import (
    Balance,
    Breach,
    DebtPosition,
    Difference,
    Gate,
    LawfulBalance,
    Limitation,
    NextDate,
    Position,
    Stage,
    Totals,
)
from liangqing.base.because import Because, Confidence, Strength
from liangqing.base.days import SHANGHAI, add_months
from liangqing.case.borrower import Borrower, Household
from liangqing.case.case import Case
from liangqing.case.debt import Agreement, AgreementState, Claim, Debt, LenderType, Purpose
from liangqing.case.records import ContactKind, InstalmentRow, NoteRecord, Source
from liangqing.plan.plan import Ask, Basis, LadderStep, Option, OptionKind, Plan, PlanMonth

TODAY = date(2026, 11, 22)
#: Invented rules: papers must print what they are given and nothing of their own.
STATUTE = Because(
    rule="X-1",
    law="甲法",
    article="7",
    strength=Strength.STATUTE,
    confidence=Confidence.VERIFIED,
    gist="预先扣除的利息不算本金。",
)
STANDARD = Because(
    rule="X-2",
    law="乙标准",
    article="5",
    strength=Strength.STANDARD,
    confidence=Confidence.SECONDARY,
    gist="分期的一般做法。",
)
DOUBTFUL = Because(
    rule="X-3",
    law="丙通知",
    article="3",
    strength=Strength.NORMATIVE_DOCUMENT,
    confidence=Confidence.UNVERIFIED,
)


def debt(**changed: object) -> Debt:
    """A loan of 12,000.00 of which 11,400.00 arrived; 45 days overdue on TODAY."""
    facts: dict[str, object] = {
        "id": "a",
        "product": "安心贷",
        "platform": "甲平台",
        "lender": "某某消费金融有限公司",
        "lender_type": LenderType.CONSUMER_FINANCE,
        "purpose": Purpose.CONSUMER,
        "contract_no": "HT-0001",
        "formed_on": date(2026, 3, 8),
        "principal_fen": 1200000,
        "disbursed_fen": 1140000,
        "schedule": tuple(
            InstalmentRow(
                number=n, due_on=add_months(date(2026, 3, 8), n), principal_fen=100000, interest_fen=12000
            )
            for n in range(1, 13)
        ),
        "claim": Claim(on=date(2026, 11, 20), total_fen=702500, said_by="客服"),
    }
    return Debt.model_validate(facts | changed)


def case(**changed: object) -> Case:
    """One debt, a told budget, a hardship, payday on the 10th."""
    facts: dict[str, object] = {
        "as_of": TODAY,
        "borrower": Borrower(alias="林某", hardship="所在单位自2026年8月起延迟发放工资,现已恢复发放"),
        "household": Household(income_fen=650000, living_fen=380000, dependants_fen=70000, payday=10),
        "debts": (debt(),),
    }
    return Case.model_validate(facts | changed)


def gate(open: bool = True, text: str = "") -> Gate:
    """The limitation gate."""
    return Gate(code="limitation", open=open, text=text)


def lawful(**changed: object) -> LawfulBalance:
    """6,310.00, the ceiling used to the end."""
    facts: dict[str, object] = {
        "principal_fen": 540000,
        "interest_fen": 72000,
        "penalty_fen": 19000,
        "fees_fen": 0,
        "headroom_fen": 0,
        "total_fen": 631000,
        "since": date(2026, 10, 8),
        "because": (STATUTE,),
    }
    return LawfulBalance.model_validate(facts | changed)


def debt_position(**changed: object) -> DebtPosition:
    """Contract 6,980.00, lawful 6,310.00, claimed 7,025.00."""
    facts: dict[str, object] = {
        "id": "a",
        "name": "安心贷",
        "lender": "某某消费金融有限公司",
        "lender_type": LenderType.CONSUMER_FINANCE,
        "stage": Stage.OVERDUE_31_90,
        "overdue_days": 45,
        "overdue_fen": 224000,
        "next_due_on": date(2026, 12, 8),
        "next_due_fen": 112000,
        "monthly_fen": 112000,
        "nominal_percent": "21.4572",
        "effective_percent": "23.6984",
        "caps": (),
        "contract": Balance(
            principal_fen=600000, interest_fen=72000, penalty_fen=26000, fees_fen=0, total_fen=698000
        ),
        "lawful": lawful(),
        "recomputed": None,
        "claimed_fen": 702500,
        "excess_fen": 71500,
        "differences": (
            Difference(
                on=date(2026, 3, 8),
                what="放款时扣下的 600.00 元不算本金",
                amount_fen=60000,
                because=(STATUTE, DOUBTFUL),
            ),
        ),
        "unexplained_fen": 4500,
        "breach": Breach.BREACH,
        "over_cap_fen": 71500,
        "limitation": Limitation(ends_on=date(2029, 3, 8), expired=False, because=(), text=""),
        "agreement": None,
        "findings": (),
        "gates": (gate(), Gate(code="identity", open=True, text="")),
        "missing": (),
    }
    return DebtPosition.model_validate(facts | changed)


def position(*debts: DebtPosition, deadlines: tuple[NextDate, ...] = ()) -> Position:
    """The position on TODAY; without arguments that of the one debt above."""
    return Position(
        as_of=TODAY,
        debts=debts or (debt_position(),),
        totals=Totals(contract_fen=0, lawful_fen=0, claimed_fen=0, excess_fen=0, overdue_debts=1, unknown=0),
        deadlines=deadlines,
        conduct=(),
        missing=(),
    )


def option(**changed: object) -> Option:
    """631,000 fen in twelve parts; three asks, one of each basis."""
    facts: dict[str, object] = {
        "debt": "a",
        "name": "安心贷",
        "kind": OptionKind.INSTALMENTS,
        "months": 12,
        "monthly_fen": 52583,
        "total_fen": 631000,
        "payments_fen": (*(52583,) * 11, 52587),
        "asks": (
            Ask(what="核减超过法律支持上限的部分 715.00 元", basis=Basis.RIGHT, because=(STATUTE,)),
            Ask(what="协商一致后分 12 个月还清", basis=Basis.POLICY, because=(STANDARD,)),
            Ask(what="分期期间停止计收违约金", basis=Basis.COURTESY),
        ),
        "text": "",
    }
    return Option.model_validate(facts | changed)


def plan(*options: Option, feasible: bool = True) -> Plan:
    """Twelve months from December 2026, capacity 1,800.00 a month."""
    chosen = options or (option(),)
    months = max((len(one.payments_fen) for one in chosen), default=0)
    monthly = tuple(
        PlanMonth(
            month=add_months(date(2026, 12, 1), index),
            total_fen=sum(one.payments_fen[index] for one in chosen if index < len(one.payments_fen)),
            capacity_fen=180000,
        )
        for index in range(months)
    )
    return Plan(
        as_of=TODAY, cash_fen=0, capacity_fen=180000, floor_fen=450000, feasible=feasible, text="",
        options=chosen, monthly=monthly if feasible else (), total_paid_fen=631000, debt_free_on=date(2027, 11, 1),
        optimal=True, gap_fen=0, alternatives={},
        ladder=(LadderStep(debt="a", opening_fen=35055, target_fen=52583, floor_fen=90000),),
    )  # fmt: skip


ORAL_OFFER = Agreement(
    state=AgreementState.OFFER_ORAL, on=date(2026, 11, 19), said_by="法务小王", channel="电话",
    monthly_fen=60000, months=12, text="先还一期就给您停催",
)  # fmt: skip

NOTE = NoteRecord(
    at=datetime(2026, 11, 21, 15, 0, tzinfo=SHANGHAI), channel=ContactKind.CALL, said_by="客服 8001", product="安心贷",
    text="一次还 5,000 元结清", lump_sum_fen=500000, source=Source(sha256="0" * 64, name="notes.txt", line=1),
)  # fmt: skip


def on_one_line(text: str) -> str:
    """The text of a paper with the columns of each table's row behind each other again."""
    return text.replace("\n\u3000\u3000", "；")
