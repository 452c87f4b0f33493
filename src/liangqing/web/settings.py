"""Django's settings in code: no database, no sessions, nothing that is kept but the cases."""

import contextlib
import logging
import re
import secrets
from datetime import date, datetime, time
from pathlib import Path

import django
from django.conf import settings

from liangqing.base.days import SHANGHAI
from liangqing.base.disk_words import disk
from liangqing.base.errors import InputUnusable
from liangqing.store import PAGE_KEY
from liangqing.store.disk import write_new

#: Most that one upload may weigh, all files together.
UPLOAD_BYTES = 50 * 1024 * 1024
_KEY = re.compile(r"[A-Za-z0-9_-]{32,200}")
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
    "liangqing.web.guard.Utf8Only",
    "liangqing.web.failures.CalmFailures",
    "liangqing.web.guard.UploadLimit",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
)


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


def now() -> datetime:
    """The minute in China; of a day that was told, eight in the evening."""
    told: date | None = settings.LIANGQING_TODAY
    if told:
        return datetime.combine(told, time(20), SHANGHAI)
    return datetime.now(SHANGHAI).replace(second=0, microsecond=0)


def secret_key(home: Path) -> str:
    """The key of this data folder, made at first use, readable by its owner only."""
    path = home / PAGE_KEY
    with disk(
        "home_unwritable", "数据文件夹用不了", "请用 LIANGQING_HOME 指定一个可以写的文件夹。", str(home)
    ):
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            with contextlib.suppress(FileExistsError):  # another window of ours was first
                write_new(path, secrets.token_urlsafe(48).encode())
        key = path.read_text(encoding="ascii", errors="replace")
    if not _KEY.fullmatch(key):
        next_step = "请删掉它再打开一次:会自动换一把新的,存过的案件不受影响。"
        raise InputUnusable("page_key_damaged", "网页用的密钥文件坏了。", next_step, str(path))
    return key
