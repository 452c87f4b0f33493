"""When something cannot be done: a calm page with what happened and the next step, never a traceback."""

import logging
import traceback
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string

from liangqing.base.errors import LiangqingError

_LOG = logging.getLogger("liangqing.web")
_STATUS = {
    "case_not_stored": HTTPStatus.NOT_FOUND,
    "case_id_unusable": HTTPStatus.NOT_FOUND,
    "debt_unknown": HTTPStatus.NOT_FOUND,
    "answer_id_unknown": HTTPStatus.NOT_FOUND,
    "paper_unknown": HTTPStatus.NOT_FOUND,
    "suffix_unknown": HTTPStatus.NOT_FOUND,
    "case_changed_meanwhile": HTTPStatus.CONFLICT,
}


def failure(status: int, text: str, next_step: str) -> HttpResponse:
    """The page of a failure."""
    page = render_to_string("failure.html", {"text": text, "next_step": next_step, "status": status})
    return HttpResponse(page, status=status)


def status_of(odd: LiangqingError) -> int:
    """404 for what is not there, 409 for a second writer, 422 for the rest."""
    return _STATUS.get(odd.code, HTTPStatus.UNPROCESSABLE_ENTITY)


class CalmFailures:
    """Turns what a view raises into a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing on the way in."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, odd: Exception) -> HttpResponse | None:
        """Ours: its own words. Django's for a request that cannot be: Django answers. Anything else: our fault."""
        if isinstance(odd, LiangqingError):
            return failure(status_of(odd), odd.text, odd.next_step)
        if isinstance(odd, Http404 | SuspiciousOperation | BadRequest):
            return None
        return our_fault(odd)


def our_fault(odd: BaseException) -> HttpResponse:
    """500; the log gets the kind of error and the place, never a name, a number or a message."""
    place = traceback.extract_tb(odd.__traceback__)[-1]
    _LOG.error("%s at %s:%s", type(odd).__name__, Path(place.filename).name, place.lineno)
    text = "程序出了错,这是我们的问题,不是您的。您存过的内容没有动。"
    return failure(500, text, "请返回上一页再试一次;还不行,可以先用命令行 liangqing 做同样的事。")


def page_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token does not fit: an old tab, or cookies turned off."""
    text = "这个页面打开得太久了(或浏览器不让本机网页存 Cookie),这次没有保存。"
    return failure(403, text, "请返回上一页,刷新,再提交一次。填过的字一般还在。")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return failure(404, "没有这个页面。", "请从首页重新进入。")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400; 413 for a text longer than any form of ours takes."""
    if isinstance(exception, RequestDataTooBig):
        return failure(413, "贴进来的文字太长,没有读。", "请只留下要紧的几段,分几次贴,每次不超过六万个汉字。")
    return failure(400, "这个请求读不懂,没有执行。", "请返回上一页,刷新后再试。")


def server_error(request: HttpRequest) -> HttpResponse:
    """500 from outside a view."""
    return failure(500, "程序出了错,这是我们的问题,不是您的。", "请返回上一页再试一次。")
