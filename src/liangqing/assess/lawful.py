"""The most a court would support (mode A): principal really received and not repaid, and charges up to the ceiling."""

from datetime import date

from liangqing.assess.facts import LoanFacts
from liangqing.assess.position import LawfulBalance
from liangqing.base.money import round_half_up
from liangqing.law.caps import Caps
from liangqing.ledger.ceiling import charges_allowed
from liangqing.ledger.loan import Books
from liangqing.ledger.statement import Statement


def lawful_balance(facts: LoanFacts, told: Statement, caps: Caps, as_of: date) -> LawfulBalance | None:
    """Mode A on the books of `as_of`; None where no ceiling is known for some of the days."""
    books = told.books
    allowed = charges_allowed(principal_days(facts, books), books.settled_on, as_of, caps.segments)
    if allowed is None:
        return None
    pot_fen = max(round_half_up(allowed) - books.charges_paid_fen, 0)
    principal_fen = max(told.principal_fen - facts.kept_back_fen, 0)
    interest_fen = min(told.interest_fen, pot_fen)
    fees_fen = min(told.fees_fen, pot_fen - interest_fen)
    penalty_fen = min(told.penalty_fen, pot_fen - interest_fen - fees_fen)
    return LawfulBalance(
        principal_fen=principal_fen,
        interest_fen=interest_fen,
        penalty_fen=penalty_fen,
        fees_fen=fees_fen,
        headroom_fen=pot_fen - interest_fen - fees_fen - penalty_fen,
        total_fen=principal_fen + pot_fen,
        since=books.settled_on,
        because=tuple(dict.fromkeys(reason for cap in caps.segments for reason in cap.because)),
    )


def principal_days(facts: LoanFacts, books: Books) -> tuple[tuple[date, int], ...]:
    """(day, principal from that day) less what never reached the borrower."""
    return tuple((on, max(fen - facts.kept_back_fen, 0)) for on, fen in books.principal_days)
