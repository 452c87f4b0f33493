"""The values of a plan."""

from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import Field

from liangqing.base.because import Because
from liangqing.base.money import Fen
from liangqing.base.noun import Noun
from liangqing.base.rates import Percent
from liangqing.case.borrower import Chances
from liangqing.case.missing import Missing


class OptionKind(StrEnum):
    """What can be done with one debt."""

    KEEP = "keep"
    CATCH_UP = "catch_up"
    EXTENSION = "extension"
    INSTALMENTS = "instalments"
    HOLD = "hold"
    MEDIATION = "mediation"
    SETTLEMENT = "settlement"
    TOKEN = "token"
    LUMP_SUM = "lump_sum"
    PARKED = "parked"

    @property
    def spread(self) -> bool:
        """Whether the other side must agree to terms over months before they count."""
        return self in _SPREAD


_SPREAD = frozenset(
    {
        OptionKind.EXTENSION,
        OptionKind.INSTALMENTS,
        OptionKind.HOLD,
        OptionKind.MEDIATION,
        OptionKind.SETTLEMENT,
        OptionKind.TOKEN,
    }
)


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


class Verdict(StrEnum):
    """What to do with an offer."""

    ACCEPT = "accept"
    COUNTER = "counter"
    REFUSE = "refuse"
    NEED_PERSON = "need_person"

    @property
    def label(self) -> str:
        """What a borrower reads."""
        return {
            "accept": "可以答应",
            "counter": "还个价",
            "refuse": "不要答应",
            "need_person": "先找人看",
        }[self.value]


class Ask(Noun):
    """One thing to ask of one lender."""

    what: str
    basis: Basis
    because: tuple[Because, ...] = ()


class Option(Noun):
    """The way chosen for one debt. `payments_fen[k]` is paid in month k (0: the calendar month after `as_of`).

    `monthly_fen` is the usual part of instalments (the last one may be some fen more), else the highest month.
    `relief`: more than lenders usually give; a plan has it only where nothing else fits.
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
    relief: bool = False


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
    """A month's amount to open with, to aim at, and the most that may be promised (底线): more would break the rest.

    `first_fen`: paid at once out of own cash, without which the amount aimed at would not do.
    """

    debt: str
    opening_fen: Fen
    target_fen: Fen
    floor_fen: Fen
    first_fen: Fen = 0


class EmergencyFund(Noun):
    """Three months of living, and the first month at whose end it is there (None: not within ten years)."""

    target_fen: Fen
    have_fen: Fen
    built_on: date | None
    text: str


class BudgetView(Noun):
    """The household's month. `due_fen`: what the contracts ask each month; `heavy`: above the usual yardstick."""

    income_fen: Fen | None
    floor_fen: Fen
    capacity_fen: Fen
    due_fen: Fen
    debt_to_income_e9: Percent | None = Field(alias="debt_to_income_percent")
    heavy: bool
    fund: EmergencyFund
    warnings: tuple[str, ...]


class Horizon(Noun):
    """In how many of a hundred lives the plan holds for so many months."""

    months: int
    survives_e9: Percent = Field(alias="survives_percent")


class Stress(Noun):
    """The plan under bad luck: `suggested_buffer` at the start makes nine of ten lives hold for `months`."""

    months: int
    trials: int
    seed: int
    survives_e9: Percent = Field(alias="survives_percent")
    horizons: tuple[Horizon, ...]
    suggested_buffer_fen: Fen
    fragile_month: date | None
    chances: Chances
    text: str


class OtherRoad(Noun):
    """What another way is worth to the lender today, from the figures that the person entered."""

    kind: Literal["agent", "suit"]
    low_fen: Fen
    high_fen: Fen
    cost_fen: Fen
    months: int
    text: str
    because: tuple[Because, ...] = ()


class Side(Noun):
    """The lender's side of one option: its value today, other roads, and how far it is from an even share.

    `uneven_fen`: what this creditor gets above (or below) its share of everything paid, by balance, in
    words in `even_text`.
    """

    debt: str
    offer_fen: Fen | None
    funding_e9: Percent | None = Field(alias="funding_percent")
    roads: tuple[OtherRoad, ...]
    uneven_fen: Fen
    text: str
    even_text: str = ""


class Rescue(Noun):
    """Where no plan keeps the floor: the fewest reliefs with which one would, and that plan."""

    debts: tuple[str, ...]
    options: tuple[Option, ...]
    monthly: tuple[PlanMonth, ...]
    total_paid_fen: Fen
    debt_free_on: date | None
    text: str


class FrontPoint(Noun):
    """One choice in (paid in total, highest month, months until free)."""

    total_fen: Fen
    peak_fen: Fen
    months: int
    ours: bool


class Plan(Noun):
    """A plan for the household. `feasible` False: no plan keeps the floor; `text` says what would help.

    The sum of `monthly.total` up to any month never exceeds `cash` + the capacity of the months so far.
    `floor` is the household's money that is never touched: living, at least at its floor, and dependants.
    Where `feasible` is False `monthly` is empty and `options` are the least burdensome ways, to negotiate from.
    A debt whose amounts are not known has no option: `missing` asks for them and `text` names the debt.
    `debt_free_on` is the first day of the last month with a payment, None while a debt is left out.
    `front` is there where it was asked for.
    `short_fen` is what a month lacks where no plan keeps the floor; `rescue` the fewest reliefs that would do instead.
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
    budget: BudgetView | None = None
    stress: Stress | None = None
    sides: tuple[Side, ...] = ()
    short_fen: Fen | None = None
    rescue: Rescue | None = None
    front: tuple[FrontPoint, ...] = ()

    def option(self, debt_id: str) -> Option | None:
        """The option chosen for that debt."""
        return next((option for option in self.options if option.debt == debt_id), None)
