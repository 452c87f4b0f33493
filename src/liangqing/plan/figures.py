"""What law and published tables give for the lender's side of an offer: the court fee, and a rate to stand in."""

from datetime import date

from liangqing.assess.date_answers import court_fee
from liangqing.base.because import Because
from liangqing.law.book import LawBook
from liangqing.plan.sides import LenderFigures


def lender_figures(book: LawBook, on: date) -> LenderFigures:
    """For a suit filed that day; the published one-year LPR stands in for a funding cost that was not entered."""

    def fee(amount_fen: int) -> tuple[int, tuple[Because, ...]]:
        answer = court_fee(amount_fen, book, on)
        return answer.full_fen, answer.because[:1]

    quote = book.lpr.at(on)
    words = f"{quote.published_on} 公布的一年期 LPR 代替资金成本" if quote is not None else ""
    return LenderFigures(quote.value_e9 if quote is not None else None, words, fee)
