"""The values of a paper: blocks of formal text, the facts of one paper, and what writing it gave."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator

from liangqing.assess.card_reconstruction import CardReconstruction
from liangqing.assess.position import DebtPosition, Gate, Position
from liangqing.assess.reconstruction import Reconstruction
from liangqing.base.because import Because
from liangqing.base.errors import InputUnusable
from liangqing.base.noun import Noun
from liangqing.base.typeset import formal, legible
from liangqing.case.case import Case
from liangqing.case.debt import Debt
from liangqing.plan.plan import LadderStep, Option, Plan


def _set(text: str) -> str:
    return formal(legible(text))


#: Text of a paper: always in formal punctuation and without what a paper cannot hold, wherever it came from.
Text = Annotated[str, AfterValidator(_set)]

_MOST_TITLE = 80

#: Keys of the reasons that a caller may pass beside those in position and plan.
WRITTEN_FORM = "written_form"
AUTHORITY = "authority"
AGENT_NOTICE = "agent_notice"
BASE_KEYS = (WRITTEN_FORM, AUTHORITY, AGENT_NOTICE)


class Heading(Noun):
    """A section heading; level 2 stands inside a section, indented like a paragraph."""

    kind: Literal["heading"] = "heading"
    text: Text
    level: Literal[1, 2] = 1


class Paragraph(Noun):
    """A paragraph, first line indented by two characters."""

    kind: Literal["paragraph"] = "paragraph"
    text: Text


class Items(Noun):
    """A list; numbered where the order or a reference matters."""

    kind: Literal["items"] = "items"
    items: tuple[Text, ...]
    numbered: bool = True


class Table(Noun):
    """A table with one head row; `right` names the columns (from 0) that hold amounts."""

    kind: Literal["table"] = "table"
    head: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    widths: tuple[int, ...]
    right: tuple[int, ...] = ()


class Say(Noun):
    """A sentence to say as it stands."""

    kind: Literal["say"] = "say"
    text: Text


Block = Heading | Paragraph | Items | Table | Say


class Layout(StrEnum):
    """A letter is sent; a card is held in the hand and fits on one page; a sheet is wide, for tables."""

    LETTER = "letter"
    CARD = "card"
    SHEET = "sheet"


class Facts(Noun):
    """All that one paper says. `before_sending` is for the borrower only and stands on a page of its own."""

    layout: Layout
    title: Text
    addressee: Text | None = None
    blocks: tuple[Block, ...]
    attachments: tuple[Text, ...] = ()
    signature: tuple[Text, ...] = ()
    before_sending: tuple[Text, ...] = ()
    gates: tuple[Gate, ...] = ()
    citations: tuple[Because, ...] = ()

    def short_title(self) -> str:
        """The title as a file may carry it among its properties: one line, never too long for the format."""
        return " ".join(self.title.split())[:_MOST_TITLE]


class PaperResult(Noun):
    """What a written paper went through (`gates`) and rests on (`citations`)."""

    kind: str
    gates: tuple[Gate, ...]
    citations: tuple[Because, ...]


class PaperListing(Noun):
    """A paper that can be written: its name for programs, its title, what it is for, and the endings it comes in."""

    kind: str
    title: str
    purpose: str
    endings: tuple[str, ...]


@dataclass(frozen=True)
class Request:
    """What a facts function is given. `bases` holds reasons under `BASE_KEYS`; absent ones are left out.

    `working` is there for the working paper, where the debt has books.
    """

    case: Case
    position: Position
    plan: Plan
    debt_id: str | None
    bases: Mapping[str, Because]
    working: Reconstruction | CardReconstruction | None = None

    def subject(self) -> "Subject":
        """The debt that the paper is about; InputUnusable where none was named or it is not there."""
        if self.debt_id is None:
            raise InputUnusable("debt_needed", "这份文书要写明是哪一笔债务。", f"请选一笔:{self._names()}。")
        debt, at = self.case.debt(self.debt_id), self.position.debt(self.debt_id)
        if debt is None or at is None:
            text = f"没有编号为“{self.debt_id}”的债务。"
            raise InputUnusable("debt_unknown", text, f"现有:{self._names()}。")
        step = next((step for step in self.plan.ladder if step.debt == self.debt_id), None)
        return Subject(self, debt, at, self.plan.option(self.debt_id), step)

    def _names(self) -> str:
        return "、".join(f"{debt.id}({debt.name})" for debt in self.case.debts) or "还没有录入债务"


@dataclass(frozen=True)
class Subject:
    """One debt seen from everywhere: its facts, its position, its way in the plan and its ladder."""

    request: Request
    debt: Debt
    at: DebtPosition
    option: Option | None
    step: LadderStep | None


@dataclass(frozen=True)
class Paper:
    """A kind of paper; `facts` raises GateClosed where the paper would harm the borrower now."""

    kind: str
    title: str
    purpose: str
    facts: Callable[[Request], Facts]
    endings: tuple[str, ...] = (".docx", ".pdf", ".txt")
