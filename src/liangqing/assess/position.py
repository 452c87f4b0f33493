"""The values of the position. They are frozen facts: plan and papers read them and never work them out again."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from liangqing.base.because import Because
from liangqing.base.money import Fen
from liangqing.base.noun import Noun
from liangqing.base.segments import CapSegment
from liangqing.case.debt import AgreementState, InterruptionKind, LenderType
from liangqing.case.missing import Missing
from liangqing.conduct.finding import ConductFinding


class Stage(StrEnum):
    """Where a debt stands; names are promised."""

    CURRENT = "current"
    DUE_SOON = "due_soon"
    OVERDUE_1_30 = "overdue_1_30"
    OVERDUE_31_90 = "overdue_31_90"
    OVERDUE_91_PLUS = "overdue_91_plus"
    AGENT = "agent"
    ASSIGNED = "assigned"
    GUARANTOR_PAID = "guarantor_paid"
    PRE_SUIT = "pre_suit"
    PAYMENT_ORDER = "payment_order"
    LAWSUIT = "lawsuit"
    ARBITRATION = "arbitration"
    NOTARISED = "notarised"
    EFFECTIVE_TITLE = "effective_title"
    ENFORCEMENT = "enforcement"
    SETTLED_IN_ENFORCEMENT = "settled_in_enforcement"
    CLOSED = "closed"
    CREDIT_CLOCK = "credit_clock"
    CREDIT_CLEARED = "credit_cleared"

    @property
    def is_paid_off(self) -> bool:
        """Whether nothing is owed any more; the credit record may still show what was."""
        return self in (Stage.CLOSED, Stage.CREDIT_CLOCK, Stage.CREDIT_CLEARED)

    @property
    def label(self) -> str:
        """What a borrower reads."""
        return _STAGE_LABELS[self]


_STAGE_LABELS = {
    Stage.CURRENT: "没有逾期",
    Stage.DUE_SOON: "快到还款日",
    Stage.OVERDUE_1_30: "逾期 30 天以内",
    Stage.OVERDUE_31_90: "逾期 31 到 90 天",
    Stage.OVERDUE_91_PLUS: "逾期超过 90 天",
    Stage.AGENT: "已交给催收公司",
    Stage.ASSIGNED: "债权已转让",
    Stage.GUARANTOR_PAID: "担保方已代偿",
    Stage.PRE_SUIT: "诉前(律师函、调解)",
    Stage.PAYMENT_ORDER: "收到支付令",
    Stage.LAWSUIT: "已被起诉",
    Stage.ARBITRATION: "仲裁中",
    Stage.NOTARISED: "公证债权执行",
    Stage.EFFECTIVE_TITLE: "判决已生效",
    Stage.ENFORCEMENT: "执行中",
    Stage.SETTLED_IN_ENFORCEMENT: "执行和解",
    Stage.CLOSED: "已结清",
    Stage.CREDIT_CLOCK: "已结清,征信记录还在",
    Stage.CREDIT_CLEARED: "已结清,征信记录应当已经删除",
}


class Flag(StrEnum):
    """What may be so at any stage; `crime_risk` means "ask a lawyer", never a verdict."""

    LOST_CONTACT = "lost_contact"
    FROZEN_ACCOUNT = "frozen_account"
    DISHONEST_LISTED = "dishonest_listed"
    CONSUMPTION_LIMITED = "consumption_limited"
    LIMITATION_RISK = "limitation_risk"
    CRIME_RISK = "crime_risk"
    SELF_HARM_RISK = "self_harm_risk"


class Breach(StrEnum):
    """Whether the price passes the ceiling; `at_cap`: within rounding, nobody is accused."""

    BREACH = "breach"
    AT_CAP = "at_cap"
    NONE = "none"
    UNKNOWN = "unknown"


class Balance(Noun):
    """What is owed at `as_of` under one reading, in fen; `total` is the sum of the four parts."""

    principal_fen: Fen
    interest_fen: Fen
    penalty_fen: Fen
    fees_fen: Fen
    total_fen: Fen


class LawfulBalance(Noun):
    """The most a court would support: principal really received and not yet repaid, and charges up to the cap.

    Interest, penalty and fees are the contract's own, cut where the pot ends; `headroom` is what of the pot they
    leave unused. The five parts sum to `total`; `since` is the last day on which every charge had been paid.
    """

    principal_fen: Fen
    interest_fen: Fen
    penalty_fen: Fen
    fees_fen: Fen
    headroom_fen: Fen
    total_fen: Fen
    since: date
    because: tuple[Because, ...]

    @property
    def agreed_fen(self) -> int:
        """What contract and law together leave: the ceiling without the room that the contract does not use."""
        return self.total_fen - self.headroom_fen


class Recomputed(Noun):
    """Every payment replayed at the cap: contested between courts, so always a range and never a demand."""

    low_fen: Fen
    high_fen: Fen
    contested: bool
    because: tuple[Because, ...]


class DifferenceKind(StrEnum):
    """Which named reason."""

    UPFRONT_DEDUCTED = "upfront_deducted"
    OVER_CAP = "over_cap"
    FEE_NOT_ALLOWED = "fee_not_allowed"
    UNBOOKED = "unbooked"
    CARD_ALLOCATION = "card_allocation"
    CLAIMED_PART = "claimed_part"
    GUARANTOR_OVER = "guarantor_over"
    UNEXPLAINED = "unexplained"


#: Lines that the books themselves show: nothing that the other side names as a charge.
IN_THE_BOOKS = frozenset({DifferenceKind.UNBOOKED, DifferenceKind.CARD_ALLOCATION})


class Difference(Noun):
    """One named reason why two balances differ; `inputs` are the figures that it comes from, as they are written."""

    on: date | None
    what: str
    amount_fen: Fen
    because: tuple[Because, ...]
    kind: DifferenceKind | None = None
    inputs: tuple[str, ...] = ()


class ProjectedMonth(Noun):
    """What would be owed at the end of a month (`on`) if nothing were done, by the contract and by the ceiling."""

    month: date
    on: date
    contract_fen: Fen
    lawful_fen: Fen | None


class Restarted(Noun):
    """One dated act that bears on limitation: what it was, and why it counts."""

    on: date
    kind: InterruptionKind
    text: str
    because: tuple[Because, ...] = ()


class LimitationReading(Noun):
    """The end of limitation under one of two readings between which courts differ."""

    text: str
    ends_on: date


class Limitation(Noun):
    """The day after which the claim is time-barred if pleaded; None while a proceeding is pending or unknown.

    `restarts` are the acts that count, `after_end` what came too late to count by itself (whether it revives the claim
    is open); `would_revive` says what would; `readings`: where courts differ, `ends_on` being the later.
    """

    ends_on: date | None
    expired: bool
    because: tuple[Because, ...]
    text: str
    restarts: tuple[Restarted, ...] = ()
    after_end: tuple[Restarted, ...] = ()
    would_revive: tuple[str, ...] = ()
    readings: tuple[LimitationReading, ...] = ()


class GuideLine(Noun):
    """One sentence of the guide with its reasons; `due_on`: the day by which, where there is one."""

    text: str
    because: tuple[Because, ...]
    due_on: date | None = None


class StageGuide(Noun):
    """What the stage means: what the lender may do, what not, what the borrower must do, and which papers fit."""

    may: tuple[GuideLine, ...] = ()
    may_not: tuple[GuideLine, ...] = ()
    must: tuple[GuideLine, ...] = ()
    papers: tuple[str, ...] = ()


class Severity(StrEnum):
    """How soon a finding wants the person: today, this month, or to know."""

    URGENT = "urgent"
    SOON = "soon"
    NOTE = "note"


class Finding(Noun):
    """One sentence of the position with the money in it and the reason."""

    code: str
    severity: Severity
    text: str
    amount_fen: Fen | None = None
    because: tuple[Because, ...] = ()
    debt: str | None = None
    steps: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()


class Gate(Noun):
    """A door that is open or closed; plan and papers obey it.

    Codes: `limitation`, `identity`, `creditor`, `payment_order`.
    """

    code: str
    open: bool
    text: str


class DebtPosition(Noun):
    """One debt on one day. Balances are None where the facts for them are missing (see `missing`).

    `differences` lead from the contract to the lawful ceiling, `claim_gaps` from the contract to the claim, and
    `decided`: a judgment or the like has settled what is owed, `decided_fen` where it is told; then no balance, price
    or ceiling of the contract is told any more.
    `recourse`: what a guarantor who stepped in paid, less what it got since.
    `unexplained` is what is left. `lines` tells all of them, and what overlaps with them.
    """

    id: str
    name: str
    lender: str | None
    lender_type: LenderType
    stage: Stage
    overdue_days: int | None
    overdue_fen: Fen | None
    next_due_on: date | None
    next_due_fen: Fen | None
    monthly_fen: Fen | None
    nominal_percent: str | None
    effective_percent: str | None
    caps: tuple[CapSegment, ...]
    cap_readings: tuple[str, ...] = ()
    contract: Balance | None
    lawful: LawfulBalance | None
    recomputed: Recomputed | None
    claimed_fen: Fen | None
    excess_fen: Fen | None
    differences: tuple[Difference, ...]
    claim_gaps: tuple[Difference, ...] = ()
    unexplained_fen: Fen | None
    breach: Breach
    over_cap_fen: Fen | None
    limitation: Limitation
    agreement: AgreementState | None
    findings: tuple[Finding, ...] = ()
    gates: tuple[Gate, ...] = ()
    missing: tuple[Missing, ...] = ()
    flags: tuple[Flag, ...] = ()
    guide: StageGuide = StageGuide()
    delete_after: date | None = None
    lines: tuple[Difference, ...] = ()
    projection: tuple[ProjectedMonth, ...] = ()
    decided: bool = False
    recourse_fen: Fen | None = None
    decided_fen: Fen | None = Field(default=None, alias="decided_sum")

    @property
    def supported_fen(self) -> int | None:
        """The least of contract, ceiling and guarantor's payment, or the judgment's sum; None where not known."""
        if self.decided or self.contract is None or self.lawful is None:
            return self.decided_fen
        least_fen = min(self.contract.total_fen, self.lawful.total_fen)
        return least_fen if self.recourse_fen is None else min(least_fen, self.recourse_fen)

    def gate(self, code: str) -> Gate | None:
        """The gate of that name."""
        return next((gate for gate in self.gates if gate.code == code), None)


class Totals(Noun):
    """Sums over the debts whose figure is known; `unknown` counts the others.

    A decided debt stands in the first two with the sum of its judgment.
    """

    contract_fen: Fen
    lawful_fen: Fen
    claimed_fen: Fen
    excess_fen: Fen
    overdue_debts: int
    unknown: int


class NextDate(Noun):
    """A day on which something falls due; `possibly_on` where a rest day may move it."""

    kind: str
    due_on: date
    possibly_on: date | None = None
    debt: str | None = None
    amount_fen: Fen | None = None
    text: str
    because: tuple[Because, ...] = ()


class Position(Noun):
    """The whole case on `as_of`."""

    as_of: date
    debts: tuple[DebtPosition, ...]
    totals: Totals
    deadlines: tuple[NextDate, ...]
    conduct: tuple[ConductFinding, ...]
    missing: tuple[Missing, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def supported_fen(self) -> int:
        """What the law leaves at most of all debts with known figures; a ceiling above the contract adds nothing."""
        return sum(debt.supported_fen or 0 for debt in self.debts)

    def debt(self, debt_id: str) -> DebtPosition | None:
        """The debt with that id."""
        return next((debt for debt in self.debts if debt.id == debt_id), None)
