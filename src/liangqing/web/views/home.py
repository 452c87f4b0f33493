"""The first page: three questions, the person first, then the sample or one's own case."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from liangqing.case.case import Case
from liangqing.web import cases, triage
from liangqing.web.settings import today


@require_http_methods(["GET", "HEAD", "POST"])
def home(request: HttpRequest) -> HttpResponse:
    """Questions at the first visit; afterwards the way back to what is stored."""
    if request.method != "POST":
        if cases.has(cases.MINE) or cases.others():
            return render(request, "choose.html", _choices(()))
        return render(request, "first.html", {"asked": triage.asked({})})
    rows = triage.asked(request.POST)
    if triage.person_first(rows) and "go_on" not in request.POST:
        return render(request, "person.html", {"asked": rows})
    return render(request, "choose.html", _choices(rows))


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
    held, revision = Case(id=cases.MINE, as_of=today()), 0
    if cases.has(cases.MINE):
        stored = cases.load(cases.MINE)
        held, revision = stored.case, stored.revision
    told = triage.with_answers(held, triage.asked(request.POST))
    if revision == 0 or told != held:
        cases.save(told, revision)
    return redirect("overview", case_id=cases.MINE)
