"""Faults put into the card books one at a time: the oracle must see each of them within a few hundred histories."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from liangqing.case.terms import InterestMode
from liangqing.ledger import card, card_booking, card_items, card_statement
from liangqing.ledger.card_account import PRINCIPAL_PARTS, CardAccount, CardPart
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
}


@pytest.mark.parametrize("bug", BUGS)
def test_the_oracle_sees_the_fault(bug, monkeypatch):
    BUGS[bug](monkeypatch)
    assert any(_differs(seed) for seed in range(_MOST)), f"nobody noticed: {bug}"


def _differs(seed):
    account, postings, as_of, _ = card_history(seed)
    return card_program.show(account, postings, as_of) != card_oracle.show(account, postings, as_of)
