"""A paper as DOCX: A4, 标题居中, 抬头顶格, first line indented by two characters, 落款居右, page numbers."""

from datetime import date, datetime
from io import BytesIO
from typing import assert_never

from docx import Document
from docx.document import Document as Doc
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph as Line

from liangqing.base.typeset import formal
from liangqing.papers.docx_parts import add_field, name_fonts, set_font, set_indent, set_table, shade
from liangqing.papers.paper import Block, Facts, Heading, Items, Layout, Paragraph, Say, Table
from liangqing.papers.render_text import ATTACHMENTS, KEEP_TITLE
from liangqing.papers.zipped import same_bytes

_INK = RGBColor(0x1F, 0x2A, 0x33)


def render_docx(facts: Facts, as_of: date) -> bytes:
    """The paper as a file that can be edited; `as_of` stands as its date."""
    doc = Document()
    _page(doc, facts, as_of)
    _title(doc, facts.title, 16 if facts.layout is Layout.CARD else 20)
    if facts.addressee:
        _line(doc, facts.addressee)
    for block in facts.blocks:
        _block(doc, block, facts.layout)
    _tail(doc, facts)
    return _same_bytes(doc)


def _page(doc: Doc, facts: Facts, as_of: date) -> None:
    """A4, margins, styles, properties that name nobody, and page numbers on letters."""
    card = facts.layout is Layout.CARD
    section = doc.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    if facts.layout is Layout.SHEET:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin, section.right_margin = (Cm(2), Cm(2)) if card else (Cm(2.8), Cm(2.6))
    section.top_margin, section.bottom_margin = (Cm(1.5), Cm(1.3)) if card else (Cm(3), Cm(2.6))
    normal = doc.styles["Normal"]
    set_font(normal.element.get_or_add_rPr(), sans=card)
    normal.font.size, normal.font.color.rgb = Pt(10.5 if card else 12), _INK
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.05 if card else 1.5
    name_fonts(doc)
    _properties(doc, facts.short_title(), as_of)
    if not card:
        _page_numbers(section.footer.paragraphs[0])


def _properties(doc: Doc, title: str, as_of: date) -> None:
    core = doc.core_properties
    core.title, core.author, core.last_modified_by, core.comments, core.language = title, "", "", "", "zh-CN"
    core.created = core.modified = datetime(as_of.year, as_of.month, as_of.day)  # noqa: DTZ001 - OOXML stores UTC, naive


def _page_numbers(line: Line) -> None:
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for words, field in (("第 ", "PAGE"), (" 页 共 ", "SECTIONPAGES")):
        line.add_run(words).font.size = Pt(9)
        add_field(line, field).font.size = Pt(9)
    line.add_run(" 页").font.size = Pt(9)


def _title(doc: Doc, text: str, size_pt: int) -> None:
    line = _line(doc, text)
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.paragraph_format.space_after = Pt(size_pt * 0.6)
    line.paragraph_format.keep_with_next = True
    _bold(line, size_pt)


def _bold(line: Line, size_pt: float | None = None) -> None:
    """The heading face (黑体) on every run."""
    for run in line.runs:
        run.bold = True
        set_font(run._element.get_or_add_rPr(), sans=True)
        if size_pt is not None:
            run.font.size = Pt(size_pt)


def _line(doc: Doc, text: str) -> Line:
    return doc.add_paragraph(text)


def _block(doc: Doc, block: Block, layout: Layout) -> None:
    card = layout is Layout.CARD
    match block:
        case Heading():
            _heading(doc, block, card)
        case Paragraph():
            set_indent(_line(doc, block.text), first_chars=0 if card else 2)
        case Items():
            _items(doc, block.items, block.numbered, 0 if card else 2)
        case Say():
            _say(doc, block.text)
        case Table():
            _table(doc, block, card)
        case _:
            assert_never(block)


def _heading(doc: Doc, block: Heading, card: bool) -> None:
    line = _line(doc, block.text)
    line.paragraph_format.keep_with_next = True
    if block.level == 2:
        set_indent(line, first_chars=2)
        return
    line.paragraph_format.space_before = Pt(4 if card else 8)
    _bold(line)


def _items(doc: Doc, items: tuple[str, ...], numbered: bool, left_chars: int) -> None:
    """Hanging marks, typed rather than automatic: they survive every copy and every program."""
    for number, text in enumerate(items, start=1):
        line = _line(doc, f"{f'{number}.' if numbered else '·'}\t{text}")
        set_indent(line, left_chars=left_chars + 2, hanging_chars=2)


def _say(doc: Doc, text: str) -> None:
    line = _line(doc, text)
    line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(3)
    shade(line)


def _table(doc: Doc, block: Table, card: bool) -> None:
    table = doc.add_table(rows=0, cols=len(block.head))
    for index, row in enumerate((block.head, *block.rows)):
        for column, (cell, text) in enumerate(zip(table.add_row().cells, row, strict=True)):
            line = cell.paragraphs[0]
            line.add_run(text).font.size = Pt(10.5)
            line.paragraph_format.line_spacing = 1.0 if card else 1.15
            line.alignment = _side(index, column, block)
            if index == 0:
                _bold(line)
    set_table(table, block.widths, total_cm=17 if card else 15.6)


def _side(row: int, column: int, block: Table) -> WD_ALIGN_PARAGRAPH:
    if row == 0 or len(block.rows) == 1:
        return WD_ALIGN_PARAGRAPH.CENTER
    return WD_ALIGN_PARAGRAPH.RIGHT if column in block.right else WD_ALIGN_PARAGRAPH.LEFT


def _tail(doc: Doc, facts: Facts) -> None:
    """Attachments, the signature on the right, and the page that stays at home."""
    if facts.attachments:
        _line(doc, formal(f"{ATTACHMENTS}:")).paragraph_format.space_before = Pt(12)
        _items(doc, facts.attachments, True, 0)
    for index, text in enumerate(facts.signature):
        line = _line(doc, text)
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        line.paragraph_format.space_before = Pt(24 if index == 0 else 6)
        line.paragraph_format.keep_with_next = index + 1 < len(facts.signature)
    if facts.before_sending:
        home = doc.add_section(WD_SECTION.NEW_PAGE)
        home.footer.is_linked_to_previous = False
        _title(doc, formal(KEEP_TITLE), 14)
        _items(doc, facts.before_sending, True, 0)


def _same_bytes(doc: Doc) -> bytes:
    written = BytesIO()
    doc.save(written)
    return same_bytes(written)
