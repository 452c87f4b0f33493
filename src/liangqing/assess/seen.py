"""One debt worked out: everything that stage, findings, gates and papers are told from, computed once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from itertools import accumulate

from liangqing.assess.card import card_of, card_statement
from liangqing.assess.contradictions import contradiction_of
from liangqing.assess.facts import LoanFacts, loan_facts
from liangqing.assess.lawful import lawful_balance
from liangqing.assess.limitation import limitation_of
from liangqing.assess.position import Balance, Breach, LawfulBalance, Limitation
from liangqing.assess.received import bill_on_received
from liangqing.assess.stage import is_closed
from liangqing.base.because import Because
from liangqing.base.money import round_half_up
from liangqing.base.rates import fraction_percent
from liangqing.case.case import Case
from liangqing.case.debt import Debt, LenderType, ProceedingKind
from liangqing.case.records import Contact, InstalmentRow
from liangqing.conduct.collectors import Collecting
from liangqing.law.book import LawBook, matter_on
from liangqing.law.caps import CARD_REDUCTION, COURT, REGULATOR, Caps, rate_caps
from liangqing.law.rule import Matter, Rule
from liangqing.ledger.card import CardShown
from liangqing.ledger.ceiling import replayed_at_cap
from liangqing.ledger.counting import Counting
from liangqing.ledger.loan import Books, Kind
from liangqing.ledger.measure import Measured, Price, Verdict, measure, price_of
from liangqing.ledger.statement import Statement, bill

_BREACH = {
    Verdict.BREACH: Breach.BREACH,
    Verdict.AT_CAP: Breach.AT_CAP,
    Verdict.NONE: Breach.NONE,
}


@dataclass(frozen=True)
class Coming:
    """An instalment that falls due, and what of it is not paid ahead, in fen."""

    row: InstalmentRow
    left_fen: int


@dataclass(frozen=True)
class Seen:
    """What is known of one debt on `as_of`; None where the facts for it are missing.

    `other_caps`: the ceiling that some courts take instead, where they differ.
    """

    debt: Debt
    matter: Matter
    book: LawBook
    as_of: date
    facts: LoanFacts | None
    statement: Statement | None
    caps: Caps
    regulator: Caps
    other_caps: Caps | None
    price: Price
    measured: Measured | None
    lawful: LawfulBalance | None
    card: CardShown | None
    limitation: Limitation
    contacts: tuple[Contact, ...]

    def reasons(self, *effects: str) -> tuple[Because, ...]:
        """Why, by the law of the day of looking, for this lender and purpose; an effect without a rule gives none."""
        return tuple(rule.because() for rule in map(self.rule_now, effects) if rule is not None)

    def rule_now(self, effect: str) -> Rule | None:
        """The rule of the day of looking, for this lender and purpose, where exactly one speaks."""
        facts = {"lender_type": self.debt.lender_type, "purpose": self.debt.purpose}
        return self.book.rule(effect, matter_on(self.as_of, **facts))

    @property
    def nominal_percent(self) -> str | None:
        """Yearly rate by the simple method, the one that is compared with a ceiling."""
        return _percent(self.price.nominal)

    @property
    def effective_percent(self) -> str | None:
        """Yearly rate by the compound method."""
        return _percent(self.price.effective)

    @property
    def breach(self) -> Breach:
        """Whether the price passes the ceiling."""
        return _BREACH[self.measured.verdict] if self.measured else Breach.UNKNOWN

    @property
    def over_cap_fen(self) -> int | None:
        """What all instalments together pass the ceiling by."""
        return self.measured.over_fen if self.measured else None

    @property
    def explained_by(self) -> Counting | None:
        """The way of counting that keeps the ceiling where another does not."""
        return self.measured.explained_by if self.measured else None

    @property
    def cap_because(self) -> tuple[Because, ...]:
        """The reasons of the ceiling, each once."""
        return tuple(dict.fromkeys(reason for cap in self.caps.segments for reason in cap.because))

    @property
    def contract(self) -> Balance | None:
        """The lender's books by the contract."""
        told = self.statement
        if told is None:
            return None
        return Balance(
            principal_fen=told.principal_fen,
            interest_fen=told.interest_fen,
            penalty_fen=told.penalty_fen,
            fees_fen=told.fees_fen,
            total_fen=told.total_fen,
        )

    @property
    def claimed_fen(self) -> int | None:
        """What the other side says."""
        return self.debt.claim.total_fen if self.debt.claim else None

    @property
    def claim_on(self) -> date | None:
        """The day for which the claim and the contract are compared: the claim's own, at most the day of looking."""
        return min(self.debt.claim.on, self.as_of) if self.debt.claim else None

    @cached_property
    def books_of_claim(self) -> Statement | None:
        """The contract's books on the claim's own day; those of the day of looking where there were none yet."""
        on = self.claim_on
        if on is None or self.statement is None or on == self.as_of:
            return self.statement
        if self.facts is not None and on >= self.facts.loan.drawn_on:
            return bill(self.facts.loan, self.facts.happenings(), on)
        card = card_of(self.debt, self.matter, self.book, on) if self.card is not None else None
        return card_statement(card) if card is not None else self.statement

    @property
    def penalty_known(self) -> bool:
        """Whether the overdue rate is known; of a card, its late fee."""
        terms = self.debt.terms
        if self.card is not None:
            return terms is not None and terms.card is not None and terms.card.late_fee_e9 is not None
        return self.facts is not None and self.facts.penalty_known

    @cached_property
    def recomputed(self) -> tuple[int, int] | None:
        """Mode B in fen, day by day and month by month, lowest first, where the price passes the ceiling.

        None where it lies above the contract's balance: it then helps nobody.
        """
        if self.facts is None or self.statement is None or self.breach is not Breach.BREACH:
            return None
        yearly = max(segment.yearly() for segment in self.caps.segments)
        due_days = [row.due_on for row in self.facts.schedule]
        daily, monthly = replayed_at_cap(self.facts.real_flows(), due_days, yearly, self.as_of)
        low_fen, high_fen = sorted((round_half_up(daily), round_half_up(monthly)))
        return None if low_fen >= self.statement.total_fen else (low_fen, high_fen)

    @property
    def overdue_days(self) -> int | None:
        """Days since the first instalment that is not fully paid fell due; 0: none."""
        if self.statement is None:
            since_on = None if is_closed(self.debt, self.as_of) else self.debt.unpaid_since
            return max((self.as_of - since_on).days, 0) if since_on else None
        oldest_on = self.statement.oldest_unpaid_on
        return max((self.as_of - oldest_on).days, 0) if oldest_on else 0

    @cached_property
    def coming(self) -> tuple["Coming", ...]:
        """Instalments from today on that are not paid yet, soonest first."""
        if self.card is not None:
            return _card_due(self.card, self.as_of)
        if self.facts is None or self.statement is None or self.statement.books is None:
            return ()
        books = self.statement.books
        if any(change.kind in _NEW_ROWS for change in self.facts.changes) or self.facts.prepayments:
            return _still_to_come(books)
        paid_fen = books.applied_fen + books.advance_fen
        sums = accumulate(row.total_fen for row in self.facts.schedule)
        rows = (
            Coming(row, min(row.total_fen, due_fen - paid_fen))
            for row, due_fen in zip(self.facts.schedule, sums, strict=True)
        )
        return tuple(one for one in rows if one.left_fen > 0 and one.row.due_on >= self.as_of)


