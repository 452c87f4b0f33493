"""The list of queries in a credit report: its rows break anywhere, and each is put together again."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from liangqing.base.errors import InputUnusable
from liangqing.case.credit import CreditQuery
from liangqing.reading.fields import day
from liangqing.reading.joined import Line, squeezed
from liangqing.reading.parsed import BadRow, Found, Given

_ROW = re.compile(r"^\s*(\d{1,4}?)\s*((?:19|20)\d{2}\s*[年.\-]\s*\d{1,2}\s*[月.\-]\s*\d{1,2}\s*日?)\s*(.*)$")
_CUT_DAY = re.compile(r"^\s*(\d?)日\s*(.*)$")
_HEAD = ("编号", "查询日期", "查询操作员", "查询机构", "查询原因")
_OWN = "本人"
#: Longest first: 资信审查 ends several of them.
_REASONS: tuple[str, ...] = (
    "法人代表、负责人、高管等资信审查",
    "客户准入资格审查",
    "特约商户实名审查",
    "资信审查(本行)",
    "融资租赁审批",
    "担保资格审查",
    "信用卡审批",
    "异议核查",
    "异议处理",
    "司法调查",
    "贷款审批",
    "贷后管理",
    "保前审查",
    "保后管理",
    "资信审查",
    "公积金提取复核",
    "股指期货开户",
    "额度审批",
)
_ANY_REASON = re.compile("|".join(re.escape(reason) for reason in _REASONS))


@dataclass(frozen=True)
class _Row:
    line: int
    number: int
    when: str
    rest: tuple[str, ...]


def read_queries(given: Given, lines: Sequence[Line], own: bool) -> list[Found | BadRow]:
    """Every row of one of the two lists; `own`: the list of the person's own looks."""
    return [_query(given, row, own) for row in _rows(lines)]


def _rows(lines: Iterable[Line]) -> Iterator[_Row]:
    held: _Row | None = None
    for line in lines:
        match = _ROW.match(line.text)
        if match is not None:
            if held is not None:
                yield held
            held = _Row(line.number, int(match[1]), squeezed(match[2]), (match[3],))
        elif held is not None and not any(word in line.text for word in _HEAD):
            held = _continued(held, line.text)
    if held is not None:
        yield held


def _continued(row: _Row, text: str) -> _Row:
    """A narrow column breaks the day itself: `2024年11月1` above `2日`."""
    cut = _CUT_DAY.match(text) if "年" in row.when and not row.when.endswith("日") else None
    if cut is None:
        return _Row(row.line, row.number, row.when, (*row.rest, text))
    return _Row(row.line, row.number, f"{row.when}{cut[1]}日", (*row.rest, cut[2]))


def _query(given: Given, row: _Row, own: bool) -> Found | BadRow:
    try:
        by, reason = _by_and_reason(row.rest)
        by = by.partition("/")[0]
        record = CreditQuery(
            on=day(row.when.replace(".", "-")),
            by=by,
            reason=reason,
            own=own or by == _OWN,
            number=row.number,
            source=given.source(row.line),
        )
        return Found(record, (row.line,))
    except InputUnusable as odd:
        return given.bad_row(row.line, odd)


def _by_and_reason(parts: Sequence[str]) -> tuple[str, str]:
    """Who, and why. A reason in brackets runs on until they close; else a further line is the rest of a name."""
    first = squeezed(parts[0])
    if first.startswith(_OWN):
        whole = "".join(squeezed(part) for part in parts)
        reason = whole.removeprefix(_OWN).lstrip("/")
        return _OWN, reason if reason.startswith(_OWN) else f"{_OWN}{reason}" if reason[
            :2
        ] == "查询" else reason
    whole = ""
    for part in parts:
        whole += squeezed(part)
    found = list(_ANY_REASON.finditer(whole))
    if not found:
        raise InputUnusable(
            "query_unreadable", f"查询记录“{whole[:40]}”看不出是谁、为什么查的。", "请对照报告原件。"
        )
    last = found[-1]
    return whole[: last.start()] + whole[last.end() :], last[0]
