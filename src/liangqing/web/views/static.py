"""Our own style sheet, scripts and mark: four files, nothing from elsewhere."""

from functools import cache
from importlib import resources

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

_TYPES = {
    "liangqing.css": "text/css; charset=utf-8",
    "upload.js": "text/javascript; charset=utf-8",
    "slider.js": "text/javascript; charset=utf-8",
    "mark.svg": "image/svg+xml",
}


@require_safe
def static(request: HttpRequest, name: str) -> HttpResponse:
    """One of the files; asked for anew each time, so that an update is seen."""
    if name not in _TYPES:
        raise Http404(name)
    return HttpResponse(_bytes(name), content_type=_TYPES[name], headers={"Cache-Control": "no-cache"})


@cache
def _bytes(name: str) -> bytes:
    return resources.files("liangqing.web").joinpath("static", name).read_bytes()
