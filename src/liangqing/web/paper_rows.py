"""The papers of a case: what each is for, for which debts it can be written, and why not where it cannot."""

from dataclasses import dataclass

from liangqing import app
from liangqing.app import Whole
from liangqing.base.errors import LiangqingError
from liangqing.base.typeset import formal
from liangqing.papers.paper import PaperListing
from liangqing.web.law import law_book

#: The one paper that is about no debt.
_FOR_ALL = "agent_questions"
_ENDINGS = {".docx": "Word", ".pdf": "PDF", ".txt": "文字版", ".xlsx": "Excel"}


@dataclass(frozen=True)
class PaperFor:
    """A paper for one debt (`debt_id` None: for none); `closed` says why it cannot be written now."""

    debt_id: str | None
    name: str
    closed: str


@dataclass(frozen=True)
class PaperRow:
    """A kind of paper, first for the debt that is most urgent."""

    paper: PaperListing
    first: PaperFor | None
    others: tuple[PaperFor, ...]

    @property
    def endings(self) -> tuple[tuple[str, str], ...]:
        """(ending without its dot, what it is called)."""
        return tuple((ending.lstrip("."), _ENDINGS[ending]) for ending in self.paper.endings)


def paper_rows(whole: Whole) -> tuple[PaperRow, ...]:
    """Every paper; a closed gate is told instead of a download."""
    return tuple(_row(paper, whole) for paper in app.papers())


def papers_that_fit(whole: Whole, kinds: tuple[str, ...], debt_id: str) -> tuple[PaperRow, ...]:
    """The papers of these kinds for one debt, in their order."""
    known = {paper.kind: paper for paper in app.papers()}
    rows = []
    for kind in dict.fromkeys(kind for kind in kinds if kind in known):
        about = None if kind == _FOR_ALL else debt_id
        rows.append(PaperRow(known[kind], PaperFor(about, "", _closed(kind, whole, about)), ()))
    return tuple(rows)


def _row(paper: PaperListing, whole: Whole) -> PaperRow:
    if paper.kind == _FOR_ALL:
        return PaperRow(paper, PaperFor(None, "", _closed(paper.kind, whole, None)), ())
    urgent = app.most_urgent(whole.position)
    debts = sorted(whole.case.debts, key=lambda debt: debt.id != urgent)
    rows = tuple(PaperFor(debt.id, debt.name, _closed(paper.kind, whole, debt.id)) for debt in debts)
    return PaperRow(paper, rows[0] if rows else None, rows[1:])


def _closed(kind: str, whole: Whole, debt_id: str | None) -> str:
    """Why the paper cannot be written; empty where it can."""
    try:
        app.draft(kind, whole, debt_id, ".txt", law_book())
    except LiangqingError as odd:
        return formal(odd.text + odd.next_step)
    return ""
