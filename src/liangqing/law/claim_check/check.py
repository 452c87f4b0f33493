"""Any Chinese text held against the law: every citation with its state, every known claim with what is true of it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from liangqing.base.because import Because
from liangqing.base.text.fold import Folded, fold
from liangqing.base.text.lexicon import Hit
from liangqing.law.citations import Found, find_citations, gists_on, state
from liangqing.law.claim_check.claims_file import Cited, ClaimBook, ClaimFile, load_claim_book
from liangqing.law.claim_check.report import (
    CitationVerdict,
    CitedArticle,
    Claim,
    ClaimReport,
    ClaimVerdict,
)
from liangqing.law.claim_check.sentences import found_in_sentences
from liangqing.law.claim_check.titles import titles_for
from liangqing.law.rule import Rule

_REACH = 200
_LINE = 60
_BEFORE = re.compile(r"[^,。!?;\n]*$")
_AFTER = re.compile(r"[^,。!?;\n]*")
_NEIGHBOURS = 6
_MOST_OF_ONE = 5
_MOST_CITATIONS = 1000
_GENERIC = {
    CitationVerdict.REPEALED: "X-CITE-OLD",
    CitationVerdict.SUPERSEDED: "X-CITE-OLD",
    CitationVerdict.NOT_FOUND: "X-CITE-MISSING",
}
_INVENTED = "B40"
_ABOUT_DEBT = ("逾期", "债务", "欠款", "网贷", "负债", "催收", "征信", "信用修复", "停息", "还款", "欠债")
_SAYS_IT_IS_POLICY = (
    "意见",
    "通知",
    "办法",
    "规定",
    "条例",
    "方案",
    "指引",
    "新规",
    "细则",
    "政策",
    "公告",
    "决定",
    "法",
)


def check_claim(text: str, on: date, rules: Sequence[Rule]) -> ClaimReport:
    """What a text cites and claims, as of a day. Linear in its length; an empty text gives an empty report."""
    folded, book = fold(text), load_claim_book()
    names = {rule.id: rule for rule in rules}
    cited = _citations(text, folded, on, rules, book)
    claims = [
        *_from_citations(text, folded, cited, names, book),
        *_from_sentences(text, folded, names, book),
    ]
    return ClaimReport(
        citations=tuple(article for _found, article, _claim in cited),
        claims=_few_of_each(sorted(claims, key=lambda one: (one.span, one.id))),
    )


_Cited = tuple[Found, CitedArticle, tuple[ClaimFile, ...]]


def _citations(text: str, folded: Folded, on: date, rules: Sequence[Rule], book: ClaimBook) -> list[_Cited]:
    titles = titles_for(rules)
    found = find_citations(folded, titles, _MOST_CITATIONS)
    gists = gists_on(rules, on)
    cited: list[_Cited] = []
    for number, one in enumerate(found):
        verdict, now = state(one, on, gists)
        if one.law is None and _looks_invented(one.name):
            verdict, now = CitationVerdict.NOT_FOUND, book.claims[_INVENTED].truth
        matching = _claims_of(one, found[max(0, number - _NEIGHBOURS) : number + _NEIGHBOURS], book)
        told_wrong = next((rule for _claim, rule in matching if rule.verdict), None)
        if verdict is CitationVerdict.IN_FORCE and told_wrong and told_wrong.verdict:
            if not _told_as_dead(one, book):
                verdict = told_wrong.verdict
                now = next(claim.truth for claim, rule in matching if rule is told_wrong)
            matching = [pair for pair in matching if not _told_as_dead(one, book)]
        cited.append((one, _article(text, folded, one, verdict, now), _named(one, verdict, matching, book)))
    return cited


def _article(text: str, folded: Folded, one: Found, verdict: CitationVerdict, now: str) -> CitedArticle:
    span = _span(folded, one.start, one.end)
    law = one.law.title if one.law else one.name
    return CitedArticle(
        quote=text[slice(*span)], span=span, law=law, article=one.article, verdict=verdict, now=now
    )


def _looks_invented(name: str) -> bool:
    head = name.partition("(")[0]
    return any(word in head for word in _ABOUT_DEBT) and head.endswith(_SAYS_IT_IS_POLICY)


def _claims_of(one: Found, others: Iterable[Found], book: ClaimBook) -> list[tuple[ClaimFile, Cited]]:
    if one.law is None:
        return []
    near = {
        other.article
        for other in others
        if other.law is one.law and abs(other.start - one.start) <= _REACH and other is not one
    }
    return [
        (claim, cited)
        for claim in book.claims.values()
        for cited in claim.cites
        if cited.law == one.law.title and _fits(cited, one, near)
    ]


def _fits(cited: Cited, one: Found, near: set[str]) -> bool:
    return (
        (not cited.articles or one.article in cited.articles)
        and set(cited.beside) <= near
        and cited.holds(one.around)
        and not (cited.unless and cited.unless.holds(one.around))
    )


def _named(
    one: Found, verdict: CitationVerdict, matching: Sequence[tuple[ClaimFile, Cited]], book: ClaimBook
) -> tuple[ClaimFile, ...]:
    """The claims that a citation stands for: its own, or the general one where it is at fault."""
    dead = verdict.faulty and _told_as_dead(one, book)
    own = (
        ()
        if dead
        else tuple(claim for claim, cited in matching if verdict.faulty or not _only_by_age(claim, cited))
    )
    if not verdict.faulty or own or dead:
        return own
    invented = verdict is CitationVerdict.NOT_FOUND and one.law is None
    return (book.claims[_INVENTED if invented else _GENERIC[verdict]],)


def _only_by_age(claim: ClaimFile, cited: Cited) -> bool:
    """A claim that is nothing but the citing of a law since repealed."""
    return claim.verdict is ClaimVerdict.OUTDATED and not cited.words and cited.verdict is None


def _told_as_dead(one: Found, book: ClaimBook) -> bool:
    """The text itself says that this law is gone, moved or invented."""
    mark = book.guards["cited_as_dead"]
    return any(hit.concepts & mark for hit in book.lexicon.hits(one.sentence))


def _from_citations(
    text: str, folded: Folded, cited: Iterable[_Cited], rules: dict[str, Rule], book: ClaimBook
) -> Iterator[Claim]:
    for _one, article, claims in cited:
        for claim in claims:
            truth = claim.truth
            if claim.id.startswith("X-CITE"):
                truth = f"{truth}{article.now}"
            yield Claim(
                id=claim.id,
                quote=article.quote,
                span=article.span,
                verdict=claim.verdict,
                truth=truth,
                do=claim.do,
                because=_because(claim, rules),
            )


def _from_sentences(text: str, folded: Folded, rules: dict[str, Rule], book: ClaimBook) -> Iterator[Claim]:
    for claim, hits in found_in_sentences(folded.text, book, _MOST_OF_ONE):
        span = _span(folded, *_clauses(folded.text, hits))
        yield Claim(
            id=claim.id,
            quote=text[slice(*span)],
            span=span,
            verdict=claim.verdict,
            truth=claim.truth,
            do=claim.do,
            because=_because(claim, rules),
        )


def _clauses(text: str, hits: Sequence[Hit]) -> tuple[int, int]:
    """From the head of the first hit's clause to the end of the last one's, a line's length at most on either side."""
    start, end = min(hit.start for hit in hits), max(hit.end for hit in hits)
    before = _BEFORE.search(text, max(0, start - _LINE), start)
    after = _AFTER.match(text, end, end + _LINE)
    return before.start() if before else start, after.end() if after else end


def _because(claim: ClaimFile, rules: dict[str, Rule]) -> tuple[Because, ...]:
    return tuple(rules[name].because() for name in claim.because if name in rules)


def _span(folded: Folded, start: int, end: int) -> tuple[int, int]:
    return folded.span(start, end)


def _few_of_each(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Each passage once, and at most five of one id: the sixth says nothing new."""
    told: dict[str, list[Claim]] = defaultdict(list)
    kept = []
    for claim in claims:
        before = told[claim.id]
        again = bool(before) and claim.span[0] < before[-1].span[1]
        if len(before) < _MOST_OF_ONE and not again:
            before.append(claim)
            kept.append(claim)
    return tuple(kept)
