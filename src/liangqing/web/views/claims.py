"""A text pasted in, held against the law; nothing of it is kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from liangqing import app
from liangqing.base.days import speak_date
from liangqing.base.errors import InputUnusable
from liangqing.base.typeset import formal
from liangqing.law.claims_shown import told
from liangqing.web.law import law_book
from liangqing.web.pasted import pasted
from liangqing.web.settings import today


@require_http_methods(["GET", "HEAD", "POST"])
def claims(request: HttpRequest) -> HttpResponse:
    """The form; sent with a text, what it claims and cites."""
    if request.method != "POST":
        return render(request, "claims.html")
    text = request.POST.get("text", "")
    try:
        held = pasted(request, "text")
    except InputUnusable as odd:
        wrong = {"text": text, "error": formal(odd.text + odd.next_step)}
        return render(request, "claims.html", wrong, status=422)
    day = today()
    report = told(app.claims(held, day, law_book()))
    return render(request, "claims.html", {"day": speak_date(day), "text": text, "report": report})
