"""A message seen through the rules: its folded text, the wordings that stand in it, and the cues that fit."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from liangqing.base.text.fold import Folded
from liangqing.conduct.messages.fold import fold_message
from liangqing.conduct.messages.rulebook import Cue, RuleBook

_TRIES = 300
Place = tuple[int, int]


@dataclass(frozen=True)
class Fit:
    """A cue that fits, and the stretch of the folded text from its first to its last word."""

    cue: Cue
    start: int
    end: int


@dataclass(frozen=True)
class Seen:
    """What was seen in a message. `filled` has the places of each slot, in order."""

    folded: Folded
    filled: Mapping[int, Sequence[Place]]
    fits: tuple[Fit, ...]


def look(text: str, book: RuleBook) -> Seen:
    """The message through the rules. Linear in its length but for a bounded search a cue."""
    folded = fold_message(text)
    filled = _filled(folded.text, book)
    return Seen(folded, filled, tuple(_fits(filled, book)))


def _filled(text: str, book: RuleBook) -> dict[int, list[Place]]:
    filled: dict[int, list[Place]] = defaultdict(list)
    slots_of = book.slots_of
    for hit in book.lexicon.hits(text):
        for slot in slots_of[hit.concepts]:
            filled[slot].append((hit.start, hit.end))
    for pattern, concept in book.marks:
        for found in pattern.finditer(text):
            for slot in slots_of[concept]:
                filled[slot].append(found.span())
    return filled


def _fits(filled: Mapping[int, Sequence[Place]], book: RuleBook) -> Iterator[Fit]:
    for slot in tuple(filled):
        for cue in book.cues_by_slot.get(slot, ()):
            if all(one in filled for one in cue.slots) and not any(one in filled for one in cue.barred):
                places = _Search(cue, [filled[one] for one in cue.slots]).run()
                if places:
                    yield Fit(cue, min(place[0] for place in places), max(place[1] for place in places))


class _Search:
    """Choosing one place a term, no two overlapping, with an end to the trying."""

    def __init__(self, cue: Cue, choices: Sequence[Sequence[Place]]) -> None:
        self._cue, self._choices, self._left = cue, choices, _TRIES

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
        if self._cue.after[len(chosen)] and start < chosen[-1][1]:
            return False
        if any(start < one[1] and one[0] < end for one in chosen):
            return False
        first, last = min(start, *(one[0] for one in chosen)), max(end, *(one[1] for one in chosen))
        return last - first <= self._cue.span
