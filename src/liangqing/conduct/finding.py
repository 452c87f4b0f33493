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
    DEBT_TOLD = "C3"
    IMPOSTOR = "I2"
    EXTRA_FEE = "P1"


class ConductFinding(Noun):
    """`count` events between `on` midnight and midnight; `at` is the first of them; `evidence` their keys."""

    code: ConductCode
    on: date
    at: datetime
    number: str
    count: int
    text: str
    debt: str | None
    evidence: tuple[str, ...]
    because: tuple[Because, ...]


class ConductReport(Noun):
    """All findings, and their codes grouped by how hard the rule binds."""

    contacts: int
    findings: tuple[ConductFinding, ...]
    by_strength: dict[Strength, tuple[ConductCode, ...]]