#: What leaves the first schedule behind.
_NEW_ROWS = frozenset({Kind.RESCHEDULE, Kind.ACCELERATE, Kind.CAPITALISE})


def _card_due(card: CardShown, as_of: date) -> tuple[Coming, ...]:
    """The minimum of the last statement, while its day has not passed."""
    if card.due_on is None or card.due_on < as_of or card.minimum_fen <= 0:
        return ()
    number = len(card.statements)
    row = InstalmentRow(number=number, due_on=card.due_on, principal_fen=card.minimum_fen, interest_fen=0)
    return (Coming(row, card.minimum_fen),)


def _still_to_come(books: Books) -> tuple[Coming, ...]:
    """The rows of the books as they stand, less what was paid ahead."""
    sums = accumulate(row.total_fen for row in books.coming)
    rows = (
        Coming(row, min(row.total_fen, due_fen - books.advance_fen))
        for row, due_fen in zip(books.coming, sums, strict=True)
    )
    return tuple(one for one in rows if one.left_fen > 0)


#: Facts of a debt, told by yes or no, that a rule may ask for.
_FLAGS = ("assisted", "student")


def matter_of(debt: Debt) -> Matter:
    """The facts of a debt that decide which law speaks; a rule for loans in general is keyed on the day of making."""
    return Matter(
        lender_type=debt.lender_type,
        purpose=debt.purpose,
        formed_on=debt.formed_on,
        accrued_on=debt.formed_on,
        filed_on=_sued_on(debt),
        flags=frozenset(flag for flag in _FLAGS if getattr(debt, flag)),
    )


