"""The case as a file: what is written is read back the same, and every fault is told in one Chinese line."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liangqing.base.errors import InputUnusable
from liangqing.case.case import Answer, Case
from liangqing.case.casefile import dump_case, parse_case
from liangqing.case.edit import set_answer

FULL = """\
as_of = 2026-11-22
id = "lin"

[household]
income = "6500.00"
living = "3800"
buffer_percent = "10"

[[debts]]
id = "d1"
product = "示例贷"
lender = "示例银行股份有限公司"
lender_type = "bank"
formed_on = 2026-03-08
principal = "20,000.00"
terms = { method = "instalment", rate = { percent = "14.4", per = "year" }, periods = 12 }

[[debts.events]]
on = 2026-04-08
kind = "payment"
amount = "1799.51"

[[contacts]]
kind = "call"
at = 2026-11-03T22:14:00+08:00
direction = "in"
number = "170-0000-0001"
"""


@pytest.mark.parametrize("name", ["c.toml", "c.json"])
def test_what_is_written_is_read_back(name):
    case = parse_case(FULL.encode(), "c.toml")

    assert parse_case(dump_case(case, name), name) == case
    assert dump_case(parse_case(dump_case(case, name), name), name) == dump_case(case, name)


def test_the_figures_are_those_of_the_text():
    case = parse_case(FULL.encode(), "c.toml")

    assert case.household.income_fen == 650_000
    assert case.household.buffer_e9 == 100_000_000
    assert case.debts[0].principal_fen == 2_000_000
    assert case.debts[0].events[0].amount_fen == 179_951
    assert case.contacts[0].at.isoformat() == "2026-11-03T22:14:00+08:00"


def test_a_mark_at_the_start_of_the_file_does_not_matter():
    assert parse_case(b"\xef\xbb\xbfas_of = 2026-11-22\n", "c.toml") == Case(as_of=date(2026, 11, 22))


def test_money_is_text_with_two_decimals_and_unknown_facts_are_left_out():
    stored = json.loads(dump_case(parse_case(FULL.encode(), "c.toml"), "c.json"))

    assert stored["household"] == {"income": "6500.00", "living": "3800.00", "buffer_percent": "10.0000"}
    assert "claim" not in stored["debts"][0]


@given(st.text(max_size=200))
def test_whatever_a_person_types_comes_back(text):
    words = text.strip()
    case = Case(as_of=date(2026, 11, 22), answers=(Answer(id="x", value=words),))
    for name in ("c.toml", "c.json"):
        assert parse_case(dump_case(case, name), name) == case


def refused(data: bytes, name: str) -> InputUnusable:
    with pytest.raises(InputUnusable) as odd:
        parse_case(data, name)
    assert "\n" not in odd.value.message()
    assert odd.value.next_step
    return odd.value


HEAD = b"as_of = 2026-11-22\n"


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"", "as_of"),
        (HEAD + b'incme = "5"', "incme"),
        (HEAD + b"[household]\nincome = 6500", "household.income"),
        (HEAD + b"[household]\nincome = 6500.0", "household.income"),
        (HEAD + b"[household]\nincome = true", "household.income"),
        (HEAD + b'[household]\nincome = "' + b"1" * 40 + b'"', "household.income"),
        (HEAD + b"[household]\nbuffer_percent = 10", "household.buffer_percent"),
        (HEAD + b"[household]\nbuffer_percent = 0.1", "household.buffer_percent"),
        (HEAD + b'[[debts]]\nid = "d1"\n[[debts]]\nid = "d1"', "整个文件"),
        (HEAD + b'[[debts]]\nid = "d1"\nprincipal = 100', "debts.0.principal"),
        (HEAD + b'[[debts]]\nid = "d1"\nformed_on = 9999-01-01', "debts.0.formed_on"),
        (HEAD + b'[[debts]]\nid = "d1"\nlender_type = "shop"', "debts.0.lender_type"),
        (b"as_of = 2099-13-01", ""),
        (b'as_of = "yesterday"', "as_of"),
        (b"as_of = 0001-01-01", "as_of"),
        (HEAD + b'debts = "none"', "debts"),
        (HEAD + b"".join(b'[[debts]]\nid = "d%d"\n' % number for number in range(501)), "debts"),
        (HEAD + b'schema_version = "2"', "schema_version"),
    ],
)
def test_a_field_that_cannot_be_used_is_named(data, place):
    odd = refused(data, "我的.toml")
    assert odd.where is not None
    assert odd.where.startswith("我的.toml")
    assert place in odd.text
    assert not any(word in odd.message() for word in ("Input should", "validation", "Value error"))


def test_several_faults_are_counted():
    assert "另有 1 处" in refused(HEAD + b"a = 1\nb = 2", "c.toml").text


@pytest.mark.parametrize(
    ("data", "name", "code", "where"),
    [
        (HEAD + b"x = = 1\n", "c.toml", "case_syntax", "c.toml 第 2 行"),
        (b'{"as_of":\n  "2026-11-22"\n  "id": 1}', "c.json", "case_syntax", "c.json 第 3 行"),
        (b"{", "c.json", "case_syntax", "c.json 第 1 行"),
        (b'{"as_of": "2026-11-22", "as_of": "2026-11-23"}', "c.json", "case_syntax", "c.json"),
        (b'{"as_of": ' + b"9" * 5000 + b"}", "c.json", "case_syntax", "c.json"),
        (b"x = " + b"9" * 5000, "c.toml", "case_syntax", "c.toml"),
        (b"[" * 100_000, "c.json", "case_syntax", "c.json"),
        (HEAD + b"a" + b".a" * 50_000 + b" = 1", "c.toml", "case_syntax", "c.toml 第 2 行"),
        (b"x = " + b"[" * 100_000, "c.toml", "case_syntax", "c.toml"),
        (b'{"a": "\\ud800"}', "c.json", "case_syntax", "c.json"),
        ("as_of = 2026-11-22 # 案件".encode("gb18030"), "c.toml", "case_encoding", "c.toml"),
        (b"\x00\x01\x02", "c.toml", "case_syntax", "c.toml 第 1 行"),
        (b"PK\x03\x04\xff\xfe", "c.json", "case_encoding", "c.json"),
    ],
)
def test_a_file_that_is_no_case_is_refused_with_its_line(data, name, code, where):
    odd = refused(data, name)
    assert (odd.code, odd.where) == (code, where)


def test_a_list_or_a_number_is_no_case():
    for data in (b"[]", b"3", b"null", b'"x"'):
        assert refused(data, "c.json").code == "case_field"


def test_a_key_that_stands_twice_is_named():
    assert "“as_of”写了两次" in refused(b'{"as_of": 1, "as_of": 2}', "c.json").text
    many = ",".join(f'"k{number}": 1' for number in range(60_000))
    assert "“last”写了两次" in refused(f'{{{many}, "last": 1, "last": 2}}'.encode(), "c.json").text


def test_answers_survive_the_file():
    case = set_answer(Case(as_of=date(2026, 11, 22)), "household.income", "unknown")
    assert parse_case(dump_case(case, "c.toml"), "c.toml").answer("household.income") == "unknown"
