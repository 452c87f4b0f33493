"""One row of a statement into its day, its amount and what it was for."""

import re
from dataclasses import dataclass
from datetime import datetime

from liangqing.base.errors import InputUnusable
from liangqing.case.records import Direction
from liangqing.reading.amounts import CellAmount, cell_amount, is_empty
from liangqing.reading.balance import Step
from liangqing.reading.bank_columns import Columns
from liangqing.reading.bank_head import Head
from liangqing.reading.fields import clean, fold, moment, told
from liangqing.reading.table import Row

_COMPACT = re.compile(r"(\d{4})[-/.年]?(\d{2})[-/.月]?(\d{2})日?[ T]*(.*)", re.ASCII)
_PLAIN_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_PLAIN_CLOCK = re.compile(r"\d\d:\d\d:\d\d", re.ASCII)
_SHORT_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})", re.ASCII)
_CLOCK = re.compile(r"(\d{1,2}):?(\d{2})(?::?(\d{2}))?(?:\.\d+)?", re.ASCII)
_DASHES = re.compile(r"[-—–_ ]+|\(空\)|（空）|\*+")
_DASH_SIGNS = frozenset("-—–_(（*")
_SUMS = ("合计", "总计", "小计", "共计", "汇总", "本页", "总笔数", "总额")
_HOME = frozenset(("", "人民币", "CNY", "RMB", "156", "人民币元", "01", "001", "-", "人民币(CNY)", "本币"))
_SCIENTIFIC = re.compile(r"\d(\.\d+)?E\+\d+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row. `moved_fen` has the sign of the cell until `with_ways` gives it ours (in is more than nothing)."""

    line: int
    at: datetime
    moved_fen: int
    signed: bool
    left_fen: int | None
    flag: str
    counterparty: str
    summary: str
    item: str
    serial: str
    card: str
    chain: int
    balance_odd: bool
    rewritten: bool
    way_known: bool = True

    @property
    def direction(self) -> Direction:
        """By the sign, once it is ours; neutral where nothing tells, and where nothing moved."""
        if not self.way_known or not self.moved_fen:
            return Direction.NEUTRAL
        return Direction.IN if self.moved_fen > 0 else Direction.OUT

    @property
    def step(self) -> Step:
        """The row as the balance sees it."""
        return Step(self.line, self.moved_fen, self.left_fen, self.chain)

    @property
    def looks(self) -> tuple[object, ...]:
        """Everything that tells it from another row."""
        told = (self.at, abs(self.moved_fen), self.left_fen)
        return (*told, self.counterparty, self.item, self.serial, self.direction)


def is_note(row: Row, columns: Columns) -> bool:
    """A line that carries no money: a sum, a remark of the bank, the rest of a cell that ran over."""
    if row.open_quote or _is_day(columns.cell(row.cells, "date")):
        return False
    first = fold("".join(row.cells[:3]))
    if any(word in first for word in _SUMS):
        return True
    return all(is_empty(columns.cell(row.cells, role)) for role in ("amount", "in", "out"))


def _is_day(cell: str) -> bool:
    bare = clean(cell)
    return _COMPACT.match(bare) is not None or _SHORT_DAY.match(bare) is not None or bare[:4].isdigit()


def read_entry(row: Row, columns: Columns, head: Head, chain: int) -> Entry:
    """The row. Raises InputUnusable for a day, an amount or a currency that cannot be used."""
    cells = row.cells
    _check_currency(columns.cell(cells, "currency"))
    when, time = columns.cell(cells, "date"), columns.cell(cells, "time")
    at, rewritten = _moment(when, time, head)
    amount = _amount(row, columns)
    left_fen, balance_odd = _balance(columns.cell(cells, "balance"))
    summary = _told(columns.cell(cells, "summary"))
    serial = _told(columns.cell(cells, "serial"))
    return Entry(
        line=row.line,
        at=at,
        moved_fen=amount.fen,
        signed=amount.signed or columns.two_sided,
        left_fen=left_fen,
        flag=fold(columns.cell(cells, "flag")),
        counterparty=_told(columns.cell(cells, "counterparty")),
        summary=summary,
        item=_item(row, columns, summary),
        serial=serial,
        card=clean(columns.cell(cells, "card")),
        chain=chain,
        balance_odd=balance_odd,
        rewritten=rewritten or _SCIENTIFIC.fullmatch(serial) is not None,
    )


def _told(cell: str) -> str:
    bare = " ".join(told(cell).split())
    if bare[:1] not in _DASH_SIGNS:
        return bare
    return "" if _DASHES.fullmatch(bare) else bare


def _item(row: Row, columns: Columns, summary: str) -> str:
    """The summary and whatever else the row says it was for, each once."""
    places = columns.roles.get("more", ())
    more = (_told(row.cells[place]) for place in sorted(places) if place < len(row.cells))
    return " ".join(dict.fromkeys(part for part in (summary, *more) if part))


def _check_currency(cell: str) -> None:
    if cell not in _HOME and fold(cell).upper() not in _HOME:
        raise InputUnusable(
            "currency_foreign",
            f"这一笔是“{clean(cell)[:12]}”，不是人民币。",
            "外币请按还款那天的人民币金额另外记。",
        )


def _amount(row: Row, columns: Columns) -> CellAmount:
    if not columns.two_sided:
        return _filled(columns.cell(row.cells, "amount"))
    came, went = (_side(row, columns, role) for role in ("in", "out"))
    if came is None and went is None:
        return _filled("")
    if came and went:
        raise InputUnusable(
            "both_sides", "收入和支出两列都有金额，看不出是哪一边。", "请对照原流水，把不对的一格清空。"
        )
    return CellAmount((came or 0) - (went or 0), signed=True)


def _side(row: Row, columns: Columns, role: str) -> int | None:
    """The first column of that side with an amount in it; 0 where one prints a nought."""
    told_fen: int | None = None
    for place in columns.roles[role]:
        cell = row.cells[place] if place < len(row.cells) else ""
        if not is_empty(cell):
            told_fen = cell_amount(cell).fen
            if told_fen:
                return told_fen
    return told_fen


def _filled(cell: str) -> CellAmount:
    if is_empty(cell):
        raise InputUnusable("amount_missing", "金额是空的。", "可以重新导出这段时间的流水再导入。")
    return cell_amount(cell)


def _balance(cell: str) -> tuple[int | None, bool]:
    """The balance, and whether something stands there that is none."""
    if is_empty(cell):
        return None, False
    try:
        return cell_amount(cell).fen, False
    except InputUnusable:
        return None, True


def _moment(when: str, time: str, head: Head) -> tuple[datetime, bool]:
    """Day and time, and whether a spreadsheet has changed how they are written."""
    bare = clean(when)
    if _PLAIN_DAY.fullmatch(bare) and _PLAIN_CLOCK.fullmatch(time):
        return moment(f"{bare} {time}"), False
    compact = _COMPACT.fullmatch(bare)
    short = _SHORT_DAY.fullmatch(bare) if head.year else None
    clock = clean(time)
    if compact is not None:
        day, clock = f"{compact[1]}-{compact[2]}-{compact[3]}", clock or compact[4]
    elif short is not None:
        day = f"{head.year - (int(short[1]) > head.month)}-{short[1]}-{short[2]}"
    else:
        whole = moment(bare)
        if not clock or whole.time() != whole.min.time():
            return whole, "-" not in bare and "年" not in bare
        day = f"{whole:%Y-%m-%d}"
    told_clock, rewritten = _clock(clock)
    return moment(f"{day} {told_clock}".strip()), rewritten


def _clock(cell: str) -> tuple[str, bool]:
    """`18:53:19`, `185319`; `93605` has lost its nought. What is no time of day leaves the day alone."""
    bare = cell.rsplit(maxsplit=1)[-1] if cell.split() else ""
    lost = bare.isdigit() and len(bare) == 5
    match = _CLOCK.fullmatch(bare.zfill(6) if lost else bare)
    if match is None:
        return "", bool(bare) and not _DASHES.fullmatch(bare)
    return f"{match[1]}:{match[2]}:{match[3] or '00'}", lost
