"""Money as integer fen (分): parsing, printing, and the one rounding we use (half up)."""

import re
from fractions import Fraction
from typing import Annotated

from pydantic import BeforeValidator, Field, PlainSerializer, ValidationInfo, WithJsonSchema

from liangqing.base.errors import InputUnusable
from liangqing.base.noun import from_outside

#: Largest amount we take, in fen (100 亿元). A household's loan is far below; a longer number is a damaged cell.
MAX_FEN = 10**12
_YUAN = re.compile(r"([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d*))?", re.ASCII)
_NUMBER = re.compile(r"([+-]?)(\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.(\d{0,40}))?", re.ASCII)
_FOLD = str.maketrans("０１２３４５６７８９．，－＋", "0123456789.,-+")


def parse_yuan(text: str) -> int:
    """Yuan as people and exports write them (`¥1,234.50`, `1234.5`, `1,234.50元`) → fen.

    Raises InputUnusable for anything that is not exactly one amount of whole fen within ±MAX_FEN; commas stand only
    between groups of three, so that `1,5` is not taken for fifteen.
    """
    bare = half_width(text).strip().removesuffix("元").strip().lstrip("¥￥").strip()
    match = _YUAN.fullmatch(bare)
    if match is None:
        raise InputUnusable(
            "amount_unreadable", f"金额“{_short(text)}”读不懂。", "请写成 1234.50 这样的数字。"
        )
    sign, cents = match[1], (match[3] or "").rstrip("0")
    whole = match[2].replace(",", "").lstrip("0") or "0"
    if len(cents) > 2:
        raise InputUnusable("amount_below_fen", f"金额“{_short(text)}”细过一分钱。", "请写到分为止。")
    if len(whole) > 10:
        raise InputUnusable(
            "amount_too_large", f"金额“{_short(text)}”大得不像真的。", "请对照原账单改正这一格。"
        )
    fen = int(whole) * 100 + int(cents.ljust(2, "0") or "0")
    if fen > MAX_FEN:
        raise InputUnusable(
            "amount_too_large", f"金额“{_short(text)}”大得不像真的。", "请对照原账单改正这一格。"
        )
    return -fen if sign == "-" else fen


def exact_number(text: str) -> Fraction:
    """A decimal number of any fineness, exactly. Raises InputUnusable for anything else."""
    match = _NUMBER.fullmatch(half_width(text).strip())
    if match is None:
        raise InputUnusable("number_unreadable", f"“{_short(text)}”不是数字。", "请写成 1234.5 这样。")
    sign, whole, decimals = match[1], match[2].replace(",", ""), match[3] or ""
    value = int(whole) + Fraction(int(decimals or 0), 10 ** len(decimals))
    return -value if sign == "-" else value


def half_width(text: str) -> str:
    """Full-width digits and signs, as Chinese keyboards type them, as ASCII."""
    return text.translate(_FOLD)


def format_yuan(fen: int) -> str:
    """Fen → yuan with two decimals for machines: `113472` → `"1134.72"`."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100}.{abs(fen) % 100:02d}"


def speak_yuan(fen: int) -> str:
    """Fen → yuan for people: `113472` → `1,134.72 元`."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100:,}.{abs(fen) % 100:02d} 元"


def round_half_up(value: Fraction) -> int:
    """Nearest integer, halves away from zero (四舍五入)."""
    return quotient_half_up(value.numerator, value.denominator)


def quotient_half_up(dividend: int, divisor: int) -> int:
    """`dividend / divisor` (divisor > 0) as `round_half_up` does it, without a fraction in between."""
    nearest = (2 * abs(dividend) + divisor) // (2 * divisor)
    return nearest if dividend >= 0 else -nearest


def _short(text: str) -> str:
    return text if len(text) <= 24 else f"{text[:20]}……"


def _to_fen(value: object, told: ValidationInfo) -> object:
    """A string is yuan; an int is already fen, and only our own code may pass one."""
    if isinstance(value, bool | float) or (isinstance(value, int) and from_outside(told)):
        raise ValueError('金额请写成带引号的元,例如 "1234.50"')
    if isinstance(value, str):
        try:
            return parse_yuan(value)
        except InputUnusable as odd:
            raise ValueError(odd.message()) from odd
    return value


#: Integer fen in memory, a string of yuan with two decimals in TOML, JSON and the API.
Fen = Annotated[
    int,
    BeforeValidator(_to_fen),
    PlainSerializer(format_yuan, return_type=str),
    WithJsonSchema(
        {"type": "string", "pattern": r"^-?\d+(\.\d{1,2})?$", "description": 'yuan, e.g. "1134.72"'}
    ),
]

#: The same where less than nothing makes no sense.
Amount = Annotated[Fen, Field(ge=0)]
