"""Pictures as SVG text: the course of one debt along its days, and what twelve months of doing nothing come to."""

from collections.abc import Sequence
from datetime import date, timedelta
from xml.etree import ElementTree as ET

from liangqing.assess.moments import Moment, MomentKind
from liangqing.assess.position import DebtPosition, ProjectedMonth
from liangqing.base.days import speak_date
from liangqing.base.money import speak_yuan
from liangqing.papers.drawing import (
    BLUE,
    GREEN,
    LABEL,
    LEFT,
    RIGHT,
    RULE,
    SAND,
    SMALL,
    WIDTH,
    Look,
    canvas,
    line,
    look,
    rect,
    string,
    text,
)

#: Days ahead that still stand on the axis; what comes later is told in words.
_AHEAD_DAYS = 60
_PLOT_LEFT = 84
_LANE, _TOP = 32, 44
_MARK = 10

#: Name of a lane, what stands in it, and its colour.
_LANES: tuple[tuple[str, frozenset[MomentKind], str], ...] = (
    ("放款", frozenset({MomentKind.PAYOUT}), BLUE),
    ("还款", frozenset({MomentKind.PAID}), GREEN),
    ("没还够", frozenset({MomentKind.MISSED}), SAND),
    ("催收", frozenset({MomentKind.CALLED}), SAND),
    ("变动", frozenset({MomentKind.CHANGED}), BLUE),
    ("步骤", frozenset({MomentKind.STEP}), BLUE),
    ("往后", frozenset({MomentKind.COMING, MomentKind.PERIOD}), BLUE),
)
_HOLLOW = frozenset({MomentKind.MISSED, MomentKind.COMING, MomentKind.PERIOD})


def course(name: str, as_of: date, moments: Sequence[Moment]) -> str:
    """One lane for each sort of thing, days from left to right; empty where there is nothing to draw."""
    near = [one for one in moments if one.on <= as_of + timedelta(days=_AHEAD_DAYS)]
    if not near:
        return ""
    near = _without_a_far_start(near)
    first_on = min(one.on for one in near)
    last_on = max(as_of, *(one.last_on or one.on for one in near))
    days = (first_on, max(last_on, first_on + timedelta(days=1)))
    lanes = [lane for lane in _LANES if any(one.kind in lane[1] for one in near)]
    bottom = _TOP + _LANE * len(lanes)
    svg = canvas(bottom + 34, f"{name}:从头到现在", _course_words(near, as_of, days))
    _today(svg, _x(as_of, days), bottom)
    for row, (label, kinds, colour) in enumerate(lanes):
        y = _TOP + row * _LANE + _LANE // 2
        text(svg, LEFT, y + 5, label, LABEL)
        line(svg, f"{_PLOT_LEFT},{y} {RIGHT},{y}", RULE)
        for one in near:
            if one.kind in kinds:
                _mark(svg, one, y, days, colour)
    text(svg, _PLOT_LEFT, bottom + 22, _month(days[0]), SMALL)
    text(svg, RIGHT, bottom + 22, _month(days[1]), SMALL, "end")
    return string(svg)


def _without_a_far_start(moments: list[Moment]) -> list[Moment]:
    """A payout (or the day a card was opened) long before anything else would leave no room for the rest."""
    days = sorted(one.on for one in moments)
    if len(days) > 2 and days[1] - days[0] > (days[-1] - days[0]) / 2:
        return [one for one in moments if one.on != days[0]]
    return moments


def _today(svg: ET.Element, x: int, bottom: int) -> None:
    anchor = "end" if x > WIDTH - 60 else "middle"
    text(svg, min(x, RIGHT), 28, "今天", look(13, weight="bold"), anchor)
    line(svg, f"{x},{_TOP - 8} {x},{bottom}", "#7d8a94", width=2)


