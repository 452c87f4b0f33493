"""How each happening is booked: section 5 of `docs/ledger.md`, one function a kind."""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise
from operator import itemgetter

from liangqing.case.terms import Part, RoundingPoint
from liangqing.ledger.kernel import E9, accrue_units, settle_in_order
from liangqing.ledger.loan import Books, Happening, Kind, Loan, Manner, Settled
from liangqing.ledger.rounding import ROUND

_WITH_AMOUNT = frozenset({Kind.DRAW, Kind.FEE, Kind.COST, Kind.WAIVER, Kind.PAYMENT, Kind.PREPAYMENT})
_CHARGES = (Part.COSTS, Part.FEES, Part.INTEREST, Part.PENALTY)
_APPLIED = (Part.FEES, Part.INTEREST, Part.PRINCIPAL)
_SO_FAR = itemgetter(1)


def rounded(loan: Loan, units: int) -> int:
    """Units → fen by the loan's rounding."""
    return ROUND[loan.rounding](units, E9 * loan.day_count.year_days)


def accrued(loan: Loan, fen: int, yearly_e9: int, start_on: date, end_on: date) -> int:
    """Units of the days from `start_on` (counted) to `end_on` (not counted), rounded a day at a time where agreed."""
    days = loan.day_count.days(start_on, end_on)
    if loan.rounding_point is RoundingPoint.DUE:
        return accrue_units(fen, yearly_e9, days)
    one_day_fen = rounded(loan, accrue_units(fen, yearly_e9, 1))
    return one_day_fen * days * E9 * loan.day_count.year_days


def late_since(books: Books) -> date | None:
    """The first day in `dues` at which more had fallen due than has been applied."""
    place = bisect_right(books.dues, books.applied_fen, key=_SO_FAR)
    return books.dues[place][0] if place < len(books.dues) else None


def _with_due(books: Books, fen: int) -> tuple[tuple[date, int], ...]:
    """The dues with so much more that falls due today."""
    so_far = books.dues[-1][1] if books.dues else 0
    return (*books.dues, (books.today, so_far + fen))


def share_of_next(loan: Loan, books: Books, on: date) -> int:
    """Of the next instalment's named interest what the days since the last due day have earned, rounded."""
    if not books.coming:
        return 0
    row = books.coming[0]
    days = loan.day_count.days(books.last_due, on)
    all_days = loan.day_count.days(books.last_due, row.due_on)
    return ROUND[loan.rounding](row.interest_fen * days, all_days) if all_days > 0 else 0


def is_problem(books: Books, happening: Happening) -> bool:
    """Whether a happening cannot be booked; it is then reported and changes nothing."""
    match happening.kind:
        case Kind.RESCHEDULE:
            days = [happening.on, *(row.due_on for row in happening.rows)]
            return len(days) < 2 or any(earlier >= later for earlier, later in pairwise(days))
        case Kind.REVERSAL:
            return happening.of not in books.settled
        case Kind.RATE:
            return happening.e9 < 0
        case kind:
            return kind in _WITH_AMOUNT and happening.fen <= 0


def book_due(loan: Loan, books: Books) -> Books:
    """The next instalment falls due."""
    row, coming = books.coming[0], books.coming[1:]
    part_fen = min(row.principal_fen, books.undue_fen) if coming else books.undue_fen
    accruing = loan.manner is Manner.ACCRUING
    interest_fen = rounded(loan, books.running_units) if accruing else row.interest_fen
    base_fen = rounded(loan, books.penalty_units) if loan.penalty_compounds else books.penalty_base_fen
    books = books._replace(
        coming=coming,
        penalty_base_fen=base_fen,
        running_units=0,
        undue_fen=books.undue_fen - part_fen,
        overdue_fen=books.overdue_fen + part_fen,
        interest_fen=books.interest_fen + interest_fen,
        fees_fen=books.fees_fen + row.fee_fen,
        dues=_with_due(books, part_fen + interest_fen + row.fee_fen),
        last_due=books.today,
    )
    return _use_advance(loan, _due_base(loan, books))


