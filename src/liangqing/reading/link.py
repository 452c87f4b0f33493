"""Which bill row belongs to which debt: by name, by what the row says happened, and by amount where names agree."""

from dataclasses import dataclass
from datetime import date

from liangqing.base.money import Fen
from liangqing.base.noun import Noun
from liangqing.case.case import Case
from liangqing.case.debt import Debt
from liangqing.case.event import Event, EventKind
from liangqing.case.lenders import find_lender, fold_name
from liangqing.case.records import Direction, MoneyRecord, Source
from liangqing.reading.debts import names_of
from liangqing.reading.mirror import mirrored_keys

_PAID = ("还款", "还贷", "代扣", "扣款", "还本", "还息", "本息")
_PAID_OUT = ("放款", "借款到账", "贷款发放", "借款发放")
_CAME_BACK = ("退款", "退回", "冲正", "撤销")


class Linked(Noun):
    """A row that became an event of a debt."""

    debt: str
    kind: EventKind
    on: date
    amount_fen: Fen
    source: Source


class Unlinked(Noun):
    """A row that looks like a loan's but belongs to no debt that we know, or to more than one."""

    on: date
    amount_fen: Fen
    text: str
    reason: str
    source: Source


@dataclass(frozen=True)
class _Row:
    record: MoneyRecord
    text: str
    kind: EventKind | None


def link(case: Case) -> tuple[Case, tuple[Linked, ...], tuple[Unlinked, ...]]:
    """The case with an event for every row that can be told; rows linked before stay as they are.

    An event goes where its row says now that nothing was paid, and where an app's bill tells the same payment as a
    bank's statement: it counts once. One that a person entered without a row, of the same
    kind, day and amount, is that row's event and not another.
    """
    mirrored = mirrored_keys(case.records)
    case = _without_undone(case, mirrored)
    known = {event.key for debt in case.debts for event in debt.events}
    names = {debt.id: names_of(debt) for debt in case.debts}
    events: dict[str, list[Event]] = {debt.id: [] for debt in case.debts}
    linked: list[Linked] = []
    unlinked: list[Unlinked] = []
    done = known | mirrored
    for row in (_row(record) for record in case.records if record.settled and record.key() not in done):
        named = _named(row, case, names)
        owners = _owners(row, named)
        if len(owners) == 1 and row.kind is not None:
            events[owners[0].id].append(_event(row, row.kind))
            linked.append(_linked(row, row.kind, owners[0].id))
        elif row.kind is not None and (named or find_lender(row.text)):
            unlinked.append(_unlinked(row, named, owners))
    debts = tuple(_with_events(debt, events[debt.id]) for debt in case.debts)
    return case.model_copy(update={"debts": debts}), tuple(linked), tuple(unlinked)


def _without_undone(case: Case, mirrored: frozenset[str]) -> Case:
    undone = mirrored | {record.key() for record in case.records if not record.settled}
    if not undone:
        return case
    debts = (
        debt.model_copy(update={"events": tuple(e for e in debt.events if e.key not in undone)})
        for debt in case.debts
    )
    return case.model_copy(update={"debts": tuple(debts)})


def _with_events(debt: Debt, new: list[Event]) -> Debt:
    if not new:
        return debt
    events = list(debt.events)
    for event in new:
        typed = next((held for held in events if _is_the_same(held, event)), None)
        events = [held for held in events if held is not typed] + [event]
    return debt.model_copy(update={"events": tuple(sorted(events, key=lambda e: (e.on, e.key or "")))})


def _is_the_same(held: Event, event: Event) -> bool:
    """A payment typed by hand is the one that the bill shows now."""
    facts = (held.kind, held.on, held.amount_fen)
    return held.key is None and facts == (event.kind, event.on, event.amount_fen)


def _row(record: MoneyRecord) -> _Row:
    text = fold_name(f"{record.counterparty} {record.item} {record.category}")
    return _Row(record, text, _kind(record, text))


def _kind(record: MoneyRecord, text: str) -> EventKind | None:
    paid = any(word in text for word in _PAID)
    if paid and record.direction is not Direction.OUT and any(word in text for word in _CAME_BACK):
        return EventKind.REVERSAL
    if paid and record.direction is not Direction.IN:
        return EventKind.PAYMENT
    if record.direction is not Direction.OUT and any(word in text for word in _PAID_OUT):
        return EventKind.DISBURSEMENT
    return None


def _named(row: _Row, case: Case, names: dict[str, frozenset[str]]) -> list[Debt]:
    """Debts one of whose names stands in the row."""
    return [debt for debt in case.debts if any(name in row.text for name in names[debt.id])]


def _owners(row: _Row, named: list[Debt]) -> list[Debt]:
    """Those that were made by then; where several were, those with an instalment of that amount."""
    made = [debt for debt in named if debt.formed_on is None or debt.formed_on <= row.record.on]
    if len(made) < 2:
        return made
    exact = [debt for debt in made if any(part.total_fen == row.record.amount_fen for part in debt.schedule)]
    return exact if len(exact) == 1 else made


def _event(row: _Row, kind: EventKind) -> Event:
    record = row.record
    return Event(
        on=record.on,
        kind=kind,
        amount_fen=record.amount_fen,
        note=record.item or record.counterparty,
        key=record.key(),
        source=record.source,
    )


def _linked(row: _Row, kind: EventKind, debt_id: str) -> Linked:
    record = row.record
    return Linked(debt=debt_id, kind=kind, on=record.on, amount_fen=record.amount_fen, source=record.source)


def _unlinked(row: _Row, named: list[Debt], owners: list[Debt]) -> Unlinked:
    record = row.record
    return Unlinked(
        on=record.on,
        amount_fen=record.amount_fen,
        text=f"{record.counterparty} {record.item}".strip(),
        reason=_reason(named, owners),
        source=record.source,
    )


def _reason(named: list[Debt], owners: list[Debt]) -> str:
    if owners:
        return f"像是{'、'.join(debt.name for debt in owners)}中的一笔,分不清"
    if named:
        return f"早于{'、'.join(debt.name for debt in named)}的放款日,像是更早的一笔借款"
    return "案件里没有这笔借款"
