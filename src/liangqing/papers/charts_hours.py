"""The heat map of collecting contacts: a row a day, a box an hour, late ones framed."""

from collections.abc import Collection, Sequence
from datetime import date
from xml.etree import ElementTree as ET

from liangqing.base.days import speak_date, speak_near_date
from liangqing.conduct.finding import HourRow
from liangqing.papers.drawing import HEAD, LEFT, RIGHT, SAND, SMALL, canvas, rect, string, text

#: Days drawn; earlier ones stand in the table beside the picture.
DAYS_DRAWN = 31
_HOURS = 24
_PLOT_LEFT, _TOP, _ROW = 80, 74, 20
_NAMED_HOURS = (0, 6, 12, 18, 24)
#: From how many contacts in an hour on a box has this colour.
_SHADES = ((6, "#2c4a63"), (3, "#5b7c99"), (2, "#8fabc1"), (1, "#bfd0dd"))
_EMPTY = "#eef1f3"
Late = Collection[tuple[date, int]]


def contact_hours(rows: Sequence[HourRow], late: Late) -> str:
    """The last days with contacts, newest first; `late` (day, hour) boxes get a frame. Times are Shanghai time."""
    drawn = sorted(rows, key=lambda row: row.on, reverse=True)[:DAYS_DRAWN]
    years = _years(drawn)
    height = _TOP + _ROW * (len(drawn) + len(years)) + 40
    svg = canvas(height, "几点来的:一天一行", _words(drawn, late))
    text(svg, LEFT, 24, "几点来的(一天一行,新的在上)", HEAD)
    if not drawn:
        text(svg, LEFT, 56, "还没有可画的联系。", SMALL)
        return string(svg)
    for hour in _NAMED_HOURS:
        text(svg, _x(hour), _TOP - 10, f"{hour}点", SMALL, "end" if hour == _HOURS else "start")
    top = _TOP
    for place, row in enumerate(drawn):
        if place in years:
            text(svg, LEFT, top + 15, f"{row.on.year}年", SMALL)
            top += _ROW
        _day(svg, top, row, late)
        top += _ROW
    _legend(svg, top + 12, any((row.on, hour) in late for row in drawn for hour in range(_HOURS)))
    return string(svg)


def _years(drawn: Sequence[HourRow]) -> frozenset[int]:
    """The places before which the year has to be named."""
    return frozenset(
        place for place in range(1, len(drawn)) if drawn[place].on.year != drawn[place - 1].on.year
    )


def _day(svg: ET.Element, top: int, row: HourRow, late: Late) -> None:
    text(svg, LEFT, top + 14, f"{row.on.month}月{row.on.day}日", SMALL)
    for hour, count in enumerate(row.hours):
        left, width = _x(hour), _x(hour + 1) - _x(hour) - 2
        if (row.on, hour) in late:
            rect(svg, (left - 2, top, width + 4, _ROW - 2), SAND)
        rect(svg, (left, top + 2, width, _ROW - 6), _shade(count))


def _shade(count: int) -> str:
    return next((shade for least, shade in _SHADES if count >= least), _EMPTY)


def _legend(svg: ET.Element, top: int, any_late: bool) -> None:
    left = LEFT
    for least, shade in reversed(_SHADES):
        rect(svg, (left, top, 12, 14), shade)
        text(svg, left + 16, top + 12, f"{least} 次" + (" 起" if least > 2 else ""), SMALL)
        left += 66 if least > 2 else 50
    if any_late:
        rect(svg, (left, top - 2, 16, 18), SAND)
        rect(svg, (left + 2, top, 12, 14), _EMPTY)
        text(svg, left + 20, top + 12, "规定时间以外", SMALL)


def _words(drawn: Sequence[HourRow], late: Late) -> str:
    """The picture in words, for those who hear it."""
    if not drawn:
        return "还没有可画的联系。"
    most = max(drawn, key=lambda row: sum(row.hours))
    outside = sum((row.on, hour) in late for row in drawn for hour in range(_HOURS))
    framed = f"其中 {outside} 个小时在规定时间以外。" if outside else ""
    return (
        f"从{speak_date(drawn[-1].on)}到{speak_date(drawn[0].on)},有 {len(drawn)} 天来过。"
        f"最多的一天是{speak_near_date(most.on)},{sum(most.hours)} 次。{framed}"
    )


def _x(hour: int) -> int:
    return _PLOT_LEFT + (RIGHT - _PLOT_LEFT) * hour // _HOURS
