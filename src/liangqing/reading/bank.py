"""A bank's statement, of a debit card or a credit card, in any table: read by the meaning of its columns."""

from collections.abc import Iterator, Sequence

from liangqing.base.errors import InputUnusable
from liangqing.base.money import speak_yuan
from liangqing.base.problem import Problem
from liangqing.case.records import Direction, MoneyRecord
from liangqing.reading.balance import Checked, check
from liangqing.reading.bank_columns import Columns, find_columns
from liangqing.reading.bank_head import Head, read_head
from liangqing.reading.bank_row import Entry, is_note, read_entry
from liangqing.reading.bank_way import with_ways
from liangqing.reading.fields import clean
from liangqing.reading.parsed import BadRow, Found, Given, Parsed
from liangqing.reading.table import Row, check_shape, rows_below

NAME = "bank_csv"
#: More breaks than this say that the rows were sorted or filtered, not that one is missing.
_MOST_BREAKS = 20


def sniff(given: Given) -> bool:
    """Whether some line names a day, an amount and what it was for, as a statement does."""
    return find_columns(given.lines) is not None


def parse(given: Given) -> Parsed:
    """Every row as a MoneyRecord or an ignored row with its reason; breaks of the balance are problems.

    Raises InputUnusable if no header is there (ask `sniff` first).
    """
    columns = find_columns(given.lines)
    if columns is None:
        raise InputUnusable("header_missing", "没有找到银行流水的表头。", "请重新导出后再导入。", given.name)
    head = read_head(given, columns)
    read = list(_read(given, columns, head))
    bad = tuple(each for each in read if isinstance(each, BadRow))
    entries, odd = with_ways([each for each in read if isinstance(each, Entry)], columns, head, given)
    checked = check([entry.step for entry in entries])
    found = tuple(_found(given, head, entry, number) for entry, number in _numbered(entries))
    problems = (
        *(each.problem for each in bad),
        *odd,
        *_balance_problems(given, entries, checked),
        *_no_rows(given, columns, found, bad),
        *_damage(given, entries),
    )
    return Parsed(found, tuple(each.ignored for each in bad), problems)


def _read(given: Given, columns: Columns, head: Head) -> Iterator[Entry | BadRow]:
    """Rows that carry money or should; a header that comes again begins a new chain of balances."""
    chain = 0
    for row in rows_below(given.lines, columns.header):
        if _is_header_again(row, columns):
            chain += not given.pages
        elif not is_note(row, columns):
            yield _entry(given, columns, head, row, chain)


def _is_header_again(row: Row, columns: Columns) -> bool:
    place = columns.roles["date"][0]
    return place < len(row.cells) and clean(row.cells[place]).startswith(columns.names[place])


def _entry(given: Given, columns: Columns, head: Head, row: Row, chain: int) -> Entry | BadRow:
    try:
        check_shape(row, columns.header, columns.last_needed)
        return read_entry(row, columns, head, chain)
    except InputUnusable as odd:
        return given.bad_row(row.line, odd)


def _numbered(entries: Sequence[Entry]) -> Iterator[tuple[Entry, int]]:
    """Beside each entry how many before it look quite the same: a card statement tells two equal payments of a day
    by nothing. With a balance or a time of day two equal rows are one row, printed twice."""
    seen: dict[tuple[object, ...], int] = {}
    for entry in entries:
        told_apart = entry.left_fen is not None or entry.at.time() != entry.at.min.time()
        number = 0 if told_apart else seen.get(entry.looks, 0)
        seen[entry.looks] = number + 1
        yield entry, number


def _found(given: Given, head: Head, entry: Entry, number: int) -> Found:
    again = f"同样的第{number + 1}笔" if number else ""
    record = MoneyRecord.trusted(
        kind="money",
        on=entry.at.date(),
        at=entry.at,
        amount_fen=abs(entry.moved_fen),
        direction=entry.direction,
        counterparty=entry.counterparty,
        item=entry.item,
        status="",
        settled=True,
        category=entry.summary,
        method=head.account(entry.card),
        order_no=" ".join(part for part in (entry.serial, again) if part),
        balance_fen=entry.left_fen,
        source=given.source(entry.line),
    )
    return Found(record, (entry.line,))


def _balance_problems(given: Given, entries: Sequence[Entry], checked: Checked) -> Iterator[Problem]:
    if len(checked.breaks) > _MOST_BREAKS and len(checked.breaks) * 3 > checked.pairs:
        first = checked.breaks[0].step.line
        text = (
            f"余额在 {checked.pairs} 处里有 {len(checked.breaks)} 处接不上，可能排过序、筛选过或删过行。"
            "请用没有改动过的原始流水。"
        )
        yield given.problem(first, "balance_unchecked", text)
        return
    entry_at = {entry.line: entry for entry in entries}
    for broken in checked.breaks:
        entry = entry_at[broken.step.line]
        missing, before = (
            speak_yuan(abs(broken.told_fen - broken.expected_fen)),
            speak_yuan(broken.before_fen),
        )
        text = (
            f"{given.where(entry.line)}（{entry.at:%Y-%m-%d}）余额接不上：前一笔之后是 {before}，"
            f"这一笔{_way(entry)} {speak_yuan(abs(entry.moved_fen))}，应为 {speak_yuan(broken.expected_fen)}，"
            f"写的是 {speak_yuan(broken.told_fen)}，差 {missing}。中间可能少了一笔，请向银行重新打印这几天的流水核对。"
        )
        yield given.problem(entry.line, "balance_break", text)


def _way(entry: Entry) -> str:
    return {Direction.IN: "收入", Direction.OUT: "支出"}.get(entry.direction, "")


def _no_rows(
    given: Given, columns: Columns, found: Sequence[Found], bad: Sequence[BadRow]
) -> Iterator[Problem]:
    if not found and not bad:
        text = "找到了银行流水的表头，下面没有交易。请确认导出时选的起止日期，再导出一次。"
        yield given.problem(columns.header.line, "no_rows", text)


def _damage(given: Given, entries: Sequence[Entry]) -> Iterator[Problem]:
    """Spreadsheets turn days into serial numbers, times into numbers without their zero."""
    damaged = [entry.line for entry in entries if entry.rewritten]
    if damaged:
        text = (
            f"这份流水像是用 Excel 打开后又保存过：{len(damaged)} 行的日期、时间或单号变了样子。"
            "金额按表中所写读入；作证据时请用没有打开过的原始文件。"
        )
        yield given.problem(damaged[0], "resaved_by_excel", text)
