"""Chinese numerals as Arabic digits."""

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_LONGEST = 12


def arabic(run: str) -> str:
    """`六百七十五` is `675`, `二〇二三` is `2023`, `三五` before a unit is `3-5`; a long run stays as it is."""
    if len(run) > _LONGEST or run[0].isascii():
        return run
    if not any(char in _UNITS for char in run):
        digits = [_DIGITS[char] for char in run]
        about = len(digits) == 2 and 0 < digits[0] < digits[1]
        return ("-" if about else "").join(map(str, digits))
    total, pending = 0, 0
    for char in run:
        if char in _DIGITS:
            pending = _DIGITS[char]
        else:
            total += (pending or 1) * _UNITS[char]
            pending = 0
    return str(total + pending)
