"""What time does to a card account: a statement closes, is judged, and charges start afresh (section 6)."""

from dataclasses import replace
from datetime import timedelta

from liangqing.case.terms import InterestMode
from liangqing.ledger.card_account import CardAccount, CardPart, check_due
from liangqing.ledger.card_booking import charge_interest
from liangqing.ledger.card_items import CardBooks, CardStatement, Fresh, Item, join
from liangqing.ledger.kernel import E9, half_up

_CHARGES = (CardPart.INTEREST, CardPart.FEE, CardPart.PENALTY)
_ASKED_WHOLE = (*_CHARGES, CardPart.INSTALMENT)


def close(account: CardAccount, books: CardBooks) -> CardBooks:
    """The statement of today. Raises InputUnusable where its due day does not lie before the next one."""
    check_due(account, books.today)
    due_on = account.due_on(books.today)
    books = charge_interest(account, books)
    minimum_fen = _minimum(account, books)
    new_fen = minimum_fen - books.asked_fen
    statement = CardStatement(
        closed_on=books.today,
        due_on=due_on,
        balance_fen=books.open_of() - books.credit_fen,
        minimum_fen=minimum_fen,
        lines=books.lines,
        worked=books.worked,
    )
    return replace(
        books,
        items=tuple(item if item.billed else _billed(item) for item in books.items),
        asked=(*books.asked, (due_on, new_fen)) if new_fen > 0 else books.asked,
        statements=(*books.statements, statement),
        judge_on=due_on + timedelta(days=account.grace_days + 1),
        due_base_fen=books.charges_total_fen + books.open_of(*_CHARGES),
        lines=(),
        worked=(),
    )


def _billed(item: Item) -> Item:
    """What was paid before the statement never bore anything; a cash advance bears from its day."""
    return replace(item if item.bearing else item.level(item.from_on), billed=True)


def _minimum(account: CardAccount, books: CardBooks) -> int:
    """What is asked for: all charges, instalments and arrears, and a share of the rest."""
    past_fen = max(books.asked_fen - books.open_of(*_ASKED_WHOLE, billed_only=True), 0)
    cash_fen = books.open_of(CardPart.CASH)
    from_cash_fen = min(past_fen, cash_fen)
    purchases_fen = books.open_of(CardPart.PURCHASE) - past_fen + from_cash_fen
    shares = account.minimum_e9 * purchases_fen + account.minimum_cash_e9 * (cash_fen - from_cash_fen)
    minimum_fen = books.open_of(*_ASKED_WHOLE) + past_fen + half_up(shares, E9)
    return min(max(minimum_fen, account.minimum_least_fen), books.open_of())


def judge(account: CardAccount, books: CardBooks) -> CardBooks:
    """The day after the last day: the statement was paid whole, or it bears interest and what is missing costs."""
    books = replace(books, judge_on=None)
    if books.open_of(billed_only=True) <= account.tolerance_fen:
        items = tuple(
            item.level(books.today) if item.billed and not item.bearing else item for item in books.items
        )
        return replace(books, items=items, asked=())
    items = tuple(_bearing(account, item) if item.billed else item for item in books.items)
    return _late_fee(account, replace(books, items=items))


def _bearing(account: CardAccount, item: Item) -> Item:
    if item.bearing:
        return item
    whole = account.interest_mode is InterestMode.FULL
    return replace(item if whole else item.level(item.from_on), bearing=True)


def _late_fee(account: CardAccount, books: CardBooks) -> CardBooks:
    if not books.asked_fen:
        return books
    fen = max(half_up(account.late_fee_e9 * books.asked_fen, E9), account.late_fee_least_fen)
    return join(account, books.told(CardPart.PENALTY, fen, base_fen=books.asked_fen), CardPart.PENALTY, fen)


def start_afresh(account: CardAccount, books: CardBooks) -> CardBooks:
    """Where every billed charge is paid, only what belongs to later days counts from here on."""
    if books.open_of(*_CHARGES, billed_only=True):
        return books
    closed = bool(books.statements)
    last_on = books.statements[-1].closed_on if closed else account.opened_on
    uncharged_from = [
        item.from_on for item in books.items if item.from_on < last_on and _uncharged(account, books, item)
    ]
    return replace(
        books,
        fresh=Fresh(
            settled_on=min([last_on, *uncharged_from]),
            settled_base_fen=min(books.due_base_fen, books.charges_total_fen),
            carried_base_fen=books.carried_total_fen if closed else books.fresh.carried_base_fen,
        ),
    )


def _uncharged(account: CardAccount, books: CardBooks, item: Item) -> bool:
    """Whether interest of earlier days may still come from an item, or runs on it."""
    if not account.rates_of(item.part):
        return False
    counted = item.bearing or (account.interest_mode is InterestMode.FULL and item.billed)
    return item.open_fen > 0 or (counted and any(fen for on, fen in item.steps if on < books.today))
