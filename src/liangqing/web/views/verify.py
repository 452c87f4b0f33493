"""Is this real? A message, a caller, an offer, checked on one page; nothing of it is kept or written to a log."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from liangqing import app
from liangqing.base.errors import InputUnusable
from liangqing.base.typeset import formal
from liangqing.conduct.caller import HIGH_RISK, CallerVerdict
from liangqing.conduct.own.telling import still_to_say, summed_up
from liangqing.web.caller_card import answers_of, card_of
from liangqing.web.law import law_book
from liangqing.web.pasted import pasted
from liangqing.web.settings import today
from liangqing.web.verify_page import message_told, offer_choice, offer_words

_MESSAGE, _CALLER, _OFFER, _OWN = "message", "caller", "offer", "own"
#: Warnings of the agreement check that name what swindlers ask for.
_LIKE_A_SCAM = ("personal_account", "fee_first", "credit_promise")
_PARTS = (_MESSAGE, _CALLER, _OFFER, _OWN)


@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """The page with one part open; sent, with what that part says."""
    told = request.POST if request.method == "POST" else request.GET
    part = told.get("part", _MESSAGE)
    if part not in _PARTS:
        raise InputUnusable("part_unknown", "没有这一种核验。", "请从“核验”重新进入。")
    context = _blank(told.get("case", "")) | {"part": part}
    if request.method != "POST":
        return render(request, "verify.html", context | {"offer_debt": request.GET.get("debt", "")})
    try:
        answer = _ANSWERS[part](request)
    except InputUnusable as odd:
        wrong = {"wrong": formal(odd.text + odd.next_step), **_typed(request, part)}
        return render(request, "verify.html", context | wrong, status=422)
    return render(request, "verify.html", context | _typed(request, part) | answer)


def _blank(case_id: str) -> dict[str, object]:
    return {"card": card_of({}), "offer": offer_choice(case_id), "high_risk": HIGH_RISK}


def _typed(request: HttpRequest, part: str) -> dict[str, object]:
    """What was sent, so that nothing has to be typed twice."""
    if part == _CALLER:
        return {"card": card_of(request.POST.dict())}
    text = request.POST.get("text", "")
    return {f"{part}_text": text, "offer_debt": request.POST.get("debt", "")}


def _message(request: HttpRequest) -> dict[str, object]:
    text = pasted(request, "text")
    return {"message": message_told(text, app.message(text, today(), law_book()))}


def _caller(request: HttpRequest) -> dict[str, object]:
    check = app.caller(answers_of(card_of(request.POST.dict())), today(), law_book())
    return {"caller": check, "caller_alarm": check.verdict is CallerVerdict.LIKELY_FRAUD}


def _offer(request: HttpRequest) -> dict[str, object]:
    case, debt_id = offer_choice(request.POST.get("case", "")).case, request.POST.get("debt", "")
    debt = case.debt(debt_id) if case else None
    if case is None or debt is None:
        raise InputUnusable("debt_unknown", "还没有选是哪一笔债务。", "请选一笔,再查一次。")
    check = app.agreement(pasted(request, "text"), case, debt_id, law_book())
    return {
        "agreement": check,
        "agreement_words": offer_words(check),
        "agreement_alarm": any(one.code in _LIKE_A_SCAM for one in check.warnings),
        "agreement_debt": debt,
    }


def _own(request: HttpRequest) -> dict[str, object]:
    """One's own words; held against a debt where one is chosen."""
    case, debt_id = offer_choice(request.POST.get("case", "")).case, request.POST.get("debt", "")
    told = app.own_words(pasted(request, "text"), case if debt_id else None, debt_id, law_book())
    return {"own": told, "own_words": formal(summed_up(told)), "own_missing": still_to_say(told)}


_ANSWERS = {_MESSAGE: _message, _CALLER: _caller, _OFFER: _offer, _OWN: _own}
