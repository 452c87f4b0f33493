"""The facts of one's own case for a rehearsal: what the household can keep, the debts, the reasons and the papers."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from itertools import accumulate
from typing import Any

from liangqing.assess.position import DebtPosition, Position
from liangqing.base.errors import InputUnusable
from liangqing.case.case import Case
from liangqing.case.debt import Debt, LenderType, Purpose
from liangqing.case.paper_debts import CONTRACTS
from liangqing.papers.gates import asks_only, limitation_at_risk, payment_order_runs
from liangqing.papers.paper import Request
from liangqing.papers.rehearse.facts import DebtFacts, HouseholdFacts, ProvenFact
from liangqing.papers.rehearse.referee import reason_words
from liangqing.papers.rehearse.terms import MONTHS
from liangqing.plan.capacity import Means, means_of
from liangqing.plan.owed import settle_fen
from liangqing.plan.plan import Plan

#: The id of a reason that is none of the known ones: the person's own words.
TOLD = "told"
_HOTLINE = "合同上的客服电话"
_CASE_NO = "演练"
_PAID = "已经还清了"
_NOTHING = "算下来已经不欠了"
_NO_SUM = "还不知道欠多少"
_NOT_READ = "生效文书写了多少还没有填"
_FILL = {
    _NO_SUM: "还差“对方要的金额”:在 App 的账单、催收短信里找,填进这笔债;或者放进借款合同和还款记录,由两清来算。",
    _NOT_READ: "在判决书、调解书或裁决书最后几页找,填进这笔债。",
}
_CLAUSE = re.compile(r"[^,,。.;;、!!??\n]+")


def facts_of(case: Case, position: Position, plan: Plan, debt_id: str) -> HouseholdFacts:
    """The household as a call about that debt sees it: what the plan pays the others is promised, fen a month.

    Raises InputUnusable where the debt is not there or nobody knows how much it is, or where the household's month
    has not been told. Where months differ, income is what can be relied on in every one of them; what the household
    keeps as a buffer counts as living.
    """
    means = means_of(case.household, position.as_of)
    if means.missing:
        first = means.missing[0]
        raise InputUnusable("household_unknown", "家里每月的收支还没填全,没法演练。", first.question)
    debts = tuple(_debts(case, position, plan))
    if debt_id not in {debt.id for debt in debts}:
        raise _not_yet(case, position, debts, debt_id)
    home, kept_fen = case.household, max(means.kept_fen, default=0)
    short_fen = (home.income_fen or 0) - means.floor_fen
    cash_fen, left_fen, spare_fen = _line(means, plan, debt_id, short_fen)
    dependants_fen = max(home.dependants_fen or 0, 0)
    living_fen = means.floor_fen - dependants_fen + kept_fen
    exhibits = frozenset(_exhibits(case, debts))
    return HouseholdFacts(
        id=case.id,
        income_fen=living_fen + dependants_fen + spare_fen,
        living_fen=living_fen,
        dependants_fen=dependants_fen,
        living_floor_fen=home.living_floor_fen or (home.minimum_living_fen or 0) * (home.persons or 1),
        persons=home.persons or 1,
        cash_fen=cash_fen,
        promised_fen=spare_fen - left_fen,
        debts=debts,
        reasons=_reasons(case.borrower.hardship or "", exhibits),
        exhibits=exhibits,
        buffer_fen=kept_fen,
        promised_by_plan=True,
        others_agreed=any(at.agreement is not None for at in position.debts if at.id != debt_id),
    )


def _not_yet(case: Case, position: Position, debts: tuple[DebtFacts, ...], debt_id: str) -> InputUnusable:
    """Why a debt cannot be rehearsed, and what to do about it."""
    why = dict(not_yet(case, position)).get(debt_id, "")
    if not why:
        names = "、".join(f"{debt.id}({debt.lender})" for debt in debts)
        known = f"能练的有:{names}。" if names else "还没有能演练的债务。"
        return InputUnusable("debt_unknown", f"案件里没有编号 {debt_id} 的债务。", known)
    name = next(debt.name for debt in case.debts if debt.id == debt_id)
    return InputUnusable("debt_unknown", f"{name}({debt_id})还不能演练:{why}。", _FILL.get(why, ""))


def not_yet(case: Case, position: Position) -> tuple[tuple[str, str], ...]:
    """The debts that cannot be rehearsed, each id with the reason in words."""
    unknown = []
    for debt in case.debts:
        at = position.debt(debt.id)
        if at is not None and at.stage.is_paid_off:
            unknown.append((debt.id, _PAID))
        elif at is None or not settle_fen(at):
            unknown.append((debt.id, _no_sum(at)))
    return tuple(unknown)


def _no_sum(at: DebtPosition | None) -> str:
    if at is not None and settle_fen(at) is not None:
        return _NOTHING
    return _NOT_READ if at is not None and at.decided else _NO_SUM


def _line(means: Means, plan: Plan, debt_id: str, short_fen: int) -> tuple[int, int, int]:
    """Cash to start with, what a month adds for this debt, and what it adds before the others are paid.

    Beside the plan's payments to the others no month runs short of this line: cash + left × months is never above
    what the household really has by then. Where even the others cannot be paid, nothing is left for this one.
    `short_fen`: what a usual month lacks, below 0, where it does not cover the need.
    """
    income = means.by_month or (means.capacity_fen or min(0, short_fen),) * MONTHS
    others = [option for option in plan.options if option.debt != debt_id] if plan.feasible else []
    paid = [sum(_at(option.payments_fen, month) for option in others) for month in range(MONTHS)]
    spare_fen = min(total // (month + 1) for month, total in enumerate(accumulate(income)))
    running = accumulate(earned - fen for earned, fen in zip(income, paid, strict=True))
    have = [means.cash_fen + total for total in running]
    sure_fen = min(fen // (month + 1) for month, fen in enumerate(have))
    left_fen = min(spare_fen, max(sure_fen, min(0, spare_fen)))
    cash_fen = max(0, min(fen - left_fen * (month + 1) for month, fen in enumerate(have)))
    return min(cash_fen, means.cash_fen), left_fen, spare_fen


def _at(payments_fen: tuple[int, ...], month: int) -> int:
    return payments_fen[month] if month < len(payments_fen) else 0


def _debts(case: Case, position: Position, plan: Plan) -> Iterator[DebtFacts]:
    """Every debt whose amount is known and that is not paid off."""
    for debt in case.debts:
        at = position.debt(debt.id)
        if at is not None and not at.stage.is_paid_off and settle_fen(at):
            yield _debt(case, debt, at, _offers_nothing(case, position, plan, debt.id))


def _debt(case: Case, debt: Debt, at: DebtPosition, offers_nothing: bool) -> DebtFacts:
    owed_fen = settle_fen(at) or 0
    books = at.contract
    contract_fen = owed_fen if books is None else books.total_fen
    claimed_fen = contract_fen if at.claimed_fen is None else at.claimed_fen
    lawful_fen = contract_fen if at.lawful is None else min(contract_fen, at.lawful.agreed_fen)
    return DebtFacts(
        id=debt.id,
        lender=at.lender or at.name,
        lender_type=at.lender_type,
        stage=at.stage,
        overdue_days=at.overdue_days or 0,
        principal_fen=owed_fen if books is None else books.principal_fen,
        interest_fen=0 if books is None else books.interest_fen,
        penalty_fen=0 if books is None else books.penalty_fen + books.fees_fen,
        lawful_fen=lawful_fen,
        claimed_fen=claimed_fen,
        case_no=f"{_CASE_NO}-{debt.id}",
        hotline=_HOTLINE,
        agency=next((agency.name for agency in reversed(debt.agencies)), None),
        contract_held=any(paper.debt == debt.id and paper.paper in CONTRACTS for paper in case.loan_papers),
        limitation_risk=offers_nothing,
        expired=at.limitation.expired,
        card=debt.lender_type is LenderType.BANK and debt.purpose is Purpose.CARD,
        contract_known=books is not None or at.decided,
        decided=at.decided,
        ceiling_known=at.lawful is not None,
        ceiling_fen=None if at.lawful is None else at.lawful.total_fen,
    )


def _offers_nothing(case: Case, position: Position, plan: Plan, debt_id: str) -> bool:
    """Whether nothing may be admitted or offered in a call now: limitation, a payment order, an unsure creditor …"""
    subject = Request(case, position, plan, debt_id, {}).subject()
    return limitation_at_risk(subject) or payment_order_runs(subject) or asks_only(subject) is not None


def _reasons(hardship: str, exhibits: frozenset[str]) -> tuple[ProvenFact, ...]:
    """The hardship in the person's own words, clause by clause, each with the paper that shows it if it is there."""
    told: dict[str, list[str]] = {}
    for clause in (found.strip() for found in _CLAUSE.findall(hardship)):
        if clause:
            told.setdefault(_reason_of(clause), []).append(clause)
    proofs = _words()["proofs"]
    return tuple(
        ProvenFact(reason, ",".join(clauses), proofs.get(reason) if proofs.get(reason) in exhibits else None)
        for reason, clauses in told.items()
    )


def _reason_of(clause: str) -> str:
    known = reason_words().items()
    return next((reason for reason, words in known if any(word in clause for word in words)), TOLD)


def _exhibits(case: Case, debts: tuple[DebtFacts, ...]) -> Iterator[str]:
    """Papers by the names of the files, bills and bank records, and the contracts that were read."""
    names = "\n".join(exhibit.name for exhibit in case.exhibits)
    for exhibit, words in _words()["exhibits"].items():
        if any(word in names for word in words):
            yield exhibit
    if case.records:
        yield "bank_statement"
    yield from (f"contract:{debt.id}" for debt in debts if debt.contract_held)


@cache
def _words() -> Mapping[str, Any]:
    place = resources.files("liangqing.papers.rehearse").joinpath("data", "own_words.toml")
    return tomllib.loads(place.read_text(encoding="utf-8"))
