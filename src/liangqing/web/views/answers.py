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
from liangqing.web.asked_often import ASKED_OFTEN
from liangqing.web.field import Field
from liangqing.web.missing_form import Refused, field_asked
from liangqing.web.revision import is_stale, revision_told
from liangqing.web.views.check import show_check, show_check_debt
from liangqing.web.views.overview import show

_CONFLICT = "案件刚才在别的页面改过。下面是新的内容,您填的还在这一格,再按一次就存上。"


@require_POST
def answer(request: HttpRequest, case_id: str) -> HttpResponse:
    """A missing fact told, or told to be unknown."""
    stored = cases.load(case_id)
    answer_id = request.POST.get("id", "")
    field = field_asked(stored.case, answer_id)
    if field is None or not _is_there(stored, answer_id):
        raise InputUnusable("answer_id_unknown", "没有这一项,可能已经删除。", "请刷新页面再试。")
    value = request.POST.get("button") or _typed(request)
    if is_stale(request, stored):
        return _again(request, stored, Refused(answer_id, value, _CONFLICT), 409)
    error = _take(stored, answer_id, field, value)
    if error:
        return _again(request, stored, Refused(answer_id, value, error), 422)
    return redirect(_back(request, stored))


def _typed(request: HttpRequest) -> str:
    """What was typed; a day may be told in words beside the field for its number."""
    return request.POST.get("said", "").strip() or request.POST.get("value", "").strip()


def _back(request: HttpRequest, stored: Stored) -> str:
    """The page that the form stood on, where its questions are."""
    page, _, debt_id = request.POST.get("page", "").partition(".")
    place = "#often" if _is_asked_often(request.POST.get("id", "")) else "#missing"
    if page != "check":
        return reverse("overview", args=[stored.case.id]) + "#missing"
    if stored.case.debt(debt_id) is not None:
        return reverse("check_debt", args=[stored.case.id, debt_id]) + place
    return reverse("check", args=[stored.case.id]) + place


def _again(request: HttpRequest, stored: Stored, refused: Refused, status: int) -> HttpResponse:
    """That page with the answer at its question."""
    page, _, debt_id = request.POST.get("page", "").partition(".")
    if page != "check":
        return show(request, stored, refused, status)
    if stored.case.debt(debt_id) is not None:
        return show_check_debt(request, stored, debt_id, refused, status)
    return show_check(request, stored, refused, status)


def _is_asked_often(answer_id: str) -> bool:
    return answer_id in ASKED_OFTEN or answer_id.rpartition(".")[2] in ASKED_OFTEN


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
