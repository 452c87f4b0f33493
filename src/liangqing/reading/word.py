"""DOCX into lines of text, one a paragraph or table row; macros, fields and pictures are never looked at."""

from dataclasses import dataclass, field
from xml.parsers import expat

from liangqing.base.errors import InputUnusable
from liangqing.reading.archive import part

MAIN = "word/document.xml"
_MOST_DEPTH = 256


def word_lines(data: bytes, name: str) -> tuple[str, ...]:
    """The text of the body. Raises InputUnusable for a damaged, locked, oversized or unsafe file."""
    body = part(data, MAIN, name)
    reading = _Reading(name)
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = lambda *_: _refuse(name)
    parser.EntityDeclHandler = lambda *_: _refuse(name)
    parser.StartElementHandler = lambda tag, _attributes: _start(reading, tag)
    parser.EndElementHandler = lambda tag: _end(reading, tag)
    parser.CharacterDataHandler = lambda text: _text(reading, text)
    try:
        parser.Parse(body, True)
    except (expat.ExpatError, LookupError, ValueError) as odd:
        raise _damaged(name) from odd
    return tuple(reading.lines)


@dataclass
class _Reading:
    """What has been collected; expat calls back, so this one value changes while a file is read."""

    name: str
    depth: int = 0
    rows: int = 0
    in_text: bool = False
    line: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


def _start(state: _Reading, tag: str) -> None:
    state.depth += 1
    if state.depth > _MOST_DEPTH:
        raise _damaged(state.name)
    local = tag.rpartition(":")[2]
    if local == "t":
        state.in_text = True
    elif local in ("tab", "br"):
        state.line.append(" ")
    elif local == "tr":
        state.rows += 1


def _end(state: _Reading, tag: str) -> None:
    state.depth -= 1
    local = tag.rpartition(":")[2]
    if local == "t":
        state.in_text = False
    elif local == "tr":
        state.rows -= 1
        _end_line(state)
    elif local == "p" and not state.rows:
        _end_line(state)
    elif local in ("p", "tc"):
        state.line.append(" ")


def _end_line(state: _Reading) -> None:
    state.lines.append(" ".join("".join(state.line).split()))
    state.line.clear()


def _text(state: _Reading, text: str) -> None:
    if state.in_text:
        state.line.append(text)


def _damaged(name: str) -> InputUnusable:
    return InputUnusable(
        "docx_broken", "这个 Word 文件坏了或没有下载完整。", "请重新下载,或另存为 PDF 再导入。", name
    )


def _refuse(name: str) -> None:
    text = "这个文件带有自定义的文档类型,Word 不会这样写,可能有害,没有打开。"
    raise InputUnusable("xml_unsafe", text, "请另存为 PDF 再导入。", name)
