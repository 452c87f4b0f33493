"""What readers hand over: money rows, contacts, loan schedules and notes, each with the place it came from."""

import hashlib
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from liangqing.base.days import Day, DueDay, Moment
from liangqing.base.money import Amount, Fen
from liangqing.base.noun import Noun, is_none
from liangqing.base.rates import Percent, Rate


class Source(Noun):
    """Where a value stood: SHA-256 of the file, its name as the person knows it, and the 1-based line.

    `page` (1-based; then `line` counts from its top) and `sheet` are told where a file has several.
    """

    sha256: str
    name: str
    line: int
    page: int | None = Field(default=None, exclude_if=is_none)
    sheet: str | None = Field(default=None, exclude_if=is_none)


class Direction(StrEnum):
    """Which way money or a call went, seen from the borrower."""

    IN = "in"
    OUT = "out"
    NEUTRAL = "neutral"


class MoneyRecord(Noun):
    """One row of a bill. `at` is naive Shanghai time as the export prints it; `settled` False: nothing moved.

    `balance_fen` is what a bank says was left after it; two equal payments of one day differ in nothing else.
    """

    kind: Literal["money"] = "money"
    on: Day
    at: Moment
    amount_fen: Amount
    direction: Direction
    counterparty: str
    item: str
    status: str
    settled: bool
    category: str = ""
    method: str = ""
    order_no: str = ""
    balance_fen: Fen | None = Field(default=None, exclude_if=is_none)
    source: Source

    def key(self) -> str:
        """Identity across exports: the same row read twice has the same key, whatever its status has become."""
        parts = [self.at.isoformat(), str(self.amount_fen), self.counterparty, self.item, self.order_no]
        parts += [] if self.balance_fen is None else [str(self.balance_fen)]
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


class ContactKind(StrEnum):
    """How somebody reached the borrower (or was reached)."""

    CALL = "call"
    SMS = "sms"
    VISIT = "visit"
    LETTER = "letter"
    CHAT = "chat"


class Callee(StrEnum):
    """Who was reached."""

    BORROWER = "borrower"
    GUARANTOR = "guarantor"
    FAMILY = "family"
    UNRELATED = "unrelated"


class ContactTag(StrEnum):
    """What a person noted about a contact."""

    AGREED_TIME = "agreed_time"
    AI_VOICE = "ai_voice"
    NO_INSTITUTION = "no_institution"
    POSED_STATE = "posed_state"
    POSED_LAWYER = "posed_lawyer"
    POSED_LENDER = "posed_lender"
    THREAT = "threat"
    INSULT = "insult"
    DEBT_TOLD = "debt_told"
    REFUSED = "refused"
    ENTERED = "entered"
    NOTICE_POSTED = "notice_posted"
    PRIVATE_ACCOUNT = "private_account"
    PRIVATE_CHANNEL = "private_channel"
    EXTRA_FEE = "extra_fee"
    NEW_LOAN = "new_loan"


class Contact(Noun):
    """One call, message, visit or letter. `at` is aware (Asia/Shanghai); `direction` IN reached the borrower.

    `debt`, `callee`, `org` and `collecting` are what a person or `build` adds; None means not known. `tags` are what
    the person noted, `collectors` how many came to the door.
    """

    kind: ContactKind
    at: Moment
    direction: Direction
    connected: bool | None = None
    seconds: int = 0
    number: str
    name: str = ""
    text: str = ""
    debt: str | None = None
    callee: Callee = Callee.BORROWER
    org: str | None = None
    collecting: bool | None = None
    tags: tuple[ContactTag, ...] = ()
    collectors: Annotated[int, Field(ge=1, le=99)] | None = None
    source: Source | None = None

    def key(self) -> str:
        """Identity across backups."""
        parts = (self.kind, self.at.isoformat(), self.number, str(self.seconds), self.text)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


class InstalmentRow(Noun):
    """One line of a repayment schedule; `fee_fen` is what is charged beside principal and interest."""

    number: Annotated[int, Field(ge=1)]
    due_on: DueDay
    principal_fen: Amount
    interest_fen: Amount
    fee_fen: Amount = 0

    @property
    def total_fen(self) -> int:
        """Everything due that day."""
        return self.principal_fen + self.interest_fen + self.fee_fen


class ScheduleRecord(Noun):
    """A lender's repayment schedule with the loan facts printed above it; what is not printed stays None."""

    kind: Literal["schedule"] = "schedule"
    product: str
    platform: str | None = None
    lender: str | None = None
    contract_no: str | None = None
    formed_on: Day | None = None
    principal_fen: Amount | None = None
    disbursed_fen: Amount | None = None
    rate: Rate | None = None
    penalty_multiple_e9: Percent | None = Field(default=None, alias="penalty_percent_of_rate")
    fee_name: str | None = None
    fee_payee: str | None = None
    claimed_on: Day | None = None
    claimed_fen: Amount | None = None
    instalments: tuple[InstalmentRow, ...]
    source: Source


class NoteRecord(Noun):
    """A note of a conversation, typed by the borrower: what was said, by whom, and an offer if one was made."""

    kind: Literal["note"] = "note"
    at: Moment
    channel: ContactKind
    said_by: str
    product: str | None = None
    text: str
    lump_sum_fen: Amount | None = None
    monthly_fen: Amount | None = None
    months: int | None = None
    source: Source


class ProfileRecord(Noun):
    """What the borrower told about the household in a file: answer id → words, and the day it was told for."""

    kind: Literal["profile"] = "profile"
    as_of: Day | None = None
    answers: dict[str, str]
    source: Source
