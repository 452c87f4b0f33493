"""One function for each thing a user can do; the command line, the page and the API call these and nothing below."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from liangqing.assess.agreement_check import AgreementCheck, check_agreement
from liangqing.assess.assess import assess, see_debt
from liangqing.assess.card_reconstruction import CardReconstruction, reconstruct_card
from liangqing.assess.examine import Examined, by_urgency, examine, with_course
from liangqing.assess.position import DebtPosition, Finding, NextDate, Position, Severity, Stage
from liangqing.assess.reconstruction import Reconstruction, reconstruct
from liangqing.base.errors import InputUnusable
from liangqing.base.noun import Noun
from liangqing.case.case import Case
from liangqing.case.casefile import dump_case
from liangqing.case.clear import clear_answer
from liangqing.case.contacts import add_contact, mark_collecting
from liangqing.case.debt import Debt
from liangqing.case.edit import add_debt, remove_debt, set_answer
from liangqing.case.missing import Missing
from liangqing.case.plain_file import parse_noun
from liangqing.case.records import Contact
from liangqing.conduct.audit import audit
from liangqing.conduct.caller import CallerAnswers, CallerCheck, check_caller
from liangqing.conduct.finding import ConductReport
from liangqing.conduct.messages.check import check_message
from liangqing.conduct.messages.report import MessageReport
from liangqing.conduct.own.check import OwnWords, Standing, check_own_words
from liangqing.conduct.talks import Talks, talks
from liangqing.law import search
from liangqing.law.book import LawBook, load_book
from liangqing.law.claims import ClaimReport, check_claim
from liangqing.law.search import LawQuery, LawsFound, RuleTold
from liangqing.papers.charts import three_balances
from liangqing.papers.charts_course import course, projection
from liangqing.papers.charts_hours import contact_hours
from liangqing.papers.paper import PaperListing, PaperResult, Table
from liangqing.papers.working_paper import books_table
from liangqing.papers.write import WORKING_PAPER, list_papers, write_paper
from liangqing.plan.capacity import means_of
from liangqing.plan.plan import Plan
from liangqing.plans import bases, plan_of
from liangqing.reading.build import Built, build
from liangqing.reading.detect import detect
from liangqing.reading.mapped import by_columns, told_columns
from liangqing.reading.memory import Memory, Remembering
from liangqing.reading.prose import Prose, read_prose
from liangqing.reading.read import read_files
from liangqing.reading.result import FileRead

#: The one paper that is about a caller, not about a debt.
_ABOUT_A_CALLER = "agent_questions"
#: Papers that answer a step: without a debt named they go to the one in which that step runs.
_ABOUT_A_STAGE = {"payment_order_objection": Stage.PAYMENT_ORDER, "answer": Stage.LAWSUIT}


class Whole(Noun):
    """A case with everything worked out from it."""

    case: Case
    position: Position
    plan: Plan


def read(
    files: Iterable[tuple[str, bytes]],
    passwords: Sequence[str] = (),
    columns: str = "",
    memory: Memory | None = None,
) -> tuple[FileRead, ...]:
    """Reads files; one that cannot be used is named, the others load. `passwords` are tried on locked ones.
    `columns` (`time=2,number=3`): the files are tables of calls, messages or money, and this is what a person told.
    Raises InputUnusable for a word or a number in it that is none. `memory`: what an interrupted reading left.
    """
    if columns:
        return read_files(files, passwords, by_columns(told_columns(columns)))
    return read_files(files, passwords, Remembering(detect, memory) if memory else detect)


def build_reads(reads: Sequence[FileRead], into: Case) -> Built:
    """Read files into a case; what was there stays."""
    return build(reads, into)


def questions(case: Case, book: LawBook | None = None) -> tuple[Missing, ...]:
    """What is still to be asked, the household first."""
    return position_of(case, book).missing


def look(case: Case, book: LawBook | None = None) -> Whole:
    """Position and plan of a case. `book` (here and below): the law with the user's additions; None: as shipped."""
    book = book or load_book()
    position = assess(case, book)
    return Whole(case=case, position=position, plan=plan_of(case, position, book))


