"""One cell into a typed value: text, name, amount, day, moment, percent. All raise InputUnusable with a reason."""

import re
from datetime import date, datetime, timedelta
from fractions import Fraction

from liangqing.base.errors import InputUnusable
from liangqing.base.money import parse_yuan
from liangqing.base.rates import MOST_E9

#: Years outside are damaged cells: no online loan is older, and none of their schedules runs longer.
FIRST_YEAR, LAST_YEAR = 2000, 2035
_BLANKS = " \t\n\r\v\f\u00a0\u3000\ufeff\u200b"
_FOLD = str.maketrans("（）／：０１２３４５６７８９．％＋－", "()/:0123456789.%+-")
_MOMENT = re.compile(
    r"(\d{4,6})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]+(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?)?",
    re.ASCII,
)
#: How nearly every export prints it, with a day that every month has; the others take the long way.
_USUAL = re.compile(
    r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8]) (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d", re.ASCII
)
_USUAL_LENGTH = 19
_SERIAL = re.compile(r"(\d{5})(?:\.(\d{1,18}))?", re.ASCII)
#: 2000-01-01 and 2035-12-31 as days since 1899-12-30.
_FIRST_SERIAL, _LAST_SERIAL = 36_526, 49_674
#: The ordinal of 1899-12-30.
_SERIAL_NOUGHT = 693_594
_SCIENTIFIC = re.compile(r"\d(\.\d+)?E\+\d+", re.IGNORECASE)
_EXCEL_DIGITS = 15
_PERCENT = re.compile(r"(\d{1,5})(?:\.(\d{1,7}))?\s*%", re.ASCII)


def clean(cell: str) -> str:
    """A cell without the blanks, tabs and `="…"` shells that exports and spreadsheets put around it."""
    bare = cell.strip(_BLANKS)
    if bare.startswith('="') and bare.endswith('"'):
        bare = bare[2:-1].strip()
    return bare


def told(cell: str) -> str:
    """The same, and empty where the export prints `/` or `null` for nothing."""
    return shown(clean(cell))


def shown(bare: str) -> str:
    """A clean cell, empty where the export prints `/` or `null` for nothing."""
    return "" if bare in ("/", "null", "NULL") else bare


def fold(text: str) -> str:
    """Full-width digits and signs as half-width, no blanks: for comparing, not for showing."""
    return "".join(text.translate(_FOLD).split())


def column_name(cell: str) -> str:
    """A header cell as we look it up: `金额（元）` is `金额`."""
    return fold(clean(cell).strip('"')).removesuffix("(元)")


def amount_fen(cell: str) -> int:
    """An unsigned amount in yuan → fen."""
    bare = clean(cell)
    if not bare:
        raise InputUnusable("amount_missing", "金额是空的。", "可以重新导出这段时间的账单再导入。")
    fen = parse_yuan(bare)
    if fen < 0:
        raise InputUnusable(
            "amount_negative", f"金额“{bare[:24]}”是负数，看不出钱往哪边走。", "请对照原账单改正。"
        )
    return fen


def moment(cell: str) -> datetime:
    """`2023-02-12 21:32:14`, `2023/2/12 21:32`, `2023年2月12日`, Excel's `44969.897` → naive time as printed."""
    bare = clean(cell)
    if len(bare) == _USUAL_LENGTH and _USUAL.fullmatch(bare) and FIRST_YEAR <= int(bare[:4]) <= LAST_YEAR:
        return datetime.fromisoformat(bare)
    match = _MOMENT.fullmatch(bare)
    if match is None and (serial := serial_moment(bare)) is not None:
        return serial
    if match is None:
        raise InputUnusable(
            "date_unreadable", f"时间“{bare[:24]}”读不懂。", "请写成 2026-02-12 21:32:14 这样。"
        )
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups())
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise InputUnusable("date_implausible", f"时间“{bare[:24]}”不像真的。", "请对照原件改正年份。")
    try:
        return datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - as printed, in Shanghai
    except ValueError as odd:
        raise InputUnusable("date_impossible", f"没有“{bare[:24]}”这个时间。", "请对照原件改正。") from odd


def serial_moment(cell: str) -> datetime | None:
    """The moment that Excel stores as days since 1899-12-30, within our years; None for any other cell."""
    match = _SERIAL.fullmatch(cell)
    if match is None or not _FIRST_SERIAL <= int(match[1]) <= _LAST_SERIAL:
        return None
    seconds = round(Fraction(f"0.{match[2] or 0}") * 86_400)
    return datetime.fromordinal(_SERIAL_NOUGHT + int(match[1])) + timedelta(seconds=seconds)


def day(cell: str) -> date:
    """A day, with or without a time behind it."""
    return moment(cell).date()


def is_damaged_number(cell: str) -> bool:
    """Whether a spreadsheet took a long number for an amount: `2.02309E+27`, or noughts after fifteen digits."""
    if cell.isdigit():
        return len(cell) > _EXCEL_DIGITS + 2 and not cell[_EXCEL_DIGITS:].strip("0")
    return _SCIENTIFIC.fullmatch(cell) is not None


def has_time(cell: str) -> bool:
    """Whether a moment names the hour: a call "at midnight" must not come from a bare date."""
    return ":" in cell


def percent_e9(cell: str) -> int:
    """`14.4%` → billionths. The sign is required: 0.144 and 14.4 without it could be either."""
    match = _PERCENT.fullmatch(clean(cell).translate(_FOLD))
    value_e9 = int(match[1]) * 10**7 + int((match[2] or "").ljust(7, "0")) if match else MOST_E9 + 1
    if value_e9 > MOST_E9:
        raise InputUnusable(
            "rate_unreadable", f"利率“{cell.strip()[:24]}”读不懂。", "请写成 14.4% 这样的百分数。"
        )
    return value_e9
