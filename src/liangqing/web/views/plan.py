"""The plan: shown, asked what if, held against an offer or a wish, and made anew after what has happened."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from liangqing import plans
from liangqing.base.errors import InputUnusable
from liangqing.base.typeset import formal
from liangqing.plan.refuse import refused_wish
from liangqing.store import Stored
from liangqing.web import cases
from liangqing.web.field import choices
from liangqing.web.law import law_book
from liangqing.web.pasted import pasted
from liangqing.web.plan_forms import HAPPENED, MARKS, OWNERS, happened, offer_of
from liangqing.web.plan_page import plan_context
from liangqing.web.revision import is_stale, say_stale

_JUDGE, _WISH = "judge", "wish"
_Context = dict[str, object]


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, case_id: str) -> HttpResponse:
    """The page; sent with an offer or a wish, the same with the answer; with what has happened, the new plan."""
    stored = cases.load(case_id)
    if request.method != "POST":
        return _page(request, stored, request.GET.dict(), {})
    do = request.POST.get("do", "")
    try:
        if do in (_JUDGE, _WISH):
            return _page(request, stored, {}, _answer(request, stored, do))
        return _happened(request, stored, do)
    except InputUnusable as odd:
        if odd.code == cases.CONFLICT:
            raise
        wrong: _Context = {
            "wrong": formal(odd.text + odd.next_step),
            "wrong_at": _place(do),
            "typed": request.POST.dict(),
        }
        return _page(request, stored, {}, wrong, 422)


def _answer(request: HttpRequest, stored: Stored, do: str) -> _Context:
    """What the page says to an offer or a wish; nothing of it is kept."""
    if do == _WISH:
        text = pasted(request, "wish")
        return {"wish": text, "wish_refused": refused_wish(text) or "", "wish_answered": True}
    debt_id = request.POST.get("debt", "")
    debt = stored.case.debt(debt_id)
    if debt is None:
        raise InputUnusable("debt_not_chosen", "还没有选是哪一笔债务。", "请选一笔,再试一次。")
    judged = plans.judge_offer(stored.case, debt_id, offer_of(request.POST.dict()), law_book())
    return {"judged": judged, "judged_debt": debt, "typed": request.POST.dict()}


def _happened(request: HttpRequest, stored: Stored, kind: str) -> HttpResponse:
    if is_stale(request, stored):
        raise say_stale()
    now = cases.worked_out(stored.case).plan
    changed = happened(stored.case, now, kind, request.POST.dict())
    saved = cases.save(changed, stored.revision) if changed != stored.case else stored
    told = urlencode({"before": stored.revision, "done": kind})
    return redirect(f"{reverse('plan', args=[saved.case.id])}?{told}#changed")


def _place(do: str) -> str:
    """Where the mistake is told."""
    return do if do in (_WISH, *HAPPENED) and do != "offer" else _JUDGE


def _page(
    request: HttpRequest, stored: Stored, asked: Mapping[str, str], more: _Context, status: int = 200
) -> HttpResponse:
    context = {
        "stored": stored,
        "case": stored.case,
        "sample": stored.case.id == cases.SAMPLE,
        "marks": choices(MARKS),
        "owners": choices(OWNERS),
        **plan_context(stored, asked),
        **more,
    }
    return render(request, "plan.html", context, status=status)
