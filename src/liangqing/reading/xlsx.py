"""XLSX workbooks through openpyxl: stored values only; nothing is calculated, no macro is looked at."""

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice

from liangqing.base.errors import InputUnusable
from liangqing.reading import archive
from liangqing.reading.grid import MOST_ROWS, Sheet, sheet_of
from liangqing.reading.guarded import BROKEN
from liangqing.reading.names import plain_name

_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_PROLOG_BYTES = 65_536


def xlsx_sheets(data: bytes, name: str) -> tuple[Sheet, ...]:
    """Every visible or hidden sheet. Raises InputUnusable for a broken or hostile workbook."""
    _refuse_entities(data, name)
    try:
        with _quiet():
            return tuple(_sheets(data))
    except BROKEN as odd:
        raise InputUnusable(
            "workbook_broken",
            "这个 Excel 工作簿打不开，可能没有下载完整。",
            "请重新导出；或打开它，另存为“CSV UTF-8”再导入。",
            name,
        ) from odd


def formulas(data: bytes, name: str) -> tuple[tuple[str, int, str], ...]:
    """(sheet, row, text) of every cell that holds a formula, as text: it is shown and never calculated."""
    if not _holds_formulas(data, name):
        return ()
    from openpyxl import load_workbook

    found: list[tuple[str, int, str]] = []
    try:
        with _quiet():
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
            for sheet in book.worksheets:
                sheet.reset_dimensions()
                rows = enumerate(islice(sheet.iter_rows(values_only=True), MOST_ROWS), 1)
                found += [
                    (sheet.title, row, text) for row, cells in rows for text in map(_formula, cells) if text
                ]
    except BROKEN:
        return tuple(found)
    return tuple(found)


def _formula(cell: object) -> str:
    text = cell if isinstance(cell, str) else str(getattr(cell, "text", "") or "")
    return text if text.startswith("=") else ""


@contextmanager
def _quiet() -> Iterator[None]:
    """The library remarks on every odd style; what matters to a person we say ourselves."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _sheets(data: bytes) -> Iterator[Sheet]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # what it claims of its size
        yield sheet_of(plain_name(sheet.title), sheet.iter_rows(values_only=True))


def _holds_formulas(data: bytes, name: str) -> bool:
    return any(
        _FORMULA.search(archive.part(data, member, name))
        for member in archive.members(data, name)
        if member.startswith("xl/worksheets/") and member.endswith(".xml")
    )


def _refuse_entities(data: bytes, name: str) -> None:
    """A workbook never declares entities; one that does wants to blow up in memory or to read our files."""
    for member in archive.members(data, name):
        if member.endswith((".xml", ".rels")):
            head = archive.part(data, member, name)[:_PROLOG_BYTES].replace(b"\x00", b"").upper()
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                raise InputUnusable(
                    "xml_entities",
                    "这个工作簿里有不该有的定义，可能是恶意文件，没有打开。",
                    "请从银行或支付 App 重新导出。",
                    name,
                )
