"""The long credit report, printed and as XML: key fields by their labels, and no cell guessed at."""

import pytest

from liangqing.base.errors import InputUnusable
from liangqing.case.credit import CreditAccount, PublicRecord
from liangqing.case.debt import Debt
from liangqing.case.reported import same_lender
from liangqing.reading.read import read_bytes
from liangqing.reading.result import FileRead
from tests.reading.expected import expected, fixture, told
from tests.reading.made import AS_OF, built

TEXT, XML = "credit_detailed.txt", "credit_detailed.xml"


def accounts(read: FileRead) -> list[CreditAccount]:
    return [record for record in read.records if isinstance(record, CreditAccount)]


@pytest.mark.parametrize("name", [TEXT, XML])
def test_a_report_comes_out_as_written_down(name: str) -> None:
    read = read_bytes(fixture(name), name)

    assert told(read) == expected(f"{name}.x", read)


def test_months_overdue_are_counted_by_their_codes() -> None:
    text = fixture(TEXT).decode().replace("2026 N N 1 2 N N N 1 2 3", "2026 N C 1 4 G D Z * / 7")

    second = accounts(read_bytes(text.encode(), TEXT))[1]

    assert (second.overdue_months, second.overdue_90_months) == (3, 2)


def test_a_row_that_does_not_fit_its_labels_is_told_and_not_taken() -> None:
    read = read_bytes(fixture(TEXT), TEXT)

    (problem,) = read.problems
    assert (problem.code, problem.line) == ("cells_unmatched", 53)
    card = accounts(read)[-1]
    assert (card.used_fen, card.balance_fen, card.limit_fen) == (None, None, 5_000_000)


def test_an_account_more_than_counted_is_told() -> None:
    text = fixture(TEXT).decode().replace("其他类贷款 2 2025.12", "其他类贷款 3 2025.12")

    problems = read_bytes(text.encode(), TEXT).problems

    assert [problem.code for problem in problems] == ["summary_differs", "cells_unmatched"]
    assert "贷款账户数是 4,明细里读到 3 个" in problems[0].text


def test_xml_that_breaks_off_keeps_what_came_before() -> None:
    data = fixture(XML)

    read = read_bytes(data[: data.index(b"<PD01AI01>2")], XML)

    assert [account.account_no for account in accounts(read)] == ["1"]
    assert [problem.code for problem in read.problems] == ["xml_broken"]


def test_xml_with_a_document_type_is_refused() -> None:
    bomb = fixture(XML).decode().replace("<Document>", '<!DOCTYPE d [<!ENTITY a "x">]><Document>', 1)

    with pytest.raises(InputUnusable) as refused:
        read_bytes(bomb.encode(), XML)
    assert refused.value.code == "xml_unsafe"


def test_a_name_in_quotes_is_found_in_the_whole_name() -> None:
    assert same_lender("商业银行“甲州”", "甲州银行股份有限公司")
    assert not same_lender("商业银行“甲州”", "乙城银行股份有限公司")
    assert not same_lender("商业银行“甲州”", "商业银行“乙城”")


def test_its_accounts_become_debts_or_are_found() -> None:
    held = Debt(id="d1", lender="明月示例消费金融有限公司", formed_on=None, principal_fen=500_000)
    case = built(fixture(TEXT), into=built().case.model_copy(update={"as_of": AS_OF, "debts": (held,)})).case

    assert [debt.lender for debt in case.debts] == [
        "明月示例消费金融有限公司",
        "商业银行“甲州”",
        "商业银行“甲州”",
        "商业银行“丁川”",
    ]


def test_a_public_record_is_kept_as_printed_and_other_parts_are_named() -> None:
    text = fixture(TEXT).decode()
    more = (
        "五 公共信息明细\n（一）强制执行记录\n编号 执行法院 执行案由 立案日期\n"
        "1 某市某区人民法院 借款合同纠纷 2025.06.01\n"
        "（二）住房公积金参缴记录\n参缴地 参缴日期\n某市 2019.03.01\n"
    )
    assert "五 公共信息明细\n" in text
    read = read_bytes(text.replace("五 公共信息明细\n", more).encode(), "详版.txt")
    (record,) = (each for each in read.records if isinstance(each, PublicRecord))
    assert (record.category, "某市某区人民法院" in record.text) == ("强制执行记录", True)
    assert [row.reason for row in read.rows_ignored if row.reason == "part_not_read"] == ["part_not_read"]
    assert any("住房公积金参缴记录" in problem.text for problem in read.problems)
    assert read.rows_total == read.rows_used + len(read.rows_ignored)


def test_a_part_that_says_there_is_nothing_names_nothing() -> None:
    text = fixture(TEXT).decode()
    more = "五 公共信息明细\n（一）民事判决记录\n系统中没有您最近5年内的民事判决记录。\n"
    read = read_bytes(text.replace("五 公共信息明细\n", more).encode(), "详版.txt")
    assert not [each for each in read.records if isinstance(each, PublicRecord)]
    assert "part_not_read" not in {row.reason for row in read.rows_ignored}


def test_such_a_part_of_the_xml_is_named_too() -> None:
    text = fixture(XML).decode()
    end = text.rindex("</")
    read = read_bytes(
        (text[:end] + "<PCE><PF03><a>某市某区人民法院</a></PF03></PCE>" + text[end:]).encode(), "详版.xml"
    )
    assert [row.reason for row in read.rows_ignored].count("part_not_read") == 1
    assert any("强制执行记录" in problem.text for problem in read.problems)
