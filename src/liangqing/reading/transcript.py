"""Transcripts of recorded calls (SRT, VTT, text with times): a note of what was said, and what was left out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from liangqing.base.days import SHANGHAI
from liangqing.base.errors import InputUnusable
from liangqing.base.problem import Problem
from liangqing.case.records import ContactKind, NoteRecord
from liangqing.reading.fields import has_time, moment
from liangqing.reading.parsed import Found, Given, Medium, Parsed
from liangqing.reading.speech import Segment, clock, coverage

NAME = "transcript"
_CLOCK = r"(?:(\d{1,2}):)?(\d{1,3}):(\d{2})(?:[.,](\d{1,3}))?"
_ARROW = re.compile(rf"^{_CLOCK}\s*-->\s*{_CLOCK}(?:\s.*)?$")
_SPEAKER_WORD = r"(?:说话人|讲话人|发言人|说话者|Speaker|SPEAKER)[\s_]?\w{1,4}"
_LINE = re.compile(rf"^[\[(【]?{_CLOCK}[\])】]?\s*(?:([^\s:：][^:：]{{0,19}}?)\s*[:：]\s*)?(.*)$")
_TURN = re.compile(rf"^({_SPEAKER_WORD}|[^\s:：\d]{{1,12}})\s+[\[(]?{_CLOCK}[\])]?$")
_VOICE = re.compile(r"^<v(?:\.[\w.]+)?\s+([^>]{1,30})>")
_TAG = re.compile(r"</?[a-zA-Z][^>]{0,60}>|\{\\[^}]{0,30}\}")
_NAMED = re.compile(r"^([^\s:：\d][^:：]{0,11})\s*[:：]\s*(.+)$")
_HEAD = re.compile(r"^(?:录音|通话)?(时间|日期|号码|对方|对方号码|时长)\s*[:：]\s*(.+)$")
_DATED_NAME = re.compile(
    r"(20\d{2})[-_.年]?(\d{2})[-_.月]?(\d{2})日?[-_. T]?(\d{2})[-_:.时]?(\d{2})(?:[-_:.分]?(\d{2}))?"
)
_NUMBER_NAME = re.compile(r"(?<!\d)(1\d{10}|0\d{9,11}|\d{5}|[48]00\d{7}|106\d{5,12})(?!\d)")
_SPAN = re.compile(r"(?:(\d{1,2})[:时小]+)?(\d{1,3})[:分]+(\d{1,2})秒?|(\d{1,6})秒")
_CHINESE_GAP = re.compile(r"(?<=[\u4e00-\u9fff,,。]) (?=[\u4e00-\u9fff])")
_LEAST = 2
_FIRST_WITHIN_MS, _LONGEST_MS = 600_000, 24 * 3_600_000


def sniff(given: Given) -> bool:
    """Lines with arrows between times, or lines that begin with times that run on from near zero."""
    if given.medium in (Medium.XLSX, Medium.XLS) or given.text.lstrip()[:1] == "<":
        return False
    head = given.lines[:200]
    if sum(_ARROW.match(line.strip()) is not None for line in head) >= 1:
        return True
    starts = [start for line in head if (start := _start_of(line.strip())) is not None]
    return len(starts) >= _LEAST and starts == sorted(starts) and starts[0] <= _FIRST_WITHIN_MS


def _start_of(line: str) -> int | None:
    """`[00:01] …` or `说话人1 00:01`; a line of a bill or a chat begins with a day."""
    match = _TURN.match(line)
    if match is not None:
        return _ms(match.groups()[1:5])
    match = _LINE.match(line)
    bracketed = line[:1] in "[(【"
    return _ms(match.groups()[:4]) if match and (bracketed or match[5]) else None


def parse(given: Given) -> Parsed:
    """One note. Raises InputUnusable where nothing tells when the call was."""
    segments = list(_segments(given.lines))
    facts = _facts(given)
    if facts.at is None:
        raise InputUnusable(
            "transcript_undated",
            "这份录音文字没有写是哪一天几点的通话。",
            "请在第一行加上“时间:2026-11-20 15:30”,或把文件名写成 对方号码_20261120153000,再导入。",
            given.name,
        )
    record = NoteRecord(
        at=facts.at,
        channel=ContactKind.CALL,
        said_by=facts.who,
        text=spoken(segments),
        source=given.source(1),
    )
    return Parsed((Found(record, (1,)),), (), tuple(gap_problems(given, segments, facts.total_ms)))


def spoken(segments: Sequence[Segment]) -> str:
    """`[0:05] 对方:…` for each segment."""
    return "\n".join(
        f"[{clock(one.from_ms)}] {one.speaker}{':' if one.speaker else ''}{one.text}" for one in segments
    )


@dataclass(frozen=True)
class _Facts:
    at: datetime | None
    who: str
    total_ms: int | None


def _facts(given: Given) -> _Facts:
    """From `键:值` lines at the top; what is not told there, from the name that recorders give their files."""
    told: dict[str, str] = {}
    for line in given.lines[:8]:
        bare = line.strip().removeprefix("NOTE").strip()
        if _ARROW.match(bare) or _start_of(bare) is not None:
            break
        match = _HEAD.match(bare)
        if match is not None:
            told.setdefault(match[1], match[2].strip())
    when = told.get("时间") or told.get("日期") or ""
    named_at, number = facts_of_name(given.name)
    at = _moment(when) or named_at
    who = told.get("对方") or told.get("号码") or told.get("对方号码") or number
    return _Facts(at, who, _span_ms(told.get("时长", "")))


def facts_of_name(name: str) -> tuple[datetime | None, str]:
    """When, and with which number, as recorders name their files (`17000000001_20261120153000`)."""
    dated = _DATED_NAME.search(name)
    rest = name.replace(dated[0], " ") if dated else name
    number = _NUMBER_NAME.search(rest)
    return _moment_in_name(name), number[1] if number else ""


def _moment(text: str) -> datetime | None:
    try:
        return (
            moment(text.replace("：", ":")).replace(tzinfo=SHANGHAI)
            if has_time(text.replace("：", ":"))
            else None
        )
    except InputUnusable:
        return None


def _moment_in_name(name: str) -> datetime | None:
    match = _DATED_NAME.search(name)
    if match is None:
        return None
    year, month, day, hour, minute, second = match.groups()
    return _moment(f"{year}-{month}-{day} {hour}:{minute}:{second or '00'}")


def _span_ms(text: str) -> int | None:
    match = _SPAN.fullmatch(text.strip())
    if match is None:
        return None
    if match[4]:
        return int(match[4]) * 1000
    return ((int(match[1] or 0) * 60 + int(match[2])) * 60 + int(match[3])) * 1000


def _segments(lines: Sequence[str]) -> Iterator[Segment]:
    arrows = any(_ARROW.match(line.strip()) for line in lines[:200])
    told = _of_arrows(lines) if arrows else _of_turns(lines)
    return (one for one in told if one.text)


def _of_arrows(lines: Sequence[str]) -> Iterator[Segment]:
    held: tuple[int, int] | None = None
    texts: list[str] = []
    for line in (*lines, "0:00:00 --> 0:00:00"):
        bare = line.strip()
        match = _ARROW.match(bare)
        if match is not None:
            if held is not None:
                yield _segment(held, texts)
            held, texts = (_ms(match.groups()[:4]), _ms(match.groups()[4:8])), []
        elif held is not None and bare and not bare.isdigit():
            texts.append(bare)


def _of_turns(lines: Sequence[str]) -> Iterator[Segment]:
    """Each lasts until the next begins; the last, as far as anybody knows, no time at all."""
    turns: list[tuple[int, str, list[str]]] = []
    for line in lines:
        bare = line.strip()
        turn = _TURN.match(bare)
        timed = None if turn else _LINE.match(bare)
        if turn is not None:
            turns.append((_ms(turn.groups()[1:5]), turn[1], []))
        elif timed is not None and (bare[:1] in "[(【" or timed[5]):
            turns.append((_ms(timed.groups()[:4]), timed[5] or "", [timed[6]]))
        elif turns and bare:
            turns[-1][2].append(bare)
    for place, (start, speaker, texts) in enumerate(turns):
        end = turns[place + 1][0] if place + 1 < len(turns) else start
        yield Segment(from_ms=start, until_ms=max(start, end), speaker=speaker, text=_one_line(texts))


def _segment(span: tuple[int, int], texts: Sequence[str]) -> Segment:
    text = _one_line(texts)
    voice = _VOICE.match(text)
    bare = _TAG.sub("", _VOICE.sub("", text)).strip()
    named = None if voice else _NAMED.match(bare)
    speaker = voice[1].strip() if voice else named[1] if named else ""
    return Segment(
        from_ms=span[0], until_ms=max(span), speaker=speaker, text=named[2].strip() if named else bare
    )


def _one_line(texts: Sequence[str]) -> str:
    """Chinese lines go together without a blank."""
    return _CHINESE_GAP.sub("", " ".join(texts)).strip()


def _ms(parts: Sequence[str | None]) -> int:
    hours, minutes, seconds = (int(part or 0) for part in parts[:3])
    total = ((hours * 60 + minutes) * 60 + seconds) * 1000 + int((parts[3] or "0").ljust(3, "0"))
    return min(total, _LONGEST_MS)


def gap_problems(given: Given, segments: Sequence[Segment], total_ms: int | None) -> Iterator[Problem]:
    """What of the recording has no words; without its length, up to the last word."""
    end = total_ms or max((one.until_ms for one in segments), default=0)
    covered = coverage(segments, end)
    if not segments:
        yield given.problem(1, "transcript_empty", "里面没有读到说过的话。请检查是不是导出成了空文件。")
    elif covered.gaps:
        shown = "、".join(f"{clock(gap.from_ms)} 到 {clock(gap.until_ms)}" for gap in covered.gaps[:5])
        text = (
            f"录音里有 {len(covered.gaps)} 段没有文字({shown}),有字的占 {covered.percent}%。"
            "请对照录音听这几段;要紧的话补写进去。"
        )
        yield given.problem(1, "transcript_gaps", text)
