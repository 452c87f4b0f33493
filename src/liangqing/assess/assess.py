"""The position of a case: one pass over the debts, then what concerns the whole person."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from liangqing.assess.balances import all_lines, claim_gaps, differences, recomputed_balance
from liangqing.assess.claimed import unexplained_fen
from liangqing.assess.contradictions import contradiction_questions
from liangqing.assess.court_message import (
    court_message_findings,
    court_message_questions,
    court_messages,
)
from liangqing.assess.creditor import recourse_fen
from liangqing.assess.deadlines import court_dates, instalment_dates
from liangqing.assess.findings import findings_of
from liangqing.assess.flags import flags_of
from liangqing.assess.gates import gates_of
from liangqing.assess.guide import guide_of
from liangqing.assess.missing import missing_in_household, missing_of
from liangqing.assess.owners import missing_owners
from liangqing.assess.paid_off import delete_after, was_late
from liangqing.assess.position import (
    Breach,
    DebtPosition,
    Finding,
    NextDate,
    Position,
    Severity,
    Stage,
    Totals,
)
from liangqing.assess.price import cap_words, judged
from liangqing.assess.projection import projection_of
from liangqing.assess.roles import role_findings
from liangqing.assess.seen import Seen, see
from liangqing.assess.silence import SILENT_DAYS
from liangqing.assess.stage import decided_fen, is_decided, stage_of
from liangqing.assess.triage import triage_findings
from liangqing.assess.way_back import way_back_findings
from liangqing.base.rates import fraction_percent
from liangqing.base.segments import CapSegment
from liangqing.case.case import Case
from liangqing.case.debt import Debt
from liangqing.case.missing import Missing
from liangqing.conduct.audit import audited, right_time
from liangqing.conduct.collectors import Collecting, different, who_collects
from liangqing.law.book import LawBook

_URGENCY = (Severity.URGENT, Severity.SOON, Severity.NOTE)


def assess(case: Case, book: LawBook) -> Position:
    """Balances, stage, limits, dates, findings and gates of every debt on `case.as_of`."""
    once = right_time(different(case.contacts), case.clock_ahead_seconds)
    collecting = who_collects(once, case.debts)
    of_debt = _by_debt(collecting)
    all_seen = [see(debt, case, book, of_debt.get(debt.id, ())) for debt in case.debts]
    unclear = _unclear(collecting, case.as_of)
    debts = tuple(_position_of(seen, case, unclear) for seen in all_seen)
    report = audited(once, collecting, case.debts, case.notes, book.rules, case.clock_ahead_seconds)
    messages = court_messages(case, case.as_of)
    missing = _once(
        (
            *court_message_questions(case, messages),
            *missing_in_household(case),
            *missing_owners(case),
            *(row for debt in debts for row in debt.missing),
        )
    )
    findings = (
        *triage_findings(case),
        *way_back_findings(case, all_seen, book),
        *court_message_findings(messages, book, case.as_of),
        *(finding for debt in debts for finding in debt.findings),
    )
    return Position(
        as_of=case.as_of,
        debts=debts,
        totals=_totals(debts),
        deadlines=_deadlines(all_seen),
        conduct=report.findings,
        missing=missing,
        findings=_by_urgency(findings),
    )


def see_debt(debt: Debt, case: Case, book: LawBook) -> Seen:
    """One debt of a case worked out by itself."""
    once = right_time(different(case.contacts), case.clock_ahead_seconds)
    return see(debt, case, book, who_collects(once, case.debts))


def _by_debt(collecting: Sequence[Collecting]) -> dict[str, list[Collecting]]:
    """The contacts of each debt that is known."""
    held: dict[str, list[Collecting]] = {}
    for one in collecting:
        if one.debt is not None:
            held.setdefault(one.debt.id, []).append(one)
    return held


def _unclear(collecting: Sequence[Collecting], as_of: date) -> int:
    """Collecting contacts of late that belong to no debt that is known."""
    since_on = as_of - timedelta(days=SILENT_DAYS)
    return sum(one.debt is None and since_on < one.on <= as_of for one in collecting)


def _once(rows: Iterable[Missing]) -> tuple[Missing, ...]:
    """Each question once, the first wording of it."""
    return tuple({row.id: row for row in reversed(tuple(rows))}.values())[::-1]


def _by_urgency(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The person first, then court periods, then urgent before soon, and the larger amount first."""
    return tuple(sorted(findings, key=_rank))


def _rank(finding: Finding) -> tuple[int, int, int]:
    first = 0 if finding.code == "self_harm" else 1 if finding.code.startswith("deadline_") else 2
    return first, _URGENCY.index(finding.severity), -(finding.amount_fen or 0)


def _named(findings: Sequence[Finding], debt_id: str) -> tuple[Finding, ...]:
    return tuple(finding.model_copy(update={"debt": debt_id}) for finding in findings)


def _deadlines(all_seen: Sequence[Seen]) -> tuple[NextDate, ...]:
    rows = [row for seen in all_seen for row in court_dates(seen.debt, seen.book)]
    ordered = {
        row.debt for row in rows if row.kind == "payment_order_objection" and row.due_on >= all_seen[0].as_of
    }
    for seen in all_seen:
        if not is_decided(seen.debt, seen.as_of):
            rows += instalment_dates(seen.debt, seen.coming, seen.as_of, seen.debt.id in ordered)
    rows = [row for row in rows if max(row.due_on, row.possibly_on or row.due_on) >= all_seen[0].as_of]
    return tuple(sorted(rows, key=lambda row: (row.due_on, row.debt or "", row.kind)))


