"""The rules of law: looked up by words, and each one whole."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from liangqing import app
from liangqing.base.because import Strength
from liangqing.base.errors import InputUnusable
from liangqing.case.debt import LenderType
from liangqing.law.search import LawQuery, RuleEntry
from liangqing.law.topics import Topic
from liangqing.web.failures import failure
from liangqing.web.law import law_book
from liangqing.web.words import LENDER_TYPES

_A_PAGE = 20
_MOST_CHARACTERS = 200
_LENDERS = tuple((str(kind), word) for kind, word in LENDER_TYPES.items() if kind is not LenderType.UNKNOWN)
_Choice = TypeVar("_Choice", bound=StrEnum)


@require_safe
def laws(request: HttpRequest) -> HttpResponse:
    """What was looked for, twenty rules a page."""
    query = LawQuery(
        words=request.GET.get("q", "").strip()[:_MOST_CHARACTERS],
        topic=_one_of(Topic, request.GET.get("topic", "")),
        lender_type=_one_of(LenderType, request.GET.get("lender", "")),
        strength=_one_of(Strength, request.GET.get("strength", "")),
    )
    found = app.laws(query, law_book())
    context = {
        "query": query,
        "asked": query != LawQuery(),
        "exact": found.exact,
        "sheet": _sheet(found.rules, query, request.GET.get("page", "")),
        "topics": tuple(Topic),
        "lenders": _LENDERS,
        "strengths": tuple(Strength),
    }
    return render(request, "laws.html", context)


@require_safe
def law(request: HttpRequest, rule_id: str) -> HttpResponse:
    """One rule: what it says first, then whom and when it binds, and how sure we are."""
    try:
        told = app.law(rule_id.upper(), law_book())
    except InputUnusable as odd:
        if odd.code != "rule_unknown":
            raise
        return failure(404, odd.text, "请到“法条”里按名字或条号找。")
    return render(request, "law.html", {"rule": told})


@dataclass(frozen=True)
class Sheet:
    """One page of the answers; `earlier` and `later` are the addresses beside it, empty at the ends."""

    rules: tuple[RuleEntry, ...]
    total: int
    number: int
    last: int
    earlier: str
    later: str


def _sheet(rules: tuple[RuleEntry, ...], query: LawQuery, told: str) -> Sheet:
    last = max(1, -(-len(rules) // _A_PAGE))
    number = min(int(told), last) if told.isdecimal() and 0 < len(told) < 6 else 1
    number = max(number, 1)
    return Sheet(
        rules=rules[(number - 1) * _A_PAGE : number * _A_PAGE],
        total=len(rules),
        number=number,
        last=last,
        earlier=_address(query, number - 1) if number > 1 else "",
        later=_address(query, number + 1) if number < last else "",
    )


def _address(query: LawQuery, number: int) -> str:
    told = {
        "q": query.words,
        "topic": query.topic,
        "lender": query.lender_type,
        "strength": query.strength,
        "page": number,
    }
    return "?" + urlencode({name: str(value) for name, value in told.items() if value})


def _one_of(kinds: type[_Choice], value: str) -> _Choice | None:
    """The choice of that name; anything else is no choice."""
    return kinds(value) if value in tuple(kinds) else None
