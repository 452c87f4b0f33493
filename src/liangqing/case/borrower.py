"""The person and the household: who, what comes in, what must go out, and the floor under it."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from liangqing.base.money import Amount
from liangqing.base.noun import Noun
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


class Household(Noun):
    """One month of the household, in fen. None means not told yet: the program asks, it does not guess.

    `living_fen` and `dependants_fen` are spent each month; `living_floor_fen` is what nobody may go below
    (local minimum living standard × persons). `cash_fen` is the borrower's own money at `as_of`.
    """

    income_fen: Amount | None = None
    living_fen: Amount | None = None
    dependants_fen: Amount | None = None
    living_floor_fen: Amount | None = None
    persons: Annotated[int, Field(ge=1, le=30)] | None = None
    cash_fen: Amount | None = None
    buffer_e9: Percent = Field(default=100_000_000, alias="buffer_percent")
    payday: Annotated[int, Field(ge=1, le=31)] | None = None
