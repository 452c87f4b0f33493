"""The examination: every debt on one page, and a page for each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from liangqing import app
from liangqing.base.errors import InputUnusable
from liangqing.store import Stored
from liangqing.web import cases
from liangqing.web.check_page import check_context, debt_context
from liangqing.web.law import law_book
from liangqing.web.missing_form import Refused


@require_safe
def check(request: HttpRequest, case_id: str) -> HttpResponse:
    """All debts, the most urgent first."""
    return show_check(request, cases.load(case_id), None, 200)


@require_safe
def check_debt(request: HttpRequest, case_id: str, debt_id: str) -> HttpResponse:
    """One debt."""
    return show_check_debt(request, cases.load(case_id), debt_id, None, 200)


def show_check(request: HttpRequest, stored: Stored, refused: Refused | None, status: int) -> HttpResponse:
    """The page, with an answer that could not be taken at its question."""
    context = _frame(stored, refused) | check_context(cases.worked_out(stored.case), refused)
    return render(request, "check.html", context | {"back_to": "check"}, status=status)


def show_check_debt(
    request: HttpRequest, stored: Stored, debt_id: str, refused: Refused | None, status: int
) -> HttpResponse:
    """The page of one debt, likewise. Raises InputUnusable for a debt that is not there."""
    whole, debt = cases.worked_out(stored.case), stored.case.debt(debt_id)
    told = app.examined_debt(whole, debt, law_book()) if debt else None
    if debt is None or told is None:
        text = "没有这笔债务,可能已经删除。"
        raise InputUnusable("debt_unknown", text, "可以在“历史”里回到有它的那一版。")
    context = _frame(stored, refused) | debt_context(whole, debt, told, refused)
    return render(request, "check_debt.html", context, status=status)


def _frame(stored: Stored, refused: Refused | None) -> dict[str, object]:
    return {
        "stored": stored,
        "case": stored.case,
        "sample": stored.case.id == cases.SAMPLE,
        "refused": refused,
        "overview_at": reverse("overview", args=[stored.case.id]),
    }
