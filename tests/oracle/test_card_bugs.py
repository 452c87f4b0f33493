"""Faults put into the card books one at a time: the oracle must see each of them within a few hundred histories."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from liangqing.case.terms import InterestMode
from liangqing.ledger import card, card_booking, card_items, card_statement
from liangqing.ledger.card_account import PRINCIPAL_PARTS, CardAccount, CardKind, CardPart
from liangqing.ledger.kernel import settle_in_order
from tests.oracle import card_oracle, card_program
from tests.oracle.card_histories import card_history

_MOST = 400


def _everything_bears(self, part):
    return self.cash_rates if part is CardPart.CASH else self.rates


def _another(room, name, **terms):
    """A function of a room that is told other terms of the account."""
    honest = getattr(room, name)
    return lambda account, *rest: honest(
        replace(account, **{key: change(account) for key, change in terms.items()}), *rest
    )


def _no_collapse(item):
    return replace(item, billed=True)


_MINIMUM = card_statement._minimum


def _reversed(**changed):
    """A reversal that finds the payment's record changed: nothing settled, nothing asked for, nothing put by."""
    honest = card_booking._reversal

    def book(account, books, place, posting):
        paid = books.payments[posting.of]
        wrong = replace(paid, **{key: change(paid, books) for key, change in changed.items()})
        return honest(account, replace(books, payments={**books.payments, posting.of: wrong}), place, posting)

    return _booking(CardKind.REVERSAL, book)


def _after_reversal(change):
    """A reversal after which the books are changed; `change` gets the books before it and after it."""
    honest = card_booking._reversal
    return _booking(
        CardKind.REVERSAL, lambda account, books, *rest: change(books, honest(account, books, *rest))
    )


def _booking(kind, book):
    return lambda p: p.setattr(card_booking, "_BOOK", {**card_booking._BOOK, kind: book})


BUGS: dict[str, Callable[[pytest.MonkeyPatch], object]] = {
    "drops what is below a fen": lambda p: p.setattr(
        card_items, "units_to_fen", lambda units, year_days: units // (10**9 * year_days)
    ),
    "fees and late fees bear interest": lambda p: p.setattr(CardAccount, "rates_of", _everything_bears),
    "never principal first": lambda p: p.setattr(CardAccount, "order_on", lambda self, _: self.order),
    "always principal first": lambda p: p.setattr(
        CardAccount,
        "order_on",
        lambda self, _: tuple(sorted(self.order, key=lambda one: one not in PRINCIPAL_PARTS)),
    ),
    "a rest of the tolerance is not paid whole": lambda p: p.setattr(
        card, "judge", _another(card, "judge", tolerance_fen=lambda terms: terms.tolerance_fen - 1)
    ),
    "what was paid bears interest all the same": lambda p: p.setattr(
        card, "judge", _another(card, "judge", interest_mode=lambda _: InterestMode.FULL)
    ),
    "only the rest bears interest": lambda p: p.setattr(
        card, "judge", _another(card, "judge", interest_mode=lambda _: InterestMode.UNPAID)
    ),
    "no least late fee": lambda p: p.setattr(
        card, "judge", _another(card, "judge", late_fee_least_fen=lambda _: 0)
    ),
    "one more day of grace": lambda p: p.setattr(
        card, "close", _another(card, "close", grace_days=lambda terms: terms.grace_days + 1)
    ),
    "paid before the statement, yet bearing": lambda p: p.setattr(card_statement, "_billed", _no_collapse),
    "the latest minimum is paid off first": lambda p: p.setattr(
        card_items,
        "settle_in_order",
        lambda fen, parts: (*settle_in_order(fen, parts[::-1])[-2::-1], settle_in_order(fen, parts)[-1]),
    ),
    "arrears are asked for twice": lambda p: p.setattr(
        card_statement, "_minimum", lambda account, books: _MINIMUM(account, books) + books.asked_fen
    ),
    "more is asked for than is left": lambda p: p.setattr(card_booking, "trim", lambda books: books),
    "a fresh start that forgets what runs": lambda p: p.setattr(
        card_statement, "_uncharged", lambda *_: False
    ),
    "a payment taken back is asked for no more": _reversed(asked=lambda *_: ()),
    "all that was paid off is asked for by the first due day": _reversed(
        asked=lambda paid, _: tuple((paid.asked[0][0], fen) for _, fen in paid.asked)
    ),
    "what was settled stays settled": _reversed(items=lambda *_: ()),
    "charges taken back count as paid": _after_reversal(
        lambda before, after: replace(after, charges_total_fen=before.charges_total_fen)
    ),
    "credit taken back stays": _reversed(credit_fen=lambda *_: 0),
    "credit that was used is not owed again": _reversed(
        credit_fen=lambda paid, books: min(paid.credit_fen, books.credit_fen)
    ),
    "a reversal takes no fresh start back": _reversed(fresh=lambda _, books: books.fresh),
    "a reversal takes back what was carried in since": _after_reversal(
        lambda before, after: replace(after, carried_total_fen=after.fresh.carried_base_fen)
    ),
    "a payment is taken back twice": _after_reversal(
        lambda before, after: replace(after, payments=before.payments)
    ),
    "credit is not used after a reversal": lambda p: p.setattr(
        card_booking, "use_credit", lambda _, books: books
    ),
    "charges carried in late are not due": _booking(
        CardKind.CARRIED,
        lambda account, books, *rest: replace(
            card_booking._carried(account, books, *rest), due_base_fen=books.due_base_fen
        ),
    ),
    "refunds come after payments": lambda p: p.setattr(card, "_RANK", {**card._RANK, CardKind.REFUND: 10}),
}


@pytest.mark.parametrize("bug", BUGS)
def test_the_oracle_sees_the_fault(bug, monkeypatch):
    BUGS[bug](monkeypatch)
    assert any(_differs(seed) for seed in range(_MOST)), f"nobody noticed: {bug}"


def _differs(seed):
    account, postings, as_of, _ = card_history(seed)
    return card_program.show(account, postings, as_of) != card_oracle.show(account, postings, as_of)
