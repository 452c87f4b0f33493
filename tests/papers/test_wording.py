"""Formal punctuation and citations."""

import pytest

from liangqing.base.typeset import formal
from liangqing.papers.wording import (
    citable,
    citation_line,
    explained_line,
    references,
    unchecked_line,
)
from tests.papers.made import DOUBTFUL, STANDARD, STATUTE


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("先看这一件:11月25日(周三)前,提交异议。", "先看这一件：11月25日（周三）前，提交异议。"),
        ("共 1,234.50 元,其中利息 20.00 元", "共 1,234.50 元，其中利息 20.00 元"),
        ("22:14 打来", "22:14 打来"),
        ("年化 21.46%(单利口径)", "年化 21.46%（单利口径）"),
        ("时效到 2027年3月8日(周一) 为止", "时效到 2027年3月8日（周一）为止"),
        ("合同编号:HT-0001(2)", "合同编号：HT-0001(2)"),
        ("拨 110,并联系银行", "拨 110，并联系银行"),
    ],
)
def test_marks_beside_chinese_become_full_width(written, printed):
    assert formal(written) == printed


def test_what_nobody_has_verified_is_not_cited_and_a_rule_is_cited_once():
    assert citable((STATUTE, DOUBTFUL, STANDARD, STATUTE)) == (STATUTE, STANDARD)


def test_a_reference_points_into_the_list():
    assert references((STANDARD, DOUBTFUL), (STATUTE, STANDARD)) == "(依据2)"
    assert references((DOUBTFUL,), (STATUTE, STANDARD)) == ""


def test_a_citation_shows_how_hard_the_rule_binds():
    assert citation_line(STATUTE) == "《甲法》第7条(法律)。"
    assert citation_line(STANDARD) == "《乙标准》第5条(推荐性国标,不是法律)。"


def test_a_card_explains_and_says_how_sure_we_are():
    assert explained_line(STATUTE) == "《甲法》第7条(法律):预先扣除的利息不算本金。"
    assert explained_line(STANDARD) == (
        "《乙标准》第5条(推荐性国标,不是法律)(来自转载,引用前请核对原文):分期的一般做法。"
    )


def test_what_we_read_ourselves_needs_no_check():
    assert unchecked_line(STATUTE) is None
    assert unchecked_line(STANDARD) == "《乙标准》第5条:来自转载,引用前请核对原文。"
