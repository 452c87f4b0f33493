"""Contracts, agreements and court papers: each value with its words and its place, and nothing guessed."""

import io

import docx
import pytest

from liangqing.base.errors import InputUnusable
from liangqing.case.loan_paper import LoanPaper, PaperField, PaperKind
from liangqing.reading.capitals import capital_fen
from liangqing.reading.read import read_bytes
from liangqing.reading.result import FileRead
from tests.reading.containers import plain_zip
from tests.reading.expected import expected, fixture, told

PAPERS = ("contract", "repayment_agreement", "summons", "complaint", "payment_order", "enforcement_notice")


def paper(read: FileRead) -> LoanPaper:
    (record,) = read.records
    assert isinstance(record, LoanPaper)
    return record


def changed(old: str, new: str, name: str = "contract") -> FileRead:
    text = fixture(f"{name}.txt").decode()
    assert old in text
    return read_bytes(text.replace(old, new).encode(), f"{name}.txt")


def codes(read: FileRead) -> list[str]:
    return [problem.code for problem in read.problems]


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_comes_out_as_written_down(name: str) -> None:
    read = read_bytes(fixture(f"{name}.txt"), f"{name}.txt")

    assert told(read) == expected(f"{name}.txt", read)
    assert paper(read).paper is PaperKind({"repayment_agreement": "agreement"}.get(name, name))


def word_file(lines: list[str]) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "合同编号：", "HT-2026-000123"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_the_same_contract_as_word_file_says_the_same() -> None:
    lines = fixture("contract.txt").decode().replace("首期还款日：\n", "首期还款日：").split("\n")

    as_text, as_word = (
        paper(read_bytes("\n".join(lines).encode(), "c.txt")),
        paper(read_bytes(word_file(lines), "c.docx")),
    )

    assert [(value.field, value.told()) for value in as_word.values] == [
        (value.field, value.told()) for value in as_text.values
    ]


def test_a_value_found_twice_differently_is_told_and_not_taken() -> None:
    read = changed("1.2 借款期限", "借款金额：13,000元。\n1.2 借款期限")

    assert codes(read) == ["value_differs"]
    assert "借款本金有 2 处说法不同" in read.problems[0].text
    assert paper(read).one(PaperField.PRINCIPAL) is None
    assert len(paper(read).all_of(PaperField.PRINCIPAL)) == 2


def test_capitals_that_differ_from_the_figures_are_told_and_not_taken() -> None:
    read = changed("壹万贰仟元整", "壹万叁仟元整")

    assert codes(read) == ["capitals_differ"]
    assert paper(read).all_of(PaperField.PRINCIPAL) == ()


def test_a_daily_rate_that_is_not_its_yearly_one_is_told() -> None:
    assert codes(changed("18.25%", "18.00%")) == []  # of 360 days
    assert codes(changed("18.25%", "14.00%")) == ["value_differs"]


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("壹万元整", 1_000_000),
        ("拾万元整", 10_000_000),
        ("壹万贰仟叁佰肆拾伍元陆角柒分", 1_234_567),
        ("柒仟零伍元伍分", 700_505),
        ("壹亿零伍拾万元整", 10_050_000_000),
        ("叁佰圆正", 30_000),
    ],
)
def test_capital_numerals(text: str, fen: int) -> None:
    assert capital_fen(text) == fen


@pytest.mark.parametrize("text", ["", "元", "一万元", "壹万", "壹万元壹", "壹" * 50 + "元", "玖仟亿元整"])
def test_what_is_no_capital_amount_is_refused(text: str) -> None:
    if text == "元":
        assert capital_fen(text) == 0
        return
    with pytest.raises(InputUnusable):
        capital_fen(text)


def test_a_title_without_anything_below_says_so() -> None:
    read = read_bytes("个人借款合同\n(此处略)\n".encode(), "c.txt")

    assert (read.format, codes(read)) == ("loan_paper", ["paper_empty"])


@pytest.mark.parametrize(
    "text", ["今天说好的借款合同还没寄来。\n", "聊到起诉状,他说:\n", "1,借款合同,3\n", "第一条 借款合同\n"]
)
def test_a_mention_is_no_title(text: str) -> None:
    with pytest.raises(InputUnusable) as refused:
        read_bytes(text.encode(), "x.txt")
    assert refused.value.code == "format_unknown"


def test_a_word_file_that_is_unsafe_or_broken_is_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaa"><!ENTITY b "&a;&a;">]><d>&b;</d>'
    for body, code in ((bomb, "xml_unsafe"), (b"<w:document", "docx_broken"), (b"<d></d>", "empty")):
        with pytest.raises(InputUnusable) as refused:
            read_bytes(plain_zip({"word/document.xml": body}), "c.docx")
        assert refused.value.code == code


def test_deep_or_long_papers_take_no_long_time() -> None:
    deep = b"<d>" * 300 + b"</d>" * 300
    with pytest.raises(InputUnusable):
        read_bytes(plain_zip({"word/document.xml": deep}), "c.docx")
    for piece in ("借款本金", "年利率", "原告", "授权", "自2026年1月1日至", "（2026）某", "壹", "担保费"):
        read = read_bytes(f"借款合同\n{piece * 8_000}\n".encode(), "c.txt")
        assert read.rows_total == read.rows_used == 1
