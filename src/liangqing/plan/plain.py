"""The planning problem of `docs/planning.md` in plain data: dictionaries, lists and whole numbers in and out."""

from collections.abc import Mapping, Sequence
from typing import Any

from liangqing.base.errors import InputUnusable
from liangqing.plan.menu import HORIZON_MONTHS, Menu, Purse, Way
from liangqing.plan.months import trimmed
from liangqing.plan.solver import OUR_AIMS, Best, Limits, best, least_short

Plain = Mapping[str, Any]
_FIGURES = ("reliefs", "exposure", "paid_fen", "free_month", "months_sum")


def solve_plain(data: Plain) -> dict[str, Any]:
    """The answer of sections 3 to 5. Raises InputUnusable for what section 1 refuses."""
    _refuse(data)
    admitted = [_admitted(debt) for debt in data["debts"]]
    menu = tuple(tuple(_way(option) for _, option in options) for options in admitted)
    found = best(menu, Limits(_purse(data)), OUR_AIMS) if all(menu) else None
    if found is None:
        figures: dict[str, Any] = dict.fromkeys(("picks", *_FIGURES))
        relief_debts = []
    else:
        places = [options[pick][0] for options, pick in zip(admitted, found.picks, strict=True)]
        figures = {"picks": places, **dict(zip(_FIGURES, found.values, strict=True))}
        relief_debts = _relieved(data["debts"], places)
    short_fen = _short_fen(menu, _purse(data), found)
    return {"feasible": short_fen == 0, **figures, "relief_debts": relief_debts, "short_fen": short_fen}


def _short_fen(menu: Menu, purse: Purse, found: Best | None) -> int | None:
    """Section 4."""
    if found is not None and not found.values[0]:
        return 0
    own = tuple(tuple(way for way in ways if not way.relief) for ways in menu)
    return least_short(own, purse) if all(own) else None


def _admitted(debt: Plain) -> list[tuple[int, Plain]]:
    """The options that a priority leaves, with their places."""
    free = debt.get("priority") is None
    return [
        (place, option)
        for place, option in enumerate(debt["options"])
        if free or option.get("protects", True)
    ]


def _relieved(debts: Sequence[Plain], places: Sequence[int]) -> list[str]:
    return [
        debt["id"]
        for debt, place in zip(debts, places, strict=True)
        if debt["options"][place].get("relief", False)
    ]


def _way(option: Plain) -> Way:
    return Way(trimmed(tuple(option["payments_fen"])), option["exposure"], option.get("relief", False))


def _purse(data: Plain) -> Purse:
    by_month = tuple(data["capacity_fen"])
    return Purse(data["cash_fen"], by_month[-1], by_month)


def _refuse(data: Plain) -> None:
    """Section 1's last paragraph."""
    ids = [debt["id"] for debt in data["debts"]]
    options = [option for debt in data["debts"] for option in debt["options"]]
    lengths = [len(data["capacity_fen"]), *(max(1, len(option["payments_fen"])) for option in options)]
    amounts = [data["cash_fen"], *(fen for o in options for fen in (o["exposure"], *o["payments_fen"]))]
    whole = len(set(ids)) == len(ids) and all(debt["options"] for debt in data["debts"])
    if not whole or min(amounts) < 0 or not all(1 <= length <= HORIZON_MONTHS for length in lengths):
        raise InputUnusable(
            "plan_data", "这份方案数据不合规格。", "请对照 docs/planning.md 第 1 节改正后再算。"
        )
