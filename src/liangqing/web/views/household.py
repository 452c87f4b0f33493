"""The household and the person: what comes in, what must go out, what stands in papers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from liangqing.store import Stored
from liangqing.web import cases, forms
from liangqing.web.fields import HOUSEHOLD_GROUPS, household_values
from liangqing.web.revision import is_stale, revision_told


@require_http_methods(["GET", "HEAD", "POST"])
def household(request: HttpRequest, case_id: str) -> HttpResponse:
    """The form; sent with a mistake, it comes back as it was typed."""
    stored = cases.load(case_id)
    values = household_values(stored.case)
    if request.method != "POST":
        return _page(request, stored, forms.shown(HOUSEHOLD_GROUPS, values))
    sections = forms.typed(HOUSEHOLD_GROUPS, values, request.POST)
    if is_stale(request, stored):
        drawn_from = household_values(cases.earlier(case_id, revision_told(request)))
        return _page(request, stored, forms.rebased(sections, drawn_from, values), 409)
    changed, told = forms.apply(stored.case, "", sections, values)
    if forms.has_errors(told):
        return _page(request, stored, told, 422)
    if changed != stored.case:
        cases.save(changed, stored.revision)
    return redirect("overview", case_id=case_id)


def _page(request: HttpRequest, stored: Stored, sections: forms.Sections, status: int = 200) -> HttpResponse:
    context = {
        "stored": stored,
        "case": stored.case,
        "sections": sections,
        "stale": status == 409,
        "wrong": status == 422,
    }
    return render(request, "household.html", context, status=status)
