"""A finding about collectors' conduct: what happened, how often, and which rule speaks to it."""

from datetime import date, datetime
from enum import StrEnum

from liangqing.base.because import Because, Strength
from liangqing.base.noun import Noun


class ConductCode(StrEnum):
    """The tests of the contact audit."""

    NIGHT = "T1"
    EFFECTIVE_CALLS = "F1"
    UNANSWERED_TRIES = "F2"
    THIRD_PARTY = "C1"
    AFTER_REFUSAL = "C2"
    DEBT_TOLD = "C3"
    NO_INSTITUTION = "I1"
    IMPOSTOR = "I2"
    HARASSMENT = "H1"
    VISIT = "V1"
    EXTRA_FEE = "P1"
    AGENT_UNANNOUNCED = "A1"
    PLAN_DISTURBED = "K1"


class Proof(StrEnum):
    """What a finding rests on: a record that a machine made, or what somebody noted or supposed."""

    EVIDENCE = "evidence"
    LEAD = "lead"

    @property
    def label(self) -> str:
        """What a borrower reads."""
        return "证据" if self is Proof.EVIDENCE else "线索"


class ConductFinding(Noun):
    """`count` events between `on` midnight and midnight; `at` is the first of them; `evidence` their keys.

    `party` is whose calls they are, as far as known; `proof` what the finding rests on.
    """

    code: ConductCode
    on: date
    at: datetime
    number: str
    count: int
    text: str
    debt: str | None
    party: str
    proof: Proof
    evidence: tuple[str, ...]
    because: tuple[Because, ...]


class HourRow(Noun):
    """How many collecting contacts each of the 24 hours of a day saw, in Shanghai time."""

    on: date
    hours: tuple[int, ...]


class PartyCount(Noun):
    """One creditor (its agents with it), or a number that belongs to none: what came from there, in all."""

    party: str
    debts: tuple[str, ...]
    numbers: int
    contacts: int
    calls: int
    answered: int
    seconds: int
    days: int
    first_on: date
    last_on: date


class ConductReport(Noun):
    """All findings, their codes grouped by how hard the rule binds, the hours by day, and the parties.

    `clock` says how the telephone's clock was corrected; empty: it was not.
    """

    contacts: int
    findings: tuple[ConductFinding, ...]
    by_strength: dict[Strength, tuple[ConductCode, ...]]
    hours: tuple[HourRow, ...] = ()
    parties: tuple[PartyCount, ...] = ()
    clock: str = ""
