"""One thing after the other that waits for a person: values beside their source, columns, proposals."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from liangqing import app, shoebox
from liangqing.base.errors import InputUnusable
from liangqing.base.money import format_yuan
from liangqing.case.case import Case
from liangqing.reading.columns import Role
from liangqing.reading.screen_value import ScreenField
from liangqing.reading.to_check import ToCheck, rows_to_check
from liangqing.store import Stored
from liangqing.web import cases, inventory
from liangqing.web.inventory import Round
from liangqing.web.inventory_page import Wrong, shown

_NEW_ROUND = "columns:"


@require_POST
def check(request: HttpRequest, case_id: str) -> HttpResponse:
    """Values taken as they stand in the form, or put aside."""
    stored, tray = cases.load(case_id), inventory.tray_of(case_id)
    told = inventory.the_round(tray)
    looked_at = _check(told, stored.case, request.POST.get("id", ""))
    values = [request.POST.get(f"v{place}", "").strip() for place in range(len(looked_at.values))]
    try:
        changed = _decided(request, stored.case, looked_at, values)
    except InputUnusable as odd:
        wrong = Wrong(looked_at.id, odd.text + odd.next_step, tuple(values))
        return shown(request, stored, wrong, 422)
    return _kept(stored, told, changed, looked_at.id, looked_at.id)


def _decided(request: HttpRequest, case: Case, looked_at: ToCheck, values: list[str]) -> Case:
    if request.POST.get("button") == "none":
        return shoebox.put_aside(case, looked_at)
    debt, name = request.POST.get("debt", ""), request.POST.get("name", "")
    return shoebox.take_checked(case, looked_at, values, debt, name)


def _check(told: Round, case: Case, check_id: str) -> ToCheck:
    found = next((each for each in inventory.open_checks(told, case) if each.id == check_id), None)
    if found is None:
        raise InputUnusable("answer_id_unknown", "这一样已经处理过了。", "请刷新页面,看还剩哪些。")
    return found


def _kept(stored: Stored, told: Round, changed: Case, decided: str, place: str) -> HttpResponse:
    """Saved where something changed; the page again, at what is left."""
    saved = cases.save(changed, stored.revision) if changed != stored.case else stored
    inventory.decide(inventory.tray_of(stored.case.id), told, saved, decided)
    return redirect(reverse("files_read", args=[stored.case.id]) + "?done#look")


@require_POST
def accept(request: HttpRequest, case_id: str) -> HttpResponse:
    """A figure that the bills suggest, taken, changed or put aside; a new debt that is none, removed."""
    stored, tray = cases.load(case_id), inventory.tray_of(case_id)
    told, wanted = inventory.the_round(tray), request.POST.get("id", "")
    if wanted in told.new_debts:
        is_there = request.POST.get("button") == "none" and stored.case.debt(wanted) is not None
        changed = app.without_debt(stored.case, wanted) if is_there else stored.case
        return _kept(stored, told, changed, wanted, wanted)
    proposal = next((each for each in told.proposals if each.id == wanted), None)
    if proposal is None or wanted in told.taken:
        raise InputUnusable("answer_id_unknown", "这一样已经处理过了。", "请刷新页面,看还剩哪些。")
    value = request.POST.get("value", "").strip() or format_yuan(proposal.amount_fen)
    try:
        taken = request.POST.get("button") != "none"
        changed = app.answer(stored.case, wanted, value) if taken else stored.case
    except InputUnusable as odd:
        return shown(request, stored, Wrong(wanted, odd.text + odd.next_step, (value,)), 422)
    return _kept(stored, told, changed, wanted, wanted)


@require_POST
def columns(request: HttpRequest, case_id: str) -> HttpResponse:
    """A table of calls, of messages or of money, read by the columns that a person named."""
    stored, tray = cases.load(case_id), inventory.tray_of(case_id)
    told, name = inventory.the_round(tray), request.POST.get("file", "")
    digest = next((read.sha256 for read in told.reads if read.path == name), "")
    data = tray.data(inventory.number_of(tray, name, digest))
    asked = {role: request.POST[f"role-{role}"] for role in Role if f"role-{role}" in request.POST}
    option = ",".join(f"{role}={place or '-'}" for role, place in asked.items())
    if not any(asked.values()):
        return shown(request, stored, Wrong(name, "还没有选哪一列是什么。", ()), 422)
    reads = app.read([(name, data)], columns=option)
    if not reads[0].rows_used:
        problem = next(iter(reads[0].problems), None)
        return shown(request, stored, Wrong(name, problem.text if problem else "还缺一列。", ()), 422)
    built, saved = inventory.merged(stored, lambda case: app.build_reads(reads, case))
    others = tuple(reads[0] if read.path == name else read for read in told.reads)
    kept = inventory.joined(told, built, others)
    inventory.decide(tray, kept, saved, f"{_NEW_ROUND}{name}")
    return redirect(reverse("files_read", args=[case_id]) + "?done#files")


@require_safe
def crop(request: HttpRequest, case_id: str, check_id: str, place: int) -> HttpResponse:
    """The part of a picture in which the values of a row stand; `place` is that of its first.

    The sender stands at the top of the screen, far from most of the messages.
    """
    stored, tray = cases.load(case_id), inventory.tray_of(case_id)
    looked_at = _check(inventory.the_round(tray), stored.case, check_id)
    row = next((places for places in rows_to_check(looked_at) if places[0] == place), ())
    of_row = [looked_at.values[where] for where in row]
    boxes = [value.box for value in of_row if value.box and value.field != ScreenField.SENDER]
    if not boxes:
        raise InputUnusable("tray_empty", "这一样没有图。", "请看它旁边写的页和行。")
    data = tray.data(inventory.number_of(tray, looked_at.name, looked_at.sha256))
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    box = (min(lefts), min(tops), max(rights), max(bottoms))
    return HttpResponse(shoebox.crop(data, looked_at.name, box), content_type="image/png")
