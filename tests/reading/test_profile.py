"""The borrower's own sheet: lines that are known become answers, the others are named with their line."""

from datetime import date

import pytest

from liangqing.base.errors import InputUnusable
from liangqing.case.records import ProfileRecord
from liangqing.reading.read import read_bytes

SHEET = """\
我的情况
今天是：2026-11-22
称呼: 小林
困难原因：工资拖欠：3月起,一拖再拖
每月到手收入：6500
留作缓冲（百分比）：10
"""


def told(text: str) -> tuple[ProfileRecord, list[tuple[int, str]]]:
    read = read_bytes(text.encode(), "我的情况.txt")
    record = read.records[0]
    assert isinstance(record, ProfileRecord)
    return record, [(problem.line, problem.code) for problem in read.problems]


def test_known_lines_become_answers():
    record, problems = told(SHEET)

    assert record.as_of == date(2026, 11, 22)
    assert record.answers == {
        "borrower.alias": "小林",
        "borrower.hardship": "工资拖欠:3月起,一拖再拖",
        "household.income": "6500",
        "household.buffer_percent": "10",
    }
    assert problems == []


def test_full_width_and_half_width_colons_are_the_same():
    assert told(SHEET.replace("：", ":"))[0].answers == told(SHEET)[0].answers


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("每月花多少：3800", "profile_line_unknown"),
        ("随便写一句", "profile_line_unknown"),
        ("城市：", "profile_line_unknown"),
        ("今天是：昨天", "date_unreadable"),
        ("今天是：9999-12-31", "date_implausible"),
        ("今天是：2026-02-30", "date_impossible"),
        ("称呼：老林", "key_repeated"),
    ],
)
def test_a_line_that_cannot_be_used_is_named_and_the_others_count(line, code):
    record, problems = told(SHEET + line + "\n")

    assert problems == [(7, code)]
    assert record.answers["borrower.alias"] == "小林"
    assert record.as_of == date(2026, 11, 22)


def test_blank_lines_and_a_decorated_title_do_not_matter():
    assert told("\n\n# 我的情况\n\n每月到手收入：6500\n\n")[0].answers == {"household.income": "6500"}


def test_a_title_with_nothing_below_is_a_sheet_without_answers():
    assert told("我的情况\n")[0].answers == {}


def test_without_the_title_it_is_no_sheet():
    with pytest.raises(InputUnusable) as refused:
        read_bytes("每月到手收入：6500\n".encode(), "x.txt")
    assert refused.value.code == "format_unknown"


def test_amounts_of_any_form_are_kept_as_typed():
    assert told("我的情况\n每月到手收入：6,500元\n")[0].answers["household.income"] == "6,500元"
