"""盘点: files handed in are read piece by piece; what was read is kept until the person has looked at it."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings

from liangqing import app, shoebox
from liangqing.base.errors import InputUnusable
from liangqing.base.noun import Noun
from liangqing.base.problem import Problem
from liangqing.case.case import Case
from liangqing.case.loan_paper import LoanPaper
from liangqing.case.picture import PictureText
from liangqing.reading.budget import Proposal
from liangqing.reading.build import Added, Built
from liangqing.reading.link import Linked, Unlinked
from liangqing.reading.result import FileRead
from liangqing.reading.to_check import ToCheck
from liangqing.store import Stored, Tray
from liangqing.web import cases

#: How long a page may wait before it shows how far the reading is.
_SLICE_SECONDS = 2.0


class Round(Noun):
    """One reading: what the files gave, what was added, and what the person has decided since.

    `before`, `after`: the revisions of the case; `taken`: ids of what is decided; `new_debts`: ids of debts.
    """

    before: int
    after: int
    reads: tuple[FileRead, ...]
    added: Added
    linked: tuple[Linked, ...] = ()
    unlinked: tuple[Unlinked, ...] = ()
    unchanged: int = 0
    problems: tuple[Problem, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    new_debts: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()


@dataclass(frozen=True)
class Progress:
    """How far the reading is: each file with what was read of it, empty while it waits."""

    files: tuple[tuple[str, str], ...]

    @property
    def done(self) -> int:
        """Files that were read."""
        return sum(bool(said) for _, said in self.files)

    @property
    def whole(self) -> bool:
        """Every file was read."""
        return self.done == len(self.files)


def tray_of(case_id: str) -> Tray:
    """Where the files of a case lie while they are looked at."""
    return Tray(settings.LIANGQING_HOME, case_id)


def hand_in(tray: Tray, files: Sequence[tuple[str, bytes]], passwords: Sequence[str]) -> None:
    """Puts the files on the tray, archives taken apart; what lay there from a reading that is over goes."""
    if tray.round() is not None:
        tray.clear()
    tray.put(shoebox.unpacked(files, passwords))


def put_off(tray: Tray, *, all_of_them: bool) -> Progress:
    """Marks what takes no time, and is read at the end with the rest; with passwords, kept nowhere, that is all."""
    for number, _ in tray.names():
        if all_of_them or not shoebox.is_slow(tray.data(number)):
            tray.say(number, "不用等,最后一起读")
    return progress_of(tray)


def read_on(tray: Tray) -> Progress:
    """Reads for a moment, at least one file."""
    until = time.monotonic() + _SLICE_SECONDS
    for number, name in tray.names():
        if not tray.said(number):
            tray.say(number, _in_short(_reads_of(tray, ((number, name),))))
            if time.monotonic() > until:
                break
    return progress_of(tray)


def progress_of(tray: Tray) -> Progress:
    """How far it is."""
    return Progress(tuple((name, tray.said(number)) for number, name in tray.names()))


def _reads_of(
    tray: Tray, files: Sequence[tuple[int, str]], passwords: Sequence[str] = ()
) -> tuple[FileRead, ...]:
    return app.read(((name, tray.data(number)) for number, name in files), passwords, memory=tray.memory)


def _in_short(reads: Sequence[FileRead]) -> str:
    rows = sum(read.rows_used for read in reads)
    return f"读到 {rows} 行" if rows else "没有读入,读完后说原因"


def finish(stored: Stored, tray: Tray, passwords: Sequence[str] = ()) -> Round:
    """All files together into the case; a change from another tab is merged with, not refused."""
    held = tray.round()
    if held is not None:
        return Round.model_validate_json(held)
    reads = _reads_of(tray, tray.names(), passwords)
    built, saved = merged(stored, lambda case: _build(case, reads))
    known = {debt.id for debt in stored.case.debts}
    told = Round(
        before=saved.revision - 1 if saved.revision != stored.revision else saved.revision,
        after=saved.revision,
        reads=tuple(without_rows(read) for read in reads),
        new_debts=tuple(debt.id for debt in built.case.debts if debt.id not in known),
        **{name: getattr(built, name) for name in _OF_BUILT},
    )
    keep(tray, told)
    return told


_OF_BUILT = ("added", "linked", "unlinked", "unchanged", "problems", "proposals")


def merged(stored: Stored, build: Callable[[Case], Built]) -> tuple[Built, Stored]:
    """The built case as a new revision, where it is another one; built anew where another tab was first."""
    built = build(stored.case)
    if built.case == stored.case:
        return built, stored
    try:
        return built, cases.save(built.case, stored.revision)
    except InputUnusable as odd:
        if odd.code != cases.CONFLICT:
            raise
    newer = cases.load(stored.case.id)
    built = build(newer.case)
    return built, cases.save(built.case, newer.revision)


def _build(case: Case, reads: Sequence[FileRead]) -> Built:
    told = app.day_told(reads) or case.as_of
    return app.build_reads(reads, case.model_copy(update={"as_of": max(case.as_of, told)}))


def without_rows(read: FileRead) -> FileRead:
    """Rows are in the case; pictures and papers are still to be looked at."""
    records = tuple(record for record in read.records if isinstance(record, PictureText | LoanPaper))
    return read.model_copy(update={"records": records})


def joined(told: Round, built: Built, reads: Sequence[FileRead]) -> Round:
    """The round with what one more file brought; `reads` are all its files as they stand now."""
    added = {name: count + getattr(built.added, name) for name, count in told.added}
    return told.model_copy(
        update={
            "reads": tuple(without_rows(read) for read in reads),
            "added": Added(**added),
            "linked": (*told.linked, *built.linked),
            "problems": (*told.problems, *built.problems),
        }
    )


def keep(tray: Tray, told: Round) -> None:
    """The round as it stands now."""
    tray.keep_round(told.model_dump_json().encode())


def round_of(tray: Tray) -> Round | None:
    """The last reading, where it is over and not put away."""
    held = tray.round()
    return None if held is None else Round.model_validate_json(held)


def the_round(tray: Tray) -> Round:
    """The same. Raises InputUnusable where it was put away."""
    told = round_of(tray)
    if told is None:
        text = "这次读的已经收起来了。"
        raise InputUnusable("tray_empty", text, "存进案件的都还在;要再核对,请重新导入一次。")
    return told


def open_checks(told: Round, case: Case) -> tuple[ToCheck, ...]:
    """What still waits for somebody to look at it."""
    return tuple(check for check in shoebox.to_check(told.reads, case) if check.id not in told.taken)


def decide(tray: Tray, told: Round, saved: Stored, decided: str) -> None:
    """The round after one more thing was decided."""
    keep(tray, told.model_copy(update={"after": saved.revision, "taken": (*told.taken, decided)}))


def number_of(tray: Tray, name: str, digest: str) -> int:
    """Under which number a file lies there. Raises InputUnusable where it does not."""
    called = (number for number, told in tray.names() if told == name)
    found = next((number for number in called if sha256(tray.data(number)).hexdigest() == digest), None)
    if found is None:
        raise InputUnusable("tray_empty", "这份文件不在刚才读的里面。", "请重新导入一次。")
    return found
