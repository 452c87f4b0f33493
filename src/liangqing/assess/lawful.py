"""The most a court would support (mode A): principal really received and not repaid, and charges up to the ceiling."""

from datetime import date

from liangqing.assess.position import LawfulBalance
from liangqing.base.money import round_half_up
from liangqing.law.caps import Caps
from liangqing.ledger.ceiling import charges_allowed
from liangqing.ledger.statement import Statement, Trail


def lawful_balance(
    kept_back_fen: int, told: Statement, caps: Caps, as_of: date, real: Statement | None = None
) -> LawfulBalance | None:
    """Mode A on the books of `as_of`; None where no ceiling is known for some of the days.

    `kept_back_fen` of the principal never reached the borrower; `real` are the books without it, which say what of the
    total is principal and agreed charges.
    """
    trail = told.trail
    allowed = charges_allowed(principal_days(kept_back_fen, trail), trail.settled_on, as_of, caps.segments)
    if allowed is None:
        return None
    pot_fen = max(round_half_up(allowed) + trail.carried_charges_fen - trail.charges_paid_fen, 0)
    principal_fen = max(told.principal_fen - kept_back_fen, 0)
    own = real or told
    repaid_fen = max(principal_fen - own.principal_fen, 0) if real else 0
    interest_fen = min(own.interest_fen, pot_fen)
    fees_fen = min(own.fees_fen, pot_fen - interest_fen)
    penalty_fen = min(own.penalty_fen, told.penalty_fen, pot_fen - interest_fen - fees_fen)
    return LawfulBalance(
        principal_fen=principal_fen - repaid_fen,
        interest_fen=interest_fen,
        penalty_fen=penalty_fen,
        fees_fen=fees_fen,
        headroom_fen=repaid_fen + pot_fen - interest_fen - fees_fen - penalty_fen,
        total_fen=principal_fen + pot_fen,
        since=trail.settled_on,
        because=tuple(dict.fromkeys(reason for cap in caps.segments for reason in cap.because)),
    )


def principal_days(kept_back_fen: int, trail: Trail) -> tuple[tuple[date, int], ...]:
    """(day, principal from that day) less what never reached the borrower."""
    return tuple((on, max(fen - kept_back_fen, 0)) for on, fen in trail.principal_days)
