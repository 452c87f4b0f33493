"""The examination on two pages: the whole case with a card a debt, and one debt with everything about it."""

from dataclasses import dataclass
from datetime import date

from liangqing import app
from liangqing.app import Whole
from liangqing.assess.examine import Examined
from liangqing.assess.figures import Figure
from liangqing.assess.moments import Moment
from liangqing.assess.position import Finding, NextDate, ProjectedMonth, Severity
from liangqing.case.case import Case
from liangqing.case.debt import Debt
from liangqing.papers.charts_course import ceiling_cuts
from liangqing.web.asked_often import Often, asked_about_debt, asked_about_household
from liangqing.web.first import first_things
from liangqing.web.law import law_book
from liangqing.web.missing_form import AskGroup, Refused, ask_groups
from liangqing.web.paper_rows import papers_that_fit

#: Findings shown beneath the first thing.
_NEXT_SHOWN = 4
#: Figures on a card; the others stand on the page of the debt.
_ON_A_CARD = frozenset({"claimed", "contract", "lawful", "excess", "overdue_days"})
#: Lines of the course shown before today; earlier ones stand in a closed part.
_PAST_SHOWN = 10


@dataclass(frozen=True)
class Card:
    """One debt among the others."""

    told: Examined
    picture: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Course:
    """The course cut at today: what is older, what was last, what comes."""

    earlier: tuple[Moment, ...]
    past: tuple[Moment, ...]
    coming: tuple[Moment, ...]


def check_context(whole: Whole, refused: Refused | None) -> dict[str, object]:
    """The whole case."""
    position = whole.position
    firsts = first_things(position)
    named = {debt.id: debt.name for debt in position.debts}
    return {
        **firsts,
        "then": tuple((named[one.debt or ""], one) for one in _then(whole, firsts["first"])),
        "cards": tuple(_card(told) for told in app.examined(whole, law_book())),
        "often": asked_about_household(whole.case),
        "asks": tuple(group for group in ask_groups(whole.case, refused) if not group.debt_id),
    }


def _then(whole: Whole, first: object) -> tuple[Finding, ...]:
    """What is urgent or for this month about the debts, after the first thing; a debt once."""
    owed = {debt.id for debt in whole.position.debts if not debt.stage.is_paid_off}
    pressing = (
        finding
        for finding in whole.position.findings
        if finding.debt in owed and finding.severity is not Severity.NOTE and not _says(first, finding)
    )
    by_debt: dict[str, Finding] = {}
    for finding in pressing:
        by_debt.setdefault(finding.debt or "", finding)
    return tuple(by_debt.values())[:_NEXT_SHOWN]


def _says(first: object, finding: Finding) -> bool:
    """Whether the first thing is this finding, or the court period that it tells of."""
    if isinstance(first, NextDate):
        return finding.code.startswith("deadline_") and finding.debt == first.debt
    return finding == first


def _card(told: Examined) -> Card:
    at = told.at
    known = at.contract or at.lawful or at.decided or at.claimed_fen is not None
    shown = tuple(figure for figure in told.figures if figure.code in _ON_A_CARD)
    return Card(told, app.balances_picture(at) if known else "", shown)


def debt_context(whole: Whole, debt: Debt, told: Examined, refused: Refused | None) -> dict[str, object]:
    """One debt."""
    at = told.at
    kinds = (*at.guide.papers, *(kind for finding in at.findings for kind in finding.papers))
    return {
        "told": told,
        "at": at,
        "debt": debt,
        "picture": _card(told).picture,
        "books": app.books_of(whole.case, debt, law_book()),
        "course": _course(told.moments, whole.case.as_of),
        "course_picture": app.course_picture(told, whole.case.as_of),
        "projection_picture": app.projection_picture(at),
        "ceiling_cuts": ceiling_cuts(at.projection),
        "last_month": _last(at.projection),
        "restart_reasons": tuple(dict.fromkeys(b for one in at.limitation.restarts for b in one.because)),
        "fitting": papers_that_fit(whole, kinds, debt.id),
        "asks": _asks_about(whole.case, debt, refused),
        "often": _often(whole.case, told),
        "back_to": f"check.{debt.id}",
    }


def _asks_about(case: Case, debt: Debt, refused: Refused | None) -> tuple[AskGroup, ...]:
    groups = ask_groups(case, refused)
    return tuple(group for group in groups if group.debt_id == debt.id)


def _last(months: tuple[ProjectedMonth, ...]) -> ProjectedMonth | None:
    return months[-1] if months else None


def _often(case: Case, told: Examined) -> tuple[Often, ...]:
    return () if told.at.stage.is_paid_off else asked_about_debt(case, told.at.id)


def _course(moments: tuple[Moment, ...], as_of: date) -> Course:
    past = tuple(one for one in moments if one.on <= as_of)
    coming = tuple(one for one in moments if one.on > as_of)
    return Course(past[:-_PAST_SHOWN], past[-_PAST_SHOWN:], coming)
