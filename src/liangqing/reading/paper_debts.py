"""Loan papers into a case: each kept and set to its debt; contracts fill terms, court papers become steps."""

from collections.abc import Mapping, Sequence

from liangqing.base.problem import Problem
from liangqing.case.case import Case, replace_debt
from liangqing.case.debt import Debt, Proceeding, ProceedingKind
from liangqing.case.edit import next_debt_id
from liangqing.case.loan_paper import LoanPaper, PaperField, PaperKind, PaperValue
from liangqing.case.owned import answer_id_of, with_owner
from liangqing.case.paper_debts import (
    CONTRACTS,
    as_confirmed,
    creditor_in,
    is_a_new_debt,
    paper_debt,
    paper_owner,
)
from liangqing.case.reported import near, same_lender
from liangqing.case.terms import Fee, Method, Payee, Terms
from liangqing.reading.debts import fill_debt

_METHODS: Mapping[str, Method] = {
    "等额本息": Method.INSTALMENT,
    "等额本金": Method.EQUAL_PRINCIPAL,
    "等本等息": Method.FLAT,
    "先息后本": Method.INTEREST_ONLY,
    "按月付息": Method.INTEREST_ONLY,
    "一次性还本付息": Method.BULLET,
    "利随本清": Method.BULLET,
    "随借随还": Method.DAILY_ACCRUAL,
}
#: What a paper shows to have begun. A judgment binds only when the time for appeal is over: that is not in it.
_STEPS: Mapping[PaperKind, ProceedingKind] = {
    PaperKind.PAYMENT_ORDER: ProceedingKind.PAYMENT_ORDER,
    PaperKind.SUMMONS: ProceedingKind.LAWSUIT,
    PaperKind.COMPLAINT: ProceedingKind.LAWSUIT,
    PaperKind.JUDGMENT: ProceedingKind.LAWSUIT,
    PaperKind.MEDIATION: ProceedingKind.LAWSUIT,
    PaperKind.ARBITRATION_NOTICE: ProceedingKind.ARBITRATION,
    PaperKind.ARBITRATION_AWARD: ProceedingKind.ARBITRATION,
    PaperKind.ENFORCEMENT_NOTICE: ProceedingKind.ENFORCEMENT,
}
#: Papers whose service begins the step; that of a judgment begins another period.
_OPENING = (
    PaperKind.PAYMENT_ORDER,
    PaperKind.SUMMONS,
    PaperKind.COMPLAINT,
    PaperKind.ARBITRATION_NOTICE,
    PaperKind.ENFORCEMENT_NOTICE,
)
_ENFORCING = "执"


def with_papers(case: Case, given: Sequence[LoanPaper]) -> tuple[Case, list[Problem]]:
    """The case with the papers, each once, and what they tell about their debts."""
    held = {paper.key(): paper for paper in (*given, *case.loan_papers)}
    papers = tuple(sorted(held.values(), key=lambda paper: (paper.paper, paper.title, paper.key())))
    case = case.model_copy(update={"loan_papers": papers})
    problems: list[Problem] = []
    for paper in sorted(papers, key=lambda paper: paper.paper not in CONTRACTS):
        if paper.debt is None and case.answer(answer_id_of(paper)) is None:
            case = _owned(case, paper)
    for paper in case.loan_papers:
        debt = case.debt(paper.debt) if paper.debt else None
        if debt is not None:
            case, odd = _told(case, debt, as_confirmed(case, paper))
            problems += odd
    return case, problems


def _owned(case: Case, paper: LoanPaper) -> Case:
    owner = paper_owner(paper, case.debts)
    if owner.debt is not None:
        return with_owner(case, paper, owner.debt)
    if owner.candidates or not is_a_new_debt(paper):
        return case
    new = paper_debt(paper, next_debt_id(case))
    return with_owner(case.model_copy(update={"debts": (*case.debts, new)}), paper, new.id)


def _told(case: Case, debt: Debt, paper: LoanPaper) -> tuple[Case, list[Problem]]:
    if paper.paper in CONTRACTS:
        return (
            fill_debt(case, debt, _contract(debt, paper), paper.source) if _is_original(paper) else (case, [])
        )
    step = _step(paper)
    if step is None:
        return case, []
    return replace_debt(case, debt.model_copy(update={"proceedings": _with_step(debt, step)})), []


def _is_original(paper: LoanPaper) -> bool:
    """A later agreement changes terms; it does not tell the first ones."""
    return paper.paper is PaperKind.CONTRACT


