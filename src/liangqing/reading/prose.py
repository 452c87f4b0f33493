"""Any text that a person wants looked at: bytes into characters, and refused in words where they are none."""

import re
from dataclasses import dataclass

from liangqing.base.errors import InputUnusable
from liangqing.reading.refuse import refuse_what_is_no_text
from liangqing.reading.text import Decoded, decodings

_KINDS = {
    "picture": "这是一张图片,不是文字。",
    "pdf": "这是 PDF,不是纯文字。",
    "xlsx": "这是 Word 或 Excel 文件,不是纯文字。",
    "xls": "这是旧式 Word 或 Excel 文件,不是纯文字。",
    "zip": "这是压缩包,不是文字。",
    "archive": "这是压缩包,不是文字。",
    "media": "这是录像,不是文字。",
    "recording": "这是录音,不是文字。",
}
#: What the reading room opens, and what is no text here.
_OPENED_ELSEWHERE = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls"),
)
_COPY = "请把里面的文字复制出来,存成 .txt 文件再查。"
#: More control characters than this share, in percent, are no text.
_MOST_CONTROL_PERCENT = 1
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
#: Characters of nobody's: a text read in a wrong encoding is full of them.
_NOBODYS = re.compile("[\ue000-\uf8ff]")
_MOST_NOBODYS_PERCENT = 1
_RUINED = re.compile("\ufffd|锟斤拷")
_MOST_RUINED = 20
#: A run of Chinese characters so long in UTF-8 is no accident of another encoding.
_CHINESE = rb"(?:[\xe4-\xe9][\x80-\xbf]{2}|\xe3\x80[\x80-\xbf]|\xef\xbc[\x80-\xbf])"
_CHINESE_RUN, _LONG_RUN = re.compile(_CHINESE + rb"{4}"), re.compile(_CHINESE + rb"{6}")


@dataclass(frozen=True)
class Prose:
    """A text; `damaged` characters could not be read; `mixed`: its lines have more than one encoding."""

    text: str
    damaged: int
    mixed: bool


def read_prose(data: bytes, name: str) -> Prose:
    """The text of a file or a message. Raises InputUnusable for what is empty, no text, or ruined."""
    _refuse(data, name)
    whole = next(decodings(data), None)
    if whole is None or whole.encoding != "utf-8" or whole.damaged > 1:
        by_line = _line_by_line(data, name)
        if by_line is not None:
            return _checked(by_line, name)
    if whole is None:
        raise _no_text(name)
    if whole.encoding != "utf-8" and _LONG_RUN.search(data):
        raise _garbled(name)
    return _checked(Prose(whole.text, whole.damaged, False), name)


def _refuse(data: bytes, name: str) -> None:
    """The words of the reading room are about bills: here they are about texts."""
    opened = next((code for magic, code in _OPENED_ELSEWHERE if data.startswith(magic)), None)
    if opened == "zip" and (b"[Content_Types].xml" in data[:4096] or b"xl/" in data):
        opened = "xlsx"
    if opened is not None:
        raise InputUnusable(opened, _KINDS[opened], _COPY, name or None)
    try:
        refuse_what_is_no_text(data, name)
    except InputUnusable as odd:
        if odd.code == "empty":
            raise InputUnusable(
                "empty", "里面没有文字。", "请把要查的话复制进去再试。", name or None
            ) from odd
        text = _KINDS.get(odd.code, "这不是文字。")
        raise InputUnusable(odd.code, text, _COPY, name or None) from odd


def _line_by_line(data: bytes, name: str) -> Prose | None:
    """Where some lines are UTF-8 beyond doubt and others are not: each line read for itself."""
    if b"\x00" in data or not _CHINESE_RUN.search(data):
        return None
    lines = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    read = [_line(line) for line in lines]
    if len({one.encoding for one in read if not one.text.isascii()}) < 2:
        return None
    if any(one.encoding != "utf-8" and _LONG_RUN.search(line) for one, line in zip(read, lines, strict=True)):
        raise _garbled(name)
    text = "\n".join(one.text.rstrip("\n") for one in read)
    return Prose(text, sum(one.damaged for one in read), True)


def _line(line: bytes) -> Decoded:
    return next(decodings(line), None) or Decoded(line.decode("utf-8", "replace"), "utf-8", 1)


def _checked(prose: Prose, name: str) -> Prose:
    if len(_CONTROL.findall(prose.text)) * 100 > len(prose.text) * _MOST_CONTROL_PERCENT:
        raise _no_text(name)
    if len(_RUINED.findall(prose.text)) > _MOST_RUINED:
        text = "里面的汉字已经坏了(多半是用错误的编码打开后又保存过),恢复不了。"
        raise InputUnusable("encoding_lost", text, "请从原来的地方重新复制一份。", name or None)
    if len(_NOBODYS.findall(prose.text)) * 100 > len(prose.text) * _MOST_NOBODYS_PERCENT:
        raise _garbled(name)
    return prose


def _no_text(name: str) -> InputUnusable:
    return InputUnusable("no_text", "这里面不是文字。", _COPY, name or None)


def _garbled(name: str) -> InputUnusable:
    text = "认不出这些文字用的编码,读出来是乱的。"
    return InputUnusable("encoding_unknown", text, "请用记事本打开,另存为 UTF-8 编码,再试。", name or None)
