"""A repayment schedule where the lender's own is not at hand: worked out from the terms the borrower knows."""

from datetime import date
from fractions import Fraction

from liangqing.base.days import add_months
from liangqing.base.money import round_half_up
from liangqing.case.debt import Terms
from liangqing.case.records import InstalmentRow
from liangqing.ledger.annuity import level_payment
from liangqing.ledger.flows import monthly_rate

#: Decimal places to which an implied monthly rate is taken before the split; the split is ours, the sums are theirs.
_RATE_STEPS = 10**12


def schedule_of(terms: Terms, principal_fen: int, drawn_on: date) -> tuple[InstalmentRow, ...]:
    """Equal instalments from rate or payment; () where the terms do not say enough."""
    if terms.periods is None:
        return ()
    first_on = terms.first_due_on or add_months(drawn_on, 1)
    periodic = _periodic_rate(terms, principal_fen)
    if periodic is None:
        return ()
    payment_fen = terms.payment_fen or round_half_up(
        level_payment(Fraction(principal_fen), periodic, terms.periods)
    )
    return _rows(principal_fen, periodic, payment_fen, terms, first_on)


def _periodic_rate(terms: Terms, principal_fen: int) -> Fraction | None:
    if terms.rate is not None:
        return terms.rate.yearly(terms.day_count.year_days) / 12
    if (
        terms.payment_fen is None
        or terms.periods is None
        or terms.payment_fen * terms.periods < principal_fen
    ):
        return None
    found = monthly_rate(principal_fen, [terms.payment_fen] * terms.periods).rate
    return None if found is None else Fraction(round(found * _RATE_STEPS), _RATE_STEPS)


def _rows(
    principal_fen: int, periodic: Fraction, payment_fen: int, terms: Terms, first_on: date
) -> tuple[InstalmentRow, ...]:
    """Each row splits the payment; the last one repays what is left and keeps the agreed sum where one is agreed."""
    left_fen, rows = principal_fen, []
    periods = terms.periods or 0
    for number in range(1, periods + 1):
        last = number == periods
        interest_fen = min(round_half_up(left_fen * periodic), payment_fen)
        part_fen = left_fen if last else min(payment_fen - interest_fen, left_fen)
        if last and terms.payment_fen is not None:
            interest_fen = max(payment_fen - part_fen, 0)
        due_on = add_months(first_on, number - 1)
        rows.append(
            InstalmentRow(number=number, due_on=due_on, principal_fen=part_fen, interest_fen=interest_fen)
        )
        left_fen -= part_fen
    return tuple(rows)
