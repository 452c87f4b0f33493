"""A card account rebuilt: its statements one after the other, and what is owed at the end of a day.

Follows `docs/ledger-card.md`; the oracle in `tests/oracle/card_oracle.py` follows the same text.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from liangqing.base.errors import InputUnusable
from liangqing.ledger.card_account import (
    PRINCIPAL_PARTS,
    CardAccount,
    CardKind,
    CardPart,
    CardProblem,
    Odd,
    Posting,
    check_account,
)
from liangqing.ledger.card_booking import book_posting, rows_fall_due, with_problem
from liangqing.ledger.card_items import (
    CardBooks,
    CardLine,
    CardPaid,
    CardStatement,
    Fresh,
    Stretch,
    days_late,
    fen_of,
    held,
    late_since,
    running,
)
from liangqing.ledger.card_statement import close, judge, start_afresh

#: The order of one day; plan rows fall due between the changes and the new items.
_RANK: Mapping[CardKind, int] = {
    CardKind.CARRIED: 0,
    CardKind.PLAN: 1,
    CardKind.CONVERT: 2,
    CardKind.ACCELERATE: 3,
    CardKind.PURCHASE: 5,
    CardKind.CASH: 5,
    CardKind.FEE: 5,
    CardKind.WAIVER: 6,
    CardKind.REVERSAL: 7,
    CardKind.REFUND: 8,
    CardKind.PAYMENT: 9,
}
_ROWS_RANK = 4


@dataclass(frozen=True)
class CardShown:
    """Section 8 of the specification: what is owed at the end of a day, in fen.

    `balance_fen` and `due_on` are those of the last statement; `left_fen` is what is open of it, `minimum_fen` what is
    left of the minimum. `held_fen` comes only if the statement is not paid whole. `principal_days`, `settled_on`,
    `charges_paid_fen` and `carried_charges_fen` are for the ceiling. `worked`: the interest since the last statement,
    charged or running; `running_fen` is the part not charged yet. `settled`: by the place of a payment that stands,
    what it settled itself.
    """

    purchases_fen: int
    cash_fen: int
    instalments_fen: int
    unbilled_fen: int
    interest_fen: int
    penalty_fen: int
    fees_fen: int
    credit_fen: int
    held_fen: int
    balance_fen: int
    left_fen: int
    minimum_fen: int
    due_on: date | None
    late_since: date | None
    days_late: int
    settled_on: date
    charges_paid_fen: int
    carried_charges_fen: int
    principal_days: tuple[tuple[date, int], ...]
    statements: tuple[CardStatement, ...]
    lines: tuple[CardLine, ...]
    worked: tuple[Stretch, ...]
    running_fen: int
    settled: Mapping[int, tuple[tuple[CardPart, int], ...]]
    problems: tuple[CardProblem, ...]

    @property
    def principal_fen(self) -> int:
        """Purchases, cash advances and instalments, billed or to come."""
        return self.purchases_fen + self.cash_fen + self.instalments_fen + self.unbilled_fen

    @property
    def total_fen(self) -> int:
        """Everything owed that day, the holder's own money not taken off."""
        return self.principal_fen + self.interest_fen + self.penalty_fen + self.fees_fen


def card_on(account: CardAccount, postings: Sequence[Posting], as_of: date) -> CardShown:
    """The account at the end of `as_of`.

    Raises InputUnusable where the terms contradict themselves or `as_of` lies before the account was opened. Postings
    that cannot be booked are named in `problems`.
    """
    check_account(account)
    if as_of < account.opened_on:
        raise InputUnusable(
            "card_not_open", f"{as_of}这天账户还没有开。", "请写开户以后的日子,或改正开户日。"
        )
    return _shown(account, _books_on(account, postings, as_of))


def card_after(
    account: CardAccount, postings: Sequence[Posting], as_of: date, days: Sequence[date]
) -> Iterator[CardShown]:
    """The account at the end of each of the `days` (ascending, after `as_of`) if nothing more is posted after `as_of`.

    Raises InputUnusable where the terms contradict themselves or `as_of` lies before the account was opened.
    """
    check_account(account)
    books = _books_on(account, postings, as_of)
    for day in days:
        books = _pass_to(account, books, (), [], day)
        yield _shown(account, books)


