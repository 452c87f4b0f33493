"""The plan on the command line: made, held against an earlier one, and an offer judged."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from liangqing import plans
from liangqing.base.errors import InputUnusable
from liangqing.base.money import speak_yuan
from liangqing.cli import tell
from liangqing.cli.files import check_free, law_book, read_bytes, write_bytes
from liangqing.cli.show import print_json, say
from liangqing.cli.walk import case_on, look_at
from liangqing.plan.changes import changed
from liangqing.plan.judge import Judged
from liangqing.plan.refuse import NOT_RECOGNISED, refuse_wishes


def run_plan(
    words: Sequence[str],
    before: str | None,
    front: Path | None,
    on: datetime | None,
    as_json: bool,
) -> None:
    """The plan; with `before`, also what changed; with `front`, a picture of what else could be had."""
    whole = look_at(case_on(_one(words), on))
    plan = whole.plan
    if front is not None:
        plan, picture = plans.front_of(whole.case, whole.position, whole.plan, law_book())
        check_free(front, picture.encode(), "请换一个文件名。")
        write_bytes(front, picture.encode())
    changes = None
    if before is not None:
        changes = changed(look_at(case_on(before, on)).plan, plan)
    if as_json:
        print_json(plan if changes is None else plan.model_dump(mode="json") | {"changes": changes})
        return
    tell.tell_plan(plan)
    if changes is not None:
        say()
        say("变了什么:" + changes.text)


def run_wish(words: Sequence[str]) -> None:
    """What somebody would like to do: refused with another road, or nothing against it."""
    refuse_wishes(["".join(words)])
    say(f"{NOT_RECOGNISED}要算方案,写 plan 加案件。")


def run_judge(
    words: Sequence[str], debt: str | None, offer: Path | None, on: datetime | None, as_json: bool
) -> None:
    """One offer for one debt."""
    if debt is None or offer is None:
        raise InputUnusable(
            "judge_needs",
            "还要写是哪一笔、对方的条件在哪个文件。",
            "写成 plan judge 案件 --debt 编号 --offer 条件.toml。",
        )
    judged = plans.judge_file(case_on(_one(words), on), debt, read_bytes(offer), offer.name, law_book())
    if as_json:
        print_json(judged)
    else:
        _tell_judged(judged)


def _one(words: Sequence[str]) -> str:
    if len(words) != 1:
        raise InputUnusable("one_case", f"一次只算一个案件,这里写了 {len(words)} 个。", "请只写一个。")
    return words[0]


def _tell_judged(judged: Judged) -> None:
    say(f"{judged.verdict.label}。")
    for reason in judged.why:
        say(f"  {reason}")
    if judged.regret_fen is not None and judged.regret_fen > 0:
        say(f"  和证明过的最好方案比,多付 {speak_yuan(judged.regret_fen)}。")
    if judged.counter is not None:
        say(f"  可以这样回:{judged.counter.text}")
