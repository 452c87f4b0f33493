"""The base of every value that we store, print or send: frozen, strict about keys, units kept out of the JSON."""

from functools import cache
from typing import Any, Self

from pydantic import AliasGenerator, BaseModel, ConfigDict, ValidationInfo

#: The context in which a file or a request is validated: there a bare number is no amount, for nobody says its unit.
OUTSIDE = {"outside": True}


def from_outside(info: ValidationInfo) -> bool:
    """Whether the value was written by somebody else than our own code."""
    return bool(info.context and info.context.get("outside"))


def is_none(value: object) -> bool:
    """For `exclude_if`: a field that most values do not have stays out of files and answers where it is None."""
    return value is None


def is_empty(value: object) -> bool:
    """The same for a list that most values do not have."""
    return value == ()


@cache
def _fields_of(cls: type["Noun"]) -> set[str]:
    """One set for all values of a class: nothing ever changes it."""
    return set(cls.model_fields)


def _json_name(field: str) -> str:
    """`principal_fen` is `principal` in JSON: there it is a string of yuan, so the unit would lie."""
    return field.removesuffix("_fen")


class Noun(BaseModel):
    """A frozen value; an unknown key is refused, so that a typing error never silently drops a fact."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=AliasGenerator(alias=_json_name),
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
    )

    @classmethod
    def trusted(cls, **values: Any) -> Self:  # noqa: ANN401 - the types of the fields, all of them
        """The value of *all* fields, each already what validation would make of it; nothing is checked.

        Only where a hundred thousand are made at once of values that are checked already: rows of a file, findings.
        """
        made = cls.__new__(cls)
        object.__setattr__(made, "__dict__", values)
        object.__setattr__(made, "__pydantic_fields_set__", _fields_of(cls))
        object.__setattr__(made, "__pydantic_extra__", None)
        object.__setattr__(made, "__pydantic_private__", None)
        return made
