"""Months of a plan: month 0 is the calendar month after `as_of`, and amounts are lists of fen a month."""

from collections.abc import Iterable
from datetime import date
from itertools import accumulate

from liangqing.base.days import add_months

Payments = tuple[int, ...]


def month_start(as_of: date, index: int) -> date:
    """The first day of month `index`."""
    return add_months(as_of.replace(day=1), index + 1)


def month_index(as_of: date, due_on: date) -> int:
    """The month in which a due date is paid; what is still due within the month of `as_of` is paid in month 0."""
    return max(0, (due_on.year - as_of.year) * 12 + due_on.month - as_of.month - 1)


def by_month(as_of: date, dues: Iterable[tuple[date, int]]) -> Payments:
    """Dated amounts in fen → fen a month, without trailing empty months."""
    sums: dict[int, int] = {}
    for due_on, amount_fen in dues:
        index = month_index(as_of, due_on)
        sums[index] = sums.get(index, 0) + amount_fen
    return trimmed(tuple(sums.get(index, 0) for index in range(max(sums, default=-1) + 1)))


def equal_parts(total_fen: int, months: int) -> Payments:
    """Equal amounts in whole fen; the last one takes the remainder, so that they sum to `total_fen`."""
    part_fen = total_fen // months
    return (*(part_fen,) * (months - 1), total_fen - part_fen * (months - 1))


def steps_of(total_fen: int, step_fen: int) -> Payments:
    """`step_fen` a month until `total_fen` is used up; the last step is what is left of it."""
    full, rest_fen = divmod(total_fen, step_fen)
    return (step_fen,) * full + ((rest_fen,) if rest_fen else ())


def added(*lists: Payments) -> Payments:
    """Month by month sum of several lists."""
    months = max((len(one) for one in lists), default=0)
    return tuple(sum(one[index] for one in lists if index < len(one)) for index in range(months))


def trimmed(payments: Payments) -> Payments:
    """The same without empty months at the end."""
    months = max((index + 1 for index, amount_fen in enumerate(payments) if amount_fen), default=0)
    return payments[:months]


def running(payments: Payments, months: int) -> Payments:
    """Paid up to and with each of the first `months` months."""
    return tuple(accumulate(payments[:months] + (0,) * (months - len(payments))))


def speak_month(first_on: date) -> str:
    """`2027年3月`."""
    return f"{first_on.year}年{first_on.month}月"
