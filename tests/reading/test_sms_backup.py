"""Phone backups: calls and messages, and what is left of a file that breaks off."""

from datetime import datetime

import pytest

from liangqing.base.days import SHANGHAI
from liangqing.base.errors import InputUnusable
from liangqing.case.records import Contact, ContactKind, Direction
from liangqing.reading.read import read_bytes, read_files
from liangqing.reading.result import FileRead
from tests.reading import files


def contacts(read: FileRead) -> list[Contact]:
    return [record for record in read.records if isinstance(record, Contact)]


def test_calls_tell_who_reached_whom_and_whether_they_talked() -> None:
    read = read_bytes(files.CALLS, "calls.xml")

    assert (read.format, read.rows_total, read.rows_used, read.problems) == ("sms_backup_xml", 7, 7, ())
    assert [(call.direction, call.connected, call.seconds) for call in contacts(read)] == [
        (Direction.IN, True, 62),
        (Direction.OUT, False, 0),
        (Direction.IN, False, 0),
        (Direction.IN, False, 9),
        (Direction.IN, False, 0),
        (Direction.IN, False, 0),
        (Direction.IN, True, 5),
    ]
    first, second = contacts(read)[:2]
    assert (first.kind, first.at) == (ContactKind.CALL, datetime(2026, 1, 1, 8, 0, tzinfo=SHANGHAI))
    assert (first.number, first.name) == ("17000000001", "")
    assert (second.at.second, second.name) == (0, "家人")
    assert second.source is not None
    assert second.source.line == 4


def test_a_withheld_number_is_empty_and_says_so() -> None:
    withheld = contacts(read_bytes(files.CALLS, "calls.xml"))[-1]

    assert (withheld.number, withheld.name) == ("", "未显示号码")


def test_messages_keep_their_text_and_drafts_and_mms_are_named() -> None:
    read = read_bytes(files.SMSES, "sms.xml")

    assert (read.rows_total, read.rows_used) == (4, 3)
    received, sent, picture = contacts(read)
    assert (received.kind, received.direction, received.connected) == (ContactKind.SMS, Direction.IN, None)
    assert received.text == "您的借款已逾期\n请联系我\U0001f600"
    assert (sent.direction, sent.text) == (Direction.OUT, "")
    assert (picture.direction, picture.text, picture.number) == (Direction.IN, "图片", "17000000009")
    assert [(row.line, row.reason) for row in read.rows_ignored] == [(6, "not_sent")]
    assert read.problems == ()


MMS = """\
<smses count="4">
  <mms date="1767225780000" msg_box="1" address="17000000009~17000000008" m_type="132">
    <parts>
      <part seq="-1" ct="application/smil" text="&lt;smil&gt;null&lt;/smil&gt;" />
      <part seq="0" ct="text/plain" text="您已逾期,法院" />
      <part seq="1" ct="text/plain;charset=utf-8" text="材料如图" />
      <part seq="2" ct="image/jpeg" text="null" data="AAAA" />
    </parts>
    <addrs><addr address="17000000009" type="137" /><addr address="insert-address-token" type="151" /></addrs>
  </mms>
  <mms date="1767225790000" msg_box="2" address="17000000008"><parts><part ct="text/plain" text="收到" /></parts></mms>
  <mms date="1767225795000" msg_box="1" address="17000000008"><parts><part ct="image/png" text="null" /></parts></mms>
  <mms date="1767225799000" msg_box="3" address="17000000008"><parts><part ct="text/plain" text="x" /></parts></mms>
</smses>
"""


def test_messages_with_pictures_give_their_text_and_their_sender() -> None:
    read = read_bytes(MMS.encode(), "sms.xml")

    first, second = contacts(read)
    assert (first.number, first.text, first.direction) == (
        "17000000009",
        "您已逾期,法院\n材料如图",
        Direction.IN,
    )
    assert (second.number, second.direction) == ("17000000008", Direction.OUT)
    assert [(row.line, row.reason) for row in read.rows_ignored] == [
        (12, "mms_without_text"),
        (13, "not_sent"),
    ]
    assert [problem.code for problem in read.problems] == ["mms_pictures_unread"]
    assert "有 2 条彩信" in read.problems[0].text


def test_a_message_that_breaks_off_is_counted_and_what_came_before_stays() -> None:
    read = read_bytes(MMS[: MMS.index("材料如图")].encode(), "sms.xml")

    assert (read.rows_total, read.rows_used) == (1, 0)
    assert [row.reason for row in read.rows_ignored] == ["cut_off"]
    assert [problem.code for problem in read.problems][-1] == "xml_broken"


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("<?xml version='1.0'?><contacts><c/></contacts>", "contacts"),
        ("<plist><dict/></plist>", "plist"),
        ("<?xml version='1.0'?>", "(没有)"),
    ],
)
def test_another_root_is_named(text: str, root: str) -> None:
    with pytest.raises(InputUnusable) as refused:
        read_bytes(text.encode(), "x.xml")

    assert refused.value.code == "xml_other_root"
    assert f"根是“{root}”" in refused.value.text


def test_a_false_count_is_a_problem() -> None:
    read = read_bytes(files.CALLS.replace(b'count="7"', b'count="9"'), "calls.xml")

    assert read.rows_used == 7
    assert [problem.code for problem in read.problems] == ["count_differs"]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (b'date="1767225720000"', b'date="4102444800000"', "date_implausible"),
        (b'date="1767225720000"', b'date="99999999999999999999"', "date_unreadable"),
        (b'date="1767225720000"', b'date="yesterday"', "date_unreadable"),
        (
            b'duration="0" date="1767225720000"',
            b'duration="long" date="1767225720000"',
            "duration_unreadable",
        ),
    ],
)
def test_a_bad_call_is_named_and_the_others_load(old: bytes, new: bytes, reason: str) -> None:
    read = read_bytes(files.CALLS.replace(old, new), "calls.xml")

    assert (read.rows_total, read.rows_used) == (7, 6)
    assert [(row.line, row.reason) for row in read.rows_ignored] == [(5, reason)]
    assert [(problem.line, problem.code) for problem in read.problems] == [(5, reason)]


def test_an_unknown_call_type_is_kept_without_a_guess() -> None:
    read = read_bytes(files.CALLS.replace(b'type="6"', b'type="77"'), "calls.xml")

    strange = contacts(read)[5]
    assert (strange.direction, strange.connected) == (Direction.NEUTRAL, None)
    assert [problem.code for problem in read.problems] == ["call_type_unknown"]


def test_a_truncated_file_keeps_what_came_before_the_break() -> None:
    read = read_bytes(files.CALLS[: files.CALLS.index(b"1767225840000")], "calls.xml")

    assert (read.rows_total, read.rows_used) == (4, 4)
    assert [problem.code for problem in read.problems] == ["count_differs", "xml_broken"]
    assert read.problems[1].line == 7


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_encoding_does_not_matter(encoding: str) -> None:
    read = read_bytes(files.SMSES.decode().encode(encoding), "sms.xml")

    assert contacts(read)[0].text.startswith("您的借款已逾期")


def test_a_bomb_is_not_opened() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE calls [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'

    with pytest.raises(InputUnusable) as refused:
        read_bytes(bomb + b'<calls count="1"><call number="&b;"/></calls>', "calls.xml")

    assert refused.value.code == "xml_unsafe"


def test_reading_the_backup_again_adds_nothing() -> None:
    _, again = read_files([("a.xml", files.CALLS), ("b.xml", files.CALLS)])

    assert (again.rows_total, again.rows_used) == (7, 0)
