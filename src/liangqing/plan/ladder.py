"""What to open with, what to aim at, and the most that may be promised, for each debt that is negotiated."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from liangqing.plan.menu import Purse
from liangqing.plan.months import Payments, added, running
from liangqing.plan.options import TERMS
from liangqing.plan.plan import LadderStep, Option, OptionKind

_LEVEL = frozenset(
    {OptionKind.INSTALMENTS, OptionKind.EXTENSION, OptionKind.MEDIATION, OptionKind.SETTLEMENT},
)


def ladder(
    options: Sequence[Option], purse: Purse, silent: Collection[str] = frozenset()
) -> tuple[LadderStep, ...]:
    """One step per debt settled by instalments; the other ways leave no monthly amount to negotiate.

    Fen a month. Target: the plan's own amount. Opening: the same sum over the next longer term, or the target
    itself where the plan already asks for the longest. Floor: what the household could still pay for this debt out
    of what the months bring, own cash left aside, while it keeps every other part of the plan; nothing above it may
    be promised. Of the `silent` debts no sum is spoken of now.
    """
    return tuple(
        _step(option, _others(options, option), purse)
        for option in options
        if option.kind in _LEVEL and option.debt not in silent
    )


def _step(option: Option, others: Payments, purse: Purse) -> LadderStep:
    """Where the plan's own amount is more than the months bring, a first payment out of the cash makes up for it."""
    most_fen = _floor_fen(option, others, replace(purse, cash_fen=0))
    first_fen = option.total_fen - most_fen * option.months if option.monthly_fen > most_fen else 0
    if first_fen > purse.cash_fen:
        first_fen, most_fen = 0, option.monthly_fen
    target_fen = min(option.monthly_fen, most_fen)
    return LadderStep(
        debt=option.debt,
        opening_fen=min(_opening_fen(option), target_fen),
        target_fen=target_fen,
        floor_fen=most_fen,
        first_fen=first_fen,
    )


def _opening_fen(option: Option) -> int:
    longer = [months for months in TERMS if months > option.months]
    return option.total_fen // longer[0] if longer else option.monthly_fen


def _others(options: Sequence[Option], option: Option) -> Payments:
    return added(*(other.payments_fen for other in options if other is not option))


def _floor_fen(option: Option, others: Payments, purse: Purse) -> int:
    """The largest amount a month for this debt, until it is paid, with which no month runs short."""
    months = max(option.months, len(others))
    free = [purse.up_to(month) - spent for month, spent in enumerate(running(others, months))]
    shorter = [
        money_fen // (month + 1) for month, money_fen in enumerate(free) if money_fen < option.total_fen
    ]
    return min([option.total_fen, *shorter])