def _sued_on(debt: Debt) -> date | None:
    """The first day on which a suit was filed, as far as that day is known."""
    suits = (step for step in debt.proceedings if step.kind is ProceedingKind.LAWSUIT)
    return min((step.filed_on for step in suits if step.filed_on is not None), default=None)


def see(debt: Debt, case: Case, book: LawBook, collecting: Sequence[Collecting]) -> Seen:
    """Works one debt out; `collecting` are the contacts taken for collecting.

    A closed debt has no balance, nor one that had not been made by then. Figures that contradict each other give no
    price and no ceiling.
    """
    matter = matter_of(debt)
    bills_from = min((record.on for record in case.records), default=None)
    facts = loan_facts(debt, matter, book, bills_from)
    owed = facts and facts.loan.drawn_on <= case.as_of and not is_closed(debt, case.as_of)
    statement = bill(facts.loan, facts.happenings(), case.as_of) if facts and owed else None
    card = card_of(debt, matter, book, case.as_of)
    if card is not None:
        facts, statement = None, card_statement(card)
    rules = _ceiling_rules(book)
    caps = rate_caps(rules, book.lpr, matter, None, case.as_of)
    contacts = tuple(one.contact for one in collecting if one.debt is not None and one.debt.id == debt.id)
    fits = card is not None or contradiction_of(debt) is None
    fit, kept_back_fen = facts if fits else None, facts.kept_back_fen if facts else 0
    real = bill_on_received(facts, statement, case.as_of) if facts and statement and kept_back_fen else None
    return Seen(
        debt=debt,
        matter=matter,
        book=book,
        as_of=case.as_of,
        facts=facts,
        statement=statement,
        caps=caps,
        regulator=rate_caps(rules, book.lpr, matter, None, case.as_of, REGULATOR),
        other_caps=_other_caps(rules, book, matter, case.as_of),
        price=price_of(fit.agreed_flows()) if fit else Price(None, None, False),
        measured=_measure(fit, caps) if fit else None,
        lawful=lawful_balance(kept_back_fen, statement, caps, case.as_of, real)
        if statement and fits
        else None,
        card=card,
        limitation=limitation_of(debt, facts.schedule if facts else (), contacts, book, case.as_of),
        contacts=contacts,
    )


def _other_caps(rules: Sequence[Rule], book: LawBook, matter: Matter, as_of: date) -> Caps | None:
    """Of a microlender: the ceiling of private loans, which some courts follow; None of every other lender."""
    if matter.lender_type is not LenderType.MICROLOAN or matter.formed_on is None:
        return None
    private = matter.model_copy(update={"lender_type": LenderType.PRIVATE})
    return rate_caps(rules, book.lpr, private, None, as_of)


def _ceiling_rules(book: LawBook) -> list[Rule]:
    """The few rules of the book that speak of ceilings."""
    return [rule for effect in (COURT, REGULATOR, CARD_REDUCTION) for rule in book.by_effect.get(effect, ())]


def _measure(facts: LoanFacts, caps: Caps) -> Measured | None:
    """The agreed instalments against the highest ceiling in force during the loan."""
    flows = facts.agreed_flows()
    if not caps.segments or not flows.payments or flows.received_fen <= 0:
        return None
    return measure(flows, max(segment.yearly() for segment in caps.segments))


def _percent(rate: float | None) -> str | None:
    return None if rate is None else fraction_percent(Fraction(rate), 4)
