"""Repayment schedules: loan facts and instalments, with nothing that was printed lost."""

from datetime import date

import pytest

from liangqing.base.errors import InputUnusable
from liangqing.base.rates import Per, Rate
from liangqing.case.records import ScheduleRecord
from liangqing.reading.read import read_bytes, read_files
from liangqing.reading.result import FileRead
from tests.reading import files


def schedule(read: FileRead) -> ScheduleRecord:
    (record,) = read.records
    assert isinstance(record, ScheduleRecord)
    return record


def changed(old: str, new: str) -> FileRead:
    assert old in files.SCHEDULE_TEXT
    return read_bytes(files.SCHEDULE_TEXT.replace(old, new).encode(), "s.csv")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_facts_and_instalments(encoding: str) -> None:
    read = read_bytes(files.SCHEDULE_TEXT.encode(encoding), "s.csv")

    assert (read.format, read.rows_total, read.rows_used, read.problems) == ("schedule_csv", 3, 3, ())
    record = schedule(read)
    assert (record.product, record.platform, record.lender) == ("甲分期", "甲平台", "乙小额贷款有限公司")
    assert (record.contract_no, record.formed_on) == ("HT-0001", date(2026, 1, 15))
    assert (record.principal_fen, record.disbursed_fen) == (300_000, 270_000)
    assert record.rate == Rate(value_e9=144_000_000, per=Per.YEAR)
    assert record.penalty_multiple_e9 == 1_500_000_000
    assert (record.fee_name, record.fee_payee) == ("担保费", "guarantor")
    assert (record.claimed_fen, record.claimed_on) == (320_000, date(2026, 9, 1))
    second = record.instalments[1]
    assert (second.number, second.due_on) == (2, date(2026, 3, 15))
    assert (second.principal_fen, second.interest_fen, second.fee_fen) == (100_000, 2_400, 1_000)


@pytest.mark.parametrize(
    ("line", "rate"),
    [
        ("日利率,0.05%", Rate(value_e9=500_000, per=Per.DAY)),
        ("月利率,1.122626%", Rate(value_e9=11_226_260, per=Per.MONTH)),
        ("年利率,24％（单利）", Rate(value_e9=240_000_000, per=Per.YEAR)),
    ],
)
def test_rates_keep_their_period(line: str, rate: Rate) -> None:
    assert schedule(changed("年利率,14.4%", line)).rate == rate


@pytest.mark.parametrize(
    ("text", "multiple_e9"),
    [
        ("合同利率的130%", 1_300_000_000),
        ("在约定利率基础上上浮50%", 1_500_000_000),
        ("约定利率的1.5倍", 1_500_000_000),
    ],
)
def test_the_overdue_rate_as_a_multiple(text: str, multiple_e9: int) -> None:
    assert schedule(changed("约定利率的150%", text)).penalty_multiple_e9 == multiple_e9


def test_an_overdue_rate_of_its_own_is_not_guessed() -> None:
    read = changed("约定利率的150%", "日0.075%")

    assert schedule(read).penalty_multiple_e9 is None
    assert [(problem.line, problem.code) for problem in read.problems] == [(9, "penalty_unreadable")]


@pytest.mark.parametrize("text", ["上浮9999%", "上浮9900.0000001%"])
def test_an_overdue_rate_that_nobody_can_mean_is_named_and_the_rest_loads(text: str) -> None:
    read = changed("约定利率的150%", text)

    assert schedule(read).penalty_multiple_e9 is None
    assert [(problem.line, problem.code) for problem in read.problems] == [(9, "penalty_unreadable")]
    assert schedule(changed("约定利率的150%", "上浮9900%")).penalty_multiple_e9 == 100_000_000_000


def test_an_agreed_rate_that_nobody_can_mean_is_named_and_the_rest_loads() -> None:
    read = changed("14.4%", "10000.0000001%")

    assert schedule(read).rate is None
    assert [problem.code for problem in read.problems] == ["rate_unreadable"]


