"""Django's settings in code: no database, no sessions, nothing that is kept but the cases."""

import logging
import os
import secrets
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import django
from django.conf import settings

from liangqing.base.days import SHANGHAI
from liangqing.base.errors import InputUnusable

#: Most that one upload may weigh, all files together.
UPLOAD_BYTES = 50 * 1024 * 1024
_KEY_FILE = "web-secret.key"
_TEMPLATES = {
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "DIRS": [Path(__file__).parent / "templates"],
    "OPTIONS": {
        "context_processors": ["liangqing.web.tags.case_navigation"],
        "builtins": ["liangqing.web.tags"],
    },
}
_MIDDLEWARE = (
    "liangqing.web.guard.OwnHostOnly",
    "liangqing.web.guard.Headers",
    "liangqing.web.guard.OwnPagesOnly",
    "liangqing.web.failures.CalmFailures",
    "liangqing.web.guard.UploadLimit",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
)


def home_folder(environ: Mapping[str, str]) -> Path:
    """Where the cases are: `LIANGQING_HOME`, or the user's data directory."""
    told = environ.get("LIANGQING_HOME")
    base = environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(told) if told else Path(base) / "liangqing"


def configure(home: Path, port: int, today: date | None = None) -> None:
    """Sets Django up for this folder and port; `today` None: the clock. Once in a process."""
    settings.configure(
        DEBUG=False,
        SECRET_KEY=secret_key(home),
        ROOT_URLCONF="liangqing.web.urls",
        ALLOWED_HOSTS=["127.0.0.1", "localhost", "[::1]"],
        MIDDLEWARE=list(_MIDDLEWARE),
        INSTALLED_APPS=[],
        TEMPLATES=[_TEMPLATES],
        LANGUAGE_CODE="zh-hans",
        USE_I18N=False,
        USE_TZ=True,
        TIME_ZONE="Asia/Shanghai",
        CSRF_COOKIE_NAME=f"liangqing_csrf_{port}",
        CSRF_COOKIE_AGE=None,
        CSRF_COOKIE_HTTPONLY=True,
        CSRF_COOKIE_SAMESITE="Strict",
        CSRF_FAILURE_VIEW="liangqing.web.failures.page_too_old",
        FILE_UPLOAD_HANDLERS=["django.core.files.uploadhandler.MemoryFileUploadHandler"],
        FILE_UPLOAD_MAX_MEMORY_SIZE=2 * UPLOAD_BYTES,
        DATA_UPLOAD_MAX_NUMBER_FILES=500,
        LOGGING_CONFIG=None,
        LIANGQING_HOME=home,
        LIANGQING_PORT=port,
        LIANGQING_TODAY=today,
    )
    # Django would write paths and tracebacks, and those can carry what a person typed: `failures` says what and where.
    logging.getLogger("django").setLevel(logging.CRITICAL + 1)
    django.setup(set_prefix=False)


def today() -> date:
    """The only clock of the page."""
    told: date | None = settings.LIANGQING_TODAY
    return told or datetime.now(SHANGHAI).date()


def secret_key(home: Path) -> str:
    """The key of this data folder, made at first use, readable by its owner only."""
    path = home / _KEY_FILE
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(secrets.token_urlsafe(48))
        return path.read_text(encoding="ascii")
    except OSError as odd:
        text = f"数据文件夹写不进去({odd.strerror})。"
        raise InputUnusable(
            "home_unwritable", text, "请用 LIANGQING_HOME 指定一个可以写的文件夹。", str(home)
        ) from odd
