"""The long credit report as XML (elements `PD01` and so on): its key fields; nothing outside the file is fetched."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from liangqing.base.errors import InputUnusable
from liangqing.base.problem import Problem
from liangqing.case.credit import CreditQuery, CreditReport, Edition
from liangqing.reading import credit_codes as codes
from liangqing.reading.credit_parts import ELEMENTS, not_read
from liangqing.reading.credit_sentences import day
from liangqing.reading.credit_values import detailed_account
from liangqing.reading.fields import moment
from liangqing.reading.parsed import BadRow, Found, Given, Parsed

NAME = "credit_report_xml"
_MOST_DEPTH, _MOST_TEXT = 64, 4_000
_FIELDS = codes.BASE_FIELDS | codes.LATEST_FIELDS | codes.MONTH_FIELDS
_STATE = "PD01ED01"
_OWN = "本人查询"


def sniff(given: Given) -> bool:
    """XML with the elements of the report."""
    head = given.text[:200_000]
    return head.lstrip().startswith("<") and f"<{codes.NUMBER}>" in head and f"<{codes.ROOT}" in head[:4096]


def parse(given: Given) -> Parsed:
    """Every account and query before the break, if there is one; other parts are named with a reason.

    Raises InputUnusable for a document type.
    """
    state = _Reading(given)
    broken = _feed(state)
    others = (not_read(given, ELEMENTS[part], line, "") for part, line in state.parts.items())
    rows = [_report(state), *state.rows, *others]
    found = tuple(row for row in rows if isinstance(row, Found))
    bad = [row for row in rows if isinstance(row, BadRow)]
    problems = (*(row.problem for row in bad), *broken)
    return Parsed(found, tuple(row.ignored for row in bad), problems)


@dataclass
class _Reading:
    """What has been collected; expat calls back, so this one value changes while a file is read."""

    given: Given
    path: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    head: dict[str, str] = field(default_factory=dict)
    told: dict[str, str] = field(default_factory=dict)
    states: list[str] = field(default_factory=list)
    began: int = 1
    rows: list[Found | BadRow] = field(default_factory=list)
    queries: int = 0
    parts: dict[str, int] = field(default_factory=dict)


def _feed(state: _Reading) -> Iterator[Problem]:
    parser = expat.ParserCreate("utf-8")
    parser.StartDoctypeDeclHandler = lambda *_: _refuse(state.given)
    parser.EntityDeclHandler = lambda *_: _refuse(state.given)
    parser.StartElementHandler = lambda tag, _attributes: _start(state, tag, parser.CurrentLineNumber)
    parser.EndElementHandler = lambda tag: _end(state, tag, parser.CurrentLineNumber)
    parser.CharacterDataHandler = lambda text: state.text.append(text[:_MOST_TEXT])
    problems: list[Problem] = []
    try:
        parser.Parse(_undeclared(state.given.text).encode("utf-8", "replace"), True)
    except expat.ExpatError as odd:
        line = min(odd.lineno, len(state.given.lines))
        text = f"文件在第 {line} 行断了或坏了,在它之前的都已读入,之后的读不出。请重新下载。"
        problems.append(state.given.problem(line, "xml_broken", text))
    return iter(problems)


def _undeclared(text: str) -> str:
    """The declaration may name an encoding that we have undone already."""
    bare = text.lstrip()
    if not bare.startswith("<?xml"):
        return text
    end = bare.find("?>") + 2
    return "\n" * (text[: len(text) - len(bare)] + bare[:end]).count("\n") + bare[end:]


def _refuse(given: Given) -> None:
    text = "这个 XML 带有自定义的文档类型,信用报告不会这样写,可能有害,没有打开。"
    raise InputUnusable("xml_unsafe", text, "请重新下载报告,或用 PDF 版。", given.name)


def _start(state: _Reading, tag: str, line: int) -> None:
    state.path.append(tag)
    if len(state.path) > _MOST_DEPTH:
        raise InputUnusable(
            "xml_unsafe", "这个 XML 套得太深,不像信用报告。", "请用 PDF 版。", state.given.name
        )
    state.text.clear()
    if tag in (codes.ACCOUNT, codes.QUERY):
        state.told, state.states, state.began = {}, [], line


def _end(state: _Reading, tag: str, line: int) -> None:
    text = "".join(state.text).strip()
    state.text.clear()
    state.path.pop()
    part = next((step for step in state.path if step in ELEMENTS), None)
    if part is not None and text and part not in state.parts:
        state.parts[part] = line
    if tag in (codes.NUMBER, codes.REPORTED, codes.MASKED_ID):
        state.head[tag] = text
    elif tag == _STATE:
        state.states.append(text)
    elif tag in _FIELDS:
        if text or _FIELDS[tag] not in state.told:
            state.told[_FIELDS[tag]] = text
    elif tag in (codes.QUERY_DAY, codes.QUERY_BY, codes.QUERY_REASON):
        state.told[tag] = text
    elif tag == codes.ACCOUNT:
        state.rows.append(_account(state))
    elif tag == codes.QUERY and codes.QUERY_DAY in state.told:
        state.rows.append(_query(state))


def _account(state: _Reading) -> Found | BadRow:
    source = state.given.source(state.began)
    kind = state.told.get("type", "")
    try:
        if kind not in codes.TYPES:
            raise InputUnusable("account_type", f"账户类型“{kind[:8]}”不认识。", "请对照报告原件。")
        text = " ".join(f"{name}={word}" for name, word in sorted(state.told.items()) if word)
        return Found(detailed_account(state.told, kind, state.states, text, source), (state.began,))
    except InputUnusable as odd:
        return state.given.bad_row(state.began, odd)


def _query(state: _Reading) -> Found | BadRow:
    state.queries += 1
    reason = state.told.get(codes.QUERY_REASON, "")
    try:
        on = day(state.told[codes.QUERY_DAY][:10])
    except (InputUnusable, ValueError):
        odd = InputUnusable("date_unreadable", "查询日期读不懂。", "请对照报告原件。")
        return state.given.bad_row(state.began, odd)
    record = CreditQuery(
        on=on,
        by=state.told.get(codes.QUERY_BY, ""),
        reason=reason,
        own=reason.startswith(_OWN),
        number=state.queries,
        source=state.given.source(state.began),
    )
    return Found(record, (state.began,))


def _report(state: _Reading) -> Found:
    when = state.head.get(codes.REPORTED, "").replace("T", " ")
    try:
        reported_at = moment(when) if when else None
    except InputUnusable:
        reported_at = None
    record = CreditReport(
        edition=Edition.DETAILED,
        report_no=state.head.get(codes.NUMBER),
        reported_at=reported_at,
        id_masked=_masked(state.head.get(codes.MASKED_ID, "")),
        source=state.given.source(1),
    )
    return Found(record, (1,))


def _masked(number: str) -> str | None:
    """Of a whole number only the last four are kept."""
    return f"{'*' * (len(number) - 4)}{number[-4:]}" if len(number) > 4 else None
