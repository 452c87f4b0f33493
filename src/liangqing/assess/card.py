"""A card debt in the words of the card ledger: its account, its postings, and the statement that comes of them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from liangqing.assess.booked import yearly_e9, yearly_rates
from liangqing.case.debt import Debt
from liangqing.case.event import Event, EventKind
from liangqing.case.terms import CardTerms, InterestMode, Part, Terms
from liangqing.law.book import LawBook
from liangqing.law.rule import Matter
from liangqing.ledger.card import CardShown, card_after, card_on
from liangqing.ledger.card_account import CardAccount, CardKind, CardPart, Posting
from liangqing.ledger.statement import Statement, Trail

_KINDS: Mapping[EventKind, CardKind] = {
    EventKind.CARRIED: CardKind.CARRIED,
    EventKind.PURCHASE: CardKind.PURCHASE,
    EventKind.CASH_ADVANCE: CardKind.CASH,
    EventKind.PLAN: CardKind.PLAN,
    EventKind.CONVERT: CardKind.CONVERT,
    EventKind.ACCELERATE: CardKind.ACCELERATE,
    EventKind.FEE: CardKind.FEE,
    EventKind.COST: CardKind.FEE,
    EventKind.WAIVER: CardKind.WAIVER,
    EventKind.REFUND: CardKind.REFUND,
    EventKind.PAYMENT: CardKind.PAYMENT,
    EventKind.PREPAYMENT: CardKind.PAYMENT,
    EventKind.REVERSAL: CardKind.REVERSAL,
}
_PARTS: Mapping[Part, CardPart] = {
    Part.COSTS: CardPart.FEE,
    Part.FEES: CardPart.FEE,
    Part.INTEREST: CardPart.INTEREST,
    Part.PENALTY: CardPart.PENALTY,
    Part.PRINCIPAL: CardPart.PURCHASE,
}
_PRINCIPAL = (CardPart.INSTALMENT, CardPart.CASH, CardPart.PURCHASE)


def card_of(debt: Debt, matter: Matter, book: LawBook, as_of: date) -> CardShown | None:
    """The account on a day; None where this is no card, or its terms or postings are not known well enough."""
    terms = debt.terms
    if terms is None or terms.card is None or not knows_enough(terms) or debt.schedule:
        return None
    postings = card_postings(debt)
    opened_on = min((posting.on for posting in postings), default=None)
    if opened_on is None or opened_on > as_of or (debt.closed_on is not None and debt.closed_on <= as_of):
        return None
    return card_on(
        card_account(terms, terms.card, opened_on, principal_first_day(terms, matter, book)), postings, as_of
    )


def other_mode(debt: Debt, matter: Matter, book: LawBook, as_of: date) -> CardShown | None:
    """The account if interest ran only on what is left of a statement."""
    terms = debt.terms
    if terms is None or terms.card is None:
        return None
    card = terms.card.model_copy(update={"interest_mode": InterestMode.UNPAID})
    changed = debt.model_copy(update={"terms": terms.model_copy(update={"card": card})})
    return card_of(changed, matter, book, as_of)


def card_left_alone(
    debt: Debt, matter: Matter, book: LawBook, as_of: date, days: Sequence[date]
) -> Iterator[CardShown]:
    """The account on later days (ascending) if nothing more is bought or paid; nothing where it is not known enough."""
    terms = debt.terms
    if card_of(debt, matter, book, as_of) is None or terms is None or terms.card is None:
        return
    postings = card_postings(debt)
    opened_on = min(posting.on for posting in postings)
    account = card_account(terms, terms.card, opened_on, principal_first_day(terms, matter, book))
    yield from card_after(account, postings, as_of, days)


def usual_order(debt: Debt, as_of: date) -> CardShown | None:
    """The account if every payment had met interest and fees first, however late it was."""
    terms = debt.terms
    if terms is None or terms.card is None:
        return None
    postings = card_postings(debt)
    opened_on = min(posting.on for posting in postings)
    return card_on(card_account(terms, terms.card, opened_on, None), postings, as_of)


def knows_enough(terms: Terms) -> bool:
    """Whether rate, days and minimum payment are known: without them nothing can be told of a card."""
    card = terms.card
    if card is None or terms.rate is None or card.minimum_e9 is None or card.statement_day is None:
        return False
    return card.due_day is not None or card.due_after_days is not None


def card_account(
    terms: Terms, card: CardTerms, opened_on: date, principal_first_from: int | None
) -> CardAccount:
    """The account by its terms. An interest mode that is not known is taken as `full`, and a finding says so."""
    rates = yearly_rates(terms, opened_on)
    cash = ((opened_on, yearly_e9(card.cash_rate, terms.day_count)),) if card.cash_rate else rates
    return CardAccount(
        opened_on=opened_on,
        statement_day=card.statement_day or 1,
        rates=rates,
        cash_rates=cash,
        interest_mode=card.interest_mode or InterestMode.FULL,
        compounds=card.compounds,
        minimum_e9=card.minimum_e9 or 0,
        minimum_cash_e9=card.minimum_cash_e9 or card.minimum_e9 or 0,
        late_fee_e9=card.late_fee_e9 or 0,
        due_after_days=card.due_after_days,
        due_day=card.due_day,
        grace_days=terms.grace_days,
        tolerance_fen=card.tolerance_fen,
        minimum_least_fen=card.minimum_least_fen,
        late_fee_least_fen=card.late_fee_least_fen,
        principal_first_from=principal_first_from,
        year_days=terms.day_count.year_days,
        **({} if terms.order is None else {"order": _order(terms.order)}),
    )


def _order(order: tuple[Part, ...]) -> tuple[CardPart, ...]:
    """The loan's five parts as the card's six; costs stand with the fees, the principal parts together."""
    parts: dict[CardPart, None] = {}
    for part in order:
        parts |= dict.fromkeys(_PRINCIPAL if part is Part.PRINCIPAL else (_PARTS[part],))
    return tuple(parts)


def principal_first_day(terms: Terms, matter: Matter, book: LawBook) -> int | None:
    """From how many days late on a payment meets principal first: by the contract, else by the rule for cards."""
    rule = book.rule("allocation.card", matter)
    return terms.principal_first_from or (rule.whole("principal_first_from_day") if rule else None)


def card_postings(debt: Debt) -> tuple[Posting, ...]:
    """The events that a card account knows, in the order of the file."""
    events = [event for event in debt.events if event.kind in _KINDS]
    places = {event.key: place for place, event in enumerate(events) if event.key}
    return tuple(_posting(event, places) for event in events)


def _posting(event: Event, places: Mapping[str, int]) -> Posting:
    return Posting(
        on=event.on,
        kind=_KINDS[event.kind],
        fen=event.amount_fen,
        part=_PARTS[event.part] if event.part else None,
        due_on=event.due_on,
        rows=event.rows,
        of=places.get(event.of) if event.of else None,
    )


def card_statement(shown: CardShown) -> Statement:
    """The account in the form in which every debt is told; the holder's own money is taken off the principal."""
    own_fen = min(shown.credit_fen, shown.principal_fen)
    return Statement(
        books=None,
        trail=Trail(
            shown.principal_days, shown.settled_on, shown.charges_paid_fen, shown.carried_charges_fen
        ),
        principal_fen=shown.principal_fen - own_fen,
        interest_fen=shown.interest_fen,
        penalty_fen=shown.penalty_fen,
        fees_fen=shown.fees_fen,
        oldest_unpaid_on=shown.late_since,
        overdue_fen=shown.minimum_fen if shown.late_since else 0,
        overpaid_fen=shown.credit_fen - own_fen,
        problems=(),
    )
