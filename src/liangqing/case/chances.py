"""What the stress test assumes, one figure at a time: `household.chances.<field>`."""

from typing import Any

from liangqing.case.borrower import Chances, Household

_Json = dict[str, Any]
HEAD = "chances."
#: Name in JSON → name in Python.
CHANCE_FIELDS = {info.alias or name: name for name, info in Chances.model_fields.items()}


def is_chance(field: str) -> bool:
    """Whether it names one of them (`chances.late_percent`)."""
    return field.startswith(HEAD) and field.removeprefix(HEAD) in CHANCE_FIELDS


def set_chance(stored: _Json, field: str, value: str) -> None:
    """Puts one figure into a stored household; the others stay as they are, or as we assume them."""
    held = stored.get("chances") or {}
    stored["chances"] = held | {field.removeprefix(HEAD): value}


def clear_chance(household: Household, field: str) -> Household:
    """One figure as we assume it; none entered any more where all are so."""
    if household.chances is None:
        return household
    name = CHANCE_FIELDS[field.removeprefix(HEAD)]
    left = household.chances.model_copy(update={name: getattr(Chances(), name)})
    return household.model_copy(update={"chances": None if left == Chances() else left})