def _position_of(seen: Seen, case: Case, unclear: int) -> DebtPosition:
    """The figures, then what they and the events mean."""
    until = delete_after(seen)
    next_due_on = seen.coming[0].row.due_on if seen.coming else None
    stage = stage_of(seen.debt, seen.overdue_days, next_due_on, seen.as_of, until)
    periods = court_dates(seen.debt, seen.book)
    judged = {
        "findings": _by_urgency(
            _named(
                (*role_findings(seen, case.borrower.role), *findings_of(seen, stage, unclear)), seen.debt.id
            )
        ),
        "gates": gates_of(seen.debt, seen.limitation, periods, seen.as_of),
        "missing": _once(
            (
                *contradiction_questions(seen.debt, case),
                *missing_of(seen.debt, case, seen.overdue_days != 0, was_late(seen)),
            )
        ),
        "flags": flags_of(seen, case),
        "guide": guide_of(seen, stage, periods, next_due_on),
        "delete_after": until,
        "lines": all_lines(seen),
        "projection": projection_of(seen),
        **(_decided(seen) if is_decided(seen.debt, seen.as_of) else {}),
    }
    return _figures(seen, stage).model_copy(update=judged)


def _decided(seen: Seen) -> dict[str, object]:
    """After a judgment nothing of the contract counts any more: no balance, price, ceiling, difference, projection."""
    return {
        "decided": True,
        "decided_fen": decided_fen(seen.debt, seen.as_of),
        "overdue_fen": None,
        "next_due_on": None,
        "next_due_fen": None,
        "monthly_fen": None,
        "nominal_percent": None,
        "effective_percent": None,
        "contract": None,
        "lawful": None,
        "recomputed": None,
        "excess_fen": None,
        "differences": (),
        "claim_gaps": (),
        "unexplained_fen": None,
        "breach": Breach.UNKNOWN,
        "over_cap_fen": None,
        "lines": (),
        "projection": (),
    }


def _figures(seen: Seen, stage: Stage) -> DebtPosition:
    debt, facts = seen.debt, seen.facts
    following = seen.coming[0] if seen.coming else None
    return DebtPosition(
        id=debt.id,
        name=debt.name,
        lender=debt.lender,
        lender_type=debt.lender_type,
        stage=stage,
        overdue_days=seen.overdue_days,
        overdue_fen=seen.statement.overdue_fen if seen.statement else None,
        next_due_on=following.row.due_on if following else None,
        next_due_fen=following.left_fen if following else None,
        monthly_fen=facts.schedule[0].total_fen if facts else None,
        nominal_percent=seen.nominal_percent,
        effective_percent=seen.effective_percent,
        caps=seen.caps.segments,
        cap_readings=_cap_readings(seen),
        contract=seen.contract,
        lawful=seen.lawful,
        recomputed=recomputed_balance(seen),
        claimed_fen=seen.claimed_fen,
        excess_fen=_excess(seen),
        differences=differences(seen),
        claim_gaps=claim_gaps(seen),
        unexplained_fen=unexplained_fen(seen),
        breach=seen.breach,
        over_cap_fen=seen.over_cap_fen,
        limitation=seen.limitation,
        agreement=debt.agreements[-1].state if debt.agreements else None,
        recourse_fen=recourse_fen(debt, seen.as_of),
    )


def _excess(seen: Seen) -> int | None:
    """What the claim passes the lawful ceiling by; None where either is not known."""
    if seen.claimed_fen is None or seen.lawful is None:
        return None
    return max(seen.claimed_fen - seen.lawful.total_fen, 0)


def _cap_readings(seen: Seen) -> tuple[str, ...]:
    """What the ceiling would be otherwise, from when to when it is what, where courts differ, and warnings."""
    rows = [_reading(one.condition, one.segments) for one in seen.caps.readings]
    if len({segment.value_e9 for segment in seen.caps.segments}) > 1:
        rows.append(f"分段的上限:{cap_words(seen.caps.segments)}")
    if seen.other_caps is not None and seen.other_caps.segments and not judged(seen):
        rows.append(f"各地做法不一,有的法院参照民间借贷的四倍 LPR:{cap_words(seen.other_caps.segments)}")
    return (*rows, *seen.caps.warnings)


def _reading(condition: str, segments: Sequence[CapSegment]) -> str:
    percents = "、".join(f"{fraction_percent(cap.yearly(), 2)}%" for cap in segments) or "没有查到上限"
    return f"{condition}:{percents}"


def _totals(debts: Sequence[DebtPosition]) -> Totals:
    decided_fen = sum(debt.decided_fen or 0 for debt in debts)
    return Totals(
        contract_fen=decided_fen + sum(debt.contract.total_fen for debt in debts if debt.contract),
        lawful_fen=decided_fen + sum(debt.lawful.total_fen for debt in debts if debt.lawful),
        claimed_fen=sum(debt.claimed_fen or 0 for debt in debts if not debt.stage.is_paid_off),
        excess_fen=sum(debt.excess_fen or 0 for debt in debts),
        overdue_debts=sum(bool(debt.overdue_days) for debt in debts),
        unknown=sum(
            debt.contract is None and debt.decided_fen is None and not debt.stage.is_paid_off
            for debt in debts
        ),
    )
