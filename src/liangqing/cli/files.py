"""Where the command line meets the disk: files to read, files to write, and the folder of cases."""

import contextlib
import os
import secrets
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from liangqing.base.days import SHANGHAI
from liangqing.base.errors import InputUnusable
from liangqing.case.case import Case
from liangqing.case.casefile import dump_case, parse_case
from liangqing.law.book import Additions, LawBook, book_with
from liangqing.store import CaseFolder
from liangqing.store.law_folder import LawFolder

#: A bill of five years is a few megabytes; what is larger than this is not a bill.
_MOST_BYTES = 200 * 1024 * 1024
_MOST_SHOWN = 120


def today() -> date:
    """The only clock of the command line."""
    return datetime.now(SHANGHAI).date()


def data_folder() -> CaseFolder:
    """`LIANGQING_HOME`, or the user's data directory."""
    told = os.environ.get("LIANGQING_HOME")
    base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return CaseFolder(Path(told) if told else Path(base) / "liangqing")


def law_folder() -> LawFolder:
    """Where this user's own law is: packs and quotes."""
    return LawFolder(data_folder().root / "law")


def law_additions() -> Additions:
    """What this user added to the law that we ship."""
    return law_folder().additions()


def law_book() -> LawBook:
    """The law that every command works with."""
    return book_with(law_additions())


def read_bytes(path: Path) -> bytes:
    """A file whole. Raises InputUnusable for what is missing, a folder, unreadable or too large."""
    try:
        if path.is_dir():
            raise InputUnusable(
                "is_folder", "这是一个文件夹。", "请写里面的文件,例如 文件夹/*.csv。", _where(path)
            )
        if path.stat().st_size > _MOST_BYTES:
            raise InputUnusable("file_too_large", "文件太大。", "请只导出需要的月份。", _where(path))
        return path.read_bytes()
    except FileNotFoundError as gone:
        raise InputUnusable("file_missing", "没有这个文件。", "请检查路径和文件名。", _where(path)) from gone
    except OSError as odd:
        raise InputUnusable(
            "file_unreadable", f"文件打不开({odd.strerror})。", "请检查路径和权限。", _where(path)
        ) from odd


def read_all(paths: Iterable[Path]) -> list[tuple[str, bytes]]:
    """Path and bytes of each file."""
    return [(shown(path), read_bytes(path)) for path in paths]


def read_folder(folder: Path) -> list[tuple[str, bytes]]:
    """Name and bytes of each file in a folder, by name; hidden ones are left out."""
    if not folder.is_dir():
        raise InputUnusable("is_no_folder", "没有这个文件夹。", "请检查路径。", _where(folder))
    try:
        paths = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    except OSError as odd:
        raise InputUnusable(
            "folder_unreadable", f"文件夹打不开({odd.strerror})。", "请检查路径和权限。", _where(folder)
        ) from odd
    return [(shown(Path(path.name)), read_bytes(path)) for path in paths]


def shown(path: Path) -> str:
    """The path as text that can be printed and stored, also where its bytes are no text."""
    return os.fsencode(path).decode("utf-8", errors="replace")


def _where(path: Path) -> str:
    """The path in a message: of a very long one the end, which tells most."""
    text = shown(path)
    return text if len(text) <= _MOST_SHOWN else f"……{text[-_MOST_SHOWN:]}"


def write_bytes(path: Path, data: bytes) -> None:
    """Writes beside the target, then moves: an interrupted call leaves the old file whole, a refused one no trace."""
    if not path.name or path.is_dir():
        raise InputUnusable("is_folder", "这是一个文件夹,写不进去。", "请写一个文件名。", shown(path))
    path = path.resolve() if path.is_symlink() else path
    if path.exists() and not path.is_file():
        raise InputUnusable("no_plain_file", "这不是普通文件,不能写。", "请写一个文件名。", shown(path))
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as odd:
        _forget(draft)
        raise InputUnusable(
            "cannot_write", f"写不进去({odd.strerror})。", "请换一个位置。", shown(path)
        ) from odd


def _forget(draft: Path) -> None:
    """A draft that could not be finished; where even that is refused, the first refusal is what is told."""
    with contextlib.suppress(OSError):
        draft.unlink(missing_ok=True)


def read_case(told: str) -> Case:
    """A case from a file (TOML or JSON), or a stored one by its id."""
    if is_case_file(told):
        path = Path(told)
        return parse_case(read_bytes(path), shown(path))
    return data_folder().load(told).case


def is_case_file(told: str) -> bool:
    """Whether a file is meant and not the id of a stored case."""
    path = Path(told)
    try:
        return path.suffix in (".toml", ".json") or path.exists()
    except OSError:
        return True


def write_case(case: Case, out: Path) -> None:
    """The case into a file, TOML or JSON by its ending."""
    if out.suffix not in (".toml", ".json"):
        raise InputUnusable(
            "case_ending", "案件文件要以 .toml 或 .json 结尾。", "请改 -o 后面的文件名。", shown(out)
        )
    data = dump_case(case, out.name)
    parse_case(data, out.name)  # what could not be read again is not written
    write_bytes(out, data)
