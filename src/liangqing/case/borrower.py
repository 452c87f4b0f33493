"""The person and the household: who, what comes in, what must go out, and the floor under it."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from liangqing.base.days import Day
from liangqing.base.money import Amount
from liangqing.base.noun import Noun, is_empty, is_none
from liangqing.base.rates import Percent


class Role(StrEnum):
    """In what capacity the person is asked to pay."""

    BORROWER = "borrower"
    GUARANTOR = "guarantor"
    SPOUSE = "spouse"


class Borrower(Noun):
    """An alias is enough: no field needs the legal name until a paper is signed by hand."""

    alias: str | None = None
    role: Role = Role.BORROWER
    city: str | None = None
    hardship: str | None = None


class Steadiness(StrEnum):
    """How surely money comes in: each month, each month but often late, or in some months of the year only."""

    REGULAR = "regular"
    LATE = "late"
    SEASONAL = "seasonal"


class Owner(StrEnum):
    """Whose money it is: only one's own, or what was given and need not come back, goes into a plan."""

    OWN = "own"
    GIVEN = "given"
    BORROWED = "borrowed"


CalendarMonths = tuple[Annotated[int, Field(ge=1, le=12)], ...]


class Income(Noun):
    """A source of income a month. `months`: the calendar months in which it comes (empty: all); `until_on`: its end."""

    name: str
    amount_fen: Amount
    steadiness: Steadiness = Steadiness.REGULAR
    months: CalendarMonths = ()
    until_on: Day | None = None


class Expense(Noun):
    """What must be paid in some calendar months only (`months`), or each month (empty), beside living."""

    name: str
    amount_fen: Amount
    months: CalendarMonths = ()


class OneOff(Noun):
    """Money that comes once, on a day that is known."""

    name: str
    amount_fen: Amount
    on: Day
    owner: Owner


class Chances(Noun):
    """What the stress test assumes, editable: chances a month in percent, lengths in months.

    `late_e9`: a month's income arrives in the next month. `job_loss_e9`: the income stops for `spell_months`, and
    `spell_income_e9` of it remains. `medical_e9`: an unforeseen cost between none and `medical_most_fen`.
    """

    late_e9: Percent = Field(default=50_000_000, alias="late_percent")
    job_loss_e9: Percent = Field(default=15_000_000, alias="job_loss_percent")
    spell_months: Annotated[int, Field(ge=1, le=24)] = 4
    spell_income_e9: Percent = Field(default=250_000_000, alias="spell_income_percent")
    medical_e9: Percent = Field(default=30_000_000, alias="medical_percent")
    medical_most_fen: Amount = 300_000


class Household(Noun):
    """One month of the household, in fen. None means not told yet: the program asks, it does not guess.

    `living_fen` and `dependants_fen` are spent each month; `living_floor_fen` is what nobody may go below
    (local minimum living standard × persons; without it `minimum_living_fen`, that standard for one person, is
    multiplied). `cash_fen` is the borrower's own money at `as_of`, `reserve_fen` the part of it that stays in the
    house. `incomes` stand in place of `income_fen`, which is used where they are empty.
    """

    income_fen: Amount | None = None
    living_fen: Amount | None = None
    dependants_fen: Amount | None = None
    living_floor_fen: Amount | None = None
    persons: Annotated[int, Field(ge=1, le=30)] | None = None
    cash_fen: Amount | None = None
    buffer_e9: Percent = Field(default=100_000_000, alias="buffer_percent")
    minimum_living_fen: Amount | None = None
    reserve_fen: Amount | None = None
    incomes: tuple[Income, ...] = Field(default=(), exclude_if=is_empty)
    expenses: tuple[Expense, ...] = Field(default=(), exclude_if=is_empty)
    one_offs: tuple[OneOff, ...] = Field(default=(), exclude_if=is_empty)
    chances: Chances | None = Field(default=None, exclude_if=is_none)
    payday: Annotated[int, Field(ge=1, le=31)] | None = None
