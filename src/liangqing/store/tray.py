"""Files that were handed in to be read, kept beside the case until the person has looked at what was read.

<root>/tray/<case id>/000001.file, 000001.name, 000001.said …, round.json, kept/
"""

import re
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from liangqing.base.disk_words import disk
from liangqing.base.errors import InputUnusable
from liangqing.store.disk import write_whole
from liangqing.store.read_memory import ReadMemory

_FILE = re.compile(r"(\d{6})\.(?:file|name)")
_OURS = re.compile(r"\.?(?:\d{6}\.(?:file|name|said)|round\.json).*")
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_ROUND = "round.json"


@dataclass(frozen=True)
class Tray:
    """The tray of one case. Nothing is created before the first file."""

    root: Path
    case_id: str

    @property
    def memory(self) -> ReadMemory:
        """What was read of its slow files."""
        return ReadMemory(self._folder / "kept")

    @property
    def _folder(self) -> Path:
        if not _ID.fullmatch(self.case_id):
            raise InputUnusable("case_id_unusable", "案件编号不能用。", "编号只用小写字母、数字、- 和 _。")
        return self.root / "tray" / self.case_id

    def put(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Adds files as (name, bytes), behind those that lie there."""
        number = max((number for number, _ in self.names()), default=0)
        for name, data in files:
            number += 1
            write_whole(self._folder / f"{number:06d}.file", data)
            write_whole(self._folder / f"{number:06d}.name", name.encode("utf-8", "replace"))

    def names(self) -> tuple[tuple[int, str], ...]:
        """Number and name of each file, in the order in which they came; one without its name is not whole."""
        with _disk(self._folder):
            if not self._folder.is_dir():
                return ()
            paths = sorted(self._folder.glob("[0-9]*.name"))
            found = [(_FILE.fullmatch(path.name), path) for path in paths]
            return tuple((int(match[1]), path.read_text("utf-8")) for match, path in found if match)

    def data(self, number: int) -> bytes:
        """The bytes of a file. Raises InputUnusable where it does not lie there any longer."""
        with _disk(self._folder):
            try:
                return (self._folder / f"{number:06d}.file").read_bytes()
            except FileNotFoundError as gone:
                text = "这份文件的副本已经收起来了。"
                raise InputUnusable("tray_empty", text, "要再核对,请重新导入一次。") from gone

    def say(self, number: int, words: str) -> None:
        """Notes that a file was read, and what came of it in a few words."""
        write_whole(self._folder / f"{number:06d}.said", words.encode("utf-8", "replace"))

    def said(self, number: int) -> str:
        """These words; empty while the file waits."""
        with _disk(self._folder):
            path = self._folder / f"{number:06d}.said"
            return path.read_text("utf-8") if path.is_file() else ""

    def round(self) -> bytes | None:
        """What the last reading gave; None while it goes on."""
        with _disk(self._folder):
            path = self._folder / _ROUND
            return path.read_bytes() if path.is_file() else None

    def keep_round(self, data: bytes) -> None:
        """What the reading gave, or what is left of it to look at."""
        write_whole(self._folder / _ROUND, data)

    def clear(self) -> None:
        """Everything of ours is removed; foreign files stay."""
        self.memory.clear()
        with _disk(self._folder):
            if self._folder.is_symlink() or not self._folder.is_dir():
                return
            for entry in self._folder.iterdir():
                if _OURS.fullmatch(entry.name) and entry.is_file():
                    entry.unlink()
            for folder in (self._folder, self._folder.parent):
                if not any(folder.iterdir()):
                    folder.rmdir()


def clear_trays(root: Path) -> None:
    """The trays of all cases, and what an interrupted reading left."""
    folder = root / "tray"
    with _disk(folder):
        ids = [entry.name for entry in folder.iterdir()] if folder.is_dir() else []
    for case_id in ids:
        if _ID.fullmatch(case_id):
            Tray(root, case_id).clear()
    ReadMemory(root / "reading").clear()


def _disk(path: Path) -> AbstractContextManager[None]:
    next_step = "请检查磁盘空间和权限,或用 LIANGQING_HOME 指定另一个文件夹。"
    return disk("store_unusable", "数据文件夹用不了", next_step, str(path))
