"""What is still missing, each as a small form of its own, grouped by debt."""

from dataclasses import dataclass

from liangqing import app
from liangqing.base.typeset import formal
from liangqing.case.case import Case
from liangqing.case.missing import Missing
from liangqing.web.field import Field, Kind
from liangqing.web.fields import NOT_OVERDUE, field_of
from liangqing.web.law import law_book
from liangqing.web.words import choice_words


@dataclass(frozen=True)
class Ask:
    """A missing fact as a form; `value`: what is proposed, or what could not be taken, with its `error`."""

    missing: Missing
    field: Field
    question: str
    value: str = ""
    error: str = ""

    @property
    def may_be_none(self) -> bool:
        """`没有逾期` is an answer."""
        return self.missing.id.endswith(".unpaid_since")


@dataclass(frozen=True)
class AskGroup:
    """The open questions about one debt, or about the household (`debt_id` empty); `next`: nothing decisive is left."""

    debt_id: str
    title: str
    asks: tuple[Ask, ...]
    next: bool

    @property
    def first(self) -> tuple[Ask, ...]:
        """Those that change stage, deadline or ceiling."""
        return tuple(ask for ask in self.asks if ask.missing.first)

    @property
    def rest(self) -> tuple[Ask, ...]:
        """The others: to be answered by whoever wants to."""
        return tuple(ask for ask in self.asks if not ask.missing.first)

    @property
    def open(self) -> bool:
        """Whether the others come next, or one of them needs another look."""
        return self.next or any(ask.error for ask in self.rest)


@dataclass(frozen=True)
class Refused:
    """An answer that could not be taken, to be shown at its question."""

    answer_id: str
    value: str
    error: str


def ask_groups(case: Case, refused: Refused | None) -> tuple[AskGroup, ...]:
    """The household first, then debt by debt; once all that decides is answered, the first group stands open."""
    rows = app.questions(case, law_book())
    keys = tuple(dict.fromkeys(row.debt or "" for row in rows))
    names = {debt.id: debt.name for debt in case.debts}
    decided = not any(row.first for row in rows)
    groups = []
    for place, key in enumerate(keys):
        asks = tuple(_ask(row, names, refused) for row in rows if (row.debt or "") == key)
        groups.append(AskGroup(key, names.get(key, "家里的账"), asks, place == 0 and decided))
    return tuple(groups)


def field_asked(case: Case, answer_id: str) -> Field | None:
    """The field behind an id that a form can send; also of what is asked for in a case and stands in no form."""
    known = field_of(answer_id)
    if known is not None or not answer_id.startswith("credit."):
        return known
    asked = (row for row in app.questions(case, law_book()) if row.id == answer_id)
    return next((_field_for(row) for row in asked), None)


def _field_for(row: Missing) -> Field:
    kind = Kind.CHOICE if row.choices else Kind.TEXT
    return Field(row.id, row.question, kind, choices=choice_words(row.choices))


def _ask(row: Missing, names: dict[str, str], refused: Refused | None) -> Ask:
    field = field_of(row.id) or _field_for(row)
    question = row.question.removeprefix(f"{names.get(row.debt or '', '')}:")
    question = question.replace("没有逾期就填 none。", "").replace(f"填 {NOT_OVERDUE}", "选“没有逾期”")
    ask = Ask(row, field, formal(question), row.proposed or "")
    if refused is None or refused.answer_id != row.id:
        return ask
    return Ask(row, field, ask.question, refused.value, refused.error)
