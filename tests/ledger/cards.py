"""A card with round figures, a thousandth a day, so that a balance can be written down by hand."""

from dataclasses import replace
from datetime import date

from liangqing.case.records import InstalmentRow
from liangqing.case.terms import InterestMode
from liangqing.ledger.card import card_on
from liangqing.ledger.card_account import CardAccount, CardKind, Posting

OPENED_ON = date(2025, 11, 1)
#: Statement on the 5th, to be paid by the 25th. A tenth is the minimum, 5 % of what is missing of it the late fee.
CARD = CardAccount(
    opened_on=OPENED_ON,
    statement_day=5,
    due_after_days=20,
    rates=((OPENED_ON, 365_000_000),),
    cash_rates=((OPENED_ON, 365_000_000),),
    interest_mode=InterestMode.FULL,
    compounds=False,
    minimum_e9=100_000_000,
    minimum_cash_e9=1_000_000_000,
    late_fee_e9=50_000_000,
)


def seen(postings, as_of, **terms):
    """The card on a day, with some terms changed. A posting is (day, kind, fen, what else it says)."""
    return card_on(replace(CARD, **terms), [_posting(*one) for one in postings], as_of)


def _posting(on, kind, fen=0, more=None):
    return Posting(on, CardKind(kind), fen, **(more or {}))


def lines(statement):
    """What stands on a statement: (what, fen)."""
    return [(line.what.value, line.fen) for line in statement.lines]


def rows(*parts):
    """Plan rows of (day, principal, interest, fee)."""
    return tuple(
        InstalmentRow(number=number, due_on=on, principal_fen=principal, interest_fen=interest, fee_fen=fee)
        for number, (on, principal, interest, fee) in enumerate(parts, 1)
    )
