"""Everything on the table before a plan is made: the household's means, each debt's ways, what is left out."""

from collections.abc import Sequence
from dataclasses import dataclass

from liangqing.assess.position import DebtPosition, Position
from liangqing.base.errors import InputUnusable
from liangqing.case.case import Case
from liangqing.plan.asks import Bases
from liangqing.plan.capacity import Means, means_of
from liangqing.plan.menu import Menu, Purse, Way
from liangqing.plan.options import Candidate, Look, candidates
from liangqing.plan.plan import Option
from liangqing.plan.sides import LenderFigures
from liangqing.plan.solver import Picks


@dataclass(frozen=True)
class Table:
    """Everything on the table: the household's means, each debt's ways, and the debts that have none yet."""

    case: Case
    position: Position
    means: Means
    all_ways: tuple[tuple[Candidate, ...], ...]
    left_out: tuple[DebtPosition, ...]
    figures: LenderFigures | None

    @property
    def ways(self) -> tuple[tuple[Candidate, ...], ...]:
        """Without reliefs."""
        return tuple(tuple(one for one in ways if not one.option.relief) for ways in self.all_ways)

    @property
    def menu(self) -> Menu:
        """What the solver chooses from."""
        return menu_of(self.ways)

    @property
    def purse(self) -> Purse:
        """What it may spend."""
        return self.means.purse

    @property
    def names(self) -> tuple[str, ...]:
        """Of the debts left out."""
        return tuple(at.name for at in self.left_out)

    def chosen(self, picks: Picks) -> tuple[Option, ...]:
        """The options behind a choice of the solver."""
        return tuple(ways[pick].option for ways, pick in zip(self.ways, picks, strict=True))


def table_of(case: Case, position: Position, bases: Bases, figures: LenderFigures | None = None) -> Table:
    """Means and ways; raises InputUnusable where position and case do not speak of the same debts."""
    if [debt.id for debt in case.debts] != [at.id for at in position.debts]:
        raise InputUnusable(
            "position_of_other_case", "债务和评估结果对不上。", "请用同一个案件重新评估,再做方案。"
        )
    means = means_of(case.household, position.as_of)
    looks = [
        Look(debt, at, position.as_of, means.cash_fen, bases, bool(case.borrower.hardship))
        for debt, at in zip(case.debts, position.debts, strict=True)
    ]
    found = [(look.at, candidates(look)) for look in looks]
    return Table(
        case,
        position,
        means,
        tuple(ways for _, ways in found if ways),
        tuple(at for at, ways in found if not ways),
        figures,
    )


def menu_of(ways: Sequence[Sequence[Candidate]]) -> Menu:
    """Options as the solver sees them."""
    return tuple(
        tuple(Way(one.option.payments_fen, one.exposure, one.option.relief) for one in own) for own in ways
    )
