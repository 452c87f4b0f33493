"""Records into a case: debts from schedules, payments from bills, answers from the borrower's own words.

Building the same files again adds nothing; what a person entered is never overwritten, and a clash is a problem.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from liangqing.base.noun import Noun
from liangqing.base.problem import Problem
from liangqing.case.case import Case, replace_debt
from liangqing.case.debt import Agreement, AgreementState, Exhibit
from liangqing.case.lenders import fold_name
from liangqing.case.loan_paper import LoanPaper
from liangqing.case.records import (
    Contact,
    MoneyRecord,
    NoteRecord,
    ProfileRecord,
    ScheduleRecord,
)
from liangqing.reading.budget import Proposal, proposals
from liangqing.reading.credit_debts import CREDIT, with_credit
from liangqing.reading.debts import merge_schedule, names_of
from liangqing.reading.identity import copy_names, is_copy, record_key
from liangqing.reading.link import Linked, Unlinked, link
from liangqing.reading.paper_debts import with_papers
from liangqing.reading.result import FileRead, Record
from liangqing.reading.sheet import merge_profile
from liangqing.reading.told import with_linked_messages, with_told_claims

_Kept = TypeVar("_Kept", bound=Contact | NoteRecord)


class Added(Noun):
    """How much of each kind is new."""

    debts: int
    records: int
    contacts: int
    notes: int
    answers: int
    credit: int
    papers: int


class Built(Noun):
    """The case after building. `changed` counts rows whose status has moved on, and schedules and sheets that filled
    a gap; `unchanged` all that told nothing new; `proposals` what the bills suggest where nobody has told."""

    case: Case
    linked: tuple[Linked, ...]
    unlinked: tuple[Unlinked, ...]
    added: Added
    changed: int
    unchanged: int
    problems: tuple[Problem, ...]
    proposals: tuple[Proposal, ...] = ()


def build(reads: Sequence[FileRead], into: Case) -> Built:
    """The case with everything in the files that was not in it yet; the order of the files does not matter."""
    given = [record for read in reads for record in read.records]
    facts = _with_facts(_with_exhibits(into, reads), given)
    records, changed = _with_rows(into.records, [r for r in given if isinstance(r, MoneyRecord)])
    contacts = _with_new(into.contacts, [r for r in given if isinstance(r, Contact)])
    notes = _with_new(into.notes, [r for r in given if isinstance(r, NoteRecord)])
    rows = {"records": records, "contacts": contacts, "notes": notes}
    reported = [r for r in given if isinstance(r, CREDIT)]
    papers = [r for r in given if isinstance(r, LoanPaper)]
    told, odd = with_papers(facts.case.model_copy(update=rows), papers)
    owned, clashes = with_credit(told, reported)
    case, linked, unlinked = link(with_told_claims(with_linked_messages(_with_offers(owned))))
    added = Added(
        debts=len(case.debts) - len(into.debts),
        records=len(records) - len(into.records),
        contacts=len(contacts) - len(into.contacts),
        notes=len(notes) - len(into.notes),
        answers=len(case.answers) - len(into.answers),
        credit=len(case.credit) - len(into.credit),
        papers=len(case.loan_papers) - len(into.loan_papers),
    )
    schedules = len(facts.case.debts) - len(into.debts)
    new = schedules + added.records + added.contacts + added.notes + added.credit + added.papers
    changed += facts.filled
    return Built(
        case=case,
        linked=linked,
        unlinked=unlinked,
        added=added,
        changed=changed,
        unchanged=len(given) - new - changed,
        problems=(*facts.problems, *odd, *clashes),
        proposals=proposals(case),
    )


@dataclass(frozen=True)
class _Facts:
    """The case with schedules and sheets in it; `filled`: how many of them told something new about what was there."""

    case: Case
    filled: int
    problems: tuple[Problem, ...]


def _with_facts(case: Case, given: Sequence[Record]) -> _Facts:
    filled, problems = 0, list[Problem]()
    for record in given:
        if not isinstance(record, ScheduleRecord | ProfileRecord):
            continue
        before = case
        case, found = (
            merge_schedule(case, record)
            if isinstance(record, ScheduleRecord)
            else merge_profile(case, record)
        )
        filled += case != before and len(case.debts) == len(before.debts)
        problems += found
    return _Facts(case, filled, tuple(problems))


def _with_rows(
    held: Sequence[MoneyRecord], given: Sequence[MoneyRecord]
) -> tuple[tuple[MoneyRecord, ...], int]:
    """Bill rows, each once and as far as its status has come; and how many that were held have moved on."""
    rows = {record.key(): record for record in held}
    known = dict(rows)
    names = frozenset(name for record in held for name in copy_names(record))
    for record in given:
        key = record.key()
        if key not in known and is_copy(record, names):
            continue
        rows[key] = max(rows.get(key, record), record, key=_progress)
    moved = sum(rows[key].status != record.status for key, record in known.items())
    return tuple(sorted(rows.values(), key=lambda r: (r.at, r.key()))), moved


_PENDING = ("等待", "待付", "待支付", "未支付", "处理中")


def _progress(record: MoneyRecord) -> tuple[int, str]:
    """How far an order has come: open, paid, partly refunded, undone. The last word is the same in any order."""
    if record.settled:
        return (2 if "退" in record.status else 1), record.status
    return (0 if any(word in record.status for word in _PENDING) else 3), record.status


def _with_new(held: tuple[_Kept, ...], given: Sequence[_Kept]) -> tuple[_Kept, ...]:
    """What is held and what is new, each once, in order of time."""
    each = {record_key(record): record for record in (*given, *held)}
    return tuple(sorted(each.values(), key=lambda kept: (kept.at, record_key(kept))))


def _with_exhibits(case: Case, reads: Sequence[FileRead]) -> Case:
    known = {exhibit.sha256 for exhibit in case.exhibits}
    new = {
        read.sha256: Exhibit(sha256=read.sha256, name=read.path, format=read.format, rows=read.rows_used)
        for read in reads
        if read.sha256 not in known and read.rows_used
    }
    return case.model_copy(update={"exhibits": (*case.exhibits, *new.values())})


def _with_offers(case: Case) -> Case:
    """An offer in a note stands beside its debt, as spoken and not verified; once, whenever the debt becomes known."""
    for note in case.notes:
        if note.lump_sum_fen is None and note.monthly_fen is None:
            continue
        debt = next((d for d in case.debts if note.product and fold_name(note.product) in names_of(d)), None)
        offer = _offer(note)
        if debt is not None and not any(_is_told(held, offer) for held in debt.agreements):
            offers = sorted((*debt.agreements, offer), key=lambda agreement: agreement.on)
            case = replace_debt(case, debt.model_copy(update={"agreements": tuple(offers)}))
    return case


def _offer(note: NoteRecord) -> Agreement:
    return Agreement(
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


def _is_told(held: Agreement, offer: Agreement) -> bool:
    """The same offer, however far it has come since."""
    facts = ("on", "lump_sum_fen", "monthly_fen", "months", "text")
    return all(getattr(held, name) == getattr(offer, name) for name in facts)
