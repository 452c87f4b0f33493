"""One way per debt, best by several aims in turn, proven by HiGHS and checked again in whole fen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from liangqing.plan.highs import Answer, Model, SolverFault
from liangqing.plan.menu import (
    Aim,
    Menu,
    Purse,
    affordable,
    columns_of,
    cost,
    month_sums,
    short_of,
    telling_months,
    value_of,
)

#: No shortfall is a rule of every solve; then the fewest reliefs, the least danger, the least paid, the earliest end.
OUR_AIMS = (Aim.RELIEFS, Aim.EXPOSURE, Aim.TOTAL, Aim.FREE_MONTH, Aim.LAST_MONTHS)

#: How far the places of several debts are put into one number: well within what HiGHS tells apart.
_LARGEST_PLACE = 10_000

Picks = tuple[int, ...]


@dataclass(frozen=True)
class Limits:
    """What no month may pass: all the money there is so far, and where `peak_fen` is given, that amount."""

    purse: Purse
    peak_fen: int | None = None


@dataclass(frozen=True)
class Best:
    """`picks[i]` is the way chosen for debt i; `values` are the aims' exact figures, each proven least."""

    picks: Picks
    values: tuple[int, ...]


def best(menu: Menu, limits: Limits, aims: Sequence[Aim]) -> Best | None:
    """The choice that is least by the first aim, among those by the second, and so on; None where none is affordable.

    Among equals the earliest way of the first debt wins, then of the second. Every debt has one way at least.
    Raises SolverFault when the exact check refuses the answer.
    """
    if not menu and not affordable((), limits.purse):
        return None
    model = _model(menu, limits)
    picks: Picks = (0,) * len(menu)
    values: list[int] = []
    for aim in aims if menu else ():
        answer = _least(model, menu, aim)
        if answer is None and not values:
            return None
        picks = _picks(menu, answer)
        values.append(value_of(menu, picks, aim))
        _prove_and_hold(model, menu, aim, answer, values[-1])
    picks = _first_among_equals(model, menu, picks)
    _check(menu, limits, picks, dict(zip(aims, values, strict=False)))
    return Best(picks, tuple(values) or (0,) * len(aims))


def least_short(menu: Menu, purse: Purse) -> int:
    """The smallest amount in fen that, added to every month, lets some choice be paid; one fen less is too little."""

    def measure(picks: Picks) -> int:
        return short_of(month_sums(menu, picks), purse)

    def widened(fen: int) -> Limits:
        return Limits(purse.with_more(fen))

    enough = short_of(month_sums(menu, (0,) * len(menu)), purse)
    found = _lowered(menu, widened(enough), widened, measure, purse.up_to(0))
    if found is None:
        raise SolverFault("a choice that is affordable was not found")
    return found


def least_peak(menu: Menu, purse: Purse) -> int | None:
    """The lowest that the highest month of an affordable choice can be, in fen; None where none is affordable."""

    def measure(picks: Picks) -> int:
        return max(month_sums(menu, picks), default=0)

    return _lowered(menu, Limits(purse), lambda fen: Limits(purse, fen), measure, 0)


def _lowered(
    menu: Menu,
    widest: Limits,
    limits: Callable[[int], Limits],
    measure: Callable[[Picks], int],
    spare_fen: int,
) -> int | None:
    """The least measure of a choice within the widest limits: exact, not to a tolerance.

    It lies between the least first month (less what is there) and the measure of any choice; the way between is
    halved until nothing lower is possible.
    """
    if not menu:
        return measure(()) if affordable((), widest.purse) else None
    answer = _model(menu, widest).minimum(_first_month(menu))
    if answer is None:
        return None
    low, known = max(0, answer.bound - spare_fen), measure(_picks(menu, answer))
    middle = low
    while low < known:
        answer = _model(menu, limits(middle)).minimum({})
        if answer is None:
            low = middle + 1
        else:
            known = measure(_picks(menu, answer))
        if known > middle and answer is not None:
            raise SolverFault(f"limit {middle}, exact {known}")
        middle = (low + known) // 2
    return known


def _first_month(menu: Menu) -> dict[int, int]:
    return {index: sum(way.payments[:1]) for index, (_, _, way) in enumerate(columns_of(menu))}


