"""The head of a credit report: its number, its times, and the columns of its summary."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

from liangqing.base.errors import InputUnusable
from liangqing.base.problem import Problem
from liangqing.case.credit import CreditReport, CreditSummary, Edition
from liangqing.reading.fields import moment
from liangqing.reading.joined import Line, squeezed
from liangqing.reading.parsed import Found, Given

_NUMBER = re.compile(r"报告编号:(\d{6,40})")
_WHEN = r"(\d{4}[.\-/年]\d{1,2}[.\-/月]\d{2})日?(\d{2}:\d{2}:\d{2})"
_QUERIED, _REPORTED = re.compile(rf"查询(?:请求)?时间:{_WHEN}"), re.compile(rf"报告时间:{_WHEN}")
_ID = re.compile(r"证件号码:([\dXx*]{4,30})(已婚|未婚|离异|离婚|丧偶|再婚|其他|未知)?")
_COLUMNS = ("信用卡", "购房贷款", "其他贷款", "其他业务", "贷款")
_HALVES = ("购房", "其他")
_ROWS = {
    "发生过90天以上逾期的账户数": "overdue_90_accounts",
    "未结清/未销户账户数": "open_accounts",
    "发生过逾期的账户数": "overdue_accounts",
    "相关还款责任账户数": "liability_accounts",
    "为他人担保笔数": "liability_accounts",
    "账户数": "accounts",
}
_GAP = r"\s*"
_ROW = re.compile("|".join(_GAP.join(map(re.escape, label)) for label in _ROWS))
_CELL = re.compile(r"\s*(\d{1,4}|-{1,2})(?=\s|$)")


@dataclass(frozen=True)
class Head:
    """The report as a record, and what was odd about its head."""

    report: CreditReport
    found: Found
    problems: tuple[Problem, ...]


def read_head(given: Given, lines: Sequence[Line], edition: Edition | None = None) -> Head:
    """What stands above the accounts; a time that cannot be read is left out and told."""
    text = "".join(squeezed(line.text) for line in lines)
    line = lines[0].number if lines else 1
    problems: list[Problem] = []
    number, held = _NUMBER.search(text), _ID.search(text)
    summary = _summary(lines)
    if not summary:
        problems.append(given.problem(line, "summary_missing", _NO_SUMMARY))
    report = CreditReport(
        edition=edition or _edition(given),
        report_no=number[1] if number else None,
        queried_at=_moment(given, line, _QUERIED.search(text), problems),
        reported_at=_moment(given, line, _REPORTED.search(text), problems),
        id_masked=held[1] if held else None,
        marital=held[2] if held else None,
        summary=summary,
        source=given.source(line),
    )
    return Head(report, Found(report, (line,)), tuple(problems))


_NO_SUMMARY = "没有读到“信息概要”里的账户数,没法用它核对下面的明细。请检查文件是否完整。"


def _edition(given: Given) -> Edition:
    newer = any(word in given.text for word in ("相关还款责任", "非信贷交易记录", "其他业务"))
    return Edition.BRIEF_SECOND if newer else Edition.BRIEF_FIRST


def _moment(given: Given, line: int, match: re.Match[str] | None, problems: list[Problem]) -> datetime | None:
    if match is None:
        return None
    try:
        return moment(f"{match[1]} {match[2]}")
    except InputUnusable as odd:
        problems.append(given.problem(line, odd.code, f"{given.where(line)}:{odd.text}{odd.next_step}"))
        return None


def _summary(lines: Sequence[Line]) -> tuple[CreditSummary, ...]:
    """Labels may break over lines and a note may stand beside them: figures count only right behind a label."""
    text = "\n".join(line.text for line in lines)
    first = _ROW.search(text)
    names = _column_names(text[: first.start()] if first else "")
    columns: list[dict[str, object]] = [{"group": name} for name in names]
    for match in _ROW.finditer(text):
        field = _ROWS["".join(match[0].split())]
        for column, value in zip(columns, _cells(text, match.end(), len(names)), strict=False):
            column.setdefault(field, value)
    return tuple(CreditSummary.model_validate(column) for column in columns)


def _column_names(text: str) -> list[str]:
    """The names of the columns in order; 贷款 may have its own two below it. What follows is a note beside them."""
    names: list[str] = []
    for line in text.split("\n"):
        words = list(takewhile(lambda word: word in (*_COLUMNS, *_HALVES), map(squeezed, line.split())))
        if words[:2] == list(_HALVES) and "贷款" in names:
            place = names.index("贷款")
            names[place : place + 1] = [f"{half}贷款" for half in _HALVES]
        elif words:
            names += words
    return list(dict.fromkeys(names))


def _cells(text: str, place: int, most: int) -> list[int | None]:
    cells: list[int | None] = []
    while len(cells) < most and (match := _CELL.match(text, place)) is not None:
        cells.append(int(match[1]) if match[1].isdigit() else None)
        place = match.end()
    return cells
