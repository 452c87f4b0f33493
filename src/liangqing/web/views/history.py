"""Every revision of a case; going back writes the old one as a new revision, so nothing is lost."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from liangqing.store import Stored
from liangqing.web import cases
from liangqing.web.changes import History, history_of
from liangqing.web.revision import is_stale, say_stale


@require_http_methods(["GET", "HEAD", "POST"])
def history(request: HttpRequest, case_id: str) -> HttpResponse:
    """The revisions, newest first; sent with one, back to it."""
    stored = cases.load(case_id)
    if request.method == "POST":
        return _back_to(request, stored)
    told: History = history_of(case_id)
    context = {
        "stored": stored,
        "case": stored.case,
        "history": told,
        "removed": "removed" in request.GET,
        "back": "back" in request.GET,
    }
    return render(request, "history.html", context)


def _back_to(request: HttpRequest, stored: Stored) -> HttpResponse:
    if is_stale(request, stored):
        raise say_stale()
    told = request.POST.get("to", "")
    wanted = int(told) if told.isdecimal() and len(told) < 10 else 0
    old = cases.folder().load(stored.case.id, wanted)
    cases.save(old.case, stored.revision)
    return redirect(reverse("history", args=[stored.case.id]) + "?back")


@require_POST
def restart_sample(request: HttpRequest, case_id: str) -> HttpResponse:
    """The sample as it came; what was played with stays in its history."""
    stored = cases.load(cases.SAMPLE)
    cases.save(cases.fresh_sample(), stored.revision)
    return redirect("overview", case_id=cases.SAMPLE)
