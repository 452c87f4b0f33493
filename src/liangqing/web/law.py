"""The law that the page works with: ours and what this user added, read again when that changes."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from liangqing.law.book import LawBook, book_with
from liangqing.store.law_folder import LawFolder

Stamp = tuple[Path, bytes, bytes]


def law_book() -> LawBook:
    """The book for this moment. Raises InputUnusable where an addition is damaged."""
    return _read(stamp())


def stamp() -> Stamp:
    """The folder and what tells its state: the same stamp, the same law."""
    home: Path = settings.LIANGQING_HOME
    folder = LawFolder(home / "law")
    return folder.root, *folder.state()


@lru_cache(maxsize=1)
def _read(held: Stamp) -> LawBook:
    return book_with(LawFolder(held[0]).additions())
