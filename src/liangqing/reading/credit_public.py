"""Public records and the other rare parts of a credit report: kept as printed, their facts by their labels."""

import re
from collections.abc import Sequence

from liangqing.case.credit import PublicRecord
from liangqing.reading.joined import Line, squeezed
from liangqing.reading.parsed import BadRow, Found, Given

_KINDS = ("欠税记录", "民事判决记录", "强制执行记录", "行政处罚记录", "电信欠费记录", "电信欠费信息")
_NOTHING = re.compile(r"^系统中没有[^。]*。?$")
_RECORD = re.compile(r"^(?:记录)?\d{1,3}[.、:]?$|^\d{1,3}[.、](?!\d)")
_ALONE = ("编号", "明细", "明细如下:", "最近5年内的公共记录")
_LABEL = r"[\u4e00-\u9fff/()（）]{2,14}\s?[:：]"
_PAIR = re.compile(rf"(?:^|\s)({_LABEL})\s*(.*?)(?=\s+{_LABEL}|$)", re.DOTALL)
_STARTS = re.compile(rf"^\s*{_LABEL}")


def read_public(given: Given, head: str, lines: Sequence[Line]) -> list[Found | BadRow]:
    """One record for each that the section lists; none where it says that there are none."""
    found: list[Found | BadRow] = []
    category, held = head, list[Line]()
    for line in _without_nothing(lines):
        bare = squeezed(line.text).rstrip(":")
        new_kind = next((kind for kind in _KINDS if bare.startswith(kind) and len(bare) < 16), None)
        if new_kind is not None or _RECORD.match(bare) or _repeats(held, bare):
            found += _record(given, category, held)
            held = []
        category = new_kind or category
        if new_kind is None and bare not in _ALONE:
            held.append(line)
    return [*found, *_record(given, category, held)]


def _without_nothing(lines: Sequence[Line]) -> list[Line]:
    """The sentence that says that there is nothing may break over lines."""
    text = "".join(squeezed(line.text) for line in lines)
    return [] if _NOTHING.match(text) else list(lines)


def _repeats(held: Sequence[Line], bare: str) -> bool:
    """The first label of a record comes again: the next record begins."""
    first = _STARTS.match(squeezed(held[0].text)) if held else None
    again = _STARTS.match(bare)
    return first is not None and again is not None and first[0] == again[0]


def _record(given: Given, category: str, lines: Sequence[Line]) -> list[Found | BadRow]:
    text = "".join(
        f" {line.text.strip()}" if _STARTS.match(line.text) else line.text.strip() for line in lines
    )
    bare = squeezed(text)
    if not bare or _RECORD.fullmatch(bare) or _NOTHING.match(bare):
        return []
    facts: dict[str, str] = {}
    for key, value in _PAIR.findall(text):
        facts.setdefault(squeezed(key).rstrip(":"), squeezed(value).strip("，。;"))
    number = lines[0].number
    record = PublicRecord(category=category, facts=facts, text=text.strip(), source=given.source(number))
    return [Found(record, (number,))]
