"""A repayment schedule where the lender's own is not at hand: worked out from the terms the borrower knows."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from liangqing.base.days import add_months
from liangqing.base.money import round_half_up
from liangqing.case.debt import Debt
from liangqing.case.records import InstalmentRow
from liangqing.case.terms import Method, Terms
from liangqing.ledger.annuity import level_payment
from liangqing.ledger.flows import monthly_rate
from liangqing.ledger.methods import rows_by_method

#: Decimal places to which an implied monthly rate is taken before the split; the split is ours, the sums are theirs.
_RATE_STEPS = 10**12


@dataclass(frozen=True)
class _Split:
    """`level_fen` is principal and interest of one instalment, `fee_fen` what is charged beside them.

    `agreed`: the sum of both is what the borrower was told to pay, so the last instalment keeps it too.
    """

    periodic: Fraction
    level_fen: int
    fee_fen: int
    agreed: bool


def schedule_of_debt(debt: Debt) -> tuple[InstalmentRow, ...]:
    """The lender's own schedule, or the one that principal, day of payout, terms and monthly fees give; () for none.

    In order of due day, however the file was sorted.
    """
    if debt.schedule or debt.terms is None or debt.principal_fen is None or debt.formed_on is None:
        return tuple(sorted(debt.schedule, key=lambda row: (row.due_on, row.number)))
    monthly_fee_fen = sum(fee.amount_fen for fee in debt.fees if fee.monthly)
    return schedule_of(debt.terms, debt.principal_fen, debt.formed_on, monthly_fee_fen)


def schedule_of(
    terms: Terms, principal_fen: int, drawn_on: date, monthly_fee_fen: int = 0
) -> tuple[InstalmentRow, ...]:
    """The instalments by the method of the terms; () where the terms do not say enough, or contradict each other.

    A bullet loan, and one drawn and repaid at will, may name its one due day (`first_due_on`) instead of a number.
    For equal instalments `terms.payment_fen` is all that is paid each month, `monthly_fee_fen` and every other charge
    included. Where the agreed rate explains less than it, the rest is a fee without a name.
    """
    single = terms.method is Method.BULLET or (terms.method is Method.DAILY_ACCRUAL and not terms.periods)
    if single and terms.rate is not None:
        due_on = _matures_on(terms, drawn_on)
        return rows_by_method(terms, principal_fen, drawn_on, [due_on], monthly_fee_fen) if due_on else ()
    periods = terms.periods
    if periods and terms.rate is not None and (terms.method not in _LEVEL or _by_steps(terms)):
        dues = [_due_on(terms, drawn_on, number) for number in range(1, periods + 1)]
        return rows_by_method(terms, principal_fen, drawn_on, dues, monthly_fee_fen)
    split = _split(terms, principal_fen, periods, monthly_fee_fen) if periods else None
    if split is None or periods is None:
        return ()
    dues = [_due_on(terms, drawn_on, number) for number in range(1, periods + 1)]
    return _rows(principal_fen, split, dues)


_LEVEL = (Method.INSTALMENT, Method.CARD)


def _by_steps(terms: Terms) -> bool:
    return bool(terms.rate_steps) and terms.payment_fen is None


def _matures_on(terms: Terms, drawn_on: date) -> date | None:
    """The one due day."""
    if terms.first_due_on is not None or terms.periods is None:
        return terms.first_due_on
    return add_months(drawn_on, terms.periods)


def _split(terms: Terms, principal_fen: int, periods: int, monthly_fee_fen: int) -> _Split | None:
    by_rate = None
    if terms.rate is not None:
        periodic = terms.rate.yearly(terms.day_count.year_days) / 12
        level_fen = round_half_up(level_payment(Fraction(principal_fen), periodic, periods))
        by_rate = _Split(periodic, level_fen, monthly_fee_fen, agreed=False)
    if terms.payment_fen is None:
        return by_rate
    if by_rate is not None and by_rate.level_fen + monthly_fee_fen <= terms.payment_fen:
        rest_fen = terms.payment_fen - by_rate.level_fen
        return _Split(by_rate.periodic, by_rate.level_fen, rest_fen, agreed=True)
    level_fen = terms.payment_fen - monthly_fee_fen
    implied = _implied_rate(level_fen, principal_fen, periods)
    return None if implied is None else _Split(implied, level_fen, monthly_fee_fen, agreed=True)


def _implied_rate(level_fen: int, principal_fen: int, periods: int) -> Fraction | None:
    """The rate a month that the payments carry; 0 where they only repay, some fen less for rounding included."""
    if level_fen * periods < principal_fen:
        return Fraction(0) if (level_fen + 1) * periods > principal_fen else None
    found = monthly_rate(principal_fen, [level_fen] * periods).rate
    return None if found is None else Fraction(round(found * _RATE_STEPS), _RATE_STEPS)


def _due_on(terms: Terms, drawn_on: date, number: int) -> date:
    """A loan due on the 31st stays on the month's last day after a short month."""
    if terms.first_due_on is None or terms.first_due_on == add_months(drawn_on, 1):
        return add_months(drawn_on, number)
    return add_months(terms.first_due_on, number - 1)


def _rows(principal_fen: int, split: _Split, dues: list[date]) -> tuple[InstalmentRow, ...]:
    """Each row splits the payment; the last one repays what is left and keeps the agreed sum where one is agreed."""
    left_fen, rows = principal_fen, []
    for number, due_on in enumerate(dues, 1):
        interest_fen, part_fen = _parts(left_fen, split, len(dues) - number)
        rows.append(
            InstalmentRow(
                number=number,
                due_on=due_on,
                principal_fen=part_fen,
                interest_fen=interest_fen,
                fee_fen=split.fee_fen,
            )
        )
        left_fen -= part_fen
    return tuple(rows)


def _parts(left_fen: int, split: _Split, rows_left: int) -> tuple[int, int]:
    """(interest, principal) of one row. Agreed sums bind: no more is left than the rows to come can repay."""
    interest_fen = min(round_half_up(left_fen * split.periodic), split.level_fen)
    part_fen = left_fen if rows_left == 0 else min(split.level_fen - interest_fen, left_fen)
    if not split.agreed:
        return interest_fen, part_fen
    least_fen = min(left_fen - split.level_fen * rows_left, split.level_fen)
    part_fen = max(part_fen, least_fen)
    return max(split.level_fen - part_fen, 0), part_fen
