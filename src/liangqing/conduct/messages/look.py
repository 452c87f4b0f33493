"""A message seen through the rules: its folded text, the wordings that stand in it, and the cues that fit."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from liangqing.base.text.fold import Folded
from liangqing.base.text.lexicon import Hit
from liangqing.conduct.messages.fold import fold_message
from liangqing.conduct.messages.rulebook import Cue, RuleBook

_TRIES = 300
_ENDS = re.compile(r"[。!?;\n]")
Place = tuple[int, int]


@dataclass(frozen=True)
class Fit:
    """A cue that fits, and the stretch of the folded text from its first to its last word."""

    cue: Cue
    start: int
    end: int


@dataclass(frozen=True)
class Seen:
    """What was seen in a message: wordings in order, ends of sentences, slots that stand in it, cues that fit."""

    folded: Folded
    hits: tuple[Hit, ...]
    ends: tuple[int, ...]
    present: frozenset[int]
    fits: tuple[Fit, ...]


def look(text: str, book: RuleBook) -> Seen:
    """The message through the rules. Linear in its length but for a bounded search a cue."""
    folded = fold_message(text)
    hits = (*book.lexicon.hits(folded.text), *_marks(folded.text, book))
    ends = tuple(found.start() for found in _ENDS.finditer(folded.text))
    present = frozenset[int]().union(
        *(book.slots_of[concepts] for concepts in {hit.concepts for hit in hits})
    )
    cues = _possible(present, book)
    filled = _filled(hits, frozenset(slot for cue in cues for slot in cue.slots), book)
    return Seen(folded, hits, ends, present, tuple(_fits(cues, filled, ends)))


def _marks(text: str, book: RuleBook) -> Iterator[Hit]:
    for pattern, concept in book.marks:
        for found in pattern.finditer(text):
            yield Hit(*found.span(), concept, False)


def _possible(present: frozenset[int], book: RuleBook) -> list[Cue]:
    """Cues of which every slot stands somewhere in the message, and none that bars them."""
    by_slot = book.cues_by_slot
    return [
        cue
        for slot in sorted(present.intersection(by_slot))
        for cue in by_slot[slot]
        if present.issuperset(cue.slots) and present.isdisjoint(cue.barred)
    ]


def _filled(hits: Sequence[Hit], needed: frozenset[int], book: RuleBook) -> dict[int, list[Place]]:
    filled: dict[int, list[Place]] = defaultdict(list)
    slots_of = book.slots_of
    for hit in hits:
        for slot in needed & slots_of[hit.concepts]:
            filled[slot].append((hit.start, hit.end))
    return filled


def _fits(cues: Sequence[Cue], filled: Mapping[int, Sequence[Place]], ends: Sequence[int]) -> Iterator[Fit]:
    for cue in cues:
        places = _Search(cue, [filled[one] for one in cue.slots], ends).run()
        if places:
            yield Fit(cue, min(place[0] for place in places), max(place[1] for place in places))


class _Search:
    """Choosing one place a term, no two overlapping, with an end to the trying."""

    def __init__(self, cue: Cue, choices: Sequence[Sequence[Place]], ends: Sequence[int]) -> None:
        self._cue, self._choices, self._ends, self._left = cue, choices, ends, _TRIES

    def run(self, chosen: tuple[Place, ...] = ()) -> tuple[Place, ...] | None:
        """The first choice that fits, or None."""
        number = len(chosen)
        if number == len(self._choices):
            return chosen
        for place in self._choices[number]:
            self._left -= 1
            if self._left < 0:
                return None
            if self._joins(chosen, place) and (found := self.run((*chosen, place))):
                return found
        return None

    def _joins(self, chosen: tuple[Place, ...], place: Place) -> bool:
        if not chosen:
            return True
        start, end = place
        if self._cue.after[len(chosen)] and not self._behind(chosen[-1][1], start):
            return False
        if any(start < one[1] and one[0] < end for one in chosen):
            return False
        first, last = min(start, *(one[0] for one in chosen)), max(end, *(one[1] for one in chosen))
        return last - first <= self._cue.span

    def _behind(self, end: int, start: int) -> bool:
        """Whether a place begins behind an end, with no end of a sentence between them."""
        return start >= end and bisect_left(self._ends, end) == bisect_left(self._ends, start)
