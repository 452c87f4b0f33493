"""What happened to a loan after it was made: payments, changes of the contract, charges, waivers."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from liangqing.base.days import Day
from liangqing.base.money import Amount
from liangqing.base.noun import Noun
from liangqing.base.rates import Rate
from liangqing.case.records import InstalmentRow, Source
from liangqing.case.terms import Part, Payee


class EventKind(StrEnum):
    """What can happen to a loan after it was made; `disbursement` is the first payout, `draw` a later one.

    The last six are for cards; `carried`: what an earlier statement had left.
    """

    DISBURSEMENT = "disbursement"
    PAYMENT = "payment"
    REVERSAL = "reversal"
    PREPAYMENT = "prepayment"
    DRAW = "draw"
    RATE_CHANGE = "rate_change"
    WAIVER = "waiver"
    FEE = "fee"
    COST = "cost"
    CAPITALISE = "capitalise"
    EXTENSION = "extension"
    RESCHEDULE = "reschedule"
    ACCELERATE = "accelerate"
    CARRIED = "carried"
    PURCHASE = "purchase"
    CASH_ADVANCE = "cash_advance"
    PLAN = "plan"
    CONVERT = "convert"
    REFUND = "refund"


#: What an event of a kind must say besides its day.
_NEEDS = {
    EventKind.RATE_CHANGE: ("rate",),
    EventKind.WAIVER: ("part", "amount_fen"),
    EventKind.EXTENSION: ("months",),
    EventKind.RESCHEDULE: ("rows",),
    EventKind.CARRIED: ("part", "amount_fen"),
    EventKind.PLAN: ("rows",),
    EventKind.CONVERT: ("rows",),
}


class Event(Noun):
    """One dated happening; `key` is the bill row it came from, so that reading it again adds nothing.

    `rate` belongs to a change of rate, `part` to a waiver, `payee` to a fee, `months` to an extension (what was to come
    falls due so much later), `rows` to a new schedule, `of` (the key of a payment) to a reversal. `unbooked`: a payment
    that the other side has not entered. `due_on`: since when something carried was overdue.
    """

    on: Day
    kind: EventKind
    amount_fen: Amount = 0
    rate: Rate | None = None
    part: Part | None = None
    payee: Payee | None = None
    months: Annotated[int, Field(ge=1, le=120)] | None = None
    rows: tuple[InstalmentRow, ...] = ()
    of: str | None = None
    due_on: Day | None = None
    unbooked: bool = False
    note: str = ""
    key: str | None = None
    source: Source | None = None

    @model_validator(mode="after")
    def _says_enough(self) -> "Event":
        absent = [field for field in _NEEDS.get(self.kind, ()) if not getattr(self, field)]
        if absent:
            raise ValueError(f"{self.kind.value} 这件事还要写 {'、'.join(absent).replace('_fen', '')}")
        return self
