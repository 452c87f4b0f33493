"""The case as a file: TOML for people, JSON for programs; the same schema both ways."""

import json
import re
from collections import Counter
from typing import Any

from pydantic import ValidationError

from liangqing.base.errors import InputUnusable
from liangqing.base.noun import OUTSIDE
from liangqing.base.toml import parse_toml
from liangqing.case.case import Case

_LINE = re.compile(r"at line (\d+)")


def parse_case(data: bytes, name: str) -> Case:
    """A case from the bytes of a TOML or JSON file (told by its ending). Raises InputUnusable with field or line."""
    try:
        text = data.decode("utf-8-sig")
        stored = _json(text) if name.endswith(".json") else parse_toml(text)
    except UnicodeDecodeError as odd:
        raise InputUnusable(
            "case_encoding", "案件文件不是 UTF-8 文本。", "请另存为 UTF-8 再试。", name
        ) from odd
    except ValueError as odd:
        raise _bad_syntax(odd, name) from odd
    except RecursionError as odd:
        raise InputUnusable("case_syntax", "案件文件层层嵌套得太深。", "请换一份案件文件。", name) from odd
    try:
        return Case.model_validate(stored, context=OUTSIDE)
    except ValidationError as odd:
        raise _bad_field(odd, name) from odd


def _json(text: str) -> object:
    """Raises ValueError for what cannot be stored again: a key that stands twice, half a character."""
    stored: object = json.loads(text, object_pairs_hook=_once)
    if "\\u" in text:
        try:
            json.dumps(stored, ensure_ascii=False).encode()
        except UnicodeEncodeError as odd:
            raise _UnlikeJson("里面有半个字符(单独的 \\ud800 一类)") from odd
    return stored


class _UnlikeJson(ValueError):
    """What Python's reader lets pass: a key that stands twice in one object, half a character."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """JSON would take the last of two equal keys and drop the other without a word."""
    stored = dict(pairs)
    if len(stored) != len(pairs):
        ((twice, _),) = Counter(key for key, _ in pairs).most_common(1)
        raise _UnlikeJson(f"“{twice[:40]}”写了两次")
    return stored


def _bad_syntax(odd: ValueError, name: str) -> InputUnusable:
    """What is wrong in the file's own grammar, with the line where the parser names one."""
    line = getattr(odd, "lineno", None) or _LINE.search(str(odd))
    number = line[1] if isinstance(line, re.Match) else line
    reason = f":{odd}" if isinstance(odd, _UnlikeJson) else ""
    where = f"{name} 第 {number} 行" if number else name
    kind = "JSON" if name.endswith(".json") else "TOML"
    text = f"案件文件不合 {kind} 的写法{reason}。"
    return InputUnusable("case_syntax", text, "请改正那一处再试,常见的是少了引号或逗号。", where)


def dump_case(case: Case, name: str) -> bytes:
    """The case as JSON (`*.json`) or TOML; facts not known are left out."""
    stored = case.model_dump(mode="json", exclude_none=True)
    if name.endswith(".json"):
        return (json.dumps(stored, ensure_ascii=False, indent=2) + "\n").encode()
    import tomli_w

    return tomli_w.dumps(stored, multiline_strings=False).encode()


def _bad_field(odd: ValidationError, name: str) -> InputUnusable:
    first = odd.errors()[0]
    place = ".".join(str(part) for part in first["loc"]) or "整个文件"
    more = f"(另有 {odd.error_count() - 1} 处)" if odd.error_count() > 1 else ""
    said = first["msg"].removeprefix("Value error, ")
    words = _WORDS.get(first["type"], said if first["type"] == "value_error" else "写法不对")
    return InputUnusable("case_field", f"“{place}”这一项不能用:{words}{more}。", "请改正后再试。", name)


_WORDS = {
    "extra_forbidden": "没有这个字段,可能写错了名字",
    "missing": "缺这一项",
    "enum": "不是可选的值",
    "date_from_datetime_parsing": "日期要写成 2026-11-22",
    "date_parsing": "日期要写成 2026-11-22",
    "string_pattern_mismatch": "编号只能用小写字母、数字、- 和 _",
    "greater_than_equal": "数值太小",
    "less_than_equal": "数值太大",
    "string_type": "要写成带引号的文字",
    "int_parsing": "要写成整数",
    "int_type": "要写成整数",
    "model_type": "这里要写成一组键和值",
    "tuple_type": "这里要写成一列",
    "too_long": "这一列太长",
}
