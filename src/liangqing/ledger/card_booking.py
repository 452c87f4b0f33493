"""How each posting to a card account is booked: section 5 of `docs/ledger-card.md`, one function a kind."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from liangqing.ledger.card_account import (
    PRINCIPAL_PARTS,
    CardAccount,
    CardKind,
    CardPart,
    CardProblem,
    Odd,
    Posting,
)
from liangqing.ledger.card_items import (
    CardBooks,
    CardPaid,
    charges_in,
    fen_of,
    join,
    lower,
    move,
    pay_off,
    running,
    settle,
    trim,
    use_credit,
)

_WITH_AMOUNT = frozenset(CardKind) - {
    CardKind.PLAN,
    CardKind.CONVERT,
    CardKind.ACCELERATE,
    CardKind.REVERSAL,
}


def book_posting(account: CardAccount, books: CardBooks, place: int, posting: Posting) -> CardBooks:
    """The books after one posting; one that cannot be booked is listed and changes nothing."""
    odd = _odd(books, posting)
    if odd is None:
        return _BOOK[posting.kind](account, books, place, posting)
    fen = _rows_fen(posting) if odd is Odd.MORE_THAN_OPEN else 0
    return with_problem(books, CardProblem(place, odd, fen))


def with_problem(books: CardBooks, problem: CardProblem) -> CardBooks:
    """The books with one more problem, by place."""
    return replace(
        books, problems=tuple(sorted((*books.problems, problem), key=lambda problem: problem.place))
    )


def _odd(books: CardBooks, posting: Posting) -> Odd | None:
    if posting.kind in _WITH_AMOUNT and posting.fen <= 0:
        return Odd.NOT_POSITIVE
    match posting.kind:
        case CardKind.CARRIED | CardKind.WAIVER if posting.part is None:
            return Odd.PART_MISSING
        case CardKind.CARRIED if posting.due_on is not None and posting.due_on > posting.on:
            return Odd.DUE_ODD
        case CardKind.PLAN | CardKind.CONVERT:
            return _rows_odd(books, posting)
        case CardKind.ACCELERATE if not books.unbilled_fen:
            return Odd.NOTHING_OPEN
        case CardKind.REVERSAL if posting.of not in books.payments:
            return Odd.NO_SUCH_POSTING
        case CardKind.REFUND if posting.of is not None:
            return _refund_odd(books, posting.of, posting.fen)
        case _:
            return None


def _rows_odd(books: CardBooks, posting: Posting) -> Odd | None:
    days = [posting.on, *(row.due_on for row in posting.rows)]
    if days != sorted(set(days)) or not _rows_fen(posting):
        return Odd.ROWS_ODD
    too_much = posting.kind is CardKind.CONVERT and _rows_fen(posting) > books.open_of(CardPart.PURCHASE)
    return Odd.MORE_THAN_OPEN if too_much else None


def _refund_odd(books: CardBooks, of: int, fen: int) -> Odd | None:
    if of not in books.bought:
        return Odd.NO_SUCH_POSTING
    return Odd.MORE_THAN_BOUGHT if fen > books.bought[of][1] else None


def _rows_fen(posting: Posting) -> int:
    return sum(row.principal_fen for row in posting.rows)


def _carried(account: CardAccount, books: CardBooks, place: int, posting: Posting) -> CardBooks:
    part = posting.part or CardPart.PURCHASE
    books = join(account, books.told(posting.kind, posting.fen, place), part, posting.fen, carried=True)
    if part not in PRINCIPAL_PARTS:
        books = replace(
            books,
            carried_total_fen=books.carried_total_fen + posting.fen,
            due_base_fen=books.due_base_fen + posting.fen if books.statements else 0,
        )
    return books if posting.due_on is None else _ask(books, posting.due_on, books.items[-1].open_fen)


def _ask(books: CardBooks, due_on: date, fen: int) -> CardBooks:
    asked = (*books.asked, (due_on, fen)) if fen else books.asked
    return replace(books, asked=tuple(sorted(asked, key=lambda entry: entry[0])))


def _joined(part: CardPart) -> "_Booking":
    def book(account: CardAccount, books: CardBooks, place: int, posting: Posting) -> CardBooks:
        return join(account, books.told(posting.kind, posting.fen, place), part, posting.fen)

    return book


def _purchase(account: CardAccount, books: CardBooks, place: int, posting: Posting) -> CardBooks:
    bought = {**books.bought, place: (len(books.items), posting.fen)}
    return _joined(CardPart.PURCHASE)(account, replace(books, bought=bought), place, posting)


def _plan(_account: CardAccount, books: CardBooks, place: int, posting: Posting) -> CardBooks:
    rows = (*books.coming, *((row, place) for row in posting.rows))
    return replace(books, coming=tuple(sorted(rows, key=lambda entry: entry[0].due_on)))


def _convert(account: CardAccount, books: CardBooks, place: int, posting: Posting) -> CardBooks:
    fen = _rows_fen(posting)
    books, _ = lower(books.told(posting.kind, -fen, place), CardPart.PURCHASE, fen)
    return trim(_plan(account, books, place, posting))


def _accelerate(account: CardAccount, books: CardBooks, place: int, posting: Posting) -> CardBooks:
    fen = books.unbilled_fen
    books = replace(books.told(posting.kind, fen, place), coming=())
    return join(account, books, CardPart.INSTALMENT, fen)


def rows_fall_due(account: CardAccount, books: CardBooks) -> CardBooks:
    """The plan rows of today become items."""
    today = [entry for entry in books.coming if entry[0].due_on == books.today]
    if not today:
        return books
    books = replace(books, coming=books.coming[len(today) :])
    for row, place in today:
        for part, fen in (
            (CardPart.INSTALMENT, row.principal_fen),
            (CardPart.INTEREST, row.interest_fen),
            (CardPart.FEE, row.fee_fen),
        ):
            books = join(account, books.told(part, fen, place), part, fen)
    return books


def charge_interest(account: CardAccount, books: CardBooks) -> CardBooks:
    """Running interest becomes an item, rounded; what is below a fen is dropped."""
    worked = running(account, books)
    fen = fen_of(account, worked)
    items = tuple(item.level(books.today) if item.bearing else item for item in books.items)
    books = replace(books, items=items, worked=(*books.worked, *worked)).told(CardPart.INTEREST, fen)
    return join(account, books, CardPart.INTEREST, fen)


def _waiver(account: CardAccount, books: CardBooks, place: int, posting: Posting) -> CardBooks:
    part = posting.part or CardPart.INTEREST
    if part is CardPart.INTEREST:
        books = charge_interest(account, books)
    books, left_fen = lower(books, part, posting.fen)
    if left_fen:
        books = with_problem(books, CardProblem(place, Odd.MORE_THAN_OPEN, left_fen))
    return trim(books.told(posting.kind, left_fen - posting.fen, place))


def _refund(account: CardAccount, books: CardBooks, place: int, posting: Posting) -> CardBooks:
    """The purchase it belongs to first; the rest like a payment, but nothing that was asked for is paid by it."""
    books, left_fen = books.told(posting.kind, -posting.fen, place), posting.fen
    if posting.of is not None:
        number, bought_fen = books.bought[posting.of]
        own_fen = min(left_fen, books.items[number].open_fen)
        books, left_fen = move(books, [(number, -own_fen)] if own_fen else []), left_fen - own_fen
        books = replace(books, bought={**books.bought, posting.of: (number, bought_fen - posting.fen)})
    books, taken, left_fen = settle(account, books, left_fen)
    return trim(
        replace(
            books,
            credit_fen=books.credit_fen + left_fen,
            charges_total_fen=books.charges_total_fen + charges_in(books, taken),
        )
    )


def _payment(account: CardAccount, books: CardBooks, place: int, posting: Posting) -> CardBooks:
    before = books
    books, taken, left_fen = settle(account, books.told(posting.kind, -posting.fen, place), posting.fen)
    books = pay_off(books, posting.fen)
    paid = CardPaid(posting.fen, taken, _paid_off(before, books), left_fen, before.fresh)
    return replace(
        books,
        credit_fen=books.credit_fen + left_fen,
        charges_total_fen=books.charges_total_fen + charges_in(books, taken),
        payments={**books.payments, place: paid},
    )


def _paid_off(before: CardBooks, after: CardBooks) -> tuple[tuple[date, int], ...]:
    """By how much each entry of `asked` fell: the earliest ones went whole, at most one in part."""
    gone = len(before.asked) - len(after.asked)
    parts = [*before.asked[:gone]]
    if after.asked and after.asked[0] != before.asked[gone]:
        due_on, fen = before.asked[gone]
        parts = [*parts, (due_on, fen - after.asked[0][1])]
    return tuple(parts)


def _reversal(account: CardAccount, books: CardBooks, place: int, posting: Posting) -> CardBooks:
    """What that payment settled is open again; credit of it that was used since is owed as a purchase of today."""
    number = -1 if posting.of is None else posting.of
    paid = books.payments[number]
    there_fen = min(paid.credit_fen, books.credit_fen)
    books = move(books.told(posting.kind, paid.fen, place), paid.items)
    books = replace(
        books,
        fresh=books.fresh.not_after(paid.fresh),
        credit_fen=books.credit_fen - there_fen,
        charges_total_fen=books.charges_total_fen - charges_in(books, paid.items),
        payments={key: kept for key, kept in books.payments.items() if key != number},
    )
    for due_on, fen in paid.asked:
        books = _ask(books, due_on, fen)
    books = join(account, books, CardPart.PURCHASE, paid.credit_fen - there_fen)
    return trim(use_credit(account, books))


_Booking = Callable[[CardAccount, CardBooks, int, Posting], CardBooks]
_BOOK: Mapping[CardKind, _Booking] = {
    CardKind.CARRIED: _carried,
    CardKind.PURCHASE: _purchase,
    CardKind.CASH: _joined(CardPart.CASH),
    CardKind.PLAN: _plan,
    CardKind.CONVERT: _convert,
    CardKind.ACCELERATE: _accelerate,
    CardKind.FEE: _joined(CardPart.FEE),
    CardKind.WAIVER: _waiver,
    CardKind.REVERSAL: _reversal,
    CardKind.REFUND: _refund,
    CardKind.PAYMENT: _payment,
}
