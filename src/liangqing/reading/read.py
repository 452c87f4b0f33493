"""Reads files: finds the format, reads the rows, sets aside what an earlier file or row already gave."""

import hashlib
from collections.abc import Iterable, Set
from dataclasses import dataclass

from liangqing.base.errors import InputUnusable
from liangqing.base.problem import Problem
from liangqing.case.records import Record
from liangqing.reading.detect import Detected, detect
from liangqing.reading.identity import direction_of, record_key, told_key
from liangqing.reading.parsed import Found, Given, Parsed
from liangqing.reading.result import FileRead, IgnoredRow

UNREADABLE = "unreadable"
DUPLICATE = "duplicate"
_SHOWN_LINES = 12


def read_bytes(data: bytes, name: str, seen: Set[str] = frozenset()) -> FileRead:
    """One file. `seen` holds keys (`told_key`) of rows that are known already: they are ignored as duplicates.

    Raises InputUnusable (Chinese: what, where, next step) if nothing of the file can be used.
    """
    detected = detect(data, name)
    parsed = detected.format.parse(detected.given)
    sorted_out = _without_duplicates(parsed, seen)
    problems = (*parsed.problems, *_doubled_problem(detected.given, sorted_out), *_damage_problem(detected))
    ignored = (*parsed.ignored, *sorted_out.ignored)
    return FileRead(
        path=name,
        sha256=detected.given.sha256,
        format=detected.format.name,
        rows_total=parsed.rows_total,
        rows_used=parsed.rows_total - len(ignored),
        rows_ignored=tuple(sorted(ignored, key=lambda row: row.line)),
        problems=tuple(sorted(problems, key=lambda problem: problem.line)),
        records=sorted_out.records,
    )


def read_files(files: Iterable[tuple[str, bytes]]) -> tuple[FileRead, ...]:
    """Several files as (name, bytes), in order; a row that an earlier one gave is ignored as `duplicate`.

    A row whose status has changed since is not: it tells what became of a payment.

    A file that cannot be used comes back with format `unreadable`, no rows and one problem, so the others load.
    """
    seen: set[str] = set()
    results: list[FileRead] = []
    for name, data in files:
        result = _read_or_say_why(data, name, seen)
        seen.update(told_key(record) for record in result.records)
        results.append(result)
    return tuple(results)


def _read_or_say_why(data: bytes, name: str, seen: Set[str]) -> FileRead:
    try:
        return read_bytes(data, name, seen)
    except InputUnusable as odd:
        problem = Problem(source=name, line=0, code=odd.code, text=odd.text + odd.next_step)
        sha256 = hashlib.sha256(data).hexdigest()
        return FileRead(
            path=name, sha256=sha256, format=UNREADABLE, rows_total=0, rows_used=0, problems=(problem,)
        )


@dataclass(frozen=True)
class _Sorted:
    """Records that are new, rows that are not, and which of those repeat a row of the same file."""

    records: tuple[Record, ...]
    ignored: tuple[IgnoredRow, ...]
    doubled_lines: tuple[int, ...]


def _without_duplicates(parsed: Parsed, seen: Set[str]) -> _Sorted:
    here: set[tuple[str, str]] = set()
    fresh: list[Found] = []
    again: list[int] = []
    doubled: list[int] = []
    for found in parsed.found:
        identity = (record_key(found.record), direction_of(found.record))
        if identity in here:
            doubled += found.lines
        elif told_key(found.record) in seen:
            again += found.lines
        else:
            fresh.append(found)
        here.add(identity)
    ignored = tuple(IgnoredRow(line=line, reason=DUPLICATE) for line in again + doubled)
    return _Sorted(tuple(found.record for found in fresh), ignored, tuple(doubled))


def _doubled_problem(given: Given, sorted_out: _Sorted) -> tuple[Problem, ...]:
    lines = sorted_out.doubled_lines
    if not lines:
        return ()
    shown = "、".join(str(line) for line in lines[:_SHOWN_LINES]) + (
        " 等" if len(lines) > _SHOWN_LINES else ""
    )
    text = (
        f"第 {shown} 行和前面的行时间、金额、对方、单号都一样，共 {len(lines)} 行，只算一次。"
        "如果确实是两笔，请对照原账单，用没有打开过的原始导出文件再导入。"
    )
    return (given.problem(lines[0], "rows_doubled", text),)


def _damage_problem(detected: Detected) -> tuple[Problem, ...]:
    if not detected.damaged:
        return ()
    text = (
        f"有 {detected.damaged} 个字符读不出，显示为 \ufffd，可能文件没有下载完整或被改动过。"
        "请重新导出一份再导入，已读入的不会多算。"
    )
    return (detected.given.problem(0, "characters_damaged", text),)
