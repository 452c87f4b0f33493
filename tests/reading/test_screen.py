"""Screens understood from their lines, without recognition: what belongs together and what is left out."""

import pytest

from liangqing.case.picture import PictureLine, PictureText
from liangqing.case.records import Source
from liangqing.reading.screen import read_screen
from liangqing.reading.screen_value import ScreenKind

SOURCE = Source(sha256="0" * 64, name="截图.png", line=1)


def picture(*rows):
    """Rows of cells, each cell (left, text) or text at the left edge; thirty pixels high, fifty apart."""
    lines = []
    for number, row in enumerate(rows):
        for cell in row if isinstance(row, list) else [row]:
            left, text = cell if isinstance(cell, tuple) else (40, cell)
            box = (left, 50 * number, left + 30 * len(text), 50 * number + 30)
            lines.append(PictureLine(text=text, box=box, sure_percent=99))
    return PictureText(width=720, height=50 * len(rows), turned=False, lines=tuple(lines), source=SOURCE)


def told(*rows):
    """Kind, and each entry as field → value."""
    screen = read_screen(picture(*rows))
    return screen.kind, [{str(v.field): v.value for v in entry.values} for entry in screen.entries]


def pair(label, value):
    return [(40, label), (480, value)]


def test_a_loan_is_read_from_words_and_values_side_by_side():
    kind, entries = told(
        "借呗借款详情",
        pair("借款金额(元)", "10,000.00"),
        pair("年利率(单利)", "14.4%"),
        pair("借款期限", "12个月"),
        pair("放款日期", "2025年6月1日"),
        pair("放款机构", "重庆蚂蚁消费金融有限公司"),
        pair("借款人", "重庆某某有限公司"),
        pair("还款方式", "等额本息"),
    )
    assert kind is ScreenKind.LOAN
    assert entries == [
        {
            "product": "借呗",
            "principal": "10000.00",
            "yearly_percent": "14.4",
            "periods": "12",
            "formed_on": "2025-06-01",
            "lender": "重庆蚂蚁消费金融有限公司",
        }
    ]


def test_a_value_may_stand_below_its_word_or_behind_it():
    _, entries = told("借款本金", "¥8,000.00", "年化利率:18%", "待还总额6,540.10元")
    assert entries == [{"principal": "8000.00", "yearly_percent": "18", "claim": "6540.10"}]


def test_a_long_name_that_runs_into_its_word_is_parted_and_is_no_product():
    _, entries = told("贷款发放机构中邮消费金融有限公司", "借款金额8,000.00")
    assert entries == [{"lender": "中邮消费金融有限公司", "principal": "8000.00"}]


def test_two_values_that_differ_are_none():
    _, entries = told(
        pair("借款金额", "8,000.00"), pair("借款金额", "9,000.00"), pair("期数", "6期"), pair("年利率", "9%")
    )
    assert entries == [{"periods": "6", "yearly_percent": "9"}]


@pytest.mark.parametrize("label", ["应还金额", "剩余期数", "已还金额", "可用额度", "每月还款日", "借款用途"])
def test_what_a_word_does_not_say_is_not_guessed(label):
    _, entries = told(pair("借款金额", "8,000.00"), pair("期数", "6期"), pair(label, "1,234.00"))
    assert entries == [{"principal": "8000.00", "periods": "6"}]


def test_a_plan_gives_each_instalment():
    kind, entries = told(
        "还款计划",
        pair("第1期", "¥945.60"),
        pair("2026-12-15", "待还"),
        "本金800.00 利息145.60",
        pair("2/2期", "945.50元"),
        pair("2027/01/15", "待还"),
    )
    assert kind is ScreenKind.PLAN
    assert entries == [
        {
            "number": "1",
            "total": "945.60",
            "due_on": "2026-12-15",
            "principal": "800.00",
            "interest": "145.60",
        },
        {"number": "2", "total": "945.50", "due_on": "2027-01-15"},
    ]


def test_a_plan_in_which_one_number_stands_twice_is_none():
    kind, _ = told(pair("第1期", "¥9.00"), "2026-12-15", pair("第1期", "¥9.00"), "2027-01-15")
    assert kind is ScreenKind.WORDS


def test_messages_are_put_together_below_their_time():
    kind, entries = told(
        "106900000123",
        "2026年11月20日 下午3:05",
        "【云舟】您已逾期12天,应还总额",
        "1234.50元,请尽快还款o",
        "2026-11-21 09:30",
        "【云舟】请回电。",
    )
    assert kind is ScreenKind.MESSAGES
    assert entries == [
        {
            "sender": "106900000123",
            "at": "2026-11-20 15:05",
            "text": "【云舟】您已逾期12天,应还总额1234.50元,请尽快还款。",
        },
        {"sender": "106900000123", "at": "2026-11-21 09:30", "text": "【云舟】请回电。"},
    ]


def test_a_bill_takes_the_year_of_the_month_above():
    kind, entries = told(
        "2026年3月",
        [(40, "城东菜市场"), (560, "-35.00")],
        "日用百货",
        "3月8日 12:30",
        [(40, "某某公司"), (560, "+6,500.00")],
        "03-05 09:00",
    )
    assert kind is ScreenKind.BILLS
    assert entries == [
        {"counterparty": "城东菜市场", "amount": "-35.00", "at": "2026-03-08 12:30"},
        {"counterparty": "某某公司", "amount": "+6500.00", "at": "2026-03-05 09:00"},
    ]


def test_a_row_without_a_year_anywhere_is_left_out():
    kind, _ = told(
        [(40, "甲"), (560, "-35.00")], "3月8日 12:30", [(40, "乙"), (560, "-3.00")], "3月9日 12:30"
    )
    assert kind is ScreenKind.WORDS
