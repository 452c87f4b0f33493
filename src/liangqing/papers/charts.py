"""Pictures as SVG text without script or style sheet: three balances side by side, and the plan against capacity.

Drawn by hand with `xml.etree`: a chart library's picture cannot be read at phone width in Chinese, carries a style
sheet (which a strict content policy blocks) and differs from run to run.
"""

import hashlib
from xml.etree import ElementTree as ET

from liangqing.assess.position import DebtPosition
from liangqing.base.money import speak_yuan
from liangqing.base.typeset import formal
from liangqing.papers.ceiling import ceiling_counts, ceiling_name
from liangqing.plan.plan import Plan, PlanMonth

#: Pixels of the narrowest screen we draw for.
WIDTH = 390
_Look = dict[str, str]
_INK, _SOFT, _RULE = "#1f2a33", "#55636e", "#d5dce1"
_BLUE, _GREEN, _SAND = "#5b7c99", "#5f9482", "#b08d4f"
_FONT = "'Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif"
_BAR_LEFT, _BAR_RIGHT = 16, WIDTH - 16
_PLOT_TOP, _PLOT_BOTTOM = 64, 210


def _look(size: int, fill: str = _INK, weight: str = "normal") -> _Look:
    return {"font-size": str(size), "fill": fill, "font-weight": weight}


_SMALL, _LABEL, _AMOUNT, _HEAD = (
    _look(13, _SOFT),
    _look(14, _SOFT),
    _look(15, weight="bold"),
    _look(16, weight="bold"),
)


def three_balances(debt: DebtPosition) -> str:
    """合同, the ceiling, 对方主张 as bars with their amounts; a figure that is not known says so."""
    rows = (
        ("按合同", debt.contract.total_fen if debt.contract else None, _BLUE),
        *_ceiling_row(debt),
        ("对方主张", debt.claimed_fen, _SAND),
    )
    told = ";".join(f"{name} {_amount(fen)}" for name, fen, _ in rows)
    svg = _canvas(214, f"{debt.name}:三个金额并排", f"{told}。")
    _text(svg, _BAR_LEFT, 26, debt.name, _HEAD)
    most = max((fen for _, fen, _ in rows if fen), default=0)
    for index, (name, fen, colour) in enumerate(rows):
        _balance_row(svg, 52 + index * 56, (name, fen, colour), most)
    return _string(svg)


def _ceiling_row(debt: DebtPosition) -> tuple[tuple[str, int | None, str], ...]:
    """Only where it lies below what is asked: a higher ceiling is nobody's debt."""
    if debt.lawful is None:
        return ((ceiling_name(debt), None, _GREEN),)
    return ((ceiling_name(debt), debt.lawful.total_fen, _GREEN),) if ceiling_counts(debt) else ()


