"""An amount as banks print it: with a sign, in brackets, with CR or DR, behind a currency, before a remark."""

import re
from dataclasses import dataclass

from liangqing.base.errors import InputUnusable
from liangqing.base.money import half_width, parse_yuan
from liangqing.reading.fields import clean

_BRACKETS = str.maketrans("（）【】［］", "()[][]")
_CURRENCY = re.compile(r"^(CNY|RMB|人民币)[:：]?\s*|\s*(CNY|RMB|人民币|元)$", re.IGNORECASE)
_SIDE = re.compile(r"\s*(CR|DR|贷|借)\.?\s*", re.IGNORECASE)
_REMARK = re.compile(r"\s*\((已[^()]{1,30}|[A-Z]{2,3})\)$")
_EMPTY = re.compile(r"[-—–/\s]*|\(空\)|null", re.IGNORECASE)
_PLAIN = re.compile(r"(\d{1,9})\.(\d\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class CellAmount:
    """Fen with the sign that the cell shows; `signed`: the cell itself says which way. `remark`: `已退款5.10`."""

    fen: int
    signed: bool
    remark: str = ""


def is_empty(cell: str) -> bool:
    """Whether a cell holds nothing but the dashes that stand for nothing."""
    if not cell or cell[0].isdigit():
        return not cell
    return _EMPTY.fullmatch(clean(cell)) is not None


def cell_amount(cell: str) -> CellAmount:
    """`-1,000.00`, `(1,000.00)`, `1,000.00 DR`, `CNY 123.18`, `8,000.00(CN)`, `５元`. A debit is less than nothing.

    Raises InputUnusable for what is not exactly one amount of whole fen.
    """
    plain = _plain_fen(cell)
    if plain is not None:
        return CellAmount(plain, signed=False)
    bare = half_width(clean(cell)).translate(_BRACKETS)
    remark = _REMARK.search(bare)
    if remark is not None:
        bare = bare[: remark.start()]
    bare, side = _without_side(_CURRENCY.sub("", bare.strip()))
    bare, minus = _without_minus(_CURRENCY.sub("", bare.strip()))
    fen = parse_yuan(bare)
    negative = (fen < 0) != minus
    signed = minus or bare.startswith(("+", "-")) or bool(side)
    value = -abs(fen) if negative or side in ("DR", "借") else abs(fen)
    return CellAmount(value, signed, remark[1] if remark is not None and remark[1][0] == "已" else "")


def _plain_fen(cell: str) -> int | None:
    """`1234.50`, the way nearly every export prints it; None for whatever wants a closer look."""
    match = _PLAIN.fullmatch(cell)
    return int(match[1] + match[2]) if match is not None else None


def _without_side(text: str) -> tuple[str, str]:
    for pattern in (
        _SIDE.match(text),
        next(iter(re.finditer(_SIDE.pattern + "$", text, re.IGNORECASE)), None),
    ):
        if pattern is not None and pattern[0]:
            return (text[: pattern.start()] + text[pattern.end() :]).strip(), pattern[1].upper()
    return text, ""


def _without_minus(text: str) -> tuple[str, bool]:
    """Brackets around an amount, or a minus behind it, make it less than nothing."""
    if text.startswith("(") and text.endswith(")"):
        return text[1:-1].strip(), True
    if text.endswith("-"):
        return text[:-1].strip(), True
    return text.replace("¥-", "-¥").replace("￥-", "-￥"), False


def unsigned_fen(cell: str) -> tuple[int, str]:
    """An amount that must not be less than nothing, and its remark. Raises InputUnusable."""
    plain = _plain_fen(cell)
    if plain is not None:
        return plain, ""
    if is_empty(cell):
        raise InputUnusable("amount_missing", "金额是空的。", "可以重新导出这段时间的账单再导入。")
    amount = cell_amount(cell)
    if amount.fen < 0:
        raise InputUnusable(
            "amount_negative", f"金额“{clean(cell)[:24]}”是负数，看不出钱往哪边走。", "请对照原账单改正。"
        )
    return amount.fen, amount.remark
