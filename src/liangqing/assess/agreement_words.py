"""What an agreement or offer says, found in its text: sums with what they are for, instalments, days, and clauses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from liangqing.base.errors import InputUnusable
from liangqing.base.money import half_width, parse_yuan

_SUM = r"(?:人民币|¥|￥)?\s{0,2}([\d,]{1,15}(?:\.\d{1,2})?)\s{0,2}(万)?元"
_ANY_SUM = re.compile(_SUM)
_GAP = r"[^。;;\n\d]{0,12}?"
_LABELS: dict[str, tuple[str, ...]] = {
    "principal": ("剩余本金", "未还本金", "欠款本金", "借款本金", "本金"),
    "interest": ("利息",),
    "penalty": ("罚息", "违约金", "滞纳金"),
    "fees": ("费用", "手续费", "服务费", "担保费"),
    "waived": ("减免(?!后)", "免除(?!后)", "豁免(?!后)"),
    "total": ("欠款总额", "欠款合计", "应还总额", "还款总额", "共计", "合计", "总计", "总额", "结清金额"),
    "monthly": ("每月还款", "每期还款", "每月偿还", "每期偿还", "每月支付", "每期支付", "每月", "每期"),
}
_COUNT = re.compile(r"(?:分|共|为)?\s{0,2}(\d{1,3})\s{0,2}(?:期|个月)")
_DAY = re.compile(r"(20\d{2})\s{0,2}[年\-/.]\s{0,2}(\d{1,2})\s{0,2}[月\-/.]\s{0,2}(\d{1,2})\s{0,2}日?")
_DAY_OF_MONTH = re.compile(r"每月\s{0,2}\d{1,2}\s{0,2}[日号]")


@dataclass(frozen=True)
class Sum:
    """A sum in fen with what the text says it is for, and where it stands."""

    label: str
    fen: int
    at: int


@dataclass(frozen=True)
class AgreementText:
    """The text in one form, its labelled sums, the number of instalments and the days that it names."""

    text: str
    sums: tuple[Sum, ...]
    periods: tuple[int, ...]
    days: tuple[date, ...]
    day_of_month: bool

    def first(self, label: str) -> int | None:
        """The first sum of a kind, in fen."""
        return next((one.fen for one in self.sums if one.label == label), None)

    def says(self, pattern: str) -> bool:
        """Whether the text matches; patterns are ours and bounded."""
        return re.search(pattern, self.text) is not None


def read_agreement(text: str) -> AgreementText:
    """What stands in the text; nothing is guessed."""
    plain = half_width(text).replace("，", ",").replace("；", ";").replace("：", ":")
    return AgreementText(
        text=plain,
        sums=tuple(sorted(_sums(plain), key=lambda one: one.at)),
        periods=tuple(dict.fromkeys(int(found) for found in _COUNT.findall(plain) if int(found) > 0)),
        days=tuple(dict.fromkeys(_days(plain))),
        day_of_month=_DAY_OF_MONTH.search(plain) is not None,
    )


def _sums(text: str) -> Iterator[Sum]:
    """Each sum once, under the label that stands nearest before it; what is waived (减免罚息 90 元) goes first."""
    taken: dict[int, tuple[int, Sum]] = {}
    for label, words in _LABELS.items():
        for found in re.finditer(f"({'|'.join(words)}){_GAP}{_SUM}", text):
            fen = _fen(found[2], found[3])
            place = found.start(2)
            distance = -1 if label == "waived" else place - found.end(1)
            if fen is not None and (place not in taken or distance < taken[place][0]):
                taken[place] = (distance, Sum(label, fen, place))
    return (one for _, one in taken.values())


def _fen(digits: str, myriads: str | None) -> int | None:
    try:
        return parse_yuan(digits) * (10_000 if myriads else 1)
    except InputUnusable:
        return None


def _days(text: str) -> Iterator[date]:
    for year, month, day in _DAY.findall(text):
        try:
            yield date(int(year), int(month), int(day))
        except ValueError:
            continue


def every_sum(text: str) -> tuple[int, ...]:
    """All sums of a text in fen, whatever they are for."""
    found = (_fen(digits, myriads) for digits, myriads in _ANY_SUM.findall(text))
    return tuple(fen for fen in found if fen is not None)