def _model(menu: Menu, limits: Limits) -> Model:
    """One way per debt, and no month beyond its limits."""
    columns = columns_of(menu)
    model = Model(len(columns), max((len(way.payments) for _, _, way in columns), default=0))
    for debt in range(len(menu)):
        own = [index for index, (owner, _, _) in enumerate(columns) if owner == debt]
        model.exactly_one(own)
        model.at_most({index: len(columns[index][2].payments) for index in own} | {model.tail: -1}, 0)
    for month in telling_months(menu, limits.purse):
        spent = {index: sum(way.payments[: month + 1]) for index, (_, _, way) in enumerate(columns)}
        model.at_most(spent, limits.purse.up_to(month))
    if limits.peak_fen is not None:
        _add_peak(model, menu, limits.peak_fen)
    return model


def _add_peak(model: Model, menu: Menu, peak_fen: int) -> None:
    columns = columns_of(menu)
    for month in range(max((len(way.payments) for _, _, way in columns), default=0)):
        paid = {
            index: way.payments[month]
            for index, (_, _, way) in enumerate(columns)
            if month < len(way.payments)
        }
        model.at_most(paid, peak_fen)


def _least(model: Model, menu: Menu, aim: Aim) -> Answer | None:
    return model.minimum(_extra_costs(model, menu, aim))


def _extra_costs(model: Model, menu: Menu, aim: Aim) -> dict[int, int]:
    """Costs above the debt's cheapest way: the same choice is best, and the figures stay small."""
    if aim is Aim.FREE_MONTH:
        return {model.tail: 1}
    return {
        index: cost(way, aim) - _cheapest(menu, debt, aim)
        for index, (debt, _, way) in enumerate(columns_of(menu))
    }


def _cheapest(menu: Menu, debt: int, aim: Aim) -> int:
    return 0 if aim is Aim.FREE_MONTH else min(cost(way, aim) for way in menu[debt])


def _picks(menu: Menu, answer: Answer | None) -> Picks:
    """Columns → one way per debt; SolverFault where it is not exactly one."""
    if answer is None:
        raise SolverFault("feasible for one aim and infeasible for the next")
    columns = columns_of(menu)
    chosen = [columns[index] for index in answer.chosen]
    if [debt for debt, _, _ in chosen] != list(range(len(menu))):
        raise SolverFault("not exactly one way per debt")
    return tuple(pick for _, pick, _ in chosen)


def _prove_and_hold(model: Model, menu: Menu, aim: Aim, answer: Answer | None, value: int) -> None:
    """The bound that HiGHS proved must be the exact value; later aims may not make it worse."""
    extra = value - sum(_cheapest(menu, debt, aim) for debt in range(len(menu)))
    if answer is None or answer.bound != extra:
        raise SolverFault(f"{aim.value}: exact {extra}, bound {answer}")
    model.at_most(_extra_costs(model, menu, aim), extra)


def _first_among_equals(model: Model, menu: Menu, picks: Picks) -> Picks:
    """Debt by debt the earliest way that keeps every aim, some debts at once."""
    starts = [sum(map(len, menu[:debt])) for debt in range(len(menu))]
    for group in _groups(menu):
        if any(picks[debt] for debt in group):
            picks = _picks(menu, model.minimum(_places(menu, group, starts)))
        for debt in group:
            model.take(starts[debt] + picks[debt])
    return picks


def _groups(menu: Menu) -> list[list[int]]:
    """Debts in order, together while their places still make one whole number of moderate size."""
    groups: list[list[int]] = [[]]
    size = 1
    for debt, ways in enumerate(menu):
        size *= len(ways)
        if size > _LARGEST_PLACE and groups[-1]:
            groups.append([])
            size = len(ways)
        groups[-1].append(debt)
    return groups


def _places(menu: Menu, group: Sequence[int], starts: Sequence[int]) -> dict[int, int]:
    """The places of the group's picks as digits of one number, the first debt's digit the highest."""
    costs: dict[int, int] = {}
    unit = 1
    for debt in reversed(group):
        costs |= {starts[debt] + pick: pick * unit for pick in range(len(menu[debt]))}
        unit *= len(menu[debt])
    return costs


def _check(menu: Menu, limits: Limits, picks: Picks, values: dict[Aim, int]) -> None:
    """The final choice in whole numbers: affordable, below the peak, and every aim as proven."""
    monthly = month_sums(menu, picks)
    if not affordable(monthly, limits.purse):
        raise SolverFault("the chosen plan spends more than there is")
    if limits.peak_fen is not None and max(monthly, default=0) > limits.peak_fen:
        raise SolverFault("the chosen plan passes its peak")
    for aim, value in values.items():
        if value_of(menu, picks, aim) != value:
            raise SolverFault(f"{aim.value} changed after it was proven")
