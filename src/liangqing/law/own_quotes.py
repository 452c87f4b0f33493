"""A quote that the user enters by hand, checked before it joins the table."""

from datetime import date

from liangqing.base.errors import InputUnusable
from liangqing.law.book import Additions, book_with
from liangqing.law.tables import BY_USER, LprQuote, quote_of


def with_quote(
    added: Additions, published_on: str, percent: str, on: date
) -> tuple[tuple[LprQuote, ...], LprQuote]:
    """All quotes entered by hand after this one, and the one itself.

    It follows the last quote in force, or corrects one that was entered by hand. Raises InputUnusable for a day or a
    rate that cannot be, seen from `on`.
    """
    try:
        quote = quote_of(published_on, percent, BY_USER)
    except ValueError as odd:
        raise InputUnusable(
            "lpr_unusable",
            f"“{published_on[:24]} {percent[:24]}”不是一个 LPR 报价。",
            "写成 2026-10-20 3.00 这样:发布日,一年期利率(百分数)。",
        ) from odd
    if quote.published_on > on:
        raise InputUnusable(
            "lpr_not_yet", f"{quote.published_on} 还没有到,不会有这天的报价。", "请检查日期。"
        )
    kept = tuple(own for own in added.own_quotes if own.published_on != quote.published_on)
    if len(kept) == len(added.own_quotes):
        _check_follows(quote, added)
    return tuple(sorted((*kept, quote), key=lambda own: own.published_on)), quote


def _check_follows(quote: LprQuote, added: Additions) -> None:
    last_on = book_with(added).lpr.quotes[-1].published_on
    if quote.published_on <= last_on:
        raise InputUnusable(
            "lpr_not_later",
            f"表里已经有到 {last_on} 为止的报价,{quote.published_on} 不比它晚。",
            "只记之后新公布的;已有的报价不对,请用 liangqing law update 装入更正过的规则包。",
        )
