"""A paper as XLSX: one sheet a section, amounts as numbers, and no cell that a spreadsheet would take for a formula."""

import re
from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from liangqing.papers.paper import Block, Facts, Heading, Items, Table
from liangqing.papers.zipped import same_bytes

_NUMBER = re.compile(r"-?(?:\d{1,12}|\d{1,3}(?:,\d{3}){1,4})(?:\.\d{1,9})?")
_MONEY_FORMAT, _FINE_FORMAT = "#,##0.00", "#,##0.00####"
_HEAD = PatternFill("solid", fgColor="E6ECEF")
#: Excel's own limits: a longer title or text is cut by it without a word.
_MOST_TITLE, _MOST_TEXT = 31, 32_000
_CHARS_WIDE = 1.1


def render_xlsx(facts: Facts, as_of: date) -> bytes:
    """The sections of a paper as sheets; the same facts give the same bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    sheet: Worksheet | None = None
    for block in facts.blocks:
        if sheet is None or (isinstance(block, Heading) and block.level == 1):
            title = block.text if isinstance(block, Heading) else facts.title
            sheet = book.create_sheet(_title(title, book.sheetnames))
            _write(sheet, 1, 1, f"{facts.title} · {title}", bold=True)
        if not (isinstance(block, Heading) and block.level == 1):
            _block(sheet, block)
    moment = datetime(as_of.year, as_of.month, as_of.day)  # noqa: DTZ001 - OOXML stores UTC, naive
    book.properties.title, book.properties.creator = facts.short_title(), ""
    book.properties.created = book.properties.modified = moment
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        ExcelWriter(book, archive).save()  # `book.save` would write the clock's time over ours
    return same_bytes(written)


def _title(text: str, taken: list[str]) -> str:
    bare = re.sub(r"[\\/*?:\[\]：]", " ", text)[:_MOST_TITLE]
    return bare if bare not in taken else f"{bare[: _MOST_TITLE - 3]} {len(taken)}"


def _block(sheet: Worksheet, block: Block) -> None:
    row = sheet.max_row + 2
    if isinstance(block, Table):
        _table(sheet, row, block)
    elif isinstance(block, Items):
        for offset, text in enumerate(block.items):
            _write(sheet, row + offset, 1, text)
    else:
        _write(sheet, row, 1, block.text)


def _table(sheet: Worksheet, row: int, table: Table) -> None:
    for column, text in enumerate(table.head, 1):
        _write(sheet, row, column, text, bold=True).fill = _HEAD
        letter = get_column_letter(column)
        width = max(table.widths[column - 1] * _CHARS_WIDE, 10)
        sheet.column_dimensions[letter].width = max(sheet.column_dimensions[letter].width, width)
    sheet.freeze_panes = f"A{row + 1}"
    for offset, texts in enumerate(table.rows, 1):
        for column, text in enumerate(texts, 1):
            _write(sheet, row + offset, column, text, number=column - 1 in table.right)


def _write(
    sheet: Worksheet, row: int, column: int, text: str, *, bold: bool = False, number: bool = False
) -> Cell:
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)  # nothing here is merged
    if number and _NUMBER.fullmatch(text):
        bare = text.replace(",", "")
        _, _, decimals = bare.partition(".")
        cell.value = float(bare) if decimals else int(bare)
        cell.number_format = (_FINE_FORMAT if len(decimals) > 2 else _MONEY_FORMAT) if decimals else "0"
    else:
        cell.value = text[:_MOST_TEXT]
        cell.data_type = "s"  # never "f": a text that begins with = stays a text
        cell.quotePrefix = text[:1] in "=+-@\t\r"
        cell.alignment = Alignment(wrap_text=bool(row > 1), vertical="top")
    cell.font = Font(bold=bold)
    return cell