def plan_months(plan: Plan) -> str:
    """What goes out each month (bars) against what the household can spare (line)."""
    months = plan.monthly
    svg = _canvas(248, "每月还款与每月能拿出的钱", _plan_words(plan))
    _text(svg, _BAR_LEFT, 22, "每月还款(柱)", _look(14, "#48657f", "bold"))
    _text(svg, _BAR_RIGHT, 22, "每月能拿出(线)", _look(14, "#86672c", "bold"), "end")
    if not months:
        _text(svg, WIDTH // 2, 130, "还没有可画的月份", _LABEL, "middle")
        return _string(svg)
    top_fen = max(1, *(max(month.total_fen, month.capacity_fen) for month in months))
    _text(svg, _BAR_LEFT, 44, f"最多的一个月 {_amount(max(m.total_fen for m in months))}", _SMALL)
    _text(svg, _BAR_RIGHT, 44, _amount(months[0].capacity_fen), _SMALL, "end")
    _month_bars(svg, months, top_fen)
    _capacity_line(svg, months, top_fen)
    _month_names(svg, months)
    return _string(svg)


def _plan_words(plan: Plan) -> str:
    """The picture in words, for those who hear it."""
    if not plan.monthly:
        return "方案里还没有月份。"
    first, last = plan.monthly[0], plan.monthly[-1]
    most = max(month.total_fen for month in plan.monthly)
    return (
        f"从{_month(first)}到{_month(last)},共 {len(plan.monthly)} 个月。"
        f"第一个月还 {_amount(first.total_fen)},最多的一个月还 {_amount(most)};"
        f"第一个月能拿出 {_amount(first.capacity_fen)}。"
    )


def _balance_row(svg: ET.Element, top: int, row: tuple[str, int | None, str], most: int) -> None:
    name, fen, colour = row
    _text(svg, _BAR_LEFT, top + 12, name, _LABEL)
    _text(svg, _BAR_RIGHT, top + 12, _amount(fen), _AMOUNT, "end")
    _rect(svg, (_BAR_LEFT, top + 20, _BAR_RIGHT - _BAR_LEFT, 18), "#eef1f3")
    if fen and most > 0:
        _rect(svg, (_BAR_LEFT, top + 20, max(2, (_BAR_RIGHT - _BAR_LEFT) * fen // most), 18), colour)


def _month_bars(svg: ET.Element, months: tuple[PlanMonth, ...], top_fen: int) -> None:
    for index, month in enumerate(months):
        left, right = _x(index, len(months)), _x(index + 1, len(months))
        gap = 1 if right - left < 12 else 3
        height = (_PLOT_BOTTOM - _PLOT_TOP) * max(0, month.total_fen) // top_fen
        _rect(
            svg, (left + gap, _PLOT_BOTTOM - height, max(1, min(40, right - left - 2 * gap)), height), _BLUE
        )
    _line(svg, f"{_BAR_LEFT},{_PLOT_BOTTOM} {_BAR_RIGHT},{_PLOT_BOTTOM}", _RULE)


def _capacity_line(svg: ET.Element, months: tuple[PlanMonth, ...], top_fen: int) -> None:
    points = []
    for index, month in enumerate(months):
        y = _PLOT_BOTTOM - (_PLOT_BOTTOM - _PLOT_TOP) * max(0, month.capacity_fen) // top_fen
        points += [f"{_x(index, len(months))},{y}", f"{_x(index + 1, len(months))},{y}"]
    _line(svg, " ".join(points), _SAND, width=3)


def _month_names(svg: ET.Element, months: tuple[PlanMonth, ...]) -> None:
    y = _PLOT_BOTTOM + 22
    _text(svg, _BAR_LEFT, y, _month(months[0]), _SMALL)
    if len(months) > 1:
        _text(svg, _BAR_RIGHT, y, _month(months[-1]), _SMALL, "end")


def _month(month: PlanMonth) -> str:
    return f"{month.month.year}年{month.month.month}月"


def _x(index: int, count: int) -> int:
    return _BAR_LEFT + (_BAR_RIGHT - _BAR_LEFT) * index // count


def _amount(fen: int | None) -> str:
    return "还不知道" if fen is None else speak_yuan(fen)


def _canvas(height: int, title: str, words: str) -> ET.Element:
    """An image that scales to its column, named for screen readers; ids follow from the words."""
    key = hashlib.sha256(f"{title}\x1f{words}".encode()).hexdigest()[:10]
    svg = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {WIDTH} {height}",
            "width": "100%",
            "role": "img",
            "aria-labelledby": f"t{key} d{key}",
            "font-family": _FONT,
        },
    )
    ET.SubElement(svg, "title", {"id": f"t{key}"}).text = formal(title)
    ET.SubElement(svg, "desc", {"id": f"d{key}"}).text = formal(words)
    return svg


def _text(svg: ET.Element, x: int, y: int, words: str, look: _Look, anchor: str = "start") -> None:
    place = {"x": str(x), "y": str(y), "text-anchor": anchor}
    ET.SubElement(svg, "text", place | look).text = formal(words)


def _rect(svg: ET.Element, box: tuple[int, int, int, int], fill: str) -> None:
    x, y, width, height = map(str, box)
    ET.SubElement(svg, "rect", {"x": x, "y": y, "width": width, "height": height, "rx": "2", "fill": fill})


def _line(svg: ET.Element, points: str, colour: str, width: int = 1) -> None:
    look = {"fill": "none", "stroke": colour, "stroke-width": str(width), "stroke-linejoin": "round"}
    ET.SubElement(svg, "polyline", {"points": points} | look)


def _string(svg: ET.Element) -> str:
    return ET.tostring(svg, encoding="unicode")
