"""A bill of a bank or a wallet whose head no reader knows: read by the columns that a person told."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from liangqing.base.errors import InputUnusable
from liangqing.base.problem import Problem
from liangqing.case.records import Direction, MoneyRecord
from liangqing.reading.amounts import cell_amount, is_empty
from liangqing.reading.bill import WAYS
from liangqing.reading.bill_columns import money_kind
from liangqing.reading.columns import ColumnGuess, Role, guess
from liangqing.reading.fields import moment
from liangqing.reading.parsed import BadRow, Found, Given, Parsed
from liangqing.reading.plain_table import Table, best_table, cell_of, is_misread, printed_cell, rows_of

NAME = "bill_table_csv"
#: A table that speaks of instalments is a repayment schedule: its rows are still to be paid, they are no spending.
_SCHEDULE = re.compile(
    r"^\s*(?:(?:应还|剩余|待还|当期|每期)?本金(?:[(（]元[)）])?|期数|期次|期号|期|应还(?:日期?|金额|总额|本息|利息|款日))\s*$"
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:[ T]*(\d{2}):?(\d{2})(?::?(\d{2}))?)?", re.ASCII)
_NOT_MOVED = re.compile("全额退款|已退还|失败|关闭|未支付|待支付|待付款|等待付款|已撤销|已取消")
_OUT_WORDS = frozenset(("借", "借方", "借记", "dr", "d", "debit", "out", "expense", "-", "消费"))
_IN_WORDS = frozenset(("贷", "贷方", "贷记", "cr", "c", "credit", "in", "income", "+"))
_OUT_SIGN, _IN_SIGN = re.compile("[支出付取]"), re.compile("[收入存来]")


@dataclass(frozen=True)
class _Line:
    """A row: `fen` with the sign of its cell, `signed` where the cell shows one; `side` is the column it stood in."""

    number: int
    at: datetime
    fen: int
    signed: bool
    side: Role
    way: str
    counterparty: str
    note: str
    status: str


def find_table(given: Given, told_width: int = 0) -> Table | None:
    """The head of such a table (see `best_table`); None where nothing looks like one."""
    return best_table(given, _SCHEDULE, _guess, told_width)


def _guess(head: Sequence[str], rows: Sequence[Sequence[str]], head_line: int) -> ColumnGuess:
    return guess(money_kind(), head, rows, head_line)


def question(given: Given) -> InputUnusable | None:
    """What to ask where days and sums were found under a head that no reader knows; None: nothing is.

    Even where every column could be guessed a person is asked: a wrong guess would make money that never moved.
    """
    table = find_table(given)
    if table is None or is_misread(given.lines[table.head_line - 1]):
        return None
    is_bill = not {Role.DAY, Role.AMOUNT} & set(table.guess.unclear)
    return unclear(given, table) if is_bill else None


def unclear(given: Given, table: Table) -> InputUnusable:
    """Says what was understood and how to tell the rest."""
    told, words = table.guess, money_kind().words
    needed = [words[role] for role in told.unclear if role is not Role.WAY]
    seen = f"但看不出哪一列是{'、'.join(needed)}" if needed else "但没有见过这样的表头,不能自己认定"
    heads = "、".join(f"{column.place}={column.head[:12]}" for column in told.columns[:12])
    option = ",".join(filter(None, (told.as_option(), *(f"{role}=?" for role in told.unclear))))
    return InputUnusable(
        "columns_unclear",
        f"像是账单或流水,{seen}。各列是:{heads}。",
        f"请指明是第几列,例如 --columns {option}(核对数字,问号换成数字,没有的去掉);网页上在文件旁边选。",
        f"{given.name} 第 {told.head_line} 行",
    )


def parse_table(given: Given, table: Table, places: Mapping[Role, int]) -> Parsed:
    """Every row below the head as a MoneyRecord, or an ignored row with its reason; `places` count from 1."""
    rows = [
        _row(given, number, cells, places)
        for number, cells in rows_of(given, table.head_line, table.delimiter)
    ]
    lines = [row for row in rows if isinstance(row, _Line)]
    bad = [row for row in rows if isinstance(row, BadRow)]
    ways = _ways(lines, told=Role.WAY in places)
    found = tuple(_found(given, *each) for each in zip(lines, ways, _numbers(lines), strict=True))
    problems = (*(row.problem for row in bad), *_way_problems(given, lines, ways, places, table.head_line))
    return Parsed(found, tuple(row.ignored for row in bad), problems)


def _row(given: Given, number: int, cells: Sequence[str], places: Mapping[Role, int]) -> _Line | BadRow:
    try:
        fen, signed, side = _sum(cells, places)
        day = cell_of(cells, places, Role.DAY) or cell_of(cells, places, Role.TIME)
        return _Line(
            number=number,
            at=_at(day, cell_of(cells, places, Role.CLOCK)),
            fen=fen,
            signed=signed,
            side=side,
            way=printed_cell(cells, places, Role.WAY),
            counterparty=cell_of(cells, places, Role.COUNTERPARTY),
            note=cell_of(cells, places, Role.NOTE),
            status=cell_of(cells, places, Role.STATUS),
        )
    except InputUnusable as odd:
        return given.bad_row(number, odd)


def _sum(cells: Sequence[str], places: Mapping[Role, int]) -> tuple[int, bool, Role]:
    """The sum, whether it shows a sign, and in which of the columns for sums it stood."""
    told = ((role, cell_of(cells, places, role)) for role in (Role.IN, Role.OUT, Role.AMOUNT))
    sums = [(cell_amount(cell), role) for role, cell in told if not is_empty(cell)]
    filled = [(amount, role) for amount, role in sums if amount.fen] or sums[:1]
    if not filled:
        raise InputUnusable("amount_missing", "金额是空的。", "可以重新导出这段时间的账单再导入。")
    if {Role.IN, Role.OUT} <= {role for _, role in filled}:
        raise InputUnusable(
            "both_sides", "收入和支出两列都有金额,看不出是哪一边。", "请对照原账单,把不对的一格清空。"
        )
    amount, role = filled[0]
    return amount.fen, amount.signed, role


def _at(day: str, clock: str) -> datetime:
    """As printed; a day without a clock is its midnight. Raises InputUnusable."""
    compact = _COMPACT.fullmatch(day)
    if compact is not None:
        parts = [part or "0" for part in compact.groups()]
        day = f"{'-'.join(parts[:3])} {':'.join(parts[3:])}"
    at = moment(day)
    return moment(f"{at:%Y-%m-%d} {clock}") if clock and at.time() == at.min.time() else at


def _ways(lines: Sequence[_Line], *, told: bool) -> list[Direction | None]:
    """Which way each row went; None where nothing tells. A minus on all that went out only says so once more."""
    went = [line.fen for line in lines if line.side is Role.OUT and line.fen]
    turn = -1 if went and max(went) < 0 else 1
    by_sign = not told and any(line.signed for line in lines if line.side is Role.AMOUNT)
    return [_way(line, turn, by_sign=by_sign) for line in lines]


def _way(line: _Line, turn: int, *, by_sign: bool) -> Direction | None:
    if not line.fen:
        return Direction.NEUTRAL
    if line.side is Role.AMOUNT and not by_sign:
        return _by_word(line.way)
    inwards = -turn * line.fen > 0 if line.side is Role.OUT else line.fen > 0
    return Direction.IN if inwards else Direction.OUT


def _by_word(cell: str) -> Direction | None:
    """收入, 支出, 借, CR and their like; 不计收支 is neutral, and what says both or neither is not understood."""
    word = cell.casefold()
    if word and word in WAYS:
        return WAYS[word]
    out = word in _OUT_WORDS or _OUT_SIGN.search(word) is not None
    into = word in _IN_WORDS or _IN_SIGN.search(word) is not None
    if out == into:
        return None
    return Direction.OUT if out else Direction.IN


def _numbers(lines: Sequence[_Line]) -> Iterator[int]:
    """How many rows before it look quite the same: without a time of day two equal payments differ in nothing."""
    seen: dict[tuple[object, ...], int] = {}
    for line in lines:
        looks = (line.at, line.fen, line.side, line.way, line.counterparty, line.note, line.status)
        seen[looks] = seen.get(looks, 0) + 1
        yield seen[looks] if line.at.time() == line.at.min.time() else 1


def _found(given: Given, line: _Line, way: Direction | None, number: int) -> Found:
    record = MoneyRecord.trusted(
        kind="money",
        on=line.at.date(),
        at=line.at,
        amount_fen=abs(line.fen),
        direction=way or Direction.NEUTRAL,
        counterparty=line.counterparty,
        item=line.note,
        status=line.status,
        settled=_NOT_MOVED.search(line.status) is None,
        category="",
        method="",
        order_no=f"同样的第{number}笔" if number > 1 else "",
        balance_fen=None,
        source=given.source(line.number),
    )
    return Found(record, (line.number,))


def _way_problems(
    given: Given,
    lines: Sequence[_Line],
    ways: Sequence[Direction | None],
    places: Mapping[Role, int],
    head_line: int,
) -> Iterator[Problem]:
    """What could not be told of the ways, and what was taken from signs alone."""
    open_ones = [line for line, way in zip(lines, ways, strict=True) if way is None]
    if open_ones and Role.WAY in places:
        first = open_ones[0]
        text = (
            f"有 {len(open_ones)} 行(从{given.where(first.number)}起)的收支写着“{first.way[:12]}”,看不出钱往哪边走,"
            "先记为不计收支。请对照原账单。"
        )
        yield given.problem(first.number, "direction_unknown", text)
    elif open_ones:
        text = (
            "没有“收入还是支出”这一列,金额也不带正负号,先都记为不计收支,不算进收入和花销。"
            "如果表里有,请指明是第几列,例如 --columns way=4。"
        )
        yield given.problem(head_line, "way_missing", text)
    elif Role.WAY not in places and any(line.side is Role.AMOUNT for line in lines):
        out = sum(way is Direction.OUT for way in ways)
        text = (
            f"收支按金额的正负号算:带负号的 {out} 行是支出,其余 {len(lines) - out} 行不是。"
            "如果正好相反(信用卡账单常是这样),请撤销,把这一列选为“支出金额”再读一次。"
        )
        yield given.problem(head_line, "direction_by_sign", text)
