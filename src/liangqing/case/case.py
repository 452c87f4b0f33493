"""The case: everything known about one person's debts on one day."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from liangqing.base.days import Day
from liangqing.base.noun import Noun
from liangqing.case.borrower import Borrower, Household
from liangqing.case.credit import CreditRecord
from liangqing.case.debt import Debt, Exhibit
from liangqing.case.loan_paper import LoanPaper
from liangqing.case.records import Contact, MoneyRecord, NoteRecord

#: Nobody has more loans than this; a longer list is a damaged file.
MOST_DEBTS = 500


class Answer(Noun):
    """What a person entered, kept apart so that no file ever overwrites it. `unknown` is a full answer."""

    id: str
    value: str
    on: Day | None = None


class Case(Noun):
    """The one schema: case file, stored document, API body. `as_of` is the day every figure is told for.

    `clock_ahead_seconds`: how far the clock of the telephone whose records these are runs ahead of the right time.
    """

    schema_version: Literal["1"] = "1"
    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")] = "case"
    as_of: Day
    borrower: Borrower = Borrower()
    household: Household = Household()
    debts: Annotated[tuple[Debt, ...], Field(max_length=MOST_DEBTS)] = ()
    contacts: tuple[Contact, ...] = ()
    records: tuple[MoneyRecord, ...] = ()
    notes: tuple[NoteRecord, ...] = ()
    credit: tuple[Annotated[CreditRecord, Field(discriminator="kind")], ...] = ()
    loan_papers: tuple[LoanPaper, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    answers: tuple[Answer, ...] = ()
    clock_ahead_seconds: Annotated[int, Field(ge=-86_400, le=86_400)] = 0

    @model_validator(mode="after")
    def _ids_are_unique(self) -> "Case":
        ids = [debt.id for debt in self.debts]
        if len(set(ids)) != len(ids):
            raise ValueError("有两笔债务用了同一个编号,请改其中一个的 id")
        return self

    def debt(self, debt_id: str) -> Debt | None:
        """The debt with that id."""
        return next((debt for debt in self.debts if debt.id == debt_id), None)

    def answer(self, answer_id: str) -> str | None:
        """What the person answered, if anything."""
        return next((answer.value for answer in self.answers if answer.id == answer_id), None)


def replace_debt(case: Case, changed: Debt) -> Case:
    """The case with one debt exchanged for a changed one of the same id."""
    debts = tuple(changed if debt.id == changed.id else debt for debt in case.debts)
    return case.model_copy(update={"debts": debts})
