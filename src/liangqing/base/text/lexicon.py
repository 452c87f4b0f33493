"""Concepts as sets of wordings, and every place in a text where one stands."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import add
from typing import NamedTuple

from liangqing.base.errors import InputUnusable
from liangqing.base.text.fold import fold_word

_GAP = ".."
_WIDEST_GAP = 6
_BREAKS = frozenset(",。!?;\n")
_TURNS = ("不", "没", "未", "无", "非")


class Hit(NamedTuple):
    """One wording found: folded places, the concepts it belongs to, and whether a `..` inside it holds a negation."""

    start: int
    end: int
    concepts: int
    turned: bool


class Lexicon:
    """Concepts by name, each a bit, and the search for all of them at once."""

    def __init__(self, concepts: Mapping[str, Iterable[str]], form: Callable[[str], str] = fold_word) -> None:
        """`form` brings a wording into the form of the texts in which it will be looked for."""
        self._bits = {name: 1 << number for number, name in enumerate(concepts)}
        self._words: dict[str, list[_Wording]] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}
        spelled: dict[tuple[str, ...], int] = defaultdict(int)
        for name, words in concepts.items():
            for word in words:
                spelled[_parts(word, form)] |= self._bits[name]
        for parts, bits in spelled.items():
            self._words.setdefault(parts[0], []).append((parts[1:], bits))
        for word in self._words:
            lengths = {*self._lengths.get(word[:2], ()), len(word)}
            self._lengths[word[:2]] = tuple(sorted(lengths))

    def bit(self, name: str) -> int:
        """The bit of a concept. Raises KeyError for a name without words."""
        return self._bits[name]

    def count(self, mask: int) -> int:
        """How many wordings the concepts of a mask have."""
        return sum(1 for rows in self._words.values() for _rest, bits in rows if bits & mask)

    def hits(self, text: str) -> Iterator[Hit]:
        """Every wording in a folded text, in order of place."""
        words, known = self._words, dict[str, tuple[int, ...]]()
        for start, pair in enumerate(map(add, text, f"{text[1:]}\n")):
            lengths = known.get(pair)
            if lengths is None:
                lengths = known[pair] = (*self._lengths.get(pair[0], ()), *self._lengths.get(pair, ()))
            for length in lengths:
                rows = words.get(text[start : start + length])
                if rows and not (pair[0].isdigit() and _cuts_a_number(text, start)):
                    yield from _completed(text, start, start + length, rows)


_Wording = tuple[tuple[str, ...], int]


def _completed(text: str, start: int, end: int, rows: Iterable[_Wording]) -> Iterator[Hit]:
    for rest, bits in rows:
        if not rest:
            yield Hit(start, end, bits, False)
        elif hit := _gapped(text, start, end, rest, bits):
            yield hit


def _gapped(text: str, start: int, end: int, rest: Iterable[str], bits: int) -> Hit | None:
    """Parts of a wording stand at most six characters apart, in one clause."""
    turned = False
    for part in rest:
        found = text.find(part, end, end + _WIDEST_GAP + len(part))
        if found < 0:
            return None
        between = text[end:found]
        if not _BREAKS.isdisjoint(between):
            return None
        turned = turned or any(turn in between for turn in _TURNS)
        end = found + len(part)
    return Hit(start, end, bits, turned)


def _cuts_a_number(text: str, start: int) -> bool:
    return start > 0 and (text[start - 1].isdigit() or text[start - 1] == ".")


def _parts(word: str, form: Callable[[str], str]) -> tuple[str, ...]:
    parts = tuple(form(part) for part in word.split(_GAP))
    if not all(parts):
        raise InputUnusable("lexicon_refused", f"词表里的“{word}”不完整。", "请写成“甲”或“甲..乙”的样子。")
    return parts