def position_of(case: Case, book: LawBook | None = None) -> Position:
    """The position of a case."""
    return assess(case, book or load_book())


def draft(
    kind: str, whole: Whole, debt_id: str | None, suffix: str, book: LawBook | None = None
) -> tuple[bytes, PaperResult]:
    """One paper as bytes. Raises GateClosed where it would harm, InputUnusable where it cannot be made."""
    debt = whole.case.debt(debt_id) if debt_id else None
    reasons = bases(book or load_book(), whole.case.as_of, debt)
    working = _worked_of(whole.case, debt, book) if debt and kind == WORKING_PAPER else None
    return write_paper(
        kind, whole.case, whole.position, whole.plan, debt_id, suffix, bases=reasons, working=working
    )


def working_of(case: Case, debt: Debt, book: LawBook | None = None) -> Reconstruction | None:
    """How the figures of one debt came about; None where the facts give no ledger."""
    return reconstruct(see_debt(debt, case, book or load_book()))


def _worked_of(case: Case, debt: Debt, book: LawBook | None) -> Reconstruction | CardReconstruction | None:
    """The same; of a card statement by statement."""
    seen = see_debt(debt, case, book or load_book())
    return reconstruct(seen) or reconstruct_card(seen)


def examined(whole: Whole, book: LawBook | None = None) -> tuple[Examined, ...]:
    """Every debt looked at, the most urgent first; without its course."""
    book = book or load_book()
    facts = {debt.id: debt for debt in whole.case.debts}
    return tuple(examine(see_debt(facts[at.id], whole.case, book), at) for at in by_urgency(whole.position))


def examined_debt(whole: Whole, debt: Debt, book: LawBook | None = None) -> Examined | None:
    """One debt looked at, with its course; None where it is not in the position."""
    seen, at = see_debt(debt, whole.case, book or load_book()), whole.position.debt(debt.id)
    return with_course(seen, examine(seen, at)) if at is not None else None


def books_of(case: Case, debt: Debt, book: LawBook | None = None) -> Table | None:
    """The contract's books, a row a day; None where the facts give no ledger."""
    working = working_of(case, debt, book)
    return books_table(working) if working is not None else None


def papers() -> tuple[PaperListing, ...]:
    """The papers that can be written."""
    return list_papers()


def calendar(whole: Whole) -> bytes:
    """Every date as an iCalendar file."""
    from liangqing.track.calendar import make_calendar

    return make_calendar(whole.case, whole.position, whole.plan)


def is_own_calendar(data: bytes) -> bool:
    """Whether a calendar file was written by us: a newer one may take its place."""
    from liangqing.track.calendar import is_own

    return is_own(data)


def conduct(case: Case, book: LawBook | None = None) -> ConductReport:
    """What the collectors did, against the rules in force then."""
    rules = (book or load_book()).rules
    return audit(case.contacts, case.debts, case.notes, rules, case.clock_ahead_seconds)


def talked(case: Case, book: LawBook | None = None) -> Talks:
    """The same with every contact and note it looked at, newest first."""
    rules = (book or load_book()).rules
    return talks(case.contacts, case.debts, case.notes, rules, case.clock_ahead_seconds)


def hours_picture(told: Talks) -> str:
    """At which hours collectors came, day by day, as SVG."""
    return contact_hours(told.report.hours, told.late)


def with_contact(case: Case, contact: Contact) -> Case:
    """The case with one more contact noted. Raises InputUnusable for an unknown debt or the same one again."""
    return add_contact(case, contact)


def with_mark(case: Case, key: str, collecting: bool | None) -> Case:
    """The case with a contact marked as collecting or not. Raises InputUnusable for one that is not there."""
    return mark_collecting(case, key, collecting)


def subject_of(kind: str, position: Position) -> str | None:
    """The debt that a paper is about when nobody names one; None for a paper about no debt."""
    if kind == _ABOUT_A_CALLER:
        return None
    stage = _ABOUT_A_STAGE.get(kind)
    there = (debt.id for debt in position.debts if debt.stage is stage)
    return next(there, most_urgent(position))


