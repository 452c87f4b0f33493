"""The program's card books and their oracle agree, to the fen and without tolerance, on generated histories."""

import os

import pytest

from liangqing.ledger.card_account import CardKind, CardPart
from liangqing.ledger.kernel import units_to_fen
from tests.oracle import card_oracle, card_program
from tests.oracle.card_histories import card_history

#: `make oracle` sets this; the everyday run takes a thousand.
HISTORIES = int(os.environ.get("LIANGQING_ORACLE", "1000"))
_CHUNK = max(HISTORIES // 40, 1)
_WALKED = 300


@pytest.mark.parametrize("start", range(0, HISTORIES, _CHUNK))
def test_the_card_books_equal_their_oracle(start):
    for seed in range(start, min(start + _CHUNK, HISTORIES)):
        account, postings, as_of, ceilings = card_history(seed)
        asked = (account, postings, as_of)
        assert card_program.show(*asked) == card_oracle.show(*asked), f"seed {seed}"
        assert card_program.pot(*asked, ceilings) == card_oracle.pot(*asked, ceilings), f"seed {seed}"


@pytest.mark.parametrize("start", range(0, _WALKED, 50))
def test_every_fen_of_every_line_is_accounted_for(start):
    for seed in range(start, start + 50):
        account, postings, as_of, _ = card_history(seed)
        shown = card_program.card_of(account, postings, as_of)
        balance_fen, kinds = 0, {posting["kind"] for posting in postings}
        for statement in shown.statements:
            balance_fen += sum(line.fen for line in statement.lines)
            assert balance_fen == statement.balance_fen, f"seed {seed}"
            assert _charged(statement) == _worked(statement, account) or "waiver" in kinds, f"seed {seed}"
        balance_fen += sum(line.fen for line in shown.lines)
        running_fen = shown.total_fen - shown.unbilled_fen - balance_fen - shown.credit_fen
        assert 0 <= running_fen <= shown.interest_fen, f"seed {seed}"
        assert shown.minimum_fen <= shown.left_fen, f"seed {seed}"
        assert not (shown.credit_fen and shown.left_fen), f"seed {seed}"


def _charged(statement):
    charged = [line for line in statement.lines if line.what is CardPart.INTEREST and line.place is None]
    return sum(line.fen for line in charged)


def _worked(statement, account):
    """Rounded once: a waiver of interest would round before the statement does."""
    return units_to_fen(sum(stretch.units for stretch in statement.worked), account["year_days"])


def test_the_histories_have_everything_in_them():
    kinds, seen = set(), set()
    for seed in range(_WALKED):
        account, postings, as_of, _ = card_history(seed)
        shown = card_oracle.show(account, postings, as_of)
        kinds |= {posting["kind"] for posting in postings}
        seen |= {name for name, value in shown.items() if value}
        seen |= {"very late"} if shown["days_late"] > 90 else set()
        seen |= {code for _, code, _ in shown["problems"]}
    assert kinds == set(CardKind)
    assert seen > {
        "held",
        "credit",
        "penalty",
        "unbilled",
        "very late",
        "late_since",
        "carried_charges",
        "charges_paid",
    }
    assert seen > {
        "more_than_open",
        "nothing_open",
        "no_such_posting",
        "more_than_bought",
        "rows_odd",
        "due_odd",
    }
