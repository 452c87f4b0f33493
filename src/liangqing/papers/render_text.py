"""A paper as plain text (UTF-8), for a phone screen or a message to oneself."""

from typing import assert_never

from liangqing.base.typeset import formal
from liangqing.papers.paper import Block, Facts, Heading, Items, Layout, Paragraph, Say, Table
from liangqing.papers.wording import BLANK

KEEP_TITLE = "寄出前请核对(本页不随信寄出)"
ATTACHMENTS = "附件"
_INDENT = "\u3000\u3000"
#: So many characters of a table's row stay on one line.
_SHORT = 40


def render_text(facts: Facts) -> bytes:
    """The whole paper, one block a paragraph, an empty line between sections."""
    lines = [facts.title, ""]
    if facts.addressee:
        lines.append(facts.addressee)
    for block in facts.blocks:
        lines += _lines(block, facts.layout)
    lines += _tail(facts)
    return ("\n".join(lines).rstrip() + "\n").encode()


def _lines(block: Block, layout: Layout) -> list[str]:
    match block:
        case Heading():
            return _heading(block, layout)
        case Paragraph():
            return [f"{_INDENT if layout is Layout.LETTER else ''}{block.text}"]
        case Items():
            return [
                f"{f'{n}.' if block.numbered else '·'} {text}" for n, text in enumerate(block.items, start=1)
            ]
        case Say():
            return [f"“{block.text}”"]
        case Table():
            return [line for row in block.rows for line in _row(block.head, row)]
        case _:
            assert_never(block)


def _heading(block: Heading, layout: Layout) -> list[str]:
    if block.level == 2:
        return [f"{_INDENT}{block.text}"]
    return ["", block.text if layout is Layout.LETTER else f"【{block.text}】"]


def _row(head: tuple[str, ...], row: tuple[str, ...]) -> list[str]:
    """`· 项目:合同余额;金额:…`, or each column on a line of its own: a phone has no room for columns."""
    cells = [f"{name}:{cell or BLANK}" for name, cell in zip(head, row, strict=True)]
    line = f"· {';'.join(cells)}"
    if len(row) == 2 or len(line) <= _SHORT:
        return [formal(line)]
    return [formal(f"· {cells[0]}"), *(formal(f"{_INDENT}{cell}") for cell in cells[1:])]


def _tail(facts: Facts) -> list[str]:
    lines: list[str] = []
    if facts.attachments:
        lines += ["", formal(f"{ATTACHMENTS}:"), *_numbered(facts.attachments)]
    if facts.signature:
        lines += ["", *facts.signature]
    if facts.before_sending:
        lines += ["", "—" * 12, formal(KEEP_TITLE), *_numbered(facts.before_sending)]
    return lines


def _numbered(items: tuple[str, ...]) -> list[str]:
    return [f"{number}. {text}" for number, text in enumerate(items, start=1)]
