"""A folder of cases, each a chain of revisions that are written whole and never changed.

    <root>/cases/<case id>/000001.json, 000002.json …

A revision is written to a temporary file, flushed to the disk, and linked to its number, which fails if another
writer took it first: two writers conflict instead of overwriting. The encrypted store will replace this module.
"""

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from liangqing.base.errors import InputUnusable
from liangqing.case.case import Case
from liangqing.case.casefile import dump_case, parse_case

_NUMBER = re.compile(r"\d{6}\.json")
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


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
        return Stored(parse_case(path.read_bytes(), path.name), wanted)

    def save(self, case: Case, after: int) -> Stored:
        """Writes the revision that follows `after`. Raises InputUnusable if somebody has written it already."""
        folder = self._folder(case.id)
        for made in (self.root, self.root / "cases", folder):
            made.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.root.chmod(0o700)
        number = after + 1
        if max(self.revisions(case.id), default=0) != after:
            raise _conflict(case.id)
        _write_new(folder / _name(number), dump_case(case, ".json"))
        return Stored(case, number)

    def revisions(self, case_id: str) -> tuple[int, ...]:
        """The numbers of all revisions kept, oldest first."""
        folder = self._folder(case_id)
        if not folder.is_dir():
            return ()
        names = (entry.name for entry in folder.iterdir())
        return tuple(sorted(int(name[:6]) for name in names if _NUMBER.fullmatch(name)))

    def delete_everything(self) -> None:
        """Removes every case and every revision; nothing of them is left in the folder."""
        if self.root.is_dir():
            shutil.rmtree(self.root)
            _flush_folder(self.root.parent)

    def _folder(self, case_id: str) -> Path:
        if not _ID.fullmatch(case_id):
            raise InputUnusable(
                "case_id_unusable", "案件编号不能用。", "编号只用小写字母、数字、- 和 _,40 个以内。"
            )
        return self.root / "cases" / case_id


def _name(revision: int) -> str:
    return f"{revision:06d}.json"


def _write_new(path: Path, data: bytes) -> None:
    """All of it or nothing, on the disk before we return; an existing file is never touched."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
    except FileExistsError as taken:
        raise _conflict(path.parent.name) from taken
    finally:
        draft.unlink(missing_ok=True)
    _flush_folder(path.parent)


def _flush_folder(folder: Path) -> None:
    """A new name in a folder is on the disk only after the folder itself is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _conflict(case_id: str) -> InputUnusable:
    return InputUnusable(
        "case_changed_meanwhile",
        f"案件 {case_id} 刚才在别处被改过,这次没有保存。",
        "请刷新,看过新的内容再改。",
    )
