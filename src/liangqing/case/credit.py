"""What a credit report of the central bank says: its head and summary, accounts, queries and public records."""

import hashlib
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from liangqing.base.days import Day, DueDay, Moment
from liangqing.base.money import Amount
from liangqing.base.noun import Noun
from liangqing.case.records import Source

#: A month as the report tells it (`2026-02`); where it names a day, the day (`2026-02-28`).
Told = Annotated[str, Field(pattern=r"^\d{4}-\d{2}(-\d{2})?$")]


class Edition(StrEnum):
    """Which report: the short one of either generation, or the long one."""

    BRIEF_FIRST = "brief_first"
    BRIEF_SECOND = "brief_second"
    DETAILED = "detailed"


class AccountGroup(StrEnum):
    """Under which head an account stands."""

    CARD = "card"
    HOUSING = "housing"
    LOAN = "loan"
    OTHER_BUSINESS = "other_business"
    LIABILITY = "liability"
    RECOVERY = "recovery"


class AccountStatus(StrEnum):
    """What the report says became of an account."""

    OPEN = "open"
    CLOSED = "closed"
    SETTLED = "settled"
    TRANSFERRED = "transferred"
    INACTIVE = "inactive"
    BAD = "bad"


class CreditSummary(Noun):
    """One column of the summary: what the report itself counts. A `--` is None."""

    group: str
    accounts: int | None = None
    open_accounts: int | None = None
    overdue_accounts: int | None = None
    overdue_90_accounts: int | None = None
    liability_accounts: int | None = None


class CreditReport(Noun):
    """The head of a report; `id_masked` with its stars. Names and addresses are not kept."""

    kind: Literal["report"] = "report"
    edition: Edition
    report_no: str | None = None
    queried_at: Moment | None = None
    reported_at: Moment | None = None
    id_masked: str | None = None
    marital: str | None = None
    summary: tuple[CreditSummary, ...] = ()
    source: Source

    def key(self) -> str:
        """The same report read twice has the same key."""
        return _key("report", self.report_no, str(self.reported_at))


class CreditAccount(Noun):
    """One account as its sentence says; what is not said stays None. Amounts are whole yuan, converted by the report.

    `was_overdue`: by the head under which it stands; `overdue_months` and `overdue_90_months` count the last five
    years; `told_for`: the month the figures are of; `limit_fen`: of a liability, what the person answers for; `debt`:
    the debt of the case that it is, by `build` or a person.
    """

    kind: Literal["account"] = "account"
    group: AccountGroup
    category: str
    lender: str
    opened_on: Day | None = None
    currency: str = ""
    status: AccountStatus
    told_for: Told | None = None
    ended: Told | None = None
    due_on: DueDay | None = None
    revolving: bool | None = None
    card_tail: str | None = None
    limit_fen: Amount | None = None
    used_fen: Amount | None = None
    principal_fen: Amount | None = None
    balance_fen: Amount | None = None
    was_overdue: bool | None = None
    overdue_months: int | None = None
    overdue_90_months: int | None = None
    overdue_now: bool | None = None
    overdue_fen: Amount | None = None
    account_no: str | None = None
    text: str
    debt: str | None = None
    source: Source

    def key(self) -> str:
        """The account across reports of different days: lender, day, kind, currency, and the loan's amount."""
        principal = "" if self.principal_fen is None else str(self.principal_fen)
        told = (self.lender, str(self.opened_on), self.category, self.currency, principal)
        return _key("account", *told, self.card_tail or self.account_no or "")

    @property
    def owed_fen(self) -> int | None:
        """What is open on it: the balance, of a card what is used."""
        return self.balance_fen if self.balance_fen is not None else self.used_fen


class CreditQuery(Noun):
    """Somebody looked at the report; `own`: the person did."""

    kind: Literal["query"] = "query"
    on: Day
    by: str
    reason: str
    own: bool
    number: int
    source: Source

    def key(self) -> str:
        """Two queries of one lender on one day are told apart by their place in the list of that day only."""
        return _key("query", str(self.on), self.by, self.reason)


class PublicRecord(Noun):
    """Tax arrears, a judgment, enforcement, a fine or a telephone bill: the printed facts by their labels."""

    kind: Literal["public_record"] = "public_record"
    category: str
    facts: dict[str, str]
    text: str
    source: Source

    def key(self) -> str:
        """What it says is what it is."""
        return _key("public_record", self.category, "".join(self.text.split()))


CreditRecord = CreditReport | CreditAccount | CreditQuery | PublicRecord


def _key(*parts: str | None) -> str:
    return hashlib.sha256("\x1f".join(part or "" for part in parts).encode()).hexdigest()[:16]
