"""The law that a user added, on disk: packs kept whole, one of them in force, and quotes entered by hand.

<root>/lpr.csv, <root>/packs/<digest>/…, <root>/current          (form: `docs/law-pack.md`)
"""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

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

    def additions(self) -> Additions:
        """What is in force. Raises InputUnusable where it is not what was taken in."""
        current = self.root / "current"
        own = self.own_quotes()
        if not current.is_file():
            return Additions(own_quotes=own)
        digest = current.read_text(encoding="ascii", errors="replace").strip()
        pack = self._pack(digest)
        return Additions(pack.digest, pack.rules, pack.quotes, pack.years, own)

    def own_quotes(self) -> tuple[LprQuote, ...]:
        """Quotes entered by hand."""
        path = self.root / "lpr.csv"
        return parse_quotes(path.read_text(encoding="utf-8"), str(path)) if path.is_file() else ()

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
