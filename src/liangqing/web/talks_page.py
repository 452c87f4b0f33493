"""The talks of a case on a page: findings by strength, hours, parties, and the lines, so many at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from liangqing import app
from liangqing.base.because import Strength
from liangqing.base.days import speak_date, speak_near_date
from liangqing.base.typeset import formal
from liangqing.case.case import Case
from liangqing.case.records import Callee, Direction
from liangqing.conduct.finding import ConductFinding, HourRow, PartyCount, Proof
from liangqing.conduct.talks import TalkLine, Talks
from liangqing.web.contact_words import CALLEES, CODES, TAGS, how_it_went, what_came
from liangqing.web.first import scam_among
from liangqing.web.words import strongest

_LINES_A_PAGE = 25
_COLLECTING, _OTHERS, _ALL = "collecting", "others", "all"
_SHOWS = {_COLLECTING: "当作催收的", _OTHERS: "其余的", _ALL: "全部"}


@dataclass(frozen=True)
class ConductGroup:
    """What collectors did, under the hardest kind of rule that speaks to it; None: a warning without a rule."""

    strength: Strength | None
    findings: tuple[ConductFinding, ...]

    @property
    def evidence(self) -> int:
        """How many rest on a machine's record."""
        return sum(finding.proof is Proof.EVIDENCE for finding in self.findings)


@dataclass(frozen=True)
class Row:
    """A line of the list in words; `can_mark`: the person may say whether it collects."""

    line: TalkLine
    anchor: str
    when: str
    title: str
    facts: tuple[str, ...]
    text: str
    codes: tuple[str, ...]
    collecting: bool | None
    can_mark: bool


@dataclass(frozen=True)
class Filter:
    """A way to look at the list."""

    key: str
    name: str
    count: int
    here: bool


@dataclass(frozen=True)
class Party:
    """One creditor or number with what came from there, in words."""

    name: str
    count: PartyCount
    span: str
    minutes: str


def by_strength(findings: Sequence[ConductFinding]) -> tuple[ConductGroup, ...]:
    """Hardest first; what no rule speaks to stands last."""
    ruled = [(strongest(finding.because) if finding.because else None, finding) for finding in findings]
    groups = (
        ConductGroup(strength, tuple(finding for held, finding in ruled if held is strength))
        for strength in (*Strength, None)
    )
    return tuple(group for group in groups if group.findings)


def talks_context(case: Case, told: Talks, asked: Mapping[str, str]) -> dict[str, object]:
    """Everything on the page; `asked`: which lines (`show`, `page`), or the page that holds a key (`of`)."""
    show = _show(told, asked)
    lines = [line for line in told.lines if _is_in(line, show)]
    pages = max(1, -(-len(lines) // _LINES_A_PAGE))
    page = min(_page(lines, asked), pages)
    part = lines[(page - 1) * _LINES_A_PAGE : page * _LINES_A_PAGE]
    names = {debt.id: debt.name for debt in case.debts}
    return {
        "report": told.report,
        "scam": scam_among(told.report.findings),
        "groups": by_strength(told.report.findings),
        "picture": app.hours_picture(told) if told.report.hours else "",
        "hour_rows": tuple(
            (row.on, _hours(row, told.late), sum(row.hours)) for row in reversed(told.report.hours)
        ),
        "parties": tuple(_party(count) for count in told.report.parties),
        "filters": _filters(told, show),
        "show": show,
        "rows": tuple(_row(line, names) for line in part),
        "page": page,
        "pages": pages,
        "newer": _address(show, page - 1) if page > 1 else "",
        "older": _address(show, page + 1) if page < pages else "",
    }


def _show(told: Talks, asked: Mapping[str, str]) -> str:
    """What was asked for; where nothing was, the collecting ones if there are any."""
    if (show := asked.get("show", "")) in _SHOWS:
        return show
    found = next((line for line in told.lines if line.key == asked.get("of")), None)
    if found is not None:
        return _COLLECTING if found.why else _ALL
    return _COLLECTING if any(line.why for line in told.lines) else _ALL


def _is_in(line: TalkLine, show: str) -> bool:
    collects = bool(line.why or line.codes)
    return show == _ALL or collects is (show == _COLLECTING)


def _page(lines: Sequence[TalkLine], asked: Mapping[str, str]) -> int:
    place = next((place for place, line in enumerate(lines) if line.key == asked.get("of")), None)
    if place is not None:
        return place // _LINES_A_PAGE + 1
    told = asked.get("page", "")
    return max(1, int(told)) if told.isascii() and told.isdecimal() and len(told) < 7 else 1


def _filters(told: Talks, show: str) -> tuple[Filter, ...]:
    return tuple(
        Filter(key, name, sum(_is_in(line, key) for line in told.lines), key == show)
        for key, name in _SHOWS.items()
    )


def _address(show: str, page: int) -> str:
    return "?" + urlencode({"show": show, "page": page}) + "#lines"


def _row(line: TalkLine, names: Mapping[str, str]) -> Row:
    anchor = line.key.replace(":", "-")
    when = f"{speak_date(line.at.date())} {line.at:%H:%M}"
    codes = tuple(CODES[code] for code in line.codes)
    if line.note is not None:
        facts = tuple(fact for fact in (f"{what_came(line.note.channel)}", line.note.product or "") if fact)
        title = f"笔记:{line.note.said_by}"
        return Row(line, anchor, when, title, facts, line.note.text, codes, None, False)
    contact = line.contact
    if contact is None:
        return Row(line, anchor, when, "", (), "", codes, None, False)
    who = contact.org or contact.name or contact.number or "没有显示号码"
    facts = (
        how_it_went(contact),
        contact.number if who != contact.number else "",
        names.get(contact.debt or "", ""),
        f"找的是{CALLEES[contact.callee]}" if contact.callee is not Callee.BORROWER else "",
        f"来了 {contact.collectors} 个人" if contact.collectors else "",
        *(TAGS[tag] for tag in contact.tags),
    )
    title = f"{what_came(contact.kind, contact.direction)}:{who}"
    can_mark = contact.direction is not Direction.OUT
    kept = tuple(fact for fact in facts if fact)
    return Row(line, anchor, when, title, kept, contact.text, codes, contact.collecting, can_mark)


def _hours(row: HourRow, late: frozenset[tuple[date, int]]) -> str:
    """`8点 2 次、22点 1 次(规定时间以外)`."""
    told = (
        f"{hour}点 {count} 次{'(规定时间以外)' if (row.on, hour) in late else ''}"
        for hour, count in enumerate(row.hours)
        if count
    )
    return formal("、".join(told))


def _party(count: PartyCount) -> Party:
    name = count.party or "没有显示号码的"
    if name.isdecimal():
        name = f"{name} 开头的号码" if count.numbers > 1 else f"号码 {name}"
    first, last = speak_near_date(count.first_on), speak_near_date(count.last_on)
    span = first if count.first_on == count.last_on else f"{first}到{last}"
    return Party(name, count, formal(span), f"{-(-count.seconds // 60)} 分钟")
