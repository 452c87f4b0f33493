"""What a bill says of itself above its rows: how many of each direction, and how much."""

import re
from collections.abc import Iterator, Sequence

from liangqing.base.errors import InputUnusable
from liangqing.base.money import parse_yuan, speak_yuan
from liangqing.base.problem import Problem
from liangqing.case.records import Direction, MoneyRecord
from liangqing.reading.flow import Flow, flow_of
from liangqing.reading.parsed import Given

_CLAIM = re.compile(
    r"^[\s\"]*(?:已)?(收入|支出)[:：]\s*(\d{1,7})\s*笔[,，]?\s*([\d,]{1,14}(?:\.\d{1,2})?)\s*元"
)
_WAYS = {"收入": Direction.IN, "支出": Direction.OUT}


def sum_problems(given: Given, header_line: int, records: Sequence[MoneyRecord]) -> Iterator[Problem]:
    """A problem where no way of adding up the rows gives the sum claimed above them: an amount was changed or misread.

    The apps leave out closed orders and repayments here and there, and say so; whatever of that explains it, does.
    """
    for number, line in enumerate(given.lines[:header_line], 1):
        match = _CLAIM.match(line) if "笔" in line else None
        claimed_fen = _fen(match[3]) if match is not None else None
        if match is None or claimed_fen is None:
            continue
        rows = [record for record in records if record.direction is _WAYS[match[1]]]
        if rows and not _adds_up(rows, claimed_fen):
            told, read = speak_yuan(claimed_fen), speak_yuan(_sum(rows))
            text = (
                f"文件自己写着{match[1]}合计 {told}，读到的各行加起来是 {read}，算上没付成的和还款也对不上。"
                "可能有金额被改过或读错，请对照 App 里的账单。"
            )
            yield given.problem(number, "sum_differs", text)


def _adds_up(rows: Sequence[MoneyRecord], claimed_fen: int) -> bool:
    """Whether one of the apps' own ways of counting gives the sum."""
    moved = [row for row in rows if row.settled]
    if claimed_fen in (_sum(rows), _sum(moved)):
        return True
    plain = [row for row in moved if flow_of(row) not in (Flow.REPAYMENT, Flow.REFUND)]
    unpaid = [row for row in rows if flow_of(row) is not Flow.REPAYMENT]
    return claimed_fen in (_sum(plain), _sum(unpaid))


def _sum(rows: Sequence[MoneyRecord]) -> int:
    return sum(row.amount_fen for row in rows)


def _fen(text: str) -> int | None:
    try:
        return parse_yuan(text)
    except InputUnusable:
        return None
