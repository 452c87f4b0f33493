"""What reading a file gives: every row used or named with a reason, and the problems found on the way."""

from pydantic import Field

from liangqing.base.noun import Noun, is_none
from liangqing.base.problem import Problem
from liangqing.case.credit import CreditRecord
from liangqing.case.loan_paper import LoanPaper
from liangqing.case.picture import PictureText
from liangqing.case.records import Contact, MoneyRecord, NoteRecord, ProfileRecord, ScheduleRecord

#: Whatever a reader can hand over.
Record = (
    MoneyRecord
    | Contact
    | ScheduleRecord
    | NoteRecord
    | ProfileRecord
    | CreditRecord
    | LoanPaper
    | PictureText
)


class IgnoredRow(Noun):
    """A row that carries no record, and why (`duplicate`, `not_settled` never: closed orders are records)."""

    line: int
    reason: str
    page: int | None = Field(default=None, exclude_if=is_none)
    sheet: str | None = Field(default=None, exclude_if=is_none)


class FileRead(Noun):
    """One file, read. `rows_total == rows_used + len(rows_ignored)` always holds."""

    path: str
    sha256: str
    format: str
    rows_total: int
    rows_used: int
    rows_ignored: tuple[IgnoredRow, ...] = ()
    problems: tuple[Problem, ...] = ()
    records: tuple[Record, ...] = ()
