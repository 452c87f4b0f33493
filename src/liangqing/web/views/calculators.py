"""The calculators: ten questions, each answered under its own form."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from liangqing import sums
from liangqing.web import calc_fields, calc_forms
from liangqing.web.law import law_book
from liangqing.web.settings import today


@require_safe
def calculators(request: HttpRequest) -> HttpResponse:
    """The page; the calculator named by `calc` was asked."""
    book, typed = law_book(), request.GET.dict()
    kinds = sums.deadline_kinds(book)
    offered = (
        calc_fields.RATE,
        calc_fields.CAP,
        calc_fields.OVERDUE,
        calc_fields.INSTALMENT,
        calc_fields.FEE,
        calc_fields.deadline_calculator(kinds),
        calc_fields.limitation_calculator(_rows(typed)),
        calc_fields.COURT_FEE,
        calc_fields.JUDGMENT,
        calc_fields.CREDIT,
    )
    sections = tuple(
        calc_forms.asked(one, typed, today(), book) if one.key == typed.get("calc") else calc_forms.blank(one)
        for one in offered
    )
    return render(request, "calculators.html", {"sections": sections, "kinds": kinds})


def _rows(typed: Mapping[str, str]) -> int:
    """One row more than the last that is filled in."""
    filled = [number for number in range(1, calc_fields.MOST_ROWS + 1) if typed.get(f"restart_on_{number}")]
    return max(filled, default=0) + 1
