"""What a page of a case shows first: the one thing to look at, and what concerns the person."""

from collections.abc import Sequence

from liangqing import app
from liangqing.assess.position import DebtPosition, Finding, NextDate, Position
from liangqing.conduct.finding import ConductCode, ConductFinding


def first_things(position: Position) -> dict[str, object]:
    """For `_first_thing.html`."""
    first = app.first_thing(position)
    return {
        "first": first,
        "first_debt": _debt_of(first, position),
        "first_today": isinstance(first, NextDate)
        and first.kind != "instalment"
        and first.due_on <= position.as_of,
        "scam": scam_among(position.conduct),
        "also": _also(position, first),
    }


def _debt_of(first: Finding | NextDate | None, position: Position) -> DebtPosition | None:
    """The debt that the first thing is about."""
    if isinstance(first, NextDate):
        return position.debt(first.debt) if first.debt else None
    return next((debt for debt in position.debts if first in debt.findings), None)


def _also(position: Position, first: Finding | NextDate | None) -> tuple[Finding, ...]:
    """Findings about the person; those about a debt stand in its card."""
    of_debts = {finding for debt in position.debts for finding in debt.findings}
    return tuple(finding for finding in position.findings if finding not in of_debts and finding != first)


def scam_among(findings: Sequence[ConductFinding]) -> ConductFinding | None:
    """The latest message that wants money first."""
    paid = [finding for finding in findings if finding.code is ConductCode.EXTRA_FEE]
    return max(paid, key=lambda finding: finding.at, default=None)
