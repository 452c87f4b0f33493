"""What the household can spare each month, and the money that is never touched."""

from collections.abc import Callable
from dataclasses import dataclass

from liangqing.base.rates import E9
from liangqing.case.borrower import Household
from liangqing.case.missing import Missing


@dataclass(frozen=True)
class Means:
    """Fen a month that can go to debts, fen of own money at `as_of`, and fen a month that stay for living.

    `missing` names what the household has not told yet; while it is not empty `capacity_fen` is 0 and means nothing.
    """

    cash_fen: int
    capacity_fen: int
    floor_fen: int
    missing: tuple[Missing, ...]


def means_of(household: Household) -> Means:
    """(income − living − dependants) × (1 − buffer), whole fen rounded down; living at least at its floor.

    The buffer is taken from what is left, not from income. Cash not told counts as none: a plan must not lean on it.
    """
    living_fen = max(household.living_fen or 0, household.living_floor_fen or 0, 0)
    floor_fen = living_fen + max(household.dependants_fen or 0, 0)
    missing = tuple(ask for unknown, ask in _QUESTIONS if unknown(household))
    left_fen = 0 if missing else max(0, (household.income_fen or 0) - floor_fen)
    kept_e9 = max(0, E9 - household.buffer_e9)
    return Means(max(household.cash_fen or 0, 0), left_fen * kept_e9 // E9, floor_fen, missing)


_QUESTIONS: tuple[tuple[Callable[[Household], bool], Missing], ...] = (
    (
        lambda household: household.income_fen is None,
        Missing(
            id="household.income",
            debt=None,
            question="每月到手收入是多少元?收入不稳就填近几个月里较低的一个月。",
            where="工资条、银行流水,或微信、支付宝账单的收入",
        ),
    ),
    (
        lambda household: household.living_fen is None,
        Missing(
            id="household.living",
            debt=None,
            question="每月吃饭、房租、水电、交通、看病一共要花多少元?",
            where="近两三个月的账单;没有账单就按平常一个月估",
        ),
    ),
    (
        lambda household: household.dependants_fen is None,
        Missing(
            id="household.dependants",
            debt=None,
            question="每月给老人、孩子的必要开支是多少元?没有就填 0。",
            where="学费、赡养、看护的转账记录;没有记录就按平常一个月估",
        ),
    ),
)
