"""The first page: three questions, the person first, then the sample or one's own case."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from liangqing.case.case import Case
from liangqing.web import cases, triage
from liangqing.web.revision import revision_told
from liangqing.web.settings import today
from liangqing.web.views.answers import take_first


@require_http_methods(["GET", "HEAD", "POST"])
def home(request: HttpRequest) -> HttpResponse:
    """Questions at the first visit; afterwards the way back to what is stored."""
    if request.method != "POST":
        if cases.has(cases.MINE) or cases.others():
            return render(request, "choose.html", _choices(()))
        return render(request, "first.html", {"asked": triage.asked({})})
    rows, revision = triage.asked(request.POST), revision_told(request)
    if triage.person_first(rows) and "go_on" not in request.POST:
        return render(request, "person.html", {"asked": rows, "revision": revision})
    return render(request, "choose.html", {**_choices(rows), "revision": revision})


def _choices(rows: tuple[triage.Asked, ...]) -> dict[str, object]:
    return {
        "asked": rows,
        "advice": triage.advice(rows),
        "mine": cases.has(cases.MINE),
        "mine_id": cases.MINE,
        "sample_id": cases.SAMPLE,
        "others": cases.others(),
    }


@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """One's own case, with the three answers in it."""
    if cases.has(cases.MINE):
        return take_first(request, cases.load(cases.MINE))
    cases.save(triage.with_answers(Case(id=cases.MINE, as_of=today()), triage.asked(request.POST)), 0)
    return redirect("overview", case_id=cases.MINE)
