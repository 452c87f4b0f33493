"""The parts of a long credit report that no account and no query stand in: kept as printed, or named with a reason."""

from collections.abc import Mapping, Sequence

from liangqing.base.errors import InputUnusable
from liangqing.reading.credit_public import read_public
from liangqing.reading.joined import Line, squeezed
from liangqing.reading.parsed import BadRow, Found, Given

#: Kept as printed: what they say is what they are.
PUBLIC = ("欠税记录", "民事判决记录", "强制执行记录", "行政处罚记录")
#: Named with a reason. What tells of the person (name, address, employer) is neither kept nor named.
NAMED = (
    "相关还款责任信息",
    "授信协议信息",
    "后付费记录",
    "住房公积金参缴记录",
    "低保救助记录",
    "执业资格记录",
    "行政奖励记录",
    "本人声明",
    "异议标注",
)
#: The same in the XML of the report, by element.
ELEMENTS: Mapping[str, str] = {
    "POT": "欠税记录",
    "PCJ": "民事判决记录",
    "PCE": "强制执行记录",
    "PAP": "行政处罚记录",
    "PCR": "相关还款责任信息",
    "PCA": "授信协议信息",
    "PND": "后付费记录",
    "PHF": "住房公积金参缴记录",
    "PBS": "低保救助记录",
    "PPQ": "执业资格记录",
    "PAH": "行政奖励记录",
    "POS": "本人声明",
}
_SHOWN = 60


def read_part(given: Given, head: str, lines: Sequence[Line]) -> list[Found | BadRow]:
    """The records of one such part; nothing where it says that there are none."""
    filled = [line for line in lines if squeezed(line.text)]
    told = "".join(squeezed(line.text) for line in filled)
    if not told or told.startswith("系统中没有"):
        return []
    if head in PUBLIC:
        return read_public(given, head, filled)
    return [not_read(given, head, filled[0].number, told)]


def not_read(given: Given, head: str, line: int, told: str) -> BadRow:
    """The part as one row that was not used, and why."""
    more = f"这一部分写着“{told[:_SHOWN]}”等内容,这一版不读。" if told else "这一部分有内容,这一版不读。"
    odd = InputUnusable("part_not_read", f"“{head}”{more}", "请自己看原件;和哪一笔债务有关,在那一笔里填。")
    return given.bad_row(line, odd)
