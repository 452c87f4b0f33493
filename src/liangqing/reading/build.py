"""Records into a case: debts from schedules, payments from bills, answers from the borrower's own words.

Building the same files again adds nothing; what a person entered is never overwritten, and a clash is a problem.
"""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from liangqing.base.errors import InputUnusable
from liangqing.base.noun import Noun
from liangqing.base.problem import Problem
from liangqing.case.case import Case, replace_debt
from liangqing.case.debt import Agreement, AgreementState, Exhibit
from liangqing.case.edit import set_answer
from liangqing.case.lenders import fold_name
from liangqing.case.records import (
    Contact,
    MoneyRecord,
    NoteRecord,
    ProfileRecord,
    ScheduleRecord,
    Source,
)
from liangqing.reading.debts import merge_schedule, names_of
from liangqing.reading.identity import record_key
from liangqing.reading.link import Linked, Unlinked, link
from liangqing.reading.result import FileRead

_Kept = TypeVar("_Kept", MoneyRecord, Contact, NoteRecord)


class Added(Noun):
    """How much of each kind is new."""

    debts: int
    records: int
    contacts: int
    notes: int
    answers: int


class Built(Noun):
    """The case after building; `unchanged` counts records that were there before."""

    case: Case
    linked: tuple[Linked, ...]
    unlinked: tuple[Unlinked, ...]
    added: Added
    unchanged: int
    problems: tuple[Problem, ...]


def build(reads: Sequence[FileRead], into: Case) -> Built:
    """The case with everything in the files that was not in it yet."""
    given = [record for read in reads for record in read.records]
    case = _with_exhibits(into, reads)
    case, problems = _with_schedules(case, [r for r in given if isinstance(r, ScheduleRecord)])
    case, clashes = _with_profiles(case, [r for r in given if isinstance(r, ProfileRecord)])
    money = _fresh((r for r in given if isinstance(r, MoneyRecord)), into.records)
    contacts = _fresh((r for r in given if isinstance(r, Contact)), into.contacts)
    notes = _fresh((r for r in given if isinstance(r, NoteRecord)), into.notes)
    case = case.model_copy(
        update={
            "records": tuple(sorted((*into.records, *money), key=lambda r: r.at)),
            "contacts": tuple(sorted((*into.contacts, *contacts), key=lambda c: c.at)),
            "notes": (*into.notes, *notes),
        }
    )
    case = _with_offers(case, notes)
    case, linked, unlinked = link(case)
    added = Added(
        debts=len(case.debts) - len(into.debts),
        records=len(money),
        contacts=len(contacts),
        notes=len(notes),
        answers=len(case.answers) - len(into.answers),
    )
    return Built(
        case=case,
        linked=linked,
        unlinked=unlinked,
        added=added,
        unchanged=len(given) - sum((added.debts, added.records, added.contacts, added.notes)),
        problems=(*problems, *clashes),
    )


def _fresh(given: Iterable[_Kept], held: Sequence[_Kept]) -> tuple[_Kept, ...]:
    """Records whose identity is not held yet, each once."""
    known = {record_key(record) for record in held}
    new = {key: record for record in given if (key := record_key(record)) not in known}
    return tuple(new.values())


def _with_exhibits(case: Case, reads: Sequence[FileRead]) -> Case:
    known = {exhibit.sha256 for exhibit in case.exhibits}
    new = {
        read.sha256: Exhibit(sha256=read.sha256, name=read.path, format=read.format, rows=read.rows_used)
        for read in reads
        if read.sha256 not in known and read.rows_used
    }
    return case.model_copy(update={"exhibits": (*case.exhibits, *new.values())})


def _with_schedules(case: Case, schedules: Sequence[ScheduleRecord]) -> tuple[Case, list[Problem]]:
    problems: list[Problem] = []
    for schedule in schedules:
        case, found = merge_schedule(case, schedule)
        problems += found
    return case, problems


def _with_profiles(case: Case, profiles: Sequence[ProfileRecord]) -> tuple[Case, list[Problem]]:
    """Answers from a file count like typed ones, but never replace what is there already."""
    problems: list[Problem] = []
    for profile in profiles:
        for answer_id, value in profile.answers.items():
            held = case.answer(answer_id)
            if held is None:
                case, found = _answered(case, answer_id, value, profile.source)
                problems += found
            elif held != value:
                problems.append(
                    Problem(
                        source=profile.source.name,
                        line=profile.source.line,
                        code="clash",
                        text=f"{answer_id}:文件里是“{value}”,您填过“{held}”,保留您填的。要改请用 case set。",
                    )
                )
    return case, problems


def _answered(case: Case, answer_id: str, value: str, source: Source) -> tuple[Case, list[Problem]]:
    try:
        return set_answer(case, answer_id, value), []
    except InputUnusable as odd:
        return case, [
            Problem(source=source.name, line=source.line, code=odd.code, text=odd.text + odd.next_step)
        ]


def _with_offers(case: Case, notes: Sequence[NoteRecord]) -> Case:
    """An offer in a note stands beside its debt, as spoken and not verified."""
    for note in notes:
        if note.lump_sum_fen is None and note.monthly_fen is None:
            continue
        debt = next((d for d in case.debts if note.product and fold_name(note.product) in names_of(d)), None)
        if debt is None:
            continue
        offer = Agreement(
            state=AgreementState.OFFER_ORAL,
            on=note.at.date(),
            said_by=note.said_by,
            channel=note.channel,
            lump_sum_fen=note.lump_sum_fen,
            monthly_fen=note.monthly_fen,
            months=note.months,
            text=note.text,
            source=note.source,
        )
        case = replace_debt(case, debt.model_copy(update={"agreements": (*debt.agreements, offer)}))
    return case
