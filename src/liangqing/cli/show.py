"""Answers on the terminal: one JSON document, or plain Chinese text."""

import json
import sys
from collections.abc import Iterable, Sequence

from pydantic import BaseModel

from liangqing.base.because import Because
from liangqing.base.typeset import formal, legible, writable

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


def say_because(reasons: Iterable[Because]) -> None:
    """Where it is written, how hard it binds and how sure we are."""
    for reason in dict.fromkeys(reasons):
        say(f"    依据:{reason.cite()}({reason.strength.label};{reason.confidence.label})")
