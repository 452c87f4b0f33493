"""What the household can spare month by month, and the money that is never touched."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from liangqing.base.rates import E9
from liangqing.case.borrower import Household, Income, Owner
from liangqing.case.missing import Missing
from liangqing.plan.menu import HORIZON_MONTHS, Purse
from liangqing.plan.months import Payments, month_index, month_start


@dataclass(frozen=True)
class Means:
    """Fen a month that can go to debts, fen of own money at `as_of`, and fen a month that stay for living.

    `missing` names what the household has not told yet; while it is not empty `capacity_fen` is 0 and means nothing.
    `by_month`: capacity from month 0 on where months differ, money that comes once included; then `capacity_fen` is
    the mean of an ordinary year without it. `kept_fen`: what the buffer and the reserve keep, by month.
    """

    cash_fen: int
    capacity_fen: int
    floor_fen: int
    missing: tuple[Missing, ...]
    by_month: Payments = ()
    kept_fen: Payments = ()

    @property
    def purse(self) -> Purse:
        """As the solver takes it."""
        return Purse(self.cash_fen, self.capacity_fen, self.by_month)


def means_of(household: Household, as_of: date | None = None) -> Means:
    """(income − living − dependants) × (1 − buffer), whole fen rounded down; the two together at least at the floor.

    The buffer is taken from what is left, not from income; a month in which nothing is left takes from what was saved.
    Cash not told counts as none: a plan must not lean on it. `as_of` is needed only where months differ.
    """
    floor_fen = floor_of(household)
    missing = tuple(ask for unknown, ask in _QUESTIONS if unknown(household))
    cash_fen = max((household.cash_fen or 0) - (household.reserve_fen or 0), 0)
    if missing:
        return Means(cash_fen, 0, floor_fen, missing)
    if as_of is None or not _differs(household):
        left_fen = max(0, (household.income_fen or 0) - floor_fen)
        capacity_fen = _spared(household, left_fen)
        kept = (left_fen - capacity_fen,) * HORIZON_MONTHS
        return Means(cash_fen, capacity_fen, floor_fen, (), (), kept)
    left = [left_in(household, month_start(as_of, month)) for month in range(HORIZON_MONTHS)]
    spared = [_spared(household, fen) for fen in left]
    once = once_by_month(household, as_of)
    year_fen = max(0, sum(spared[:12]) // 12)
    by_month = tuple(fen + more for fen, more in zip(spared, once, strict=True))
    return Means(
        cash_fen,
        year_fen,
        floor_fen,
        (),
        () if set(by_month) == {year_fen} else by_month,
        tuple(fen - part for fen, part in zip(left, spared, strict=True)),
    )


def floor_of(household: Household) -> int:
    """Living and dependants, together at least the household's floor: fen a month that no plan touches.

    The floor is for everybody who lives on this income, so what goes to dependants is part of what it covers.
    """
    per_person_fen = (household.minimum_living_fen or 0) * (household.persons or 1)
    return max(spent_in(household), household.living_floor_fen or per_person_fen, 0)


def spent_in(household: Household) -> int:
    """Living and dependants a month as told."""
    return max(household.living_fen or 0, 0) + max(household.dependants_fen or 0, 0)


def left_in(household: Household, first_on: date) -> int:
    """Income of that calendar month less what must be paid in it; below nothing where it does not suffice."""
    irregular_fen = sum(
        expense.amount_fen
        for expense in household.expenses
        if not expense.months or first_on.month in expense.months
    )
    return income_in(household, first_on) - floor_of(household) - irregular_fen


def income_in(household: Household, first_on: date) -> int:
    """What comes in during a month; a source that is always late brings the month before, every month."""
    if not household.incomes:
        return household.income_fen or 0
    return sum(source.amount_fen for source in household.incomes if _comes(source, first_on))


def once_by_month(household: Household, as_of: date) -> Payments:
    """Money that comes once and need not be paid back, in the month in which it is there; what is past is in cash."""
    sums = [0] * HORIZON_MONTHS
    for one in household.one_offs:
        month = month_index(as_of, one.on)
        if one.owner is not Owner.BORROWED and one.on > as_of and month < HORIZON_MONTHS:
            sums[month] += one.amount_fen
    return tuple(sums)


def _comes(source: Income, first_on: date) -> bool:
    if source.until_on is not None and first_on > source.until_on:
        return False
    return not source.months or first_on.month in source.months


def _differs(household: Household) -> bool:
    return bool(household.incomes or household.expenses or household.one_offs)


def _spared(household: Household, left_fen: int) -> int:
    """The buffer stays in the house; what is short is short in full."""
    return left_fen if left_fen < 0 else left_fen * max(0, E9 - household.buffer_e9) // E9


_QUESTIONS: tuple[tuple[Callable[[Household], bool], Missing], ...] = (
    (
        lambda household: household.income_fen is None and not household.incomes,
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
