"""The program's books in the form of section 8 of `docs/ledger.md`, to be held against the oracle."""

from liangqing.base.days import DayCount
from liangqing.base.segments import CapSegment
from liangqing.case.records import InstalmentRow
from liangqing.case.terms import Part, Rounding, RoundingPoint
from liangqing.ledger.books import books_on
from liangqing.ledger.books import show as shown
from liangqing.ledger.ceiling import charges_allowed
from liangqing.ledger.kernel import half_up
from liangqing.ledger.loan import Happening, Kind, Loan, Manner


def show(loan, happenings, as_of):
    """Section 6, by the program."""
    told = _loan(loan)
    books = books_on(told, _happenings(happenings), as_of)
    seen = shown(told, books)
    return {
        "principal": seen.principal_fen,
        "interest": seen.interest_fen,
        "penalty": seen.penalty_fen,
        "fees": seen.fees_fen,
        "costs": seen.costs_fen,
        "total": seen.total_fen,
        "overdue": seen.overdue_fen,
        "late_since": seen.late_since,
        "days_late": seen.days_late,
        "advance": books.advance_fen,
        "unreversed": books.unreversed_fen,
        "settled_on": books.settled_on,
        "charges_paid": books.charges_paid_fen,
        "problems": list(books.problems),
    }


def pot(loan, happenings, as_of, ceilings, kept_back):
    """Section 7, by the program."""
    books = books_on(_loan(loan), _happenings(happenings), as_of)
    days = tuple((on, max(fen - kept_back, 0)) for on, fen in books.principal_days)
    allowed = charges_allowed(days, books.settled_on, as_of, _segments(ceilings))
    assert allowed is not None
    left = allowed - books.charges_paid_fen
    return half_up(left.numerator, left.denominator) if left > 0 else 0


def _loan(loan):
    return Loan(
        drawn_on=loan["drawn_on"],
        principal_fen=loan["principal"],
        manner=Manner(loan["manner"]),
        rates=tuple(loan["rates"]),
        rows=_rows(loan["instalments"]),
        penalty_e9=loan["penalty_e9"],
        penalty_on_interest=loan["penalty_on_interest"],
        penalty_compounds=loan["penalty_compounds"],
        grace_days=loan["grace_days"],
        order=tuple(Part(part) for part in loan["order"]),
        principal_first_from=loan["principal_first_from"],
        day_count=DayCount(loan["day_count"]),
        rounding=Rounding(loan["rounding"]),
        rounding_point=RoundingPoint(loan.get("rounding_point", "due")),
    )


def _rows(rows):
    return tuple(
        InstalmentRow(number=number, due_on=on, principal_fen=principal, interest_fen=interest, fee_fen=fee)
        for number, (on, principal, interest, fee) in enumerate(rows, 1)
    )


def _happenings(happenings):
    return [
        Happening(
            on=one["on"],
            kind=Kind(one["kind"]),
            fen=one.get("fen", 0),
            e9=one.get("e9", 0),
            part=Part(one["part"]) if "part" in one else None,
            rows=_rows(one.get("rows", ())),
            of=one.get("of"),
        )
        for one in happenings
    ]


def _segments(ceilings):
    ends = [*(on for on, _ in ceilings[1:]), None]
    return [
        CapSegment(from_on=on, until_on=until, value_e9=e9, effect="test", because=())
        for (on, e9), until in zip(ceilings, ends, strict=True)
    ]
