"""The oracle of the ledger: docs/ledger.md read plainly and walked one calendar day at a time.

Written from the specification alone. Slow on purpose: every amount that accrues is a Fraction of a fen, every
day passes by itself, and nothing is computed over a stretch. Where the text can be read two ways, the reading
taken stands in README.md. The books themselves stand in book.py.
"""

from fractions import Fraction

from tests.oracle.book import E9, ONE_DAY, Book, latest


def walk(loan, happenings, as_of):
    """Walk from the first payout to as_of; the books, and the principal after each day's happenings."""
    if as_of < loan["drawn_on"]:
        raise ValueError("as_of is before drawn_on")
    book, principals = Book(loan), {}
    book.problems = [number for number, happening in enumerate(happenings) if happening["on"] < book.today]
    while True:
        book.take_day(happenings)
        principals[book.today] = book.undue + book.due["principal"]
        if book.today == as_of:
            return book, principals
        book.pass_day()


def show(loan, happenings, as_of):
    """What is shown on a day: section 6."""
    book, principals = walk(loan, happenings, as_of)
    parts = {part: book.whole(book.due[part]) for part in book.due}
    parts["principal"] = principals[as_of] - min(book.advance, principals[as_of])
    parts["interest"] += book.interest_not_due()
    since, days_late = book.late()
    return parts | {
        "total": sum(parts.values()),
        "overdue": book.due["principal"] + book.due["interest"] + book.due["fees"],
        "late_since": since,
        "days_late": days_late,
        "advance": book.advance,
        "unreversed": book.unreversed,
        "settled_on": book.settled_on,
        "charges_paid": book.charges_paid(),
        "problems": sorted(book.problems),
    }


def pot(loan, happenings, as_of, ceilings, kept_back):
    """The most that may be asked for besides principal: section 7."""
    book, principals = walk(loan, happenings, as_of)
    asked, day = Fraction(0), book.settled_on
    while day < as_of:
        asked += Fraction(max(principals[day] - kept_back, 0) * latest(dict(ceilings), day), E9 * 365)
        day += ONE_DAY
    return max((asked - book.charges_paid() + Fraction(1, 2)) // 1, 0)
