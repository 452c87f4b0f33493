"""The question put to the solver, in whole numbers only, and the exact figures of any answer to it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from liangqing.plan.months import Payments

#: Ten years: what a plan is searched in. A loan that runs longer is followed to its end.
HORIZON_MONTHS = 120


@dataclass(frozen=True)
class Way:
    """One option as the solver sees it: fen a month, its legal danger, and whether only a relief would allow it."""

    payments: Payments
    exposure: int
    relief: bool = False


#: The ways of each debt, in the order that breaks ties.
Menu = tuple[tuple[Way, ...], ...]


@dataclass(frozen=True)
class Purse:
    """Own money today and fen that can be spared each month; what is not spent is carried on.

    `by_month`: the first months, where they differ; a negative one takes from what was saved.
    """

    cash_fen: int
    capacity_fen: int
    by_month: Payments = ()

    def up_to(self, month: int) -> int:
        """Everything that can have been spent by the end of that month."""
        later = max(0, month + 1 - len(self.by_month))
        return self.cash_fen + sum(self.by_month[: month + 1]) + self.capacity_fen * later

    def in_month(self, month: int) -> int:
        """What that month adds."""
        return self.by_month[month] if month < len(self.by_month) else self.capacity_fen

    def with_more(self, more_fen: int) -> "Purse":
        """The same with so much more in every month."""
        by_month = tuple(fen + more_fen for fen in self.by_month)
        return Purse(self.cash_fen, self.capacity_fen + more_fen, by_month)


class Aim(Enum):
    """What is made small: the largest length for `free_month`, else a sum over the debts."""

    RELIEFS = "reliefs"
    EXPOSURE = "exposure"
    TOTAL = "total"
    FREE_MONTH = "free_month"
    LAST_MONTHS = "last_months"


_COSTS: Mapping[Aim, Callable[[Way], int]] = {
    Aim.RELIEFS: lambda way: int(way.relief),
    Aim.EXPOSURE: lambda way: way.exposure,
    Aim.TOTAL: lambda way: sum(way.payments),
    Aim.FREE_MONTH: lambda way: len(way.payments),
    Aim.LAST_MONTHS: lambda way: len(way.payments),
}


def cost(way: Way, aim: Aim) -> int:
    """What one way adds to the aim: reliefs, weight, fen, or months."""
    return _COSTS[aim](way)


def value_of(menu: Menu, picks: Sequence[int], aim: Aim) -> int:
    """The aim's figure for a choice."""
    costs = [cost(ways[pick], aim) for ways, pick in zip(menu, picks, strict=True)]
    return max(costs, default=0) if aim is Aim.FREE_MONTH else sum(costs)


def month_sums(menu: Menu, picks: Sequence[int]) -> Payments:
    """Fen a month over all debts."""
    chosen = [ways[pick].payments for ways, pick in zip(menu, picks, strict=True)]
    months = max(map(len, chosen), default=0)
    return tuple(sum(one[month] for one in chosen if month < len(one)) for month in range(months))


def affordable(monthly: Payments, purse: Purse) -> bool:
    """Whether the household has the money in every month."""
    return not short_of(monthly, purse)


def short_of(monthly: Payments, purse: Purse) -> int:
    """The smallest amount in fen that, added to every month, makes these months payable; 0 where they are."""
    months = months_of(purse, len(monthly))
    have_fen, worst_fen = purse.cash_fen, 0
    for month in range(months):
        have_fen += purse.in_month(month) - (monthly[month] if month < len(monthly) else 0)
        worst_fen = max(worst_fen, -(have_fen // (month + 1)))
    return worst_fen


def months_of(purse: Purse, paid_months: int) -> int:
    """How far the money is watched: ten years, or to the last payment."""
    return max(HORIZON_MONTHS, paid_months, len(purse.by_month))


def columns_of(menu: Menu) -> list[tuple[int, int, Way]]:
    """Every way with its debt and its place there, as the solver's columns stand."""
    return [(debt, pick, way) for debt, ways in enumerate(menu) for pick, way in enumerate(ways)]
