"""The made-up bills and statements in `fixtures/bills/`, in the containers that banks and apps send them in."""

import csv
import json
from pathlib import Path
from typing import Any

from liangqing.base.money import format_yuan
from liangqing.case.records import MoneyRecord
from liangqing.reading.result import FileRead
from tests.reading import containers
from tests.reading.biff import xls

FOLDER = Path(__file__).parent / "fixtures" / "bills"


def expectations() -> list[dict[str, Any]]:
    """What each made-up file must give, by name."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))]


def stored(expected: dict[str, Any]) -> bytes:
    """The fixture's text in the container named: text of an encoding, XLSX, XLS, PDF."""
    text: str = (FOLDER / expected["fixture"]).read_text(encoding="utf-8")
    kind: str = expected["stored_as"]
    if kind == "xlsx":
        return containers.xlsx({"Sheet1": rows_of(text)})
    if kind == "xls":
        return xls([[_number(cell) for cell in row] for row in rows_of(text)])
    if kind.startswith("pdf"):
        return pdf(rows_of(text), ruled=kind == "pdf")
    return text.encode(kind)


def rows_of(text: str) -> list[list[str]]:
    """Rows of a fixture, whatever it is parted by."""
    delimiter = "\t" if "\t交易" in text and text.count("\t") > text.count(",") else ","
    return [[cell.strip() for cell in row] for row in csv.reader(text.splitlines(), delimiter=delimiter)]


def _number(cell: str) -> object:
    """Banks store amounts as numbers and days as text."""
    plain = cell.replace(".", "", 1).isdigit() and len(cell) < 8 and not cell.startswith("0")
    return float(cell) if plain else cell


def pdf(rows: list[list[str]], ruled: bool) -> bytes:
    """A statement as PDF, with or without rules; wide enough that no cell runs over."""
    import typst

    head = next(number for number, row in enumerate(rows) if len([cell for cell in row if cell]) > 4)
    width = len([cell for cell in rows[head] if cell])
    above = "\n\n".join(" ".join(row) for row in rows[:head] if any(row))
    cells = ", ".join(
        f"[#{json.dumps(cell, ensure_ascii=False)}]"
        for row in rows[head:]
        for cell in (row + [""] * width)[:width]
    )
    stroke = "0.5pt" if ruled else "none"
    source = f"""#set page(width: 60cm, height: 10cm)
#set text(font: ("Noto Serif CJK SC", "Noto Sans CJK SC", "Source Han Serif SC"), size: 9pt)
{above}
#table(columns: {width}, stroke: {stroke}, {cells})
"""
    made = typst.compile(source.encode())
    assert isinstance(made, bytes)
    return made


def told(read: FileRead) -> dict[str, Any]:
    """A read file in the form of the expectations."""
    money = [record for record in read.records if isinstance(record, MoneyRecord)]
    return {
        "format": read.format,
        "rows_total": read.rows_total,
        "rows_used": read.rows_used,
        "ignored": [[row.line, row.reason] for row in read.rows_ignored],
        "problems": [[problem.line, problem.code] for problem in read.problems],
        "records": [_row(record) for record in money],
    }


def _row(record: MoneyRecord) -> list[object]:
    left = "" if record.balance_fen is None else format_yuan(record.balance_fen)
    amount = f"{record.direction} {format_yuan(record.amount_fen)}"
    names = (record.counterparty, record.item, record.category, record.method, record.order_no, record.status)
    return [f"{record.at:%Y-%m-%d %H:%M:%S}", amount, record.settled, left, " | ".join(names)]
