"""What was read of slow files, kept while a reading goes on, so that an interrupted one goes on where it was.

<root>/<key>.json, key = 64 hexadecimal digits
"""

import contextlib
import re
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from liangqing.base.disk_words import disk
from liangqing.base.errors import InputUnusable
from liangqing.store.disk import write_whole

_KEY = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class ReadMemory:
    """A folder of such files; nothing is created before the first one is kept."""

    root: Path

    def recall(self, key: str) -> bytes | None:
        """What was kept under the key, if anything; a disk that refuses costs time, and no more."""
        with contextlib.suppress(OSError):
            return (self.root / f"{key}.json").read_bytes() if _KEY.fullmatch(key) else None
        return None

    def keep(self, key: str, data: bytes) -> None:
        """Keeps it where the disk lets us: then an interrupted reading goes on from here."""
        with contextlib.suppress(InputUnusable):
            write_whole(self.root / f"{key}.json", data)

    def clear(self) -> None:
        """Nothing is kept any longer; foreign files stay."""
        with _disk(self.root):
            if self.root.is_symlink() or not self.root.is_dir():
                return
            for entry in self.root.iterdir():
                if _KEY.fullmatch(entry.name.removesuffix(".json")) or entry.name.startswith("."):
                    entry.unlink()
            if not any(self.root.iterdir()):
                self.root.rmdir()


def _disk(path: Path) -> AbstractContextManager[None]:
    next_step = "请检查磁盘空间和权限,或用 LIANGQING_HOME 指定另一个文件夹。"
    return disk("store_unusable", "数据文件夹用不了", next_step, str(path))
