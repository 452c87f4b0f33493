"""How long money was out between payments, counted in each way that a contract may count: section 2 of the text.

The text is `docs/ledger-price.md`. Shares are whole numbers of parts of a year, so that days and months stay exact.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from liangqing.base.days import DayCount, add_months, month_days
from liangqing.ledger.flows import LoanFlows

#: Parts of a year: divisible by 12 months, 365 and 360 days.
YEAR_PARTS = 26_280
_MONTH = YEAR_PARTS // 12


class Counting(StrEnum):
    """A way of counting time."""

    BY_DAY = "by_day"
    BY_MONTH = "by_month"
    BY_CONTRACT = "by_contract"
    BY_MONTHS_AND_DAYS = "by_months_and_days"
    BY_REGULAR_DAYS = "by_regular_days"


def by_day(flows: LoanFlows) -> tuple[int, ...]:
    """Calendar days of a year of 365."""
    return _counted(flows, DayCount.ACT_365)


def by_month(flows: LoanFlows) -> tuple[int, ...]:
    """A month before each payment."""
    return (_MONTH,) * len(flows.payments)


def by_contract(flows: LoanFlows) -> tuple[int, ...]:
    """As the contract counts days."""
    return _counted(flows, flows.day_count)


def by_months_and_days(flows: LoanFlows, on_day: int) -> tuple[int, ...]:
    """Whole months between regular days, the `on_day` of a month; what is beyond them in days."""
    day = YEAR_PARTS // flows.day_count.year_days
    kept = [(on, _regular(on, on_day)) for on, _ in flows.payments]
    later = (
        _MONTH * _months(regular_before, regular)
        + day * ((on - regular).days - (before - regular_before).days)
        for (before, regular_before), (on, regular) in pairwise(kept)
    )
    return (_to_first(flows, day), *later)


def regular_days(flows: LoanFlows) -> tuple[int, ...]:
    """The days of the month that may be regular: the payout's, and the usual one where it is another."""
    candidates = sorted({flows.drawn_on.day, *(on.day for on, _ in flows.payments)})
    matches = Counter({day: sum(_falls_on(on, day) for on, _ in flows.payments) for day in candidates})
    most = max(matches.values())
    own = flows.drawn_on.day
    usual = own if matches[own] == most else min(day for day in candidates if matches[day] == most)
    return (own,) if usual == own else (own, usual)


def rests_undone(flows: LoanFlows) -> LoanFlows:
    """The same, where a payment that a rest moved ahead of its due day is counted on that day."""
    return replace(flows, payments=tuple(_on_due_days(flows)))


def _on_due_days(flows: LoanFlows) -> Iterator[tuple[date, int]]:
    monthly = flows.is_monthly()
    for number, (on, fen) in enumerate(flows.payments, 1):
        if monthly:
            yield max(on, add_months(flows.drawn_on, number)), fen
        else:
            tomorrow = on + timedelta(days=1)
            yield tomorrow if _falls_on(tomorrow, flows.drawn_on.day) else on, fen


def _counted(flows: LoanFlows, day_count: DayCount) -> tuple[int, ...]:
    day = YEAR_PARTS // day_count.year_days
    days = (flows.drawn_on, *(on for on, _ in flows.payments))
    return tuple(day * day_count.days(start_on, end_on) for start_on, end_on in pairwise(days))


def _to_first(flows: LoanFlows, day: int) -> int:
    first_on = flows.payments[0][0]
    months = _months(flows.drawn_on, first_on)
    if add_months(flows.drawn_on, months) > first_on:
        months -= 1
    return _MONTH * months + day * (first_on - add_months(flows.drawn_on, months)).days


def _regular(on: date, on_day: int) -> date:
    """The last such day of a month that is not after tomorrow."""
    tomorrow = on + timedelta(days=1)
    day = add_months(tomorrow, 0, on_day)
    return day if day <= tomorrow else add_months(tomorrow, -1, on_day)


def _falls_on(on: date, on_day: int) -> bool:
    return on.day == min(on_day, month_days(on.year, on.month))


def _months(start_on: date, end_on: date) -> int:
    return 12 * (end_on.year - start_on.year) + end_on.month - start_on.month
