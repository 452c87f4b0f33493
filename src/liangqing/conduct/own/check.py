"""The borrower's own words: whether they say willing, why and how much, and what in them could do harm."""

import functools
import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources

from liangqing.base.because import Because
from liangqing.base.money import Fen, speak_yuan
from liangqing.base.noun import Noun
from liangqing.base.text.fold import Folded, fold, fold_word
from liangqing.base.text.lexicon import Hit, Lexicon
from liangqing.conduct.messages.labels import LabelCode
from liangqing.conduct.messages.look import look
from liangqing.conduct.messages.rulebook import load_rulebook
from liangqing.conduct.messages.telling import PERSON_FIRST

_SENTENCE = re.compile(r"[^。!?;\n]+")
_CLAUSE = re.compile(r"[,。!?;:\n]")
#: A sum in folded text: `1,200元`, `1.5万`, `800块`, `5k`; a bare number only behind a word of paying.
_SUM = re.compile(
    r"(?<![\d.点a-z])(\d{1,3}(?:,\d{3})+|\d{1,18})(?:\.(\d{1,4}))?(亿|万|千|[kw])?(元|块)?(?![\d.e]|期|个|月|年|天|日|号|%|次)"
)
_PAYING = re.compile(r"[还付给拿转出成]$")
_SHORTEST = 3
#: What looks like a number behind a word of paying.
_NUMBER = re.compile(
    r"[还付给拿转出][^,。!?;:\n还付给]{0,3}?([\d点半几][\d.,点亿万千百十几多半ekw]*)(?!\d*(?:期|个|月|年|天|日|号|%|次))"
)
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_BY_MONTH = re.compile(r"每个?月|一个月|按月|月[付还]")
_TIMES = {"亿": 10**8, "万": 10**4, "w": 10**4, "千": 1000, "k": 1000}
_DENIED_WITHIN = 6
REVIVES, BEYOND, UNCLEAR = "revives", "beyond_capacity", "amount_unclear"
NO_OBJECTION = "no_objection"
#: With one of these the words must not go out at all.
STOPS = frozenset((REVIVES, NO_OBJECTION))
SELF_HARM = LabelCode.SELF_HARM.value


class Says(Noun):
    """Whether the three points stand in the words: willing, the reason, a concrete offer."""

    willing: bool
    reason: bool
    offer: bool


class Risky(Noun):
    """A stretch of the words that could do harm, why, and what to say instead."""

    code: str
    span: tuple[int, int]
    quote: str
    text: str
    because: tuple[Because, ...] = ()


class OwnWords(Noun):
    """`says` and `risky`, in order of place; `first`: what comes before all else."""

    says: Says
    risky: tuple[Risky, ...]
    first: tuple[str, ...] = ()


@dataclass(frozen=True)
class Standing:
    """What a case knows that words alone do not: what a month leaves, and why no word may admit the debt.

    `quiet`: why no word may admit the debt now (time-barred, or a payment order to be objected to); empty where it may.
    `cash_fen`: what a single payment could take besides.
    """

    capacity_fen: Fen | None = None
    cash_fen: Fen = 0
    quiet: str = ""
    because: tuple[Because, ...] = ()


@dataclass(frozen=True)
class _Rules:
    lexicon: Lexicon
    bits: Mapping[str, int]
    texts: Mapping[str, str]
    denied: tuple[str, ...]
    no_objection: str


def check_own_words(text: str, standing: Standing = Standing()) -> OwnWords:
    """What the words say and what in them could do harm. Linear in their length."""
    rules, folded = _rules(), fold(text.translate(_FORMAL))
    hits = tuple(hit for hit in rules.lexicon.hits(folded.text) if not _denied(hit, folded.text, rules))
    present = functools.reduce(lambda held, hit: held | hit.concepts, hits, 0)
    offers = tuple(_offers(folded.text, hits, rules))
    says = Says(
        willing=bool(present & rules.bits["willing"]),
        reason=bool(present & rules.bits["reason"]),
        offer=bool(offers),
    )
    found = (*_named(hits, rules), *_unread(folded.text, offers), *_standing(hits, offers, rules, standing))
    risky = sorted(_risky(text, folded, found, standing), key=lambda one: (one.span, one.code))
    harm = any(fit.cue.rule == SELF_HARM for fit in look(text, load_rulebook()).fits)
    return OwnWords(says=says, risky=tuple(risky), first=PERSON_FIRST if harm else ())


@dataclass(frozen=True)
class _Sum:
    """An amount that is offered, whether for each month, and its folded place."""

    fen: Fen
    by_month: bool
    start: int
    end: int


_Found = tuple[str, int, int, str]