def most_urgent(position: Position) -> str | None:
    """The debt to write about first: the longest overdue one that papers may be written for."""
    late = [debt for debt in position.debts if debt.overdue_days]
    late.sort(key=lambda debt: (-(debt.overdue_days or 0), debt.id))
    return late[0].id if late else None


@cache
def sample_folder() -> Traversable:
    """The sample shoebox: in the package when installed, in the repository when not."""
    packed = resources.files("liangqing") / "examples" / "shoebox"
    return packed if packed.is_dir() else Path(__file__).parents[2] / "examples" / "shoebox"


def sample_files() -> list[tuple[str, bytes]]:
    """Name and bytes of each file of the sample, by name."""
    return files_in(sample_folder())


def files_in(folder: Traversable) -> list[tuple[str, bytes]]:
    """Name and bytes of each file in a folder, by name."""
    entries = sorted((entry for entry in folder.iterdir() if entry.is_file()), key=lambda entry: entry.name)
    return [(entry.name, entry.read_bytes()) for entry in entries]


def day_told(reads: Sequence[FileRead]) -> date | None:
    """The day that the borrower's own sheet is written for, if one of the files is such a sheet."""
    days = (getattr(record, "as_of", None) for read in reads for record in read.records)
    return next((day for day in days if isinstance(day, date)), None)


def walk(
    files: Iterable[tuple[str, bytes]], otherwise: date, book: LawBook | None = None
) -> tuple[Whole, tuple[FileRead, ...]]:
    """The whole way from files to a plan; `otherwise` is the day where no sheet of the borrower names one."""
    reads = read_files(files)
    case = build(reads, Case(as_of=day_told(reads) or otherwise)).case
    return look(case, book), reads


def write_all(whole: Whole, book: LawBook | None = None) -> list[tuple[str, bytes]]:
    """The first papers: for the most urgent debt, for the one with an offer, and the calendar."""
    urgent = most_urgent(whole.position)
    offered = next((debt.id for debt in whole.case.debts if debt.agreements), urgent)
    wanted = (
        ("negotiation_request", urgent, ".docx"),
        ("negotiation_request", urgent, ".pdf"),
        ("call_card", urgent, ".pdf"),
        ("confirmation_request", offered, ".docx"),
        (_ABOUT_A_CALLER, None, ".pdf"),
    )
    titles = {
        paper.kind: paper.title.strip("“”").replace("“", "").replace("”", "") for paper in list_papers()
    }
    written = [
        (f"{titles[kind]}{suffix}", draft(kind, whole, debt_id, suffix, book)[0])
        for kind, debt_id, suffix in wanted
        if debt_id is not None or kind == _ABOUT_A_CALLER
    ]
    case_file = ("案件.toml", dump_case(whole.case, "case.toml"))
    return [*written, ("日历.ics", calendar(whole)), case_file]


def answer(case: Case, answer_id: str, value: str) -> Case:
    """The case with one answer taken. Raises InputUnusable for an id or a value that cannot be."""
    return set_answer(case, answer_id, value)


def take_back(case: Case, answer_id: str) -> Case:
    """The case without that answer: the fact is open again."""
    return clear_answer(case, answer_id)


def with_debt(case: Case, name: str) -> Case:
    """The case with one more debt, known by name only; it stands last."""
    return add_debt(case, name)


def without_debt(case: Case, debt_id: str) -> Case:
    """The case without a debt. Raises InputUnusable if it is not there."""
    return remove_debt(case, debt_id)


def first_thing(position: Position) -> Finding | NextDate | None:
    """What to look at first: the person, then court dates, then what is urgent, then what comes next."""
    courts = [row for row in position.deadlines if row.kind != "instalment"]
    urgent = [finding for finding in position.findings if finding.severity is Severity.URGENT]
    soon = [finding for finding in position.findings if finding.severity is Severity.SOON]
    person = [finding for finding in urgent if finding.code == "self_harm"]
    ordered: tuple[Finding | NextDate, ...] = (*person, *courts, *urgent, *soon, *position.deadlines)
    return ordered[0] if ordered else None


