"""A table whose columns a person has told, calls and messages or a bill, and what a dialogue about it shows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from liangqing.base.errors import InputUnusable
from liangqing.reading import bill_table, phone_table
from liangqing.reading.bill_columns import money_kind
from liangqing.reading.columns import CALLS, About, ColumnGuess, Kind, Role
from liangqing.reading.detect import Detected, Format, Part
from liangqing.reading.opened import Way, open_file
from liangqing.reading.parsed import Given, Parsed
from liangqing.reading.plain_table import Table

_MOST_COLUMNS, _NONE = 200, "-"


@dataclass(frozen=True)
class _Reader:
    """How tables about one thing are found, asked about and read."""

    name: str
    kind: Kind
    find: Callable[[Given, int], Table | None]
    unclear: Callable[[Given, Table], InputUnusable]
    parse: Callable[[Given, Table, Mapping[Role, int]], Parsed]


def _readers() -> tuple[_Reader, _Reader]:
    calls = _Reader(
        phone_table.NAME, CALLS, phone_table.find_table, phone_table.unclear, phone_table.parse_table
    )
    money = _Reader(
        bill_table.NAME, money_kind(), bill_table.find_table, bill_table.unclear, bill_table.parse_table
    )
    return calls, money


def told_columns(option: str) -> dict[Role, int]:
    """`time=2,number=3,way=-` → role → place (1-based; 0: the table has none, whatever we guess).

    Raises InputUnusable for a word or a number that is none, and for a word told twice.
    """
    told: dict[Role, int] = {}
    for pair in option.replace("，", ",").split(","):
        name, _, place = (part.strip() for part in pair.partition("="))
        is_place = place.isascii() and place.isdigit() and 1 <= int(place) <= _MOST_COLUMNS
        if name not in tuple(Role) or not (is_place or place == _NONE):
            raise InputUnusable(
                "columns_option",
                f"--columns 里的“{pair.strip()[:30]}”看不懂。",
                f"写成 time=2,number=3 这样,数字是第几列,没有这一列写 -。可用的词:{_known_words()}。",
            )
        if name in told:
            raise InputUnusable(
                "columns_option",
                f"--columns 里 {name} 写了两次。",
                "一个词只写一次,留下对的那一列,再试。",
            )
        told[Role(name)] = int(place) if is_place else 0
    return told


def _known_words() -> str:
    calls, money = ("、".join(f"{role}({word})" for role, word in words_of(about)) for about in About)
    return f"通话和短信 {calls};账单 {money}"


def words_of(about: About) -> tuple[tuple[Role, str], ...]:
    """The roles of such a table, each with its word for people."""
    return tuple((CALLS if about is About.CALLS else money_kind()).words.items())


def by_columns(columns: Mapping[Role, int]) -> Callable[[bytes, str, Sequence[str]], Detected]:
    """A detector (see `read.Detector`) that takes every file for such a table: what was told (role → place, 1-based)
    stands over what was guessed. It raises InputUnusable where there is no table, or what is needed is still open.
    """
    return lambda data, name, passwords: _detected(data, name, passwords, columns)


def column_guess(data: bytes, name: str, passwords: Sequence[str] = ()) -> ColumnGuess:
    """What a mapping dialogue shows. Raises InputUnusable where there is no table."""
    return _first_table(data, name, passwords, _readers())[2].guess


def _detected(data: bytes, name: str, passwords: Sequence[str], columns: Mapping[Role, int]) -> Detected:
    reader, way, table = _first_table(
        data, name, passwords, _meant(columns), max(columns.values(), default=0)
    )
    guessed = {role: place for role, place in table.guess.places().items() if place not in columns.values()}
    places = {role: place for role, place in {**guessed, **columns}.items() if place}
    if _needed(reader.kind.unclear(places)):
        raise reader.unclear(way.given, replace(table, guess=_as_told(reader.kind, table.guess, places)))
    form = Format(reader.name, lambda _: True, lambda given: reader.parse(given, table, places))
    return Detected((Part(form, way.given, way.damaged),), ())


def _needed(unclear: Sequence[Role]) -> bool:
    """Whether something is open without which no row can be read."""
    return bool(set(unclear) - {Role.WAY})


def _meant(columns: Mapping[Role, int]) -> tuple[_Reader, ...]:
    """Whose tables the told roles belong to; roles of both leave it to what the table looks like."""
    readers = tuple(
        reader for reader in _readers() if columns.keys() <= reader.kind.words.keys() | {Role.TIME}
    )
    if not readers:
        raise InputUnusable(
            "columns_option",
            "--columns 里既有通话、短信的列,又有账单的列,不能在同一张表里。",
            f"请只写一种。可用的词:{_known_words()}。",
        )
    return readers


def _as_told(kind: Kind, guess: ColumnGuess, places: Mapping[Role, int]) -> ColumnGuess:
    """The guess with what was told in it, so that only what is still open is asked for."""
    roles = {place: role for role, place in places.items()}
    columns = tuple(column.model_copy(update={"role": roles.get(column.place)}) for column in guess.columns)
    return guess.model_copy(update={"columns": columns, "unclear": kind.unclear(places)})


def _first_table(
    data: bytes, name: str, passwords: Sequence[str], readers: Sequence[_Reader], told_width: int = 0
) -> tuple[_Reader, Way, Table]:
    """The first table of the file, and the reader that finds all it needs in it; where none does, the first of them."""
    for ways in open_file(data, name, passwords).parts:
        for way in ways:
            found = [
                (reader, way, table)
                for reader in readers
                if (table := reader.find(way.given, told_width)) is not None
            ]
            if found:
                return next((each for each in found if not _needed(each[2].guess.unclear)), found[0])
    raise InputUnusable("table_missing", "里面没有找到表格。", "请确认这是通话、短信记录或账单的表格。", name)
