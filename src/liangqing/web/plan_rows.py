"""A plan in rows for a page: each debt's way, months that are alike, the strategies beside it, the lender's side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from liangqing.assess.position import DebtPosition
from liangqing.base.rates import percent_text
from liangqing.plan.plan import Ask, Basis, LadderStep, Option, Plan, PlanMonth, Side


@dataclass(frozen=True)
class Way:
    """The way chosen for one debt, its requests by what they rest on, its ladder and the lender's side."""

    option: Option
    asks: tuple[tuple[str, tuple[Ask, ...]], ...]
    step: LadderStep | None = None
    side: Side | None = None


@dataclass(frozen=True)
class Stretch:
    """Months in a row with the same amounts."""

    first: PlanMonth
    last: PlanMonth
    count: int


@dataclass(frozen=True)
class Strategy:
    """One strategy among others; `free_on` None: no end, or not known."""

    name: str
    total_fen: int | None
    first_fen: int | None
    free_on: date | None
    text: str
    ours: bool


@dataclass(frozen=True)
class Chance:
    """In how many of a hundred lives the plan holds for so many months."""

    months: int
    percent: int


def ways_of(plan: Plan, by_urgency: Sequence[DebtPosition]) -> tuple[Way, ...]:
    """The chosen ways in the order of the debts."""
    return tuple(_way(plan, option) for debt in by_urgency if (option := plan.option(debt.id)) is not None)


def _way(plan: Plan, option: Option) -> Way:
    by_basis = ((basis, tuple(ask for ask in option.asks if ask.basis is basis)) for basis in Basis)
    asks = tuple((basis.label, asked) for basis, asked in by_basis if asked)
    step = next((one for one in plan.ladder if one.debt == option.debt), None)
    side = next((one for one in plan.sides if one.debt == option.debt), None)
    return Way(option, asks, step, side)


def stretches(months: Sequence[PlanMonth]) -> tuple[Stretch, ...]:
    """Months that are alike in one row."""
    runs = (tuple(run) for _, run in groupby(months, key=lambda month: (month.total_fen, month.capacity_fen)))
    return tuple(Stretch(run[0], run[-1], len(run)) for run in runs)


def strategies(plan: Plan) -> tuple[Strategy, ...]:
    """Ours first where there is one, then the well-known ones."""
    return (*_ours(plan), *(_beside(key, plan) for key in plan.alternatives))


def _ours(plan: Plan) -> Iterator[Strategy]:
    if plan.feasible:
        first_fen = plan.monthly[0].total_fen if plan.monthly else 0
        text = "付得起,不动饭钱;最先让最险的几笔脱离逾期,再比谁付得少、谁早还清。"
        yield Strategy("本方案", plan.total_paid_fen, first_fen, plan.debt_free_on, text, ours=True)


def _beside(key: str, plan: Plan) -> Strategy:
    other = plan.alternatives[key]
    return Strategy(
        other.name, other.total_paid_fen, other.first_month_fen, other.debt_free_on, other.text, ours=False
    )


def chances_of(plan: Plan) -> tuple[Chance, ...]:
    """Whole percent, rounded down."""
    horizons = plan.stress.horizons if plan.stress is not None else ()
    return tuple(Chance(one.months, int(percent_text(one.survives_e9).partition(".")[0])) for one in horizons)
