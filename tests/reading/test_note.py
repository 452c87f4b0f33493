"""Notes of conversations: typed by hand, so read with patience."""

from datetime import datetime

import pytest

from liangqing.base.days import SHANGHAI
from liangqing.case.records import ContactKind, NoteRecord
from liangqing.reading.read import read_bytes
from liangqing.reading.result import FileRead
from tests.reading import files


def changed(old: str, new: str) -> FileRead:
    assert old in files.NOTE_TEXT
    return read_bytes(files.NOTE_TEXT.replace(old, new).encode(), "n.txt")


def test_a_note_with_an_offer() -> None:
    read = read_bytes(files.NOTE, "n.txt")

    assert (read.format, read.rows_total, read.rows_used, read.problems) == ("note_txt", 1, 1, ())
    (note,) = read.records
    assert isinstance(note, NoteRecord)
    assert note.at == datetime(2026, 11, 20, 15, 30, tzinfo=SHANGHAI)
    assert (note.channel, note.said_by, note.product) == (ContactKind.CALL, "自称甲平台客服", "甲分期")
    assert (note.lump_sum_fen, note.monthly_fen, note.months) == (240_000, 30_000, 10)
    assert note.text == "说本周内一次还 2400 就结清。\n没有给书面的东西。"


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("短信", ContactKind.SMS),
        ("上门", ContactKind.VISIT),
        ("信函", ContactKind.LETTER),
        ("微信", ContactKind.CHAT),
    ],
)
def test_ways_of_talking(word: str, kind: ContactKind) -> None:
    (note,) = changed("方式: 电话", f"方式：{word}").records

    assert isinstance(note, NoteRecord)
    assert note.channel is kind


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("时间：2026-11-20 15:30", "时间：2026-11-20", "note_time_missing"),
        ("时间：2026-11-20 15:30\n", "", "note_time_missing"),
        ("2026-11-20", "2099-11-20", "date_implausible"),
        ("方式: 电话", "方式: 托梦", "note_channel_unknown"),
    ],
)
def test_a_note_without_time_or_way_is_named(old: str, new: str, reason: str) -> None:
    read = changed(old, new)

    assert (read.rows_total, read.rows_used) == (1, 0)
    assert [row.reason for row in read.rows_ignored] == [reason]
    assert [problem.code for problem in read.problems] == [reason]


def test_an_unreadable_offer_is_left_out_and_the_note_stays() -> None:
    read = changed("一次性：2,400.00", "一次性：两千四")

    (note,) = read.records
    assert isinstance(note, NoteRecord)
    assert (note.lump_sum_fen, note.monthly_fen) == (None, 30_000)
    assert [(problem.line, problem.code) for problem in read.problems] == [(6, "amount_unreadable")]


def test_a_line_that_says_nothing_known_is_told() -> None:
    read = changed("关于：甲分期", "工号：0001")

    assert [(problem.line, problem.code) for problem in read.problems] == [(5, "note_line_unknown")]
