"""The same loan on what was really received: what was kept back is no principal, and no interest runs on it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from liangqing.assess.facts import LoanFacts
from liangqing.base.money import round_half_up
from liangqing.case.records import InstalmentRow
from liangqing.ledger.loan import Kind
from liangqing.ledger.statement import Statement, bill

#: What leaves the agreed instalments as they are; after anything else they cannot be told on another principal.
_BESIDE = frozenset({Kind.FEE, Kind.COST, Kind.WAIVER})


def bill_on_received(facts: LoanFacts, told: Statement, as_of: date) -> Statement:
    """The books of `as_of` with the loan made out for what was received.

    `told`, the contract's, where nothing was kept back or the instalments were changed later.
    """
    if (
        not facts.kept_back_fen
        or any(change.kind not in _BESIDE for change in facts.changes)
        or facts.prepayments
    ):
        return told
    principal_fen = max(facts.loan.principal_fen - facts.kept_back_fen, 0)
    rows = tuple(_rows(facts.loan.rows, facts.loan.principal_fen, principal_fen))
    loan = replace(facts.loan, principal_fen=principal_fen, rows=rows)
    return bill(loan, facts.happenings(), as_of) if rows else told


def _rows(rows: Sequence[InstalmentRow], left_fen: int, real_fen: int) -> Iterator[InstalmentRow]:
    """The same sums on the same days: interest in the measure of what is left, the rest repays, until all is repaid."""
    for row in rows:
        share = Fraction(real_fen, left_fen) if left_fen else Fraction(0)
        interest_fen = round_half_up(row.interest_fen * share)
        part_fen = min(real_fen, row.principal_fen + row.interest_fen - interest_fen)
        if not real_fen:
            return
        yield row.model_copy(update={"principal_fen": part_fen, "interest_fen": interest_fen})
        left_fen, real_fen = left_fen - row.principal_fen, real_fen - part_fen
