"""Answers on the terminal: one JSON document, or plain Chinese text."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from threading import Event, Thread

from pydantic import BaseModel

from liangqing.base.because import Because
from liangqing.base.typeset import formal, legible, writable

_TICK_SECONDS = 10
Jsonable = BaseModel | dict[str, object] | Sequence[object]


def print_json(answer: Jsonable) -> None:
    """The one document that `--json` promises."""
    print(writable(json.dumps(plain(answer), ensure_ascii=False, indent=2)))


def plain(answer: object) -> object:
    """Values of ours as JSON values."""
    if isinstance(answer, BaseModel):
        return answer.model_dump(mode="json")
    if isinstance(answer, dict):
        return {key: plain(value) for key, value in answer.items()}
    if isinstance(answer, list | tuple):
        return [plain(value) for value in answer]
    return answer


def say(text: str = "") -> None:
    """One line for a person."""
    print(formal(legible(text)))


def note(text: str) -> None:
    """Progress and remarks: never mixed with the answer."""
    print(formal(legible(text)), file=sys.stderr)


@contextmanager
def working(text: str) -> Iterator[None]:
    """Says on stderr what is being worked on, and from time to time that it still is."""
    done = Event()

    def tick() -> None:
        seconds = 0
        while not done.wait(_TICK_SECONDS):
            seconds += _TICK_SECONDS
            note(f"……还在算,已经 {seconds} 秒。按 Ctrl+C 可以停下,什么都不会改动。")

    note(text)
    ticking = Thread(target=tick, daemon=True)
    ticking.start()
    try:
        yield
    finally:
        done.set()
        ticking.join()


def say_because(reasons: Iterable[Because]) -> None:
    """Where it is written, how hard it binds and how sure we are."""
    for reason in dict.fromkeys(reasons):
        say(f"    依据:{reason.cite()}({reason.strength.label};{reason.confidence.label})")
