"""Bills of Alipay and WeChat Pay: what a row becomes, whatever order, encoding or spreadsheet it went through."""

from datetime import date, datetime

import pytest

from liangqing.case.records import Direction, MoneyRecord
from liangqing.reading.read import read_bytes, read_files
from liangqing.reading.result import FileRead
from tests.reading import files


def money(read: FileRead) -> list[MoneyRecord]:
    return [record for record in read.records if isinstance(record, MoneyRecord)]


def codes(read: FileRead) -> list[str]:
    return [problem.code for problem in read.problems]


def test_alipay_rows_become_money_records() -> None:
    read = read_bytes(files.ALIPAY, "九月.csv")

    assert (read.format, read.rows_total, read.rows_used, read.problems) == ("alipay_csv", 5, 5, ())
    wage, lunch, repaid, closed, refund = money(read)
    assert (wage.direction, wage.amount_fen) == (Direction.IN, 650_000)
    assert (lunch.at, lunch.on) == (datetime(2026, 9, 11, 12, 30, 5), date(2026, 9, 11))  # noqa: DTZ001
    assert (repaid.counterparty, repaid.item, repaid.category) == ("网商银行", "网商贷还款", "信用借还")
    assert repaid.order_no == "2026091500000000003"
    assert (repaid.source.name, repaid.source.line) == ("九月.csv", 15)
    assert (closed.direction, closed.settled) == (Direction.OUT, False)
    assert (refund.direction, refund.settled) == (Direction.NEUTRAL, True)


def test_alipay_of_2021_has_other_columns_and_its_count_below() -> None:
    read = read_bytes(files.ALIPAY_2021, "a.csv")

    repaid, moved = money(read)
    assert (read.rows_total, read.problems) == (2, ())
    assert (repaid.item, repaid.amount_fen, repaid.direction) == ("花呗自动还款", 20_000, Direction.OUT)
    assert moved.direction is Direction.NEUTRAL


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_encoding_does_not_matter(encoding: str) -> None:
    read = read_bytes(files.ALIPAY_TEXT.encode(encoding), "a.csv")

    assert [row.item for row in money(read)] == ["九月工资", "午饭", "网商贷还款", "雨伞", "退款-毛巾"]


def test_wechat_rows_become_money_records() -> None:
    read = read_bytes(files.WECHAT, "w.csv")

    assert (read.format, read.rows_total, read.rows_used, read.problems) == ("wechat_csv", 6, 6, ())
    breakfast, gift, cashed, refunded, refund, strange = money(read)
    assert (breakfast.item, breakfast.amount_fen, breakfast.source.line) == ("豆浆,油条", 850, 8)
    assert (gift.direction, gift.item, gift.method) == (Direction.IN, "", "")
    assert (cashed.direction, cashed.amount_fen) == (Direction.NEUTRAL, 10_010)
    assert (refunded.settled, refund.settled) == (False, False)
    assert (strange.category, strange.settled, strange.order_no) == ("没见过的类型", True, "100006")


def test_a_count_that_differs_is_a_problem_and_not_a_failure() -> None:
    read = read_bytes(files.ALIPAY_TEXT.replace("共5笔", "共66笔").encode(), "a.csv")

    assert read.rows_used == 5
    assert [(problem.code, problem.line) for problem in read.problems] == [("count_differs", 7)]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("15.50", "1" * 40, "amount_too_large"),
        ("15.50", "", "amount_missing"),
        ("15.50", "十五块", "amount_unreadable"),
        ("15.50", "15.505", "amount_below_fen"),
        ("15.50", "-15.50", "amount_negative"),
        ("2026-09-11 12:30:05", "2099-09-11 12:30:05", "date_implausible"),
        ("2026-09-11 12:30:05", "1999-12-31 12:30:05", "date_implausible"),
        ("2026-09-11 12:30:05", "2026-02-30 12:30:05", "date_impossible"),
        ("2026-09-11 12:30:05", "上个月", "date_unreadable"),
        (",午饭,", ",午,饭,", "column_count"),
        (",午饭,", ',"午饭,', "quote_open"),
    ],
)
def test_a_bad_row_is_named_and_the_others_load(old: str, new: str, reason: str) -> None:
    read = read_bytes(files.ALIPAY_TEXT.replace(old, new, 1).encode(), "a.csv")

    assert [(row.line, row.reason) for row in read.rows_ignored] == [(14, reason)]
    assert [row.item for row in money(read)] == ["九月工资", "网商贷还款", "雨伞", "退款-毛巾"]
    (problem,) = read.problems
    assert (problem.line, problem.code) == (14, reason)
    assert "第 14 行" in problem.text
    assert "没有计入" in problem.text


def test_a_truncated_file_loses_only_its_last_row() -> None:
    cut = files.ALIPAY[: files.ALIPAY.rindex(b"2026091700000000005") + 4]

    read = read_bytes(cut, "a.csv")

    assert read.rows_total == 5
    assert [(row.line, row.reason) for row in read.rows_ignored] == [(17, "column_count")]


def test_a_file_cut_within_a_character_says_so() -> None:
    cut = files.ALIPAY[: files.ALIPAY.rindex("退款-".encode("gb18030")) + 1]

    read = read_bytes(cut, "a.csv")

    assert (read.rows_used, [row.reason for row in read.rows_ignored]) == (4, ["column_count"])
    assert "characters_damaged" in codes(read)


def test_doubled_rows_count_once_and_one_problem_says_so() -> None:
    read = read_bytes((files.ALIPAY_TEXT + files.ALIPAY_ROWS).encode(), "a.csv")

    assert (read.rows_total, read.rows_used) == (10, 5)
    assert [(row.line, row.reason) for row in read.rows_ignored] == [(n, "duplicate") for n in range(18, 23)]
    assert codes(read).count("rows_doubled") == 1


