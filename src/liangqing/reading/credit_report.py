"""The short credit report of the central bank (简版), both generations: PDF text, web page or plain text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from liangqing.base.errors import InputUnusable
from liangqing.base.problem import Problem
from liangqing.case.credit import AccountGroup, CreditAccount
from liangqing.reading.credit_check import check_numbers, check_summary
from liangqing.reading.credit_head import read_head
from liangqing.reading.credit_lines import report_lines
from liangqing.reading.credit_public import read_public
from liangqing.reading.credit_queries import read_queries
from liangqing.reading.credit_sentences import BEGIN, read_sentence
from liangqing.reading.joined import Joined, Line, joined, squeezed
from liangqing.reading.parsed import BadRow, Found, Given, Parsed

NAME = "credit_report"
_TITLE = "个人信用报告"
_ACCOUNTS = {
    "信用卡": AccountGroup.CARD,
    "贷记卡": AccountGroup.CARD,
    "购房贷款": AccountGroup.HOUSING,
    "其他贷款": AccountGroup.LOAN,
    "贷款": AccountGroup.LOAN,
    "其他业务": AccountGroup.OTHER_BUSINESS,
    "为他人担保信息": AccountGroup.LIABILITY,
    "相关还款责任信息": AccountGroup.LIABILITY,
}
_TEXTS = ("保证人代偿信息", "资产处置信息", "非信贷交易记录", "公共记录", "公共信息记录")
_QUERIES = {"机构查询记录明细": False, "本人查询记录明细": True, "个人查询记录明细": True}
_SUMMARY, _NOTES, _FRONT = "信息概要", "说明", "信贷记录"
_SILENT = ("查询记录", _NOTES, _FRONT)
_HEADS = (*_ACCOUNTS, *_TEXTS, *_QUERIES, _SUMMARY, *_SILENT)
_ORDINAL = re.compile(r"^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))")
_ITEM = re.compile(r"\d{1,3}[.、]\d{4}年|\d{4}年\d{1,2}月\d{1,2}日")
_BEGINS_SECTION = re.compile(r"明细|如下|系统中没有|\d{1,3}[.、]?\d{4}年|\d{4}年")
_SUB = re.compile(r"(?:从未|发生过逾期|透支超过|(?:已|未)(?:结清|销户)的?账户)[^。，]{0,50}?明细如下:?")
_NOTHING = re.compile(r"系统中没有[^。]*。?|^[\s:]*$")


def sniff(given: Given) -> bool:
    """Whether it is titled a personal credit report and has the parts of one; of a web page, its text."""
    if given.text.lstrip()[:1] == "<":
        return False
    head = "".join(given.text[:20_000].split())
    return _TITLE in head and "报告编号" in head and ("信贷记录" in given.text or "信息概要" in given.text)


def parse(given: Given) -> Parsed:
    """The head with its summary, every account, query and public record; what differs from the summary is told."""
    sections = _sections(_once(report_lines(given.lines)))
    head = read_head(given, [line for s in sections if s.head in ("", _SUMMARY, _FRONT) for line in s.lines])
    rows: list[Found | BadRow] = [head.found]
    problems = list(head.problems)
    for section in sections:
        read, odd = _read_section(given, section)
        rows += read
        problems += odd
    found = tuple(row for row in rows if isinstance(row, Found))
    bad = [row for row in rows if isinstance(row, BadRow)]
    problems += [row.problem for row in bad]
    problems += check_summary(given, head.report, [each.record for each in found], bool(bad))
    return Parsed(found, tuple(row.ignored for row in bad), tuple(problems))


@dataclass(frozen=True)
class _Section:
    """A head and the lines below it."""

    head: str
    lines: tuple[Line, ...]


def _once(lines: Sequence[Line]) -> Iterator[Line]:
    """The title and the number of the report may stand on top of every page."""
    seen: set[str] = set()
    for line in lines:
        bare = squeezed(line.text)
        if bare.startswith((_TITLE, "报告编号:")):
            if bare[:12] in seen:
                continue
            seen.add(bare[:12])
        yield line


def _sections(told: Iterator[Line]) -> list[_Section]:
    lines = list(told)
    sections: list[tuple[str, list[Line]]] = [("", [])]
    for place, line in enumerate(lines):
        head = _head_of(line.text)
        if head is not None and not (
            sections[-1][0] == _SUMMARY and _is_column(head, lines[place + 1 : place + 2])
        ):
            sections.append((head, []))
        else:
            sections[-1][1].append(line)
    return [_Section(head, tuple(held)) for head, held in sections]


def _head_of(text: str) -> str | None:
    bare = _ORDINAL.sub("", squeezed(text)).rstrip(":")
    return bare if bare in _HEADS else None


def _is_column(head: str, after: Sequence[Line]) -> bool:
    """In the summary 信用卡 may be the name of a column: under a head there stands a list."""
    return head in _ACCOUNTS and not (after and _BEGINS_SECTION.search(squeezed(after[0].text)))


def _read_section(given: Given, section: _Section) -> tuple[list[Found | BadRow], list[Problem]]:
    if section.head in _ACCOUNTS and section.lines:
        return _accounts(given, section)
    if section.head in _QUERIES:
        rows = read_queries(given, section.lines, _QUERIES[section.head])
        return rows, check_numbers(given, section.head, _query_numbers(rows))
    if section.head in _TEXTS:
        return read_public(given, section.head, section.lines), []
    return [], []


def _query_numbers(rows: Sequence[Found | BadRow]) -> list[tuple[int, int]]:
    return [(getattr(row.record, "number", 0), row.lines[0]) for row in rows if isinstance(row, Found)]


def _accounts(given: Given, section: _Section) -> tuple[list[Found | BadRow], list[Problem]]:
    text = joined(section.lines, _ITEM)
    rows: list[Found | BadRow] = []
    problems: list[Problem] = []
    numbers: list[tuple[int, int]] = []
    overdue: bool | None = None
    for part in _parts(text):
        if part.sub:
            overdue = not part.sub.startswith("从未") if "逾期" in part.sub or "透支" in part.sub else None
        elif part.begins:
            row, odd = _account(given, part, _ACCOUNTS[section.head], overdue)
            rows.append(row)
            problems += odd
            if part.number:
                numbers.append((part.number, part.line))
        elif not _NOTHING.fullmatch(part.text.strip()):
            rows.append(given.bad_row(part.line, _left(part.text)))
    return rows, [*problems, *check_numbers(given, section.head, numbers)]


@dataclass(frozen=True)
class _Part:
    """A stretch of a section: a heading, an account, or what is neither."""

    line: int
    text: str
    sub: str = ""
    number: int = 0
    begins: bool = False


def _parts(told: Joined) -> Iterator[_Part]:
    marks = _marks(told.text)
    first = marks[0].start() if marks else len(told.text)
    yield _Part(told.line_at(0), told.text[:first])
    ends = [*(mark.start() for mark in marks[1:]), len(told.text)]
    for mark, end in zip(marks, ends, strict=False):
        line, rest = told.line_at(mark.end()), told.text[mark.end() : end]
        if mark.re is _SUB:
            yield _Part(line, mark[0], sub=mark[0])
            yield _Part(line, rest)
        else:
            yield _Part(line, rest.strip(), number=int(mark[0].strip(".、") or 0), begins=True)


def _marks(text: str) -> list[re.Match[str]]:
    """Headings and beginnings in order; a day right behind its number is no beginning of its own."""
    found = sorted((*_SUB.finditer(text), *BEGIN.finditer(text)), key=lambda mark: mark.start())
    numbered = {mark.end() for mark in found if mark[0]}
    return [mark for mark in found if mark[0] or mark.start() not in numbered]


def _account(
    given: Given, part: _Part, group: AccountGroup, overdue: bool | None
) -> tuple[Found | BadRow, list[Problem]]:
    try:
        sentence = read_sentence(part.text, group)
    except InputUnusable as odd:
        return given.bad_row(part.line, odd), []
    by_head: dict[str, object] = {"was_overdue": overdue}
    if overdue is False:
        by_head |= {"overdue_months": 0, "overdue_90_months": 0}
    values = {"group": group, **by_head, **sentence.values}
    record = CreditAccount.model_validate(
        {**values, "text": part.text.replace("\n", ""), "source": given.source(part.line)}
    )
    unknown = "”“".join(sentence.unknown)
    problems = (
        [given.problem(part.line, "clause_unknown", _unknown(given, part.line, unknown))] if unknown else []
    )
    return Found(record, (part.line,)), problems


def _unknown(given: Given, line: int, clauses: str) -> str:
    return f"{given.where(line)}:“{clauses[:80]}”没有读懂,这一条的其余内容已读入。请对照报告原件。"


def _left(text: str) -> InputUnusable:
    return InputUnusable("sentence_unreadable", f"“{text.strip()[:40]}”这一段读不懂。", "请对照报告原件。")
