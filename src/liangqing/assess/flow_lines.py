"""Dated amounts as people type them: a day and an amount a line."""

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from liangqing.base.errors import InputUnusable
from liangqing.base.money import exact_number, half_width

_BETWEEN = re.compile(r"[\s,;、]+")
_MOST_LINES = 2000


def parse_flows(text: str, where: str = "") -> list[tuple[date, Fraction]]:
    """(day, fen) of each line `2026-01-15,-1120.00`; a head line and empty lines are passed over.

    An amount may be finer than a fen: it is a figure to reckon with, not money that moves.

    Raises InputUnusable naming the line.
    """
    lines = text.splitlines()
    if len(lines) > _MOST_LINES:
        raise InputUnusable(
            "flows_too_many", f"超过 {_MOST_LINES} 行。", "请只留下这一笔借款的收支。", where or None
        )
    return list(_flows(lines, where))


def _flows(lines: list[str], where: str) -> Iterator[tuple[date, Fraction]]:
    for number, line in enumerate(lines, 1):
        bare = half_width(line).replace('"', "").strip()
        if not bare or (number == 1 and not bare[0].isdecimal()):
            continue
        day, _, amount = _BETWEEN.sub(" ", bare, count=1).partition(" ")
        try:
            yield date.fromisoformat(day.replace("/", "-")), exact_number(_bare(amount)) * 100
        except ValueError as odd:
            raise _odd(number, where) from odd
        except InputUnusable as odd:
            raise InputUnusable(odd.code, f"第 {number} 行:{odd.text}", odd.next_step, where or None) from odd


def _bare(amount: str) -> str:
    return amount.strip().lstrip("¥￥").removesuffix("元").strip()


def _odd(number: int, where: str) -> InputUnusable:
    text = f"第 {number} 行的日期读不懂。"
    return InputUnusable("flow_unreadable", text, "每行写 2026-01-15,-1120.00。", where or None)
