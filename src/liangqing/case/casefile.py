"""The case as a file: TOML for people, JSON for programs; the same schema both ways."""

import json
import tomllib

from pydantic import ValidationError

from liangqing.base.errors import InputUnusable
from liangqing.case.case import Case


def parse_case(data: bytes, name: str) -> Case:
    """A case from the bytes of a TOML or JSON file (told by its ending). Raises InputUnusable with field or line."""
    try:
        text = data.decode("utf-8-sig")
        stored = json.loads(text) if name.endswith(".json") else tomllib.loads(text)
    except UnicodeDecodeError as odd:
        raise InputUnusable(
            "case_encoding", "案件文件不是 UTF-8 文本。", "请另存为 UTF-8 再试。", name
        ) from odd
    except (tomllib.TOMLDecodeError, json.JSONDecodeError) as odd:
        raise InputUnusable("case_syntax", f"案件文件写法有误:{odd}。", "请改正那一行再试。", name) from odd
    except RecursionError as odd:
        raise InputUnusable("case_syntax", "案件文件层层嵌套得太深。", "请换一份案件文件。", name) from odd
    try:
        return Case.model_validate(stored)
    except ValidationError as odd:
        raise _bad_field(odd, name) from odd


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
    words = _WORDS.get(first["type"], first["msg"].removeprefix("Value error, "))
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
}
