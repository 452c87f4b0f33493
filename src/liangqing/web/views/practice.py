"""A call practised on a page, turn by turn; the form carries the talk, nothing of it is kept or written to a log."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from liangqing import rehearsal
from liangqing.base.errors import InputUnusable
from liangqing.base.typeset import formal
from liangqing.papers.rehearse.practice import Practice, call_of, hang_up, say
from liangqing.papers.rehearse.understand import Understood
from liangqing.web.law import law_book
from liangqing.web.practice_homes import PracticeHomes, homes
from liangqing.web.practice_page import call_context, practice_of, score_context, told_seed

_START, _SAY, _END = "start", "say", "end"


@require_http_methods(["GET", "HEAD", "POST"])
def practice(request: HttpRequest) -> HttpResponse:
    """Choosing whom to practise with; then the call; then the score."""
    told = request.POST if request.method == "POST" else request.GET
    chosen = homes(told.get("case", ""), told.get("debt", ""))
    if request.method != "POST":
        return _choose(request, chosen)
    try:
        return _STEPS[request.POST.get("step", _START)](request, chosen)
    except InputUnusable as odd:
        return _choose(request, chosen, formal(odd.text + odd.next_step), 422)
    except KeyError as odd:
        raise InputUnusable("step_unknown", "这一步读不出来。", "请从“演练”重新开始。") from odd


def _choose(request: HttpRequest, chosen: PracticeHomes, wrong: str = "", status: int = 200) -> HttpResponse:
    context = {
        "homes": chosen,
        "callers": rehearsal.callers(),
        "wrong": wrong,
        "intro": rehearsal.introduce(chosen.household, chosen.debt_id) if chosen.household else (),
    }
    return render(request, "practice.html", context, status=status)


def _start(request: HttpRequest, chosen: PracticeHomes) -> HttpResponse:
    style, seed = request.POST.get("style") or None, told_seed(request.POST.get("seed", "1"))
    begun = rehearsal.start(chosen.needed(), chosen.debt_id, style, None, seed)
    return _call(request, chosen, begun, None)


def _say(request: HttpRequest, chosen: PracticeHomes) -> HttpResponse:
    held = _held(request, chosen)
    heard = say(held, request.POST.get("pick") or request.POST.get("text", ""))
    return _call(request, chosen, heard.practice, heard.understood)


def _end(request: HttpRequest, chosen: PracticeHomes) -> HttpResponse:
    return _call(request, chosen, hang_up(_held(request, chosen)), None)


def _held(request: HttpRequest, chosen: PracticeHomes) -> Practice:
    return practice_of(request.POST.dict(), request.POST.getlist("said"), chosen.needed())


def _call(
    request: HttpRequest, chosen: PracticeHomes, held: Practice, told: Understood | None
) -> HttpResponse:
    if call_of(held).is_over:
        context = score_context(held, rehearsal.review(held, law_book()))
        return render(request, "practice_score.html", context | {"homes": chosen})
    typed = request.POST.get("text", "") if told is not None and told.answer else ""
    context = call_context(held, told) | {"homes": chosen, "typed": typed}
    return render(request, "practice_call.html", context)


_STEPS = {_START: _start, _SAY: _say, _END: _end}
