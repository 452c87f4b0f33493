"""Messages on a telephone's screen: who sent them, when, and their words put together again from the lines."""

import re
from collections.abc import Sequence

from liangqing.reading.screen_rows import Line
from liangqing.reading.screen_value import ScreenEntry, ScreenField, ScreenValue

_SENDER = re.compile(r"[<‹〈]?(\+?\d[\d\-]{4,20}|95\d{3,6})")
_TIME = re.compile(
    r"(20\d{2})年?[-/年.](\d{1,2})[-/月.](\d{1,2})日?(?:[周星]期?[一二三四五六日天])?(上午|下午|中午|晚上|凌晨)?(\d{1,2}):(\d{2})"
)
_SIGNED = re.compile(r"[【\[][^】\]]{2,30}[】\]]")
_HEAD_ROWS = 5
#: A full stop at the end of a bubble is taken for a letter.
_STOP = re.compile(r"(?<=[\u4e00-\u9fff])[oO]$")
_NOON = 12


def messages(rows: Sequence[Sequence[Line]]) -> tuple[ScreenEntry, ...]:
    """Every bubble below a time line; none where no signature 【…】 stands at the head of one."""
    lines = [line for row in rows for line in row]
    sender = _sender(rows[:_HEAD_ROWS])
    entries: list[ScreenEntry] = []
    at: ScreenValue | None = None
    text: list[Line] = []
    for line in lines:
        moment = _moment(line)
        if moment is not None or (_SIGNED.match(line.words) and text):
            entries += _entry(sender, at, text)
            text = []
        if moment is not None:
            at = moment
        elif at is not None and (text or _SIGNED.match(line.words)):
            text.append(line)
    entries += _entry(sender, at, text)
    return tuple(entries)


def _sender(rows: Sequence[Sequence[Line]]) -> ScreenValue | None:
    for row in rows:
        for line in row:
            match = _SENDER.fullmatch(line.words)
            if match is not None:
                return line.value(ScreenField.SENDER, match[1].replace("-", ""))
    return None


def _moment(line: Line) -> ScreenValue | None:
    match = _TIME.fullmatch(line.words)
    if match is None:
        return None
    year, month, day, half, hour, minute = match.groups()
    clock = int(hour) + (_NOON if half in ("下午", "晚上") and int(hour) < _NOON else 0)
    told = f"{year}-{int(month):02d}-{int(day):02d} {clock:02d}:{minute}"
    return line.value(ScreenField.AT, told)


def _entry(sender: ScreenValue | None, at: ScreenValue | None, text: Sequence[Line]) -> list[ScreenEntry]:
    if at is None or not text:
        return []
    boxes = [line.seen.box for line in text]
    words = ScreenValue(
        field=ScreenField.TEXT,
        value=_STOP.sub("。", "".join(line.words for line in text)),
        line=text[0].number,
        box=(
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        ),
        sure_percent=min(line.seen.sure_percent for line in text),
    )
    return [ScreenEntry(values=tuple(value for value in (sender, at, words) if value is not None))]
