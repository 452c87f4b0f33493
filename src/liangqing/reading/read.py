"""Reads files: finds the format, reads the rows, sets aside what an earlier file or row already gave."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from liangqing.base.bulk import many_values
from liangqing.base.errors import InputUnusable
from liangqing.base.problem import Problem
from liangqing.reading.archive import Packed, holds_document, is_zip, unpack
from liangqing.reading.detect import Detected, Part, detect
from liangqing.reading.identity import copy_names, direction_of, is_copy, record_key, told_key
from liangqing.reading.names import plain_name
from liangqing.reading.parsed import Found, Given, Parsed
from liangqing.reading.result import FileRead, IgnoredRow, Record

#: Bytes, name and passwords → the parts of the file with their formats.
Detector = Callable[[bytes, str, Sequence[str]], Detected]
UNREADABLE = "unreadable"
DUPLICATE = "duplicate"
_SHOWN_LINES = 12


def read_bytes(
    data: bytes,
    name: str,
    seen: Set[str] = frozenset(),
    passwords: Sequence[str] = (),
    detector: Detector = detect,
) -> FileRead:
    """One file. `seen` holds keys (`record_key`, `told_key`, `copy_names`) of rows that are known already: duplicates.

    Raises InputUnusable (Chinese: what, where, next step) if nothing of the file can be used; an archive is for
    `read_files`. `detector`: who tells what it is, where a person has told something of it.
    """
    detected = detector(data, name, passwords)
    here: set[str] = set()
    parts = [_read_part(part, seen, here) for part in detected.parts]
    problems = (*detected.problems, *(problem for part in parts for problem in part.problems))
    total, ignored = (
        sum(part.rows_total for part in parts),
        tuple(row for part in parts for row in part.ignored),
    )
    return FileRead(
        path=name,
        sha256=detected.parts[0].given.sha256,
        format=detected.parts[0].format_name,
        rows_total=total,
        rows_used=total - len(ignored),
        rows_ignored=ignored,
        problems=problems,
        records=tuple(record for part in parts for record in part.records),
    )


@dataclass(frozen=True)
class _Read:
    """One part of a file, read, with lines as a person counts them."""

    rows_total: int
    records: tuple[Record, ...]
    ignored: tuple[IgnoredRow, ...]
    problems: tuple[Problem, ...]


@many_values()
def _read_part(part: Part, seen: Set[str], here: set[str]) -> _Read:
    """`here`: the rows of the parts before it, to which its own are added; two sheets do not double the money."""
    given, parsed = part.given, part.format.parse(part.given)
    sorted_out = _without_duplicates(parsed, seen, here)
    problems = (*parsed.problems, *_doubled_problem(given, sorted_out), *_damage_problem(part))
    ignored = sorted((*parsed.ignored, *sorted_out.ignored), key=lambda row: row.line)
    return _Read(
        parsed.rows_total,
        sorted_out.records,
        tuple(given.placed_row(row) for row in ignored),
        tuple(given.placed_problem(odd) for odd in sorted(problems, key=lambda problem: problem.line)),
    )


def read_files(
    files: Iterable[tuple[str, bytes]], passwords: Sequence[str] = (), detector: Detector = detect
) -> tuple[FileRead, ...]:
    """Several files as (name, bytes), in order; a row that an earlier one gave is ignored as `duplicate`.

    A row whose status has changed since is not: it tells what became of a payment. An archive comes as its members,
    each with the archive's name before its own; `passwords` are tried on whatever is locked.

    A file that cannot be used comes back with format `unreadable`, no rows and one problem, so the others load.
    """
    seen: set[str] = set()
    results: list[FileRead] = []
    for name, data in files:
        for packed in _members(data, plain_name(name), passwords):
            if results:  # what the last one told is asked only where another follows
                _remember(results[-1], seen)
            results.append(_read_or_say_why(packed, seen, passwords, detector))
    return tuple(results)


def _remember(result: FileRead, seen: set[str]) -> None:
    for record in result.records:
        key = record_key(record)
        seen.update((key, told_key(record, key), *copy_names(record)))


def unpacked(
    files: Iterable[tuple[str, bytes]], passwords: Sequence[str] = ()
) -> tuple[tuple[str, bytes], ...]:
    """The files with each archive taken apart; one that is locked, or holds archives, comes as it is."""
    given: list[tuple[str, bytes]] = []
    for name, data in files:
        members = tuple(_members(data, plain_name(name), passwords))
        whole = any(member.refused is not None or _is_archive(member) for member in members)
        given += [(plain_name(name), data)] if whole else [(member.name, member.data) for member in members]
    return tuple(given)


def _is_archive(member: Packed) -> bool:
    return is_zip(member.data) and not holds_document(member.data, member.name)


def _members(data: bytes, name: str, passwords: Sequence[str]) -> Iterator[Packed]:
    """The file itself, or what is in it if it is an archive (a workbook is packed like one, and is none)."""
    try:
        if is_zip(data) and not holds_document(data, name):
            yield from unpack(data, name, passwords)
            return
    except InputUnusable as odd:
        yield Packed(name, data, odd)
        return
    yield Packed(name, data)


def _read_or_say_why(
    packed: Packed, seen: Set[str], passwords: Sequence[str], detector: Detector
) -> FileRead:
    try:
        if packed.refused is not None:
            raise packed.refused
        return read_bytes(packed.data, packed.name, seen, passwords, detector)
    except InputUnusable as odd:
        problem = Problem(source=packed.name, line=0, code=odd.code, text=odd.text + odd.next_step)
        return FileRead(
            path=packed.name,
            sha256=hashlib.sha256(packed.data).hexdigest(),
            format=UNREADABLE,
            rows_total=0,
            rows_used=0,
            problems=(problem,),
        )


@dataclass(frozen=True)
class _Sorted:
    """Records that are new, rows that are not, and which of those repeat a row of the same file."""

    records: tuple[Record, ...]
    ignored: tuple[IgnoredRow, ...]
    doubled_lines: tuple[int, ...]


def _without_duplicates(parsed: Parsed, seen: Set[str], here: set[str]) -> _Sorted:
    fresh: list[Found] = []
    again: list[int] = []
    doubled: list[int] = []
    for found in parsed.found:
        key = record_key(found.record)
        identity = f"{key}|{direction_of(found.record)}"
        if identity in here:
            doubled += found.lines
        elif seen and _is_known(found.record, key, seen):
            again += found.lines
        else:
            fresh.append(found)
        here.add(identity)
    ignored = tuple(IgnoredRow(line=line, reason=DUPLICATE) for line in again + doubled)
    return _Sorted(tuple(found.record for found in fresh), ignored, tuple(doubled))


def _is_known(record: Record, key: str, seen: Set[str]) -> bool:
    """Told before in the same words, or a copy that a spreadsheet damaged; a later status of a row tells something."""
    return told_key(record, key) in seen or (key not in seen and is_copy(record, seen))


def _doubled_problem(given: Given, sorted_out: _Sorted) -> tuple[Problem, ...]:
    lines = sorted_out.doubled_lines
    if not lines:
        return ()
    shown = "、".join(str(given.place(line)[0]) for line in lines[:_SHOWN_LINES]) + (
        " 等" if len(lines) > _SHOWN_LINES else ""
    )
    sheet = f"“{given.sheet}”表" if given.sheet else ""
    text = (
        f"{sheet}第 {shown} 行和前面的行时间、金额、对方、单号都一样，共 {len(lines)} 行，只算一次。"
        "如果确实是两笔，请对照原账单，用没有打开过的原始导出文件再导入。"
    )
    return (given.problem(lines[0], "rows_doubled", text),)


def _damage_problem(part: Part) -> tuple[Problem, ...]:
    if not part.damaged:
        return ()
    text = (
        f"有 {part.damaged} 个字符读不出，显示为 \ufffd，可能文件没有下载完整或被改动过。"
        "请重新导出一份再导入，已读入的不会多算。"
    )
    return (part.given.problem(0, "characters_damaged", text),)
