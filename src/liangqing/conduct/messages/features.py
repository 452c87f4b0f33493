"""What the model sees of a message: cues that fit, concepts that stand in it, and short runs of its folded text."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from liangqing.conduct.messages.labels import BAD
from liangqing.conduct.messages.look import Seen
from liangqing.conduct.messages.rulebook import RuleBook

_DIGIT = re.compile(r"\d")
#: Quarters: how much a cue, a rule with a cue, a rule with several, and a concept weigh before they are learned.
_CUE, _RULE, _SEVERAL, _CONCEPT = 2, 4, 2, 1
_LONGEST = 3
_NOTHING_BAD = "nothing_bad"
_BAD = frozenset(BAD)


@dataclass(frozen=True)
class Features:
    """Named features in quarters, and the runs of one to three characters."""

    named: Mapping[str, int]
    runs: frozenset[str]


def features(seen: Seen, book: RuleBook) -> Features:
    """The features of a message."""
    named = {fit.cue.name: _CUE for fit in seen.fits}
    rules = Counter(fit.cue.rule for fit in seen.fits)
    for rule, count in rules.items():
        named[rule] = _RULE
        if count > 1:
            named[f"{rule}+"] = _SEVERAL
    if _BAD.isdisjoint(rules):
        named[_NOTHING_BAD] = _RULE
    named |= {book.concepts[slot]: _CONCEPT for slot in seen.filled if slot in book.concepts}
    return Features(named, runs(seen.folded.text))


def runs(text: str) -> frozenset[str]:
    """Every run of one to three characters; digits are one digit, head and end are marked."""
    marked = f"^{_DIGIT.sub('0', text)}$"
    size = len(marked)
    return frozenset(
        marked[at : at + length] for length in range(1, _LONGEST + 1) for at in range(size - length + 1)
    )
