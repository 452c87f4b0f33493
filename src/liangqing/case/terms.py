"""What the contract says about price: how it is repaid, what it costs, and what happens when it is late."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from liangqing.base.days import Day, DayCount
from liangqing.base.money import Amount
from liangqing.base.noun import Noun
from liangqing.base.rates import Percent, Rate


class Method(StrEnum):
    """How a loan is repaid.

    `flat`: each instalment carries interest on the first principal; `daily_accrual`: interest is what the days give,
    drawn and repaid at will.
    """

    INSTALMENT = "instalment"
    EQUAL_PRINCIPAL = "equal_principal"
    INTEREST_ONLY = "interest_only"
    BULLET = "bullet"
    FLAT = "flat"
    DAILY_ACCRUAL = "daily_accrual"
    CARD = "card"


class Payee(StrEnum):
    """Who receives a fee: the cost counts wherever it goes, the duty to stop differs."""

    LENDER = "lender"
    PLATFORM = "platform"
    GUARANTOR = "guarantor"
    INSURER = "insurer"
    MEMBER = "member"


class Rounding(StrEnum):
    """How an exact amount becomes whole fen."""

    HALF_UP = "half_up"
    UP = "up"
    DOWN = "down"


class RoundingPoint(StrEnum):
    """When it does: on the due day, or the charge of each day by itself."""

    DUE = "due"
    DAY = "day"


class Part(StrEnum):
    """What a payment can settle."""

    COSTS = "costs"
    FEES = "fees"
    INTEREST = "interest"
    PENALTY = "penalty"
    PRINCIPAL = "principal"


class InterestMode(StrEnum):
    """Whether a statement not paid whole bears interest on all of it, or only on what is left."""

    FULL = "full"
    UNPAID = "unpaid"


class CardTerms(Noun):
    """What a card's contract says beside the rate; section 2 of `docs/ledger-card.md`.

    The due day is a day of the month or so many days after the statement: one of the two. `minimum_percent` is
    the share of purchases in the minimum payment, `late_fee_percent` that of what is missing of it (违约金).
    """

    statement_day: Annotated[int, Field(ge=1, le=31)] | None = None
    due_day: Annotated[int, Field(ge=1, le=31)] | None = None
    due_after_days: Annotated[int, Field(ge=1, le=60)] | None = None
    cash_rate: Rate | None = None
    interest_mode: InterestMode | None = None
    compounds: bool = False
    minimum_e9: Percent | None = Field(default=None, alias="minimum_percent")
    minimum_cash_e9: Percent | None = Field(default=None, alias="minimum_cash_percent")
    minimum_least_fen: Amount = 0
    late_fee_e9: Percent | None = Field(default=None, alias="late_fee_percent")
    late_fee_least_fen: Amount = 0
    tolerance_fen: Amount = 0

    @model_validator(mode="after")
    def _one_due_day(self) -> "CardTerms":
        if self.due_day is not None and self.due_after_days is not None:
            raise ValueError("还款日 due_day(每月几号)和 due_after_days(账单日后几天)只写一个")
        return self


class RateStep(Noun):
    """Another rate from a day on: 0 for a free period, a lower one for a promotion, the agreed one after it."""

    on: Day
    rate: Rate


class Terms(Noun):
    """What the contract says about price. `penalty_multiple_e9` is the overdue rate in percent of the agreed rate.

    `grace_days` is 0 unless the contract names some. `penalty_rate` stands where the contract gives a figure instead.
    `periods`, `payment_fen` and `first_due_on` are for a loan whose printed schedule is not at hand. `rate_steps`
    change the rate from their day on. `order` is the contract's order of settling (none: the order of the law),
    `principal_first_from` the days late from which a payment settles principal first.
    """

    method: Method
    rate: Rate | None = None
    rate_steps: tuple[RateStep, ...] = ()
    day_count: DayCount = DayCount.ACT_365
    rounding: Rounding = Rounding.HALF_UP
    rounding_point: RoundingPoint = RoundingPoint.DUE
    penalty_multiple_e9: Percent | None = Field(default=None, alias="penalty_percent_of_rate")
    penalty_rate: Rate | None = None
    penalty_on_interest: bool = False
    penalty_compounds: bool = False
    grace_days: Annotated[int, Field(ge=0, le=31)] = 0
    order: tuple[Part, ...] | None = None
    principal_first_from: Annotated[int, Field(ge=1, le=3650)] | None = None
    periods: Annotated[int, Field(ge=1, le=360)] | None = None
    payment_fen: Amount | None = None
    first_due_on: Day | None = None
    card: CardTerms | None = None

    @model_validator(mode="after")
    def _order_is_whole(self) -> "Terms":
        if self.order is not None and sorted(self.order) != sorted(Part):
            raise ValueError("冲抵顺序 order 要把 costs、fees、interest、penalty、principal 各写一次")
        return self


class Fee(Noun):
    """A charge beside principal and interest; `monthly`: with each instalment, `deducted`: kept back at payout."""

    name: str
    payee: Payee
    amount_fen: Amount
    monthly: bool = False
    deducted: bool = False
    charged_on: Day | None = None
