"""One form for a message, with what was written to hide a word: look-alikes, same sounds, pinyin, pictures, marks."""

import functools
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import resources
from operator import add

from liangqing.base.text.fold import Folded, Pass, numbers_folded, one_to_one, replaced
from liangqing.conduct.messages.sounds import Sounds

_CHINESE = "\u3400-\u9fff"
#: Marks that nobody sees, and those that a folded text has no use for.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\u0300-\u036f“”‘’\"'「」『』`~]+"
)
_SPELLED = re.compile(r"(?<![a-z0-9])[a-z](?:[ .*_-][a-z]){2,12}(?![a-z0-9])")
_HIDING = re.compile(
    rf"(?<=[{_CHINESE}])(?:[^\S\n]|[-_.·・•*+^|/\\=~○●◎◇◆□■△▲▽▼☆★♀♂§※→←丨丶丿灬#&@$~]){{1,4}}(?=[{_CHINESE}])|[^\S\n]+"
)
_DOTTED = re.compile(rf"(?<![{_CHINESE}])[{_CHINESE}](?:[,、。][{_CHINESE}]){{2,12}}(?![{_CHINESE}])")
_PICTURES = re.compile(
    "[\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\U000e0000-\U000e007f]+"
)
_LATIN = re.compile(r"[a-z]{2,24}(?: [a-z]{1,24}){0,24}|(?<=加)[vw](?![a-z0-9])")
_MARKS = re.compile("[,、。]")

_ALONE = "(?![a-z])"

_Guard = Callable[[str], object]
_Step = tuple[_Guard, re.Pattern[str], Callable[[str, int, int], str]]


def fold_message(text: str) -> Folded:
    """The message in one form, its places known. Linear in its length."""
    plain, passes = one_to_one(text.translate(_writings().shapes)), list[Pass]()
    for may_change, pattern, new_form in _writings().steps:
        if may_change(plain):
            plain, done = replaced(plain, pattern, new_form)
            passes.append(done)
    plain, counted = numbers_folded(plain)
    return Folded(plain, (*passes, counted))


@dataclass(frozen=True)
class _Writings:
    """What `writings.toml` says, ready to be looked up."""

    shapes: Mapping[int, str]
    steps: tuple[_Step, ...]


@functools.cache
def _writings() -> _Writings:
    file = resources.files("liangqing.conduct.messages") / "writings.toml"
    raw = tomllib.loads(file.read_text(encoding="utf-8"))
    latin = raw["shapes"]["latin"]
    pictures, variants = _spread(raw["pictures"]), _spread(raw["variants"])
    sounds = Sounds(raw["pinyin"]["sounds"], raw["pinyin"]["words"].split(), _spread(raw["letters"]))
    steps: tuple[_Step, ...] = (
        (_PICTURES.search, _any_of(pictures), _looked_up(pictures)),
        (_PICTURES.search, _PICTURES, _nothing),
        (_UNSEEN.search, _UNSEEN, _nothing),
        (_SPELLED.search, _SPELLED, _joined),
        (_HIDING.search, _HIDING, _blank),
        (_DOTTED.search, _DOTTED, _undotted),
        (_has_pair_of(variants), _any_of(variants), _looked_up(variants)),
        (_LATIN.search, _LATIN, sounds.words),
    )
    return _Writings(dict(zip(map(ord, latin[::2]), latin[1::2], strict=True)), steps)


def _spread(table: Mapping[str, str]) -> dict[str, str]:
    """Writing → word; a writing is brought into the form that it has when it is looked for."""
    return {one_to_one(way): word for word, ways in table.items() for way in ways.split("|")}


def _any_of(table: Mapping[str, str]) -> re.Pattern[str]:
    """One pattern for all writings, those with one first character together, the longest of them first."""
    by_first: dict[str, list[str]] = {}
    for way in sorted(table, key=len, reverse=True):
        by_first.setdefault(way[0], []).append(f"{re.escape(way[1:])}{_ALONE if way.isascii() else ''}")
    groups = (
        f"{'(?<![a-z])' if first.isascii() else ''}{re.escape(first)}(?:{'|'.join(rests)})"
        for first, rests in by_first.items()
    )
    return re.compile("|".join(groups))


def _has_pair_of(table: Mapping[str, str]) -> _Guard:
    """A quick look: whether two neighbours begin any writing."""
    pairs = frozenset(way[:2] for way in table)
    return lambda text: not pairs.isdisjoint(map(add, text, text[1:]))


def _looked_up(table: Mapping[str, str]) -> Callable[[str, int, int], str]:
    return lambda text, start, end: table[text[start:end]]


def _nothing(_text: str, _start: int, _end: int) -> str:
    return ""


def _joined(text: str, start: int, end: int) -> str:
    return text[start:end:2]


def _undotted(text: str, start: int, end: int) -> str:
    """`还。款` is one word in four marks; a list of single characters with one kind of mark only."""
    run = text[start:end]
    return _MARKS.sub("", run) if len(set(_MARKS.findall(run))) == 1 else run


def _blank(text: str, start: int, end: int) -> str:
    """A blank stays between Latin words only."""
    inside = start > 0 and end < len(text)
    return " " if inside and text[start].isspace() and _latin(text[start - 1]) and _latin(text[end]) else ""


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
