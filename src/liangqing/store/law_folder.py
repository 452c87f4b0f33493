"""The law that a user added, on disk: packs kept whole, one of them in force, and quotes entered by hand.

<root>/lpr.csv, <root>/packs/<digest>/…, <root>/current          (form: `docs/law-pack.md`)
"""

import os
import shutil
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from liangqing.base.disk_words import disk
from liangqing.base.errors import InputUnusable
from liangqing.base.rates import percent_text
from liangqing.law.book import Additions
from liangqing.law.pack import MOST_BYTES, MOST_FILES, Pack, read_folder_pack
from liangqing.law.tables import LprQuote, parse_quotes
from liangqing.store.disk import files_below, flush_folder, write_whole

_HEAD = "publish_date,lpr_1y_pct,confidence"


@dataclass(frozen=True)
class LawFolder:
    """Where additions are kept; nothing is created before the first one."""

    root: Path

    def state(self) -> tuple[bytes, bytes]:
        """The two files that change with every addition: the name of the pack in force, and the quotes."""
        return self._bytes("current"), self._bytes("lpr.csv")

    def additions(self) -> Additions:
        """What is in force. Raises InputUnusable where it is not what was taken in."""
        digest = self._bytes("current").decode("ascii", errors="replace").strip()
        own = self.own_quotes()
        if not digest and not (self.root / "current").is_file():
            return Additions(own_quotes=own)
        pack = self._pack(digest)
        return Additions(pack.digest, pack.rules, pack.quotes, pack.years, own)

    def own_quotes(self) -> tuple[LprQuote, ...]:
        """Quotes entered by hand."""
        place = str(self.root / "lpr.csv")
        try:
            return parse_quotes(self._bytes("lpr.csv").decode("utf-8-sig"), place)
        except UnicodeDecodeError as odd:
            text, next_step = (
                "您自己记的 LPR 表坏了,读不出来。",
                "请删掉它,再用 liangqing law set-lpr 重新记。",
            )
            raise InputUnusable("lpr_unusable", text, next_step, place) from odd

    def _bytes(self, name: str) -> bytes:
        path = self.root / name
        with _disk(path):
            return path.read_bytes() if path.is_file() else b""

    def keep_quotes(self, quotes: tuple[LprQuote, ...]) -> None:
        """Replaces the quotes entered by hand, in one step."""
        self._make(self.root)
        rows = [f"{q.published_on},{percent_text(q.value_e9)},{q.confidence}" for q in quotes]
        write_whole(self.root / "lpr.csv", "\n".join([_HEAD, *rows, ""]).encode())

    def take(self, pack: Pack) -> None:
        """Writes a checked pack and puts it in force; until the last step the old one stays."""
        home = self.root / "packs" / pack.digest
        draft = home.with_name(f".{pack.digest}.{os.getpid()}")
        self._make(home.parent)
        for left_over in (draft, home):
            if left_over == draft or not self._holds(pack.digest):
                shutil.rmtree(left_over, ignore_errors=True)
        with _disk(home):
            if not home.is_dir():
                for path, data in pack.files.items():
                    write_whole(draft / path, data)
                draft.rename(home)
                flush_folder(home.parent)
        write_whole(self.root / "current", f"{pack.digest}\n".encode())

    def _holds(self, digest: str) -> bool:
        try:
            return self._pack(digest).digest == digest
        except InputUnusable:
            return False

    def _make(self, folder: Path) -> None:
        """The folder and those above it, for their owner only."""
        with _disk(folder):
            for made in (self.root.parent, self.root, folder):
                made.mkdir(mode=0o700, parents=True, exist_ok=True)

    def _pack(self, digest: str) -> Pack:
        try:
            pack = read_folder_pack(files_below(self.root / "packs" / digest, MOST_FILES, MOST_BYTES), digest)
        except InputUnusable as odd:
            raise self._broken(odd.text) from odd
        if pack.digest != digest:
            raise self._broken("内容和装入时不一样")
        return pack

    def _broken(self, why: str) -> InputUnusable:
        return InputUnusable(
            "law_pack_damaged",
            f"装入过的规则包坏了:{why}",
            "请用 liangqing law update 重新装入;要退回随程序的规则,删掉这个文件夹里的 current。",
            str(self.root),
        )


def _disk(path: Path) -> AbstractContextManager[None]:
    next_step = "请检查磁盘空间和权限,或用 LIANGQING_HOME 指定另一个文件夹。"
    return disk("law_folder_unusable", "放规则的文件夹用不了", next_step, str(path))
