"""A folder of cases, each a chain of revisions that are written whole and never changed.

    <root>/cases/<case id>/000001.json, 000002.json …

A revision is written to a temporary file, flushed to the disk, and linked to its number, which fails if another
writer took it first: two writers conflict instead of overwriting. The encrypted store will replace this module.
"""

import re
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from liangqing.base.disk_words import disk
from liangqing.base.errors import InputUnusable
from liangqing.case.case import Case
from liangqing.case.casefile import dump_case, parse_case
from liangqing.store.disk import flush_folder, write_new
from liangqing.store.tray import clear_trays

_NUMBER = re.compile(r"\d{6}\.json")
#: The page's key, one for each data folder.
PAGE_KEY = "web-secret.key"
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


def home_folder(environ: Mapping[str, str]) -> Path:
    """Where this user's data is: `LIANGQING_HOME`, or the user's data directory."""
    told = environ.get("LIANGQING_HOME")
    if told:
        return Path(told)
    base = environ.get("XDG_DATA_HOME")
    return (Path(base) if base else _own_home() / ".local" / "share") / "liangqing"


def _own_home() -> Path:
    try:
        return Path.home()
    except RuntimeError as odd:
        text = "找不到您的用户文件夹,不知道数据放在哪里。"
        raise InputUnusable("home_unknown", text, "请用 LIANGQING_HOME 指定一个文件夹。") from odd


@dataclass(frozen=True)
class Stored:
    """A case as it was read, with the revision that it stands in (0: never saved)."""

    case: Case
    revision: int


@dataclass(frozen=True)
class CaseFolder:
    """Where cases are kept; nothing is created before the first save."""

    root: Path

    def ids(self) -> tuple[str, ...]:
        """The ids of the stored cases."""
        folder = self.root / "cases"
        with _disk(folder):
            if not folder.is_dir():
                return ()
            return tuple(sorted(entry.name for entry in folder.iterdir() if _ID.fullmatch(entry.name)))

    def load(self, case_id: str, revision: int | None = None) -> Stored:
        """The newest revision, or an earlier one. Raises InputUnusable if there is none."""
        numbers = self.revisions(case_id)
        wanted = revision if revision is not None else max(numbers, default=0)
        if wanted not in numbers:
            known = "、".join(self.ids()) or "还没有"
            raise InputUnusable(
                "case_not_stored", f"没有存过编号为 {case_id[:40]} 的案件。", f"已存的案件:{known}。"
            )
        path = self._folder(case_id) / _name(wanted)
        with _disk(path):
            data = path.read_bytes()
        return Stored(parse_case(data, str(path)), wanted)

    def save(self, case: Case, after: int) -> Stored:
        """Writes the revision that follows `after`. Raises InputUnusable if somebody has written it already."""
        folder, number, data = self._folder(case.id), after + 1, dump_case(case, ".json")
        parse_case(data, f"{case.id}.json")  # what could not be read again is not kept
        with _disk(folder):
            for made in (self.root, self.root / "cases", folder):
                made.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.root.chmod(0o700)
            if max(self.revisions(case.id), default=0) != after:
                raise _conflict(case.id)
            try:
                write_new(folder / _name(number), data)
            except FileExistsError as taken:
                raise _conflict(case.id) from taken
        return Stored(case, number)

    def revisions(self, case_id: str) -> tuple[int, ...]:
        """The numbers of all revisions kept, oldest first."""
        folder = self._folder(case_id)
        with _disk(folder):
            if not folder.is_dir():
                return ()
            names = [entry.name for entry in folder.iterdir()]
        return tuple(sorted(int(name[:6]) for name in names if _NUMBER.fullmatch(name)))

    def delete_everything(self) -> None:
        """Removes every case, every revision, every file handed in and the page's key.

        The user's law additions and foreign files stay.
        """
        clear_trays(self.root)
        with _disk(self.root):
            folders = [self.root / "cases", *(self.root / "cases" / case_id for case_id in self.ids())]
            if any(one.is_symlink() for one in folders):
                raise InputUnusable("link_found", "案件文件夹里有指向别处的链接,没有删。", "请先去掉链接。")
            for folder in folders[1:]:
                _delete_case(folder)
            if (self.root / "cases").is_dir() and not any((self.root / "cases").iterdir()):
                (self.root / "cases").rmdir()
            (self.root / PAGE_KEY).unlink(missing_ok=True)
            if self.root.is_dir():
                flush_folder(self.root)

    def _folder(self, case_id: str) -> Path:
        if not _ID.fullmatch(case_id):
            raise InputUnusable(
                "case_id_unusable", "案件编号不能用。", "编号只用小写字母、数字、- 和 _,40 个以内。"
            )
        return self.root / "cases" / case_id


def _disk(path: Path) -> AbstractContextManager[None]:
    """What the disk refuses becomes one sentence with the place and the next step."""
    next_step = "请检查磁盘空间和权限,或用 LIANGQING_HOME 指定另一个文件夹。"
    return disk("store_unusable", "数据文件夹用不了", next_step, str(path))


def _delete_case(folder: Path) -> None:
    """Our revisions, and the drafts of an interrupted save; a folder with anything else in it stays."""
    for entry in folder.iterdir():
        if _NUMBER.fullmatch(entry.name.removeprefix(".")[:11]):
            entry.unlink()
    if not any(folder.iterdir()):
        folder.rmdir()


def _name(revision: int) -> str:
    return f"{revision:06d}.json"


def _conflict(case_id: str) -> InputUnusable:
    return InputUnusable(
        "case_changed_meanwhile",
        f"案件 {case_id} 刚才在别处被改过,这次没有保存。",
        "请刷新,看过新的内容再改。",
    )
