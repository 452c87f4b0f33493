"""One debt: every fact typed and corrected; a debt added, a debt removed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from liangqing import app
from liangqing.base.errors import InputUnusable
from liangqing.case.case import Case
from liangqing.case.debt import Debt
from liangqing.store import Stored
from liangqing.web import cases, forms
from liangqing.web.fields import DEBT_GROUPS, debt_values
from liangqing.web.revision import is_stale, revision_told, say_stale

_MOST_NAME = 60


@require_http_methods(["GET", "HEAD", "POST"])
def debt(request: HttpRequest, case_id: str, debt_id: str) -> HttpResponse:
    """The form; sent with a mistake, it comes back as it was typed."""
    stored = cases.load(case_id)
    held = _debt(stored.case, debt_id)
    values = debt_values(held)
    if request.method != "POST":
        return _page(request, stored, held, forms.shown(DEBT_GROUPS, values))
    sections = forms.typed(DEBT_GROUPS, values, request.POST)
    if is_stale(request, stored):
        before = cases.earlier(case_id, revision_told(request)).debt(debt_id)
        drawn_from = debt_values(before) if before else {}
        return _page(request, stored, held, forms.rebased(sections, drawn_from, values), 409)
    changed, told = forms.apply(stored.case, f"debt.{debt_id}.", sections, values)
    if forms.has_errors(told):
        return _page(request, stored, held, told, 422)
    if changed != stored.case:
        cases.save(changed, stored.revision)
    return redirect(reverse("overview", args=[case_id]) + f"#debt-{debt_id}")


def _page(
    request: HttpRequest, stored: Stored, held: Debt, sections: forms.Sections, status: int = 200
) -> HttpResponse:
    context = {
        "stored": stored,
        "case": stored.case,
        "debt": held,
        "sections": sections,
        "stale": status == 409,
        "wrong": status == 422,
    }
    return render(request, "debt.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, case_id: str) -> HttpResponse:
    """One more debt by its name, then its form."""
    stored = cases.load(case_id)
    name = request.POST.get("name", "").strip()[:_MOST_NAME]
    if request.method == "POST" and name:
        saved = _saved_with(stored, name)
        return redirect("debt", case_id=case_id, debt_id=saved.case.debts[-1].id)
    context = {"stored": stored, "case": stored.case, "wrong": request.method == "POST"}
    return render(request, "debt_add.html", context, status=422 if request.method == "POST" else 200)


def _saved_with(stored: Stored, name: str) -> Stored:
    """Adding touches nothing that is there, so another tab's change is no hindrance."""
    return cases.save(app.with_debt(stored.case, name), stored.revision)


@require_POST
def remove(request: HttpRequest, case_id: str, debt_id: str) -> HttpResponse:
    """The debt away; the revision before keeps it."""
    stored = cases.load(case_id)
    _debt(stored.case, debt_id)
    if is_stale(request, stored):
        raise say_stale()
    cases.save(app.without_debt(stored.case, debt_id), revision_told(request))
    return redirect(reverse("history", args=[case_id]) + "?removed")


def _debt(case: Case, debt_id: str) -> Debt:
    held = case.debt(debt_id)
    if held is None:
        text = "没有这笔债务,可能已经删除。"
        raise InputUnusable("debt_unknown", text, "可以在“历史”里回到有它的那一版。")
    return held
