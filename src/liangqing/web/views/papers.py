"""Papers, the calendar and the case file as downloads."""

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from liangqing import app
from liangqing.web import cases
from liangqing.web.law import law_book

_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".txt": "text/plain; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".toml": "application/toml; charset=utf-8",
}


@require_safe
def paper(
    request: HttpRequest, case_id: str, kind: str, ending: str, debt_id: str | None = None
) -> HttpResponse:
    """One paper; what would harm is refused with its reason."""
    whole = cases.worked_out(cases.load(case_id).case)
    suffix = f".{ending.lower()}"
    data, _ = app.draft(kind, whole, debt_id, suffix, law_book())
    debt = whole.case.debt(debt_id) if debt_id else None
    title = next(listing.title for listing in app.papers() if listing.kind == kind)
    name = "-".join((title.replace("“", "").replace("”", ""), *([debt.name] if debt else [])))
    return _download(data, name, suffix)


@require_safe
def calendar(request: HttpRequest, case_id: str) -> HttpResponse:
    """Every date, for the calendar of the phone."""
    return _download(app.calendar(cases.worked_out(cases.load(case_id).case)), "两清日历", ".ics")


@require_safe
def case_file(request: HttpRequest, case_id: str) -> HttpResponse:
    """The case itself."""
    return _download(app.case_file(cases.load(case_id).case), "两清案件", ".toml")


def _download(data: bytes, name: str, suffix: str) -> HttpResponse:
    safe = "".join(letter for letter in name if letter.isalnum() or letter in "-_ ")[:60]
    disposition = content_disposition_header(True, safe + suffix) or "attachment"
    return HttpResponse(data, content_type=_TYPES[suffix], headers={"Content-Disposition": disposition})
