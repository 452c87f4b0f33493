"""A table of calls or messages whose columns a person has told, and what a dialogue about them shows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from liangqing.base.errors import InputUnusable
from liangqing.reading import phone_table
from liangqing.reading.columns import ColumnGuess, Role, unclear_roles
from liangqing.reading.detect import Detected, Format, Part
from liangqing.reading.opened import Way, open_file
from liangqing.reading.phone_table import Table, find_table, parse_table, unclear


def by_columns(columns: Mapping[Role, int]) -> Callable[[bytes, str, Sequence[str]], Detected]:
    """A detector (see `read.Detector`) that takes every file for such a table: what was told (role → place, 1-based)
    stands over what was guessed. It raises InputUnusable where there is no table, or what is needed is still open.
    """
    return lambda data, name, passwords: _detected(data, name, passwords, columns)


def column_guess(data: bytes, name: str, passwords: Sequence[str] = ()) -> ColumnGuess:
    """What a mapping dialogue shows. Raises InputUnusable where there is no table."""
    return _first_table(data, name, passwords)[1].guess


def _detected(data: bytes, name: str, passwords: Sequence[str], columns: Mapping[Role, int]) -> Detected:
    way, table = _first_table(data, name, passwords)
    guessed = {role: place for role, place in table.guess.places().items() if place not in columns.values()}
    places = {**guessed, **columns}
    if not _enough(places):
        raise unclear(way.given, replace(table, guess=_as_told(table.guess, places)))
    form = Format(phone_table.NAME, phone_table.sniff, lambda given: parse_table(given, table, places))
    return Detected((Part(form, way.given, way.damaged),), ())


def _as_told(guess: ColumnGuess, places: Mapping[Role, int]) -> ColumnGuess:
    """The guess with what was told in it, so that only what is still open is asked for."""
    roles = {place: role for role, place in places.items()}
    columns = tuple(column.model_copy(update={"role": roles.get(column.place)}) for column in guess.columns)
    return guess.model_copy(update={"columns": columns, "unclear": unclear_roles(places)})


def _enough(places: Mapping[Role, int]) -> bool:
    timed = Role.TIME in places or {Role.DAY, Role.CLOCK} <= places.keys()
    known = bool({Role.NUMBER, Role.NAME} & places.keys())
    return timed and known and bool({Role.SECONDS, Role.TEXT} & places.keys())


def _first_table(data: bytes, name: str, passwords: Sequence[str]) -> tuple[Way, Table]:
    for ways in open_file(data, name, passwords).parts:
        for way in ways:
            table = find_table(way.given)
            if table is not None:
                return way, table
    raise InputUnusable("table_missing", "里面没有找到表格。", "请确认这是通话或短信记录的表格。", name)