def _named(hits: tuple[Hit, ...], rules: _Rules) -> Iterator[_Found]:
    """Each kind of risky wording once, where it stands first."""
    for code, text in rules.texts.items():
        first = next((hit for hit in hits if hit.concepts & rules.bits[code]), None)
        if first is not None:
            yield code, first.start, first.end, text


def _standing(
    hits: tuple[Hit, ...], offers: tuple[_Sum, ...], rules: _Rules, standing: Standing
) -> Iterator[_Found]:
    """What is risky in this case alone: more than a month leaves, or a word that admits, promises or pleads."""
    for one in offers:
        most = standing.capacity_fen
        if most is not None and one.fen > most + (0 if one.by_month else standing.cash_fen):
            a_month = f"每月最多拿得出 {speak_yuan(most)}"
            yield BEYOND, one.start, one.end, f"{a_month},不要答应更多;一次性的,也要拿得出来。"
    mask = sum(rules.bits[name] for name in ("willing", "admits", "promises_all", "pleads"))
    places = [(hit.start, hit.end) for hit in hits if hit.concepts & mask]
    places += [(one.start, one.end) for one in offers]
    if standing.quiet:
        yield from ((REVIVES, *place, standing.quiet) for place in sorted(places)[:1])
    elif any(hit.concepts & rules.bits["order"] for hit in hits):
        pleads = [hit for hit in hits if hit.concepts & rules.bits["pleads"]]
        yield from ((NO_OBJECTION, hit.start, hit.end, rules.no_objection) for hit in pleads[:1])


def _risky(text: str, folded: Folded, found: tuple[_Found, ...], standing: Standing) -> Iterator[Risky]:
    for code, start, end, why in found:
        span = folded.span(start, end)
        because = standing.because if code == REVIVES else ()
        yield Risky(code=code, span=span, quote=text[slice(*span)], text=why, because=because)


def _offers(text: str, hits: tuple[Hit, ...], rules: _Rules) -> Iterator[_Sum]:
    """Amounts in a sentence that says when or how often, and not that the other side asks for it."""
    starts = [hit.start for hit in hits]
    for sentence in _SENTENCE.finditer(text):
        held = hits[bisect_left(starts, sentence.start()) : bisect_left(starts, sentence.end())]
        spoken = functools.reduce(lambda bits, hit: bits | hit.concepts, held, 0)
        if not spoken & rules.bits["with"] or spoken & rules.bits["barred"]:
            continue
        for found in _SUM.finditer(text, sentence.start(), sentence.end()):
            before = _clause_before(text, found.start())
            if found[3] or found[4] or (len(found[1]) >= _SHORTEST and _PAYING.search(before)):
                yield _Sum(_fen(found), _BY_MONTH.search(before) is not None, *found.span())


def _unread(text: str, offers: tuple[_Sum, ...]) -> Iterator[_Found]:
    """A number that is to be paid and could not be read: it was held against nothing."""
    starts = [one.start for one in offers]
    for found in _NUMBER.finditer(text):
        start, end = found.span(1)
        before = bisect_left(
            starts, end
        )  # offers stand in order and apart: only the last of these can reach it
        if before == 0 or offers[before - 1].end <= start:
            yield UNCLEAR, start, end, "这个数没有读懂,也就没有和拿得出的数对过。写成“每月还800元”这样。"
            return


def _fen(found: re.Match[str]) -> Fen:
    whole, rest = found[1].replace(",", ""), (found[2] or "").ljust(4, "0")
    return int(whole + rest) * _TIMES.get(found[3] or "", 1) // 100


def _denied(hit: Hit, text: str, rules: _Rules) -> bool:
    before = _clause_before(text, hit.start)[-_DENIED_WITHIN:]
    return hit.turned or any(before.endswith(word) or word in before[-4:] for word in rules.denied)


def _clause_before(text: str, start: int) -> str:
    return _CLAUSE.split(text[max(0, start - 40) : start])[-1]


@functools.cache
def _rules() -> _Rules:
    raw = tomllib.loads((resources.files("liangqing.conduct.own") / "words.toml").read_text(encoding="utf-8"))
    order = {name: raw["order"][name] for name in ("order", "pleads")}
    words = {**raw["says"], **raw["offer"], **order, **{one["code"]: one["words"] for one in raw["risky"]}}
    lexicon = Lexicon({name: listed.split("|") for name, listed in words.items()})
    return _Rules(
        lexicon=lexicon,
        bits={name: lexicon.bit(name) for name in words},
        texts={one["code"]: one["text"] for one in raw["risky"]},
        denied=tuple(fold_word(word) for word in raw["denied"].split("|")),
        no_objection=raw["order"]["text"],
    )
