"""What can be had for what: paid in total, the highest month, months until free; none is worse in all."""

from collections.abc import Iterator, Sequence

from liangqing.plan.menu import Aim, Menu, Purse, month_sums
from liangqing.plan.plan import FrontPoint
from liangqing.plan.solver import Limits, best, least_peak

#: Ends that are looked at, in months, and how many steps of the highest month between the lowest and the cheapest.
ENDS = (12, 24, 36, 48, 60, 120)
STEPS = 3


def front_of(menu: Menu, purse: Purse, ours: Sequence[int]) -> tuple[FrontPoint, ...]:
    """Points by rising highest month, each the least paid for its end and limit, proven; `ours` is our choice.

    Empty where no plan keeps the floor. Legal danger is not in this picture: our plan may lie behind the front.
    """
    mine = _point(month_sums(menu, ours), ours=True)
    found = {(one.total_fen, one.peak_fen, one.months): one for end in ENDS for one in _to(menu, purse, end)}
    found[mine.total_fen, mine.peak_fen, mine.months] = mine
    keys = [key for key in found if found[key].ours or not any(_beats(other, key) for other in found)]
    return tuple(found[key] for key in sorted(keys, key=lambda key: (key[1], key[0], key[2])))


def _to(menu: Menu, purse: Purse, end: int) -> Iterator[FrontPoint]:
    """Choices that end by then: with the lowest highest month, with the least paid, and between."""
    short = tuple(tuple(way for way in ways if len(way.payments) <= end) for ways in menu)
    if not all(short):
        return
    low_fen = least_peak(short, purse)
    if low_fen is None:
        return
    cheapest = best(short, Limits(purse), (Aim.TOTAL, Aim.FREE_MONTH))
    high_fen = max(month_sums(short, cheapest.picks), default=0) if cheapest is not None else low_fen
    for step in range(STEPS + 1):
        limit_fen = low_fen + (high_fen - low_fen) * step // STEPS
        one = best(short, Limits(purse, limit_fen), (Aim.TOTAL, Aim.FREE_MONTH))
        if one is not None:
            yield _point(month_sums(short, one.picks), ours=False)


def _point(monthly: Sequence[int], *, ours: bool) -> FrontPoint:
    return FrontPoint(
        total_fen=sum(monthly), peak_fen=max(monthly, default=0), months=len(monthly), ours=ours
    )


def _beats(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    return one != other and all(mine <= theirs for mine, theirs in zip(one, other, strict=True))
