"""A line of a form as a value, and lines that belong together."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

Choices = tuple[tuple[str, str], ...]
_NO_CHOICES: Choices = ()
_Code = TypeVar("_Code", bound=str)


class Kind(StrEnum):
    """How a field is typed."""

    TEXT = "text"
    LONG = "long"
    MONEY = "money"
    PERCENT = "percent"
    WHOLE = "whole"
    DATE = "date"
    CHOICE = "choice"


@dataclass(frozen=True)
class Field:
    """One line of a form; `past`: a day that cannot lie ahead; `needs`: the field without which it says nothing.

    `stays`: it cannot be emptied while that field is filled (its own name: never).
    """

    name: str
    label: str
    kind: Kind
    hint: str = ""
    choices: Choices = _NO_CHOICES
    past: bool = False
    needs: str = ""
    stays: str = ""


@dataclass(frozen=True)
class Group:
    """Fields that belong together."""

    key: str
    title: str
    fields: tuple[Field, ...]
    note: str = ""


def choices(table: Mapping[_Code, str]) -> Choices:
    """Codes with their words, as a form takes them."""
    return tuple((str(code), word) for code, word in table.items())
