"""The values of a screenshot: what each is of, as a person would type it, and where on the picture it stands."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from liangqing.base.noun import Noun
from liangqing.case.records import Source


class ScreenKind(StrEnum):
    """What a screenshot shows."""

    LOAN = "loan"
    PLAN = "plan"
    MESSAGES = "messages"
    BILLS = "bills"
    WORDS = "words"


class ScreenField(StrEnum):
    """What a value is of; those of a loan bear the names under which a person enters them."""

    PRODUCT = "product"
    LENDER = "lender"
    CONTRACT_NO = "contract_no"
    FORMED_ON = "formed_on"
    PRINCIPAL = "principal"
    DISBURSED = "disbursed"
    YEARLY_PERCENT = "yearly_percent"
    MONTHLY_PERCENT = "monthly_percent"
    DAILY_PERCENT = "daily_percent"
    PERIODS = "periods"
    PAYMENT = "payment"
    FIRST_DUE_ON = "first_due_on"
    CLAIM = "claim"
    NUMBER = "number"
    DUE_ON = "due_on"
    TOTAL = "total"
    INTEREST = "interest"
    FEE = "fee"
    SENDER = "sender"
    AT = "at"
    TEXT = "text"
    COUNTERPARTY = "counterparty"
    AMOUNT = "amount"


class ScreenValue(Noun):
    """One value: yuan as `1234.50`, a day as `2026-11-22`, a moment as `2026-11-22 09:30`, else words.

    `line` counts the picture's lines from 1; `box` is (left, top, right, bottom) in pixels of the upright picture.
    """

    field: ScreenField
    value: str
    line: int
    box: tuple[int, int, int, int]
    sure_percent: Annotated[int, Field(ge=0, le=100)]


class ScreenEntry(Noun):
    """What belongs together: a loan, an instalment, a message, a row of a bill."""

    values: tuple[ScreenValue, ...]

    def of(self, field: ScreenField) -> str:
        """The value of a field; empty where the screen does not show it."""
        return next((value.value for value in self.values if value.field is field), "")


class Screen(Noun):
    """A screenshot, understood as far as its words go; nothing of it is used before a person has looked."""

    kind: ScreenKind
    entries: tuple[ScreenEntry, ...]
    source: Source
