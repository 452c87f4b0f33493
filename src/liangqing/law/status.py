"""What is old, unverified or about to end in a law book, seen on one day."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from pydantic import Field

from liangqing.base.because import Confidence
from liangqing.base.noun import Noun
from liangqing.base.rates import Percent
from liangqing.law.book import Additions, LawBook
from liangqing.law.meet import days_meet, same_people
from liangqing.law.rule import KeyedOn, Rule, Window

#: A rule that ends within so many days is named.
_SOON_DAYS = 90


class QuoteAside(Noun):
    """A quote entered by hand that is not used, because a table has that day with another rate."""

    published_on: date
    value_e9: Percent = Field(alias="percent")
    used_e9: Percent = Field(alias="used_percent")


class LprStatus(Noun):
    """Where the LPR table ends; `stale`: too long before the day to be relied on."""

    last_on: date
    value_e9: Percent = Field(alias="percent")
    confidence: str
    stale: bool
    own: int
    set_aside: tuple[QuoteAside, ...]


class HolidayStatus(Noun):
    """Years whose holiday notice is in the table, and whether this and the next year are among them."""

    announced: tuple[int, ...]
    this_year_announced: bool
    next_year: int
    next_announced: bool


class Ending(Noun):
    """A rule whose window closes: `last_on` is the last day it speaks to, `followed_by` speak to the day after."""

    rule: str
    title: str
    keyed_on: str
    last_on: date
    followed_by: tuple[str, ...]


class Doubt(Noun):
    """A rule that is not fully borne out, and why."""

    rule: str
    title: str
    why: str


class LawStatus(Noun):
    """The state of the law that the program rests on, as seen on `on`."""

    on: date
    rules: int
    by_confidence: dict[str, int]
    lpr: LprStatus
    holidays: HolidayStatus
    ending: tuple[Ending, ...]
    ended: tuple[Ending, ...]
    unverified: tuple[Doubt, ...]
    secondary: tuple[Doubt, ...]
    known: tuple[Doubt, ...]
    not_checkable: tuple[Doubt, ...]
    pack: str
    from_pack: tuple[str, ...]


def law_status(book: LawBook, added: Additions, on: date) -> LawStatus:
    """Everything that should be looked at before relying on the book on the day `on`."""
    endings = sorted(_endings(book.rules), key=lambda ending: (ending.last_on, ending.rule))
    soon_on = on + timedelta(days=_SOON_DAYS)
    return LawStatus(
        on=on,
        rules=len(book.rules),
        by_confidence=dict(Counter(rule.confidence.value for rule in book.rules)),
        lpr=_lpr(book, added, on),
        holidays=_holidays(book, on),
        ending=tuple(ending for ending in endings if on <= ending.last_on <= soon_on),
        ended=tuple(ending for ending in endings if ending.last_on < on),
        unverified=_doubts(book.rules, _of(Confidence.UNVERIFIED)),
        secondary=_doubts(book.rules, _of(Confidence.SECONDARY)),
        known=_doubts(book.rules, _of(Confidence.KNOWN)),
        not_checkable=_doubts(book.rules, lambda rule: not rule.keywords),
        pack=added.pack,
        from_pack=tuple(rule.id for rule in added.rules),
    )


def _lpr(book: LawBook, added: Additions, on: date) -> LprStatus:
    last = book.lpr.quotes[-1]
    used = {quote.published_on: quote.value_e9 for quote in book.lpr.quotes}
    own = added.own_quotes
    return LprStatus(
        last_on=last.published_on,
        value_e9=last.value_e9,
        confidence=last.confidence,
        stale=book.lpr.stale_on(on),
        own=len(own),
        set_aside=tuple(
            QuoteAside(published_on=quote.published_on, value_e9=quote.value_e9, used_e9=held)
            for quote in own
            if (held := _held(book, used, quote.published_on)) != quote.value_e9
        ),
    )


def _held(book: LawBook, used: dict[date, int], day: date) -> int:
    """What the table says for that day: its own quote, or the one that still held."""
    if day in used:
        return used[day]
    quote = book.lpr.at(day)
    return quote.value_e9 if quote else 0


def _holidays(book: LawBook, on: date) -> HolidayStatus:
    years = book.calendar.announced_years
    return HolidayStatus(
        announced=tuple(sorted(years)),
        this_year_announced=on.year in years,
        next_year=on.year + 1,
        next_announced=on.year + 1 in years,
    )


def _endings(rules: Sequence[Rule]) -> list[Ending]:
    return [
        Ending(
            rule=rule.id,
            title=rule.title,
            keyed_on=window.keyed_on.value,
            last_on=window.until_on - timedelta(days=1),
            followed_by=_followers(rule, window, rules),
        )
        for rule in rules
        for window in rule.applies.windows()
        if window.until_on
    ]


def _followers(rule: Rule, closing: Window, rules: Sequence[Rule]) -> tuple[str, ...]:
    """Rules of the same effect that speak to the day after, for people and other dates that the rule speaks to."""
    return tuple(
        other.id
        for other in rules
        if other.effect == rule.effect
        and other.id != rule.id
        and same_people(rule, other)
        and _reaches(other, closing)
        and all(days_meet(key, rule, other) for key in KeyedOn if key is not closing.keyed_on)
    )


def _reaches(other: Rule, closing: Window) -> bool:
    same = [window for window in other.applies.windows() if window.keyed_on is closing.keyed_on]
    return closing.until_on is not None and all(window.holds(closing.until_on) for window in same)


def _of(confidence: Confidence) -> Callable[[Rule], bool]:
    return lambda rule: rule.confidence is confidence


def _doubts(rules: Sequence[Rule], wanted: Callable[[Rule], bool]) -> tuple[Doubt, ...]:
    return tuple(
        Doubt(rule=rule.id, title=rule.title, why=rule.not_checkable or rule.verified.source)
        for rule in rules
        if wanted(rule)
    )
