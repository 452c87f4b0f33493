"""The plan on a page: months, what if, strategies, front, each debt, bad luck, progress, and what changed."""

from collections.abc import Mapping

from liangqing import plans
from liangqing.app import Whole
from liangqing.base.errors import InputUnusable
from liangqing.base.money import parse_yuan
from liangqing.base.typeset import formal
from liangqing.plan.budget import FUND_MONTHS
from liangqing.plan.changes import Changes, changed
from liangqing.plan.plan import Plan
from liangqing.plan.progress import progress_of
from liangqing.store import Stored
from liangqing.web import cases, law
from liangqing.web.plan_rows import chances_of, strategies, stretches, ways_of

#: With more debts what else could be had is worked out only when somebody asks: it takes many solves.
MANY_DEBTS = 12
#: The slider goes so far up at least, in yuan, and steps so far.
_SLIDE_YUAN, _STEP_YUAN = 1000, 50


def plan_context(stored: Stored, asked: Mapping[str, str]) -> dict[str, object]:
    """Everything on the page; `asked`: `more` (yuan a month), `before` (a revision), `front` (draw it all the same)."""
    whole = cases.worked_out(stored.case)
    plan = whole.plan
    by_urgency = sorted(whole.position.debts, key=lambda debt: -(debt.overdue_days or 0))
    return {
        "plan": plan,
        "known": plan.budget is not None and not _household_asked(plan),
        "picture": plans.picture_of(plan) if plan.monthly else "",
        "stretches": stretches(plan.monthly),
        "most_fen": max((month.total_fen for month in plan.monthly), default=None),
        "ways": ways_of(plan, by_urgency),
        "strategies": strategies(plan),
        "chances": chances_of(plan),
        "fund_months": FUND_MONTHS,
        "progress": progress_of(stored.case.debts),
        "rescue_stretches": stretches(plan.rescue.monthly) if plan.rescue is not None else (),
        **_what_if(whole, asked.get("more", "").strip()),
        **_front(whole, asked),
        **_changes(stored, plan, asked),
    }


def _household_asked(plan: Plan) -> bool:
    return any(missing.debt is None for missing in plan.missing)


def _what_if(whole: Whole, more: str) -> dict[str, object]:
    """The plan with more or less a month, or why it cannot be told."""
    capacity = whole.plan.capacity_fen // 100
    slide = {
        "more": more[:20],
        "slide_least": -(capacity // _STEP_YUAN) * _STEP_YUAN,
        "slide_most": max(_SLIDE_YUAN, capacity // _STEP_YUAN * _STEP_YUAN),
        "slide_step": _STEP_YUAN,
    }
    if not more:
        return slide
    try:
        told = plans.what_if(whole.case, whole.position, whole.plan, parse_yuan(more), law.law_book())
    except InputUnusable as odd:
        return slide | {"more_wrong": formal(odd.text + odd.next_step)}
    then = told.plan
    return slide | {
        "spared": told,
        "spared_peak_fen": max((month.total_fen for month in then.monthly), default=None),
        "spared_picture": plans.picture_of(then) if then.monthly else "",
    }


def _front(whole: Whole, asked: Mapping[str, str]) -> dict[str, object]:
    plan = whole.plan
    if not plan.feasible or not plan.monthly:
        return {}
    if len(plan.options) > MANY_DEBTS and "front" not in asked:
        return {"front_waits": True}
    wider, picture = cases.front_of(whole.case)
    return {"front": wider.front, "front_picture": picture}


def _changes(stored: Stored, plan: Plan, asked: Mapping[str, str]) -> dict[str, object]:
    """What is different from an earlier revision; nothing where there is none of that number."""
    told = asked.get("before", "")
    number = int(told) if told.isascii() and told.isdecimal() and len(told) < 10 else 0
    newest = stored.revision
    known = cases.folder().revisions(stored.case.id)
    last = max((one for one in known if one < newest), default=0)
    if number not in known or number >= newest:
        return {"last_revision": last}
    then = cases.earlier(stored.case.id, number).model_copy(update={"as_of": stored.case.as_of})
    changes: Changes = changed(cases.worked_out(then).plan, plan)
    return {"last_revision": last, "before": number, "changes": changes, "done": asked.get("done", "")}
