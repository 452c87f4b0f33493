"""Single sums without a case: rates, ceilings, charges, periods and fees, one function for each that a user can ask."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from liangqing.assess import date_answers, price_answers
from liangqing.assess.date_answers import (
    CourtFeeAnswer,
    CreditClearAnswer,
    DeadlineAnswer,
    Interruption,
    JudgmentInterestAnswer,
    LimitationAnswer,
)
from liangqing.assess.price_answers import (
    CapAnswer,
    CapQuestion,
    FeeAnswer,
    InstalmentAnswer,
    OverdueAnswer,
    RateAnswer,
)
from liangqing.law.book import LawBook, load_book
from liangqing.law.deadline_words import DeadlineKind, told_kinds


def rate_of_level(amount: Fraction, payment: Fraction, periods: int, upfront: Fraction) -> RateAnswer:
    """The yearly rate of equal monthly payments; amounts in fen, exact."""
    return price_answers.rate_of_level(amount, payment, periods, upfront)


def rate_of_flows(flows: Sequence[tuple[date, int | Fraction]]) -> RateAnswer:
    """The yearly rate of dated amounts in fen."""
    return price_answers.rate_of_flows(flows)


def ceiling(question: CapQuestion, on: date, book: LawBook | None = None) -> CapAnswer:
    """The ceilings for a loan as seen on a day."""
    return price_answers.ceiling(question, book or load_book(), on)


def overdue_charge(
    principal_fen: int,
    daily: Fraction,
    days: int,
    question: CapQuestion,
    on: date,
    book: LawBook | None = None,
) -> OverdueAnswer:
    """An overdue charge (`daily`: a fraction a day) against its ceiling."""
    return price_answers.overdue_charge(principal_fen, daily, days, question, book or load_book(), on)


def instalment(amount_fen: int, nominal: Fraction, periods: int) -> InstalmentAnswer:
    """The equal payment at a yearly nominal rate (a fraction)."""
    return price_answers.instalment(amount_fen, nominal, periods)


def fee_within(amount_fen: int, nominal: Fraction, periods: int, yearly_cap: Fraction) -> FeeAnswer:
    """The dearest fee beside the interest that keeps a ceiling."""
    return price_answers.fee_within(amount_fen, nominal, periods, yearly_cap)


def deadline(kind: str, received_on: date, book: LawBook | None = None) -> DeadlineAnswer:
    """The last day of a period."""
    return date_answers.deadline_answer(kind, received_on, book or load_book())


def deadline_kinds(book: LawBook | None = None) -> tuple[DeadlineKind, ...]:
    """The periods that can be asked for."""
    return told_kinds((book or load_book()).rules)


def limitation(
    due_on: date, interruptions: Sequence[Interruption], on: date | None, book: LawBook | None = None
) -> LimitationAnswer:
    """The end of limitation after everything that restarted it; `on`: whether it has passed by then."""
    return date_answers.limitation_answer(due_on, interruptions, book or load_book(), on)


def court_fee(amount_fen: int, on: date, book: LawBook | None = None) -> CourtFeeAnswer:
    """What a suit about that amount costs."""
    return date_answers.court_fee(amount_fen, book or load_book(), on)


def judgment_interest(
    amount_fen: int, days: int, on: date, book: LawBook | None = None
) -> JudgmentInterestAnswer:
    """The doubled part of interest on judgment money paid late."""
    return date_answers.judgment_interest(amount_fen, days, book or load_book(), on)


def credit_clear(ended_on: date | None, on: date, book: LawBook | None = None) -> CreditClearAnswer:
    """Until when a bad entry may stand in the credit report."""
    return date_answers.credit_clear(ended_on, book or load_book(), on)
