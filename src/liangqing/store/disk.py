"""Writing so that an interrupted call leaves the old file whole, and reading a folder that may be anything."""

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from liangqing.base.errors import InputUnusable


def write_whole(path: Path, data: bytes) -> None:
    """Replaces a file in one step, on the disk before we return. Raises InputUnusable where it cannot be written."""
    draft = _draft_beside(path)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write_draft(draft, data)
        draft.replace(path)
        flush_folder(path.parent)
    except OSError as odd:
        raise InputUnusable(
            "cannot_write", f"写不进去({odd.strerror})。", "请检查磁盘空间和权限。", str(path)
        ) from odd
    finally:
        draft.unlink(missing_ok=True)


def write_new(path: Path, data: bytes) -> None:
    """All of it or nothing, on the disk before we return. Raises FileExistsError: an existing file is not touched."""
    draft = _draft_beside(path)
    try:
        _write_draft(draft, data)
        os.link(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    flush_folder(path.parent)


def _draft_beside(path: Path) -> Path:
    """A name that no other writer takes, whether in another process or in another thread of this one."""
    return path.with_name(f".{path.name}.{secrets.token_hex(8)}")


def _write_draft(draft: Path, data: bytes) -> None:
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """A new name in a folder is on the disk only after the folder itself is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def files_below(folder: Path, most_files: int, most_bytes: int) -> dict[str, bytes]:
    """Every file below a folder by its path inside it.

    Raises InputUnusable for what is no folder, for links and devices in it, and above the limits.
    """
    if not folder.is_dir():
        raise InputUnusable("is_no_folder", "没有这个文件夹。", "请检查路径。", str(folder))
    files: dict[str, bytes] = {}
    left = most_bytes
    try:
        for path in _plain_files(folder):
            left -= path.stat().st_size
            if left < 0 or len(files) == most_files:
                raise InputUnusable(
                    "folder_too_large", "文件夹太大。", "请只给要用的那个文件夹。", str(folder)
                )
            files[path.relative_to(folder).as_posix()] = path.read_bytes()
    except OSError as odd:
        raise InputUnusable(
            "file_unreadable", f"有文件打不开({odd.strerror})。", "请检查权限。", str(folder)
        ) from odd
    return files


def _plain_files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            raise InputUnusable("no_plain_file", "文件夹里只能有普通文件。", "请去掉链接。", str(path))
        if path.is_file():
            yield path
