"""Chinese written in Latin letters: by sound (`huan kuan`), by half (`huan款`), or by initials beside Chinese."""

import functools
import re
from collections.abc import Iterable, Mapping
from importlib import resources

_ADDRESS = frozenset(".-/@:0123456789_*")
_WORD = re.compile("[\u3400-\u9fff]{2,6}")
_LONGEST_WORD, _LONGEST_SOUND = 6, 6
_NEIGHBOURS = 2


class Sounds:
    """Words by their sound; the words of lexicon and rules are taken in when the first run of letters asks."""

    def __init__(self, sounds: str, words: Iterable[str], letters: Mapping[str, str]) -> None:
        rows = [row.split() for row in sounds.split(";") if row.strip()]
        self._first = {sound: chars[0] for sound, chars in rows}
        self._sound: dict[str, str] = {}
        for sound, chars in rows:
            for char in chars:
                self._sound.setdefault(char, sound)
        self._own, self._letters = tuple(words), letters

    def words(self, text: str, start: int, end: int) -> str:
        """What runs of Latin letters stand for; themselves where they are no words of ours."""
        left, right = text[max(0, start - _NEIGHBOURS) : start], text[end : end + _NEIGHBOURS]
        run = text[start:end]
        if (left[-1:] in _ADDRESS and left) or (right[:1] in _ADDRESS and right):
            return run
        beside = bool(left and not left[-1].isascii()) or bool(right and not right[0].isascii())
        if " " not in run and beside and (word := self._letters.get(run)):
            return word
        heard = self._heard(run)
        if not heard:
            return run
        if len(heard) == 1:
            return (self._beside(left, heard[0], right) or self._first[heard[0]]) if beside else run
        return self._spelled(heard, run)

    def _heard(self, run: str) -> list[str]:
        """The syllables of a run, the longest first; none where some letters are left over."""
        out: list[str] = []
        for piece in run.split(" "):
            at = 0
            while at < len(piece):
                size = self._syllable(piece, at)
                if not size:
                    return []
                out.append(piece[at : at + size])
                at += size
        return out

    def _syllable(self, piece: str, at: int) -> int:
        """The longest syllable after which the rest may still begin one."""
        for size in range(min(_LONGEST_SOUND, len(piece) - at), 0, -1):
            rest = piece[at + size : at + size + 1]
            if piece[at : at + size] in self._first and (not rest or rest not in "iuv"):
                return size
        return 0

    def _spelled(self, heard: list[str], run: str) -> str:
        """Syllables as words, what is left over by its first character; the run itself where no word is among them."""
        out, at, found = list[str](), 0, False
        while at < len(heard):
            size = next(
                (n for n in range(_LONGEST_WORD, 1, -1) if tuple(heard[at : at + n]) in self._known), 1
            )
            word = self._known.get(tuple(heard[at : at + size])) if size > 1 else None
            found = found or word is not None
            out.append(word or self._first[heard[at]])
            at += len(word) if word else 1
        return "".join(out) if found else run

    def _beside(self, left: str, sound: str, right: str) -> str | None:
        """The character of a word that reaches over to its neighbours."""
        for before in range(len(left), -1, -1):
            for after in range(len(right), -1, -1):
                near = (left[len(left) - before :], right[:after])
                if before + after and (word := self._reaching(near[0], sound, near[1])):
                    return word[before]
        return None

    def _reaching(self, left: str, sound: str, right: str) -> str | None:
        sounds = (
            *(self._sound.get(char, "") for char in left),
            sound,
            *(self._sound.get(char, "") for char in right),
        )
        word = self._known.get(sounds)
        return word if word and word.startswith(left) and word.endswith(right) else None

    @functools.cached_property
    def _known(self) -> dict[tuple[str, ...], str]:
        known: dict[tuple[str, ...], str] = {}
        for word in (*self._own, *_written()):
            sounds = tuple(self._sound.get(char, "") for char in word)
            if all(sounds):
                known.setdefault(sounds, word)
        return known


def _written() -> Iterable[str]:
    """Every short word that stands in the lexicon and the rules."""
    folder = resources.files("liangqing.conduct.messages")
    files = (folder / "lexicon.toml", *(folder / "rules").iterdir())
    for file in files:
        if file.name.endswith(".toml"):
            yield from _WORD.findall(file.read_text(encoding="utf-8"))
