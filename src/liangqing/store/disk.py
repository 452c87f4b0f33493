"""Writing so that an interrupted call leaves the old file whole, and reading a folder that may be anything."""

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from liangqing.base.disk_words import disk
from liangqing.base.errors import InputUnusable

#: For its owner only; and as the user's own settings have it.
PRIVATE, AS_USUAL = 0o700, 0o777
_MOST_NAME = 40


def write_whole(path: Path, data: bytes) -> None:
    """Replaces a file of ours in one step. Raises InputUnusable where it cannot be written."""
    with disk("cannot_write", "写不进去", "请检查磁盘空间和权限。", str(path)):
        replace_whole(path, data, PRIVATE)


def replace_whole(path: Path, data: bytes, folder_mode: int) -> None:
    """Replaces a file in one step, on the disk before we return; folders that are made get that mode.

    Raises OSError: then the old file stands as it was, and no draft is left.
    """
    path.parent.mkdir(mode=folder_mode, parents=True, exist_ok=True)
    with _draft(path, data) as draft:
        draft.replace(path)
    flush_folder(path.parent)


def write_new(path: Path, data: bytes) -> None:
    """All of it or nothing, on the disk before we return. Raises FileExistsError: an existing file is not touched."""
    with _draft(path, data) as draft:
        os.link(draft, path)
    flush_folder(path.parent)


@contextlib.contextmanager
def _draft(path: Path, data: bytes) -> Iterator[Path]:
    """The data beside the target, under a name that no other writer takes, in another process or another thread.

    What is left of it goes; where even that is refused, the first refusal is what is told.
    """
    draft = path.with_name(f".{path.name[:_MOST_NAME]}.{secrets.token_hex(8)}")
    try:
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        yield draft
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)


def flush_folder(folder: Path) -> None:
    """A new name in a folder is on the disk only after the folder itself is; one that we may not read is left to it."""
    with contextlib.suppress(PermissionError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def files_below(folder: Path, most_files: int, most_bytes: int) -> dict[str, bytes]:
    """Every file below a folder by its path inside it.

    Raises InputUnusable for what is no folder, for links and devices in it, and above the limits.
    """
    files: dict[str, bytes] = {}
    left = most_bytes
    with disk("file_unreadable", "有文件打不开", "请检查权限。", str(folder)):
        if not folder.is_dir():
            raise InputUnusable("is_no_folder", "没有这个文件夹。", "请检查路径。", str(folder))
        for path in _plain_files(folder):
            left -= path.stat().st_size
            if left < 0 or len(files) == most_files:
                raise InputUnusable(
                    "folder_too_large", "文件夹太大。", "请只给要用的那个文件夹。", str(folder)
                )
            files[path.relative_to(folder).as_posix()] = path.read_bytes()
    return files


def _plain_files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            raise InputUnusable("no_plain_file", "文件夹里只能有普通文件。", "请去掉链接。", str(path))
        if path.is_file():
            yield path
