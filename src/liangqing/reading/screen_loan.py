"""The page of one loan in an app: a word and its value side by side, in one line, or one under the other."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from liangqing.case.lenders import find_lender
from liangqing.reading.screen_rows import Line, bare_yuan, below, day_in, percent_in
from liangqing.reading.screen_value import ScreenEntry, ScreenField, ScreenValue

_LEAST_VALUES = 2
_PERIODS = re.compile(r"(?:共|分)?(\d{1,3})(?:期|个月)?")
_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9\-_]{5,39}")
_NAME = re.compile(r"[\u4e00-\u9fff()·A-Za-z0-9]{4,40}")
_COMPANY = ("公司", "银行", "信用社", "信托")


def _periods(words: str) -> str:
    match = _PERIODS.fullmatch(words)
    return str(int(match[1])) if match else ""


def _number(words: str) -> str:
    return words if _NUMBER.fullmatch(words) and any(sign.isdigit() for sign in words) else ""


def _lender(words: str) -> str:
    return words if _NAME.fullmatch(words) and any(word in words for word in _COMPANY) else ""


_Read = Callable[[str], str]
#: Field → how its value is read, and the words before it on such pages.
_LABELS: Mapping[ScreenField, tuple[_Read, tuple[str, ...]]] = {
    ScreenField.PRINCIPAL: (
        bare_yuan,
        ("借款金额", "借款本金", "合同金额", "贷款金额", "贷款本金", "放款金额", "借款总额", "本金总额"),
    ),
    ScreenField.DISBURSED: (bare_yuan, ("到账金额", "实际到账", "实际到账金额", "实到金额", "收款金额")),
    ScreenField.YEARLY_PERCENT: (
        percent_in,
        ("年利率", "年化利率", "年化利率(单利)", "借款年利率", "贷款年利率", "执行年利率", "综合年化利率"),
    ),
    ScreenField.MONTHLY_PERCENT: (percent_in, ("月利率", "借款月利率")),
    ScreenField.DAILY_PERCENT: (percent_in, ("日利率", "借款日利率")),
    ScreenField.PERIODS: (
        _periods,
        ("期数", "借款期限", "借款期数", "分期期数", "贷款期限", "总期数", "还款期数", "借多久"),
    ),
    ScreenField.PAYMENT: (
        bare_yuan,
        ("每期应还", "每期还款", "每月应还", "每月还款", "月供", "每期金额", "每期还款额"),
    ),
    ScreenField.FORMED_ON: (
        day_in,
        ("放款日", "放款日期", "放款时间", "借款日期", "借款时间", "借款日", "起息日", "贷款发放日"),
    ),
    ScreenField.FIRST_DUE_ON: (day_in, ("首次还款日", "首期还款日", "首个还款日", "首次还款日期")),
    ScreenField.CONTRACT_NO: (
        _number,
        ("合同编号", "借据编号", "合同号", "借款合同编号", "贷款合同编号", "借据号", "借款编号"),
    ),
    ScreenField.LENDER: (
        _lender,
        ("放款机构", "贷款机构", "资金方", "资金提供方", "出借方", "出借人", "贷款人", "放款方", "贷款方"),
    ),
    ScreenField.CLAIM: (
        bare_yuan,
        (
            "待还总额",
            "剩余待还",
            "剩余应还",
            "应还总额",
            "剩余待还总额",
            "欠款总额",
            "当前应还总额",
            "剩余未还",
        ),
    ),
}
_FIELD_OF = {word: field for field, (_, words) in _LABELS.items() for word in words}
_WORDS = "|".join(sorted(_FIELD_OF, key=len, reverse=True))
_LABEL = re.compile(rf"({_WORDS})(?:\(元\)|\(共\)|\(期\))?[::]?(.*)")
_TITLE_WITHIN = 4


def loan(rows: Sequence[Sequence[Line]]) -> tuple[ScreenEntry, ...]:
    """One entry where at least two words of such a page have their values; two values that differ give none."""
    found: dict[ScreenField, list[ScreenValue]] = {}
    for value in _values(rows):
        found.setdefault(value.field, []).append(value)
    agreed = [values[0] for values in found.values() if len({value.value for value in values}) == 1]
    if len(agreed) < _LEAST_VALUES:
        return ()
    return (ScreenEntry(values=(*_product(rows), *sorted(agreed, key=lambda value: value.line))),)


def _values(rows: Sequence[Sequence[Line]]) -> Iterator[ScreenValue]:
    for row in rows:
        for place, line in enumerate(row):
            match = _LABEL.fullmatch(line.words)
            if match is None:
                continue
            field = _FIELD_OF[match[1]]
            read, _ = _LABELS[field]
            if match[2]:
                candidates = [(line, match[2])]
            else:
                right = row[place + 1] if place + 1 < len(row) else None
                under = below(line, rows)
                candidates = [(other, other.words) for other in (right, under) if other is not None]
            told = next(((where, value) for where, words in candidates if (value := read(words))), None)
            if told is not None:
                yield told[0].value(field, told[1])


def _product(rows: Sequence[Sequence[Line]]) -> tuple[ScreenValue, ...]:
    """A brand that we know, among the first lines."""
    for row in rows[:_TITLE_WITHIN]:
        for line in row:
            brand = find_lender(line.seen.text)
            if brand is not None and not _LABEL.fullmatch(line.words):
                return (line.value(ScreenField.PRODUCT, brand.brand),)
    return ()