def _contract(debt: Debt, paper: LoanPaper) -> Debt:
    """What the contract tells, in the form in which gaps are filled."""
    told = paper_debt(paper, debt.id)
    if told.formed_on and debt.formed_on and near(told.formed_on, debt.formed_on):
        told = told.model_copy(update={"formed_on": None})
    if told.lender and debt.lender and same_lender(told.lender, debt.lender):
        told = told.model_copy(update={"lender": None})
    return told.model_copy(update={"terms": _terms(debt, paper), "fees": () if debt.fees else _fees(paper)})


def _terms(debt: Debt, paper: LoanPaper) -> Terms | None:
    """Only with a way of repaying: the paper's, the debt's, or instalments where there are several."""
    method, periods = paper.one(PaperField.METHOD), paper.one(PaperField.PERIODS)
    told = _METHODS.get(method.name or "") if method else None
    held = debt.terms.method if debt.terms else None
    several = Method.INSTALMENT if periods and (periods.number or 0) > 1 else None
    way = held or told or several
    if way is None:
        return None
    values = {
        "rate": _of(paper, PaperField.RATE, "rate"),
        "penalty_multiple_e9": _of(paper, PaperField.PENALTY_MULTIPLE, "multiple_e9"),
        "penalty_rate": _of(paper, PaperField.PENALTY_RATE, "rate"),
        "grace_days": _of(paper, PaperField.GRACE_DAYS, "number"),
        "periods": _of(paper, PaperField.PERIODS, "number"),
        "first_due_on": _of(paper, PaperField.FIRST_DUE_ON, "on"),
    }
    return Terms.model_validate(
        {"method": way, **{name: value for name, value in values.items() if _fits(name, value)}}
    )


#: Up to which number these are believable.
_MOST = {"grace_days": 31, "periods": 360}


def _fits(name: str, value: object) -> bool:
    if value is None:
        return False
    return not isinstance(value, int) or name not in _MOST or 0 <= value <= _MOST[name]


def _of(paper: LoanPaper, field: PaperField, part: str) -> object:
    value = paper.one(field)
    return getattr(value, part) if value is not None else None


def _fees(paper: LoanPaper) -> tuple[Fee, ...]:
    lender = creditor_in(paper)
    named = (value for value in paper.all_of(PaperField.FEE) if value.amount_fen)
    return tuple(_fee(value, lender) for value in named if not _is_cost(value))


def _is_cost(value: PaperValue) -> bool:
    """What it costs to enforce is no charge of the loan."""
    return any(word in (value.name or "") for word in ("律师", "催收", "保全", "公证"))


def _fee(value: PaperValue, lender: str | None) -> Fee:
    monthly = "每期" in value.quote or "每月" in value.quote
    deducted = any(word in value.quote for word in ("放款时", "发放时", "扣除", "扣收"))
    return Fee(
        name=value.name or "费用",
        payee=_payee(value, lender),
        amount_fen=value.amount_fen or 0,
        monthly=monthly,
        deducted=deducted and not monthly,
    )


def _payee(value: PaperValue, lender: str | None) -> Payee:
    named = value.payee or ""
    if lender and named and same_lender(named, lender):
        return Payee.LENDER
    for word, payee in (("担保", Payee.GUARANTOR), ("保险", Payee.INSURER), ("会员", Payee.MEMBER)):
        if word in f"{value.name}{named}":
            return payee
    return Payee.PLATFORM if named else Payee.LENDER


def _step(paper: LoanPaper) -> Proceeding | None:
    kind = _STEPS.get(paper.paper)
    case_no = _of(paper, PaperField.CASE_NO, "name")
    if paper.paper is PaperKind.FREEZE and isinstance(case_no, str) and _ENFORCING in case_no:
        kind = ProceedingKind.ENFORCEMENT
    if kind is None:
        return None
    served_on = _of(paper, PaperField.SERVED_ON, "on") if paper.paper in _OPENING else None
    return Proceeding.model_validate(
        {
            "kind": kind,
            "court": _of(paper, PaperField.COURT, "name"),
            "case_no": case_no,
            "served_on": served_on,
        }
    )


def _with_step(debt: Debt, step: Proceeding) -> tuple[Proceeding, ...]:
    """One step that is on file is the same where kind and number agree; its gaps are filled."""
    for held in debt.proceedings:
        same_number = None in (held.case_no, step.case_no) or held.case_no == step.case_no
        if held.kind is step.kind and same_number:
            gaps = {
                name: getattr(step, name)
                for name in ("court", "case_no", "served_on")
                if getattr(held, name) is None
            }
            filled = held.model_copy(update=gaps)
            return tuple(filled if other is held else other for other in debt.proceedings)
    return (*debt.proceedings, step)
