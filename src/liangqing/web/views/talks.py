"""What was said: findings, hours, parties and every contact; one noted down, one marked as collecting or not."""

from dataclasses import replace
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from liangqing import app
from liangqing.base.errors import InputUnusable
from liangqing.base.typeset import formal
from liangqing.store import Stored
from liangqing.web import cases
from liangqing.web.contact_form import ContactForm, blank_form, contact_of, typed_form
from liangqing.web.contact_words import CALLEES, NOTED_KINDS, TAGS
from liangqing.web.field import choices
from liangqing.web.revision import is_stale, say_stale
from liangqing.web.settings import now
from liangqing.web.talks_page import talks_context

_MARKS = {"yes": True, "no": False, "open": None}


@require_safe
def talks(request: HttpRequest, case_id: str) -> HttpResponse:
    """The page."""
    stored = cases.load(case_id)
    context = _frame(stored) | talks_context(stored.case, cases.talked(stored.case), request.GET.dict())
    saved = str(stored.revision)
    done = next((word for word in ("noted", "marked") if request.GET.get(word) == saved), "")
    return render(request, "talks.html", context | {"done": done, "before": stored.revision - 1})


@require_http_methods(["GET", "HEAD", "POST"])
def note(request: HttpRequest, case_id: str) -> HttpResponse:
    """The form for one more contact; adding touches nothing that is there, so another tab is no hindrance."""
    stored = cases.load(case_id)
    if request.method != "POST":
        return _form(request, stored, blank_form(now()))
    form = typed_form(request.POST.dict(), request.POST.getlist("tags"))
    contact, errors = contact_of(form, stored.case, now())
    if contact is None:
        return _form(request, stored, replace(form, errors=errors), 422)
    try:
        changed = app.with_contact(stored.case, contact)
    except InputUnusable as odd:
        return _form(request, stored, replace(form, errors={"at": odd.text + odd.next_step}), 422)
    saved = cases.save(changed, stored.revision)
    return redirect(_page(saved, "noted", contact.key()))


@require_POST
def mark(request: HttpRequest, case_id: str) -> HttpResponse:
    """Whether a contact is collecting, as the person says."""
    stored = cases.load(case_id)
    says, key = request.POST.get("says", ""), request.POST.get("key", "")
    if says not in _MARKS:
        raise InputUnusable("mark_unknown", "没有这个选项。", "请刷新页面,再按一次。")
    if is_stale(request, stored):
        raise say_stale()
    changed = app.with_mark(stored.case, key, _MARKS[says])
    saved = cases.save(changed, stored.revision) if changed != stored.case else stored
    return redirect(_page(saved, "marked", key))


def _page(saved: Stored, done: str, key: str) -> str:
    return f"{reverse('talks', args=[saved.case.id])}?{urlencode({done: saved.revision, 'of': key})}"


def _form(request: HttpRequest, stored: Stored, form: ContactForm, status: int = 200) -> HttpResponse:
    context = _frame(stored) | {
        "form": form,
        "errors": {name: formal(text) for name, text in form.errors.items()},
        "kinds": choices(NOTED_KINDS),
        "callees": choices(CALLEES),
        "tags": choices(TAGS),
    }
    return render(request, "talk_note.html", context, status=status)


def _frame(stored: Stored) -> dict[str, object]:
    return {"stored": stored, "case": stored.case, "sample": stored.case.id == cases.SAMPLE}
