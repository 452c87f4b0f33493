"""The claims that the sentences of a folded text make, unless the text itself tells them as false."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from liangqing.base.text.lexicon import Hit
from liangqing.law.claim_check.claims_file import ClaimBook, ClaimFile, Matcher
from liangqing.law.claim_check.report import ClaimVerdict

_SENTENCE = re.compile(r"[^。!?;\n]{1,240}[。!?;]{0,3}")
_FAR = 26
_CLAUSE = 20
_NEAR = 1
_LIGHT_GAP = 4
_LIGHT = ("影响", "属于", "构成", "涉及", "导致", "能够", "应当", "应该", "适用", "必然", "当然")
_HEAD = 18
_ANSWER = 3
_ADJECTIVE = 4
_TURNED = "不没无未别"
_EITHER = "不没"


def found_in_sentences(text: str, book: ClaimBook, most: int) -> Iterator[tuple[ClaimFile, tuple[Hit, ...]]]:
    """Every claim asserted, with the hits that show it; at most `most` of one claim."""
    seen: Counter[str] = Counter()
    sentences = _sentences(text, book)
    for number, sentence in enumerate(sentences):
        following, later = (*sentences[number + 1 : number + 3], None, None)[:2]
        for stretch, after, matchers in _stretches(sentence, following, later, book):
            present = stretch.present
            for matcher in [one for one in matchers if present & one.rarest]:
                if not matcher.pattern.may_match(present) or seen[matcher.claim.id] >= most:
                    continue
                if hits := _asserted(stretch, after, matcher):
                    seen[matcher.claim.id] += 1
                    yield matcher.claim, hits


def _sentences(text: str, book: ClaimBook) -> list["_Stretch"]:
    hits = [hit for hit in book.lexicon.hits(text) if not _asks_either_way(text, hit.start)]
    starts = [hit.start for hit in hits]
    found = []
    for match in _SENTENCE.finditer(text):
        first, last = bisect_left(starts, match.start()), bisect_left(starts, match.end())
        if first < last:
            found.append(_Stretch(text, match.span(), hits[first:last], book.guards))
    return found


def _asks_either_way(text: str, at: int) -> bool:
    """`算不算` asks: the `不算` inside it denies nothing."""
    return text[at] in _EITHER and at > 0 and text[at - 1 : at] == text[at + 1 : at + 2]


_Look = tuple["_Stretch", "_Stretch | None", Sequence[Matcher]]


def _stretches(
    sentence: "_Stretch", following: "_Stretch | None", later: "_Stretch | None", book: ClaimBook
) -> Iterator[_Look]:
    """The sentence, with the next one where it asks and is answered, or where a claim may run on into it."""
    yield sentence, following, book.matchers
    if following is None or sentence.end != following.start:
        return
    if not sentence.asks and not _may_run_on(sentence.present, following.present, book):
        return
    both = (*sentence.hits, *following.hits)
    pair = _Stretch(sentence.text, (sentence.start, following.end), both, book.guards)
    if sentence.asks:
        yield pair, following, [one for one in book.matchers if not one.pattern.runs_on]
    yield pair, later, book.running_on


def _may_run_on(first: int, second: int, book: ClaimBook) -> bool:
    both = first | second
    return any(both & one.rarest and one.pattern.may_match(both) for one in book.running_on)


class _Stretch:
    """A sentence, or a question with its answer: its places, its hits, and what stands before a hit to deny it."""

    def __init__(
        self, text: str, span: tuple[int, int], hits: Sequence[Hit], guards: Mapping[str, int]
    ) -> None:
        self.text, self.hits = text, tuple(hits)
        self.start, self.end = span
        self.guards = guards
        self.present = 0
        for hit in hits:
            self.present |= hit.concepts
        self._denied: dict[tuple[int, bool], bool] = {}
        self._denials: tuple[Hit, ...] | None = None

    @property
    def asks(self) -> bool:
        """Whether it ends as a question."""
        return self.text[self.start : self.end].rstrip("。").endswith(("?", "吗", "呢"))

    def has(self, guard: str, among: Sequence[Hit] | None = None) -> bool:
        """Whether a wording of a guard stands here."""
        mark = self.guards[guard]
        if not self.present & mark:
            return False
        return any(hit.concepts & mark for hit in (self.hits if among is None else among))

    def denied(self, hit: Hit, harmful: bool) -> bool:
        """True where a negation reaches the hit; in advice, warnings deny too."""
        key = (hit.start, harmful)
        if key not in self._denied:
            self._denied[key] = any(self._reaches(other, hit, harmful) for other in self._negations())
        return hit.turned or self._denied[key]

    def _negations(self) -> tuple[Hit, ...]:
        if self._denials is None:
            marks = self.guards
            kinds = marks["far"] | marks["clause"] | marks["warn"] | marks["broken"] | marks["near"]
            looks = [hit for hit in self.hits if hit.concepts & marks["no_negation"]]
            self._denials = tuple(
                hit
                for hit in self.hits
                if hit.concepts & kinds
                and not any(one.start <= hit.start and hit.end <= one.end for one in looks)
            )
        return self._denials

    def _reaches(self, other: Hit, hit: Hit, harmful: bool) -> bool:
        gap = hit.start - other.end
        if gap < 0 or gap > _FAR:
            return False
        marks, bits = self.guards, other.concepts
        between = self.text[other.end : hit.start]
        if ":" in between:
            return False
        if bits & marks["far"]:
            return True
        if "," in between or gap > _CLAUSE:
            return False
        clause = marks["clause"] | (marks["warn"] if harmful else 0)
        if bits & clause and self._goes_on(other.end):
            return True
        if bits & (clause | marks["broken"]):
            inner = "、" in between or "的" in between[_ADJECTIVE:-1]
            return not inner and not self._broken(other.end, hit.start)
        close = gap <= _NEAR or (gap <= _LIGHT_GAP and between.startswith(_LIGHT))
        return bool(bits & marks["near"]) and close and self.text[hit.start] not in _TURNED

    def _goes_on(self, end: int) -> bool:
        mark = self.guards["reaching"]
        return bool(self.present & mark) and any(
            hit.concepts & mark and hit.start == end for hit in self.hits
        )

    def _broken(self, start: int, end: int) -> bool:
        mark = self.guards["breaks"]
        return bool(self.present & mark) and any(
            hit.concepts & mark and start <= hit.start and hit.end <= end for hit in self.hits
        )


def _asserted(stretch: _Stretch, following: _Stretch | None, matcher: Matcher) -> tuple[Hit, ...] | None:
    harmful = matcher.claim.verdict is ClaimVerdict.HARMFUL
    hits = matcher.pattern.find(stretch.hits, lambda hit: stretch.denied(hit, harmful))
    if hits and matcher.claim.verdict is ClaimVerdict.RIGHT and _overturned(stretch, hits):
        return None
    if hits and matcher.claim.guarded and _told_as_false(stretch, following, hits):
        return None
    return hits


def _overturned(stretch: _Stretch, hits: Sequence[Hit]) -> bool:
    """Whether a wording beside a true claim turns it round: then it is not called right, whatever else it is."""
    mark = stretch.guards["overturns"]
    return any(
        other.concepts & mark and not any(hit.start <= other.start and other.end <= hit.end for hit in hits)
        for other in stretch.hits
    )


def _told_as_false(stretch: _Stretch, following: _Stretch | None, hits: Sequence[Hit]) -> bool:
    marks = stretch.guards
    if stretch.has("open") and not _affirmed(stretch, following):
        return True
    looks = [hit for hit in stretch.hits if hit.concepts & marks["no_negation"]]
    free = [
        other
        for other in stretch.hits
        if not any(other.start < hit.end and hit.start < other.end for hit in hits)
        and not any(one.start <= other.start and other.end <= one.end for one in looks)
    ]
    if stretch.has("debunk", free):
        return True
    hearsay = [hit.start for hit in free if hit.concepts & marks["hearsay"]]
    turns = [hit.start for hit in free if hit.concepts & marks["turn"]]
    if hearsay and turns and min(hearsay) < max(turns):
        return True
    return following is not None and _taken_back(stretch, following, bool(hearsay))


def _affirmed(stretch: _Stretch, following: _Stretch | None) -> bool:
    """A question left open is closed by a yes at the head of the answer."""
    mark = stretch.guards["answer_yes"]
    if following is None:
        return False
    answers = (*stretch.hits, *following.hits)
    return any(hit.concepts & mark and hit.start == following.start for hit in answers)


def _taken_back(stretch: _Stretch, following: _Stretch, hearsay: bool) -> bool:
    """The next sentence debunks at its head, or answers a question with no."""
    head = [hit for hit in following.hits if hit.start - following.start <= _HEAD]
    if following.has("debunk", head) or (hearsay and following.has("turn", head)):
        return True
    asked = stretch.asks or "?" in stretch.text[stretch.start : following.start]
    return asked and following.has(
        "answer_no", [hit for hit in head if hit.start - following.start <= _ANSWER]
    )
