"""Phone backups of "SMS Backup & Restore" (XML, roots `smses` and `calls`), read up to where the file breaks off."""

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from liangqing.base.days import from_epoch_ms
from liangqing.base.errors import InputUnusable
from liangqing.base.problem import Problem
from liangqing.case.records import Contact, ContactKind, Direction
from liangqing.reading.fields import FIRST_YEAR, LAST_YEAR, told
from liangqing.reading.parsed import Found, Given, Parsed, declared_count
from liangqing.reading.result import IgnoredRow

NAME = "sms_backup_xml"
WITHHELD_NAME = "未显示号码"
_ROOT = re.compile(r"<(smses|calls)[\s/>]")
_WITHHELD = ("", "-1", "-2", "-3")
_NAMELESS = ("(Unknown)", "(未知)", "Unknown")
# type: 1 incoming, 2 outgoing, 3 missed, 4 voicemail, 5 rejected, 6 blocked, 7 answered on another device
_CALL_WAYS = {"2": Direction.OUT, **dict.fromkeys("134567", Direction.IN)}
_TALKED = ("1", "2", "7")
_NEVER_TALKED = ("3", "4", "5", "6")
_SMS_WAYS = {"1": Direction.IN, "2": Direction.OUT}
_NOT_SENT = ("3", "4", "5", "6")  # draft, outbox, failed, queued
_PAIR = re.compile(r"&#(5[56]\d{3});&#(5[67]\d{3});", re.ASCII)
_REFERENCE = re.compile(r"&#(x[0-9a-fA-F]{1,8}|\d{1,10});", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WHOLE = re.compile(r"\d{1,14}", re.ASCII)
_DECLARATION = re.compile(r"\A\s*<\?xml\s[^>]*\?>")


def sniff(given: Given) -> bool:
    """Whether the file's root is `smses` or `calls`."""
    head = given.text[:8192].lstrip()
    return head.startswith("<") and _ROOT.search(head) is not None


def parse(given: Given) -> Parsed:
    """Every child of the root as a Contact or an ignored row.

    A file that breaks off gives all rows before the break and a problem. Raises InputUnusable for a document type
    (the app never writes one; it is how XML bombs are built).
    """
    state = _Reading(given)
    broken = _feed(state, _mended(given.text))
    if state.mms is not None:
        state.ignored.append(IgnoredRow(line=state.mms.line, reason="cut_off"))
    counts = () if state.declared is None else declared_count(given, 1, state.declared, state.children)
    problems = (*state.problems, *_mms_problem(state), *counts, *broken)
    return Parsed(tuple(state.found), tuple(state.ignored), problems)


@dataclass
class _Reading:
    """What has been collected so far; expat calls back, so this one value changes while a file is read."""

    given: Given
    depth: int = 0
    children: int = 0
    declared: int | None = None
    found: list[Found] = field(default_factory=list)
    ignored: list[IgnoredRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    mms: "_Mms | None" = None
    pictures: int = 0


@dataclass
class _Mms:
    """A message with parts: its text and its sender stand in elements below it."""

    line: int
    attributes: dict[str, str]
    parts: list[dict[str, str]] = field(default_factory=list)
    addresses: list[dict[str, str]] = field(default_factory=list)


def _feed(state: _Reading, text: str) -> tuple[Problem, ...]:
    """Run the parser; the encoding is ours, whatever the file declares. Returns the break, if there is one."""
    parser = expat.ParserCreate("utf-8")
    parser.StartDoctypeDeclHandler = lambda *_: _refuse_document_type(state.given)
    parser.EntityDeclHandler = lambda *_: _refuse_document_type(state.given)
    parser.StartElementHandler = lambda tag, attributes: _start(
        state, tag, attributes, parser.CurrentLineNumber
    )
    parser.EndElementHandler = lambda _tag: _end(state)
    try:
        parser.Parse(text.encode("utf-8"), True)
    except expat.ExpatError as odd:
        told_line = min(odd.lineno, len(state.given.lines))
        say = (
            f"文件在第 {told_line} 行断了或坏了，在它之前的 {state.children} 条都已读入，之后的读不出。"
            "请在手机上用“SMS Backup & Restore”重新备份，再导入一次，重复的不会多算。"
        )
        return (state.given.problem(told_line, "xml_broken", say),)
    return ()


def _refuse_document_type(given: Given) -> None:
    raise InputUnusable(
        "xml_unsafe",
        "这个 XML 带有自定义的文档类型，短信备份软件不会这样写，可能有害，没有打开。",
        "请在手机上用“SMS Backup & Restore”重新备份。",
        given.name,
    )


def _start(state: _Reading, tag: str, attributes: dict[str, str], line: int) -> None:
    state.depth += 1
    if state.depth == 1:
        declared = attributes.get("count", "").strip()
        state.declared = int(declared) if _WHOLE.fullmatch(declared) else None
    elif state.depth == 2:
        state.children += 1
        _child(state, tag, attributes, line)
    elif state.mms is not None and tag in ("part", "addr"):
        (state.mms.parts if tag == "part" else state.mms.addresses).append(attributes)


def _end(state: _Reading) -> None:
    state.depth -= 1
    if state.depth == 1 and state.mms is not None:
        _end_mms(state, state.mms)
        state.mms = None


def _child(state: _Reading, tag: str, attributes: dict[str, str], line: int) -> None:
    try:
        if tag == "call":
            state.found.append(Found(_call(state, attributes, line), (line,)))
        elif tag == "sms" and told(attributes.get("type", "")) in _NOT_SENT:
            state.ignored.append(IgnoredRow(line=line, reason="not_sent"))
        elif tag == "sms":
            state.found.append(Found(_sms(state, attributes, line), (line,)))
        elif tag == "mms":
            state.mms = _Mms(line, attributes)
        else:
            raise InputUnusable(
                "element_unknown", f"不认识的内容“{tag[:24]}”。", "如果它是短信或通话，请告诉我们。"
            )
    except InputUnusable as odd:
        bad = state.given.bad_row(line, odd)
        state.ignored.append(bad.ignored)
        state.problems.append(bad.problem)


def _call(state: _Reading, attributes: dict[str, str], line: int) -> Contact:
    way = told(attributes.get("type", ""))
    seconds = _seconds(attributes.get("duration", ""))
    connected = seconds > 0 if way in _TALKED else False if way in _NEVER_TALKED else None
    if way not in _CALL_WAYS:
        say = f"第 {line} 行的通话类型“{way[:8]}”不认识，呼入还是呼出、有没有接通先空着。请对照手机上的通话记录。"
        state.problems.append(state.given.problem(line, "call_type_unknown", say))
    number, name = _who(
        attributes.get("number", ""), attributes.get("contact_name", attributes.get("name", ""))
    )
    return Contact(
        kind=ContactKind.CALL,
        at=from_epoch_ms(_milliseconds(attributes.get("date", ""))),
        direction=_CALL_WAYS.get(way, Direction.NEUTRAL),
        connected=connected,
        seconds=seconds,
        number=number,
        name=name,
        source=state.given.source(line),
    )


def _sms(state: _Reading, attributes: dict[str, str], line: int) -> Contact:
    way = told(attributes.get("type", ""))
    if way not in _SMS_WAYS:
        say = f"第 {line} 行的短信类型“{way[:8]}”不认识，收到还是发出先空着。请对照手机上的短信。"
        state.problems.append(state.given.problem(line, "sms_type_unknown", say))
    number, name = _who(attributes.get("address", ""), attributes.get("contact_name", ""))
    text = attributes.get("body", "")
    return Contact(
        kind=ContactKind.SMS,
        at=from_epoch_ms(_milliseconds(attributes.get("date", ""))),
        direction=_SMS_WAYS.get(way, Direction.NEUTRAL),
        connected=None,
        seconds=0,
        number=number,
        name=name,
        text="" if text == "null" else text,
        source=state.given.source(line),
    )


#: Of an address below a message: 137 is who sent it.
_SENDER = "137"
_LAYOUT = "application/smil"


def _end_mms(state: _Reading, mms: _Mms) -> None:
    """Its text parts are the text; pictures are counted and named, nothing of them is decoded."""
    texts = [told(part.get("text", "")) for part in mms.parts if part.get("ct", "").startswith("text/plain")]
    kinds = [part.get("ct", "") for part in mms.parts if part.get("ct", "") != _LAYOUT]
    others = len(kinds) - len(texts)
    text = "\n".join(text for text in texts if text)
    if told(mms.attributes.get("msg_box", "")) in _NOT_SENT:
        state.ignored.append(IgnoredRow(line=mms.line, reason="not_sent"))
        return
    state.pictures += bool(others)
    if not text:
        state.ignored.append(IgnoredRow(line=mms.line, reason="mms_without_text"))
        return
    sender = next((a.get("address", "") for a in mms.addresses if a.get("type") == _SENDER), "")
    number = mms.attributes.get("address", "")
    if told(mms.attributes.get("msg_box", "")) == "1" and told(sender) not in ("", "insert-address-token"):
        number = sender
    attributes = {
        **mms.attributes,
        "address": number,
        "type": mms.attributes.get("msg_box", ""),
        "body": text,
    }
    try:
        state.found.append(Found(_sms(state, attributes, mms.line), (mms.line,)))
    except InputUnusable as odd:
        bad = state.given.bad_row(mms.line, odd)
        state.ignored.append(bad.ignored)
        state.problems.append(bad.problem)


def _who(number: str, name: str) -> tuple[str, str]:
    """Number and name; a withheld number is empty and says so in the name."""
    bare, called = told(number), told(name)
    if bare in _WITHHELD:
        return "", WITHHELD_NAME
    return bare, "" if called in _NAMELESS else called


def _milliseconds(text: str) -> int:
    bare = text.strip()
    if not _WHOLE.fullmatch(bare):
        raise InputUnusable("date_unreadable", f"时间“{bare[:24]}”读不懂。", "请重新备份后再导入。")
    if not FIRST_YEAR <= from_epoch_ms(int(bare)).year <= LAST_YEAR:
        raise InputUnusable(
            "date_implausible", f"时间“{bare[:24]}”换算出来不像真的。", "请检查手机日期后重新备份。"
        )
    return int(bare)


def _seconds(text: str) -> int:
    bare = told(text) or "0"
    if not _WHOLE.fullmatch(bare) or len(bare) > 6:
        raise InputUnusable("duration_unreadable", f"通话时长“{bare[:24]}”读不懂。", "请重新备份后再导入。")
    return int(bare)


def _mms_problem(state: _Reading) -> tuple[Problem, ...]:
    if not state.pictures:
        return ()
    say = (
        f"有 {state.pictures} 条彩信带着图片或录音，只读了其中的文字，图没有读。"
        "如果图里有催收内容，请把图存出来另外导入，留作证据。"
    )
    return (state.given.problem(0, "mms_pictures_unread", say),)


def _mended(text: str) -> str:
    """The text as XML parsers take it, line by line the same.

    Older versions of the app write emoji as two surrogate references; the declaration goes, as it may stand
    below a blank line or name an encoding that we have undone already.
    """
    undeclared = _DECLARATION.sub(lambda match: "\n" * match[0].count("\n"), text, count=1)
    joined = _PAIR.sub(_joined, undeclared)
    return _CONTROL.sub("\ufffd", _REFERENCE.sub(_allowed, joined))


def _joined(match: re.Match[str]) -> str:
    high, low = int(match[1]), int(match[2])
    if not (0xD800 <= high < 0xDC00 <= low < 0xE000):
        return match[0]
    return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))


def _allowed(match: re.Match[str]) -> str:
    code = int(match[1][1:], 16) if match[1].startswith("x") else int(match[1])
    whole = (
        code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
    )
    return match[0] if whole else "\ufffd"