def _due_base(loan: Loan, books: Books) -> Books:
    """What was paid and what stood open on charges on the last due day: later payments beyond it are for later days."""
    return books._replace(due_base_fen=books.charges_total_fen + _open_charges(loan, books))


def _open_charges(loan: Loan, books: Books) -> int:
    return books.costs_fen + books.fees_fen + books.interest_fen + rounded(loan, books.penalty_units)


def _draw(_loan: Loan, books: Books, _place: int, happening: Happening) -> Books:
    return books._replace(undue_fen=books.undue_fen + happening.fen)


def _rate(_loan: Loan, books: Books, _place: int, happening: Happening) -> Books:
    others = tuple(rate for rate in books.rates if rate[0] != happening.on)
    return books._replace(rates=tuple(sorted((*others, (happening.on, happening.e9)))))


def _capitalise(loan: Loan, books: Books, _place: int, _happening: Happening) -> Books:
    joined_fen = books.overdue_fen + books.interest_fen + books.fees_fen
    return books._replace(
        undue_fen=books.undue_fen + joined_fen + rounded(loan, books.penalty_units),
        applied_fen=books.applied_fen + joined_fen,
        overdue_fen=0,
        interest_fen=0,
        fees_fen=0,
        penalty_units=0,
        penalty_base_fen=0,
        held_units=0,
    )


def _reschedule(_loan: Loan, books: Books, _place: int, happening: Happening) -> Books:
    return books._replace(coming=happening.rows)


def _accelerate(loan: Loan, books: Books, _place: int, _happening: Happening) -> Books:
    accruing = loan.manner is Manner.ACCRUING
    interest_fen = rounded(loan, books.running_units) if accruing else share_of_next(loan, books, books.today)
    joined_fen = books.undue_fen + interest_fen
    books = books._replace(
        coming=(),
        running_units=0,
        overdue_fen=books.overdue_fen + books.undue_fen,
        interest_fen=books.interest_fen + interest_fen,
        dues=_with_due(books, joined_fen) if joined_fen else books.dues,
        undue_fen=0,
        last_due=books.today,
    )
    return _use_advance(loan, _due_base(loan, books))


def _fee(_loan: Loan, books: Books, _place: int, happening: Happening) -> Books:
    return books._replace(fees_fen=books.fees_fen + happening.fen, dues=_with_due(books, happening.fen))


def _cost(_loan: Loan, books: Books, _place: int, happening: Happening) -> Books:
    return books._replace(costs_fen=books.costs_fen + happening.fen)


def _waiver(loan: Loan, books: Books, _place: int, happening: Happening) -> Books:
    part = happening.part
    if part is None:
        return books
    lowered_fen = min(happening.fen, _open(loan, books, part))
    books = _lowered(loan, books, part, lowered_fen)
    applied_fen = lowered_fen if part in _APPLIED else 0
    books = books._replace(applied_fen=books.applied_fen + applied_fen)
    if part is Part.PRINCIPAL:
        rest_fen = min(happening.fen - lowered_fen, books.undue_fen)
        books = books._replace(undue_fen=books.undue_fen - rest_fen)
    return _settle(loan, books)


def _open(loan: Loan, books: Books, part: Part) -> int:
    """What a part holds, in fen."""
    match part:
        case Part.COSTS:
            return books.costs_fen
        case Part.FEES:
            return books.fees_fen
        case Part.INTEREST:
            return books.interest_fen
        case Part.PENALTY:
            return rounded(loan, books.penalty_units)
        case Part.PRINCIPAL:
            return books.overdue_fen


