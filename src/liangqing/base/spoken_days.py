"""Days as people say them: 昨天, 上周五, 上个月15号; told from the day on which they are said."""

import re
from datetime import date, timedelta

from liangqing.base.days import add_months, month_days
from liangqing.base.money import half_width

_AGO = {"今天": 0, "昨天": 1, "前天": 2, "大前天": 3}
_WEEK = re.compile(r"(上上|上|这|本)个?(?:周|星期|礼拜)([一二三四五六日天])")
_MONTH = re.compile(r"(上上|上|这|本)个?月([0-9]{1,2})[号日]")
_BACK = {"上上": 2, "上": 1, "这": 0, "本": 0}
_WEEKDAYS = "一二三四五六日"


def spoken_day(text: str, today: date) -> date | None:
    """The day that is meant; None where the text is no such word, or the month has no such day.

    A week begins on Monday: 上周五 is the Friday of the week before this one.
    """
    said = "".join(half_width(text).split())
    if said in _AGO:
        return today - timedelta(days=_AGO[said])
    if week := _WEEK.fullmatch(said):
        monday_on = today - timedelta(days=today.weekday() + 7 * _BACK[week[1]])
        return monday_on + timedelta(days=_WEEKDAYS.index(week[2].replace("天", "日")))
    if month := _MONTH.fullmatch(said):
        first_on = add_months(today.replace(day=1), -_BACK[month[1]])
        number = int(month[2])
        fits = 1 <= number <= month_days(first_on.year, first_on.month)
        return first_on.replace(day=number) if fits else None
    return None


def written_day(text: str, today: date) -> str:
    """A spoken day as `2026-11-22`; any other text as it is."""
    day = spoken_day(text, today)
    return text if day is None else day.isoformat()
