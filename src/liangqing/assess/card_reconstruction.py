"""How a card's figures came about, statement by statement: what a stranger with a calculator needs to follow them."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from liangqing.assess.balances import claim_gaps, differences
from liangqing.assess.card import card_account, card_postings, principal_first_day
from liangqing.assess.lawful import principal_days
from liangqing.assess.position import Difference, LawfulBalance
from liangqing.assess.seen import Seen
from liangqing.base.because import Because
from liangqing.base.money import round_half_up
from liangqing.ledger.card import CardShown
from liangqing.ledger.card_account import CardAccount
from liangqing.ledger.ceiling import CeilingLine, ceiling_lines


@dataclass(frozen=True)
class CardReconstruction:
    """The account, what it shows on `as_of`, and the ceiling's lines; amounts in fen as in `Reconstruction`.

    `carried_charges_fen`: charges of earlier days that nobody can recount here; they stand beside the ceiling.
    """

    account: CardAccount
    shown: CardShown
    as_of: date
    ceiling: tuple[CeilingLine, ...]
    carried_charges_fen: int
    charges_paid_fen: int
    pot_fen: int | None
    lawful: LawfulBalance | None
    differences: tuple[Difference, ...]
    because: tuple[Because, ...]


def reconstruct_card(seen: Seen) -> CardReconstruction | None:
    """The working of a card; None where the debt is none, or its terms or postings are not known well enough."""
    terms, shown, told = seen.debt.terms, seen.card, seen.statement
    if shown is None or told is None or terms is None or terms.card is None:
        return None
    opened_on = min(posting.on for posting in card_postings(seen.debt))
    trail = told.trail
    ceiling = ceiling_lines(principal_days(0, trail), trail.settled_on, seen.as_of, seen.caps.segments)
    pot_fen = None
    if ceiling is not None:
        allowed = sum((line.exact_fen for line in ceiling), Fraction(0))
        pot_fen = max(round_half_up(allowed) + trail.carried_charges_fen - trail.charges_paid_fen, 0)
    return CardReconstruction(
        account=card_account(
            terms, terms.card, opened_on, principal_first_day(terms, seen.matter, seen.book)
        ),
        shown=shown,
        as_of=seen.as_of,
        ceiling=ceiling or (),
        carried_charges_fen=trail.carried_charges_fen,
        charges_paid_fen=trail.charges_paid_fen,
        pot_fen=pot_fen,
        lawful=seen.lawful,
        differences=(*differences(seen), *claim_gaps(seen)),
        because=seen.cap_because,
    )
