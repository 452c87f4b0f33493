"""What the model sees of a message: cues that fit, concepts that stand in it, and what its clauses are made of."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from liangqing.conduct.messages.clauses import Passage, clause_places, passages, runs
from liangqing.conduct.messages.labels import BAD
from liangqing.conduct.messages.look import Seen
from liangqing.conduct.messages.rulebook import RuleBook

#: Eighths: how much a cue, a rule with a cue, a rule with several, a concept and a pair weigh before they are learned.
_CUE, _RULE, _SEVERAL, _CONCEPT, _PAIR = 4, 8, 4, 2, 1
#: How many characters may stand between the words of a pair.
_NEAR = 12
_NOTHING_BAD = "nothing_bad"
_BAD = frozenset(BAD)


@dataclass(frozen=True)
class Features:
    """Named features of the whole in eighths, each clause's runs of one to three characters, and the passages."""

    named: Mapping[str, int]
    runs: tuple[frozenset[str], ...]
    passages: tuple[Passage, ...]


def features(seen: Seen, book: RuleBook) -> Features:
    """The features of a message."""
    named = {fit.cue.name: _CUE for fit in seen.fits}
    rules = Counter(fit.cue.rule for fit in seen.fits if fit.cue.sure)
    for rule, count in rules.items():
        named[rule] = _RULE
        if count > 1:
            named[f"{rule}+"] = _SEVERAL
    named |= {f"{fit.cue.rule}?": _CUE for fit in seen.fits if not fit.cue.sure}
    if _BAD.isdisjoint(rules):
        named[_NOTHING_BAD] = _RULE
    named |= {book.concepts[slot]: _CONCEPT for slot in seen.present if slot in book.concepts}
    pairs = _pairs(seen, book)
    named |= dict.fromkeys(pairs, _PAIR)
    text, places = seen.folded.text, clause_places(seen.folded.text)
    return Features(named, tuple(runs(text[slice(*place)]) for place in places), passages(seen, places, book))


def _pairs(seen: Seen, book: RuleBook) -> Iterator[str]:
    """Fields of meaning that stand in the text, and which stands shortly behind which in one sentence."""
    recent: list[tuple[int, tuple[str, ...]]] = []
    ends = iter((*seen.ends, len(seen.folded.text) + 1))
    end = next(ends)
    for hit in seen.hits:
        fields = book.fields[hit.concepts]
        if not fields:
            continue
        if hit.start > end:
            recent = []
            while hit.start > end:
                end = next(ends)
        recent = [(before, held) for before, held in recent if hit.start - before <= _NEAR]
        for field in fields:
            yield field
            for before, held in recent:
                if before <= hit.start:
                    yield from (f"{other}{field}" for other in held if other != field)
        recent.append((hit.end, fields))
