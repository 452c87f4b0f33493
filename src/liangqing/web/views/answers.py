"""One answer at a time: a missing fact, and the three first questions of a case."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from liangqing import app
from liangqing.base.errors import InputUnusable
from liangqing.case.edit import UNKNOWN
from liangqing.store import Stored
from liangqing.web import cases, forms, triage
from liangqing.web.fields import Field, field_of
from liangqing.web.missing_form import Refused
from liangqing.web.revision import is_stale, revision_told
from liangqing.web.views.overview import show

_CONFLICT = "案件刚才在别的页面改过。下面是新的内容,您填的还在这一格,再按一次就存上。"


@require_POST
def answer(request: HttpRequest, case_id: str) -> HttpResponse:
    """A missing fact told, or told to be unknown."""
    stored = cases.load(case_id)
    answer_id = request.POST.get("id", "")
    field = field_of(answer_id)
    if field is None or not _is_there(stored, answer_id):
        raise InputUnusable("answer_id_unknown", "没有这一项,可能已经删除。", "请刷新页面再试。")
    value = request.POST.get("button") or request.POST.get("value", "").strip()
    if is_stale(request, stored):
        return show(request, stored, Refused(answer_id, value, _CONFLICT), 409)
    error = _take(stored, answer_id, field, value)
    if error:
        return show(request, stored, Refused(answer_id, value, error), 422)
    return redirect(reverse("overview", args=[case_id]) + "#missing")


def _is_there(stored: Stored, answer_id: str) -> bool:
    head, _, rest = answer_id.partition(".")
    return head != "debt" or stored.case.debt(rest.partition(".")[0]) is not None


def _take(stored: Stored, answer_id: str, field: Field, value: str) -> str:
    """Saves the answer, or says what is wrong with it."""
    if not value:
        return "这一格还空着。不知道的话,按“不知道”,先往下走。"
    if value == UNKNOWN:
        cases.save(app.answer(stored.case, answer_id, UNKNOWN), stored.revision)
        return ""
    changed, line = forms.take(stored.case, answer_id, forms.Line(field, value), "")
    if not line.error:
        cases.save(changed, stored.revision)
    return line.error


@require_http_methods(["GET", "HEAD", "POST"])
def first_questions(request: HttpRequest, case_id: str) -> HttpResponse:
    """The three questions again, for a case that is there."""
    stored = cases.load(case_id)
    if request.method != "POST":
        return render(request, "first.html", {"asked": triage.asked_of(stored.case), "stored": stored})
    return take_first(request, stored)


def take_first(request: HttpRequest, stored: Stored) -> HttpResponse:
    """The three answers of a form into a case; from an old tab they come back to be looked at, not stored."""
    rows = triage.asked(request.POST)
    changed = triage.with_answers(stored.case, rows)
    if changed == stored.case:
        return redirect("overview", case_id=stored.case.id)
    if is_stale(request, stored):
        drawn_from = cases.earlier(stored.case.id, revision_told(request))
        context = {
            "asked": triage.rebased(rows, drawn_from, stored.case),
            "advice": triage.advice(rows),
            "stored": stored,
            "stale": True,
        }
        return render(request, "first.html", context, status=409)
    cases.save(changed, stored.revision)
    return redirect("overview", case_id=stored.case.id)
