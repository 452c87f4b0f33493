"""The claims as they are kept: one TOML file each, checked and compiled when first asked for."""

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

from pydantic import Field, ValidationError

from liangqing.base.errors import InputUnusable
from liangqing.base.noun import Noun
from liangqing.base.text.fold import fold_word
from liangqing.base.text.lexicon import Lexicon
from liangqing.base.text.pattern import Pattern, alternatives, parse
from liangqing.law.claim_check.report import CitationVerdict, ClaimVerdict
from liangqing.law.claim_check.words import shared_words

_UNGUARDED = (ClaimVerdict.RIGHT, ClaimVerdict.ADVICE)


class Around(Noun):
    """Words that must stand, or must not stand, near a citation."""

    words: tuple[str, ...] = Field(default=(), alias="with")
    without: tuple[str, ...] = ()

    def holds(self, text: str) -> bool:
        """Whether a folded text has one of the first and none of the second."""
        has = not self.words or any(fold_word(word) in text for word in self.words)
        return has and not any(fold_word(word) in text for word in self.without)


class Cited(Around):
    """A citation that makes a claim. No articles: any article. `beside`: articles cited within reach too."""

    law: str
    articles: tuple[str, ...]
    beside: tuple[str, ...] = ()
    unless: Around | None = None
    verdict: CitationVerdict | None = None


class ClaimFile(Noun):
    """One claim. `guard` None: guarded against debunking unless the claim is right or plain advice."""

    id: str = Field(pattern=r"^(B[1-9][0-9]?|X-[A-Z0-9-]{2,16})$")
    verdict: ClaimVerdict
    say: str = Field(min_length=4)
    truth: str = Field(min_length=8)
    do: str = Field(min_length=4)
    because: tuple[str, ...]
    match: tuple[str, ...] = ()
    cites: tuple[Cited, ...] = ()
    guard: bool | None = None

    @property
    def guarded(self) -> bool:
        """Whether a text that tells it as false is let pass."""
        return self.verdict not in _UNGUARDED if self.guard is None else self.guard


@dataclass(frozen=True)
class Matcher:
    """One pattern of one claim, and the concepts of its rarest term: without one of these it needs no look."""

    claim: ClaimFile
    pattern: Pattern
    rarest: int


@dataclass(frozen=True)
class ClaimBook:
    """All claims, their words and their patterns."""

    claims: Mapping[str, ClaimFile]
    lexicon: Lexicon
    matchers: tuple[Matcher, ...]
    guards: Mapping[str, int]
    running_on: tuple[Matcher, ...]


@functools.cache
def load_claims() -> tuple[ClaimFile, ...]:
    """Every claim, in order of id. Raises InputUnusable naming the file at fault."""
    folder = resources.files("liangqing.law") / "claims"
    files = sorted((one for one in folder.iterdir() if one.name.endswith(".toml")), key=lambda one: one.name)
    return tuple(
        _claim(one.name, one.read_text(encoding="utf-8")) for one in files if one.name != "lexicon.toml"
    )


def _claim(name: str, text: str) -> ClaimFile:
    try:
        return ClaimFile.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, ValidationError) as odd:
        raise InputUnusable(
            "claim_refused", f"说法文件 {name} 没有通过检查:{odd}", "请改正后再装入。"
        ) from odd


@functools.cache
def load_claim_book() -> ClaimBook:
    """The claims ready to be looked for."""
    words: dict[str, tuple[str, ...]] = dict(shared_words())
    guards = {f"#{name}": found for name, found in _guard_words().items()}
    words |= guards
    claims = load_claims()
    for claim in claims:
        for line in claim.match:
            words |= _inline(line)
    lexicon = Lexicon(words)
    matchers = tuple(_matcher(claim, line, lexicon) for claim in claims for line in claim.match)
    marks = {name.removeprefix("#"): lexicon.bit(name) for name in guards}
    running_on = tuple(one for one in matchers if one.pattern.runs_on)
    return ClaimBook({claim.id: claim for claim in claims}, lexicon, matchers, marks, running_on)


def _matcher(claim: ClaimFile, line: str, lexicon: Lexicon) -> Matcher:
    pattern = parse(line, _Bits(lexicon, claim.id))
    return Matcher(claim, pattern, min((term.mask for term in pattern.terms), key=lexicon.count))


def _guard_words() -> Mapping[str, tuple[str, ...]]:
    file = resources.files("liangqing.law") / "claims" / "lexicon.toml"
    raw = tomllib.loads(file.read_text(encoding="utf-8"))["guards"]
    return {name: tuple(words) for name, words in raw.items()}


def _inline(line: str) -> dict[str, tuple[str, ...]]:
    names = [name for token in line.split() for name in alternatives(token.lstrip("-").rstrip("!~"))]
    return {name: tuple(name[1:-1].split("|")) for name in names if name.startswith("{")}


@dataclass(frozen=True)
class _Bits:
    lexicon: Lexicon
    claim: str

    def __call__(self, name: str) -> int:
        try:
            return self.lexicon.bit(name)
        except KeyError as missing:
            raise InputUnusable(
                "claim_refused", f"说法 {self.claim} 用了词表里没有的“{name}”。", "请补进 lexicon.toml。"
            ) from missing
