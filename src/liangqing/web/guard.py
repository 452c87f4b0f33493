"""What keeps other pages out: any site that a browser has open can send requests to a page on this machine."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from liangqing.web.failures import failure
from liangqing.web.settings import UPLOAD_BYTES

Answer = Callable[[HttpRequest], HttpResponse]
_SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self' data:",
        "script-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def own_hosts() -> frozenset[str]:
    """The names under which this server may be asked for; any other is a foreign name bound to our address."""
    names = ("127.0.0.1", "localhost", "[::1]")
    port = settings.LIANGQING_PORT
    return frozenset(name if port == 80 else f"{name}:{port}" for name in names)


class OwnHostOnly:
    """Refuses a request for a foreign host name (DNS rebinding)."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """400 unless Host is ours, with our port."""
        if request.META.get("HTTP_HOST", "").lower() in own_hosts():
            return self.get_response(request)
        return HttpResponse("400", status=400, content_type="text/plain", headers=_HEADERS)


class Headers:
    """Puts the security headers on every answer; pages about a person are not cached."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer with the headers."""
        response = self.get_response(request)
        for name, value in _HEADERS.items():
            response[name] = value
        if not response.has_header("Cache-Control"):
            response["Cache-Control"] = "no-store"
        return response


class OwnPagesOnly:
    """Refuses a change that another site asks for, before the form's own token is looked at.

    Our pages send no referrer, so a browser writes `Origin: null` on our own forms: such a request passes here only
    where Sec-Fetch-Site says same-origin or (old browsers) is absent, and the token still decides.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """403 for a change asked for from elsewhere."""
        if request.method in _SAFE_METHODS:
            return self.get_response(request)
        if not _asked_by_own_page(request):
            text = "这个操作不是从两清自己的页面发出的,没有执行。"
            return failure(403, text, "请回到两清的页面,在那里再操作一次。")
        if request.META.get("HTTP_ORIGIN") == "null":
            del request.META["HTTP_ORIGIN"]
        return self.get_response(request)


def _asked_by_own_page(request: HttpRequest) -> bool:
    site = request.META.get("HTTP_SEC_FETCH_SITE", "same-origin")
    origin = request.META.get("HTTP_ORIGIN", "null")
    own = origin == "null" or origin.removeprefix("http://") in own_hosts()
    return own and site == "same-origin"


class Utf8Only:
    """Refuses a request in another encoding: our pages send UTF-8, and others let half a character pass."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """400 for another charset."""
        charset = (request.content_params or {}).get("charset", "utf-8")
        if charset.lower() in ("utf-8", "utf8"):
            return self.get_response(request)
        return failure(400, "这个请求用的不是 UTF-8 编码,没有执行。", "请回到两清的页面,在那里再操作一次。")


class UploadLimit:
    """Refuses an upload that is too large, in words, before it is taken apart."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """413 above the limit."""
        told = request.META.get("CONTENT_LENGTH") or "0"
        if told.isdecimal() and int(told) <= UPLOAD_BYTES:
            return self.get_response(request)
        most = UPLOAD_BYTES // (1024 * 1024)
        text = f"一次最多导入 {most} MB,这次的文件合起来超过了,没有导入。已经存的都还在。"
        return failure(413, text, "请分几次导入,或只导出需要的月份。照片和录音不用导入。")
