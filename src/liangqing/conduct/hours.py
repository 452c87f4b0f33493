"""When and by whom, in numbers: contacts by hour of each day, and what each party sent in all."""

from collections.abc import Sequence

from liangqing.case.records import ContactKind
from liangqing.conduct.collectors import Collecting
from liangqing.conduct.finding import HourRow, PartyCount
from liangqing.conduct.grouped import grouped

_HOURS = 24


def hours_by_day(collecting: Sequence[Collecting]) -> tuple[HourRow, ...]:
    """One row a day with contacts, ascending; letters have no hour."""
    rows = []
    with_hour = (one for one in collecting if one.contact.kind is not ContactKind.LETTER)
    for on, group in grouped(with_hour, lambda one: one.on):
        counts = [0] * _HOURS
        for one in group:
            counts[one.at.hour] += 1
        rows.append(HourRow(on=on, hours=tuple(counts)))
    return tuple(sorted(rows, key=lambda row: row.on))


def parties(collecting: Sequence[Collecting]) -> tuple[PartyCount, ...]:
    """Each party once, the busiest first."""
    counts = [
        _count(party, group) for party, group in grouped(collecting, lambda one: one.party or one.number)
    ]
    return tuple(sorted(counts, key=lambda count: (-count.contacts, count.party)))


def _count(party: str, group: Sequence[Collecting]) -> PartyCount:
    calls = [one.contact for one in group if one.contact.kind is ContactKind.CALL]
    days = {one.on for one in group}
    return PartyCount(
        party=party,
        debts=tuple(dict.fromkeys(one.debt.id for one in group if one.debt is not None)),
        numbers=len({one.number for one in group if one.number}),
        contacts=len(group),
        calls=len(calls),
        answered=sum(call.connected is True for call in calls),
        seconds=sum(call.seconds for call in calls),
        days=len(days),
        first_on=min(days),
        last_on=max(days),
    )
