"""XLS workbooks of the nineties through xlrd, as banks still export them; formulas come as the values stored beside."""

import io
from typing import Any

from liangqing.base.errors import InputUnusable
from liangqing.reading.grid import Sheet, sheet_of
from liangqing.reading.guarded import BROKEN
from liangqing.reading.names import plain_name

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")


def xls_sheets(data: bytes, name: str) -> tuple[Sheet, ...]:
    """Every sheet. Raises InputUnusable for one that is locked or broken, and for an old Word file."""
    import xlrd

    _refuse_others(data, name)
    try:
        with xlrd.open_workbook(file_contents=data, logfile=io.StringIO(), on_demand=True) as book:
            return tuple(_sheet(book, number) for number in range(book.nsheets))
    except (*BROKEN, xlrd.XLRDError, xlrd.compdoc.CompDocError) as odd:
        locked = "encrypted" in str(odd).lower()
        raise _locked(name) if locked else _broken(name) from odd


def _sheet(book: Any, number: int) -> Sheet:  # noqa: ANN401 - xlrd has no types
    sheet = book.sheet_by_index(number)
    rows = ([_value(cell, book.datemode) for cell in sheet.row(row)] for row in range(sheet.nrows))
    return sheet_of(plain_name(sheet.name), rows)


def _value(cell: Any, datemode: int) -> object:  # noqa: ANN401
    from xlrd import XL_CELL_BOOLEAN, XL_CELL_DATE, XL_CELL_ERROR
    from xlrd.xldate import XLDateError, xldate_as_datetime

    if cell.ctype == XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == XL_CELL_ERROR:
        return "#错误"
    if cell.ctype != XL_CELL_DATE:
        value: object = cell.value
        return value
    try:
        day: object = xldate_as_datetime(cell.value, datemode)
    except (XLDateError, OverflowError, ValueError):
        return f"{cell.value}"  # no day: the number stays, and its row will be named
    return day


def _refuse_others(data: bytes, name: str) -> None:
    if _LOCKED in data:
        raise _locked(name)
    if _WORD in data:
        text = "这是旧式 Word 文件（.doc），这一版还不能读。"
        raise InputUnusable("doc", text, "请打开它，另存为 .docx 或 PDF 再导入。", name)


def _locked(name: str) -> InputUnusable:
    return InputUnusable(
        "workbook_locked",
        "这个 Excel 工作簿设了打开密码，读不了。",
        "请打开它，去掉密码，另存一份再导入；原件也留着。",
        name,
    )


def _broken(name: str) -> InputUnusable:
    return InputUnusable(
        "workbook_broken",
        "这个旧式 Excel 文件（.xls）打不开，可能没有下载完整。",
        "请重新导出；或打开它，另存为“CSV UTF-8”再导入。",
        name,
    )
