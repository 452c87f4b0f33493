"""What a yearly ceiling allows: on principal outstanding (mode A), or replaying each payment (mode B)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from liangqing.base.segments import CapSegment
from liangqing.ledger.flows import LoanFlows
from liangqing.ledger.measure import simple_daily_balance

_YEAR_DAYS = 365


@dataclass(frozen=True)
class CeilingLine:
    """Days with one principal under one ceiling: principal × yearly × days / 365, exact in fen."""

    from_on: date
    until_on: date
    principal_fen: int
    yearly: Fraction
    exact_fen: Fraction


def charges_allowed(
    principal_days: Sequence[tuple[date, int]], since_on: date, as_of: date, caps: Sequence[CapSegment]
) -> Fraction | None:
    """Simple charges at the ceiling in fen, from `since_on` (counted) to `as_of` (not counted), act/365; exact.

    `principal_days` are (day, principal from that day). None where no ceiling is known for some of the days.
    """
    lines = ceiling_lines(principal_days, since_on, as_of, caps)
    return None if lines is None else sum((line.exact_fen for line in lines), Fraction(0))


def ceiling_lines(
    principal_days: Sequence[tuple[date, int]], since_on: date, as_of: date, caps: Sequence[CapSegment]
) -> tuple[CeilingLine, ...] | None:
    """The stretches of days that the charges at the ceiling come from; None as for `charges_allowed`."""
    days = sorted({since_on, as_of, *_days_between(principal_days, caps, since_on, as_of)})
    lines = []
    for start_on, end_on in pairwise(days):
        cap = _cap_on(caps, start_on)
        if cap is None:
            return None
        principal_fen = _principal_on(principal_days, start_on)
        exact_fen = principal_fen * cap * (end_on - start_on).days / _YEAR_DAYS
        lines.append(CeilingLine(start_on, end_on, principal_fen, cap, exact_fen))
    return tuple(lines)


def replayed_at_cap(
    flows: LoanFlows, due_days: Sequence[date], yearly_cap: Fraction, as_of: date
) -> tuple[Fraction, Fraction]:
    """Balance at `as_of` when each payment meets interest at the ceiling first: (day by day, month by month), exact."""
    past = tuple((on, fen) for on, fen in flows.payments if on <= as_of)
    daily = simple_daily_balance(
        LoanFlows(flows.drawn_on, flows.received_fen, (*past, (as_of, 0))), yearly_cap
    )
    balance, since_on = Fraction(flows.received_fen), flows.drawn_on
    for due_on in (day for day in due_days if day <= as_of):
        paid_fen = sum(fen for on, fen in past if since_on < on <= due_on)
        balance = balance * (1 + yearly_cap / 12) - paid_fen
        since_on = due_on
    balance += balance * yearly_cap * (as_of - since_on).days / _YEAR_DAYS
    return daily, balance - sum(fen for on, fen in past if on > since_on)


def _days_between(
    principal_days: Sequence[tuple[date, int]], caps: Sequence[CapSegment], since_on: date, as_of: date
) -> list[date]:
    bounds = (bound for cap in caps for bound in (cap.from_on, cap.until_on) if bound is not None)
    return [on for on in (*bounds, *(day for day, _ in principal_days)) if since_on < on < as_of]


def _cap_on(caps: Sequence[CapSegment], on: date) -> Fraction | None:
    for cap in caps:
        if (cap.from_on is None or cap.from_on <= on) and (cap.until_on is None or on < cap.until_on):
            return cap.yearly()
    return None


def _principal_on(principal_days: Sequence[tuple[date, int]], on: date) -> int:
    return next((fen for day, fen in reversed(principal_days) if day <= on), principal_days[0][1])
