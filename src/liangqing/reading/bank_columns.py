"""What the columns of a bank's statement mean, told by their names and not by the bank."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from liangqing.reading.fields import column_name
from liangqing.reading.table import Header

_DELIMITERS = "\t,;|"
_LATIN = re.compile(r"[A-Za-z.&_]+")
#: A header stands near the top; a file that is none of ours is not split line by line to its end.
_MOST_LINES = 2_000
_SIDES = frozenset(("in", "out"))
_TELLING = frozenset(("summary", "balance", "counterparty", "more"))


@dataclass(frozen=True)
class Columns:
    """A statement's header, and for each role the columns that may hold it, the best first."""

    header: Header
    roles: Mapping[str, tuple[int, ...]]
    names: tuple[str, ...]

    @property
    def two_sided(self) -> bool:
        """Whether income and spending have a column each."""
        return self.roles.keys() >= _SIDES

    @property
    def last_needed(self) -> int:
        """The rightmost column without which a row says nothing."""
        needed = (self.roles["in"][0], self.roles["out"][0]) if self.two_sided else self.roles["amount"][:1]
        return max(*needed, self.roles["date"][0])

    def cell(self, cells: Sequence[str], role: str) -> str:
        """The first cell of that role that is there and not blank, as printed."""
        places = self.roles.get(role, ())
        if len(places) == 1:
            return cells[places[0]] if places[0] < len(cells) else ""
        return next((cells[place] for place in places if place < len(cells) and cells[place].strip()), "")


def find_columns(lines: Sequence[str]) -> Columns | None:
    """The first line that names a day, an amount, and what it was for (or the balance); None if none does."""
    for number, line in enumerate(lines[:_MOST_LINES], 1):
        if ("日" in line or "时间" in line) and len(line) < 1000:
            for delimiter in _DELIMITERS:
                if line.count(delimiter) > 1 and (found := _as_columns(number, line, delimiter)) is not None:
                    return found
    return None


def _as_columns(number: int, line: str, delimiter: str) -> Columns | None:
    names = tuple(_folded(cell) for cell in line.split(delimiter))
    roles = {role: found for role, told in statement_names().items() if (found := _places(names, told))}
    if set(roles.get("time", ())) >= set(roles.get("date", ())):
        roles.pop("time", None)
    whole = "amount" in roles or roles.keys() >= _SIDES
    if "date" not in roles or not whole or not roles.keys() & _TELLING:
        return None
    width = max(place for place, name in enumerate(names) if name) + 1
    return Columns(Header(number, delimiter, {}, width, max(len(names), width + 1)), roles, names)


@cache
def statement_names() -> Mapping[str, tuple[str, ...]]:
    """Role of a statement's column → what it is called, the best name first."""
    text = resources.files("liangqing.reading").joinpath("bank_columns.toml").read_text(encoding="utf-8")
    return {role: tuple(names) for role, names in tomllib.loads(text).items()}


def _folded(cell: str) -> str:
    name = column_name(cell)
    return _LATIN.sub("", name) if any("\u4e00" <= sign <= "\u9fff" for sign in name) else name


def _places(names: Sequence[str], told: Sequence[str]) -> tuple[int, ...]:
    return tuple(names.index(name) for name in told if name in names)
