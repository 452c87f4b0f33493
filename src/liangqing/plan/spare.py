"""What the plan would be if the household could spare more or less each month."""

from dataclasses import replace

from liangqing.base.errors import InputUnusable
from liangqing.base.money import speak_yuan
from liangqing.base.noun import Noun
from liangqing.plan.changes import Changes, changed
from liangqing.plan.make import plan_on
from liangqing.plan.plan import Plan
from liangqing.plan.table import Table


class Spared(Noun):
    """The plan with another capacity, beside the real one; `more_fen` a month, below 0: less."""

    more_fen: int
    plan: Plan
    changes: Changes


def spared(table: Table, plan: Plan, more_fen: int) -> Spared:
    """Every month changed by the same amount; `plan` must have been made from `table`.

    Raises InputUnusable where more is taken away than there is.
    """
    means = table.means
    if means.capacity_fen + more_fen < 0:
        text = f"每月能拿出的只有 {speak_yuan(means.capacity_fen)},减不了 {speak_yuan(-more_fen)}。"
        raise InputUnusable("spare_below_nothing", text, "请填小一点的数。")
    by_month = tuple(fen + more_fen for fen in means.by_month)
    other = replace(means, capacity_fen=means.capacity_fen + more_fen, by_month=by_month)
    then = plan_on(replace(table, means=other))
    return Spared(more_fen=more_fen, plan=then, changes=changed(plan, then))
