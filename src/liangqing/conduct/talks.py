"""Everything that was said, newest first, each line with what the audit makes of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from liangqing.base.bulk import many_values
from liangqing.case.debt import Debt
from liangqing.case.records import Contact, NoteRecord
from liangqing.conduct.audit import audited, right_time
from liangqing.conduct.collectors import SUPPOSED, Ground, different, in_shanghai, who_collects
from liangqing.conduct.finding import ConductCode, ConductReport
from liangqing.law.rule import Rule

_SURE = {
    Ground.SAID: "您标成了催收",
    Ground.LINKED: "说的是您的一笔债务",
    Ground.NAMED: "您的通讯录里存的名字是催收",
    Ground.WORDS: "话里在催欠款",
}
_Codes = Mapping[str, tuple[ConductCode, ...]]


@dataclass(frozen=True)
class TalkLine:
    """A contact or a note, told in Shanghai time by a right clock; `key` is that of the contact as it is stored.

    `why` (Chinese) is on what ground a contact is taken for collecting; empty: it is not. `codes`: findings on it.
    """

    key: str
    at: datetime
    contact: Contact | None
    note: NoteRecord | None
    why: str
    codes: tuple[ConductCode, ...]


@dataclass(frozen=True)
class Talks:
    """The audit with every line it looked at; `late`: day and hour of contacts outside the hours of the rules."""

    report: ConductReport
    lines: tuple[TalkLine, ...]
    late: frozenset[tuple[date, int]]


@many_values()
def talks(
    contacts: Sequence[Contact],
    debts: Sequence[Debt],
    notes: Sequence[NoteRecord],
    rules: Sequence[Rule],
    clock_ahead_seconds: int,
) -> Talks:
    """The audit and the lines, as `audit` takes them."""
    kept = different(contacts)
    once = right_time(kept, clock_ahead_seconds)
    collecting = who_collects(once, debts)
    report = audited(once, collecting, debts, notes, rules, clock_ahead_seconds)
    grounds = {one.contact.key(): one.ground for one in collecting}
    codes = _codes(report)
    lines = (*_contact_lines(kept, once, grounds, codes), *_note_lines(notes, codes))
    newest_first = tuple(sorted(lines, key=lambda line: line.at, reverse=True))
    late = {(line.at.date(), line.at.hour) for line in lines if ConductCode.NIGHT in line.codes}
    return Talks(report, newest_first, frozenset(late))


def _codes(report: ConductReport) -> _Codes:
    """Key of a contact → the findings that rest on it."""
    codes: defaultdict[str, list[ConductCode]] = defaultdict(list)
    for finding in report.findings:
        for key in finding.evidence:
            codes[key].append(finding.code)
    return {key: tuple(dict.fromkeys(some)) for key, some in codes.items()}


def _contact_lines(
    kept: Sequence[Contact], once: Sequence[Contact], grounds: Mapping[str, Ground], codes: _Codes
) -> Iterator[TalkLine]:
    for stored, told in zip(kept, once, strict=True):
        key = told.key()
        ground = grounds.get(key)
        why = "" if ground is None else _SURE.get(ground) or SUPPOSED[ground]
        yield TalkLine(stored.key(), in_shanghai(told.at), stored, None, why, codes.get(key, ()))


def _note_lines(notes: Sequence[NoteRecord], codes: _Codes) -> Iterator[TalkLine]:
    for note in notes:
        key = f"{note.source.sha256[:16]}:{note.source.line}"
        yield TalkLine(key, in_shanghai(note.at), None, note, "", codes.get(key, ()))
