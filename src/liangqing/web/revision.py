"""Two tabs never overwrite each other: a form carries the revision that it was drawn from."""

from django.http import HttpRequest

from liangqing.base.errors import InputUnusable
from liangqing.store import Stored
from liangqing.web.cases import CONFLICT


def revision_told(request: HttpRequest) -> int:
    """The revision in the form; -1 where none stands there."""
    told = request.POST.get("revision", "")
    return int(told) if told.isdecimal() and len(told) < 10 else -1


def is_stale(request: HttpRequest, stored: Stored) -> bool:
    """Whether the case has moved on since the form was drawn."""
    return revision_told(request) != stored.revision


def say_stale() -> InputUnusable:
    """For a change without typed text: look again, then decide."""
    text = "案件刚才在别的页面改过,这次没有保存。"
    return InputUnusable(CONFLICT, text, "请回到上一页刷新,看过新的内容再操作。")