def test_the_second_copy_in_one_call_adds_nothing() -> None:
    first, second = read_files([("a.csv", files.ALIPAY), ("b.csv", files.ALIPAY_TEXT.encode())])

    assert (first.rows_used, second.rows_total, second.rows_used) == (5, 5, 0)
    assert {row.reason for row in second.rows_ignored} == {"duplicate"}
    assert second.problems == ()


def test_a_bill_saved_again_by_excel_loads_with_one_warning() -> None:
    resaved = (
        files.ALIPAY_TEXT.replace("2026-09-11 12:30:05", "2026/9/11 12:30")
        .replace("2026-09-15 08:00:01", "2026/9/15 8:00:01")
        .replace("2026091100000000002\t", "2.02609E+18")
        .replace("\n", ",,,\n")
    )

    read = read_bytes(resaved.encode("gb18030"), "a.csv")

    assert read.rows_used == 5
    assert money(read)[1].at == datetime(2026, 9, 11, 12, 30)  # noqa: DTZ001
    assert money(read)[2].at == datetime(2026, 9, 15, 8, 0, 1)  # noqa: DTZ001
    assert [(problem.code, problem.line) for problem in read.problems] == [("resaved_by_excel", 14)]
    assert "1 行的订单号" in read.problems[0].text
    assert "2 行的时间" in read.problems[0].text


def test_excel_unicode_text_is_utf_16_with_tabs() -> None:
    tabbed = files.WECHAT_TEXT.replace('"豆浆,油条"', "豆浆").replace("\t,", ",").replace(",", "\t")

    read = read_bytes(tabbed.encode("utf-16"), "w.txt")

    assert (read.format, read.rows_used) == ("wechat_csv", 6)


def test_a_quoted_cell_over_two_lines_keeps_line_numbers_right() -> None:
    wrapped = files.WECHAT_TEXT.replace('"杯子",支出', '"杯\n子",支出')

    read = read_bytes(wrapped.encode(), "w.csv")

    assert [row.source.line for row in money(read)] == [8, 9, 10, 11, 13, 14]
    assert money(read)[3].item == "杯\n子"


def test_an_unknown_direction_is_kept_as_neutral_and_named() -> None:
    read = read_bytes(files.ALIPAY_TEXT.replace("午饭,支出", "午饭,垫付").encode(), "a.csv")

    assert money(read)[1].direction is Direction.NEUTRAL
    assert [(problem.code, problem.line) for problem in read.problems] == [("direction_unknown", 14)]


def test_a_bill_without_rows_says_so() -> None:
    read = read_bytes(files.ALIPAY_HEAD.replace("共5笔", "共0笔").encode(), "a.csv")

    assert (read.rows_total, codes(read)) == (0, ["no_rows"])


def test_a_row_that_was_checked_cell_by_cell_is_what_validation_makes_of_it() -> None:
    for data in (files.ALIPAY, files.WECHAT):
        for record in money(read_bytes(data, "a.csv")):
            told = record.model_dump(mode="json")
            checked = MoneyRecord.model_validate(told)

            assert checked == record
            assert checked.model_dump(mode="json") == told
            assert MoneyRecord.model_fields.keys() == vars(record).keys()


_DAMAGED = (
    files.ALIPAY_TEXT.replace("2026-09-11 12:30:05", "2026/9/11 12:30")
    .replace("2026-09-15 08:00:01", "46280.33334")
    .replace("2026091500000000003\t", "2026091500000000000")
    .replace("2026091000000000001\t", "2.02609E+18")
    .encode("gb18030")
)


@pytest.mark.parametrize(
    "order", [(files.ALIPAY, _DAMAGED), (_DAMAGED, files.ALIPAY)], ids=["after", "before"]
)
def test_a_copy_saved_again_by_excel_adds_nothing_beside_the_original(order: tuple[bytes, bytes]) -> None:
    first, second = read_files([("a.csv", order[0]), ("b.csv", order[1])])

    assert (first.rows_used, second.rows_total, second.rows_used) == (5, 5, 0)


def test_days_as_serial_numbers_are_read_and_told() -> None:
    read = read_bytes(_DAMAGED, "a.csv")

    assert money(read)[2].at == datetime(2026, 9, 15, 8, 0, 1)  # noqa: DTZ001
    assert [(problem.code, problem.line) for problem in read.problems] == [("resaved_by_excel", 13)]
    assert "2 行的订单号" in read.problems[0].text
    assert "2 行的时间" in read.problems[0].text


@pytest.mark.parametrize(
    ("printed", "fen"),
    [
        ("￥15.50", 1550),
        ("1,234.5", 123_450),
        ("１５．５０", 1550),
        ("15.50元", 1550),
        ("15.5(已退款3.00)", 1550),
    ],
)
def test_amounts_however_they_are_printed(printed: str, fen: int) -> None:
    text = files.ALIPAY_TEXT.replace(",15.50,", f',"{printed}",')

    assert money(read_bytes(text.encode(), "a.csv"))[1].amount_fen == fen


def test_an_amount_that_was_changed_shows_in_the_sum_that_the_file_claims() -> None:
    read = read_bytes(files.ALIPAY_TEXT.replace(",6500.00,", ",9500.00,").encode(), "a.csv")

    assert [(problem.code, problem.line) for problem in read.problems] == [("sum_differs", 8)]
    assert "收入合计 6,500.00 元" in read.problems[0].text
    assert "9,500.00 元" in read.problems[0].text
