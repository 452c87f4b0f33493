"""A small file of answers, TOML or JSON, into one noun: for what is asked once and not kept in a case."""

import json
from collections.abc import Mapping
from typing import TypeVar

from pydantic import ValidationError

from liangqing.base.errors import InputUnusable
from liangqing.base.noun import OUTSIDE, Noun
from liangqing.base.toml import parse_toml

_Kind = TypeVar("_Kind", bound=Noun)


def parse_noun(data: bytes, name: str, kind: type[_Kind], example: Mapping[str, str | int | bool]) -> _Kind:
    """The noun in the bytes of a TOML file (`*.toml`) or of JSON. Raises InputUnusable naming file and field.

    `example`: what such a file may hold, for whoever wrote one that cannot be read.
    """
    try:
        text = data.decode("utf-8-sig")
        stored = parse_toml(text) if name.endswith(".toml") else json.loads(text)
    except (ValueError, RecursionError) as odd:
        in_json = json.dumps(example, ensure_ascii=False)
        kinds, shown = ("TOML", _in_toml(example)) if name.endswith(".toml") else ("JSON", in_json)
        raise InputUnusable("answers_syntax", f"这份文件不是能读的 {kinds}。", f"例:{shown}", name) from odd
    try:
        return kind.model_validate(stored, context=OUTSIDE)
    except ValidationError as odd:
        raise _bad_field(odd, name, kind) from odd


def _in_toml(example: Mapping[str, str | int | bool]) -> str:
    """One line a key, as a person would write it."""
    return ",换行 ".join(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in example.items())


def _bad_field(odd: ValidationError, name: str, kind: type[Noun]) -> InputUnusable:
    first = odd.errors()[0]
    place = ".".join(str(part) for part in first["loc"])[:40] or "整个文件"
    known = "、".join(field.alias or name for name, field in kind.model_fields.items())
    text = f"“{place}”这一项不能用。"
    return InputUnusable("answers_field", text, f"可以写的有:{known};不知道的不写。", name)
