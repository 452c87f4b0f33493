"""A loan and what happens to it, as the ledger takes them; the words are those of `docs/ledger.md`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from liangqing.base.days import DayCount
from liangqing.case.records import InstalmentRow
from liangqing.case.terms import Part, Rounding, RoundingPoint


class Manner(StrEnum):
    """Whether each instalment names its interest, or the days give it."""

    SCHEDULED = "scheduled"
    ACCRUING = "accruing"


#: Civil Code 561: costs, then interest and its like, then principal.
USUAL_ORDER = (Part.COSTS, Part.FEES, Part.INTEREST, Part.PENALTY, Part.PRINCIPAL)


@dataclass(frozen=True)
class Loan:
    """Section 2 of the specification. `rates` are (day, billionths a year), ascending."""

    drawn_on: date
    principal_fen: int
    manner: Manner
    rates: tuple[tuple[date, int], ...]
    rows: tuple[InstalmentRow, ...]
    penalty_e9: int
    penalty_on_interest: bool = False
    penalty_compounds: bool = False
    grace_days: int = 0
    order: tuple[Part, ...] = USUAL_ORDER
    principal_first_from: int | None = None
    day_count: DayCount = DayCount.ACT_365
    rounding: Rounding = Rounding.HALF_UP
    rounding_point: RoundingPoint = RoundingPoint.DUE

    @property
    def order_late(self) -> tuple[Part, ...]:
        """Principal first, then the others as usual."""
        return (Part.PRINCIPAL, *(part for part in self.order if part is not Part.PRINCIPAL))


class Kind(StrEnum):
    """What can happen."""

    DRAW = "draw"
    RATE = "rate"
    CAPITALISE = "capitalise"
    RESCHEDULE = "reschedule"
    ACCELERATE = "accelerate"
    FEE = "fee"
    COST = "cost"
    WAIVER = "waiver"
    REVERSAL = "reversal"
    PAYMENT = "payment"
    PREPAYMENT = "prepayment"


@dataclass(frozen=True)
class Happening:
    """One dated happening; `of` is the place of the payment that a reversal takes back."""

    on: date
    kind: Kind
    fen: int = 0
    e9: int = 0
    part: Part | None = None
    rows: tuple[InstalmentRow, ...] = ()
    of: int | None = None


@dataclass(frozen=True)
class Settled:
    """What one payment settled at once, and what of it waited (`advance_fen`) or was prepaid.

    `settled_on` and `settled_base_fen` are as they were just before it.
    """

    parts: Mapping[Part, int]
    settled_on: date
    settled_base_fen: int
    advance_fen: int = 0
    prepaid_interest_fen: int = 0
    prepaid_fen: int = 0


class Books(NamedTuple):
    """Section 3 of the specification, in fen; `*_units` are exact. `coming` are the rows not due yet,
    `dues` (day, all that had fallen due by then).

    A tuple, because the books are copied at every step and a tuple is copied ten times as fast as a dataclass.
    """

    today: date
    undue_fen: int
    last_due: date
    settled_on: date
    rates: tuple[tuple[date, int], ...]
    coming: tuple[InstalmentRow, ...]
    overdue_fen: int = 0
    interest_fen: int = 0
    fees_fen: int = 0
    costs_fen: int = 0
    penalty_units: int = 0
    held_units: int = 0
    running_units: int = 0
    penalty_base_fen: int = 0
    advance_fen: int = 0
    applied_fen: int = 0
    charges_total_fen: int = 0
    due_base_fen: int = 0
    settled_base_fen: int = 0
    unreversed_fen: int = 0
    dues: tuple[tuple[date, int], ...] = ()
    principal_days: tuple[tuple[date, int], ...] = ()
    settled: Mapping[int, Settled] = MappingProxyType({})
    problems: tuple[int, ...] = ()

    @property
    def principal_fen(self) -> int:
        """All principal not repaid, due or not."""
        return self.undue_fen + self.overdue_fen

    @property
    def charges_paid_fen(self) -> int:
        """What payments have put on charges that arose after `settled_on`."""
        return max(self.charges_total_fen - self.settled_base_fen, 0)


def open_books(loan: Loan) -> Books:
    """The books on the day of the first payout."""
    return Books(
        today=loan.drawn_on,
        undue_fen=loan.principal_fen,
        last_due=loan.drawn_on,
        settled_on=loan.drawn_on,
        rates=loan.rates,
        coming=loan.rows,
        principal_days=((loan.drawn_on, loan.principal_fen),),
    )
