"""Filters that turn values into Chinese text on a page."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from django import template
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from liangqing.base.days import speak_near_date
from liangqing.base.money import speak_yuan
from liangqing.base.problem import Problem
from liangqing.base.rates import percent_text
from liangqing.base.segments import CapSegment
from liangqing.base.typeset import formal
from liangqing.case.records import InstalmentRow
from liangqing.web import words

register = template.Library()
register.filter("formal", formal)


@register.filter
def yuan(fen: int | None) -> str:
    """`12,345.67 元`, or that we do not know."""
    return "还不知道" if fen is None else speak_yuan(fen)


@register.filter
def bare_yuan(fen: int | str | None) -> str:
    """`12,345.67`, for a column whose head names the unit."""
    return "不知道" if fen is None or isinstance(fen, str) else speak_yuan(fen).removesuffix(" 元")


@register.filter
def charges(row: InstalmentRow) -> str:
    """Interest and fees of an instalment."""
    return bare_yuan(row.interest_fen + row.fee_fen)


@register.filter
def event_kind(code: str) -> str:
    """What happened to the loan."""
    return {"disbursement": "放款", "payment": "还款", "reversal": "退回"}.get(code, code)


@register.filter
def needs_line(problem: Problem) -> bool:
    """Whether the sentence does not name its line itself."""
    return not problem.text.startswith("第")


@register.filter
def near_day(day: date) -> str:
    """`11月25日(周三)`."""
    return formal(speak_near_date(day))


@register.filter
def percent(value: str | None) -> str:
    """`18.1134` → `18.11%`."""
    if value is None:
        return "还不知道"
    try:
        return f"{Decimal(value).quantize(Decimal('0.01'), ROUND_HALF_UP)}%"
    except InvalidOperation:
        return value


@register.filter
def caps(segments: tuple[CapSegment, ...]) -> str:
    """The ceilings, each figure once."""
    figures = dict.fromkeys(percent(percent_text(segment.value_e9)) for segment in segments)
    return "、".join(figures)


@register.filter
def get(told: dict[str, str], name: str) -> str:
    """What was typed in the field of that name."""
    return told.get(name, "")


@register.filter
def anchor(key: str) -> str:
    """The key of a contact or a note as the end of an address."""
    return key.replace(":", "-")


@register.filter
def lender_type(code: str) -> str:
    """The class of licence in words."""
    return formal({str(kind): word for kind, word in words.LENDER_TYPES.items()}.get(code, code))


@register.filter
def file_format(code: str) -> str:
    """The format of a file in words."""
    stem = code.rpartition("_")[0]
    return formal(words.FORMATS.get(code) or words.FORMATS.get(f"{stem}_csv") or code)


@register.filter
def picture(svg: str) -> SafeString:
    """SVG from our own drawing, in which every word is escaped already."""
    return mark_safe(svg)


def case_navigation(request: HttpRequest) -> dict[str, object]:
    """The case that the address names, for the links above a page."""
    match = request.resolver_match
    return {
        "nav_case": match.kwargs.get("case_id") if match else None,
        "nav_here": match.url_name if match else None,
    }
