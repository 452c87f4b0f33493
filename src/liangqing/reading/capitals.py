"""Amounts in capital numerals (大写金额), as contracts write them: `壹万贰仟叁佰元伍角整` → fen."""

import re

from liangqing.base.errors import InputUnusable
from liangqing.base.money import MAX_FEN

#: The characters of such an amount, for finding one in a text.
SIGNS = "零〇壹贰叁肆伍陆柒捌玖拾佰仟万萬亿元圆角分整正两弌"
_DIGITS = {sign: value for value, sign in enumerate("零壹贰叁肆伍陆柒捌玖")} | {"〇": 0, "两": 2}
_UNITS = {"拾": 10, "佰": 100, "仟": 1000}
_WHOLE = re.compile(r"(.*?)[元圆]")
_CENTS = re.compile(r"(?:([零壹贰叁肆伍陆柒捌玖])角)?(?:零)?(?:([零壹贰叁肆伍陆柒捌玖])分)?[整正]?")
_LONGEST = 40


def capital_fen(text: str) -> int:
    """The amount in fen. Raises InputUnusable for what is no such amount."""
    match = _WHOLE.match(text)
    if match is None or len(text) > _LONGEST:
        raise _unreadable(text)
    cents = _CENTS.fullmatch(text[match.end() :])
    if cents is None:
        raise _unreadable(text)
    fen = _number(match[1], text) * 100
    fen += _DIGITS[cents[1] or "零"] * 10 + _DIGITS[cents[2] or "零"]
    if not 0 <= fen <= MAX_FEN:
        raise _unreadable(text)
    return fen


def _number(capitals: str, text: str) -> int:
    """Sections of 亿 and 万, each of thousands, hundreds and tens."""
    total = section = digit = 0
    for sign in capitals.replace("萬", "万"):
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _UNITS:
            section += (digit or (1 if sign == "拾" else 0)) * _UNITS[sign]
            digit = 0
        elif sign in "万亿":
            size = 10**4 if sign == "万" else 10**8
            total = (total + section + digit) * size if sign == "亿" else total + (section + digit) * size
            section = digit = 0
        else:
            raise _unreadable(text)
    return total + section + digit


def _unreadable(text: str) -> InputUnusable:
    return InputUnusable("capitals_unreadable", f"大写金额“{text[:24]}”读不懂。", "请对照原件。")
