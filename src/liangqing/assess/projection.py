"""Doing nothing for twelve months: what the books and the ceiling say at the end of each month."""

from collections.abc import Iterator
from datetime import date, timedelta

from liangqing.assess.card import card_left_alone, card_statement
from liangqing.assess.lawful import lawful_balance
from liangqing.assess.position import ProjectedMonth
from liangqing.assess.seen import Seen
from liangqing.base.days import add_months
from liangqing.ledger.statement import Statement, bill_after

_MONTHS = 12


def projection_of(seen: Seen) -> tuple[ProjectedMonth, ...]:
    """The twelve ends of months after the day of looking; () where nothing is owed or the books are not known.

    Where the overdue rate is not known nothing is projected: the contract's line would be too low to be of use.
    """
    told = seen.statement
    if told is None or told.total_fen == 0 or not seen.penalty_known:
        return ()
    return tuple(_month(seen, on, then) for on, then in _later_books(seen, told))


def _later_books(seen: Seen, told: Statement) -> Iterator[tuple[date, Statement]]:
    """(day, books of that day): a card statement after statement, a loan instalment after instalment."""
    days = tuple(_month_ends(seen.as_of))
    if seen.card is not None:
        shown = card_left_alone(seen.debt, seen.matter, seen.book, seen.as_of, days)
        yield from zip(days, map(card_statement, shown), strict=True)
    elif seen.facts is not None:
        for on in days:
            told = bill_after(seen.facts.loan, told, on)
            yield on, told


def _month(seen: Seen, on: date, told: Statement) -> ProjectedMonth:
    kept_back_fen = seen.facts.kept_back_fen if seen.facts else 0
    lawful = lawful_balance(kept_back_fen, told, seen.caps, on) if seen.lawful is not None else None
    return ProjectedMonth(
        month=on.replace(day=1),
        on=on,
        contract_fen=told.total_fen,
        lawful_fen=lawful.total_fen if lawful else None,
    )


def _month_ends(as_of: date) -> Iterator[date]:
    """The next twelve last days of a month after `as_of`."""
    first = as_of.replace(day=1)
    ends = [add_months(first, number) - timedelta(days=1) for number in range(1, _MONTHS + 2)]
    yield from [end for end in ends if end > as_of][:_MONTHS]
