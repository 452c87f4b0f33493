"""What a stage means, as sentences from `guide.toml`: each is told only with a rule that speaks to this debt."""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from importlib import resources

from liangqing.assess.kept import performing
from liangqing.assess.position import GuideLine, NextDate, Stage, StageGuide
from liangqing.assess.seen import Seen
from liangqing.base.noun import Noun
from liangqing.case.debt import Debt, LenderType, Purpose
from liangqing.law.rule import Rule

#: The name in `by` for the next instalment; every other name is the kind of a court period.
_NEXT_DUE = "next_due"


class Sentence(Noun):
    """One line of the table: for which stages, lenders (`only`, `unless`) and purposes, resting on which effects.

    `admits` the debt: kept back where the claim may be time-barred; `expired`: told only there. `known`, `unknown`:
    only where it is (not) known whether the debt is late; `kept`, `unless_kept`: only with (without) an agreement that
    is being performed. `by_analogy`: the text where the rule is only followed.
    """

    stages: frozenset[Stage]
    text: str
    effects: tuple[str, ...] = ()
    only: frozenset[LenderType] = frozenset()
    unless: frozenset[LenderType] = frozenset()
    purposes: frozenset[Purpose] = frozenset()
    unless_purposes: frozenset[Purpose] = frozenset()
    by: str | None = None
    admits: bool = False
    expired: bool = False
    known: bool = False
    unknown: bool = False
    kept: bool = False
    unless_kept: bool = False
    by_analogy: str | None = None


class GuideTable(Noun):
    """The whole file."""

    may: tuple[Sentence, ...]
    may_not: tuple[Sentence, ...]
    must: tuple[Sentence, ...]
    papers: Mapping[Stage, tuple[str, ...]]


@cache
def guide_table() -> GuideTable:
    """The table shipped with the program."""
    text = (resources.files("liangqing.assess") / "guide.toml").read_text(encoding="utf-8")
    return GuideTable.model_validate(tomllib.loads(text))


def guide_of(seen: Seen, stage: Stage, periods: Sequence[NextDate], next_due_on: date | None) -> StageGuide:
    """What applies to one debt at its stage; `periods` are its court periods.

    Of an expired claim no paper is named: whatever is written may bring it back.
    """
    table = guide_table()
    days = {row.kind: row.due_on for row in periods if row.due_on >= seen.as_of}
    if next_due_on is not None:
        days[_NEXT_DUE] = next_due_on
    expired_papers = tuple(kind for kind in table.papers[stage] if kind in _DEFENCES)
    return StageGuide(
        may=_lines(table.may, seen, stage, days),
        may_not=_lines(table.may_not, seen, stage, days),
        must=_lines(table.must, seen, stage, days),
        papers=expired_papers if seen.limitation.expired else table.papers[stage],
    )


#: Papers that admit nothing.
_DEFENCES = frozenset({"payment_order_objection", "answer", "working_paper"})


def _lines(
    table: Sequence[Sentence], seen: Seen, stage: Stage, days: Mapping[str, date]
) -> tuple[GuideLine, ...]:
    told = (_line(one, seen, days) for one in table if _fits(one, seen, stage))
    return tuple(line for line in told if line is not None)


def _line(one: Sentence, seen: Seen, days: Mapping[str, date]) -> GuideLine | None:
    """None where no rule speaks to this debt."""
    rules = [rule for rule in map(seen.rule_now, one.effects) if rule is not None]
    if one.by_analogy is None:
        rules = [rule for rule in rules if not _by_analogy(rule)]
    if not rules:
        return None
    text = one.by_analogy if one.by_analogy and _by_analogy(rules[0]) else one.text
    return GuideLine(
        text=text.format_map(rules[0].params),
        because=tuple(rule.because() for rule in rules),
        due_on=days.get(one.by) if one.by else None,
    )


def _by_analogy(rule: Rule) -> bool:
    return rule.params.get("by_analogy") is True


def _fits(one: Sentence, seen: Seen, stage: Stage) -> bool:
    barred = seen.limitation.expired
    return (
        stage in one.stages
        and not (one.admits if barred else one.expired)
        and not (one.known if seen.overdue_days is None else one.unknown)
        and not (one.unless_kept if performing(seen.debt) else one.kept)
        and _speaks_to(one, seen.debt)
    )


def _speaks_to(one: Sentence, debt: Debt) -> bool:
    return (
        (not one.only or debt.lender_type in one.only)
        and debt.lender_type not in one.unless
        and (not one.purposes or debt.purpose in one.purposes)
        and debt.purpose not in one.unless_purposes
    )
