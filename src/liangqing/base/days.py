"""Calendar arithmetic: months and years that end where law says, day counts, and China's working days.

Source for period ends: Civil Code 201–203 (the rule ids that apply them stand in `law/`).
"""

from calendar import isleap
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator

SHANGHAI = ZoneInfo("Asia/Shanghai")
#: Days outside are typing errors: no debt of a living person is older, and no term is longer.
FIRST_DAY, LAST_DAY = date(1950, 1, 1), date(2150, 12, 31)
_LAST_DUE_DAY = date(2190, 12, 31)
_WEEKDAYS = "一二三四五六日"
_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def believable(day: date) -> date:
    """The day itself. Raises ValueError where it cannot be meant."""
    return _within(day, LAST_DAY)


def _believable_due(day: date) -> date:
    return _within(day, _LAST_DUE_DAY)


def _within(day: date, last_on: date) -> date:
    if not FIRST_DAY <= date(day.year, day.month, day.day) <= last_on:
        raise ValueError(f"{day.year}年离得太远,多半写错了;请对照原件改正年份")
    return day


#: A day, and a moment, that somebody told us; and the due day of an instalment, which a long term may put later.
Day = Annotated[date, AfterValidator(believable)]
Moment = Annotated[datetime, AfterValidator(believable)]
DueDay = Annotated[date, AfterValidator(_believable_due)]


class DayCount(StrEnum):
    """How days become a share of a year; named after ISDA 2006 section 4.16."""

    ACT_365 = "act/365"
    ACT_360 = "act/360"
    THIRTY_360 = "30/360"

    @property
    def year_days(self) -> int:
        """The denominator."""
        return 365 if self is DayCount.ACT_365 else 360

    def days(self, start_on: date, end_on: date) -> int:
        """Days charged from `start_on` (counted) to `end_on` (not counted)."""
        if self is not DayCount.THIRTY_360:
            return (end_on - start_on).days
        return _thirty(end_on) - _thirty(start_on)


def _thirty(day: date) -> int:
    """30E/360 (ISDA 2006 4.16(g)): of every month at most thirty days, so that stretches can be cut anywhere."""
    return 360 * day.year + 30 * day.month + min(day.day, 30)


def add_months(start_on: date, months: int, anchor_day: int | None = None) -> date:
    """The corresponding day `months` later, or the month's last day where it has none.

    `anchor_day` keeps a loan due "on the 31st" on the 31st after a short month.
    """
    index = start_on.year * 12 + start_on.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(anchor_day or start_on.day, month_days(year, month + 1)))


def month_days(year: int, month: int) -> int:
    """How many days a month has; the month from 1."""
    return 29 if month == 2 and isleap(year) else _MONTH_DAYS[month - 1]


def add_years(start_on: date, years: int) -> date:
    """The corresponding day `years` later; 29 February ends on 28 February in a common year."""
    return add_months(start_on, 12 * years)


@dataclass(frozen=True)
class WorkCalendar:
    """Rest days of China: announced years in full, other years by weekends and the fixed statutory days."""

    off: frozenset[date]
    make_up: frozenset[date]
    announced_years: frozenset[int]
    fixed: Collection[tuple[int, int]]

    def is_rest_day(self, day: date) -> bool:
        """A day on which a legal period cannot end."""
        if day in self.make_up:
            return False
        return day in self.off or day.weekday() >= 5 or (day.month, day.day) in self.fixed

    def roll(self, day: date) -> date:
        """The day itself, or the next working day."""
        while self.is_rest_day(day):
            day += timedelta(days=1)
        return day

    def knows(self, day: date) -> bool:
        """Whether the holiday notice for that year has been entered."""
        return day.year in self.announced_years


@dataclass(frozen=True)
class Deadline:
    """`due_on` is what to act by; `possibly_on` is the later day that a rest day may allow (else None)."""

    due_on: date
    raw_on: date
    possibly_on: date | None
    rolled: bool
    warning: str | None


def our_deadline(raw_on: date, calendar: WorkCalendar) -> Deadline:
    """A day that the borrower must keep: in a year not announced we give the unrolled day and name the other."""
    rolled_on = calendar.roll(raw_on)
    warning = _not_announced(calendar, raw_on, rolled_on)
    if warning is None:
        return Deadline(rolled_on, raw_on, None, rolled_on != raw_on, None)
    return Deadline(raw_on, raw_on, rolled_on if rolled_on != raw_on else None, False, warning)


def their_deadline(raw_on: date, calendar: WorkCalendar) -> Deadline:
    """A day after which the other side loses a right: given as late as it can be."""
    rolled_on = calendar.roll(raw_on)
    year = _unannounced_year(calendar, raw_on, rolled_on)
    warning = (
        None
        if year is None
        else f"{year}年的放假安排还没有录入,实际可能再晚几天;没过这几天,先别当作已经届满。"
    )
    return Deadline(rolled_on, raw_on, None, rolled_on != raw_on, warning)


def _unannounced_year(calendar: WorkCalendar, raw_on: date, rolled_on: date) -> int | None:
    """The year without a holiday notice in which the period's end, or the day that it rolls to, lies."""
    return next((day.year for day in (raw_on, rolled_on) if not calendar.knows(day)), None)


def _not_announced(calendar: WorkCalendar, raw_on: date, rolled_on: date) -> str | None:
    """The warning for a day that the borrower must keep."""
    year = _unannounced_year(calendar, raw_on, rolled_on)
    if year is None:
        return None
    return f"{year}年的放假安排还没有录入,遇到节假日调休可能有变;请按较早的日子办。"


def speak_date(day: date) -> str:
    """`2026年11月25日(周三)`."""
    return f"{day.year}年{day.month}月{day.day}日(周{_WEEKDAYS[day.weekday()]})"


def speak_near_date(day: date) -> str:
    """`11月25日(周三)`: for screens, where the year is plain."""
    return f"{day.month}月{day.day}日(周{_WEEKDAYS[day.weekday()]})"


def from_epoch_ms(milliseconds: int) -> datetime:
    """Phone backups count milliseconds of UTC; everything here is told in Shanghai time."""
    return datetime.fromtimestamp(milliseconds // 1000, SHANGHAI)
