"""Where the command line meets the disk: files to read, files to write, and the folder of cases."""

import contextlib
import os
import stat
from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path

from liangqing.base.days import SHANGHAI
from liangqing.base.disk_words import disk
from liangqing.base.errors import InputUnusable
from liangqing.case.case import Case
from liangqing.case.casefile import dump_case, parse_case
from liangqing.law.book import Additions, LawBook, book_with
from liangqing.store import CaseFolder, ReadMemory, home_folder
from liangqing.store.disk import AS_USUAL, replace_whole
from liangqing.store.law_folder import LawFolder

#: A bill of five years is a few megabytes; what is larger than this is not a bill.
_MOST_BYTES = 200 * 1024 * 1024


def today() -> date:
    """The only clock of the command line."""
    return datetime.now(SHANGHAI).date()


def data_folder() -> CaseFolder:
    """`LIANGQING_HOME`, or the user's data directory."""
    return CaseFolder(home_folder(os.environ))


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
    """A file whole. Raises InputUnusable for what is missing, a folder, a device, unreadable or too large."""
    place = shown(path)
    with disk("file_unreadable", "文件打不开", "请检查路径和权限。", place):
        try:
            kind = path.stat()
        except FileNotFoundError as gone:
            raise InputUnusable("file_missing", "没有这个文件。", "请检查路径和文件名。", place) from gone
        if stat.S_ISDIR(kind.st_mode):
            raise InputUnusable("is_folder", "这是一个文件夹。", "请写里面的文件,例如 文件夹/*.csv。", place)
        if not stat.S_ISREG(kind.st_mode):
            raise InputUnusable("no_plain_file", "这不是普通文件,不能读。", "请先存成一个文件再读。", place)
        if kind.st_size > _MOST_BYTES:
            raise InputUnusable("file_too_large", "文件太大。", "请只导出需要的月份。", place)
        return path.read_bytes()


def read_all(paths: Iterable[Path]) -> list[tuple[str, bytes]]:
    """Path and bytes of each file."""
    return [(shown(path), read_bytes(path)) for path in paths]


def read_memory() -> ReadMemory:
    """What an interrupted reading left in the user's data folder."""
    return ReadMemory(data_folder().root / "reading")


def read_folder(folder: Path) -> list[tuple[str, bytes]]:
    """Name and bytes of each file in a folder, by name; hidden ones are left out."""
    with disk("folder_unreadable", "文件夹打不开", "请检查路径和权限。", shown(folder)):
        if not folder.is_dir():
            raise InputUnusable("is_no_folder", "没有这个文件夹。", "请检查路径。", shown(folder))
        paths = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    return [(shown(Path(path.name)), read_bytes(path)) for path in paths]


def shown(path: Path) -> str:
    """The path as text that can be printed and stored, also where its bytes are no text."""
    return os.fsencode(path).decode("utf-8", errors="replace")


def exists(path: Path) -> bool:
    """Whether something stands there. Raises InputUnusable for a path that cannot be."""
    with _looking_at(path):
        return path.exists()


def is_folder(path: Path) -> bool:
    """Whether a folder stands there. Raises InputUnusable for a path that cannot be."""
    with _looking_at(path):
        return path.is_dir()


def is_same(one: Path, other: Path) -> bool:
    """Whether both lead to one file that is there. Raises InputUnusable for a path that cannot be."""
    with _looking_at(other):
        return one.exists() and other.exists() and one.samefile(other)


def _looking_at(path: Path) -> AbstractContextManager[None]:
    return disk("path_unusable", "这个位置用不了", "请检查路径和文件名。", shown(path))


def check_free(path: Path, data: bytes, next_step: str) -> None:
    """Raises InputUnusable where something else than these very bytes stands: it may be somebody's work."""
    if exists(path) and (is_folder(path) or read_bytes(path) != data):
        raise InputUnusable("file_exists", "这个文件已经有了,内容不一样,没有动它。", next_step, shown(path))


def free_name(path: Path) -> str:
    """A name beside it that nobody has taken: `申请书-2.docx`."""
    names = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(2, 1000))
    return shown(Path(next((free for free in names if not exists(free)), path).name))


def write_bytes(path: Path, data: bytes) -> None:
    """Replaces a file in one step; a link stays a link. An interrupted call leaves the old file whole."""
    with disk("cannot_write", "写不进去", "请换一个位置。", shown(path)):
        replace_whole(_target(path), data, AS_USUAL)


def _target(path: Path) -> Path:
    """Where the bytes go. Raises InputUnusable for a folder and a device, OSError for a path that cannot be."""
    if not path.name or path.is_dir():
        raise InputUnusable("is_folder", "这是一个文件夹,写不进去。", "请写一个文件名。", shown(path))
    with contextlib.suppress(FileNotFoundError):
        if not stat.S_ISREG(path.stat().st_mode):
            raise InputUnusable("no_plain_file", "这不是普通文件,不能写。", "请写一个文件名。", shown(path))
    return path.resolve() if path.is_symlink() else path


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
        return True  # reading it says what is wrong


def write_case(case: Case, out: Path, over: Case | None) -> None:
    """The case into a file, TOML or JSON by its ending, in the place of `over` (None: where nothing stood).

    Raises InputUnusable where something else stands there by now: another window was first, and its work stays.
    """
    if out.suffix not in (".toml", ".json"):
        raise InputUnusable(
            "case_ending", "案件文件要以 .toml 或 .json 结尾。", "请改 -o 后面的文件名。", shown(out)
        )
    data = dump_case(case, out.name)
    parse_case(data, out.name)  # what could not be read again is not written
    if (read_case(str(out)) if exists(out) else None) != over:
        text = "这个案件文件刚才在别处被改过,这次没有写进去。"
        raise InputUnusable("case_changed_meanwhile", text, "请再执行一次。", shown(out))
    write_bytes(out, data)
