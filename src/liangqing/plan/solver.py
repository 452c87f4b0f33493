"""One way per debt, best by several aims in turn, proven by HiGHS and checked again in whole fen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from liangqing.plan.highs import SolverFault
from liangqing.plan.menu import Aim, Menu, Purse, affordable, cost, month_sums, short_of, value_of
from liangqing.plan.search import Found, Limits, Picks, Search, Tail

#: No shortfall is a rule of every solve; then the fewest reliefs, the least danger, the least paid, the earliest end.
OUR_AIMS = (Aim.RELIEFS, Aim.EXPOSURE, Aim.TOTAL, Aim.FREE_MONTH, Aim.LAST_MONTHS)

#: How far the places of several debts are put into one number: well within what HiGHS tells apart.
_LARGEST_PLACE = 10_000

__all__ = ("OUR_AIMS", "Best", "Limits", "Picks", "best", "least_peak", "least_short")


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
    if not menu:
        return Best((), (0,) * len(aims)) if affordable((), limits.purse) else None
    if Aim.RELIEFS in aims[:1] and any(way.relief for ways in menu for way in ways):
        return _without_reliefs(menu, limits, aims) or _best(menu, limits, aims)
    return _best(menu, limits, aims)


def _without_reliefs(menu: Menu, limits: Limits, aims: Sequence[Aim]) -> Best | None:
    """The same among the ways that need no relief: if there is a choice, the best of all is one of these."""
    places = [[place for place, way in enumerate(ways) if not way.relief] for ways in menu]
    if not all(places):
        return None
    own = tuple(tuple(ways[place] for place in kept) for ways, kept in zip(menu, places, strict=True))
    found = _best(own, limits, aims)
    if found is None:
        return None
    return Best(tuple(kept[pick] for kept, pick in zip(places, found.picks, strict=True)), found.values)


def _best(menu: Menu, limits: Limits, aims: Sequence[Aim]) -> Best | None:
    """The same for one debt or more, with one solve for each aim."""
    search = Search(menu, limits, Tail.NOTHING, 0)
    picks: Picks = (0,) * len(menu)
    values: list[int] = []
    for aim in aims:
        found = _soonest(search, menu, picks) if aim is Aim.FREE_MONTH else _least(search, menu, aim)
        if found is None and not values:
            return None
        picks = _there(found).picks
        values.append(value_of(menu, picks, aim))
    picks = _first_among_equals(search, menu, picks)
    _check(menu, limits, picks, dict(zip(aims, values, strict=True)))
    return Best(picks, tuple(values))


def least_short(menu: Menu, purse: Purse) -> int:
    """The smallest amount in fen that, added to every month, lets some choice be paid; one fen less is too little."""

    def measure(picks: Picks) -> int:
        return short_of(month_sums(menu, picks), purse)

    if not menu:
        return measure(())
    search = Search(menu, Limits(purse), Tail.MORE, measure((0,) * len(menu)))
    return measure(_there(_proven(search, {search.model.tail: 1}, measure)).picks)


def least_peak(menu: Menu, purse: Purse) -> int | None:
    """The lowest that the highest month of an affordable choice can be, in fen; None where none is affordable."""

    def measure(picks: Picks) -> int:
        return max(month_sums(menu, picks), default=0)

    if not menu:
        return 0 if affordable((), purse) else None
    most_fen = sum(max(max(way.payments, default=0) for way in ways) for ways in menu)
    search = Search(menu, Limits(purse), Tail.PEAK, most_fen)
    found = _proven(search, {search.model.tail: 1}, measure)
    return None if found is None else measure(found.picks)


def _least(search: Search, menu: Menu, aim: Aim) -> Found | None:
    """The least sum of one aim; later questions may not make it worse, and what they cannot choose is left out."""
    base = sum(min(cost(way, aim) for way in ways) for ways in menu)
    costs = _extra_costs(search, menu, aim)
    found = _proven(search, costs, lambda picks: value_of(menu, picks, aim) - base)
    if found is not None:
        search.narrow(costs, value_of(menu, found.picks, aim) - base)
    return found


def _soonest(search: Search, menu: Menu, picks: Picks) -> Found:
    """From a choice that is there, shorter and shorter until no choice is."""
    costs = _extra_costs(search, menu, Aim.LAST_MONTHS)
    found = Found(picks, 0)
    while (shorter := search.below(value_of(menu, found.picks, Aim.FREE_MONTH), costs)) is not None:
        found = shorter
    search.cap_lengths(value_of(menu, found.picks, Aim.FREE_MONTH))
    return found


def _extra_costs(search: Search, menu: Menu, aim: Aim) -> dict[int, int]:
    """Costs above the debt's cheapest way: the same choice is best, and the figures stay small."""
    least = [min(cost(way, aim) for way in ways) for ways in menu]
    return {index: cost(way, aim) - least[debt] for index, (debt, _, way) in enumerate(search.columns)}


def _proven(search: Search, costs: Mapping[int, int], measure: Callable[[Picks], int]) -> Found | None:
    """The choice with the least measure, which is held from here on; None where there is no choice.

    Proven either by HiGHS's bound, which is then the exact figure, or because nothing below the exact figure is left.
    """
    found = search.minimum(costs)
    if found is None:
        return None
    value = measure(found.picks)
    row = search.model.at_most(costs, value)
    while found.bound != value:
        search.model.change_limit(row, value - 1)
        lower = search.minimum(costs)
        if lower is None:
            search.model.change_limit(row, value)
            break
        if measure(lower.picks) >= value:
            raise SolverFault(f"asked for less than {value}, got {measure(lower.picks)}")
        found, value = lower, measure(lower.picks)
    return found


def _there(found: Found | None) -> Found:
    if found is None:
        raise SolverFault("feasible for one aim and infeasible for the next")
    return found


def _first_among_equals(search: Search, menu: Menu, picks: Picks) -> Picks:
    """Debt by debt the earliest way that keeps every aim, some debts at once."""
    for group in _groups(menu):
        if any(picks[debt] for debt in group):
            picks = _there(search.minimum(_places(menu, group, search.starts))).picks
        for debt in group:
            search.model.take(search.starts[debt] + picks[debt])
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


def _check(menu: Menu, limits: Limits, picks: Picks, values: Mapping[Aim, int]) -> None:
    """The final choice in whole numbers: affordable, below the peak, and every aim as proven."""
    monthly = month_sums(menu, picks)
    if not affordable(monthly, limits.purse):
        raise SolverFault("the chosen plan spends more than there is")
    if limits.peak_fen is not None and max(monthly, default=0) > limits.peak_fen:
        raise SolverFault("the chosen plan passes its peak")
    for aim, value in values.items():
        if value_of(menu, picks, aim) != value:
            raise SolverFault(f"{aim.value} changed after it was proven")
