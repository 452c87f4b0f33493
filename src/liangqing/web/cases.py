"""The cases that the page works on: read for the day, worked out, saved as a new revision."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from liangqing import app, plans
from liangqing.app import Whole
from liangqing.base.errors import InputUnusable
from liangqing.case.case import Case
from liangqing.conduct.talks import Talks
from liangqing.plan.plan import Plan
from liangqing.store import CaseFolder, Stored
from liangqing.web import law
from liangqing.web.settings import today

#: The person's own case, and the sample that can be played with.
MINE, SAMPLE = "mine", "sample"
CONFLICT = "case_changed_meanwhile"


def folder() -> CaseFolder:
    """Where they are kept."""
    home: Path = settings.LIANGQING_HOME
    return CaseFolder(home)


def load(case_id: str) -> Stored:
    """The newest revision, told for today (never for an earlier day than it was told for; the sample stands still).

    The sample is made at first use. Raises InputUnusable for a case that is not there.
    """
    if case_id == SAMPLE:
        return _sample()
    stored = folder().load(case_id)
    return Stored(on_the_day(stored.case), stored.revision)


def earlier(case_id: str, revision: int) -> Case:
    """The case as an earlier revision had it; an empty one where there is no such revision."""
    kept = folder()
    if revision not in kept.revisions(case_id):
        return Case(as_of=today())
    return kept.load(case_id, revision).case


def on_the_day(case: Case) -> Case:
    """The case told for today."""
    later = max(case.as_of, today())
    return case if later == case.as_of else case.model_copy(update={"as_of": later})


def save(case: Case, after: int) -> Stored:
    """One more revision. Raises InputUnusable where another tab was first."""
    return folder().save(case, after)


def has(case_id: str) -> bool:
    """Whether something is stored under that id."""
    return bool(folder().revisions(case_id))


def others() -> tuple[str, ...]:
    """Cases stored by other doors."""
    return tuple(case_id for case_id in folder().ids() if case_id not in (MINE, SAMPLE) and has(case_id))


def fresh_sample() -> Case:
    """The sample as it comes, from its files."""
    whole, _ = app.walk(app.sample_files(), today(), law.law_book())
    return whole.case.model_copy(update={"id": SAMPLE})


def _sample() -> Stored:
    if has(SAMPLE):
        return folder().load(SAMPLE)
    try:
        return save(fresh_sample(), 0)
    except InputUnusable as odd:
        if odd.code != CONFLICT:
            raise
        return folder().load(SAMPLE)


def worked_out(case: Case) -> Whole:
    """Position and plan; the same case is not worked out twice for a page and its downloads."""
    return _worked_out(case, law.stamp())


@lru_cache(maxsize=4)
def _worked_out(case: Case, _under: law.Stamp) -> Whole:
    return app.look(case, law.law_book())


def talked(case: Case) -> Talks:
    """What was said, with the audit; kept as `worked_out` keeps its own."""
    return _talked(case, law.stamp())


@lru_cache(maxsize=2)
def _talked(case: Case, _under: law.Stamp) -> Talks:
    return app.talked(case, law.law_book())


def front_of(case: Case) -> tuple[Plan, str]:
    """The plan with what else could be had, and its picture; kept likewise."""
    return _front_of(case, law.stamp())


@lru_cache(maxsize=2)
def _front_of(case: Case, _under: law.Stamp) -> tuple[Plan, str]:
    whole = worked_out(case)
    return plans.front_of(case, whole.position, whole.plan, law.law_book())


def forget() -> None:
    """Nothing of any case stays in memory."""
    _worked_out.cache_clear()
    _front_of.cache_clear()
    _talked.cache_clear()
