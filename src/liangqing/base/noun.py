"""The base of every value that we store, print or send: frozen, strict about keys, units kept out of the JSON."""

from pydantic import AliasGenerator, BaseModel, ConfigDict, ValidationInfo

#: The context in which a file or a request is validated: there a bare number is no amount, for nobody says its unit.
OUTSIDE = {"outside": True}


def from_outside(info: ValidationInfo) -> bool:
    """Whether the value was written by somebody else than our own code."""
    return bool(info.context and info.context.get("outside"))


def is_none(value: object) -> bool:
    """For `exclude_if`: a field that most values do not have stays out of files and answers where it is None."""
    return value is None


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
