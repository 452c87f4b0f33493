"""One payment for several debts with one creditor: which debt it meets, and what decided (Civil Code 560).

The debtor may say which debt is being paid. Otherwise: due debts first; of those the least secured; of those the
heaviest burden; of those the earliest due; of those each by its share. Where money is left after every due debt the
same order is used for the others: the law is silent there.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from liangqing.base.errors import InputUnusable


@dataclass(frozen=True)
class OwedDebt:
    """One debt: `owed_fen` with everything that hangs on it, `secured_fen` what security covers of it.

    `burden_e9` is what it costs while it is not paid, in billionths a year of what is owed.
    """

    debt: str
    owed_fen: int
    due_on: date
    secured_fen: int
    burden_e9: int


class SpreadRule(StrEnum):
    """What decided between the debts that were left."""

    DESIGNATED = "designated"
    DUE = "due"
    LEAST_SECURED = "least_secured"
    HEAVIEST = "heaviest"
    EARLIEST_DUE = "earliest_due"
    PRO_RATA = "pro_rata"
    ONLY_ONE = "only_one"


@dataclass(frozen=True)
class SpreadStep:
    """What one debt received, and why it was its turn: every rule that ruled others out, the last one deciding.

    `before` are the debts that had to wait for it.
    """

    debt: str
    fen: int
    decided_by: tuple[SpreadRule, ...]
    before: tuple[str, ...]


@dataclass(frozen=True)
class Spread:
    """The steps in order; `left_fen` is what was paid beyond all debts."""

    steps: tuple[SpreadStep, ...]
    left_fen: int

    def fen_of(self, debt: str) -> int:
        """What a debt received altogether."""
        return sum(step.fen for step in self.steps if step.debt == debt)


def spread(paid_fen: int, debts: Sequence[OwedDebt], paid_on: date, designated: Sequence[str] = ()) -> Spread:
    """One payment of `paid_on` over the debts, those that the debtor `designated` first, in the order named.

    Raises InputUnusable for a negative amount, a debt named twice, or a designated one that is not among them.
    """
    _check(paid_fen, debts, designated)
    left = [debt for debt in debts if debt.owed_fen]
    steps: list[SpreadStep] = []
    while left and paid_fen:
        chosen, rules = _next(left, paid_on, designated)
        waiting = tuple(debt.debt for debt in left if debt not in chosen)
        for debt, fen in zip(chosen, _shares(paid_fen, [debt.owed_fen for debt in chosen]), strict=True):
            steps = [*steps, SpreadStep(debt.debt, fen, rules, waiting)]
            paid_fen -= fen
        left = [debt for debt in left if debt not in chosen]
    return Spread(tuple(steps), paid_fen)


def _next(
    left: Sequence[OwedDebt], paid_on: date, designated: Sequence[str]
) -> tuple[list[OwedDebt], tuple[SpreadRule, ...]]:
    """Whose turn it is, several where only their shares decide; and the rules that ruled the others out."""
    chosen = list(left)
    if len(chosen) == 1:
        return chosen, (SpreadRule.ONLY_ONE,)
    named = [debt for name in designated for debt in chosen if debt.debt == name]
    if named:
        return named[:1], (SpreadRule.DESIGNATED,)
    rules: list[SpreadRule] = []
    for rule, rank in _RANKS:
        best = min(rank(debt, paid_on) for debt in chosen)
        kept = [debt for debt in chosen if rank(debt, paid_on) == best]
        rules = [*rules, rule] if len(kept) < len(chosen) else rules
        chosen = kept
    return chosen, tuple(rules) if len(chosen) == 1 else (*rules, SpreadRule.PRO_RATA)


def _shares(paid_fen: int, owed_fen: Sequence[int]) -> tuple[int, ...]:
    """Whole fen by what is owed; the fen left over go to the largest remainders, of equal ones to the first named."""
    total_fen = sum(owed_fen)
    if paid_fen >= total_fen:
        return tuple(owed_fen)
    parts = [divmod(paid_fen * fen, total_fen) for fen in owed_fen]
    over = paid_fen - sum(whole for whole, _ in parts)
    first = sorted(range(len(parts)), key=lambda place: (-parts[place][1], place))[:over]
    return tuple(whole + (place in first) for place, (whole, _) in enumerate(parts))


def _check(paid_fen: int, debts: Sequence[OwedDebt], designated: Sequence[str]) -> None:
    names = [debt.debt for debt in debts]
    unknown = [name for name in designated if name not in names]
    if unknown:
        raise InputUnusable("spread_unknown_debt", f"没有“{unknown[0]}”这笔债。", "请从列出的债务里选。")
    if len(set(names)) < len(names) or len(set(designated)) < len(designated):
        raise InputUnusable("spread_named_twice", "同一笔债写了两次。", "每笔债只写一次。")
    if min([paid_fen, *(min(debt.owed_fen, debt.secured_fen, debt.burden_e9) for debt in debts)]) < 0:
        raise InputUnusable("spread_negative", "金额和利率不能小于零。", "请改正这一项。")


_Rank = Callable[[OwedDebt, date], int]
#: The order of the law; the smallest goes first.
_RANKS: tuple[tuple[SpreadRule, _Rank], ...] = (
    (SpreadRule.DUE, lambda debt, paid_on: int(debt.due_on > paid_on)),
    (SpreadRule.LEAST_SECURED, lambda debt, _: debt.secured_fen),
    (SpreadRule.HEAVIEST, lambda debt, _: -debt.burden_e9),
    (SpreadRule.EARLIEST_DUE, lambda debt, _: debt.due_on.toordinal()),
)
