"""Tables of calls or messages as telephones, carriers and other backup apps export them (CSV, XLSX, PDF, HTML)."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from liangqing.base.days import SHANGHAI, from_epoch_ms
from liangqing.base.errors import InputUnusable
from liangqing.case.records import Contact, ContactKind, Direction
from liangqing.reading.columns import CALLS, ColumnGuess, Role, guess
from liangqing.reading.fields import FIRST_YEAR, LAST_YEAR, clean, has_time, moment
from liangqing.reading.parsed import BadRow, Found, Given, Parsed
from liangqing.reading.plain_table import Table, best_table, cell_of, is_misread, rows_of

NAME = "phone_table_csv"
#: A table that speaks of money is a bill or a statement.
_MONEY = re.compile(r"金额|余额|交易|收入|支出|本金|利息")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?", re.ASCII)
_CHINESE_TIME = re.compile(r"(\d{1,2})[时:](\d{1,2})(?:[分:](\d{1,2})秒?)?分?")
_LENGTH = re.compile(r"(?:(\d{1,3})(?:小时|时))?(?:(\d{1,4})分钟?)?(?:(\d{1,6})秒?)?")
_CLOCKED = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})")
_OUT = ("呼出", "主叫", "去电", "拨出", "发送", "发出", "已发", "outgoing", "out", "sent")
_IN = (
    *("呼入", "被叫", "来电", "拨入", "接收", "收到", "已接", "未接", "拒接"),
    *("incoming", "in", "missed", "received", "inbox", "rejected"),
)
_MISSED = ("未接", "拒接", "missed", "rejected")
#: The numbers of Android: for calls 3 missed, 5 rejected; for messages 1 received, 2 sent.
_CODES = {"1": Direction.IN, "2": Direction.OUT, "3": Direction.IN, "4": Direction.IN, "5": Direction.IN}
_WITHHELD = ("-1", "-2", "-3", "未知", "未知号码", "私人号码", "unknown", "private")


def sniff(given: Given) -> bool:
    """Whether some line heads a time, a number, and a length or a text, and the cells below bear it out."""
    found = find_table(given)
    return found is not None and not set(found.guess.unclear) - {Role.WAY}


def parse(given: Given) -> Parsed:
    """Every row as a Contact, by the columns that were guessed."""
    table = find_table(given)
    if table is None:
        raise InputUnusable("table_missing", "没有找到表头。", "请确认这是通话或短信记录的表格。", given.name)
    return parse_table(given, table, table.guess.places())


def find_table(given: Given, told_width: int = 0) -> Table | None:
    """The head of such a table (see `best_table`); None where nothing looks like one."""
    return best_table(given, _MONEY, _guess, told_width)


def _guess(head: Sequence[str], rows: Sequence[Sequence[str]], head_line: int) -> ColumnGuess:
    return guess(CALLS, head, rows, head_line)


def parse_table(given: Given, table: Table, places: Mapping[Role, int]) -> Parsed:
    """Every row below the header, by role → place (1-based)."""
    rows: list[Found | BadRow] = []
    for number, cells in rows_of(given, table.head_line, table.delimiter):
        try:
            rows.append(Found(_contact(given, number, cells, places), (number,)))
        except InputUnusable as odd:
            rows.append(given.bad_row(number, odd))
    found = tuple(row for row in rows if isinstance(row, Found))
    bad = [row for row in rows if isinstance(row, BadRow)]
    problems = [row.problem for row in bad]
    if Role.WAY not in places:
        text = "没有“呼入还是呼出”这一列,方向先空着。如果表里有,请指明是第几列,例如 --columns way=4。"
        problems.append(given.problem(table.head_line, "way_missing", text))
    return Parsed(found, tuple(row.ignored for row in bad), tuple(problems))


def _contact(given: Given, line: int, cells: Sequence[str], places: Mapping[Role, int]) -> Contact:
    def cell(role: Role) -> str:
        return cell_of(cells, places, role)

    text = cell(Role.TEXT)
    is_call = Role.SECONDS in places and not text
    way, connected = _way(cell(Role.WAY))
    seconds = _seconds(cell(Role.SECONDS)) if is_call else 0
    number = cell(Role.NUMBER).replace(" ", "")
    withheld = number.casefold() in _WITHHELD or not (number or cell(Role.NAME))
    return Contact(
        kind=ContactKind.CALL if is_call else ContactKind.SMS,
        at=_at(cell(Role.TIME), cell(Role.DAY), cell(Role.CLOCK)),
        direction=way,
        connected=_connected(is_call, connected, seconds),
        seconds=seconds,
        number="" if withheld else number,
        name="未显示号码" if withheld else cell(Role.NAME),
        text=text,
        source=given.source(line),
    )


def _connected(is_call: bool, told_missed: bool, seconds: int) -> bool | None:
    if not is_call:
        return None
    return False if told_missed else seconds > 0


def _way(cell: str) -> tuple[Direction, bool]:
    """The way, and whether the word says that nobody talked."""
    bare = cell.casefold()
    missed = any(word in bare for word in _MISSED) or bare in ("3", "5")
    if bare in _CODES:
        return _CODES[bare], missed
    if any(word in bare for word in _OUT) or bare == "发":
        return Direction.OUT, missed
    if any(word in bare for word in _IN) or bare == "收":
        return Direction.IN, missed
    return Direction.NEUTRAL, missed


def _at(time: str, day: str, clock: str) -> datetime:
    """A moment in Shanghai; a bare day without a clock is no time of a call."""
    if _EPOCH.fullmatch(time):
        at = from_epoch_ms(int(time.ljust(13, "0")))
        if FIRST_YEAR <= at.year <= LAST_YEAR:
            return at
    both = time or f"{day} {clock}".strip()
    match = _CHINESE_TIME.search(both)
    if match is not None and "时" in both:
        both = f"{both[: match.start()].strip()} {match[1]}:{match[2]}:{match[3] or '0'}"
    if not has_time(both):
        raise InputUnusable(
            "time_without_clock", f"“{both[:24]}”没有几点几分。", "催收时间要看几点,请找带时分的那一列。"
        )
    return moment(both).replace(tzinfo=SHANGHAI)


def _seconds(cell: str) -> int:
    """`62`, `1:02`, `1分2秒`; nothing is nothing."""
    bare = clean(cell)
    if bare in ("", "-", "--", "0"):
        return 0
    clocked = _CLOCKED.fullmatch(bare)
    match = clocked or _LENGTH.fullmatch(bare)
    if match is None:
        raise InputUnusable("duration_unreadable", f"通话时长“{bare[:24]}”读不懂。", "请写成秒数。")
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds


def question(given: Given) -> InputUnusable | None:
    """What to ask where a time and telephone numbers were found, and not what they are of; None: nothing is."""
    table = find_table(given)
    if table is None or is_misread(given.lines[table.head_line - 1]):
        return None
    return unclear(given, table) if {Role.TIME, Role.NUMBER} <= table.guess.places().keys() else None


def unclear(given: Given, table: Table) -> InputUnusable:
    """Says what was understood and how to tell the rest."""
    open_ones = "、".join(CALLS.words[role] for role in table.guess.unclear)
    heads = "、".join(f"{column.place}={column.head[:12]}" for column in table.guess.columns[:12])
    option = ",".join(filter(None, (table.guess.as_option(), *(f"{role}=?" for role in table.guess.unclear))))
    return InputUnusable(
        "columns_unclear",
        f"像是通话或短信记录,但看不出哪一列是{open_ones}。各列是:{heads}。",
        f"请指明是第几列,例如 --columns {option}(把问号换成数字);网页上在文件旁边选。",
        f"{given.name} 第 {table.head_line} 行",
    )
