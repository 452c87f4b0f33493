"""The three questions on a page: what was answered, and what the answers call for."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from liangqing import app
from liangqing.assess.position import Finding
from liangqing.assess.told import SELF_HARM
from liangqing.assess.triage import TRIAGE_QUESTIONS
from liangqing.case.case import Case
from liangqing.case.missing import Missing
from liangqing.web.law import law_book
from liangqing.web.settings import today


@dataclass(frozen=True)
class Asked:
    """A question and the answer so far (empty: none); `stored`: what another tab stored meanwhile, where it differs."""

    question: Missing
    value: str
    stored: str = ""


def asked(given: Mapping[str, str]) -> tuple[Asked, ...]:
    """The questions with the answers of a form."""
    return tuple(Asked(row, _yes_or_no(given.get(row.id, ""))) for row in TRIAGE_QUESTIONS)


def asked_of(case: Case) -> tuple[Asked, ...]:
    """The questions with the answers of a case."""
    return tuple(Asked(row, case.answer(row.id) or "") for row in TRIAGE_QUESTIONS)


def rebased(rows: tuple[Asked, ...], drawn_from: Case, now: Case) -> tuple[Asked, ...]:
    """The answers of a form after another tab was first: those not touched here follow it, touched ones show both."""
    return tuple(
        _rebased(row, drawn_from.answer(row.question.id) or "", now.answer(row.question.id) or "")
        for row in rows
    )


def _rebased(row: Asked, before: str, now: str) -> Asked:
    if row.value in ("", before, now):
        return replace(row, value=now)
    return replace(row, stored=now)


def with_answers(case: Case, rows: tuple[Asked, ...]) -> Case:
    """The case with what was answered."""
    for row in rows:
        if row.value and row.value != case.answer(row.question.id):
            case = app.answer(case, row.question.id, row.value)
    return case


def advice(rows: tuple[Asked, ...]) -> tuple[Finding, ...]:
    """What the answers call for, before any case exists."""
    return app.position_of(with_answers(Case(as_of=today()), rows), law_book()).findings


def person_first(rows: tuple[Asked, ...]) -> bool:
    """Whether money has to wait."""
    return any(row.question.id == SELF_HARM and row.value == "yes" for row in rows)


def _yes_or_no(value: str) -> str:
    return value if value in ("yes", "no") else ""
