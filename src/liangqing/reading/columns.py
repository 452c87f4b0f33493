"""Which column of a table means what: guessed from heads and contents, or told by a person; here calls and messages."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from liangqing.base.noun import Noun
from liangqing.reading.fields import clean, column_name


class Role(StrEnum):
    """What a column can mean."""

    TIME = "time"
    DAY = "day"
    CLOCK = "clock"
    NUMBER = "number"
    NAME = "name"
    WAY = "way"
    SECONDS = "seconds"
    TEXT = "text"
    AMOUNT = "amount"
    IN = "in"
    OUT = "out"
    COUNTERPARTY = "counterparty"
    NOTE = "note"
    STATUS = "status"


class About(StrEnum):
    """What a table is of."""

    CALLS = "calls"
    MONEY = "money"


@dataclass(frozen=True)
class Kind:
    """What is known of the tables about one thing: each role's word for people, its heads, what its cells look like.

    `by_cells` are open roles that their cells alone may tell, `unclear` all that are open, as far as places are
    known. Cells tell where all but one of every `share` look right.
    """

    about: About
    words: Mapping[Role, str]
    heads: Mapping[Role, tuple[str, ...]]
    shapes: Mapping[Role, re.Pattern[str]]
    by_cells: Callable[[Mapping[Role, int]], Mapping[Role, re.Pattern[str]]]
    unclear: Callable[[Mapping[Role, int]], tuple[Role, ...]]
    share: int = 5


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_WORDS = {
    Role.TIME: "时间",
    Role.DAY: "日期",
    Role.CLOCK: "几点几分",
    Role.NUMBER: "对方号码",
    Role.NAME: "姓名",
    Role.WAY: "呼入还是呼出",
    Role.SECONDS: "通话时长",
    Role.TEXT: "短信内容",
}
_HEADS: Mapping[Role, tuple[str, ...]] = {
    Role.TIME: _words(
        "时间 通话时间 起始时间 开始时间 通话开始时间 呼叫时间 发送时间 接收时间 短信时间 日期时间 通信时间 收发时间"
        " 通话起始时间 date time datetime timestamp calltime readabledate"
    ),
    Role.DAY: _words("日期 通话日期 通信日期 发送日期 day date calldate"),
    Role.CLOCK: _words("时刻 时分 时间 通话时刻 clock time calltime"),
    Role.NUMBER: _words(
        "号码 对方号码 电话号码 电话 手机号 手机号码 主叫号码 对端号码 联系号码 发件人 发送方 来电号码 对方电话"
        " number phone phonenumber address from sender"
    ),
    Role.NAME: _words("姓名 联系人 名称 备注名 对方姓名 name contact contactname"),
    Role.WAY: _words(
        "类型 通话类型 呼叫类型 方向 通信方式 呼叫方式 主被叫 收发 收发类型 短信类型 通话方式 type direction calltype"
    ),
    Role.SECONDS: _words(
        "时长 通话时长 通话时长(秒) 时长(秒) 持续时间 通信时长 秒数 duration seconds duration(s) callduration"
    ),
    Role.TEXT: _words("内容 短信内容 正文 消息内容 信息内容 短信正文 body text content message"),
}
_SHAPES: Mapping[Role, re.Pattern[str]] = {
    Role.TIME: re.compile(
        r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[ T]*\d{1,2}[:时]\d{1,2}.*|1[0-9]{9}(?:\d{3})?"
    ),
    Role.DAY: re.compile(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?"),
    Role.CLOCK: re.compile(r"\d{1,2}:\d{2}(?::\d{2})?"),
    Role.NUMBER: re.compile(
        r"(?:\+?86[- ]?)?1\d{2}[- ]?\d{4}[- ]?\d{4}|0\d{2,3}[- ]?\d{7,8}|95\d{3,6}|106\d{5,15}|96\d{3,4}"
        r"|[48]00[- ]?\d{3}[- ]?\d{4}|1\d{2,4}|\+\d{6,15}|-[123]"
    ),
    Role.WAY: re.compile(
        r"(?:已接|未接|呼入|呼出|主叫|被叫|来电|去电|拨出|拨入|拒接|接收|发送|收到|发出|收|发|in(?:coming)?|out(?:going)?"
        r"|missed|rejected|received|sent|inbox|[1-7])(?:电话|来电|短信)?",
        re.IGNORECASE,
    ),
    Role.SECONDS: re.compile(
        r"\d{1,6}|-{1,2}|\d{1,3}(?::\d{2}){1,2}|(?:\d+小?时)?(?:\d+分钟?)?(?:\d+秒)?", re.ASCII
    ),
}
_SAMPLES, _PROBED = 5, 50


class Column(Noun):
    """One column: its place (1-based), its head, the role we take it for, and some of its cells."""

    place: int
    head: str
    role: Role | None
    samples: tuple[str, ...]


class ColumnGuess(Noun):
    """What a mapping dialogue shows: every column with our guess, and the roles that are still open."""

    about: About
    head_line: int
    columns: tuple[Column, ...]
    unclear: tuple[Role, ...]

    def places(self) -> dict[Role, int]:
        """Role → place, 1-based."""
        return {column.role: column.place for column in self.columns if column.role is not None}

    def as_option(self) -> str:
        """The guess as `--columns` takes it."""
        return ",".join(f"{role}={place}" for role, place in self.places().items())


def guess(kind: Kind, head: Sequence[str], rows: Sequence[Sequence[str]], head_line: int) -> ColumnGuess:
    """By head first, then, for what is open, by what most cells look like. Two columns for one role: the first."""
    places: dict[Role, int] = {}
    names = [column_name(cell).casefold().replace(" ", "").replace("_", "") for cell in head]
    for role, known in kind.heads.items():
        place = next((place for place, name in enumerate(names) if name in known), None)
        if place is not None and _looks_right(kind.shapes.get(role), place, rows):
            places[role] = place
    for role, shape in kind.by_cells(places).items():
        place = _by_content(shape, len(head), rows, set(places.values()), kind.share)
        if place is not None:
            places[role] = place
    roles = {place: role for role, place in places.items()}
    columns = tuple(
        Column(place=n + 1, head=clean(cell), role=roles.get(n), samples=_samples(rows, n))
        for n, cell in enumerate(head)
    )
    return ColumnGuess(about=kind.about, head_line=head_line, columns=columns, unclear=kind.unclear(places))


def _looks_right(shape: re.Pattern[str] | None, place: int, rows: Sequence[Sequence[str]]) -> bool:
    """A head alone is not enough: 类型 may be of anything."""
    cells = _cells(rows, place)
    return shape is None or not cells or _share(shape, cells, 2)


def _by_content(
    shape: re.Pattern[str], width: int, rows: Sequence[Sequence[str]], taken: set[int], share: int
) -> int | None:
    fitting = [
        n
        for n in range(width)
        if n not in taken and (cells := _cells(rows, n)) and _share(shape, cells, share)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _cells(rows: Sequence[Sequence[str]], place: int) -> list[str]:
    return [cell for row in rows[:_PROBED] if place < len(row) and (cell := clean(row[place]))]


def _share(shape: re.Pattern[str], cells: Sequence[str], of: int) -> bool:
    """All but one of so many: a head that we know needs less than cells alone."""
    return sum(shape.fullmatch(cell) is not None for cell in cells) * of >= len(cells) * (of - 1)


def _samples(rows: Sequence[Sequence[str]], place: int) -> tuple[str, ...]:
    return tuple(cell[:40] for cell in _cells(rows, place)[:_SAMPLES])


def _by_cells(places: Mapping[Role, int]) -> Mapping[Role, re.Pattern[str]]:
    timed = Role.TIME in places or Role.DAY in places
    return {role: _SHAPES[role] for role in (Role.TIME, Role.NUMBER)[timed:] if role not in places}


def _unclear(places: Mapping[Role, int]) -> tuple[Role, ...]:
    """Without a time, a number, and a length or a text, nothing can be said of a call or a message."""
    open_ones: list[Role] = []
    if Role.TIME not in places and not {Role.DAY, Role.CLOCK} <= places.keys():
        open_ones.append(Role.TIME)
    if Role.NUMBER not in places and Role.NAME not in places:
        open_ones.append(Role.NUMBER)
    if Role.SECONDS not in places and Role.TEXT not in places:
        open_ones.append(Role.SECONDS)
    if Role.WAY not in places:
        open_ones.append(Role.WAY)
    return tuple(open_ones)


#: Calls and messages.
CALLS = Kind(About.CALLS, _WORDS, _HEADS, _SHAPES, _by_cells, _unclear)
