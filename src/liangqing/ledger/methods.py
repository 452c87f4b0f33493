"""Repayment schedules by method, worked out from rate and periods: what each instalment repays and what it costs."""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise

from liangqing.base.days import DayCount
from liangqing.case.records import InstalmentRow
from liangqing.case.terms import Method, RateStep, Terms
from liangqing.ledger.annuity import level_payment
from liangqing.ledger.rounding import round_fen

_MONTHS = 12


def rows_by_method(
    terms: Terms, principal_fen: int, drawn_on: date, dues: Sequence[date], monthly_fee_fen: int
) -> tuple[InstalmentRow, ...]:
    """One row a due day; the last repays what is left. `terms.rate` is there; the rate steps are followed.

    Interest is a twelfth of the yearly rate a month, but by the days for `bullet` and `daily_accrual`; `flat` takes it
    on the first principal. With equal instalments the payment is set anew where the rate changes.
    """
    left_fen, start_on, rows = principal_fen, drawn_on, []
    level = _Level(terms)
    for number, due_on in enumerate(dues, 1):
        interest_fen = _interest(terms, principal_fen, left_fen, start_on, due_on)
        part_fen = _part(terms, principal_fen, left_fen, len(dues), number)
        if terms.method is Method.INSTALMENT and number < len(dues):
            level_fen = level.at(left_fen, yearly_on(terms, start_on) / _MONTHS, len(dues) - number + 1)
            part_fen = min(max(level_fen - interest_fen, 0), left_fen)
        rows.append(
            InstalmentRow(
                number=number,
                due_on=due_on,
                principal_fen=part_fen,
                interest_fen=interest_fen,
                fee_fen=monthly_fee_fen,
            )
        )
        left_fen, start_on = left_fen - part_fen, due_on
    return tuple(rows)


class _Level:
    """The equal payment that stands until the rate changes."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._periodic: Fraction | None = None
        self._fen = 0

    def at(self, left_fen: int, periodic: Fraction, rows_left: int) -> int:
        if periodic != self._periodic:
            self._periodic = periodic
            self._fen = round_fen(
                level_payment(Fraction(left_fen), periodic, rows_left), self._terms.rounding
            )
        return self._fen


def _part(terms: Terms, principal_fen: int, left_fen: int, periods: int, number: int) -> int:
    if number == periods:
        return left_fen
    if terms.method in (Method.INTEREST_ONLY, Method.BULLET):
        return 0
    return min(round_fen(Fraction(principal_fen, periods), terms.rounding), left_fen)


def _interest(terms: Terms, principal_fen: int, left_fen: int, start_on: date, due_on: date) -> int:
    if terms.method in (Method.BULLET, Method.DAILY_ACCRUAL):
        return round_fen(_by_days(terms, left_fen, start_on, due_on), terms.rounding)
    base_fen = principal_fen if terms.method is Method.FLAT else left_fen
    return round_fen(base_fen * yearly_on(terms, start_on) / _MONTHS, terms.rounding)


def _by_days(terms: Terms, fen: int, start_on: date, end_on: date) -> Fraction:
    """Simple interest over the days, each stretch at its rate."""
    marks = [start_on, *(step.on for step in terms.rate_steps if start_on < step.on < end_on), end_on]
    stretches = pairwise(marks)
    return sum((fen * yearly_on(terms, a) * _share(terms.day_count, a, b) for a, b in stretches), Fraction(0))


def _share(day_count: DayCount, start_on: date, end_on: date) -> Fraction:
    return Fraction(max(day_count.days(start_on, end_on), 0), day_count.year_days)


def yearly_on(terms: Terms, on: date) -> Fraction:
    """The simple yearly rate that stands on a day."""
    rate = terms.rate
    for step in _in_order(terms.rate_steps):
        rate = step.rate if step.on <= on else rate
    return rate.yearly(terms.day_count.year_days) if rate else Fraction(0)


def _in_order(steps: Sequence[RateStep]) -> Iterator[RateStep]:
    return iter(sorted(steps, key=lambda step: step.on))
