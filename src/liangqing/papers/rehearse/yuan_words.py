"""Amounts in Chinese words: said, and found in a text together with those in digits."""

import re

_DIGITS = "零一二三四五六七八九"
_ALIKE = {"两": 2, "〇": 0, "幺": 1} | {word: value for value, word in enumerate("零壹贰叁肆伍陆柒捌玖")}
_VALUES = {word: value for value, word in enumerate(_DIGITS)} | _ALIKE
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1_000, "仟": 1_000}
_GROUPS = {"万": 10**4, "亿": 10**8}
_WORDS = "".join((*_VALUES, *_UNITS, *_GROUPS))
_AMOUNT = re.compile(
    rf"(?P<digits>\d[\d,]*(?:\.\d+)?)\s*(?P<group>[万千]?)\s*(?:元|块)"
    rf"|(?P<words>[{_WORDS}]+)(?:元|块)(?:(?P<jiao>[{_DIGITS}两])[角毛])?(?:(?P<fen>[{_DIGITS}两])分)?"
)
_GROUP_YUAN = {"": 1, "千": 1_000, "万": 10_000}


def say_yuan(fen: int) -> str:
    """An amount in words: `123456` → `一千二百三十四元五角六分`."""
    jiao, cents = fen // 10 % 10, fen % 10
    tail = (f"{_DIGITS[jiao]}角" if jiao else "") + (f"{_DIGITS[cents]}分" if cents else "")
    return f"{_whole(fen // 100)}元{tail}"


def _whole(value: int) -> str:
    if value == 0:
        return _DIGITS[0]
    groups: list[str] = []
    for size, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part = value // size % 10**4
        if part:
            gap = "零" if groups and part < 1_000 else ""
            groups.append(gap + _thousands(part) + name)
    return "".join(groups)


def _thousands(value: int) -> str:
    text, gap = "", False
    for size, name in ((1_000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // size % 10
        if digit:
            text += ("零" if gap else "") + _DIGITS[digit] + name
        gap = bool(text) and (gap or not digit) and not digit
    return text


def amounts_in(text: str) -> tuple[int, ...]:
    """Every amount of money in a text, in fen, in digits or in words; days, months and numbers are none."""
    return tuple(_fen(found) for found in _AMOUNT.finditer(text))


def _fen(found: re.Match[str]) -> int:
    if found["digits"]:
        whole, _, cents = found["digits"].replace(",", "").partition(".")
        exact = int(whole) * 100 + int((cents + "00")[:2])
        return exact * _GROUP_YUAN[found["group"]]
    parts = (_VALUES.get(found[name] or "零", 0) for name in ("jiao", "fen"))
    jiao, cents = parts
    return _number(found["words"]) * 100 + jiao * 10 + cents


def _number(words: str) -> int:
    total = group = digit = 0
    for word in words:
        if word in _GROUPS:
            size, part = _GROUPS[word], group + digit
            total = total + part * size if total >= size else (total + part) * size
            group = digit = 0
        elif word in _UNITS:
            group, digit = group + (digit or 1) * _UNITS[word], 0
        else:
            digit = digit * 10 + _VALUES[word] if digit else _VALUES[word]
    return total + group + digit
