"""What was slow to read is read once: the parts of a picture or a PDF, kept by the content of the file."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Protocol

from liangqing.base.errors import InputUnusable
from liangqing.base.noun import Noun
from liangqing.base.problem import Problem
from liangqing.reading.detect import FORMATS, Detected, Format, Part
from liangqing.reading.opened import PDF_MAGIC
from liangqing.reading.parsed import Found, Given, Medium, Parsed
from liangqing.reading.read import Detector
from liangqing.reading.refuse import is_picture
from liangqing.reading.result import IgnoredRow, Record

#: Counted up whenever a reader of pictures or PDFs gives other values for the same bytes.
_READERS = "1"
_PDF_WITHIN = 1024
#: What a picture is refused for whatever is tried again; a password may still come for a PDF.
_FOR_GOOD = ("picture_empty", "picture_broken", "picture_too_large")


class Memory(Protocol):
    """Bytes by key, for as long as a reading goes on."""

    def recall(self, key: str) -> bytes | None:
        """What was kept under the key, if anything."""

    def keep(self, key: str, data: bytes) -> None:
        """Keeps it."""


class _KeptRow(Noun):
    record: Record
    lines: tuple[int, ...]


class _KeptPart(Noun):
    format: str
    medium: Medium
    sheet: str
    pages: tuple[int, ...]
    damaged: int
    found: tuple[_KeptRow, ...]
    ignored: tuple[IgnoredRow, ...]
    problems: tuple[Problem, ...]


class _KeptFile(Noun):
    """A file as its readers left it, or the words in which they refused it."""

    parts: tuple[_KeptPart, ...] = ()
    problems: tuple[Problem, ...] = ()
    refused: tuple[str, str, str] | None = None


@dataclass(frozen=True)
class Remembering:
    """A detector (see `read.Detector`) before which a memory stands."""

    detector: Detector
    memory: Memory

    def __call__(self, data: bytes, name: str, passwords: Sequence[str]) -> Detected:
        """As the detector, but a slow file that was read before is not read again."""
        if not is_slow(data):
            return self.detector(data, name, passwords)
        digest = sha256(data).hexdigest()
        key = sha256(f"{_READERS}\n{digest}\n{name}".encode("utf-8", "replace")).hexdigest()
        held = self.memory.recall(key)
        kept = _KeptFile.model_validate_json(held) if held is not None else None
        if kept is None:
            kept = _read(self.detector, data, name, passwords)
            self.memory.keep(key, json.dumps(kept.model_dump(mode="json"), ensure_ascii=False).encode())
        if kept.refused is not None:
            raise InputUnusable(*kept.refused, name)
        return Detected(tuple(_part(part, name, digest) for part in kept.parts), kept.problems)


def is_slow(data: bytes) -> bool:
    """A picture or a PDF: seconds, where tables and texts take milliseconds."""
    return is_picture(data) or PDF_MAGIC in data[:_PDF_WITHIN]


def _read(detector: Detector, data: bytes, name: str, passwords: Sequence[str]) -> _KeptFile:
    try:
        detected = detector(data, name, passwords)
    except InputUnusable as odd:
        if odd.code not in _FOR_GOOD:
            raise
        return _KeptFile(refused=(odd.code, odd.text, odd.next_step))
    return _KeptFile(parts=tuple(_kept(part) for part in detected.parts), problems=detected.problems)


def _kept(part: Part) -> _KeptPart:
    parsed = part.format.parse(part.given)
    return _KeptPart(
        format=part.format.name,
        medium=part.given.medium,
        sheet=part.given.sheet,
        pages=part.given.pages,
        damaged=part.damaged,
        found=tuple(_KeptRow(record=found.record, lines=found.lines) for found in parsed.found),
        ignored=parsed.ignored,
        problems=parsed.problems,
    )


def _part(kept: _KeptPart, name: str, digest: str) -> Part:
    """Without the text: its format has nothing left to read."""
    parsed = Parsed(tuple(Found(row.record, row.lines) for row in kept.found), kept.ignored, kept.problems)
    given = Given("", (), name, digest, kept.medium, kept.sheet, kept.pages)
    known = next(form for form in FORMATS if form.name == kept.format)
    return Part(_done(known, parsed), given, kept.damaged)


def _done(form: Format, parsed: Parsed) -> Format:
    return replace(form, parse=lambda _: parsed)
