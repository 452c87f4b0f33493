"""Contacts put together by what they share, and the finding that comes of such a group."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import TypeVar

from liangqing.conduct.basis import Basis
from liangqing.conduct.collectors import Collecting
from liangqing.conduct.finding import ConductCode, ConductFinding, Proof
from liangqing.conduct.shown import Shown

_Item = TypeVar("_Item")
_Key = TypeVar("_Key", bound=Hashable)


def grouped(items: Iterable[_Item], key: Callable[[_Item], _Key]) -> Iterator[tuple[_Key, tuple[_Item, ...]]]:
    """Items of one key together, keys and items in the order in which they came."""
    groups: defaultdict[_Key, list[_Item]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return ((found, tuple(group)) for found, group in groups.items())


def daily(
    in_order: Iterable[Collecting], key: Callable[[Collecting], _Key]
) -> Iterator[tuple[tuple[date, _Key], tuple[Collecting, ...]]]:
    """Contacts of one day and one key together. They come in order of time, so one day at a time is held."""
    for on, day in groupby(in_order, attrgetter("on")):
        for found, group in grouped(day, key):
            yield (on, found), group


def finding(
    code: ConductCode, fact: Shown, basis: Basis | None, text: str, party: str = ""
) -> ConductFinding:
    """What `fact` shows, under `code`."""
    return ConductFinding.trusted(
        code=code,
        on=fact.on,
        at=fact.times[0],
        number="、".join(fact.numbers),
        count=len(fact.times),
        text=text,
        debt=fact.debts[0].id if len(fact.debts) == 1 else None,
        party=party,
        proof=Proof.LEAD if fact.noted or fact.supposed or fact.pooled else Proof.EVIDENCE,
        evidence=fact.evidence,
        because=basis.because if basis else (),
    )
