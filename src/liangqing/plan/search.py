"""The choices as one model; a month is added to it only when an answer spends more than there is by then."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate

from liangqing.plan.highs import Answer, Model, SolverFault
from liangqing.plan.menu import Menu, Purse, Way, columns_of, month_sums, months_of

Picks = tuple[int, ...]

#: How many months are added at once: the first that is broken and those broken most.
_AT_ONCE = 3
#: Prices are whole numbers of this part.
_SCALE = 10**9


@dataclass(frozen=True)
class Limits:
    """What no month may pass: all the money there is so far, and where `peak_fen` is given, that amount."""

    purse: Purse
    peak_fen: int | None = None


class Tail(Enum):
    """What the whole number beside the choices stands for."""

    NOTHING = "nothing"
    MORE = "fen added to every month"
    PEAK = "the highest month"


@dataclass(frozen=True)
class Found:
    """A choice that keeps every limit, and the bound that was proven for what was asked."""

    picks: Picks
    bound: int


class Search:
    """Answers one question after another about the same choices; every answer is checked in whole fen."""

    def __init__(self, menu: Menu, limits: Limits, tail: Tail, most: int) -> None:
        self._menu, self._limits, self._tail = menu, limits, tail
        self.columns = columns_of(menu)
        self.model = Model(len(self.columns), most)
        self._held: set[int] = set()
        self._peaks: set[int] = set()
        self.starts = [sum(map(len, menu[:debt])) for debt in range(len(menu))]
        own = zip(self.starts, menu, strict=True)
        self._open = [list(range(start, start + len(ways))) for start, ways in own]
        for indexes in self._open:
            self.model.exactly_one(indexes)
        self._hold(
            [
                0,
                months_of(limits.purse, max((len(way.payments) for _, _, way in self.columns), default=0))
                - 1,
            ]
        )

    def minimum(self, costs: Mapping[int, int]) -> Found | None:
        """The least Σ cost × column over all choices within the limits, proven; None where there is none.

        Fewer rows can only make the bound lower: once the answer keeps every month it is the least of all.
        """
        while (answer := self.model.minimum(costs)) is not None:
            picks = self._picks(answer)
            monthly = month_sums(self._menu, picks)
            broken = self._worst(self._over(monthly, answer.tail), self._held)
            high = self._worst(self._over_peak(monthly, answer.tail), self._peaks)
            if not broken and not high:
                return Found(picks, answer.bound)
            self._hold(broken)
            self._hold_peaks(high)
        return None

    def below(self, months: int, costs: Mapping[int, int]) -> Found | None:
        """The same question for choices of which no way runs `months` or longer."""
        longer = [index for own in self._open for index in own if self._length(index) >= months]
        if any(all(self._length(index) >= months for index in own) for own in self._open):
            return None
        for column in longer:
            self.model.leave_out(column)
        found = self.minimum(costs)
        for column in longer:
            self.model.let_in(column)
        return found

    def cap_lengths(self, months: int) -> None:
        """Longer ways are left out."""
        self._leave_out([index for own in self._open for index in own if self._length(index) > months])

    def narrow(self, costs: Mapping[int, int], most: int) -> None:
        """Leaves out every way that no choice with Σ cost ≤ `most` within the rows can have.

        A row's excess over its limit, paid for at any price, cannot make a choice that keeps the rows dearer; so what
        the debts cost at least, priced that way, is a bound. All in whole numbers: no rounding decides.
        """
        priced = {index: costs.get(index, 0) * _SCALE for index in range(len(self.columns))}
        bound = 0
        for row, price in self.model.prices(costs, _SCALE).items():
            weights, limit = self.model.rows[row]
            bound -= price * limit
            for index, weight in weights.items():
                priced[index] += price * weight
        least = [min(priced[index] for index in indexes) for indexes in self._open]
        over = most * _SCALE - bound - sum(least)
        self._leave_out(
            [
                index
                for indexes, here in zip(self._open, least, strict=True)
                for index in indexes
                if priced[index] - here > over
            ]
        )

    def _leave_out(self, columns: Sequence[int]) -> None:
        gone = frozenset(columns)
        self._open = [[index for index in indexes if index not in gone] for indexes in self._open]
        for column in columns:
            self.model.leave_out(column)

    def _length(self, column: int) -> int:
        return len(self.columns[column][2].payments)

    def _picks(self, answer: Answer) -> Picks:
        """Columns → one way per debt; SolverFault where it is not exactly one."""
        chosen = [self.columns[index] for index in answer.chosen]
        if [debt for debt, _, _ in chosen] != list(range(len(self._menu))):
            raise SolverFault("not exactly one way per debt")
        return tuple(pick for _, pick, _ in chosen)

    def _over(self, monthly: Sequence[int], tail: int) -> dict[int, int]:
        """Months by whose end more is spent than there is, with so much."""
        more_fen = tail if self._tail is Tail.MORE else 0
        purse = self._limits.purse
        adds = (
            purse.in_month(month) + more_fen - (monthly[month] if month < len(monthly) else 0)
            for month in range(months_of(purse, len(monthly)))
        )
        balance = list(accumulate(adds, initial=purse.cash_fen))[1:]
        return {month: -fen for month, fen in enumerate(balance) if fen < 0}

    def _over_peak(self, monthly: Sequence[int], tail: int) -> dict[int, int]:
        """Months above the peak, with so much."""
        peak_fen = tail if self._tail is Tail.PEAK else self._limits.peak_fen
        if peak_fen is None:
            return {}
        return {month: fen - peak_fen for month, fen in enumerate(monthly) if fen > peak_fen}

    def _worst(self, over: Mapping[int, int], held: set[int]) -> list[int]:
        """The first month and those most over; SolverFault where the model was told of one and did not obey."""
        if held & over.keys():
            raise SolverFault(f"limits of {sorted(held & over.keys())} were told and are broken")
        ranked = sorted(over, key=lambda month: (-over[month], month))
        return sorted({*sorted(over)[:1], *ranked[: _AT_ONCE - 1]})

    def _hold(self, months: list[int]) -> None:
        for month in dict.fromkeys(months):
            spent = {index: _spent(way, month) for index, (_, _, way) in enumerate(self.columns)}
            more = {self.model.tail: -(month + 1)} if self._tail is Tail.MORE else {}
            self.model.at_most(spent | more, self._limits.purse.up_to(month))
            self._held |= {month}

    def _hold_peaks(self, months: list[int]) -> None:
        for month in months:
            paid = {
                index: sum(way.payments[month : month + 1]) for index, (_, _, way) in enumerate(self.columns)
            }
            if self._tail is Tail.PEAK:
                self.model.at_most(paid | {self.model.tail: -1}, 0)
            else:
                self.model.at_most(paid, self._limits.peak_fen or 0)
            self._peaks |= {month}


def _spent(way: Way, month: int) -> int:
    return sum(way.payments[: month + 1])
