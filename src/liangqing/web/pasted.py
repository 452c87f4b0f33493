"""A text that was pasted into a page: taken as it stands, or refused in words; never kept."""

from django.http import HttpRequest

from liangqing import app
from liangqing.base.errors import InputUnusable

#: About sixty thousand Chinese characters.
_MOST_BYTES = 200_000


def pasted(request: HttpRequest, field: str) -> str:
    """The text of the field. Raises InputUnusable for what is too long, empty or no text."""
    data = request.POST.get(field, "").encode("utf-8", "replace")
    if len(data) > _MOST_BYTES:
        most = f"太长了:{len(data) // 1000} KB。一次最多 {_MOST_BYTES // 1000} KB,大约六万个汉字。"
        raise InputUnusable("text_too_long", most, "请只留下要查的那几段,或者分几次查。")
    return app.prose(data, "").text
