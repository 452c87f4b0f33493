"""The well-known strategies, month by month in whole fen, as they run when no lender has agreed to anything."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from liangqing.assess.position import DebtPosition
from liangqing.base.money import quotient_half_up
from liangqing.plan.menu import Purse
from liangqing.plan.owed import settle_fen

#: After fifty years a strategy counts as one that never ends.
HORIZON_MONTHS = 600

Amounts = tuple[int, ...]
#: (money in fen, balances) → what each balance gets.
Split = Callable[[int, Amounts], Amounts]


@dataclass(frozen=True)
class Loan:
    """One debt as a strategy sees it: balance in fen, and the simple yearly rate at which it grows (0 if not known)."""

    id: str
    balance_fen: int
    yearly: Fraction


@dataclass(frozen=True)
class Run:
    """What a strategy comes to. `first` is what each loan gets in month 0."""

    total_fen: int
    months: int
    first: Amounts


def loans_of(positions: Sequence[DebtPosition]) -> tuple[Loan, ...]:
    """Debts with a known balance above zero, at today's balance and nominal rate."""
    balances = [(at, at.contract.total_fen if at.contract else settle_fen(at)) for at in positions]
    return tuple(Loan(at.id, fen, _yearly(at)) for at, fen in balances if fen is not None and fen > 0)


def simulate(loans: Sequence[Loan], purse: Purse, split: Split) -> Run | None:
    """Each month interest is added, then all the money goes out; None where the debts never end.

    Interest is a twelfth of the yearly rate on the balance, rounded half up to fen. Cash goes out in month 0.
    """
    balances = tuple(loan.balance_fen for loan in loans)
    first: Amounts = (0,) * len(loans)
    total_fen = 0
    for month in range(HORIZON_MONTHS):
        if not any(balances):
            return Run(total_fen, month, first)
        grown = tuple(map(_with_interest, balances, loans))
        money_fen = max(0, purse.in_month(month) + (0 if month else purse.cash_fen))
        paid = split(min(money_fen, sum(grown)), grown)
        first = first if month else paid
        balances = tuple(before - amount for before, amount in zip(grown, paid, strict=True))
        total_fen += sum(paid)
    return None if any(balances) else Run(total_fen, HORIZON_MONTHS, first)


def in_turn(order: Sequence[int]) -> Split:
    """Everything to the first loan of the order until it is gone, then to the next."""

    def split(money_fen: int, balances: Amounts) -> Amounts:
        paid = [0] * len(balances)
        for index in order:
            paid[index] = min(money_fen, balances[index])
            money_fen -= paid[index]
        return tuple(paid)

    return split


def pro_rata(money_fen: int, balances: Amounts) -> Amounts:
    """By balance, to the fen: the fen left over go to the largest remainders, then to the first loan."""
    whole = sum(balances)
    if whole <= money_fen:
        return balances
    parts = [divmod(money_fen * balance, whole) for balance in balances]
    over = money_fen - sum(part for part, _ in parts)
    ranked = sorted(range(len(parts)), key=lambda index: (-parts[index][1], index))
    lucky = frozenset(ranked[:over])
    return tuple(part + (index in lucky) for index, (part, _) in enumerate(parts))


def smallest_first(loans: Sequence[Loan]) -> list[int]:
    """Snowball: by balance, the first loan first among equals."""
    return sorted(range(len(loans)), key=lambda index: (loans[index].balance_fen, index))


def dearest_first(loans: Sequence[Loan]) -> list[int]:
    """Avalanche: by rate, highest first."""
    return sorted(range(len(loans)), key=lambda index: (-loans[index].yearly, index))


def _with_interest(balance_fen: int, loan: Loan) -> int:
    yearly = loan.yearly
    return balance_fen + quotient_half_up(balance_fen * yearly.numerator, 12 * yearly.denominator)


def _yearly(at: DebtPosition) -> Fraction:
    """`nominal_percent` is printed text ("21.4572"); no rate known counts as none and the sentence says so."""
    return Fraction(at.nominal_percent) / 100 if at.nominal_percent else Fraction(0)
