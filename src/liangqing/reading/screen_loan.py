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
_OF_LOAN = "(?:本次|本笔|我的)?(?:借款|贷款|放款|合同|借据|提现|提款|分期|申请|发放)"
#: Field → how its value is read, and the words before it; apps put them together in many ways. The first that fits.
_LABELS: Mapping[ScreenField, tuple[_Read, str]] = {
    ScreenField.CONTRACT_NO: (_number, f"(?:{_OF_LOAN}){{1,2}}(?:合同)?(?:编号|号码?|单号|流水号)"),
    ScreenField.DISBURSED: (bare_yuan, "(?:实际)?(?:到账|收款|实到|到手)(?:金额|本金|总额)?"),
    ScreenField.PRINCIPAL: (bare_yuan, f"{_OF_LOAN}(?:金额|本金|总额|总金额|额|本金总额)|本金总额"),
    ScreenField.DAILY_PERCENT: (percent_in, f"(?:{_OF_LOAN})?(?:执行)?日(?:化)?利率|利率\\(日\\)"),
    ScreenField.MONTHLY_PERCENT: (percent_in, f"(?:{_OF_LOAN})?(?:执行)?月(?:化)?利率|利率\\(月\\)"),
    ScreenField.YEARLY_PERCENT: (
        percent_in,
        f"(?:{_OF_LOAN})?(?:执行|综合|当前)?年(?:化)?(?:综合)?利率|(?:{_OF_LOAN})?利率\\(年化?\\)",
    ),
    ScreenField.PERIODS: (_periods, f"(?:{_OF_LOAN})?(?:期限|期数|总期数|分期数|还款期数)|总期数|借多久"),
    ScreenField.PAYMENT: (bare_yuan, "每[期月](?:应还|还款|需还|应付)?(?:金额|款额|额|款)?|月供"),
    ScreenField.FIRST_DUE_ON: (day_in, "首[次期个](?:应)?还款(?:日期?|时间)"),
    ScreenField.FORMED_ON: (day_in, f"(?:{_OF_LOAN}){{1,2}}(?:日期?|时间)|起息日期?|到账(?:日期?|时间)"),
    ScreenField.LENDER: (
        _lender,
        f"(?:{_OF_LOAN}){{1,2}}(?:机构|银行|公司)|(?:贷款|放款|发放)[方人]|资金(?:提供)?(?:方|机构)|出[借资](?:方|人|机构)",
    ),
    ScreenField.CLAIM: (
        bare_yuan,
        # 应还金额 alone may be one instalment
        "(?:全部|剩余|累计|合计|总)(?:待还|应还|欠款|未还)款?(?:本息)?(?:总额|金额|总金额|合计)?"
        "|(?:当前|目前)?(?:待还|应还|未还)款?(?:本息)?(?:总额|总金额|合计)"
        "|(?:当前|目前)?(?:待还|欠款)(?:总额|总金额|金额)|(?:当前|目前)欠款",
    ),
}
_UNIT = r"(?:\((?:元|共|期|单利|复利|年化)\))?"
_LABEL = {field: re.compile(rf"(?:{words}){_UNIT}(?:[::](.*))?") for field, (_, words) in _LABELS.items()}
_JOINED = {
    field: re.compile(rf"(?:{words}){_UNIT}([¥￥\d].*|.*公司)") for field, (_, words) in _LABELS.items()
}
_TITLE_WITHIN = 4
#: What a title says beside the name of the loan.
_AROUND = re.compile(r"我的|(?:借款|借据|贷款|合同|账单)?(?:详情|明细|记录)|[-—·|<>]")


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
            field, rest = _labelled(line.words)
            if field is None:
                continue
            read, _ = _LABELS[field]
            if rest:
                candidates = [(line, rest)]
            else:
                right = row[place + 1] if place + 1 < len(row) else None
                under = below(line, rows)
                candidates = [(other, other.words) for other in (right, under) if other is not None]
            told = next(((where, value) for where, words in candidates if (value := read(words))), None)
            if told is not None:
                yield told[0].value(field, told[1])


def _labelled(words: str) -> tuple[ScreenField | None, str]:
    """The field that a line names, and what stands behind the name in the same line."""
    for field in _LABELS:
        match = _LABEL[field].fullmatch(words) or _JOINED[field].fullmatch(words)
        if match is not None:
            return field, match[1] or ""
    return None, ""


def _product(rows: Sequence[Sequence[Line]]) -> tuple[ScreenValue, ...]:
    """A brand that we know, among the first lines, as the screen calls it."""
    for row in rows[:_TITLE_WITHIN]:
        for line in row:
            is_value = _lender(line.words) or _labelled(line.words)[0] is not None
            if find_lender(line.seen.text) is not None and not is_value:
                called = _AROUND.sub("", line.words)
                return (line.value(ScreenField.PRODUCT, called or line.words),)
    return ()
