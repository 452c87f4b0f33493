"""What contracts, agreements, letters and court papers say: each value with the place where it stands."""

import hashlib
from enum import StrEnum
from typing import Literal

from pydantic import Field

from liangqing.base.days import DueDay
from liangqing.base.money import Amount
from liangqing.base.noun import Noun, is_none
from liangqing.base.rates import Percent, Rate
from liangqing.case.records import Source


class PaperKind(StrEnum):
    """By its title."""

    CONTRACT = "contract"
    AGREEMENT = "agreement"
    GUARANTEE = "guarantee"
    LETTER = "letter"
    ASSIGNMENT_NOTICE = "assignment_notice"
    SUMMONS = "summons"
    PAYMENT_ORDER = "payment_order"
    COMPLAINT = "complaint"
    JUDGMENT = "judgment"
    RULING = "ruling"
    MEDIATION = "mediation"
    ARBITRATION_NOTICE = "arbitration_notice"
    ARBITRATION_AWARD = "arbitration_award"
    ENFORCEMENT_NOTICE = "enforcement_notice"
    FREEZE = "freeze"


class PaperField(StrEnum):
    """What a value is of. Clauses are quoted, not interpreted."""

    LENDER = "lender"
    BORROWER = "borrower"
    GUARANTOR = "guarantor"
    PARTY = "party"
    PLAINTIFF = "plaintiff"
    DEFENDANT = "defendant"
    APPLICANT = "applicant"
    RESPONDENT = "respondent"
    ASSIGNOR = "assignor"
    ASSIGNEE = "assignee"
    CONTRACT_NO = "contract_no"
    CASE_NO = "case_no"
    COURT = "court"
    PRINCIPAL = "principal"
    OWED_PRINCIPAL = "owed_principal"
    OWED_INTEREST = "owed_interest"
    OWED_PENALTY = "owed_penalty"
    OWED_TOTAL = "owed_total"
    RATE = "rate"
    PENALTY_RATE = "penalty_rate"
    PENALTY_MULTIPLE = "penalty_multiple"
    PERIODS = "periods"
    METHOD = "method"
    FEE = "fee"
    GRACE_DAYS = "grace_days"
    FORMED_ON = "formed_on"
    DRAWN_ON = "drawn_on"
    FIRST_DUE_ON = "first_due_on"
    ENDS_ON = "ends_on"
    DATED_ON = "dated_on"
    SERVED_ON = "served_on"
    HEARING_ON = "hearing_on"
    PENALTY_CLAUSE = "penalty_clause"
    ALLOCATION = "allocation"
    JURISDICTION = "jurisdiction"
    ARBITRATION = "arbitration"
    SERVICE_ADDRESS = "service_address"
    AUTO_DEBIT = "auto_debit"
    COLLECTION_CONSENT = "collection_consent"


class PaperValue(Noun):
    """One value: what it is of, the words it stands in, where; and typed, where it is a sum, a rate, a day or a number.

    `name`: of a party, a court, a number, a fee; `payee`: who receives a fee, as written.
    """

    field: PaperField
    quote: str
    name: str | None = Field(default=None, exclude_if=is_none)
    amount_fen: Amount | None = Field(default=None, exclude_if=is_none)
    rate: Rate | None = Field(default=None, exclude_if=is_none)
    multiple_e9: Percent | None = Field(default=None, alias="percent_of_rate", exclude_if=is_none)
    on: DueDay | None = Field(default=None, exclude_if=is_none)
    number: int | None = Field(default=None, exclude_if=is_none)
    payee: str | None = Field(default=None, exclude_if=is_none)
    source: Source

    def told(self) -> tuple[object, ...]:
        """The value without its words and place: two that agree say the same."""
        return (self.name, self.amount_fen, self.rate, self.multiple_e9, self.on, self.number, self.payee)


class LoanPaper(Noun):
    """A paper with what was found in it. `debt`: which debt it is about, by `build` or a person."""

    kind: Literal["loan_paper"] = "loan_paper"
    paper: PaperKind
    title: str
    values: tuple[PaperValue, ...] = ()
    debt: str | None = None
    source: Source

    def key(self) -> str:
        """The same words read twice are one paper."""
        parts = (self.paper.value, self.title, *(f"{value.field}{value.quote}" for value in self.values))
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]

    def all_of(self, field: PaperField) -> tuple[PaperValue, ...]:
        """Every value of a field, in the order of the text."""
        return tuple(value for value in self.values if value.field is field)

    def one(self, field: PaperField) -> PaperValue | None:
        """The value of a field where all that were found agree."""
        found = self.all_of(field)
        return found[0] if found and len({value.told() for value in found}) == 1 else None
