"""What can be had for what as SVG text: a row for each choice, its highest month as a bar, the plan's own marked."""

from xml.etree import ElementTree as ET

from liangqing.base.money import speak_yuan
from liangqing.papers.drawing import (
    BLUE,
    HEAD,
    LABEL,
    LEFT,
    RIGHT,
    SAND,
    SMALL,
    canvas,
    rect,
    string,
    text,
)
from liangqing.plan.plan import FrontPoint, Plan

_ROW, _TOP = 50, 44


def plan_front(plan: Plan) -> str:
    """By rising highest month: months until free, the highest month (bar), the total paid."""
    points = plan.front
    told = ";".join(_words(point) for point in points) or "还没有可比的走法"
    svg = canvas(_TOP + _ROW * max(1, len(points)), "多付少付、早还晚还", f"{told}。")
    text(svg, LEFT, 26, "多付少付、早还晚还", HEAD)
    if not points:
        text(svg, LEFT, _TOP + 24, "还没有可比的走法", LABEL)
    most_fen = max((point.peak_fen for point in points), default=0)
    for index, point in enumerate(points):
        _row(svg, _TOP + index * _ROW, point, max(1, most_fen))
    return string(svg)


def _row(svg: ET.Element, top: int, point: FrontPoint, most_fen: int) -> None:
    name = f"{point.months} 个月还完" + (",本方案" if point.ours else "")
    text(svg, LEFT, top + 12, name, LABEL)
    text(svg, RIGHT, top + 12, f"一共 {speak_yuan(point.total_fen)}", SMALL, "end")
    width = max(2, (RIGHT - LEFT) * point.peak_fen // most_fen)
    rect(svg, (LEFT, top + 18, width, 10), SAND if point.ours else BLUE)
    text(svg, LEFT, top + 41, f"最多的一个月 {speak_yuan(point.peak_fen)}", SMALL)


def _words(point: FrontPoint) -> str:
    """The row for those who hear it."""
    name = "本方案" if point.ours else "也可以"
    amounts = f"最多的一个月 {speak_yuan(point.peak_fen)}、一共 {speak_yuan(point.total_fen)}"
    return f"{name}{amounts}、{point.months} 个月还完"
