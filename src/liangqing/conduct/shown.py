"""What the records show behind one finding: when, from where, how often, and what had to be supposed."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple, TypeVar

from liangqing.case.debt import Debt
from liangqing.case.records import Contact, ContactKind, NoteRecord
from liangqing.conduct.collectors import SUPPOSED, Collecting, in_shanghai

_Item = TypeVar("_Item")


class Shown(NamedTuple):
    """`times` in Shanghai and in order, all on the day `on`; `missed` of them were calls that nobody answered.

    `supposed` (Chinese) is what makes us take them for collecting; `pooled`: several numbers were taken for one
    caller; `quote` where the words matter; `noted`: somebody wrote it down, no machine recorded it.
    """

    times: tuple[datetime, ...]
    kinds: tuple[ContactKind, ...]
    missed: int
    numbers: tuple[str, ...]
    pooled: bool
    debts: tuple[Debt, ...]
    supposed: tuple[str, ...]
    evidence: tuple[str, ...]
    quote: str = ""
    noted: bool = False

    @property
    def on(self) -> date:
        """The calendar day in China."""
        return self.times[0].date()


def shown(group: Sequence[Collecting]) -> Shown:
    """Contacts of one day and one party, in order of time."""
    contacts, times, _days, callers, grounds, debts, _parties, known = zip(*group, strict=True)
    return Shown(
        times=times,
        kinds=_each_once([contact.kind for contact in contacts]),
        missed=[contact.connected for contact in contacts].count(False),
        numbers=_each_once([one.contact.number for one in group if one.number]),
        pooled=len(set(callers)) > 1 and not all(known),
        debts=tuple({debt.id: debt for debt in debts if debt is not None}.values()),
        supposed=tuple([SUPPOSED[ground] for ground in _each_once(grounds) if ground in SUPPOSED]),
        evidence=tuple([contact.key() for contact in contacts]),
        noted=None in [contact.source for contact in contacts],
    )


def _each_once(items: Sequence[_Item]) -> tuple[_Item, ...]:
    """In the order in which they came; nearly always there is only one."""
    if items and items.count(items[0]) == len(items):
        return (items[0],)
    return tuple(dict.fromkeys(items))


def seen(contact: Contact, debt: Debt | None, quote: str) -> Shown:
    """One message, for what it says."""
    return Shown(
        times=(in_shanghai(contact.at),),
        kinds=(contact.kind,),
        missed=0,
        numbers=(contact.number,) if contact.number else (),
        pooled=False,
        debts=(debt,) if debt else (),
        supposed=(),
        evidence=(contact.key(),),
        quote=quote,
        noted=contact.source is None,
    )


def noted(note: NoteRecord, debt: Debt | None, quote: str) -> Shown:
    """What the borrower wrote down; its evidence is the file and the line."""
    return Shown(
        times=(in_shanghai(note.at),),
        kinds=(note.channel,),
        missed=0,
        numbers=(),
        pooled=False,
        debts=(debt,) if debt else (),
        supposed=(),
        evidence=(f"{note.source.sha256[:16]}:{note.source.line}",),
        quote=quote,
        noted=True,
    )
