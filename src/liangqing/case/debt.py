"""A debt: who lent what on which terms, what happened since, and what the lender says is owed."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from liangqing.base.days import Day, DayCount
from liangqing.base.money import Amount
from liangqing.base.noun import Noun
from liangqing.base.rates import Percent, Rate
from liangqing.case.records import InstalmentRow, Source


class LenderType(StrEnum):
    """The class of licence decides which law caps the price and who hears complaints."""

    BANK = "bank"
    CONSUMER_FINANCE = "consumer_finance"
    TRUST = "trust"
    AUTO_FINANCE = "auto_finance"
    MICROLOAN = "microloan"
    GUARANTOR = "guarantor"
    AMC = "amc"
    PLATFORM = "platform"
    PRIVATE = "private"
    UNKNOWN = "unknown"


class Purpose(StrEnum):
    """What the money was for, by contract."""

    CONSUMER = "consumer"
    BUSINESS = "business"
    CARD = "card"
    UNKNOWN = "unknown"


class Method(StrEnum):
    """How a loan is repaid."""

    INSTALMENT = "instalment"
    DAILY_ACCRUAL = "daily_accrual"
    CARD = "card"


class Payee(StrEnum):
    """Who receives a fee: the cost counts wherever it goes, the duty to stop differs."""

    LENDER = "lender"
    PLATFORM = "platform"
    GUARANTOR = "guarantor"
    INSURER = "insurer"
    MEMBER = "member"


class Terms(Noun):
    """What the contract says about price. `penalty_multiple_e9` is the overdue rate in percent of the agreed rate.

    `grace_days` is 0 unless the contract names some. `penalty_rate` stands where the contract gives a figure instead.
    `periods`, `payment_fen` and `first_due_on` are for a loan whose printed schedule is not at hand.
    """

    method: Method
    rate: Rate | None = None
    day_count: DayCount = DayCount.ACT_365
    penalty_multiple_e9: Percent | None = Field(default=None, alias="penalty_percent_of_rate")
    penalty_rate: Rate | None = None
    grace_days: Annotated[int, Field(ge=0, le=31)] = 0
    periods: Annotated[int, Field(ge=1, le=360)] | None = None
    payment_fen: Amount | None = None
    first_due_on: Day | None = None


class Fee(Noun):
    """A charge beside principal and interest; `monthly`: with each instalment, `deducted`: kept back at payout."""

    name: str
    payee: Payee
    amount_fen: Amount
    monthly: bool = False
    deducted: bool = False
    charged_on: Day | None = None


class EventKind(StrEnum):
    """What can happen to a loan after it was made."""

    DISBURSEMENT = "disbursement"
    PAYMENT = "payment"
    REVERSAL = "reversal"


class Event(Noun):
    """One dated happening; `key` is the bill row it came from, so that reading it again adds nothing."""

    on: Day
    kind: EventKind
    amount_fen: Amount
    note: str = ""
    key: str | None = None
    source: Source | None = None


class Claim(Noun):
    """What the other side says is owed. Parts that were never told are None."""

    on: Day
    total_fen: Amount
    principal_fen: Amount | None = None
    interest_fen: Amount | None = None
    penalty_fen: Amount | None = None
    fees_fen: Amount | None = None
    said_by: str = ""
    source: Source | None = None


class AgreementState(StrEnum):
    """How far a settlement has come. `offer_oral` is where every telephone promise stays until it is verified."""

    IDEA = "idea"
    REQUESTED = "requested"
    OFFER_ORAL = "offer_oral"
    OFFER_VERIFIED = "offer_verified"
    SIGNED = "signed"
    PERFORMING = "performing"
    LATE = "late"
    CURED = "cured"
    BROKEN = "broken"
    COMPLETED = "completed"
    CERTIFICATE = "certificate"
    CREDIT_CHECK = "credit_check"


class Agreement(Noun):
    """An offer or agreement about one debt."""

    state: AgreementState
    on: Day
    said_by: str = ""
    channel: str = ""
    lump_sum_fen: Amount | None = None
    monthly_fen: Amount | None = None
    months: Annotated[int, Field(ge=1, le=120)] | None = None
    text: str = ""
    source: Source | None = None


class ProceedingKind(StrEnum):
    """A step before a court, a tribunal or a notary."""

    PRE_SUIT = "pre_suit"
    PAYMENT_ORDER = "payment_order"
    LAWSUIT = "lawsuit"
    ARBITRATION = "arbitration"
    NOTARISED = "notarised"
    EFFECTIVE_TITLE = "effective_title"
    ENFORCEMENT = "enforcement"


class Proceeding(Noun):
    """`served_on` is the day the paper reached the borrower: every period runs from there."""

    kind: ProceedingKind
    court: str | None = None
    case_no: str | None = None
    served_on: Day | None = None
    ended_on: Day | None = None


class InterruptionKind(StrEnum):
    """What restarts limitation."""

    DEMAND = "demand"
    PROMISE = "promise"
    PAYMENT = "payment"
    SUIT = "suit"


class Interruption(Noun):
    """A dated act that restarts limitation, where the contacts and events do not already show it."""

    on: Day
    kind: InterruptionKind
    note: str = ""


class Debt(Noun):
    """One debt under one contract. None or `unknown` stays so until a file or a person tells.

    `up_to_date` and `unpaid_since` (the due day of the first instalment not paid) are told by the borrower; they
    stand in only where no payment is on record.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
    product: str | None = None
    platform: str | None = None
    lender: str | None = None
    lender_type: LenderType = LenderType.UNKNOWN
    assisted: bool | None = None
    purpose: Purpose = Purpose.UNKNOWN
    contract_no: str | None = None
    formed_on: Day | None = None
    principal_fen: Amount | None = None
    disbursed_fen: Amount | None = None
    terms: Terms | None = None
    fees: tuple[Fee, ...] = ()
    schedule: tuple[InstalmentRow, ...] = ()
    events: tuple[Event, ...] = ()
    claim: Claim | None = None
    agreements: tuple[Agreement, ...] = ()
    proceedings: tuple[Proceeding, ...] = ()
    interruptions: tuple[Interruption, ...] = ()
    up_to_date: bool | None = None
    unpaid_since: Day | None = None
    closed_on: Day | None = None

    @property
    def name(self) -> str:
        """What the borrower calls it."""
        return self.product or self.lender or self.id


class Exhibit(Noun):
    """A file that was read or kept: its hash proves later that it is the same."""

    sha256: str
    name: str
    format: str
    read_at: datetime | None = None
    rows: int = 0
