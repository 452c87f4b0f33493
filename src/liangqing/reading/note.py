"""A note of a conversation that the borrower typed: `沟通笔记`, then `键：值` lines, then what was said."""

import re
from collections.abc import Mapping

from liangqing.base.days import SHANGHAI
from liangqing.base.errors import InputUnusable
from liangqing.base.problem import Problem
from liangqing.case.records import ContactKind, NoteRecord
from liangqing.reading.fields import amount_fen, fold, has_time, moment
from liangqing.reading.parsed import Found, Given, Parsed

NAME = "note_txt"
TITLE = "沟通笔记"
_KEYS = ("时间", "方式", "对方", "关于", "一次性", "每期", "期数", "内容")
_CHANNELS = (
    ("短信", ContactKind.SMS),
    ("上门", ContactKind.VISIT),
    ("信函", ContactKind.LETTER),
    ("邮件", ContactKind.LETTER),
    ("微信", ContactKind.CHAT),
    ("QQ", ContactKind.CHAT),
    ("客服", ContactKind.CHAT),
    ("电话", ContactKind.CALL),
)
_COLON = re.compile("[：:]")
_MONTHS = re.compile(r"(\d{1,3})期?", re.ASCII)
_Entry = tuple[int, str]


def sniff(given: Given) -> bool:
    """Whether the first line with anything in it is the title."""
    return _title_line(given) is not None


def parse(given: Given) -> Parsed:
    """One NoteRecord, or one ignored row where the time or the way of talking is not told.

    An amount that cannot be read is left out and named; the rest of the note stays.
    """
    title_line = _title_line(given) or 1
    entries, problems = _entries(given, title_line)
    try:
        record = _record(given, title_line, entries, problems)
    except InputUnusable as odd:
        bad = given.bad_row(title_line, odd)
        return Parsed((), (bad.ignored,), (*problems, bad.problem))
    return Parsed((Found(record, (title_line,)),), (), tuple(problems))


def _title_line(given: Given) -> int | None:
    for number, line in enumerate(given.lines, 1):
        if line.strip():
            return number if fold(line).strip("#-=:") == TITLE else None
    return None


def _entries(given: Given, title_line: int) -> tuple[Mapping[str, _Entry], list[Problem]]:
    """Key → (line, value); `内容` takes the rest of the file. A line that is no known key is a problem."""
    entries: dict[str, _Entry] = {}
    problems: list[Problem] = []
    for number in range(title_line + 1, len(given.lines) + 1):
        line = given.lines[number - 1]
        key, value = _pair(line)
        if key == "内容":
            rest = "\n".join((value, *given.lines[number:]))
            entries["内容"] = (number, rest.strip())
            break
        if key in _KEYS and key not in entries:
            entries[key] = (number, value)
        elif line.strip():
            problems.append(_unknown_line(given, number, line))
    return entries, problems


def _pair(line: str) -> tuple[str, str]:
    """`键：值` with either colon; the value may hold more of them."""
    key, *value = _COLON.split(line, maxsplit=1)
    return key.strip(), "".join(value).strip()


def _unknown_line(given: Given, number: int, line: str) -> Problem:
    keys = "、".join(_KEYS)
    text = f"第 {number} 行“{line.strip()[:24]}”没有用上。能用的开头：{keys}；说过的话写在“内容：”后面。"
    return given.problem(number, "note_line_unknown", text)


def _record(
    given: Given, title_line: int, entries: Mapping[str, _Entry], problems: list[Problem]
) -> NoteRecord:
    when = entries.get("时间", (title_line, ""))[1]
    if not has_time(fold(when)):
        next_step = "请写成“时间：2026-11-20 15:30”，记不准就写大概的钟点。"
        raise InputUnusable("note_time_missing", "笔记里没有写明几点几分。", next_step)
    return NoteRecord(
        at=moment(when.replace("：", ":")).replace(tzinfo=SHANGHAI),
        channel=_channel(entries.get("方式", (title_line, ""))[1]),
        said_by=entries.get("对方", (0, ""))[1],
        product=entries.get("关于", (0, ""))[1] or None,
        text=entries.get("内容", (0, ""))[1],
        lump_sum_fen=_amount(given, entries.get("一次性"), problems),
        monthly_fen=_amount(given, entries.get("每期"), problems),
        months=_months(given, entries.get("期数"), problems),
        source=given.source(title_line),
    )


def _channel(text: str) -> ContactKind:
    for word, kind in _CHANNELS:
        if word in text:
            return kind
    raise InputUnusable(
        "note_channel_unknown",
        f"沟通方式“{text[:24]}”不认识。",
        "请写：电话、短信、上门、信函、微信 中的一个。",
    )


def _amount(given: Given, entry: _Entry | None, problems: list[Problem]) -> int | None:
    if entry is None or not entry[1]:
        return None
    try:
        return amount_fen(entry[1])
    except InputUnusable as odd:
        problems.append(_left_out(given, entry[0], odd))
        return None


def _months(given: Given, entry: _Entry | None, problems: list[Problem]) -> int | None:
    if entry is None or not entry[1]:
        return None
    match = _MONTHS.fullmatch(fold(entry[1]))
    if match is not None and 1 <= int(match[1]) <= 120:
        return int(match[1])
    odd = InputUnusable("months_unreadable", f"期数“{entry[1][:24]}”读不懂。", "请写成 1 到 120 的数字。")
    problems.append(_left_out(given, entry[0], odd))
    return None


def _left_out(given: Given, line: int, odd: InputUnusable) -> Problem:
    return given.problem(line, odd.code, f"第 {line} 行：{odd.text}这一项先空着，其余照常。{odd.next_step}")
