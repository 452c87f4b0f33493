"""What passes between the reader and its formats: the opened file going in, its records coming out."""

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from liangqing.base.errors import InputUnusable
from liangqing.base.problem import Problem
from liangqing.case.records import Source
from liangqing.reading.picture import SeenPicture
from liangqing.reading.result import IgnoredRow, Record


class Medium(StrEnum):
    """How what we read was stored."""

    TEXT = "text"
    XLSX = "xlsx"
    XLS = "xls"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    PICTURE = "picture"


@dataclass(frozen=True)
class Given:
    """An opened file, or one sheet of it, as text with `\n` line ends only.

    Line numbers are those of the file as stored; in a sheet a line is a row, its cells parted by tabs. `pages`
    holds the first line of each page of a PDF; formats count lines through and never look at it. `sheet` is empty
    where there is but one; `seen` is there for a picture.
    """

    text: str
    lines: tuple[str, ...]
    name: str
    sha256: str
    medium: Medium = Medium.TEXT
    sheet: str = ""
    pages: tuple[int, ...] = ()
    seen: SeenPicture | None = None

    def place(self, line: int) -> tuple[int, int | None]:
        """Line and page as a person counts them; the page is None where there are none."""
        if not self.pages or line < 1:
            return line, None
        page = max(1, bisect_right(self.pages, line))
        return line - self.pages[page - 1] + 1, page

    def where(self, line: int) -> str:
        """`第 12 行`, with its page or sheet before it where there are several."""
        row, page = self.place(line)
        before = f"第 {page} 页" if page is not None else f"“{self.sheet}”表" if self.sheet else ""
        return f"{before}第 {row} 行"

    def source(self, line: int) -> Source:
        """Where a value of this file stood."""
        row, page = self.place(line) if self.pages else (line, None)
        return Source.trusted(
            sha256=self.sha256, name=self.name, line=row, page=page, sheet=self.sheet or None
        )

    def problem(self, line: int, code: str, text: str) -> Problem:
        """A fault of this file; `line` 0 means the whole file."""
        return Problem(source=self.name, line=line, code=code, text=text)

    def bad_row(self, line: int, odd: InputUnusable) -> "BadRow":
        """A row that cannot be used: named among the ignored rows, and told as a problem."""
        text = f"{self.where(line)}：{odd.text}这一行没有计入，其余照常。{odd.next_step}"
        return BadRow(IgnoredRow(line=line, reason=odd.code), self.problem(line, odd.code, text))

    def placed_problem(self, problem: Problem) -> Problem:
        """A format's problem with its line as a person counts."""
        if not self.pages:
            return problem
        return problem.model_copy(update={"line": self.place(problem.line)[0]})

    def placed_row(self, row: IgnoredRow) -> IgnoredRow:
        """A format's ignored row with its page and sheet."""
        if not self.pages and not self.sheet:
            return row
        line, page = self.place(row.line)
        return IgnoredRow(line=line, reason=row.reason, page=page, sheet=self.sheet or None)


@dataclass(frozen=True)
class BadRow:
    """One unusable row in both of its forms."""

    ignored: IgnoredRow
    problem: Problem


class Found(NamedTuple):
    """One record and the rows that it was made of (one for a bill or a backup, all instalments for a schedule)."""

    record: Record
    lines: tuple[int, ...]


@dataclass(frozen=True)
class Parsed:
    """What a format gives; duplicates are not looked at yet."""

    found: tuple[Found, ...]
    ignored: tuple[IgnoredRow, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def rows_total(self) -> int:
        """Data rows: those that made a record and those that did not."""
        return sum(len(each.lines) for each in self.found) + len(self.ignored)


def declared_count(given: Given, line: int, declared: int, actual: int) -> tuple[Problem, ...]:
    """A problem if a file says that it holds another number of rows than it does."""
    if declared == actual:
        return ()
    missing = "可能没有导全或被删过行" if actual < declared else "可能有两份内容拼在一起"
    text = (
        f"文件自己写着共 {declared} 条，实际读到 {actual} 条，{missing}。"
        "读到的都已读入；要补全，请按同样的起止日期重新导出，再导入一次，重复的不会多算。"
    )
    return (given.problem(line, "count_differs", text),)
