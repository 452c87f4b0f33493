"""Eleven faults put into the books one at a time: the oracle must see each of them within a few hundred histories."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from liangqing.base.days import DayCount
from liangqing.case.terms import Rounding, RoundingPoint
from liangqing.ledger import booking, books, rounding
from liangqing.ledger.kernel import E9, accrue_units, downwards, settle_in_order
from liangqing.ledger.loan import Kind
from tests.oracle import kernel, oracle
from tests.oracle.histories import history

_MOST = 600


def _late_too_early(book):
    """Late already where exactly as much was paid as fell due."""
    before_fen = 0
    for day, due_fen in book.dues:
        if due_fen > before_fen and due_fen >= book.applied_fen:
            return day
        before_fen = due_fen
    return None


def _all_but_last_undue(loan, book):
    """The last instalment takes its own principal only."""
    row = book.coming[0]
    padded = book._replace(coming=(row, *book.coming[1:], row)) if len(book.coming) == 1 else book
    return _DUE(loan, padded)._replace(coming=book.coming[1:])


def _reversal_without_interest(loan, book, place, happening):
    return _REVERSAL(loan, book, place, happening)._replace(interest_fen=book.interest_fen)


def _one_day_more(self, start_on, end_on):
    return _DAYS(self, start_on, end_on) + (1 if end_on > start_on else 0)


def _longer_grace(loan, book, until_on):
    return _PENALTY(replace(loan, grace_days=loan.grace_days + 1), book, until_on)


def _no_compounding(loan, book, until_on):
    return _PENALTY(loan, book._replace(penalty_base_fen=0), until_on)


def _by_the_stretch(loan, fen, yearly_e9, start_on, end_on):
    units = accrue_units(fen, yearly_e9, loan.day_count.days(start_on, end_on))
    one_fen = E9 * loan.day_count.year_days
    return booking.rounded(loan, units) * one_fen if loan.rounding_point is RoundingPoint.DAY else units


_DUE, _REVERSAL = booking.book_due, booking.BOOK[Kind.REVERSAL]
_DAYS, _PENALTY = DayCount.days, books._penalty

BUGS: dict[str, Callable[[pytest.MonkeyPatch], object]] = {
    "rounds down instead of half up": lambda p: p.setitem(rounding.ROUND, Rounding.HALF_UP, downwards),
    "settles from the other end": lambda p: p.setattr(
        booking, "settle_in_order", lambda fen, parts: (*settle_in_order(fen, parts[::-1])[-2::-1], 0)
    ),
    "late when paid exactly": lambda p: [
        p.setattr(room, "late_since", _late_too_early) for room in (booking, books)
    ],
    "payments before the instalment falls due": lambda p: p.setattr(books, "_DUE_RANK", 9.5),
    "counts the last day too": lambda p: p.setattr(DayCount, "days", _one_day_more),
    "one more day of grace": lambda p: p.setattr(books, "_penalty", _longer_grace),
    "forgets compounded penalty": lambda p: p.setattr(books, "_penalty", _no_compounding),
    "last instalment leaves principal": lambda p: p.setattr(books, "book_due", _all_but_last_undue),
    "reversal keeps the interest paid": lambda p: p.setitem(
        booking.BOOK, Kind.REVERSAL, _reversal_without_interest
    ),
    "rounds the stretch, not the day": lambda p: [
        p.setattr(room, "accrued", _by_the_stretch) for room in (booking, books)
    ],
    "interest at ten thousand billionths too much": lambda p: p.setattr(
        booking, "accrue_units", lambda fen, e9, days: accrue_units(fen, e9 + 10_000, days)
    ),
}


@pytest.mark.parametrize("bug", BUGS)
def test_the_oracle_sees_the_fault(bug, monkeypatch):
    BUGS[bug](monkeypatch)
    assert any(_differs(seed) for seed in range(_MOST)), f"nobody noticed: {bug}"


def _differs(seed):
    loan, happenings, as_of, _, _ = history(seed)
    return kernel.show(loan, happenings, as_of) != oracle.show(loan, happenings, as_of)
