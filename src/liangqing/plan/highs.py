"""HiGHS behind our own few words: columns of 0 and 1, rows, and a proven minimum."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from liangqing.base.errors import InputUnusable

#: Given to every solve: one thread and no gap, so that the same input always gives the same proven answer.
_OPTIONS: Mapping[str, bool | int | float] = {
    "output_flag": False,
    "threads": 1,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.0,
    "mip_feasibility_tolerance": 1e-9,
    "primal_feasibility_tolerance": 1e-9,
}


#: A whole number of so many bits beside the choices was seen to let HiGHS run without end; a continuous one ends.
_ENDLESS_BITS = range(32, 35)


class SolverFault(InputUnusable):
    """The solver's answer did not pass the exact check: told in words, never shown as a plan. `reason` is for us."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(
            "plan_not_proven",
            "方案没有算成:求出的结果通不过逐分核对(金额过大时会这样),所以不给。",
            "请先核对各笔金额;没有错的话,把金额特别大的一笔先移出来再算。",
        )


@dataclass(frozen=True)
class Answer:
    """Columns that are 1, the tail, and the lower bound of the objective that HiGHS has proven, to a whole number."""

    chosen: tuple[int, ...]
    tail: int
    bound: int


class Model:
    """One model in HiGHS with `columns` binaries and behind them a whole number (`tail`, from 0 to `most`).

    All weights, limits and costs are whole numbers.
    """

    def __init__(self, columns: int, most: int = 0) -> None:
        import highspy

        self._lib = highspy
        self._columns = columns
        self._highs = highspy.Highs()
        for name, value in _OPTIONS.items():
            self._highs.setOptionValue(name, value)
        for column in range(columns):
            self._highs.addVar(0.0, 1.0)
            self._highs.changeColIntegrality(column, highspy.HighsVarType.kInteger)
        self._highs.addVar(0.0, float(most))
        endless = most.bit_length() in _ENDLESS_BITS
        whole = highspy.HighsVarType.kContinuous if endless else highspy.HighsVarType.kInteger
        self._highs.changeColIntegrality(columns, whole)  # a choice gives the exact figure in either case
        #: Rows of `at_most` by their number, exactly as they were told.
        self.rows: dict[int, tuple[Mapping[int, int], int]] = {}

    @property
    def tail(self) -> int:
        """The whole number's column."""
        return self._columns

    def exactly_one(self, columns: Sequence[int]) -> None:
        """Choose one of these."""
        self._highs.addRow(1.0, 1.0, len(columns), list(columns), [1.0] * len(columns))

    def at_most(self, weights: Mapping[int, int], limit: int) -> int:
        """Σ weight × column ≤ limit; the row's number. Half a unit above the limit no whole number lies."""
        kept = {column: weight for column, weight in weights.items() if weight}
        values = [float(weight) for weight in kept.values()]
        self._highs.addRow(-self._lib.kHighsInf, limit + 0.5, len(kept), list(kept), values)
        row = int(self._highs.getNumRow()) - 1
        self.rows[row] = (kept, limit)
        return row

    def change_limit(self, row: int, limit: int) -> None:
        """Another limit for a row of `at_most`."""
        self._highs.changeRowBounds(row, -self._lib.kHighsInf, limit + 0.5)
        self.rows[row] = (self.rows[row][0], limit)

    def leave_out(self, column: int) -> None:
        """Hold one column at 0."""
        self._highs.changeColBounds(column, 0.0, 0.0)

    def let_in(self, column: int) -> None:
        """Undo that."""
        self._highs.changeColBounds(column, 0.0, 1.0)

    def take(self, column: int) -> None:
        """Hold one column at 1."""
        self._highs.changeColBounds(column, 1.0, 1.0)

    def minimum(self, costs: Mapping[int, int]) -> Answer | None:
        """The least Σ cost × column, proven; None where no choice satisfies the rows.

        Raises SolverFault when HiGHS ends in any other state.
        """
        self._run(costs, relaxed=False)
        status = self._highs.getModelStatus()
        if status == self._lib.HighsModelStatus.kInfeasible:
            return None
        if status != self._lib.HighsModelStatus.kOptimal:
            raise SolverFault(f"HiGHS ended with {self._highs.modelStatusToString(status)}")
        values = self._highs.getSolution().col_value
        chosen = tuple(column for column in range(self._columns) if values[column] > 0.5)
        return Answer(chosen, round(values[self._columns]), round(self._highs.getInfo().mip_dual_bound))

    def prices(self, costs: Mapping[int, int], scale: int) -> dict[int, int]:
        """What one unit of each row's limit is worth in the relaxed problem, × `scale`, in whole numbers.

        Any prices give a valid bound; these are good ones. Empty where the relaxed problem was not solved.
        """
        self._run(costs, relaxed=True)
        if self._highs.getModelStatus() != self._lib.HighsModelStatus.kOptimal:
            return {}
        duals = self._highs.getSolution().row_dual
        return {row: max(0, round(-duals[row] * scale)) for row in self.rows}

    def _run(self, costs: Mapping[int, int], *, relaxed: bool) -> None:
        for column in range(self._columns + 1):
            self._highs.changeColCost(column, float(costs.get(column, 0)))
        self._highs.clearSolver()  # what an earlier question left behind must not steer this one
        self._highs.setOptionValue("solve_relaxation", relaxed)
        self._highs.run()
