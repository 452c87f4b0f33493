"""A loan between persons for which no interest was told: what is left of it, and what runs by law once it is late."""

from datetime import date
from fractions import Fraction

from liangqing.assess.position import DebtPosition, LawfulBalance, Position
from liangqing.base.money import round_half_up
from liangqing.base.rates import E9
from liangqing.case.case import Case
from liangqing.case.debt import Debt, LenderType
from liangqing.case.event import EventKind
from liangqing.law.book import LawBook, matter_on

_DAYS = 365


def with_unagreed(case: Case, position: Position, book: LawBook) -> Position:
    """The position with a lawful balance for such loans where nothing else gives one; all others as they are."""
    debts = tuple(
        at.model_copy(update={"lawful": lawful})
        if (lawful := _lawful(debt, at, position.as_of, book)) is not None
        else at
        for debt, at in zip(case.debts, position.debts, strict=True)
    )
    return position.model_copy(update={"debts": debts})


def no_interest_told(debt: Debt, at: DebtPosition) -> bool:
    """Whether it is such a loan and its contract tells no balance."""
    terms = debt.terms
    told = terms is not None and (terms.rate or terms.penalty_rate or terms.payment_fen)
    private = at.lender_type is LenderType.PRIVATE
    return private and at.contract is None and not told and not debt.schedule and not debt.fees


def _lawful(debt: Debt, at: DebtPosition, as_of: date, book: LawBook) -> LawfulBalance | None:
    """Without agreed interest there is none; late, the one-year LPR of that day runs on what is left, simple."""
    lent_fen = debt.disbursed_fen if debt.disbursed_fen is not None else debt.principal_fen
    if at.decided or at.lawful is not None or lent_fen is None or not no_interest_told(debt, at):
        return None
    kind = {"lender_type": debt.lender_type, "purpose": debt.purpose}
    rules = (
        book.rule("loan.usury", matter_on(debt.formed_on or as_of, **kind)),
        book.rule("overdue.private", matter_on(as_of, **kind)),
    )
    quote = book.lpr.at(debt.unpaid_since) if debt.unpaid_since is not None else None
    if None in rules or (debt.unpaid_since is not None and quote is None):
        return None
    yearly = Fraction(quote.value_e9, E9) if quote is not None else Fraction(0)
    left, interest = _run(debt, lent_fen, yearly, as_of)
    return LawfulBalance(
        principal_fen=left,
        interest_fen=0,
        penalty_fen=interest,
        fees_fen=0,
        headroom_fen=0,
        total_fen=left + interest,
        since=debt.unpaid_since or debt.formed_on or as_of,
        because=tuple(rule.because() for rule in rules if rule is not None),
    )


def _run(debt: Debt, lent_fen: int, yearly: Fraction, as_of: date) -> tuple[int, int]:
    """Principal left and interest due in fen; what is paid meets interest first."""
    left, interest = Fraction(lent_fen), Fraction(0)
    late_from = debt.unpaid_since
    paid = [event for event in debt.events if event.kind is not EventKind.DISBURSEMENT and event.on <= as_of]
    for event in sorted(paid, key=lambda event: event.on):
        if late_from is not None and event.on > late_from:
            interest += left * yearly * (event.on - late_from).days / _DAYS
            late_from = event.on
        amount = Fraction(event.amount_fen if event.kind is EventKind.PAYMENT else -event.amount_fen)
        met = min(max(amount, Fraction(0)), interest)
        interest, left = interest - met, max(Fraction(0), left - (amount - met))
    if late_from is not None and as_of > late_from:
        interest += left * yearly * (as_of - late_from).days / _DAYS
    return round_half_up(left), round_half_up(interest)