def test_a_rate_without_its_sign_is_not_guessed() -> None:
    read = changed("年利率,14.4%", "年利率,14.4")

    assert schedule(read).rate is None
    assert [problem.code for problem in read.problems] == ["rate_unreadable"]


def test_an_unknown_key_is_told_and_not_lost() -> None:
    read = changed("平台,甲平台\n", "平台,甲平台\n提前还款违约金,剩余本金的3%\n")

    (problem,) = read.problems
    assert (problem.code, problem.line) == ("key_unknown", 3)
    assert "剩余本金的3%" in problem.text


def test_a_payee_we_do_not_know_stays_as_written() -> None:
    assert schedule(changed("收费方,担保公司", "收费方,某咨询公司")).fee_payee == "某咨询公司"


def test_without_a_product_the_platform_stands_in() -> None:
    read = changed("产品,甲分期\n", "")

    assert schedule(read).product == "甲平台"
    assert [problem.code for problem in read.problems] == ["product_missing"]


def test_a_total_that_differs_is_a_problem_with_its_line() -> None:
    read = changed("1034.00", "1050.00")

    assert read.rows_used == 3
    (problem,) = read.problems
    assert (problem.line, problem.code) == (17, "total_differs")
    assert "1,050.00 元" in problem.text
    assert "1,034.00 元" in problem.text


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("2026-03-15", "2099-03-15", "date_implausible"),
        ("2026-03-15", "2026-02-31", "date_impossible"),
        ("24.00", "", "amount_missing"),
        ("24.00", "9" * 40, "amount_too_large"),
        ("2,2026-03-15", "二,2026-03-15", "number_unreadable"),
        ("2,2026-03-15", "1,2026-03-15", "instalment_repeated"),
        (",24.00,10.00,1034.00", ",24.00", "column_count"),
    ],
)
def test_a_bad_instalment_is_named_and_the_others_load(old: str, new: str, reason: str) -> None:
    read = changed(old, new)

    assert [row.number for row in schedule(read).instalments] == [1, 3]
    assert [(row.line, row.reason) for row in read.rows_ignored] == [(17, reason)]
    assert [(problem.line, problem.code) for problem in read.problems] == [(17, reason)]


def test_other_words_for_the_columns_and_a_sum_row() -> None:
    text = "产品,乙贷\n期数,还款日,本金,利息,担保费\n第1期,2026/2/15,100,1,2\n合计,,100,1,2\n"

    read = read_bytes(text.encode(), "s.csv")

    record = schedule(read)
    assert (record.fee_name, record.instalments[0].fee_fen) == ("担保费", 200)
    assert [(row.line, row.reason) for row in read.rows_ignored] == [(4, "sum_row")]


def test_a_doubled_instalment_counts_once() -> None:
    read = changed(
        "2,2026-03-15,1000.00,24.00,10.00,1034.00\n", "2,2026-03-15,1000.00,24.00,10.00,1034.00\n" * 2
    )

    assert (read.rows_total, read.rows_used) == (4, 3)
    assert [(row.line, row.reason) for row in read.rows_ignored] == [(18, "duplicate")]
    assert [problem.code for problem in read.problems] == ["rows_doubled"]


def test_more_principal_than_the_contract_is_a_problem() -> None:
    assert [problem.code for problem in changed("合同金额,3000.00", "合同金额,2000.00").problems] == [
        "principal_differs"
    ]


def test_the_same_schedule_again_adds_nothing() -> None:
    _, again = read_files([("a.csv", files.SCHEDULE), ("b.csv", files.SCHEDULE_TEXT.encode("gb18030"))])

    assert (again.rows_total, again.rows_used, again.records) == (3, 0, ())
    assert {row.reason for row in again.rows_ignored} == {"duplicate"}


def test_without_principal_and_interest_it_cannot_be_used() -> None:
    with pytest.raises(InputUnusable) as refused:
        read_bytes("期数,应还日期,应还总额\n1,2026-02-15,100\n".encode(), "s.csv")

    assert refused.value.code == "schedule_columns"
    assert refused.value.where == "s.csv 第 1 行"
