"""The values of a plan."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from liangqing.base.because import Because
from liangqing.base.money import Fen
from liangqing.base.noun import Noun
from liangqing.case.missing import Missing


class OptionKind(StrEnum):
    """What can be done with one debt."""

    KEEP = "keep"
    CATCH_UP = "catch_up"
    INSTALMENTS = "instalments"
    LUMP_SUM = "lump_sum"
    PARKED = "parked"


class Basis(StrEnum):
    """What an ask rests on: law gives it, policy encourages it, or it is the lender's courtesy."""

    RIGHT = "right"
    POLICY = "policy"
    COURTESY = "courtesy"

    @property
    def label(self) -> str:
        """What a borrower reads."""
        return {"right": "依法可以主张", "policy": "有政策支持,可以请求", "courtesy": "只能请求对方同意"}[
            self.value
        ]


class Ask(Noun):
    """One thing to ask of one lender."""

    what: str
    basis: Basis
    because: tuple[Because, ...] = ()


class Option(Noun):
    """The way chosen for one debt. `payments_fen[k]` is paid in month k (0: the calendar month after `as_of`).

    `monthly_fen` is the usual part of instalments (the last one may be some fen more), else the highest month.
    """

    debt: str
    name: str
    kind: OptionKind
    months: int
    monthly_fen: Fen
    total_fen: Fen
    payments_fen: tuple[Fen, ...]
    asks: tuple[Ask, ...]
    text: str


class PlanMonth(Noun):
    """One month: what goes out, and what the household can spare."""

    month: date
    total_fen: Fen
    capacity_fen: Fen


class Alternative(Noun):
    """A well-known strategy beside ours, and why ours was preferred."""

    name: str
    total_paid_fen: Fen | None
    debt_free_on: date | None
    first_month_fen: Fen | None
    feasible: bool
    text: str
    shares: dict[str, Fen] = {}


class LadderStep(Noun):
    """A month's amount to open with, to aim at, and the most that may be promised (底线): more would break the rest."""

    debt: str
    opening_fen: Fen
    target_fen: Fen
    floor_fen: Fen


class Plan(Noun):
    """A plan for the household. `feasible` False: no plan keeps the floor; `text` says what would help.

    The sum of `monthly.total` up to any month never exceeds `cash` + the capacity of the months so far.
    `floor` is the household's money that is never touched: living, at least at its floor, and dependants.
    Where `feasible` is False `monthly` is empty and `options` are the least burdensome ways, to negotiate from.
    A debt whose amounts are not known has no option: `missing` asks for them and `text` names the debt.
    `debt_free_on` is the first day of the last month with a payment, None while a debt is left out.
    """

    as_of: date
    cash_fen: Fen
    capacity_fen: Fen
    floor_fen: Fen
    feasible: bool
    text: str
    options: tuple[Option, ...]
    monthly: tuple[PlanMonth, ...]
    total_paid_fen: Fen
    debt_free_on: date | None
    optimal: bool
    gap_fen: int = Field(alias="gap_fen")
    alternatives: dict[str, Alternative]
    ladder: tuple[LadderStep, ...]
    missing: tuple[Missing, ...] = ()

    def option(self, debt_id: str) -> Option | None:
        """The option chosen for that debt."""
        return next((option for option in self.options if option.debt == debt_id), None)