def _mark(svg: ET.Element, one: Moment, y: int, days: tuple[date, date], colour: str) -> None:
    """Full where something was done, hollow where something was left out or is to come; a bar for several days."""
    left = _x(one.on, days)
    width = max(_x(one.last_on, days) - left, 0) + _MARK if one.last_on else _MARK
    box = (left - _MARK // 2, y - _MARK // 2, width, _MARK)
    rect(svg, box, colour)
    if one.kind in _HOLLOW:
        rect(svg, (box[0] + 2, box[1] + 2, width - 4, _MARK - 4), "#ffffff")


def _x(on: date, days: tuple[date, date]) -> int:
    first_on, last_on = days
    inner = RIGHT - _PLOT_LEFT - _MARK
    return _PLOT_LEFT + _MARK // 2 + inner * (on - first_on).days // (last_on - first_on).days


def _course_words(moments: Sequence[Moment], as_of: date, days: tuple[date, date]) -> str:
    """The picture for those who hear it."""
    counts = [(label, sum(one.kind in kinds for one in moments)) for label, kinds, _ in _LANES]
    told = "、".join(f"{label} {count} 次" for label, count in counts if count)
    return (
        f"从{speak_date(days[0])}到{speak_date(days[1])},今天是{speak_date(as_of)}。{told}。逐条写在图下面。"
    )


def _month(on: date) -> str:
    return f"{on.year}年{on.month}月"


_CHART_TOP, _CHART_BOTTOM = 84, 220


def projection(at: DebtPosition) -> str:
    """What is owed at the end of each of twelve months, by the contract and, where it is lower, by the ceiling."""
    months = at.projection
    if not months or at.contract is None:
        return ""
    lines: list[tuple[str, list[int], str]] = [
        ("按合同", [at.contract.total_fen, *(one.contract_fen for one in months)], BLUE)
    ]
    if at.lawful is not None and ceiling_cuts(months):
        lawful = [at.lawful.total_fen, *(one.lawful_fen or 0 for one in months)]
        lines.append(("法律支持的上限", lawful, GREEN))
    told = ";".join(f"{name}从 {speak_yuan(fen[0])}到 {speak_yuan(fen[-1])}" for name, fen, _ in lines)
    svg = canvas(254, "什么都不做,十二个月后", f"{told}。逐月的数写在图下面。")
    most = max(1, *(fen for _, values, _ in lines for fen in values))
    for row, (name, values, colour) in enumerate(lines):
        _legend(svg, 24 + row * 26, name, values, colour)
        _curve(svg, values, most, colour, dashed=row > 0)
    line(svg, f"{LEFT},{_CHART_BOTTOM} {RIGHT},{_CHART_BOTTOM}", RULE)
    text(svg, LEFT, _CHART_BOTTOM + 22, "今天", SMALL)
    text(svg, RIGHT, _CHART_BOTTOM + 22, _month(months[-1].month), SMALL, "end")
    return string(svg)


def ceiling_cuts(months: Sequence[ProjectedMonth]) -> bool:
    """Whether the ceiling lies below the contract in the end: else it says nothing to anybody."""
    last = months[-1] if months else None
    return last is not None and last.lawful_fen is not None and last.lawful_fen < last.contract_fen


def _legend(svg: ET.Element, y: int, name: str, values: Sequence[int], colour: str) -> None:
    figures: Look = look(14, weight="bold")
    rect(svg, (LEFT, y - 11, 12, 12), colour)
    text(svg, LEFT + 18, y, name, LABEL)
    text(svg, RIGHT, y, f"{_round(values[0])} → {_round(values[-1])}", figures, "end")


def _round(fen: int) -> str:
    return speak_yuan(fen).removesuffix(" 元")


def _curve(svg: ET.Element, values: Sequence[int], most: int, colour: str, dashed: bool) -> None:
    """Straight from month to month; the second one with a dot at each, for those who see no colour."""
    height = _CHART_BOTTOM - _CHART_TOP
    points = [
        (LEFT + (RIGHT - LEFT) * place // (len(values) - 1), _CHART_BOTTOM - height * fen // most)
        for place, fen in enumerate(values)
    ]
    line(svg, " ".join(f"{x},{y}" for x, y in points), colour, width=3)
    for x, y in points if dashed else ():
        rect(svg, (x - 3, y - 3, 6, 6), colour)
