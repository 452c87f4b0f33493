"""The running balance of a statement: which way its rows run, which sign means out, and where it does not add up."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Step:
    """A row: what moved (fen, less than nothing for out) and what was left after it; None where not told."""

    line: int
    moved_fen: int
    left_fen: int | None
    chain: int = 0


@dataclass(frozen=True)
class Break:
    """Where the balance does not follow: what it should be after the step, and what stands there."""

    step: Step
    before_fen: int
    expected_fen: int
    told_fen: int


@dataclass(frozen=True)
class Checked:
    """`pairs`: neighbours that could be compared; `newest_first`: the statement runs backwards."""

    pairs: int
    breaks: tuple[Break, ...]
    newest_first: bool

    @property
    def fits(self) -> int:
        """Neighbours that add up."""
        return self.pairs - len(self.breaks)


def check(steps: Sequence[Step]) -> Checked:
    """The better of the two directions; on a draw the statement runs forwards."""
    forwards, backwards = _check(steps, False), _check(steps[::-1], True)
    return backwards if backwards.fits > forwards.fits else forwards


def _check(steps: Sequence[Step], newest_first: bool) -> Checked:
    pairs, breaks = 0, list[Break]()
    for before, step in pairwise(steps):
        if before.left_fen is None or step.left_fen is None or before.chain != step.chain:
            continue
        pairs += 1
        expected = before.left_fen + step.moved_fen
        if expected != step.left_fen:
            breaks.append(Break(step, before.left_fen, expected, step.left_fen))
    return Checked(pairs, tuple(breaks), newest_first)


def signs(steps: Sequence[Step]) -> tuple[int, ...]:
    """For unsigned amounts the sign that the balance gives each row: 1 in, -1 out, 0 where it does not tell."""
    forwards, backwards = _signs(steps), _signs(steps[::-1])[::-1]
    return backwards if sum(map(abs, backwards)) > sum(map(abs, forwards)) else forwards


def _signs(steps: Sequence[Step]) -> tuple[int, ...]:
    return (0, *(_sign(before, step) for before, step in pairwise(steps)))[: len(steps)]


def _sign(before: Step, step: Step) -> int:
    if before.left_fen is None or step.left_fen is None or before.chain != step.chain:
        return 0
    change = step.left_fen - before.left_fen
    return 0 if abs(change) != step.moved_fen or not change else 1 if change > 0 else -1
