"""What is kept on this machine, and deleting all of it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from liangqing.web import cases


@require_safe
def settings_page(request: HttpRequest, case_id: str) -> HttpResponse:
    """Where it is and that it is not encrypted yet."""
    stored = cases.load(case_id)
    context = {"stored": stored, "case": stored.case, **_kept()}
    return render(request, "settings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def delete_everything(request: HttpRequest) -> HttpResponse:
    """Asks once, then deletes every case and every revision."""
    if request.method != "POST":
        return render(request, "delete.html", _kept())
    if request.POST.get("sure") != "yes":
        return render(request, "delete.html", {**_kept(), "not_ticked": True}, status=422)
    cases.folder().delete_everything()
    cases.forget()
    return render(request, "deleted.html")


def _kept() -> dict[str, object]:
    kept = cases.folder()
    ids = tuple(case_id for case_id in kept.ids() if kept.revisions(case_id))
    return {
        "home": str(settings.LIANGQING_HOME),
        "count": len(ids),
        "revisions": sum(len(kept.revisions(case_id)) for case_id in ids),
    }
