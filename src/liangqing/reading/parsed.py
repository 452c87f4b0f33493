"""What passes between the reader and its formats: the decoded file going in, its records coming out."""

from dataclasses import dataclass

from liangqing.base.errors import InputUnusable
from liangqing.base.problem import Problem
from liangqing.case.records import Record, Source
from liangqing.reading.result import IgnoredRow


@dataclass(frozen=True)
class Given:
    """A decoded file: `text` has `\\n` line ends only, so line numbers are those of the file as stored."""

    text: str
    lines: tuple[str, ...]
    name: str
    sha256: str

    def source(self, line: int) -> Source:
        """Where a value of this file stood."""
        return Source(sha256=self.sha256, name=self.name, line=line)

    def problem(self, line: int, code: str, text: str) -> Problem:
        """A fault of this file; `line` 0 means the whole file."""
        return Problem(source=self.name, line=line, code=code, text=text)

    def bad_row(self, line: int, odd: InputUnusable) -> "BadRow":
        """A row that cannot be used: named among the ignored rows, and told as a problem."""
        text = f"第 {line} 行：{odd.text}这一行没有计入，其余照常。{odd.next_step}"
        return BadRow(IgnoredRow(line=line, reason=odd.code), self.problem(line, odd.code, text))


@dataclass(frozen=True)
class BadRow:
    """One unusable row in both of its forms."""

    ignored: IgnoredRow
    problem: Problem


@dataclass(frozen=True, slots=True)
class Found:
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
