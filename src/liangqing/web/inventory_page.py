"""What the page of a reading shows: files with their rows and faults, values beside their source, proposals."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from liangqing import shoebox
from liangqing.base.errors import InputUnusable
from liangqing.base.money import format_yuan
from liangqing.base.problem import Problem
from liangqing.base.typeset import formal
from liangqing.case.case import Case
from liangqing.reading.budget import Proposal
from liangqing.reading.columns import About, Column, ColumnGuess, Role
from liangqing.reading.result import FileRead
from liangqing.reading.to_check import CheckedValue, ToCheck, rows_to_check
from liangqing.store import Stored, Tray
from liangqing.web import inventory
from liangqing.web.field import Choices
from liangqing.web.fields import field_of
from liangqing.web.file_words import in_page_words
from liangqing.web.inventory import Round
from liangqing.web.words import ASIDE, SCREEN_FIELDS, SCREEN_KINDS

_PROBLEMS_SHOWN, _LINES_SHOWN = 30, 20
_UNSURE = 85
_UNCLEAR_TABLES = ("columns_unclear", "table_missing", "format_unknown")


@dataclass(frozen=True)
class Wrong:
    """What could not be taken: at which form, why, and what was typed there."""

    id: str
    error: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Aside:
    """Rows set aside for one reason, and where they stand."""

    reason: str
    count: int
    lines: str


@dataclass(frozen=True)
class AskedColumn:
    """What a column of the table can be: the role with its word, and the place that we take for it."""

    role: Role
    word: str
    place: int | None


@dataclass(frozen=True)
class Asking:
    """One form that asks for the columns of a table, as it is of calls or of money."""

    about: About
    roles: tuple[AskedColumn, ...]

    @property
    def of_money(self) -> bool:
        """Whether it takes the table for a bill."""
        return self.about is About.MONEY


@dataclass(frozen=True)
class FileTold:
    """One file: what was read, what was set aside and why, what is odd; `columns` where they are still to be named,
    `asking` the likelier form first; `words` of a picture in which we know nothing."""

    read: FileRead
    aside: tuple[Aside, ...]
    problems: tuple[Problem, ...]
    more_problems: int
    columns: tuple[Column, ...] = ()
    asking: tuple[Asking, ...] = ()
    error: str = ""
    words: tuple[str, ...] = ()

    @property
    def unusable(self) -> bool:
        """Nothing of it could be used."""
        return self.read.rows_total == 0


@dataclass(frozen=True)
class Value:
    """A value in its form: `label`, what stands in it, its words, its place."""

    told: CheckedValue
    label: str
    value: str
    place: int

    @property
    def unsure(self) -> bool:
        """Recognition was not sure of it."""
        return self.told.sure_percent is not None and self.told.sure_percent < _UNSURE

    @property
    def long(self) -> bool:
        """A message, which takes more than a line."""
        return self.told.field == "text"


@dataclass(frozen=True)
class CheckRow:
    """Values beside one source; `place` is that of the first."""

    values: tuple[Value, ...]

    @property
    def first(self) -> Value:
        """The one whose place names the part of the picture."""
        return self.values[0]

    @property
    def words(self) -> str:
        """The words of the source, for who does not see the picture."""
        return " ".join(dict.fromkeys(value.told.quote for value in self.values))


@dataclass(frozen=True)
class Check:
    """One form: values that belong together, row by row."""

    check: ToCheck
    title: str
    rows: tuple[CheckRow, ...]
    needs_debt: bool
    error: str = ""


def shown(request: HttpRequest, stored: Stored, wrong: Wrong | None, status: int) -> HttpResponse:
    """The page, with what could not be taken at its form."""
    tray = inventory.tray_of(stored.case.id)
    told, case = inventory.the_round(tray), stored.case
    new_debts, proposals = _new_debts(told, case), _proposals(told, case, wrong)
    checks = tuple(_check(check, case, wrong) for check in inventory.open_checks(told, case))
    context = {
        "stored": stored,
        "case": case,
        "told": told,
        "files": tuple(_file(tray, read, told, wrong) for read in told.reads),
        "nothing": all(read.rows_total == 0 for read in told.reads),
        "checks": checks,
        "debts": case.debts,
        "new_debts": new_debts,
        "open_count": len(checks) + len(new_debts) + len(proposals),
        "linked": _linked(told, case),
        "proposals": proposals,
        "categories": shoebox.usual_spending(case) if told.proposals else (),
        "can_undo": told.after == stored.revision,
        "changed": told.before != told.after,
        "done": "done" in request.GET,
        "wrong": wrong,
    }
    return render(request, "files_read.html", context, status=status)


def _check(check: ToCheck, case: Case, wrong: Wrong | None) -> Check:
    typed = wrong.values if wrong is not None and wrong.id == check.id else None
    values = tuple(
        Value(told, _label(told.field), typed[place] if typed else told.value, place)
        for place, told in enumerate(check.values)
    )
    title = check.title or SCREEN_KINDS.get(check.kind, "")
    debt = case.debt(check.debt) if check.debt else None
    if debt is not None:
        title = f"{title}:{debt.name}" if check.kind == "paper" else title
    needs_debt = check.kind in ("loan", "plan")
    rows = tuple(CheckRow(tuple(values[place] for place in places)) for places in rows_to_check(check))
    return Check(check, formal(title), rows, needs_debt, wrong.error if wrong and typed else "")


def _label(field: str) -> str:
    known = field_of(f"debt.x.{field}")
    return SCREEN_FIELDS.get(field) or (formal(known.label) if known else field)


def _file(tray: Tray, read: FileRead, told: Round, wrong: Wrong | None) -> FileTold:
    by_reason: dict[str, list[int]] = {}
    for row in read.rows_ignored:
        by_reason.setdefault(ASIDE.get(row.reason, "这一行读不懂,原因写在下面"), []).append(row.line)
    aside = tuple(Aside(reason, len(lines), _lines(lines)) for reason, lines in by_reason.items())
    clashes = tuple(problem for problem in told.problems if problem.source == read.path)
    problems = (*read.problems, *clashes)
    file = FileTold(
        read,
        aside,
        tuple(in_page_words(problem) for problem in problems[:_PROBLEMS_SHOWN]),
        max(0, len(problems) - _PROBLEMS_SHOWN),
        words=shoebox.words_only(read),
    )
    if not any(problem.code in _UNCLEAR_TABLES for problem in read.problems):
        return file
    error = wrong.error if wrong is not None and wrong.id == read.path else ""
    guess = _columns(tray, read)
    if guess is None:
        return file
    return replace(file, columns=guess.columns, asking=_asking(guess), error=error)


def _asking(guess: ColumnGuess) -> tuple[Asking, ...]:
    """The form for what it seems to be, and the one for what it may be all the same."""
    likelier_first = sorted(About, key=lambda about: about is not guess.about)
    places = guess.places()
    return tuple(
        Asking(
            about,
            tuple(
                AskedColumn(role, word, places.get(role) if about is guess.about else None)
                for role, word in shoebox.roles_of(about)
            ),
        )
        for about in likelier_first
    )


def _lines(lines: Sequence[int]) -> str:
    more = f" 等 {len(lines)} 行" if len(lines) > _LINES_SHOWN else ""
    return "第 " + "、".join(str(line) for line in lines[:_LINES_SHOWN]) + f" 行{more}"


def _columns(tray: Tray, read: FileRead) -> ColumnGuess | None:
    """The columns of a table that we could not make out; None where it is no table."""
    try:
        data = tray.data(inventory.number_of(tray, read.path, read.sha256))
        return shoebox.columns_of(data, read.path)
    except InputUnusable:
        return None


def _new_debts(told: Round, case: Case) -> tuple[object, ...]:
    known = (case.debt(debt_id) for debt_id in told.new_debts if debt_id not in told.taken)
    return tuple(debt for debt in known if debt is not None)


def _linked(told: Round, case: Case) -> Choices:
    """Debt by debt how many rows were matched to it."""
    counts: dict[str, int] = {}
    for row in told.linked:
        counts[row.debt] = counts.get(row.debt, 0) + 1
    found = ((case.debt(debt_id), count) for debt_id, count in counts.items())
    return tuple((debt.name, str(count)) for debt, count in found if debt is not None)


@dataclass(frozen=True)
class Proposed:
    """A proposal in its form."""

    proposal: Proposal
    label: str
    value: str
    error: str = ""


def _proposals(told: Round, case: Case, wrong: Wrong | None) -> tuple[Proposed, ...]:
    """What is still open of them."""
    rows = []
    for proposal in told.proposals:
        field = field_of(proposal.id)
        if proposal.id in told.taken or case.answer(proposal.id) is not None or field is None:
            continue
        at = wrong if wrong is not None and wrong.id == proposal.id else None
        value = at.values[0] if at else format_yuan(proposal.amount_fen)
        rows.append(Proposed(proposal, field.label, value, at.error if at else ""))
    return tuple(rows)
