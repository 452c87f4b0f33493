"""Case and position in, plan out: the one public step of this room."""

from collections.abc import Sequence

from liangqing.assess.creditor import recourse_proven
from liangqing.assess.position import DebtPosition, Position
from liangqing.case.case import Case
from liangqing.case.missing import Missing
from liangqing.plan import words
from liangqing.plan.alternatives import Ground, alternatives, untold
from liangqing.plan.asks import Bases
from liangqing.plan.budget import budget_of
from liangqing.plan.front import front_of
from liangqing.plan.highs import SolverFault
from liangqing.plan.ladder import ladder
from liangqing.plan.menu import month_sums
from liangqing.plan.months import Payments, month_start
from liangqing.plan.owed import as_agreed
from liangqing.plan.plan import Alternative, BudgetView, Option, Plan, PlanMonth, Rescue, Side
from liangqing.plan.sides import LenderFigures, sides_of
from liangqing.plan.simulate import loans_of
from liangqing.plan.solver import OUR_AIMS, Limits, Picks, best, least_short
from liangqing.plan.stress import stress_of
from liangqing.plan.table import Table, menu_of, table_of


def make_plan(case: Case, position: Position, bases: Bases, figures: LenderFigures | None = None) -> Plan:
    """One way per debt that the household can keep: least legal danger, then least paid, then earliest end, proven.

    `bases` are the policy reasons of law by the keys of `plan.asks`, `figures` what law gives for the lender's side
    (None: that side is not told). A debt whose amounts are not known is left out and asked for. Raises InputUnusable
    where position and case do not speak of the same debts.
    """
    return plan_on(table_of(case, position, bases, figures))


def plan_on(table: Table) -> Plan:
    """The same from everything on the table."""
    if table.means.missing:
        return _waiting(table)
    found = best(table.menu, Limits(table.purse), OUR_AIMS)
    return _short(table) if found is None else _held(table, found.picks)


def with_front(plan: Plan, table: Table) -> Plan:
    """The same plan with what else could be had; `plan` must have been made from `table`."""
    if not plan.feasible:
        return plan
    picks = [
        next(place for place, one in enumerate(ways) if one.option == plan.option(one.option.debt))
        for ways in table.ways
    ]
    return plan.model_copy(update={"front": front_of(table.menu, table.purse, picks)})


def _held(table: Table, picks: Picks) -> Plan:
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
        text=words.held(
            table.means,
            options,
            sum(totals),
            last_on,
            table.names,
            words.cash_used(table.means, totals, as_of),
        ),
        options=options,
        monthly=_months(table, totals),
        total_paid_fen=sum(totals),
        debt_free_on=None if table.left_out else last_on,
        optimal=True,
        gap_fen=0,
        alternatives=alternatives(_ground(table, options, picks)),
        ladder=ladder(options, table.purse, _silent(table)),
        missing=_missing(table),
        budget=_budget(table, totals),
        stress=stress_of(table.case.household, totals, as_of),
        sides=_sides(table, options),
        short_fen=0,
    )


def _silent(table: Table) -> frozenset[str]:
    """Debts of which no sum is spoken yet: a payment order can be objected to, or whose claim it is is not shown."""
    held = ((at.id, at.gate(code)) for at in table.position.debts for code in ("payment_order", "creditor"))
    closed = {debt_id for debt_id, gate in held if gate is not None and not gate.open}
    as_of = table.position.as_of
    return frozenset({*closed, *(debt.id for debt in table.case.debts if not recourse_proven(debt, as_of))})


def _short(table: Table) -> Plan:
    """No way to keep the floor: the least burdensome ways stay on the table, to negotiate from."""
    short_fen, options = _least_burden(table)
    rescue = _rescue(table)
    told = words.short(table.means, short_fen, table.names) + (
        rescue.text if rescue is not None else words.NO_RESCUE
    )
    plan = _not_held(table, told, options, alternatives(_ground(table, options, None)))
    return plan.model_copy(update={"short_fen": short_fen, "rescue": rescue, "sides": _sides(table, options)})


