"""What the check of a text found, as people look at it: the most harmful first, each claim once."""

from itertools import groupby

from liangqing.base.because import Because
from liangqing.base.noun import Noun
from liangqing.law.claims import CitationVerdict, CitedArticle, Claim, ClaimReport, ClaimVerdict

_STATES = {
    CitationVerdict.IN_FORCE: "现行有效",
    CitationVerdict.REPEALED: "已经废止",
    CitationVerdict.SUPERSEDED: "已被新规定取代",
    CitationVerdict.MISQUOTED: "有这一条,但说的不是这件事",
    CitationVerdict.NOT_FOUND: "查不到",
    CitationVerdict.UNVERIFIED: "我们没有核对过",
}
_GRAVEST = (
    ClaimVerdict.HARMFUL,
    ClaimVerdict.WRONG,
    ClaimVerdict.OUTDATED,
    ClaimVerdict.UNVERIFIABLE,
    ClaimVerdict.IMPRECISE,
    ClaimVerdict.ADVICE,
    ClaimVerdict.RIGHT,
)


class ClaimTold(Noun):
    """One claim with every place where the text makes it."""

    id: str
    verdict: ClaimVerdict
    label: str
    quotes: tuple[str, ...]
    truth: str
    do: str
    because: tuple[Because, ...]


class CitationTold(Noun):
    """One cited article with every way in which the text writes it."""

    quotes: tuple[str, ...]
    verdict: CitationVerdict
    label: str
    faulty: bool
    now: str


class ReportTold(Noun):
    """Claims and citations, gravest first."""

    claims: tuple[ClaimTold, ...]
    citations: tuple[CitationTold, ...]


def told(report: ClaimReport) -> ReportTold:
    """A report without repetitions."""
    claims = sorted(report.claims, key=lambda one: (_GRAVEST.index(one.verdict), one.id, one.truth))
    citations = sorted(
        report.citations, key=lambda one: (not one.verdict.faulty, one.law, one.article, one.now)
    )
    return ReportTold(
        claims=tuple(_claim(tuple(same)) for _, same in groupby(claims, key=lambda one: (one.id, one.truth))),
        citations=tuple(
            _citation(tuple(same))
            for _, same in groupby(citations, key=lambda one: (one.law, one.article, one.verdict, one.now))
        ),
    )


def _claim(same: tuple[Claim, ...]) -> ClaimTold:
    first = same[0]
    return ClaimTold(
        id=first.id,
        verdict=first.verdict,
        label=first.verdict.label,
        quotes=tuple(dict.fromkeys(one.quote for one in same)),
        truth=first.truth,
        do=first.do,
        because=first.because,
    )


def _citation(same: tuple[CitedArticle, ...]) -> CitationTold:
    first = same[0]
    return CitationTold(
        quotes=tuple(dict.fromkeys(one.quote for one in same)),
        verdict=first.verdict,
        label=_STATES[first.verdict],
        faulty=first.verdict.faulty,
        now=first.now,
    )
