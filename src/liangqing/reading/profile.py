"""What the borrower tells about the household: `我的情况`, then `键:值` lines; each becomes an answer of the case."""

from datetime import date

from liangqing.base.errors import InputUnusable
from liangqing.base.problem import Problem
from liangqing.case.records import ProfileRecord
from liangqing.reading.fields import day, fold
from liangqing.reading.parsed import Found, Given, Parsed

NAME = "profile_txt"
TITLE = "我的情况"
_HALF_WIDTH = str.maketrans("：（）", ":()")
_AS_OF = "今天是"
_KEYS = {
    "称呼": "borrower.alias",
    "城市": "borrower.city",
    "困难原因": "borrower.hardship",
    "每月到手收入": "household.income",
    "每月生活开支": "household.living",
    "每月给老人孩子": "household.dependants",
    "最低生活线": "household.living_floor",
    "家里几口人": "household.persons",
    "手上现金": "household.cash",
    "留作缓冲(百分比)": "household.buffer_percent",
    "发薪日": "household.payday",
}


def sniff(given: Given) -> bool:
    """Whether the first line with anything in it is the title."""
    first = next((line for line in given.lines if line.strip()), "")
    return fold(first).strip("#-=:") == TITLE


def parse(given: Given) -> Parsed:
    """One ProfileRecord; a line that is no known key is a problem and named, the others count."""
    title_line = next(number for number, line in enumerate(given.lines, 1) if line.strip())
    answers: dict[str, str] = {}
    problems: list[Problem] = []
    as_of: date | None = None
    for number, line in enumerate(given.lines[title_line:], title_line + 1):
        key, value = _pair(line)
        try:
            if key == _AS_OF:
                as_of = day(value)
            elif key in _KEYS and _KEYS[key] in answers:
                problems.append(_repeated_line(given, number, line))
            elif key in _KEYS and value:
                answers[_KEYS[key]] = value
            elif line.strip():
                problems.append(_unknown_line(given, number, line))
        except InputUnusable as odd:
            problems.append(given.problem(number, odd.code, f"第 {number} 行:{odd.text}{odd.next_step}"))
    record = ProfileRecord(as_of=as_of, answers=answers, source=given.source(title_line))
    return Parsed((Found(record, (title_line,)),), (), tuple(problems))


def _pair(line: str) -> tuple[str, str]:
    """`键:值` with either colon; a line without one is a key alone."""
    key, _, value = line.translate(_HALF_WIDTH).partition(":")
    return key.strip(), value.strip()


def _repeated_line(given: Given, number: int, line: str) -> Problem:
    text = f"第 {number} 行“{line.strip()[:24]}”前面已经写过,这里的没有采用。请核对哪一个对。"
    return given.problem(number, "key_repeated", text)


def _unknown_line(given: Given, number: int, line: str) -> Problem:
    keys = "、".join((_AS_OF, *_KEYS))
    return given.problem(
        number, "profile_line_unknown", f"第 {number} 行“{line.strip()[:24]}”没有用上。能用的开头:{keys}。"
    )
