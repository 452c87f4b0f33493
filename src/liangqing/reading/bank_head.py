"""What stands above a statement's header: which bank, which account, which year, and whether it is a credit card."""

import re
from dataclasses import dataclass
from functools import cache

from liangqing.reading.bank_columns import Columns
from liangqing.reading.fields import clean, fold
from liangqing.reading.parsed import Given

_MOST_LINES = 60
_MONTH = re.compile(r"(20\d{2})[年/.-](\d{1,2})月?")
_ACCOUNT = re.compile(r"(?:账号|帐号|卡号|账户|卡片)[^0-9*xX]{0,12}([0-9*xX][0-9*xX \-]{6,30})")
_TAIL = re.compile(r"\d{4}$")
_CARD_WORDS = ("信用卡", "贷记卡")
_CARD_COLUMNS = ("卡号末四位", "卡号后四位", "卡末四位")
_BANK = re.compile(
    r"(?:中国)?(工商|建设|农业|中国|交通|招商|中信|浦东发展|浦发|广发|兴业|民生|光大|平安|华夏|邮政储蓄|邮储)银行"
)
_ENGLISH = {
    "China Construction Bank": "建设银行",
    "Industrial and Commercial Bank of China": "工商银行",
    "Agricultural Bank of China": "农业银行",
    "BANK OF CHINA": "中国银行",
    "China Merchants Bank": "招商银行",
    "Bank of Communications": "交通银行",
    "China CITIC Bank": "中信银行",
}


@dataclass(frozen=True)
class Head:
    """`bank` and `tail` (the last four digits) are empty where not told; `year` and `month` (0) too."""

    bank: str
    tail: str
    year: int
    month: int
    credit_card: bool

    def account(self, card: str) -> str:
        """`建设银行(1546)`: as the payment apps print it; no number is ever told in full."""
        digits = _TAIL.search(card)
        tail = digits[0] if digits else self.tail
        return f"{self.bank or '银行卡'}({tail})" if tail else self.bank


def read_head(given: Given, columns: Columns) -> Head:
    """The lines above the header (and the name of a sheet); what a row says below is not looked at."""
    above = [line for line in given.lines[: min(columns.header.line - 1, _MOST_LINES)] if line.strip()]
    text = "\n".join((given.sheet, *above))
    month = _MONTH.search(fold(text))
    marked = any(word in text for word in _CARD_WORDS) or any(name in _CARD_COLUMNS for name in columns.names)
    bare = not columns.two_sided and "balance" not in columns.roles and "flag" not in columns.roles
    return Head(
        bank=_bank(text),
        tail=_tail(text),
        year=int(month[1]) if month else 0,
        month=int(month[2]) if month else 0,
        credit_card=marked or bare,
    )


def _bank(text: str) -> str:
    found = _BANK.search(text)
    if found is not None:
        return "浦发银行" if found[1] == "浦东发展" else f"{found[1]}银行"
    folded = text.casefold()
    return next((name for english, name in _english() if english in folded), "")


@cache
def _english() -> tuple[tuple[str, str], ...]:
    """The longest first: one name stands within another."""
    return tuple(
        sorted(((e.casefold(), name) for e, name in _ENGLISH.items()), key=lambda pair: -len(pair[0]))
    )


def _tail(text: str) -> str:
    found = _ACCOUNT.search(clean(text).replace("\u3000", "").replace("\t", " "))
    digits = _TAIL.search(found[1].strip(" -")) if found else None
    return digits[0] if digits else ""
