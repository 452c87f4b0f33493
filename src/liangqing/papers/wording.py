"""Words that every paper shares: formal punctuation, dates, blanks and numbered citations."""

from collections.abc import Iterable
from datetime import date

from liangqing.base.because import Because, Confidence

#: A place to be filled in by hand.
BLANK = "____________"


def formal_date(day: date) -> str:
    """`2026年11月22日`: letters leave the weekday out."""
    return f"{day.year}年{day.month}月{day.day}日"


def formal_month(day: date) -> str:
    """`2026年12月`."""
    return f"{day.year}年{day.month}月"


def citable(reasons: Iterable[Because]) -> tuple[Because, ...]:
    """The reasons that may stand in a paper: none that is not verified, each law and article once, order kept."""
    kept: dict[tuple[str, str], Because] = {}
    for because in reasons:
        if because.confidence is not Confidence.UNVERIFIED:
            kept.setdefault((because.law, because.article), because)
    return tuple(kept.values())


def references(reasons: Iterable[Because], citations: tuple[Because, ...]) -> str:
    """`(依据1、3)`: where these reasons stand in the list of citations; empty if none of them does."""
    places = {(because.law, because.article): number for number, because in enumerate(citations, start=1)}
    numbers = sorted(places[b.law, b.article] for b in citable(reasons) if (b.law, b.article) in places)
    return f"(依据{'、'.join(map(str, numbers))})" if numbers else ""


def citation_line(because: Because) -> str:
    """`《中华人民共和国民法典》第670条(法律)。`: law, article, and how hard it binds."""
    return f"{because.cite()}({because.strength.label})。"


def explained_line(because: Because) -> str:
    """A citation on a card: with the gist, and with how sure we are where we have not read the text."""
    mark = "" if because.confidence is Confidence.VERIFIED else f"({because.confidence.label})"
    gist = f":{because.gist}" if because.gist else "。"
    return f"{because.cite()}({because.strength.label}){mark}{gist}"


def gist_line(number: int, because: Because) -> str | None:
    """What a cited rule says, in plain words for the borrower: a letter is no place for them."""
    return f"依据{number}({because.cite()})说的是:{because.gist}" if because.gist else None


def unchecked_line(because: Because) -> str | None:
    """What to check before sending, for a rule whose text we have not read ourselves."""
    if because.confidence is Confidence.VERIFIED:
        return None
    return f"{because.cite()}:{because.confidence.label}。"
