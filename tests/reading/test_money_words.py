"""Sums and days as screens write them; what looks like one and is none."""

from datetime import date

import pytest

from liangqing.reading.money_words import days_in, sums_in


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("应还金额 ￥1,234.50", [123450]),
        ("¥ 812.4元", [81240]),
        ("剩余本金:１２,３４５.６７元", [1234567]),
        ("借款 1.2万", [1200000]),
        ("额度5万元,已用 20,000.00", [5000000, 2000000]),
        ("壹万贰仟叁佰元整", [1230000]),
        ("-50.00", [-5000]),
        ("合计 3 期 每期 500 元整", [50000]),
    ],
)
def test_a_sum_is_read(text, fen):
    assert list(sums_in(text)) == fen


@pytest.mark.parametrize(
    "text",
    ["年化 18.25%", "2026-11-22", "10:30.25", "尾号 3312", "第 3 期", "v2.10", "1.234567元", "单号 2026112"],
)
def test_what_is_no_sum_is_none(text):
    assert sums_in(text) == ()


def test_days_that_a_calendar_has():
    assert days_in("2026年2月30日 2026/11/05 ２０２６.1.2") == (date(2026, 11, 5), date(2026, 1, 2))
