"""What is true of a household in a rehearsal: its money, its debts, its reasons and what proves them."""

from dataclasses import dataclass

from liangqing.assess.position import Stage
from liangqing.case.debt import LenderType
from liangqing.papers.rehearse.terms import Terms, balances_fen

#: Signs a mediated arrangement; not the lender, and binds all the same.
MEDIATOR = "诉前调解中心"


@dataclass(frozen=True, slots=True)
class ProvenFact:
    """A reason that is true; `exhibit` is the paper that shows it, None where there is none."""

    id: str
    text: str
    exhibit: str | None = None


@dataclass(frozen=True, slots=True)
class DebtFacts:
    """One debt as the records tell it; amounts in fen."""

    id: str
    lender: str
    lender_type: LenderType
    stage: Stage
    overdue_days: int
    principal_fen: int
    interest_fen: int
    penalty_fen: int
    lawful_fen: int  # the most a court would support
    claimed_fen: int  # what the other side says
    case_no: str
    hotline: str  # the number in the contract and in the official app
    agency: str | None = None  # collects for the lender, as far as the person was told
    contract_held: bool = True  # the contract is among the exhibits
    limitation_risk: bool = False  # no word that admits the debt
    expired: bool = False  # limitation may have ended: an admission now cannot be taken back
    card: bool = False  # a bank's credit card: a hold and the instalments after it share one longest term
    contract_known: bool = True  # else the contract's figures above are only the claim
    ceiling_known: bool = True  # else nobody has worked out what the law allows
    decided: bool = False  # the figures above are the sum of a judgment or the like
    ceiling_fen: int | None = None  # the lawful ceiling where it is above `lawful_fen`, which a call uses

    @property
    def contract_fen(self) -> int:
        """What the contract and the payments make of it."""
        return self.principal_fen + self.interest_fen + self.penalty_fen


@dataclass(frozen=True, slots=True)
class HouseholdFacts:
    """All that the referee knows beside the transcript; amounts in fen a month unless named otherwise."""

    id: str
    income_fen: int
    living_fen: int
    dependants_fen: int
    living_floor_fen: int  # local minimum times persons; never below
    persons: int
    cash_fen: int  # on the day of the call, all of it may be used
    promised_fen: int  # a month, to the other creditors; promised, or left to them by the plan
    debts: tuple[DebtFacts, ...]
    reasons: tuple[ProvenFact, ...]
    exhibits: frozenset[str]
    buffer_fen: int = 0  # kept for emergencies; part of `living_fen`
    promised_by_plan: bool = (
        False  # the plan leaves it to the others: nobody has been promised anything by that
    )
    others_agreed: bool = False  # with one of the others something was agreed

    @property
    def need_fen(self) -> int:
        """Living and dependants, together at least the floor: nothing of it may be promised."""
        return max(self.living_fen + self.dependants_fen, self.living_floor_fen)

    @property
    def free_fen(self) -> int:
        """What a month adds beyond the need and the other promises; negative where it takes from the cash."""
        return self.income_fen - self.need_fen - self.promised_fen

    def debt(self, debt_id: str) -> DebtFacts:
        """The debt of that id; raises KeyError where there is none."""
        return {debt.id: debt for debt in self.debts}[debt_id]

    def fits(self, terms: Terms) -> bool:
        """Whether the balance stays 0 or more in every month (section 2 of `docs/planning.md`)."""
        return min(self.balances_fen(terms)) >= 0

    def balances_fen(self, terms: Terms | None) -> tuple[int, ...]:
        """What is left at the end of each of 120 months under these terms, or under none.

        Where the income does not cover the need, the cash is needed to live on and shrinks every month.
        """
        payments = () if terms is None else terms.payments_fen()
        return balances_fen(self.cash_fen, self.free_fen, payments)
