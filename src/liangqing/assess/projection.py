"""Doing nothing for twelve months: what the books and the ceiling say at the end of each month."""

from collections.abc import Iterator
from datetime import date, timedelta

from liangqing.assess.lawful import lawful_balance
from liangqing.assess.position import ProjectedMonth
from liangqing.assess.seen import Seen
from liangqing.base.days import add_months
from liangqing.ledger.statement import bill_after

_MONTHS = 12


def projection_of(seen: Seen) -> tuple[ProjectedMonth, ...]:
    """The twelve ends of months after the day of looking; () where nothing is owed or the books are not known.

    Where the overdue rate is not known nothing is projected: the contract's line would be too low to be of use.
    """
    told = seen.statement
    if seen.facts is None or told is None or told.total_fen == 0 or not seen.penalty_known:
        return ()
    return tuple(_months(seen))


def _months(seen: Seen) -> Iterator[ProjectedMonth]:
    facts, told = seen.facts, seen.statement
    for on in _month_ends(seen.as_of):
        if facts is None or told is None:
            return
        told = bill_after(facts.loan, told, on)
        fits = seen.lawful is not None
        lawful = lawful_balance(facts.kept_back_fen, told, seen.caps, on) if fits else None
        yield ProjectedMonth(
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
