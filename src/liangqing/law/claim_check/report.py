"""What the check of a text says: its citations with their state, its claims with their verdict."""

from enum import StrEnum

from liangqing.base.because import Because
from liangqing.base.noun import Noun


class CitationVerdict(StrEnum):
    """The state of a cited article on the day asked about."""

    IN_FORCE = "in_force"
    REPEALED = "repealed"
    SUPERSEDED = "superseded"
    MISQUOTED = "misquoted"
    NOT_FOUND = "not_found"
    UNVERIFIED = "unverified"

    @property
    def faulty(self) -> bool:
        """Whether a person must not rely on it as it stands."""
        return self not in (CitationVerdict.IN_FORCE, CitationVerdict.UNVERIFIED)


class ClaimVerdict(StrEnum):
    """What a claim is worth."""

    RIGHT = "right"
    IMPRECISE = "imprecise"
    OUTDATED = "outdated"
    WRONG = "wrong"
    UNVERIFIABLE = "unverifiable"
    HARMFUL = "harmful"
    ADVICE = "advice"

    @property
    def label(self) -> str:
        """What a borrower reads."""
        return _LABELS[self]


_LABELS = {
    ClaimVerdict.RIGHT: "说得对",
    ClaimVerdict.IMPRECISE: "不够准确",
    ClaimVerdict.OUTDATED: "过时了",
    ClaimVerdict.WRONG: "不对",
    ClaimVerdict.UNVERIFIABLE: "查不到依据",
    ClaimVerdict.HARMFUL: "照做会受害",
    ClaimVerdict.ADVICE: "经验之谈",
}


class CitedArticle(Noun):
    """One article cited. `span` counts characters of the text as given; `law` is the full title where we know it.

    `article` in Arabic digits, "" where only the law is named; `now` says what to rely on today.
    """

    quote: str
    span: tuple[int, int]
    law: str
    article: str
    verdict: CitationVerdict
    now: str


class Claim(Noun):
    """One claim recognised: an id of our list, what is true, what to do, and why."""

    id: str
    quote: str
    span: tuple[int, int]
    verdict: ClaimVerdict
    truth: str
    do: str
    because: tuple[Because, ...]


class ClaimReport(Noun):
    """All of it, in order of place."""

    citations: tuple[CitedArticle, ...] = ()
    claims: tuple[Claim, ...] = ()