def balances_picture(debt: DebtPosition) -> str:
    """Contract, lawful maximum and claim side by side, as SVG."""
    return three_balances(debt)


def course_picture(told: Examined, as_of: date) -> str:
    """What happened to a debt along its days, as SVG; empty where nothing is dated."""
    return course(told.at.name, as_of, told.moments)


def projection_picture(at: DebtPosition) -> str:
    """Twelve months of doing nothing, as SVG; empty where nothing is projected."""
    return projection(at)


def case_file(case: Case) -> bytes:
    """The case as a TOML file, to keep or to move elsewhere."""
    return dump_case(case, "case.toml")


def laws(query: LawQuery, book: LawBook | None = None) -> LawsFound:
    """The rules that a person looks for."""
    return search.search((book or load_book()).rules, query)


def law(rule_id: str, book: LawBook | None = None) -> RuleTold:
    """One rule whole. Raises InputUnusable for an id that we do not have."""
    held = book or load_book()
    return search.tell(held.by_id(rule_id), held.rules)


def claims(text: str, on: date, book: LawBook | None = None) -> ClaimReport:
    """What a text cites and claims, held against the law of a day."""
    return check_claim(text, on, (book or load_book()).rules)


def caller_answers(data: bytes, name: str) -> CallerAnswers:
    """Answers about a caller from a file. Raises InputUnusable for what cannot be read."""
    return parse_noun(data, name, CallerAnswers, {"name": "王某", "callback_ok": False})


def caller(answers: CallerAnswers, on: date, book: LawBook | None = None) -> CallerCheck:
    """What the answers make of a caller: a hint, never an accusation."""
    return check_caller(answers, book or load_book(), on)


def agreement(text: str, case: Case, debt_id: str, book: LawBook | None = None) -> AgreementCheck:
    """An agreement's text held against one debt. Raises InputUnusable for a debt that is not there."""
    held = book or load_book()
    debt, at = _one_debt(case, debt_id, held)
    return check_agreement(text, debt, at, held, case.as_of)


def own_words(
    text: str, case: Case | None = None, debt_id: str = "", book: LawBook | None = None
) -> OwnWords:
    """The borrower's own words before they are sent; with a case and one of its debts, what only they can tell.

    Raises InputUnusable for a debt that is not there.
    """
    if case is None:
        return check_own_words(text)
    at = _one_debt(case, debt_id, book or load_book())[1]
    means = means_of(case.household, case.as_of)
    late, order = (at.gate(code) for code in ("limitation", "payment_order"))
    barred, ordered = late is not None and late.text, order is not None and not order.open
    step = next((one for one in at.findings if ordered and one.code == "step_payment_order"), None)
    standing = Standing(
        capacity_fen=None if means.missing else means.capacity_fen,
        cash_fen=means.cash_fen,
        quiet="".join(one.text for one in (step, order, late) if one is not None),
        because=(*(step.because if step else ()), *(at.limitation.because if barred else ())),
    )
    return check_own_words(text, standing)


def _one_debt(case: Case, debt_id: str, book: LawBook) -> tuple[Debt, DebtPosition]:
    debt, at = case.debt(debt_id), position_of(case, book).debt(debt_id)
    if debt is None or at is None:
        known = "、".join(one.id for one in case.debts) or "还没有债务"
        raise InputUnusable("debt_unknown", f"案件里没有编号 {debt_id[:40]} 的债务。", f"现有:{known}。")
    return debt, at


def message(text: str, on: date, book: LawBook | None = None) -> MessageReport:
    """What a message about debt does, with what to ask and what to do; the law as of a day."""
    return check_message(text, on, (book or load_book()).rules)


def prose(data: bytes, name: str) -> Prose:
    """The text of a file. Raises InputUnusable for a picture, an empty file and whatever else is no text."""
    return read_prose(data, name)
