"""The long credit report of the central bank (详版, second generation) as text: its key fields, by their labels."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from liangqing.base.errors import InputUnusable
from liangqing.base.problem import Problem
from liangqing.case.credit import AccountGroup, CreditAccount, Edition
from liangqing.reading.credit_check import check_numbers
from liangqing.reading.credit_codes import HEADS, LABELS, MONTH_CODES
from liangqing.reading.credit_head import read_head
from liangqing.reading.credit_lines import report_lines
from liangqing.reading.credit_parts import NAMED, PUBLIC, read_part
from liangqing.reading.credit_queries import read_queries
from liangqing.reading.credit_values import detailed_account
from liangqing.reading.joined import Line, squeezed
from liangqing.reading.parsed import BadRow, Found, Given, Parsed

NAME = "credit_report_detailed"
_ORDINAL = re.compile(r"^(?:[一二三四五六七八九十]{1,3}、?|\([一二三四五六七八九十]{1,3}\))")
_ACCOUNT = re.compile(r"账户(\d{1,3})(?:\(.*\))?$")
_YEAR_ROW = re.compile(r"^20\d{2}$")
_FRONT = 12
_AS_OF = re.compile(r"截至(\d{4}年\d{1,2}月\d{1,2}日)$")
_QUERIES = {"机构查询记录明细": False, "本人查询记录明细": True, "个人查询记录明细": True}
_OTHER = (
    *("个人基本信息", "信息概要", "信贷交易信息明细", "非信贷交易信息明细", "公共信息明细"),
    *("查询记录", "报告说明"),
)
_PARTS = (*PUBLIC, *NAMED)
_COUNTS = {
    r"(?:个人住房贷款|个人商用房贷款(?:\(包括商住两用房?\))?|其他类贷款)\s*(\d{1,3})": (
        AccountGroup.HOUSING,
        AccountGroup.LOAN,
    ),
    r"(?<!准)贷记卡\s*(\d{1,3})": (AccountGroup.CARD,),
}


def sniff(given: Given) -> bool:
    """Titled as a personal credit report, with the accounts of the long one."""
    if given.text.lstrip()[:1] == "<":
        return False
    text = "".join(given.text[:200_000].split())
    titled = "个人信用报告" in text[:20_000] and "报告编号" in text[:20_000]
    return titled and "信贷交易信息明细" in text and any(head in text for head in HEADS)


def parse(given: Given) -> Parsed:
    """The head, every account with its key fields, public records and queries; other parts are named with a reason.

    The count of accounts is held against the list.
    """
    lines = report_lines(given.lines)
    parts = list(_parts(lines))
    front = lines[:_FRONT]
    head = read_head(given, front, Edition.DETAILED)
    rows: list[Found | BadRow] = [head.found]
    problems = [problem for problem in head.problems if problem.code != "summary_missing"]
    for part in parts:
        if part.kind in _QUERIES:
            read = read_queries(given, part.lines, _QUERIES[part.kind])
            rows += read
            numbers = [(getattr(r.record, "number", 0), r.lines[0]) for r in read if isinstance(r, Found)]
            problems += check_numbers(given, part.kind, numbers)
        elif part.kind in _PARTS:
            rows += read_part(given, part.kind, part.lines)
        else:
            row, odd = _account(given, part)
            rows.append(row)
            problems += odd
    found = tuple(row for row in rows if isinstance(row, Found))
    bad = [row for row in rows if isinstance(row, BadRow)]
    problems += [row.problem for row in bad]
    problems += _count_problems(given, lines, found)
    return Parsed(found, tuple(row.ignored for row in bad), tuple(problems))


@dataclass
class _Part:
    """An account (`kind`: D1 …), a list of queries or another part, with its lines."""

    kind: str
    lines: list[Line] = field(default_factory=list)


def _parts(lines: Sequence[Line]) -> Iterator[_Part]:
    kind, part = "", None
    for line in lines:
        bare = _ORDINAL.sub("", squeezed(line.text)).rstrip(":")
        if bare in HEADS or bare in _QUERIES or bare in _PARTS or bare in _OTHER:
            if part is not None:
                yield part
            kind = HEADS.get(bare, "")
            part = _Part(bare) if bare in _QUERIES or bare in _PARTS else None
        elif kind and _ACCOUNT.match(bare):
            if part is not None:
                yield part
            part = _Part(kind, [line])
        elif part is not None:
            part.lines.append(line)
    if part is not None:
        yield part


@dataclass
class _Reading:
    """What an account's lines have told so far."""

    told: dict[str, str] = field(default_factory=dict)
    labels: list[str] = field(default_factory=list)
    states: list[str] = field(default_factory=list)
    odd: list[Line] = field(default_factory=list)


def _account(given: Given, part: _Part) -> tuple[Found | BadRow, list[Problem]]:
    reading = _Reading()
    for line in part.lines[1:]:
        _take(reading, line)
    number = part.lines[0].number
    text = " ".join(line.text.strip() for line in part.lines)[:2_000]
    try:
        record: CreditAccount = detailed_account(
            reading.told, part.kind, reading.states, text, given.source(number)
        )
    except InputUnusable as odd:
        return given.bad_row(number, odd), []
    return Found(record, (number,)), [_odd_row(given, line) for line in reading.odd]


def _take(reading: _Reading, line: Line) -> None:
    """Labels in one row, their values in the next; a row of another length is not guessed at."""
    words = [squeezed(word) for word in line.text.split()]
    as_of = _AS_OF.match("".join(words))
    if as_of is not None:
        reading.told.setdefault("told_for", as_of[1])
    elif len(words) > 1 and _YEAR_ROW.match(words[0]) and all(word in MONTH_CODES for word in words[1:]):
        reading.states += words[1:]
    elif all(word in LABELS for word in words):
        reading.labels = words
    elif reading.labels:
        if len(words) == len(reading.labels):
            for label, word in zip(reading.labels, words, strict=True):
                if LABELS[label]:
                    reading.told.setdefault(LABELS[label], word)
        else:
            reading.odd.append(line)
        reading.labels = []


def _odd_row(given: Given, line: Line) -> Problem:
    text = (
        f"{given.where(line.number)}:“{line.text.strip()[:50]}”和上面的栏目对不上(可能有格子折行),这一行没有采用。"
        "请对照报告原件。"
    )
    return given.problem(line.number, "cells_unmatched", text)


def _count_problems(given: Given, lines: Sequence[Line], found: Sequence[Found]) -> Iterator[Problem]:
    """信贷交易信息提示 counts the accounts by kind."""
    accounts = [each.record for each in found if isinstance(each.record, CreditAccount)]
    start = next((n for n, line in enumerate(lines) if "信贷交易信息提示" in squeezed(line.text)), None)
    if start is None:
        return
    text = "\n".join(line.text for line in lines[start : start + 14])
    for pattern, groups in _COUNTS.items():
        told = [int(count) for count in re.findall(pattern, text)]
        seen = sum(account.group in groups for account in accounts)
        if told and sum(told) != seen:
            what = "信用卡" if AccountGroup.CARD in groups else "贷款"
            say = (
                f"信贷交易信息提示写{what}账户数是 {sum(told)},明细里读到 {seen} 个。"
                "文件可能缺页,或者报告本身有误;请对照报告原件,报告有误的可以提出异议。"
            )
            yield given.problem(lines[start].number, "summary_differs", say)
