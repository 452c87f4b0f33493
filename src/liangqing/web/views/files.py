"""Files into a case: every row used or named with a reason; one that cannot be read keeps no other from loading."""

import re
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from liangqing import app
from liangqing.base.errors import InputUnusable
from liangqing.base.problem import Problem
from liangqing.reading.build import Built
from liangqing.reading.result import FileRead
from liangqing.store import Stored
from liangqing.web import cases
from liangqing.web.fields import field_of
from liangqing.web.settings import UPLOAD_BYTES
from liangqing.web.words import ASIDE

_PROBLEMS_SHOWN = 30
_COMMAND = re.compile(r"要改请用 case set[^。]*。")


@require_http_methods(["GET", "HEAD", "POST"])
def files(request: HttpRequest, case_id: str) -> HttpResponse:
    """The form; sent with files, what became of each."""
    stored = cases.load(case_id)
    context: dict[str, object] = {"stored": stored, "case": stored.case, "most_mb": UPLOAD_BYTES // 1024**2}
    if request.method != "POST":
        return render(request, "files.html", context)
    given = [(file.name or "没有名字的文件", file.read()) for file in request.FILES.getlist("files")]
    if not given:
        return render(request, "files.html", {**context, "none_chosen": True}, status=422)
    reads = app.read(given, request.POST.get("passwords", "").split())
    built, saved = _into(stored, reads)
    context |= {
        "stored": saved,
        "case": saved.case,
        "files": tuple(_told(read, built) for read in reads),
        "built": built,
        "nothing": all(read.rows_total == 0 for read in reads),
    }
    return render(request, "loaded.html", context)


def _into(stored: Stored, reads: tuple[FileRead, ...]) -> tuple[Built, Stored]:
    """Merging takes nothing away, so a change from another tab is merged with, not refused."""
    built = _build(stored, reads)
    if built.case == stored.case:
        return built, stored
    try:
        return built, cases.save(built.case, stored.revision)
    except InputUnusable as odd:
        if odd.code != cases.CONFLICT:
            raise
    newer = cases.load(stored.case.id)
    built = _build(newer, reads)
    return built, cases.save(built.case, newer.revision)


def _build(stored: Stored, reads: tuple[FileRead, ...]) -> Built:
    told = app.day_told(reads) or stored.case.as_of
    later = max(stored.case.as_of, told)
    return app.build_reads(reads, stored.case.model_copy(update={"as_of": later}))


@dataclass(frozen=True)
class FileTold:
    """One file: what was read, what was set aside and why, what is odd."""

    read: FileRead
    aside: tuple[tuple[str, int], ...]
    problems: tuple[Problem, ...]
    more_problems: int

    @property
    def unusable(self) -> bool:
        """Nothing of it could be used."""
        return self.read.rows_total == 0


def _told(read: FileRead, built: Built) -> FileTold:
    counts: dict[str, int] = {}
    for row in read.rows_ignored:
        reason = ASIDE.get(row.reason, "这一行读不懂,原因写在下面")
        counts[reason] = counts.get(reason, 0) + 1
    clashes = tuple(problem for problem in built.problems if problem.source == read.path)
    problems = (*read.problems, *(_on_this_page(problem) for problem in clashes))
    more = max(0, len(problems) - _PROBLEMS_SHOWN)
    return FileTold(read, tuple(counts.items()), problems[:_PROBLEMS_SHOWN], more)


def _on_this_page(problem: Problem) -> Problem:
    """A clash in the words of the page: the field by its label, and the place where it is changed."""
    text = _COMMAND.sub("要改,到“家里的账”或那一笔里改。", problem.text)
    told = text.partition(":")[0]
    field = field_of(told)
    if field is not None:
        text = text.replace(told, f"“{field.label}”", 1)
    return problem.model_copy(update={"text": text})
