"""The examination (体检): each debt with its sentence, its figures and their reasons, and its course; urgent first."""

from datetime import date

from liangqing.assess.card_pages import CardPage, card_pages
from liangqing.assess.figures import Figure, figures_of, sentence_of
from liangqing.assess.glosses import FLAG_LABELS, STAGE_GLOSSES
from liangqing.assess.moments import Moment, moments_of
from liangqing.assess.position import DebtPosition, Position, Severity, Stage
from liangqing.assess.reconstruction import reconstruct
from liangqing.assess.seen import Seen
from liangqing.base.noun import Noun

_UNTOLD = ("有没有逾期,还不知道", "填上从哪天的那一期起没有还,才说得准;下面先按没有逾期写。")


class Examined(Noun):
    """One debt as it is looked at: where it stands (`stage`, and what that means: `gloss`) and what the figures say.

    `moments` and, of a card, `pages` are its course: told only where they are asked for.
    """

    at: DebtPosition
    stage: str
    gloss: str
    warnings: tuple[str, ...]
    sentence: str
    figures: tuple[Figure, ...]
    moments: tuple[Moment, ...] = ()
    pages: tuple[CardPage, ...] = ()

    def figure(self, code: str) -> Figure | None:
        """The figure of that name."""
        return next((figure for figure in self.figures if figure.code == code), None)


def examine(seen: Seen, at: DebtPosition) -> Examined:
    """Everything but the course. Where nobody has told whether a debt is late, that is said instead of its stage."""
    untold = (
        at.stage in (Stage.CURRENT, Stage.DUE_SOON) and at.overdue_days is None and not seen.debt.up_to_date
    )
    return Examined(
        at=at,
        stage=_UNTOLD[0] if untold else at.stage.label,
        gloss=_UNTOLD[1] if untold else STAGE_GLOSSES[at.stage],
        warnings=tuple(FLAG_LABELS[flag] for flag in at.flags),
        sentence=sentence_of(at),
        figures=figures_of(seen, at),
    )


def with_course(seen: Seen, examined: Examined) -> Examined:
    """The same with its course, for which the books are opened day by day."""
    working = reconstruct(seen)
    moments = moments_of(seen, examined.at, working.lines if working else ())
    return examined.model_copy(update={"moments": moments, "pages": card_pages(seen)})


def by_urgency(position: Position) -> tuple[DebtPosition, ...]:
    """A court period that runs first, then what is urgent, then the longest late; what is paid off last."""
    return tuple(sorted(position.debts, key=lambda at: _rank(at, position)))


def _rank(at: DebtPosition, position: Position) -> tuple[bool, date, bool, int, str]:
    periods = (row.due_on for row in position.deadlines if row.debt == at.id and row.kind != "instalment")
    urgent = any(one.severity is Severity.URGENT for one in at.findings)
    return at.stage.is_paid_off, min(periods, default=date.max), not urgent, -(at.overdue_days or 0), at.id
