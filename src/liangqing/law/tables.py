"""The tables that change every month or year: one-year LPR quotes and China's rest days."""

import csv
import functools
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import resources

from pydantic import ConfigDict, Field, TypeAdapter

from liangqing.base.days import WorkCalendar
from liangqing.base.errors import InputUnusable
from liangqing.base.noun import Noun
from liangqing.base.rates import E9, Rate
from liangqing.base.toml import parse_toml

#: A quote is published each month; this many days after the last one our table is stale.
_STALE_AFTER_DAYS = 45
#: No quote can be outside these; what is, is a typing error.
_LEAST_E9, _MOST_E9 = 0, E9 // 5
#: A year's notice may reach so far into its neighbours.
_TURN_OF_YEAR = timedelta(days=7)
_COLUMNS = frozenset({"publish_date", "lpr_1y_pct", "confidence"})
#: Confidence of a quote that the user entered.
BY_USER = "user"


@dataclass(frozen=True)
class LprQuote:
    """One published quote: it holds from its day until the next one."""

    published_on: date
    value_e9: int
    confidence: str


@dataclass(frozen=True)
class LprTable:
    """Quotes in order of date."""

    quotes: tuple[LprQuote, ...]

    def at(self, day: date) -> LprQuote | None:
        """The last quote published on or before the day; None before the first."""
        index = bisect_right([quote.published_on for quote in self.quotes], day)
        return self.quotes[index - 1] if index else None

    def stale_on(self, day: date) -> bool:
        """Whether the table ends too long before the day."""
        return day > self.quotes[-1].published_on + timedelta(days=_STALE_AFTER_DAYS)

    def continued(self, later: Iterable[LprQuote]) -> "LprTable":
        """This table, and after its end those later quotes that lie there."""
        last_on = self.quotes[-1].published_on
        added = sorted(
            (quote for quote in later if quote.published_on > last_on), key=lambda q: q.published_on
        )
        return LprTable((*self.quotes, *added))


class HolidayYear(Noun):
    """Rest days of one year by its notice: spans `first/last`, and weekend days that are worked instead."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str = Field(min_length=4)
    off: tuple[str, ...]
    make_up: tuple[date, ...]

    def days_off(self) -> frozenset[date]:
        """Every day of the spans."""
        return frozenset(day for span in self.off for day in _span(span))


HolidayYears = Mapping[int, HolidayYear]


@functools.cache
def load_lpr() -> LprTable:
    """The shipped table (source in `tables/README.md`)."""
    return LprTable(parse_quotes(_shipped("lpr.csv"), "lpr.csv"))


def parse_quotes(text: str, name: str) -> tuple[LprQuote, ...]:
    """`publish_date,lpr_1y_pct,confidence` in rising order. Raises InputUnusable naming file and line."""
    quotes: list[LprQuote] = []
    for number, row in enumerate(_rows(text, name), 2):
        where = f"{name} 第 {number} 行"
        quote = _quote(row, where)
        if quotes and quote.published_on <= quotes[-1].published_on:
            raise _odd_quote(where, "日期没有比上一行晚")
        quotes.append(quote)
    return tuple(quotes)


def _rows(text: str, name: str) -> Iterator[Mapping[str, str]]:
    reader = csv.DictReader(text.splitlines())
    try:
        if not set(reader.fieldnames or _COLUMNS) >= _COLUMNS:
            raise _odd_quote(f"{name} 第 1 行", "列名读不懂")
        yield from reader
    except csv.Error as odd:
        raise _odd_quote(name, "有一格太长") from odd


def _quote(row: Mapping[str, str], where: str) -> LprQuote:
    try:
        quote = quote_of(row["publish_date"], row["lpr_1y_pct"], row["confidence"])
        cap_e9 = yearly_percent_e9(row["cap_4x_pct"]) if "cap_4x_pct" in row else 4 * quote.value_e9
    except (KeyError, ValueError, TypeError, AttributeError) as odd:
        raise _odd_quote(where, "列名、日期或利率读不懂") from odd
    if cap_e9 != 4 * quote.value_e9:
        raise _odd_quote(where, "四倍那一列不是利率的四倍")
    return quote


def quote_of(published_on: str, percent: str, confidence: str) -> LprQuote:
    """One quote from text. Raises ValueError for what is no date, no rate, or a rate that cannot be."""
    value_e9 = yearly_percent_e9(percent)
    if not _LEAST_E9 < value_e9 <= _MOST_E9 or not confidence.strip():
        raise ValueError(percent)
    return LprQuote(date.fromisoformat(published_on.strip()), value_e9, confidence.strip())


def _odd_quote(where: str, why: str) -> InputUnusable:
    return InputUnusable(
        "lpr_unusable", f"LPR 表的这一行不能用:{why}。", "每行写 2026-10-20,3.00,来源,按日期从早到晚。", where
    )


@functools.cache
def load_calendar() -> WorkCalendar:
    """Rest days: announced years in full; others by weekends and the fixed statutory days."""
    return calendar_with({})


def calendar_with(more: HolidayYears) -> WorkCalendar:
    """The shipped calendar with more announced years; one that we have too takes the place of ours."""
    table = tomllib.loads(_shipped("holidays.toml"))
    fixed = frozenset((int(day[:2]), int(day[3:])) for day in table.pop("fixed"))
    years = {**_years(table), **more}
    off = frozenset(day for year in years.values() for day in year.days_off())
    make_up = frozenset(day for year in years.values() for day in year.make_up)
    return WorkCalendar(off, make_up, frozenset(years), fixed)


def parse_holidays(text: str, name: str) -> dict[int, HolidayYear]:
    """A section for each year. Raises InputUnusable for one that cannot be a year's notice."""
    try:
        years = _years(parse_toml(text))
        faults = [f"{year} 年:{fault}" for year, notice in years.items() if (fault := _fault(year, notice))]
    except ValueError:  # what toml, pydantic and dates raise alike
        years, faults = {}, ["写法不对"]
    if faults:
        text = f"放假安排不能用:{faults[0]}。"
        raise InputUnusable(
            "holidays_unusable", text, "每年一节,写 source、off、make_up,写法见 docs/law-pack.md。", name
        )
    return years


def _years(table: Mapping[str, object]) -> dict[int, HolidayYear]:
    return TypeAdapter(dict[int, HolidayYear]).validate_python(table)


def _fault(year: int, notice: HolidayYear) -> str:
    """Why a notice cannot be of that year; "" where it can."""
    first, last = date(year, 1, 1) - _TURN_OF_YEAR, date(year, 12, 31) + _TURN_OF_YEAR
    off = notice.days_off()
    if not off or not all(first <= day <= last for day in (*off, *notice.make_up)):
        return "有不在这一年的日子"
    if any(day.weekday() < 5 or day in off for day in notice.make_up):
        return "调休上班的日子应当是不放假的周六、周日"
    return ""


def _span(text: str) -> Iterator[date]:
    first, last = (date.fromisoformat(part) for part in text.split("/"))
    if (last - first).days > 31:
        raise ValueError(text)
    while first <= last:
        yield first
        first += timedelta(days=1)


def yearly_percent_e9(percent: str) -> int:
    """`"24"` in a rule file → billionths."""
    return Rate.model_validate({"percent": percent, "per": "year"}).value_e9


def _shipped(name: str) -> str:
    return (resources.files("liangqing.law") / "tables" / name).read_text(encoding="utf-8")
