"""Real files of public projects, where they lie beside the checkout: counts and sums as their README gives them."""

import os
from collections import Counter
from pathlib import Path

import pytest

from liangqing.case.records import Contact, Direction, MoneyRecord
from liangqing.reading.read import read_files
from liangqing.reading.result import FileRead

_BESIDE = Path(__file__).parents[2].parent / "shared" / "samples"
_SAMPLES = Path(os.environ.get("LIANGQING_SAMPLES", _BESIDE))
#: None where there are no samples: other tests skip then too.
SAMPLES = _SAMPLES if _SAMPLES.is_dir() else None

pytestmark = pytest.mark.skipif(
    not _SAMPLES.is_dir(), reason="no sample folder: set LIANGQING_SAMPLES or put it at ../shared/samples"
)


def read(*names: str) -> tuple[FileRead, ...]:
    return read_files([(name, (_SAMPLES / name).read_bytes()) for name in names])


def money(result: FileRead) -> list[MoneyRecord]:
    return [record for record in result.records if isinstance(record, MoneyRecord)]


def test_alipay() -> None:
    (bill,) = read("bills/alipay-app.csv")

    assert (bill.rows_total, bill.rows_used) == (10, 10)
    assert [problem.code for problem in bill.problems] == ["count_differs"]
    sums: Counter[tuple[Direction, str, bool]] = Counter()
    for row in money(bill):
        sums[row.direction, row.status, row.settled] += row.amount_fen
    assert sums[Direction.OUT, "交易成功", True] == 14_164
    assert sums[Direction.OUT, "等待确认收货", True] == 2_000
    assert sums[Direction.OUT, "交易关闭", False] == 5_000
    assert sums[Direction.NEUTRAL, "退款成功", True] == 6_603
    assert sum(row.amount_fen for row in money(bill) if row.direction is Direction.IN) == 22_222_850


def test_wechat() -> None:
    (bill,) = read("bills/wechat.csv")

    assert (bill.rows_total, bill.rows_used) == (27, 27)
    sums = {way: [row.amount_fen for row in money(bill) if row.direction is way] for way in Direction}
    assert (len(sums[Direction.OUT]), sum(sums[Direction.OUT])) == (11, 290_453)
    assert (len(sums[Direction.IN]), sum(sums[Direction.IN])) == (5, 2_849)
    assert (len(sums[Direction.NEUTRAL]), sum(sums[Direction.NEUTRAL])) == (11, 2_610_089)
    assert "deg-不认识的-txType" in {row.category for row in money(bill)}


def test_bank_statement_of_the_nineties() -> None:
    (statement,) = read("bills/ccb.xls")

    assert (statement.format, statement.rows_total, statement.rows_used) == ("bank_xls", 6, 6)
    assert {row.direction for row in money(statement)} == {Direction.OUT}
    assert sum(row.amount_fen for row in money(statement)) == 70_326
    assert [(odd.code, odd.line) for odd in statement.problems] == [("balance_break", 10)]
    assert "2025-01-05" in statement.problems[0].text


def test_calls() -> None:
    (calls,) = read("phone/calls-memacs.xml")

    contacts = [record for record in calls.records if isinstance(record, Contact)]
    assert (len(contacts), sum(call.seconds for call in contacts), calls.problems) == (8, 882, ())
    assert [call.name for call in contacts if not call.number] == ["未显示号码"]


def test_the_same_calls_twice() -> None:
    first, copy = read("phone/calls-a.xml", "phone/calls-a-copy.xml")

    seconds = sum(call.seconds for call in first.records if isinstance(call, Contact))
    assert (first.rows_used, seconds) == (16, 2_124)
    assert (copy.rows_total, copy.rows_used) == (16, 0)
    assert {row.reason for row in copy.rows_ignored} == {"duplicate"}
