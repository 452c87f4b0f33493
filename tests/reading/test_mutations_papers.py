"""Reports, papers, chats, transcripts and phone tables with their bytes or characters changed: refused or read."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liangqing.base.errors import InputUnusable
from liangqing.case.case import Case
from liangqing.case.casefile import dump_case, parse_case
from liangqing.reading.build import build
from liangqing.reading.read import read_bytes
from liangqing.reading.result import FileRead
from tests.reading.expected import FIXTURES

NAMES = tuple(sorted(path.name for path in FIXTURES.iterdir() if path.is_file() and path.suffix != ".json"))
#: Characters that our grammars are made of.
_SIGNS = "年月日:：。,，；、元万亿壹贰零%‰0123456789()（）<>[]\"'\t\n\r\x00\u202e\ufffd\U0001f600本人逾期截至发放的"
_CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["set", "cut", "insert", "drop", "double", "swap"]),
        st.integers(min_value=0, max_value=6000),
        st.text(alphabet=_SIGNS, min_size=1, max_size=5),
    ),
    max_size=8,
)


def _changed(text: str, changes: list[tuple[str, int, str]]) -> str:
    for how, where, new in changes:
        place = where % (len(text) + 1)
        match how:
            case "set":
                text = text[:place] + new + text[place + len(new) :]
            case "cut":
                text = text[:place]
            case "insert":
                text = text[:place] + new + text[place:]
            case "drop":
                text = text[:place] + text[place + len(new) :]
            case "swap":
                text = text[place:] + text[:place]
            case _:
                text = text[:place] + text[place // 2 :]
    return text


def _text(name: str) -> str:
    data = (FIXTURES / name).read_bytes()
    return data.decode("gb18030" if name.endswith(".html") else "utf-8")


def _read_or_refused(data: bytes, name: str) -> FileRead | None:
    try:
        read = read_bytes(data, name)
    except InputUnusable as refused:
        assert refused.text
        assert refused.next_step
        return None
    assert read.rows_total == read.rows_used + len(read.rows_ignored)
    assert read.rows_used >= 0
    assert all(row.line >= 1 for row in read.rows_ignored)
    return read


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(name=st.sampled_from(NAMES), changes=_CHANGES)
def test_changed_characters_are_read_or_refused_and_build(
    name: str, changes: list[tuple[str, int, str]]
) -> None:
    read = _read_or_refused(_changed(_text(name), changes).encode(), name)
    if read is None:
        return
    first = build([read], Case(as_of=date(2026, 11, 22))).case
    assert build([read], first).case == first
    assert parse_case(dump_case(first, "c.json"), "c.json") == first


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    name=st.sampled_from(NAMES),
    where=st.lists(st.tuples(st.integers(0, 8000), st.integers(0, 255)), max_size=12),
)
def test_changed_bytes_are_read_or_refused(name: str, where: list[tuple[int, int]]) -> None:
    data = bytearray((FIXTURES / name).read_bytes())
    for place, value in where:
        data[place % len(data)] = value
    _read_or_refused(bytes(data), name)


_LONG = 20_000
_REPORT = "个人信用报告\n报告编号：2026112211020300000001 报告时间：2026-11-22 11:02:03\n信息概要\n账户数 0\n信用卡\n"


@pytest.mark.parametrize(
    "text",
    [
        _REPORT + "1.2019年05月08日" * _LONG,
        _REPORT + "1.2019年05月08日甲银行发放的贷记卡（人民币账户）。\n" * 5_000,
        _REPORT + "从未逾期过的账户明细如下：" * _LONG,
        _REPORT + "查询记录\n机构查询记录明细\n" + "1 2016年11月22日 甲银行 贷款审批\n" * 5_000,
        _REPORT + "公共记录\n" + "执行法院：甲 " * _LONG,
        "账户数 " * _LONG + _REPORT,
        "借款合同\n" + "借款本金10元\n" * _LONG,
        "借款合同\n" + "甲方（贷款人）：" * _LONG,
        "传票\n" + "某市人民法院" * _LONG,
        "2026-11-20 15:30 我:" * _LONG,
        "我 2026-11-20 15:30\n" * _LONG,
        "00:00:01 --> 00:00:02\n" * _LONG,
        "[00:01]" * _LONG,
        "时间,号码,时长\n" + '"' * _LONG,
        "时间,号码,时长\n" + '"\n' * _LONG,
        "," * _LONG,
        "<a>" * _LONG,
    ],
    ids=range(17),
)
def test_a_hostile_text_takes_no_long_time(text: str) -> None:
    _read_or_refused(text.encode(), "x")