def _waiting(table: Table) -> Plan:
    """The household has not told its figures: only the debts' side can be shown."""
    short_fen, options = _least_burden(table)
    text = words.untold(table.means, short_fen, table.names)
    return _not_held(table, text, options, untold(words.alternatives_wait(table.means.missing)))


def _least_burden(table: Table) -> tuple[int, tuple[Option, ...]]:
    """The least in fen that every month lacks before any choice can be paid, and the best choice with that."""
    short_fen = least_short(table.menu, table.purse)
    found = best(table.menu, Limits(table.purse.with_more(short_fen)), OUR_AIMS)
    if found is None or (not table.means.missing and not short_fen):
        raise SolverFault(f"what is short, {short_fen}, contradicts the plan")
    return short_fen, table.chosen(found.picks)


def _rescue(table: Table) -> Rescue | None:
    """The fewest reliefs with which a plan would keep the floor; None where even all of them do not suffice."""
    menu = menu_of(table.all_ways)
    found = best(menu, Limits(table.purse), OUR_AIMS)
    if found is None:
        return None
    options = tuple(ways[pick].option for ways, pick in zip(table.all_ways, found.picks, strict=True))
    totals = month_sums(menu, found.picks)
    relieved = [option for option in options if option.relief]
    return Rescue(
        debts=tuple(option.debt for option in relieved),
        options=options,
        monthly=_months(table, totals),
        total_paid_fen=sum(totals),
        debt_free_on=None if table.left_out else month_start(table.position.as_of, len(totals) - 1),
        text=words.rescued(relieved),
    )


def _not_held(table: Table, text: str, options: tuple[Option, ...], beside: dict[str, Alternative]) -> Plan:
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
        budget=_budget(table, ()),
    )


def _budget(table: Table, monthly: Payments) -> BudgetView:
    return budget_of(table.case.household, table.means, table.position.debts, monthly, table.position.as_of)


def _sides(table: Table, options: Sequence[Option]) -> tuple[Side, ...]:
    if table.figures is None:
        return ()
    return sides_of(table.case.debts, table.position.debts, options, table.figures)


def _months(table: Table, totals: Payments) -> tuple[PlanMonth, ...]:
    return tuple(
        PlanMonth(
            month=month_start(table.position.as_of, index),
            total_fen=total_fen,
            capacity_fen=table.purse.in_month(index),
        )
        for index, total_fen in enumerate(totals)
    )


def _ground(table: Table, options: Sequence[Option], picks: Picks | None) -> Ground:
    """The strategies run on the debts that are paid in the plan: nothing time-barred, nothing settled."""
    paid = {option.debt for option in options if option.total_fen}
    pairs = zip(table.case.debts, table.position.debts, strict=True)
    return Ground(
        table.position.as_of,
        table.menu,
        table.purse,
        picks,
        loans_of([at for at in table.position.debts if at.id in paid]),
        tuple(as_agreed(debt, at, table.position.as_of) for debt, at in pairs if at.id in paid),
        not table.left_out,
    )


def _missing(table: Table) -> tuple[Missing, ...]:
    """What the household has not told, then what each debt that is left out still needs."""
    asked = [one for at in table.left_out for one in at.missing or (_amount_question(at),)]
    return (*table.means.missing, *asked)


def _amount_question(at: DebtPosition) -> Missing:
    if at.decided:
        return Missing(
            id=f"debt.{at.id}.judgment_amount",
            debt=at.id,
            question=f"“{at.name}”生效的判决书(调解书、裁决书)写一共要还多少?",
            where="判决书、调解书或裁决书最后几页",
        )
    return Missing(
        id=f"debt.{at.id}.claim",
        debt=at.id,
        question=f"“{at.name}”现在一共欠多少元,每月该还多少?",
        where="App 的“借款详情”或“还款计划”;也可以向客服要一份欠款明细",
    )
