"""Chats and transcripts as text, and recordings: who said what when, and which stretches nobody wrote down."""

from collections.abc import Sequence
from datetime import datetime

import pytest

from liangqing.base.days import SHANGHAI
from liangqing.base.errors import InputUnusable
from liangqing.case.records import Contact, Direction, NoteRecord
from liangqing.reading.read import read_bytes
from liangqing.reading.recording import read_recording
from liangqing.reading.result import FileRead
from liangqing.reading.speech import Gap, Segment, Transcriber, coverage
from tests.reading.expected import expected, fixture, told

MP3 = b"ID3\x04\x00\x00\x00\x00\x00\x00" + bytes(64)


def codes(read: FileRead) -> list[str]:
    return [problem.code for problem in read.problems]


@pytest.mark.parametrize(
    "name",
    [
        "chat_name_time.txt",
        "chat_time_name.txt",
        "chat_mail.txt",
        "transcript_170_20261120153000.srt",
        "transcript.vtt",
        "transcript.txt",
    ],
)
def test_it_comes_out_as_written_down(name: str) -> None:
    read = read_bytes(fixture(name), name)

    assert told(read) == expected(f"{name}.x", read)


def test_a_chat_in_which_nobody_is_me_leaves_the_direction_open_and_says_so() -> None:
    text = fixture("chat_time_name.txt").decode().replace("我:", "小平:")

    read = read_bytes(text.encode(), "c.txt")

    assert {r.direction for r in read.records if isinstance(r, Contact)} == {Direction.NEUTRAL}
    assert codes(read) == ["chat_own_unknown"]
    assert "“客服小王”、“小平”" in read.problems[0].text


def test_a_bad_time_in_a_chat_costs_its_message_only() -> None:
    text = fixture("chat_time_name.txt").decode().replace("2026/11/20 15:31", "2026/13/20 15:31")

    read = read_bytes(text.encode(), "c.txt")

    assert (read.rows_total, read.rows_used) == (3, 2)
    assert [(row.line, row.reason) for row in read.rows_ignored] == [(2, "date_impossible")]


def test_lines_before_a_chat_are_told() -> None:
    text = "家里的事记一下\n" + fixture("chat_time_name.txt").decode()

    assert codes(read_bytes(text.encode(), "c.txt")) == ["chat_head_unused"]


@pytest.mark.parametrize(
    "text",
    ["时间 是金\n朋友 是银\n", "9:00 起床\n10:00 出门\n", "我:好的\n他:好的\n", "2026-11-20 15:30 一个人\n"],
)
def test_prose_is_no_chat(text: str) -> None:
    with pytest.raises(InputUnusable) as refused:
        read_bytes(text.encode(), "x.txt")
    assert refused.value.code == "format_unknown"


def test_a_transcript_without_a_day_asks_for_it() -> None:
    with pytest.raises(InputUnusable) as refused:
        read_bytes(fixture("transcript_170_20261120153000.srt"), "录音.srt")

    assert refused.value.code == "transcript_undated"
    assert "时间:2026-11-20 15:30" in refused.value.next_step


def test_the_name_of_a_recording_tells_number_and_moment() -> None:
    read = read_bytes(fixture("transcript_170_20261120153000.srt"), "17000000101@2026-11-20 15-30-00.srt")

    (note,) = read.records
    assert isinstance(note, NoteRecord)
    assert (note.said_by, note.at) == ("17000000101", datetime(2026, 11, 20, 15, 30, tzinfo=SHANGHAI))


def seg(start: int, end: int) -> Segment:
    return Segment(from_ms=start * 1000, until_ms=end * 1000, text="x")


@pytest.mark.parametrize(
    ("segments", "covered", "gaps"),
    [
        ([], 0, [(0, 60)]),
        ([(0, 60)], 60, []),
        ([(5, 20), (10, 30), (35, 55)], 45, []),
        ([(20, 30), (0, 5)], 15, [(5, 20), (30, 60)]),
        ([(50, 90)], 10, [(0, 50)]),
    ],
)
def test_coverage_counts_every_second_once(
    segments: Sequence[tuple[int, int]], covered: int, gaps: Sequence[tuple[int, int]]
) -> None:
    found = coverage([seg(*one) for one in segments], 60_000)

    assert found.covered_ms == covered * 1000
    assert found.gaps == tuple(Gap(from_ms=a * 1000, until_ms=b * 1000) for a, b in gaps)
    assert found.percent == covered * 100 // 60


class Heard:
    """A transcriber that heard two sentences in a minute."""

    def length_ms(self, data: bytes) -> int:
        return 60_000

    def transcribe(self, data: bytes) -> Sequence[Segment]:
        return (
            Segment(from_ms=0, until_ms=5_000, speaker="对方", text="您好"),
            Segment(from_ms=6_000, until_ms=9_000, text="请说"),
        )


def test_a_recording_is_written_down_where_something_is_installed() -> None:
    heard: Transcriber = Heard()

    parsed = read_recording(MP3, "17000000101_20261120153000.mp3", heard)

    (found,) = parsed.found
    assert isinstance(found.record, NoteRecord)
    assert found.record.text == "[0:00] 对方:您好\n[0:06] 请说"
    assert [problem.code for problem in parsed.problems] == ["transcript_gaps"]
    assert "0:09 到 1:00" in parsed.problems[0].text


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (MP3, "MP3"),
        (b"\xff\xfb\x90\x00" + bytes(40), "MP3"),
        (b"RIFF\x10\x00\x00\x00WAVEfmt ", "WAV"),
        (b"#!AMR\n" + bytes(20), "AMR"),
        (b"\x00\x00\x00\x20ftypM4A " + bytes(20), "M4A"),
        (b"OggS" + bytes(20), "OGG"),
        (b"fLaC" + bytes(20), "FLAC"),
    ],
)
def test_a_recording_without_a_transcriber_is_named(data: bytes, kind: str) -> None:
    for refuse in (lambda: read_bytes(data, "录音.jpg"), lambda: read_recording(data, "录音.jpg", None)):
        with pytest.raises(InputUnusable) as refused:
            refuse()
        assert refused.value.code == "recording"
        assert f"这是录音({kind})" in refused.value.text


def test_a_recording_of_no_day_asks_for_it() -> None:
    with pytest.raises(InputUnusable) as refused:
        read_recording(MP3, "录音.mp3", Heard())
    assert refused.value.code == "recording_undated"
