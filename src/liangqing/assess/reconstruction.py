"""How one debt's figures came about, day by day: what a stranger with a calculator needs to follow them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import groupby, pairwise

from liangqing.assess.balances import claim_gaps, differences
from liangqing.assess.position import Difference, LawfulBalance
from liangqing.assess.seen import Seen
from liangqing.base.because import Because
from liangqing.base.money import round_half_up
from liangqing.case.records import InstalmentRow
from liangqing.case.terms import Part
from liangqing.ledger.booking import late_since, share_of_next
from liangqing.ledger.books import books_on, pass_days, show
from liangqing.ledger.ceiling import CeilingLine, ceiling_lines
from liangqing.ledger.kernel import E9
from liangqing.ledger.loan import Books, Happening, Kind, Loan, Manner


@dataclass(frozen=True)
class Accrued:
    """What the days since the line before added: `base_fen` × `yearly_e9` × `days` / year days, exact in fen."""

    base_fen: int
    yearly_e9: int
    days: int
    exact_fen: Fraction


@dataclass(frozen=True)
class NextShare:
    """Of the next instalment's named interest what the days since the last due day have earned, not due yet."""

    interest_fen: int
    days: int
    all_days: int
    share_fen: int


@dataclass(frozen=True)
class BookLine:
    """One day of the books. `paid` is what that day's payments settled; the balances are those at its end, in fen.

    `share` is shown within the interest of that day and is not booked; `late_since` as at the end of that day.
    """

    on: date
    what: tuple[str, ...]
    interest: Accrued | None
    penalty: Accrued | None
    share: NextShare | None
    due: InstalmentRow | None
    paid_fen: int
    paid: tuple[tuple[Part, int], ...]
    principal_fen: int
    interest_fen: int
    penalty_fen: int
    fees_fen: int
    costs_fen: int
    advance_fen: int
    late_since: date | None

    @property
    def total_fen(self) -> int:
        """Everything open at the end of the day, due or not."""
        return self.principal_fen + self.interest_fen + self.penalty_fen + self.fees_fen + self.costs_fen


@dataclass(frozen=True)
class Reconstruction:
    """The loan, its lines, the ceiling's lines and the sums that come of them; `pot_fen` is what the ceiling leaves.

    `kept_back_fen` is no principal for the ceiling; `charges_paid_fen` was paid on charges since `lawful.since`.
    """

    loan: Loan
    received_fen: int
    kept_back_fen: int
    lines: tuple[BookLine, ...]
    ceiling: tuple[CeilingLine, ...]
    charges_paid_fen: int
    pot_fen: int | None
    lawful: LawfulBalance | None
    differences: tuple[Difference, ...]
    because: tuple[Because, ...]


def reconstruct(seen: Seen) -> Reconstruction | None:
    """The working of one debt; None where there are no books."""
    facts, told = seen.facts, seen.statement
    if facts is None or told is None or told.books is None:
        return None
    books = told.books
    days = tuple((on, max(fen - facts.kept_back_fen, 0)) for on, fen in books.principal_days)
    ceiling = ceiling_lines(days, books.settled_on, seen.as_of, seen.caps.segments)
    pot_fen = None
    if ceiling is not None:
        allowed = sum((line.exact_fen for line in ceiling), Fraction(0))
        pot_fen = max(round_half_up(allowed) - books.charges_paid_fen, 0)
    return Reconstruction(
        loan=facts.loan,
        received_fen=facts.received_fen,
        kept_back_fen=facts.kept_back_fen,
        lines=book_lines(facts.loan, facts.happenings(), seen.as_of),
        ceiling=ceiling or (),
        charges_paid_fen=books.charges_paid_fen,
        pot_fen=pot_fen,
        lawful=seen.lawful,
        differences=(*differences(seen), *claim_gaps(seen)),
        because=seen.cap_because,
    )


def book_lines(loan: Loan, happenings: Sequence[Happening], as_of: date) -> tuple[BookLine, ...]:
    """One line a day on which something happened, the day of payout first and `as_of` last."""
    dated = sorted(
        (one for one in enumerate(happenings) if one[1].on >= loan.drawn_on), key=lambda one: one[1].on
    )
    by_day = {on: tuple(group) for on, group in groupby(dated, key=lambda one: one[1].on)}
    dues = {row.due_on for rows in (loan.rows, *(one.rows for one in happenings)) for row in rows}
    days = sorted({day for day in (loan.drawn_on, *by_day, *dues, as_of) if loan.drawn_on <= day <= as_of})
    states = {day: books_on(loan, happenings, day) for day in days}
    first = _line(loan, None, states[days[0]], by_day.get(days[0], ()))
    return (
        first,
        *(_line(loan, states[a], states[b], by_day.get(b, ())) for a, b in pairwise(days)),
    )


def _line(
    loan: Loan, before: Books | None, after: Books, happened: Sequence[tuple[int, Happening]]
) -> BookLine:
    due = None
    if before is not None and before.coming and before.coming[0].due_on == after.today:
        due = before.coming[0]
    done = [(place, one) for place, one in happened if place not in after.problems]
    paid = [after.settled[place] for place, _ in done if place in after.settled]
    shown = show(loan, after)
    return BookLine(
        on=after.today,
        what=tuple(one.kind.value for _, one in done),
        interest=_interest(loan, before, after.today) if before else None,
        penalty=_penalty(loan, before, after.today) if before else None,
        share=_share(loan, after),
        due=due,
        paid_fen=sum(one.fen for _, one in done if one.kind in (Kind.PAYMENT, Kind.PREPAYMENT)),
        paid=tuple((part, sum(one.parts[part] for one in paid)) for part in Part) if paid else (),
        principal_fen=after.principal_fen,
        interest_fen=shown.interest_fen,
        penalty_fen=shown.penalty_fen,
        fees_fen=shown.fees_fen,
        costs_fen=shown.costs_fen,
        advance_fen=after.advance_fen,
        late_since=late_since(after),
    )


def _share(loan: Loan, books: Books) -> NextShare | None:
    share_fen = share_of_next(loan, books, books.today) if loan.manner is Manner.SCHEDULED else 0
    if not share_fen:
        return None
    row, count = books.coming[0], loan.day_count.days
    return NextShare(
        row.interest_fen,
        count(books.last_due, books.today),
        count(books.last_due, row.due_on),
        share_fen,
    )


def _interest(loan: Loan, before: Books, until_on: date) -> Accrued | None:
    """Interest that the days gave; a loan whose instalments name it has none."""
    units = pass_days(loan, before, until_on).running_units - before.running_units
    rate = next((e9 for on, e9 in reversed(before.rates) if on <= before.today), 0)
    return _accrued(loan, before, until_on, before.undue_fen, rate, units)


def _penalty(loan: Loan, before: Books, until_on: date) -> Accrued | None:
    """Penalty of the days, that of grace days included once it is charged."""
    if late_since(before) is None:
        return None
    after = pass_days(loan, before, until_on)
    units = after.penalty_units - before.penalty_units
    base_fen = before.overdue_fen + before.penalty_base_fen
    base_fen += before.interest_fen if loan.penalty_on_interest else 0
    return _accrued(loan, before, until_on, base_fen, loan.penalty_e9, units)


def _accrued(
    loan: Loan, before: Books, until_on: date, base_fen: int, yearly_e9: int, units: int
) -> Accrued | None:
    if units == 0:
        return None
    days = loan.day_count.days(before.today, until_on)
    return Accrued(base_fen, yearly_e9, days, Fraction(units, E9 * loan.day_count.year_days))