def _books_on(account: CardAccount, postings: Sequence[Posting], as_of: date) -> CardBooks:
    opened_on = account.opened_on
    books = CardBooks(today=opened_on, fresh=Fresh(opened_on), principal_days=((opened_on, 0),))
    for place, posting in enumerate(postings):
        if posting.on < opened_on and posting.on <= as_of:
            books = with_problem(books, CardProblem(place, Odd.BEFORE_OPENING))
    todo = sorted(
        (posting.on, _RANK[posting.kind], place)
        for place, posting in enumerate(postings)
        if opened_on <= posting.on <= as_of
    )
    return _pass_to(account, books, postings, todo, as_of)


def _pass_to(
    account: CardAccount,
    books: CardBooks,
    postings: Sequence[Posting],
    todo: Sequence[tuple[date, int, int]],
    as_of: date,
) -> CardBooks:
    close_on = account.next_statement_on(books.statements[-1].closed_on if books.statements else None)
    while (day := _next_day(todo, books, close_on)) <= as_of:
        mine = [(rank, place) for on, rank, place in todo if on == day]
        todo = todo[len(mine) :]
        books = _one_day(account, replace(books, today=day), postings, mine, closes=day == close_on)
        close_on = account.next_statement_on(day) if day == close_on else close_on
    return replace(books, today=as_of)


def _next_day(todo: Sequence[tuple[date, int, int]], books: CardBooks, close_on: date) -> date:
    due = [row.due_on for row, _ in books.coming[:1]]
    return min(
        [close_on, *due, *(entry[0] for entry in todo[:1]), *([books.judge_on] if books.judge_on else [])]
    )


def _one_day(
    account: CardAccount,
    books: CardBooks,
    postings: Sequence[Posting],
    entries: Sequence[tuple[int, int]],
    *,
    closes: bool,
) -> CardBooks:
    if books.judge_on == books.today:
        books = judge(account, books)
    for rank, place in entries:
        if rank < _ROWS_RANK:
            books = book_posting(account, books, place, postings[place])
    books = rows_fall_due(account, books)
    for rank, place in entries:
        if rank > _ROWS_RANK:
            books = book_posting(account, books, place, postings[place])
    books = start_afresh(account, close(account, books) if closes else books)
    return replace(books, principal_days=(*books.principal_days, (books.today, _principal(books))))


def _principal(books: CardBooks) -> int:
    return books.open_of(*PRINCIPAL_PARTS) + books.unbilled_fen


def _by_part(books: CardBooks, paid: CardPaid) -> tuple[tuple[CardPart, int], ...]:
    """What a payment settled, part by part in the order in which it met them."""
    sums: dict[CardPart, int] = {}
    for place, fen in paid.items:
        part = books.items[place].part
        sums[part] = sums.get(part, 0) + fen
    return tuple(sums.items())


def _shown(account: CardAccount, books: CardBooks) -> CardShown:
    last = books.statements[-1] if books.statements else None
    not_charged = running(account, books)
    running_fen = fen_of(account, not_charged)
    return CardShown(
        purchases_fen=books.open_of(CardPart.PURCHASE),
        cash_fen=books.open_of(CardPart.CASH),
        instalments_fen=books.open_of(CardPart.INSTALMENT),
        unbilled_fen=books.unbilled_fen,
        interest_fen=books.open_of(CardPart.INTEREST) + running_fen,
        penalty_fen=books.open_of(CardPart.PENALTY),
        fees_fen=books.open_of(CardPart.FEE),
        credit_fen=books.credit_fen,
        held_fen=fen_of(account, held(account, books)),
        balance_fen=last.balance_fen if last else 0,
        left_fen=books.open_of(billed_only=True),
        minimum_fen=books.asked_fen,
        due_on=last.due_on if last else None,
        late_since=late_since(account, books),
        days_late=days_late(account, books),
        settled_on=books.fresh.settled_on,
        charges_paid_fen=max(books.charges_total_fen - books.fresh.settled_base_fen, 0),
        carried_charges_fen=books.carried_charges_fen,
        principal_days=books.principal_days,
        statements=books.statements,
        lines=books.lines,
        worked=(*books.worked, *not_charged),
        running_fen=running_fen,
        settled={place: _by_part(books, paid) for place, paid in books.payments.items()},
        problems=books.problems,
    )
