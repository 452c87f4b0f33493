"""Numbers as Chinese law and Chinese talk write them, as Arabic digits."""

_DIGITS = {
    digit: value
    for value, digits in enumerate(("零〇", "一", "二两", "三", "四", "五", "六", "七", "八", "九"))
    for digit in digits
}
_UNITS = {"十": 10, "百": 100, "千": 1000}
#: No number that we look for is longer.
_LONGEST = 12


def chinese_number(text: str) -> int | None:
    """`二百九十三` → 293, `二〇三` → 203, `293` → 293; None for what is not a whole number, or a long one."""
    if len(text) > _LONGEST:
        return None
    if text.isdecimal():
        return int(text)
    return _value(text) if text and all(sign in _DIGITS or sign in _UNITS for sign in text) else None


def arabic(run: str) -> str:
    """`六百七十五` is `675`, `二〇二三` is `2023`, `三五` before a unit is `3-5`; a long run stays as it is.

    `run`: Chinese numerals only, or Arabic digits, which stay.
    """
    if len(run) > _LONGEST or run[0].isascii():
        return run
    if any(sign in _UNITS for sign in run):
        return str(_value(run))
    digits = [_DIGITS[sign] for sign in run]
    about = len(digits) == 2 and 0 < digits[0] < digits[1]
    return ("-" if about else "").join(map(str, digits))


def _value(signs: str) -> int:
    """With units their sum; without any, digit by digit."""
    if not any(sign in _UNITS for sign in signs):
        return int("".join(str(_DIGITS[sign]) for sign in signs))
    total = digit = 0
    for sign in signs:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        else:
            total += (digit or 1) * _UNITS[sign]
            digit = 0
    return total + digit
