"""A debt: who lent what on which terms, what happened since, and what the lender says is owed."""

from datetime import datetime, time
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from liangqing.base.days import Day
from liangqing.base.money import Amount
from liangqing.base.noun import Noun, is_none
from liangqing.base.rates import Percent
from liangqing.case.event import Event
from liangqing.case.records import InstalmentRow, Source
from liangqing.case.terms import Fee, Terms


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
    """How far a settlement has come. `offer_oral` is where every telephone promise stays until it is verified.

    `refused`: what we asked for and the other side said no to.
    """

    IDEA = "idea"
    REQUESTED = "requested"
    OFFER_ORAL = "offer_oral"
    OFFER_VERIFIED = "offer_verified"
    REFUSED = "refused"
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
    SETTLED_IN_ENFORCEMENT = "settled_in_enforcement"


class TitleKind(StrEnum):
    """What decided: it says which remedy is left."""

    JUDGMENT = "judgment"
    MEDIATION = "mediation"
    AWARD = "award"


class Proceeding(Noun):
    """`served_on` is the day the paper reached the borrower: every period runs from there.

    `filed_on`: when the other side began it. `paused_on`: enforcement ended for lack of assets (终本), not for good.
    Of an effective title: `title`, the sum it orders to pay, and the day from which it is in force.
    """

    kind: ProceedingKind
    court: str | None = None
    case_no: str | None = None
    filed_on: Day | None = None
    served_on: Day | None = None
    paused_on: Day | None = None
    title: TitleKind | None = Field(default=None, exclude_if=is_none)
    amount_fen: Amount | None = Field(default=None, exclude_if=is_none)
    effective_on: Day | None = Field(default=None, exclude_if=is_none)
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


class Agency(Noun):
    """Somebody who collects for the lender; `notified_on`: when the lender itself told so."""

    name: str
    since_on: Day | None = None
    notified_on: Day | None = None


class AgreedHours(Noun):
    """Hours in which the borrower agreed to be called, from (counted) to (not counted); may run over midnight."""

    from_at: time
    until_at: time
    since_on: Day | None = None


class TransferKind(StrEnum):
    """How somebody else came to be the creditor."""

    ASSIGNED = "assigned"
    GUARANTOR_PAID = "guarantor_paid"


class Notifier(StrEnum):
    """Who told of it: only the old creditor's word settles whom to pay."""

    OLD = "old"
    NEW = "new"


class Transfer(Noun):
    """A new creditor. `amount_fen` is what a guarantor paid; `notified_by`: whose notice reached the borrower."""

    kind: TransferKind
    on: Day
    to: str
    amount_fen: Amount | None = None
    notified_on: Day | None = None
    notified_by: Notifier | None = None


class Priority(StrEnum):
    """What stands behind a debt that must be kept: nobody in a plan may be served at its cost."""

    TITLE = "title"
    HOME = "home"
    TOOLS = "tools"
    GUARANTOR = "guarantor"


class Prospects(Noun):
    """What the person entered about the lender's other roads: nothing here is ever guessed.

    Yearly funding cost, the agent's commission, the share that a suit recovers (low and high) in percent; how many
    months a suit and its enforcement take.
    """

    funding_e9: Percent | None = Field(default=None, alias="funding_percent")
    commission_e9: Percent | None = Field(default=None, alias="commission_percent")
    recovery_low_e9: Percent | None = Field(default=None, alias="recovery_low_percent")
    recovery_high_e9: Percent | None = Field(default=None, alias="recovery_high_percent")
    suit_months: Annotated[int, Field(ge=1, le=120)] | None = None


class Debt(Noun):
    """One debt under one contract. None or `unknown` stays so until a file or a person tells.

    `up_to_date` and `unpaid_since` (the due day of the first instalment not paid) are told by the borrower; the first
    stands in only where no payment is on record, before the second all instalments count as paid. `was_overdue`:
    whether a debt paid off had ever been late.
    `student`: whether the borrower was one when the contract was made.
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
    agencies: tuple[Agency, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    agreed_hours: AgreedHours | None = None
    up_to_date: bool | None = None
    unpaid_since: Day | None = None
    was_overdue: bool | None = None
    student: bool | None = Field(default=None, exclude_if=is_none)
    closed_on: Day | None = None
    priority: Priority | None = Field(default=None, exclude_if=is_none)
    prospects: Prospects | None = Field(default=None, exclude_if=is_none)

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
