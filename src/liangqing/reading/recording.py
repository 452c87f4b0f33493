"""Recordings of calls: known by content; written down only by a `Transcriber` that the person has installed."""

import hashlib

from liangqing.base.errors import InputUnusable
from liangqing.case.records import ContactKind, NoteRecord
from liangqing.reading.parsed import Found, Given, Parsed
from liangqing.reading.sound import no_transcriber, sound_kind
from liangqing.reading.speech import Transcriber
from liangqing.reading.transcript import facts_of_name, gap_problems, spoken


def read_recording(data: bytes, name: str, transcriber: Transcriber | None) -> Parsed:
    """A note of what was said, with the stretches that have no words named.

    Raises InputUnusable where there is no transcriber, and where neither file nor name tells the day.
    """
    kind = sound_kind(data)
    if kind is None or transcriber is None:
        raise no_transcriber(kind or "格式不明", name)
    segments = tuple(transcriber.transcribe(data))
    given = Given("", (), name, hashlib.sha256(data).hexdigest())
    at, who = facts_of_name(name)
    if at is None:
        raise InputUnusable(
            "recording_undated",
            "看不出这段录音是哪一天几点的通话。",
            "请把文件名写成 对方号码_20261120153000,再导入。",
            name,
        )
    record = NoteRecord(
        at=at, channel=ContactKind.CALL, said_by=who, text=spoken(segments), source=given.source(1)
    )
    problems = gap_problems(given, segments, transcriber.length_ms(data))
    return Parsed((Found(record, (1,)),), (), tuple(problems))