def _lowered(loan: Loan, books: Books, part: Part, fen: int) -> Books:
    """The books with `fen` less in a part (a negative number opens it again)."""
    match part:
        case Part.COSTS:
            return books._replace(costs_fen=books.costs_fen - fen)
        case Part.FEES:
            return books._replace(fees_fen=books.fees_fen - fen)
        case Part.INTEREST:
            return books._replace(interest_fen=books.interest_fen - fen)
        case Part.PRINCIPAL:
            return books._replace(overdue_fen=books.overdue_fen - fen)
        case Part.PENALTY:
            return _penalty_lowered(loan, books, fen)


def _penalty_lowered(loan: Loan, books: Books, fen: int) -> Books:
    one_fen = E9 * loan.day_count.year_days
    if fen <= 0:
        return books._replace(penalty_units=books.penalty_units - fen * one_fen)
    left_fen = rounded(loan, books.penalty_units) - fen
    return books._replace(
        penalty_units=left_fen * one_fen, penalty_base_fen=min(books.penalty_base_fen, left_fen)
    )


def _take(loan: Loan, books: Books, fen: int) -> tuple[Books, dict[Part, int], int]:
    """What a payment settles part after part; the last number is what is left of it."""
    order = loan.order_late if _is_long_late(loan, books) else loan.order
    *taken, left_fen = settle_in_order(fen, tuple(_open(loan, books, part) for part in order))
    parts = dict(zip(order, taken, strict=True))
    books = _lowered(loan, books, Part.PENALTY, parts[Part.PENALTY])
    books = books._replace(
        costs_fen=books.costs_fen - parts[Part.COSTS],
        fees_fen=books.fees_fen - parts[Part.FEES],
        interest_fen=books.interest_fen - parts[Part.INTEREST],
        overdue_fen=books.overdue_fen - parts[Part.PRINCIPAL],
        applied_fen=books.applied_fen + sum(parts[part] for part in _APPLIED),
        charges_total_fen=books.charges_total_fen + sum(parts[part] for part in _CHARGES),
    )
    return books, parts, left_fen


def _is_long_late(loan: Loan, books: Books) -> bool:
    """Whether it is so late that a payment settles principal first."""
    since_on, first = late_since(books), loan.principal_first_from
    return since_on is not None and first is not None and (books.today - since_on).days >= first


def _use_advance(loan: Loan, books: Books) -> Books:
    """What was paid ahead is taken; what is left of it waits on."""
    if books.advance_fen == 0:
        return books
    books, _, left_fen = _take(loan, books._replace(advance_fen=0), books.advance_fen)
    return _settle(loan, books._replace(advance_fen=books.advance_fen + left_fen))


def _payment(loan: Loan, books: Books, place: int, happening: Happening) -> Books:
    before = books
    books, parts, left_fen = _take(loan, books, happening.fen)
    settled = Settled(parts, before.settled_on, before.settled_base_fen, advance_fen=left_fen)
    books = books._replace(
        advance_fen=books.advance_fen + left_fen, settled={**books.settled, place: settled}
    )
    return _settle(loan, books)


def _prepayment(loan: Loan, books: Books, place: int, happening: Happening) -> Books:
    before = books
    books, parts, left_fen = _take(loan, books, happening.fen)
    prepay = _prepay_accruing if loan.manner is Manner.ACCRUING else _prepay_scheduled
    books, settled = prepay(loan, books, Settled(parts, before.settled_on, before.settled_base_fen), left_fen)
    books = books._replace(
        advance_fen=books.advance_fen + settled.advance_fen,
        settled={**books.settled, place: settled},
    )
    return _settle(loan, books)


def _prepay_accruing(loan: Loan, books: Books, settled: Settled, left_fen: int) -> tuple[Books, Settled]:
    """The interest of the running days first, then principal not due."""
    interest_fen = rounded(loan, books.running_units)
    if left_fen < interest_fen:
        return books, replace(settled, advance_fen=left_fen)
    paid_fen = min(left_fen - interest_fen, books.undue_fen)
    books = books._replace(
        running_units=0 if interest_fen else books.running_units,
        undue_fen=books.undue_fen - paid_fen,
        dues=_with_due(books, interest_fen) if interest_fen else books.dues,
        applied_fen=books.applied_fen + interest_fen,
        charges_total_fen=books.charges_total_fen + interest_fen,
    )
    rest_fen = left_fen - interest_fen - paid_fen
    return books, replace(
        settled, advance_fen=rest_fen, prepaid_interest_fen=interest_fen, prepaid_fen=paid_fen
    )


