"""Times two ways of doing one thing in turns, so that a busy machine slows both."""

import time
from collections.abc import Callable
from dataclasses import dataclass

Work = Callable[[], object]


@dataclass(frozen=True)
class Line:
    """One line of the table: seconds for one `unit`; `beside` None: nothing comparable was run."""

    what: str
    unit: str
    ours: float
    beside_what: str = ""
    beside: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times as long as the other way."""
        return self.ours / self.beside if self.beside else None


def side_by_side(
    what: str, unit: str, ours: Work, beside_what: str, beside: Work, rounds: int = 5, units: int = 1
) -> Line:
    """The fastest of `rounds` for each, taken in turns, divided by `units`."""
    pairs = [(_seconds(ours), _seconds(beside)) for _ in range(rounds)]
    return Line(
        what,
        unit,
        min(pair[0] for pair in pairs) / units,
        beside_what,
        min(pair[1] for pair in pairs) / units,
    )


def alone(what: str, unit: str, ours: Work, rounds: int = 5, units: int = 1) -> Line:
    """The fastest of `rounds`, divided by `units`."""
    return Line(what, unit, min(_seconds(ours) for _ in range(rounds)) / units)


def _seconds(work: Work) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
