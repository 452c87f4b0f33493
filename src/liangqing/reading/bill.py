"""What the bills of payment apps share: a preamble, a header found by its words, one row a payment."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from liangqing.base.errors import InputUnusable
from liangqing.base.problem import Problem
from liangqing.case.records import Direction, MoneyRecord
from liangqing.reading.amounts import unsigned_fen
from liangqing.reading.bill_claims import sum_problems
from liangqing.reading.fields import clean, is_damaged_number, moment, shown
from liangqing.reading.parsed import BadRow, Found, Given, Parsed, declared_count
from liangqing.reading.table import Header, Row, check_shape, find_header, rows_below

_COUNT = re.compile(r"共[：:]?\s*(\d{1,7})\s*笔记录")
_CLOSING = re.compile(r"-{4,}|[#共].*笔|导出时间|用户[:：]")
_TOTALS = re.compile(r"(已|待)?(收入|支出)[:：]\s*\d+\s*笔")

#: What apps print under 收/支.
WAYS: Mapping[str, Direction] = {
    "收入": Direction.IN,
    "支出": Direction.OUT,
    **dict.fromkeys(("不计收支", "其他", "/", ""), Direction.NEUTRAL),
}


@dataclass(frozen=True)
class Bill:
    """A bill format: words that its header must have, the names of each field's column, and what its words mean.

    `ways`: what stands under 收/支; `came_back`: statuses of money that came back, whichever way the row says;
    `not_moved`: what a status says where no money moved (None: the bill lists only what has happened).
    """

    app: str
    needed: frozenset[str]
    columns: Mapping[str, tuple[str, ...]]
    ways: Mapping[str, Direction]
    came_back: frozenset[str] = frozenset()
    not_moved: re.Pattern[str] | None = None


@dataclass(frozen=True)
class _Sheet:
    """One bill file on the table: where its header is, and in which column each field stands."""

    bill: Bill
    given: Given
    header: Header
    places: Mapping[str, int]
    last_used: int


class _Line(NamedTuple):
    """A row, its cells by field, cleaned (a field without a cell is empty), and which way its words say."""

    row: Row
    cells: Mapping[str, str]
    way: Direction | None


def is_bill(bill: Bill, given: Given) -> bool:
    """Whether some line of the file is this bill's header, time included."""
    return _header(bill, given) is not None


def parse_bill(bill: Bill, given: Given) -> Parsed:
    """Every row as a MoneyRecord or an ignored row with its reason.

    Raises InputUnusable if the header is not there (ask `is_bill` first).
    """
    header = _header(bill, given)
    if header is None:
        raise InputUnusable(
            "header_missing", f"没有找到{bill.app}账单的表头。", "请重新导出后再导入。", given.name
        )
    places = {
        field: place for field, names in bill.columns.items() if (place := header.first(names)) is not None
    }
    sheet = _Sheet(bill, given, header, places, max(places.values()))
    found, bad, odd, last_line = _read_lines(sheet)
    unsure = (*_unknown_directions(sheet, odd), *_count_problems(sheet, len(found) + len(bad), last_line))
    problems = (
        *(each.problem for each in bad),
        *unsure,
        *(() if unsure or bad else _sum_problems(sheet, found)),
        *_excel_problems(sheet, odd),
    )
    return Parsed(tuple(found), tuple(each.ignored for each in bad), problems)


def _header(bill: Bill, given: Given) -> Header | None:
    header = find_header(given.lines, bill.needed)
    return None if header is None or header.first(bill.columns["at"]) is None else header


def _read_lines(sheet: _Sheet) -> tuple[list[Found], list[BadRow], list[_Line], int]:
    """Good rows, bad rows, the good ones that want a remark, and the last row's line; nothing else stays alive."""
    found: list[Found] = []
    bad: list[BadRow] = []
    odd: list[_Line] = []
    last_line = sheet.header.line
    for row in rows_below(sheet.given.lines, sheet.header):
        if _is_footer(row):
            continue
        line = _line(sheet, row)
        outcome = _read_line(sheet, line)
        last_line = row.line
        if isinstance(outcome, BadRow):
            bad.append(outcome)
            continue
        found.append(outcome)
        if _is_odd(line):
            odd.append(line)
    return found, bad, odd, last_line


def _is_footer(row: Row) -> bool:
    """A closing line, not a payment: totals, or dashes alone in the first cell."""
    first = row.cells[0].strip()
    if first[:1].isdigit():  # a day or a number, as nearly always
        return False
    if _TOTALS.match(first):
        return True
    return _CLOSING.match(first) is not None and not "".join(row.cells[1:]).strip()