def _prepay_scheduled(loan: Loan, books: Books, settled: Settled, left_fen: int) -> tuple[Books, Settled]:
    """Only the whole can be prepaid where each instalment names its interest; less waits."""
    interest_fen = share_of_next(loan, books, books.today)
    whole_fen = books.undue_fen + interest_fen
    if books.undue_fen == 0 or left_fen < whole_fen:
        return books, replace(settled, advance_fen=left_fen)
    settled = replace(
        settled,
        advance_fen=left_fen - whole_fen,
        prepaid_interest_fen=interest_fen,
        prepaid_fen=books.undue_fen,
    )
    books = books._replace(
        coming=(),
        undue_fen=0,
        dues=_with_due(books, whole_fen),
        applied_fen=books.applied_fen + whole_fen,
        charges_total_fen=books.charges_total_fen + interest_fen,
        due_base_fen=books.charges_total_fen + interest_fen,
        last_due=books.today,
    )
    return books, settled


def _reversal(loan: Loan, books: Books, _place: int, happening: Happening) -> Books:
    """What that payment settled at once is opened again; what has been used of its advance cannot be."""
    assert happening.of is not None  # else it is a problem, and not booked
    back = books.settled[happening.of]
    for part, fen in back.parts.items():
        books = _lowered(loan, books, part, -fen)
    scheduled_fen = back.prepaid_fen if loan.manner is Manner.SCHEDULED else 0
    applied_fen = sum(back.parts[part] for part in _APPLIED) + back.prepaid_interest_fen + scheduled_fen
    charges_fen = sum(back.parts[part] for part in _CHARGES) + back.prepaid_interest_fen
    returned_fen = min(back.advance_fen, books.advance_fen)
    return books._replace(
        interest_fen=books.interest_fen + back.prepaid_interest_fen,
        overdue_fen=books.overdue_fen + scheduled_fen,
        undue_fen=books.undue_fen + back.prepaid_fen - scheduled_fen,
        applied_fen=books.applied_fen - applied_fen,
        charges_total_fen=books.charges_total_fen - charges_fen,
        settled_on=min(books.settled_on, back.settled_on),
        settled_base_fen=back.settled_base_fen
        if back.settled_on < books.settled_on
        else books.settled_base_fen,
        advance_fen=books.advance_fen - returned_fen,
        unreversed_fen=books.unreversed_fen + back.advance_fen - returned_fen,
        settled={number: settled for number, settled in books.settled.items() if number != happening.of},
    )


def _settle(loan: Loan, books: Books) -> Books:
    """Grace is over where nothing is late; where every charge is paid, charging starts afresh from the last due day."""
    if late_since(books) is None:
        books = books._replace(held_units=0)
    if _open_charges(loan, books):
        return books
    base_fen = min(books.due_base_fen, books.charges_total_fen)
    return books._replace(settled_on=books.last_due, settled_base_fen=base_fen)


_Booking = Callable[[Loan, Books, int, Happening], Books]
BOOK: Mapping[Kind, _Booking] = {
    Kind.DRAW: _draw,
    Kind.RATE: _rate,
    Kind.CAPITALISE: _capitalise,
    Kind.RESCHEDULE: _reschedule,
    Kind.ACCELERATE: _accelerate,
    Kind.FEE: _fee,
    Kind.COST: _cost,
    Kind.WAIVER: _waiver,
    Kind.REVERSAL: _reversal,
    Kind.PAYMENT: _payment,
    Kind.PREPAYMENT: _prepayment,
}
