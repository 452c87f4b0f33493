"""The lists of the household: sources of income, costs of some months, money that comes once; added and taken out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from liangqing.base.errors import InputUnusable
from liangqing.base.typeset import formal
from liangqing.case.case import Case
from liangqing.case.lists import add_item, drop_item
from liangqing.store import Stored
from liangqing.web import cases
from liangqing.web.forms import check
from liangqing.web.household_fields import ListForm, list_forms
from liangqing.web.revision import is_stale, say_stale

_MOST_CHARACTERS = 60


@require_http_methods(["GET", "HEAD", "POST"])
def household_lists(request: HttpRequest, case_id: str) -> HttpResponse:
    """The three lists; sent, one more or one less, and a mistake at its list with what was typed."""
    stored = cases.load(case_id)
    if request.method != "POST":
        return _page(request, stored, {})
    if is_stale(request, stored):
        raise say_stale()
    form = next(
        (one for one in list_forms(stored.case.household) if one.id == request.POST.get("list")), None
    )
    if form is None:
        raise InputUnusable("list_unknown", "没有这张表。", "请刷新页面再试。")
    try:
        changed = _changed(request, stored, form)
    except InputUnusable as odd:
        wrong: dict[str, object] = {
            "wrong": formal(odd.text + odd.next_step),
            "wrong_list": form.id,
            "typed": _typed(request, form),
        }
        return _page(request, stored, wrong, 422)
    cases.save(changed, stored.revision)
    return redirect(reverse("household_lists", args=[case_id]) + "?saved#" + form.id.rpartition(".")[2])


def _changed(request: HttpRequest, stored: Stored, form: ListForm) -> Case:
    number = request.POST.get("drop", "")
    if number:
        told = int(number) if number.isascii() and number.isdecimal() and len(number) < 4 else 0
        return drop_item(stored.case, form.id, told)
    typed = _typed(request, form)
    for field in form.fields:
        if not typed[field.name] and field.name in ("name", "amount", "on", "owner"):
            raise InputUnusable("item_incomplete", f"“{field.label}”还没有填。", "填好再按“加上”。")
        if typed[field.name]:
            check(field, typed[field.name], stored.case.as_of)
    return add_item(stored.case, form.id, typed)


def _typed(request: HttpRequest, form: ListForm) -> dict[str, str]:
    return {field.name: request.POST.get(field.name, "").strip()[:_MOST_CHARACTERS] for field in form.fields}


def _page(request: HttpRequest, stored: Stored, more: dict[str, object], status: int = 200) -> HttpResponse:
    context = {
        "stored": stored,
        "case": stored.case,
        "sample": stored.case.id == cases.SAMPLE,
        "lists": list_forms(stored.case.household),
        "saved": "saved" in request.GET,
        **more,
    }
    return render(request, "household_lists.html", context, status=status)
