"""Case and position in, plan out: the one public step of this room."""

from collections.abc import Sequence
from dataclasses import dataclass

from liangqing.assess.position import DebtPosition, Position
from liangqing.base.errors import InputUnusable
from liangqing.case.case import Case
from liangqing.case.missing import Missing
from liangqing.plan import words
from liangqing.plan.alternatives import Ground, alternatives, loans_of, untold
from liangqing.plan.asks import Bases
from liangqing.plan.capacity import Means, means_of
from liangqing.plan.highs import SolverFault
from liangqing.plan.ladder import ladder
from liangqing.plan.menu import Menu, Purse, Way, month_sums
from liangqing.plan.months import Payments, month_start
from liangqing.plan.options import Candidate, Look, candidates
from liangqing.plan.plan import Alternative, Option, Plan, PlanMonth
from liangqing.plan.solver import OUR_AIMS, Limits, Picks, best, least_short


@dataclass(frozen=True)
class _Table:
    """Everything on the table: the household's means, each debt's ways, and the debts that have none yet."""

    position: Position
    means: Means
    ways: tuple[tuple[Candidate, ...], ...]
    left_out: tuple[DebtPosition, ...]

    @property
    def menu(self) -> Menu:
        return tuple(tuple(Way(one.option.payments_fen, one.exposure) for one in ways) for ways in self.ways)

    @property
    def purse(self) -> Purse:
        return Purse(self.means.cash_fen, self.means.capacity_fen)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(at.name for at in self.left_out)

    def chosen(self, picks: Picks) -> tuple[Option, ...]:
        return tuple(ways[pick].option for ways, pick in zip(self.ways, picks, strict=True))


def make_plan(case: Case, position: Position, bases: Bases) -> Plan:
    """One way per debt that the household can keep: least legal danger, then least paid, then earliest end, proven.

    `bases` are the policy reasons of law by the keys of `plan.asks`. A debt whose amounts are not known is left out
    and asked for. Raises InputUnusable where position and case do not speak of the same debts.
    """
    table = _table(case, position, bases)
    if table.means.missing:
        return _waiting(table)
    found = best(table.menu, Limits(table.purse), OUR_AIMS)
    return _short(table) if found is None else _held(table, found.picks)


def _table(case: Case, position: Position, bases: Bases) -> _Table:
    if [debt.id for debt in case.debts] != [at.id for at in position.debts]:
        raise InputUnusable(
            "position_of_other_case", "债务和评估结果对不上。", "请用同一个案件重新评估,再做方案。"
        )
    means = means_of(case.household)
    looks = [
        Look(debt, at, position.as_of, means.cash_fen, bases)
        for debt, at in zip(case.debts, position.debts, strict=True)
    ]
    found = [(look.at, candidates(look)) for look in looks]
    return _Table(
        position,
        means,
        tuple(ways for _, ways in found if ways),
        tuple(at for at, ways in found if not ways),
    )


def _held(table: _Table, picks: Picks) -> Plan:
    """A plan that keeps the floor; the solver has checked it in whole fen."""
    as_of = table.position.as_of
    options = table.chosen(picks)
    totals = month_sums(table.menu, picks)
    last_on = month_start(as_of, len(totals) - 1) if totals else None
    return Plan(
        as_of=as_of,
        cash_fen=table.means.cash_fen,
        capacity_fen=table.means.capacity_fen,
        floor_fen=table.means.floor_fen,
        feasible=True,
        text=words.held(table.means, options, sum(totals), last_on, table.names),
        options=options,
        monthly=_months(table, totals),
        total_paid_fen=sum(totals),
        debt_free_on=None if table.left_out else last_on,
        optimal=True,
        gap_fen=0,
        alternatives=alternatives(_ground(table, options, picks)),
        ladder=ladder(options, table.purse),
        missing=_missing(table),
    )


def _short(table: _Table) -> Plan:
    """No way to keep the floor: the least burdensome ways stay on the table, to negotiate from."""
    need_fen, options = _least_burden(table)
    text = words.short(table.means, need_fen, table.names)
    return _not_held(table, text, options, alternatives(_ground(table, options, None)))


def _waiting(table: _Table) -> Plan:
    """The household has not told its figures: only the debts' side can be shown."""
    need_fen, options = _least_burden(table)
    text = words.untold(table.means, need_fen, table.names)
    return _not_held(table, text, options, untold(words.alternatives_wait(table.means.missing)))


def _least_burden(table: _Table) -> tuple[int, tuple[Option, ...]]:
    """The smallest capacity with which any choice can be paid, in fen a month, and the best choice at that capacity."""
    need_fen = least_short(table.menu, Purse(table.means.cash_fen, 0))
    found = best(table.menu, Limits(Purse(table.means.cash_fen, need_fen)), OUR_AIMS)
    if found is None or (not table.means.missing and need_fen <= table.means.capacity_fen):
        raise SolverFault(f"smallest capacity {need_fen} contradicts the plan")
    return need_fen, table.chosen(found.picks)


def _not_held(table: _Table, text: str, options: tuple[Option, ...], beside: dict[str, Alternative]) -> Plan:
    return Plan(
        as_of=table.position.as_of,
        cash_fen=table.means.cash_fen,
        capacity_fen=table.means.capacity_fen,
        floor_fen=table.means.floor_fen,
        feasible=False,
        text=text,
        options=options,
        monthly=(),
        total_paid_fen=0,
        debt_free_on=None,
        optimal=False,
        gap_fen=0,
        alternatives=beside,
        ladder=(),
        missing=_missing(table),
    )


def _months(table: _Table, totals: Payments) -> tuple[PlanMonth, ...]:
    return tuple(
        PlanMonth(
            month=month_start(table.position.as_of, index),
            total_fen=total_fen,
            capacity_fen=table.means.capacity_fen,
        )
        for index, total_fen in enumerate(totals)
    )


def _ground(table: _Table, options: Sequence[Option], picks: Picks | None) -> Ground:
    """The strategies run on the debts that are paid in the plan: nothing time-barred, nothing settled."""
    paid = {option.debt for option in options if option.total_fen}
    loans = loans_of([at for at in table.position.debts if at.id in paid])
    return Ground(table.position.as_of, table.menu, table.purse, picks, loans, not table.left_out)


def _missing(table: _Table) -> tuple[Missing, ...]:
    """What the household has not told, then what each debt that is left out still needs."""
    asked = [one for at in table.left_out for one in at.missing or (_amount_question(at),)]
    return (*table.means.missing, *asked)


def _amount_question(at: DebtPosition) -> Missing:
    return Missing(
        id=f"debt.{at.id}.claim",
        debt=at.id,
        question=f"“{at.name}”现在一共欠多少元,每月该还多少?",
        where="App 的“借款详情”或“还款计划”;也可以向客服要一份欠款明细",
    )
