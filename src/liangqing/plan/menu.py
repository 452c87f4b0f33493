"""The question put to the solver, in whole numbers only, and the exact figures of any answer to it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from liangqing.plan.months import Payments, running


@dataclass(frozen=True)
class Way:
    """One option as the solver sees it: fen a month, and its weight in the first aim."""

    payments: Payments
    exposure: int


#: The ways of each debt, in the order that breaks ties.
Menu = tuple[tuple[Way, ...], ...]


@dataclass(frozen=True)
class Purse:
    """Own money today and fen that can be spared each month; what is not spent is carried on."""

    cash_fen: int
    capacity_fen: int

    def up_to(self, month: int) -> int:
        """Everything that can have been spent by the end of that month."""
        return self.cash_fen + self.capacity_fen * (month + 1)


class Aim(Enum):
    """A sum over the debts that is made small."""

    EXPOSURE = "exposure"
    TOTAL = "total"
    LAST_MONTHS = "last_months"


_COSTS: Mapping[Aim, Callable[[Way], int]] = {
    Aim.EXPOSURE: lambda way: way.exposure,
    Aim.TOTAL: lambda way: sum(way.payments),
    Aim.LAST_MONTHS: lambda way: len(way.payments),
}


def cost(way: Way, aim: Aim) -> int:
    """What one way adds to the aim: weight, fen, or months."""
    return _COSTS[aim](way)


def value_of(menu: Menu, picks: Sequence[int], aim: Aim) -> int:
    """The aim's figure for a choice."""
    return sum(cost(ways[pick], aim) for ways, pick in zip(menu, picks, strict=True))


def month_sums(menu: Menu, picks: Sequence[int]) -> Payments:
    """Fen a month over all debts."""
    chosen = [ways[pick].payments for ways, pick in zip(menu, picks, strict=True)]
    months = max(map(len, chosen), default=0)
    return tuple(sum(one[month] for one in chosen if month < len(one)) for month in range(months))


def affordable(monthly: Payments, purse: Purse) -> bool:
    """Whether the household has the money in every month."""
    return all(paid <= purse.up_to(month) for month, paid in enumerate(running(monthly, len(monthly))))


def need_of(monthly: Payments, cash_fen: int) -> int:
    """The smallest capacity in fen a month with which these months can be paid."""
    spent = running(monthly, len(monthly))
    return max(
        (-((cash_fen - paid) // (month + 1)) for month, paid in enumerate(spent) if paid > cash_fen),
        default=0,
    )


def columns_of(menu: Menu) -> list[tuple[int, int, Way]]:
    """Every way with its debt and its place there, as the solver's columns stand."""
    return [(debt, pick, way) for debt, ways in enumerate(menu) for pick, way in enumerate(ways)]


def telling_months(menu: Menu) -> list[int]:
    """Months whose limit is not implied by the months beside them.

    While no way changes its amount from one month to the next, everything spent runs on a straight line; a line
    that is within its limit at both ends is within it between them.
    """
    lists = [(*way.payments, 0) for _, _, way in columns_of(menu)]
    return sorted({month for one in lists for month in range(len(one) - 1) if one[month] != one[month + 1]})
