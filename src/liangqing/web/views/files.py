"""盘点: files handed in, read while the page tells how far it is, and what came of each of them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from liangqing import shoebox
from liangqing.store import Stored
from liangqing.web import cases, inventory
from liangqing.web.inventory_page import shown
from liangqing.web.settings import UPLOAD_BYTES


@require_http_methods(["GET", "HEAD", "POST"])
def files(request: HttpRequest, case_id: str) -> HttpResponse:
    """The form; sent with files, those that take no time are read."""
    stored, tray = cases.load(case_id), inventory.tray_of(case_id)
    context: dict[str, object] = {
        "stored": stored,
        "case": stored.case,
        "most_mb": UPLOAD_BYTES // 1024**2,
        "unread": tray.round() is None and len(tray.names()),
        "told": inventory.round_of(tray),
        "can_see": shoebox.can_see(),
    }
    if request.method != "POST":
        return render(request, "files.html", context)
    given = [(file.name or "没有名字的文件", file.read()) for file in request.FILES.getlist("files")]
    if not given:
        return render(request, "files.html", {**context, "none_chosen": True}, status=422)
    passwords = request.POST.get("passwords", "").split()
    inventory.hand_in(tray, given, passwords)
    return _read_on(stored, passwords)


@require_safe
def reading(request: HttpRequest, case_id: str) -> HttpResponse:
    """How far the reading is, at once; `?on`: after another moment of it. The page asks until all is read."""
    stored, tray = cases.load(case_id), inventory.tray_of(case_id)
    if tray.round() is not None or not tray.names():
        return redirect("files_read", case_id=case_id)
    progress = inventory.read_on(tray) if "on" in request.GET else inventory.progress_of(tray)
    if progress.whole:
        inventory.finish(stored, tray)
        return redirect("files_read", case_id=case_id)
    return render(request, "reading.html", {"stored": stored, "case": stored.case, "progress": progress})


def _read_on(stored: Stored, passwords: list[str]) -> HttpResponse:
    tray = inventory.tray_of(stored.case.id)
    if not inventory.put_off(tray, all_of_them=bool(passwords)).whole:
        return redirect("files_reading", case_id=stored.case.id)
    inventory.finish(stored, tray, passwords)
    return redirect("files_read", case_id=stored.case.id)


@require_safe
def files_read(request: HttpRequest, case_id: str) -> HttpResponse:
    """What was understood, what not and why, and what waits for a person."""
    tray = inventory.tray_of(case_id)
    if tray.round() is None:
        return redirect("files", case_id=case_id)
    return shown(request, cases.load(case_id), None, 200)


@require_POST
def undo(request: HttpRequest, case_id: str) -> HttpResponse:
    """The case as it was before these files, as a new revision; what was read stays in the history."""
    stored, tray = cases.load(case_id), inventory.tray_of(case_id)
    told = inventory.the_round(tray)
    if told.after != stored.revision:
        return redirect("history", case_id=case_id)
    if told.before != told.after:
        cases.save(cases.folder().load(case_id, told.before).case, stored.revision)
    tray.clear()
    return redirect("history", case_id=case_id)


@require_POST
def put_away(request: HttpRequest, case_id: str) -> HttpResponse:
    """The copies of the files go; what is in the case stays."""
    inventory.tray_of(case_id).clear()
    return redirect("overview", case_id=case_id)