def _line(sheet: _Sheet, row: Row) -> _Line:
    printed, count = row.cells, len(row.cells)
    cells = {  # what needs no cleaning is by far the most
        field: "" if place >= count else cell if (cell := printed[place]).isalnum() else clean(cell)
        for field, place in sheet.places.items()
    }
    came_back = cells.get("status") in sheet.bill.came_back
    return _Line(row, cells, Direction.NEUTRAL if came_back else sheet.bill.ways.get(cells["direction"]))


def _read_line(sheet: _Sheet, line: _Line) -> Found | BadRow:
    try:
        check_shape(line.row, sheet.header, sheet.last_used)
        return Found(_record(sheet, line), (line.row.line,))
    except InputUnusable as odd:
        return sheet.given.bad_row(line.row.line, odd)


def _record(sheet: _Sheet, line: _Line) -> MoneyRecord:
    cells = line.cells
    at = moment(cells["at"])
    amount, remark = unsigned_fen(cells["amount"])
    status = _status(cells.get("status", ""), remark, cells.get("refunded", ""))
    return MoneyRecord.trusted(
        kind="money",
        on=at.date(),
        at=at,
        amount_fen=amount,
        direction=line.way or Direction.NEUTRAL,
        counterparty=shown(cells.get("counterparty", "")),
        item=shown(cells.get("item", "")),
        status=status,
        settled=_settled(sheet.bill, status),
        category=shown(cells.get("category", "")),
        method=shown(cells.get("method", "")),
        order_no=shown(cells.get("order_no", "")),
        balance_fen=None,
        source=sheet.given.source(line.row.line),
    )


def _status(status: str, remark: str, refunded: str) -> str:
    """As printed; what came back of a payment stands behind it, wherever the export prints it."""
    came_back = remark or (f"已退款{refunded}" if refunded.strip("0.¥￥/- ") else "")
    return f"{status}({came_back})" if came_back else status


def _settled(bill: Bill, status: str) -> bool:
    return bill.not_moved is None or bill.not_moved.search(status) is None


def _is_odd(line: _Line) -> bool:
    return line.way is None or _number_damaged(line) or _time_rewritten(line)


def _number_damaged(line: _Line) -> bool:
    return is_damaged_number(line.cells.get("order_no", ""))


def _time_rewritten(line: _Line) -> bool:
    at = line.cells["at"]
    return "/" in at or ("-" not in at and "年" not in at)


def _unknown_directions(sheet: _Sheet, odd: Sequence[_Line]) -> Iterator[Problem]:
    for line in odd:
        if line.way is None:
            number, way = line.row.line, line.cells["direction"][:24]
            where = sheet.given.where(number)
            text = f"{where}的收/支写着“{way}”，看不出钱往哪边走，先记为不计收支。请对照原账单确认。"
            yield sheet.given.problem(number, "direction_unknown", text)


def _count_problems(sheet: _Sheet, rows: int, last_line: int) -> Iterator[Problem]:
    """The export's own count stands above the header (or below the last row); between rows it is somebody's item."""
    given, header_line = sheet.given, sheet.header.line
    if not rows:
        text = f"找到了{sheet.bill.app}账单的表头，下面没有交易。请确认导出时选的起止日期，再导出一次。"
        yield given.problem(header_line, "no_rows", text)
    for number, text_line in enumerate(given.lines, 1):
        match = _COUNT.search(text_line) if "笔记录" in text_line else None
        if match is not None and not header_line < number <= last_line:
            yield from declared_count(given, number, int(match[1]), rows)
            return


def _sum_problems(sheet: _Sheet, found: Sequence[Found]) -> Iterator[Problem]:
    """Only of a whole bill whose every row could be read; the sums stand above the header."""
    records = [each.record for each in found if isinstance(each.record, MoneyRecord)]
    return sum_problems(sheet.given, sheet.header.line, records)


def _excel_problems(sheet: _Sheet, odd: Sequence[_Line]) -> Iterator[Problem]:
    """Spreadsheets turn long numbers into 2.02309E+27 and times into 2023/2/12 21:32."""
    numbers = [line.row.line for line in odd if _number_damaged(line)]
    times = [line.row.line for line in odd if _time_rewritten(line)]
    if not numbers and not times:
        return
    parts = [f"{len(numbers)} 行的订单号变成了 2.02E+27 的样子"] if numbers else []
    parts += [f"{len(times)} 行的时间被改了写法，可能少了秒"] if times else []
    text = (
        f"这份账单像是用 Excel 打开后又保存过：{'，'.join(parts)}。金额和日期按表中所写读入。"
        "作证据时请用没有打开过的原始导出文件；两份都导入也只算一次。"
    )
    yield sheet.given.problem(min(numbers + times), "resaved_by_excel", text)
