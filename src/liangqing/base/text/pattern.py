"""A small language of patterns: which concepts must stand together, in what order, asserted or denied.

`口头 > {无效|作废}! -授权 @30`: a concept by name or wordings in braces, `|` between alternatives;
`>` after the one before; `!` said and not denied, `~` denied; `-` must not stand in the sentence;
`@n` the most characters from first to last; `+` may run on into the next sentence.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from liangqing.base.errors import InputUnusable
from liangqing.base.text.lexicon import Hit

_SPAN = 48
_TRIES = 300


class Voice(Enum):
    """How a concept must stand: in any way, asserted, or denied."""

    ANY = ""
    SAID = "!"
    DENIED = "~"


@dataclass(frozen=True)
class Term:
    """One place of a pattern."""

    mask: int
    voice: Voice
    after: bool


@dataclass(frozen=True)
class Pattern:
    """Terms that must all stand within `span` characters, and concepts that must not stand in the sentence."""

    terms: tuple[Term, ...]
    barred: int
    span: int
    runs_on: bool = False

    def may_match(self, present: int) -> bool:
        """A cheap look at the concepts present."""
        return all(present & term.mask for term in self.terms)

    def find(self, hits: Sequence[Hit], denied: Callable[[Hit], bool]) -> tuple[Hit, ...] | None:
        """The first set of hits that fits, or None."""
        choices = []
        for term in self.terms:
            choice = [hit for hit in hits if hit.concepts & term.mask]
            if term.voice is not Voice.ANY:
                choice = [hit for hit in choice if denied(hit) is (term.voice is Voice.DENIED)]
            if not choice:
                return None
            choices.append(choice)
        found = _Search(self, choices).run()
        return None if found and self._is_barred(hits, choices) else found

    def _is_barred(self, hits: Sequence[Hit], choices: Sequence[Sequence[Hit]]) -> bool:
        """A barred wording stands here, and not merely as a part of one that was looked for."""
        wanted = [hit for choice in choices for hit in choice]
        return any(
            hit.concepts & self.barred
            and not any(one.start <= hit.start and hit.end <= one.end for one in wanted)
            for hit in hits
        )


class _Search:
    """Choosing one hit a term, with an end to the trying."""

    def __init__(self, pattern: Pattern, choices: Sequence[Sequence[Hit]]) -> None:
        self._pattern = pattern
        self._choices = choices
        self._left = _TRIES

    def run(self, chosen: tuple[Hit, ...] = ()) -> tuple[Hit, ...] | None:
        """The first fit that extends what is chosen."""
        if len(chosen) == len(self._choices):
            return chosen
        for hit in self._choices[len(chosen)]:
            self._left -= 1
            if self._left < 0:
                return None
            if self._fits(chosen, hit) and (found := self.run((*chosen, hit))):
                return found
        return None

    def _fits(self, chosen: tuple[Hit, ...], hit: Hit) -> bool:
        if not chosen:
            return True
        if self._pattern.terms[len(chosen)].after and hit.start < chosen[-1].end:
            return False
        both = (*chosen, hit)
        return max(one.end for one in both) - min(one.start for one in both) <= self._pattern.span


def parse(text: str, bit: Callable[[str], int]) -> Pattern:
    """A pattern from its line; `bit` gives the bit of a name or of `{wordings}`. Raises InputUnusable."""
    terms: list[Term] = []
    barred, span, after, runs_on = 0, _SPAN, False, False
    for token in text.split():
        if token == ">":
            after = True
        elif token == "+":
            runs_on = True
        elif token.startswith("@"):
            span = int(token[1:])
        elif token.startswith("-"):
            barred |= _mask(token[1:], bit)
        else:
            terms.append(_term(token, after, bit))
            after = False
    if not terms:
        raise InputUnusable("pattern_refused", f"匹配式“{text}”里没有要找的词。", "请至少写一个词。")
    return Pattern(tuple(terms), barred, span, runs_on)


def _term(token: str, after: bool, bit: Callable[[str], int]) -> Term:
    voice = Voice(token[-1]) if token[-1] in "!~" else Voice.ANY
    return Term(_mask(token.rstrip("!~"), bit), voice, after)


def _mask(token: str, bit: Callable[[str], int]) -> int:
    mask = 0
    for name in alternatives(token):
        mask |= bit(name)
    return mask


def alternatives(token: str) -> Iterable[str]:
    """The names of a token; what stands in braces stays together."""
    depth, name = 0, ""
    for char in token:
        depth += (char == "{") - (char == "}")
        if char == "|" and not depth:
            yield name
            name = ""
        else:
            name += char
    yield name
