"""The tables that change every month or year: one-year LPR quotes and China's rest days."""

import csv
import functools
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import resources

from liangqing.base.days import WorkCalendar
from liangqing.base.rates import Rate

#: A quote is published each month; this many days after the last one our table is stale.
_STALE_AFTER_DAYS = 45


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


@functools.cache
def load_lpr() -> LprTable:
    """The shipped table (source in `tables/README.md`)."""
    text = (resources.files("liangqing.law") / "tables" / "lpr.csv").read_text(encoding="utf-8")
    return LprTable(tuple(_quotes(csv.DictReader(text.splitlines()))))


def _quotes(rows: Iterable[dict[str, str]]) -> Iterator[LprQuote]:
    for row in rows:
        rate = Rate.model_validate({"percent": row["lpr_1y_pct"], "per": "year"})
        yield LprQuote(date.fromisoformat(row["publish_date"]), rate.value_e9, row["confidence"])


@functools.cache
def load_calendar() -> WorkCalendar:
    """Rest days: announced years in full; others by weekends and the fixed statutory days."""
    text = (resources.files("liangqing.law") / "tables" / "holidays.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    fixed = frozenset((int(day[:2]), int(day[3:])) for day in table.pop("fixed"))
    off = frozenset(day for year in table.values() for span in year["off"] for day in _span(span))
    make_up = frozenset(date.fromisoformat(day) for year in table.values() for day in year["make_up"])
    return WorkCalendar(off, make_up, frozenset(int(year) for year in table), fixed)


def _span(text: str) -> Iterator[date]:
    first, last = (date.fromisoformat(part) for part in text.split("/"))
    while first <= last:
        yield first
        first += timedelta(days=1)


def yearly_percent_e9(percent: str) -> int:
    """`"24"` in a rule file → billionths."""
    return Rate.model_validate({"percent": percent, "per": "year"}).value_e9
