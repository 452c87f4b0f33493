"""Rates as exact integers (billionths) with the period they belong to."""

import re
from enum import StrEnum
from fractions import Fraction
from typing import Annotated

from pydantic import BeforeValidator, Field, PlainSerializer, ValidationInfo, WithJsonSchema

from liangqing.base.money import half_width
from liangqing.base.noun import Noun, from_outside

E9 = 10**9
#: Largest rate we take: a hundred times the principal. What is more is a damaged cell.
MOST_E9 = 100 * E9
_PERCENT = re.compile(r"([+-]?)(\d{1,9})(?:\.(\d{0,40}))?", re.ASCII)


class Per(StrEnum):
    """The period a rate is quoted for."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


def _percent_to_e9(value: object, told: ValidationInfo) -> object:
    """`"0.04567"` (percent) → 456_700 (billionths); an int is already billionths, and only our own code passes one."""
    if isinstance(value, bool | float) or (isinstance(value, int) and from_outside(told)):
        raise ValueError('利率请写成带引号的百分数,例如 "0.05"')
    if not isinstance(value, str):
        return value
    match = _PERCENT.fullmatch(half_width(value).strip().rstrip("%％").strip())
    if match is None:
        raise ValueError(f'利率“{value[:24]}”读不懂,请写成百分数,例如 "0.05"')
    sign, whole, decimals = match[1], match[2], (match[3] or "").rstrip("0")
    if len(decimals) > 7:
        raise ValueError(f"利率“{value[:24]}”最多写到百分号后 7 位小数")
    value_e9 = int(whole) * 10**7 + int(decimals.ljust(7, "0"))
    return -value_e9 if sign == "-" else value_e9


def percent_text(value_e9: int) -> str:
    """Billionths → percent with at least four decimals, exact: `240_000_000` → `"24.0000"`."""
    sign = "-" if value_e9 < 0 else ""
    whole, rest = divmod(abs(value_e9), 10**7)
    decimals = f"{rest:07d}"
    return f"{sign}{whole}.{decimals[:4]}{decimals[4:].rstrip('0')}"


#: Billionths in memory, a string in percent in TOML and JSON.
Percent = Annotated[
    int,
    BeforeValidator(_percent_to_e9),
    Field(ge=0, le=MOST_E9),
    PlainSerializer(percent_text, return_type=str),
    WithJsonSchema({"type": "string", "description": 'percent, e.g. "24.0000"'}),
]


class Rate(Noun):
    """An agreed rate: `value_e9` billionths per `per`. 0.05 % a day is `Rate(value_e9=500_000, per=Per.DAY)`."""

    value_e9: Percent = Field(alias="percent")
    per: Per

    def fraction(self) -> Fraction:
        """The rate for one of its own periods, as an exact fraction (0.05 % → 1/2000)."""
        return Fraction(self.value_e9, E9)

    def yearly(self, days_in_year: int) -> Fraction:
        """Simple yearly rate: a day × `days_in_year`, a month × 12."""
        factor = {Per.DAY: days_in_year, Per.MONTH: 12, Per.YEAR: 1}[self.per]
        return self.fraction() * factor

    def daily(self, days_in_year: int) -> Fraction:
        """Simple daily rate: a year / `days_in_year`, a month × 12 / `days_in_year`."""
        return self.fraction() if self.per is Per.DAY else self.yearly(days_in_year) / days_in_year


def fraction_percent(rate: Fraction, decimals: int) -> str:
    """A fraction → percent text rounded half up to `decimals` places (0.21457188… → `"21.4572"`)."""
    scaled = rate * 100 * 10**decimals
    doubled = abs(scaled) * 2
    nearest = (doubled.numerator // doubled.denominator + 1) // 2
    whole, rest = divmod(nearest, 10**decimals)
    sign = "-" if scaled < 0 and nearest else ""
    return f"{sign}{whole}.{rest:0{decimals}d}"


def short_percent(percent: str) -> str:
    """Four decimals → two for people, rounded half up: `"21.4572"` → `"21.46"`."""
    return fraction_percent(Fraction(percent) / 100, 2)
