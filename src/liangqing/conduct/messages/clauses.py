"""A message cut into clauses, and the passages of two neighbours in which a thing may be said."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from liangqing.conduct.messages.look import Seen
from liangqing.conduct.messages.rulebook import RuleBook

_DIGIT = re.compile(r"\d")
#: What ends a clause.
MARKS = ",。!?;:\n"
#: A mark within a sum, an hour or an address ends none.
_WITHIN = r"(?<=\d)[,:](?=\d)|:(?=//)"
_CLAUSE = re.compile(f"(?:[^{MARKS}]|{_WITHIN}){{1,120}}[{MARKS}]*")
#: Eighths: how much a cue that fits in a passage weighs before it is learned.
_CUE = 4
_LONGEST = 3
_LINE = "/"


@dataclass(frozen=True)
class Passage:
    """Two clauses side by side, or the only one: its folded places, its clauses, and named features in eighths."""

    start: int
    end: int
    clauses: slice
    named: Mapping[str, int]


def clause_places(text: str) -> list[tuple[int, int]]:
    """Where the clauses of a folded text stand, with their marks; the whole where it has none."""
    return [found.span() for found in _CLAUSE.finditer(text) if found[0].strip()] or [(0, len(text))]


def passages(seen: Seen, places: Sequence[tuple[int, int]], book: RuleBook) -> tuple[Passage, ...]:
    """Every two neighbouring clauses, with the concepts in them and the cues that fit within."""
    heads = [start for start, _end in places]
    standing: list[dict[str, int]] = [{} for _ in places]
    for hit in seen.hits:
        standing[_clause_of(hit.start, heads)] |= book.standing[hit.concepts]
    firsts = range(max(1, len(places) - 1))
    ends = [places[min(first + 1, len(places) - 1)][1] for first in firsts]
    named = [standing[first] | standing[min(first + 1, len(places) - 1)] for first in firsts]
    for fit in seen.fits:
        at = _clause_of(fit.start, heads)
        for first in (at - 1, at):
            if first in firsts and fit.end <= ends[first]:
                named[first] |= {fit.cue.name: _CUE} | ({fit.cue.rule: _CUE} if fit.cue.sure else {})
    return tuple(
        Passage(heads[first], ends[first], slice(first, first + 2), named[first]) for first in firsts
    )


def _clause_of(place: int, heads: Sequence[int]) -> int:
    return max(bisect_right(heads, place) - 1, 0)


def runs(text: str) -> frozenset[str]:
    """Every run of one to three characters; digits are one digit; head, end and ends of lines are marked."""
    marked = f"^{_DIGIT.sub('0', text)}$".replace("\n", _LINE)
    size = len(marked)
    return frozenset(
        marked[at : at + length] for length in range(1, _LONGEST + 1) for at in range(size - length + 1)
    )
