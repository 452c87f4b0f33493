"""Every format has a made-up file in `fixtures/bills/` and, beside it, exactly what it must give."""

from typing import Any

import pytest

from liangqing.reading.read import read_bytes, read_files
from tests.reading import made_files

EXPECTED = made_files.expectations()


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda e: f"{e['fixture']} as {e['stored_as']}")
def test_a_made_up_file_gives_exactly_this(expected: dict[str, Any]) -> None:
    read = read_bytes(made_files.stored(expected), "一份文件")

    assert {"fixture": expected["fixture"], "stored_as": expected["stored_as"]} | made_files.told(
        read
    ) == expected


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda e: f"{e['fixture']} as {e['stored_as']}")
def test_importing_it_again_adds_nothing(expected: dict[str, Any]) -> None:
    data = made_files.stored(expected)

    first, again = read_files([("a", data), ("b", data)])

    assert (again.rows_total, again.rows_used) == (first.rows_total, 0)


def test_a_break_of_the_balance_is_told_with_its_day_and_amounts() -> None:
    (expected,) = (e for e in EXPECTED if e["fixture"] == "bank_ccb.csv")

    (problem,) = read_bytes(made_files.stored(expected), "流水.xls").problems

    assert problem.text.startswith(
        "第 8 行（2026-01-05）余额接不上：前一笔之后是 933.00 元，这一笔支出 33.00 元"
    )
    assert "应为 900.00 元，写的是 880.00 元，差 20.00 元" in problem.text
