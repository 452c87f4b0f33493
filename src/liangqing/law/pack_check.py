"""Whether a pack may join our rules: worded like ours, shaped as our calculators read, without contradictions."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, time
from fractions import Fraction
from itertools import combinations

from liangqing.base.because import Confidence
from liangqing.base.errors import InputUnusable
from liangqing.base.noun import Noun
from liangqing.law.book import Additions, LawBook, book_with, load_book
from liangqing.law.load import refused
from liangqing.law.meet import can_meet
from liangqing.law.pack import Pack
from liangqing.law.rule import Param, Rule
from liangqing.law.tables import LprQuote, LprTable

#: How far a figure may lie above the largest that we ship for the same parameter.
_MOST_TIMES = 100
_UNLAWFUL = "违法"
_FIGURE = re.compile(r"[0-9]")
_DECIMAL = re.compile(r"\d{1,12}(\.\d{1,7})?")


class Taken(Noun):
    """What a pack changes: rules that are new, rules that take the place of ours, quotes after our last, years."""

    digest: str
    rules_added: tuple[str, ...]
    rules_replaced: tuple[str, ...]
    quotes_added: tuple[date, ...]
    years_added: tuple[int, ...]


def checked(pack: Pack, on: date) -> Additions:
    """The pack as additions to the shipped book, once nothing speaks against it on the day `on`.

    Raises InputUnusable naming the rule or table at fault.
    """
    shipped = load_book()
    for rule in pack.rules:
        if fault := _wording(rule) or _shape(rule, shipped.rules):
            raise refused(f"{rule.id}.toml", fault)
    if fault := _quotes(pack.quotes, shipped.lpr, on):
        raise InputUnusable("law_pack_refused", f"LPR 表没有通过检查:{fault}。", "原来的规则没有变。")
    added = Additions(pack=pack.digest, rules=pack.rules, quotes=pack.quotes, years=pack.years)
    _no_contradiction(book_with(added), {rule.effect for rule in pack.rules})
    return added


def taken(added: Additions) -> Taken:
    """The difference that checked additions make to the shipped book."""
    shipped = load_book()
    ours = {rule.id for rule in shipped.rules}
    last_on = shipped.lpr.quotes[-1].published_on
    return Taken(
        digest=added.pack,
        rules_added=tuple(rule.id for rule in added.rules if rule.id not in ours),
        rules_replaced=tuple(rule.id for rule in added.rules if rule.id in ours),
        quotes_added=tuple(q.published_on for q in added.quotes if q.published_on > last_on),
        years_added=tuple(sorted(added.years)),
    )


def _wording(rule: Rule) -> str:
    if _UNLAWFUL in rule.title + rule.gist and rule.strength.breach_words != _UNLAWFUL:
        return f"效力只是“{rule.strength.label}”,不能写“{_UNLAWFUL}”"
    if rule.confidence is Confidence.UNVERIFIED and (_FIGURE.search(rule.gist) or rule.params):
        return "待核实的规则不能带数字"
    if any(w.from_on and w.until_on and w.from_on >= w.until_on for w in rule.applies.windows()):
        return "适用的起止日期颠倒了"
    return ""


def _shape(rule: Rule, shipped: Sequence[Rule]) -> str:
    """Our calculators read parameters by name: a rule for an effect of ours carries what ours carry."""
    peers = [peer for peer in shipped if peer.effect == rule.effect]
    if not any(peer.params for peer in peers) or any(_like(rule, peer, peers) for peer in peers):
        return ""
    return f"params 和我们同类规则({'、'.join(peer.id for peer in peers[:4])})不一致"


def _like(rule: Rule, peer: Rule, peers: Sequence[Rule]) -> bool:
    if rule.params.keys() != peer.params.keys() or _lengths(peer) - _lengths(rule):
        return False
    return all(
        _value_like(value, [other.params[name] for other in peers if name in other.params])
        for name, value in rule.params.items()
    )


def _lengths(rule: Rule) -> set[frozenset[str]]:
    """Groups of lists that go together, item by item."""
    lists = {name: value for name, value in rule.params.items() if isinstance(value, tuple)}
    return {
        frozenset((one, other))
        for one, other in combinations(lists, 2)
        if len(lists[one]) == len(lists[other])
    }


def _value_like(value: Param, ours: Sequence[Param]) -> bool:
    """Of the kind of ours: a flag, a figure not far above, a day, a time, or one of the words that we use."""
    if isinstance(value, tuple):
        items = [item for other in ours if isinstance(other, tuple) for item in other]
        words = {item for item in items if not _DECIMAL.fullmatch(item)}
        return bool(items) and words <= set(value) and all(_value_like(item, items) for item in value)
    if isinstance(value, bool):
        return any(isinstance(other, bool) for other in ours)
    if isinstance(value, int):
        figures = [other for other in ours if isinstance(other, int) and not isinstance(other, bool)]
        return bool(figures) and 0 <= value <= _MOST_TIMES * max(figures)
    texts = [other for other in ours if isinstance(other, str)]
    return value in texts or any(_text_like(value, other) for other in texts)


def _text_like(value: str, other: str) -> bool:
    if _DECIMAL.fullmatch(other):
        return bool(_DECIMAL.fullmatch(value)) and Fraction(value) <= _MOST_TIMES * Fraction(other)
    return any(_reads(kind, value) and _reads(kind, other) for kind in (date, time))


def _reads(kind: type[date] | type[time], text: str) -> bool:
    try:
        kind.fromisoformat(text)
    except ValueError:
        return False
    return True


def _quotes(quotes: Iterable[LprQuote], shipped: LprTable, on: date) -> str:
    """Why quotes cannot follow ours; "" where they can."""
    last_on = shipped.quotes[-1].published_on
    for quote in quotes:
        held = shipped.at(quote.published_on)
        if quote.published_on > on:
            return f"{quote.published_on} 还没有到"
        if quote.published_on <= last_on and (held is None or held.published_on != quote.published_on):
            return f"{quote.published_on} 不是我们表里的发布日"
        if quote.published_on <= last_on and held and held.value_e9 != quote.value_e9:
            return f"{quote.published_on} 的报价和我们的表不一样"
    return ""


def _no_contradiction(book: LawBook, effects: set[str]) -> None:
    for effect in sorted(effects):
        for one, other in combinations([rule for rule in book.rules if rule.effect == effect], 2):
            if can_meet(one, other):
                raise refused(f"{one.id}、{other.id}", f"对“{effect}”会同时适用")
