"""Chats exported or copied as text (WeChat and alike): who said what when, in the shapes that apps write."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from liangqing.base.days import SHANGHAI
from liangqing.base.errors import InputUnusable
from liangqing.base.problem import Problem
from liangqing.case.records import Contact, ContactKind, Direction
from liangqing.reading.fields import moment
from liangqing.reading.parsed import BadRow, Found, Given, Medium, Parsed

NAME = "chat_text"
_DAY = r"(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)"
_CLOCK = r"(?:(上午|下午|凌晨|中午|晚上|早上)\s?)?(\d{1,2}:\d{2}(?::\d{2})?)"
_WHO = r"([^\s:：\[\]][^:：\[\]\n]{0,29}?)"
_SHAPES: tuple[tuple[str, re.Pattern[str], tuple[int, int, int, int, int]], ...] = (
    # name, pattern, groups of: day, half of the day, clock, who, text (0: none)
    (
        "time name: text",
        re.compile(rf"^\[?{_DAY}[ T,，]*{_CLOCK}\]?\s*{_WHO}\s*[:：]\s*(.*)$"),
        (1, 2, 3, 4, 5),
    ),
    ("name time", re.compile(rf"^{_WHO}\s+[(（\[]?{_DAY}[ T]+{_CLOCK}[)）\]]?\s*[:：]?$"), (2, 3, 4, 1, 0)),
    ("time name", re.compile(rf"^\[?{_DAY}[ T]+{_CLOCK}\]?\s+{_WHO}\s*[:：]?$"), (1, 2, 3, 4, 0)),
    ("name clock", re.compile(rf"^{_WHO}\s+{_CLOCK}$"), (0, 2, 3, 1, 0)),
    ("clock name: text", re.compile(rf"^\[?{_CLOCK}\]?\s*{_WHO}\s*[:：]\s*(.*)$"), (0, 1, 2, 3, 4)),
)
_DAY_LINE = re.compile(rf"^[\s—–=*-]*{_DAY}(?:\s*(?:星期|周)[一二三四五六日天])?[\s—–=*-]*$")
_TITLE = re.compile(r"聊天记录|微信记录|对话记录|会话记录|Chat history", re.IGNORECASE)
_OWN = ("我", "本人", "自己", "me", "我自己")
_LEAST, _PROBED = 2, 400
_LATER = ("下午", "晚上")


@dataclass(frozen=True)
class _Said:
    """One message: its line, who, when as printed, and the lines of its text."""

    line: int
    who: str
    when: str
    texts: tuple[str, ...]


def sniff(given: Given) -> bool:
    """At least two lines in one of the shapes, and no table or tag."""
    head = given.lines[:_PROBED]
    if given.medium in (Medium.XLSX, Medium.XLS) or given.text.lstrip()[:1] == "<":
        return False
    return _shape(head) is not None


def _shape(lines: Sequence[str]) -> int | None:
    """The shape that fits most lines. Without days of their own they need a line with the day."""
    counts = [sum(pattern.match(line.strip()) is not None for line in lines) for _, pattern, _ in _SHAPES]
    has_day = any(_DAY_LINE.match(line) for line in lines)
    fitting = [
        (count, -n)
        for n, count in enumerate(counts)
        if count >= _LEAST and (_SHAPES[n][2][0] or has_day or any(_TITLE.search(line) for line in lines[:5]))
    ]
    return -max(fitting)[1] if fitting else None


def parse(given: Given) -> Parsed:
    """Every message as a Contact of kind chat; lines before the first are told once."""
    shape = _shape(given.lines[:_PROBED])
    if shape is None:
        raise InputUnusable(
            "chat_shape", "没有认出聊天记录的写法。", "请每条写成“时间 名字:内容”。", given.name
        )
    said = list(_messages(given.lines, shape))
    own = next((one.who for one in said if one.who.casefold() in _OWN), None)
    rows = [_contact(given, one, own) for one in said]
    bad = [row for row in rows if isinstance(row, BadRow)]
    problems = (*(row.problem for row in bad), *_whose(given, said, own), *_before(given, said))
    found = tuple(row for row in rows if isinstance(row, Found))
    return Parsed(found, tuple(row.ignored for row in bad), problems)


def _messages(lines: Sequence[str], shape: int) -> Iterator[_Said]:
    _, pattern, groups = _SHAPES[shape]
    day, held = "", None
    for number, line in enumerate(lines, 1):
        bare = line.strip().strip("\ufeff\u200b")
        day_line = _DAY_LINE.match(bare)
        match = pattern.match(bare)
        if day_line is not None and match is None:
            day = day_line[1]
        elif match is not None:
            if held is not None:
                yield held
            told_day, half, clock, who, text = (match[n] or "" if n else "" for n in groups)
            texts = (text,) if text else ()
            held = _Said(number, who.strip(), f"{told_day or day} {_full_day(half, clock)}", texts)
        elif held is not None and bare:
            held = replace(held, texts=(*held.texts, bare))
    if held is not None:
        yield held


def _full_day(half: str, clock: str) -> str:
    hour, _, rest = clock.partition(":")
    if half in _LATER and int(hour) < 12:
        return f"{int(hour) + 12}:{rest}"
    return clock


def _contact(given: Given, said: _Said, own: str | None) -> Found | BadRow:
    try:
        at = moment(said.when.strip()).replace(tzinfo=SHANGHAI)
    except InputUnusable as odd:
        return given.bad_row(said.line, odd)
    way = Direction.NEUTRAL if own is None else Direction.OUT if said.who == own else Direction.IN
    record = Contact(
        kind=ContactKind.CHAT,
        at=at,
        direction=way,
        number="",
        name=said.who,
        text="\n".join(said.texts),
        source=given.source(said.line),
    )
    return Found(record, (said.line,))


def _whose(given: Given, said: Sequence[_Said], own: str | None) -> Iterator[Problem]:
    if own is None and said:
        names = "、".join(f"“{name}”" for name in list(dict.fromkeys(one.who for one in said))[:6])
        text = f"看不出哪一个是您({names}),每条是谁发给谁先空着。请把您自己的名字改成“我”,再导入一次。"
        yield given.problem(said[0].line, "chat_own_unknown", text)


def _before(given: Given, said: Sequence[_Said]) -> Iterator[Problem]:
    first = said[0].line if said else len(given.lines) + 1
    lines = [line.strip() for line in given.lines[: first - 1] if line.strip() and not _DAY_LINE.match(line)]
    left = [line for line in lines if not _TITLE.search(line)]
    if left:
        text = f"开头有 {len(left)} 行不是聊天内容(“{left[0][:24]}”),没有用上。"
        yield given.problem(1, "chat_head_unused", text)
