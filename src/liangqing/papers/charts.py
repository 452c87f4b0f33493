"""Pictures as SVG text: three balances side by side, and the plan against capacity."""

from xml.etree import ElementTree as ET

from liangqing.assess.position import DebtPosition
from liangqing.base.money import speak_yuan
from liangqing.papers.ceiling import ceiling_counts, ceiling_name
from liangqing.papers.drawing import (
    AMOUNT,
    BLUE,
    GREEN,
    HEAD,
    LABEL,
    LEFT,
    RIGHT,
    RULE,
    SAND,
    SMALL,
    WIDTH,
    canvas,
    line,
    look,
    rect,
    string,
    text,
)
from liangqing.plan.plan import Plan, PlanMonth

_PLOT_TOP, _PLOT_BOTTOM = 64, 210


def three_balances(debt: DebtPosition) -> str:
    """合同 (or the judgment), the ceiling, 对方主张 as bars with their amounts; a figure that is not known says so."""
    rows = (*_owed_rows(debt), ("对方主张", debt.claimed_fen, SAND))
    told = ";".join(f"{name} {_amount(fen)}" for name, fen, _ in rows)
    count = "两" if debt.decided else "三"
    svg = canvas(46 + 56 * len(rows), f"{debt.name}:{count}个金额并排", f"{told}。")
    text(svg, LEFT, 26, debt.name, HEAD)
    most = max((fen for _, fen, _ in rows if fen), default=0)
    for index, (name, fen, colour) in enumerate(rows):
        _balance_row(svg, 52 + index * 56, (name, fen, colour), most)
    return string(svg)


def _owed_rows(debt: DebtPosition) -> tuple[tuple[str, int | None, str], ...]:
    """A judgment's own sum, and then nothing of the contract."""
    if debt.decided:
        return (("生效文书写的", debt.decided_fen, BLUE),)
    return (("按合同", debt.contract.total_fen if debt.contract else None, BLUE), *_ceiling_row(debt))


def _ceiling_row(debt: DebtPosition) -> tuple[tuple[str, int | None, str], ...]:
    """Only where it lies below what is asked: a higher ceiling is nobody's debt."""
    if debt.lawful is None:
        return ((ceiling_name(debt), None, GREEN),)
    return ((ceiling_name(debt), debt.lawful.total_fen, GREEN),) if ceiling_counts(debt) else ()


def plan_months(plan: Plan) -> str:
    """What goes out each month (bars) against what the household can spare (line)."""
    months = plan.monthly
    svg = canvas(248, "每月还款与每月能拿出的钱", _plan_words(plan))
    text(svg, LEFT, 22, "每月还款(柱)", look(14, "#48657f", "bold"))
    text(svg, RIGHT, 22, "每月能拿出(线)", look(14, "#86672c", "bold"), "end")
    if not months:
        text(svg, WIDTH // 2, 130, "还没有可画的月份", LABEL, "middle")
        return string(svg)
    top_fen = max(1, *(max(month.total_fen, month.capacity_fen) for month in months))
    text(svg, LEFT, 44, f"最多的一个月 {_amount(max(m.total_fen for m in months))}", SMALL)
    text(svg, RIGHT, 44, _amount(months[0].capacity_fen), SMALL, "end")
    _month_bars(svg, months, top_fen)
    _capacity_line(svg, months, top_fen)
    _month_names(svg, months)
    return string(svg)


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
    text(svg, LEFT, top + 12, name, LABEL)
    text(svg, RIGHT, top + 12, _amount(fen), AMOUNT, "end")
    rect(svg, (LEFT, top + 20, RIGHT - LEFT, 18), "#eef1f3")
    if fen and most > 0:
        rect(svg, (LEFT, top + 20, max(2, (RIGHT - LEFT) * fen // most), 18), colour)


def _month_bars(svg: ET.Element, months: tuple[PlanMonth, ...], top_fen: int) -> None:
    for index, month in enumerate(months):
        left, right = _x(index, len(months)), _x(index + 1, len(months))
        gap = 1 if right - left < 12 else 3
        height = (_PLOT_BOTTOM - _PLOT_TOP) * max(0, month.total_fen) // top_fen
        rect(svg, (left + gap, _PLOT_BOTTOM - height, max(1, min(40, right - left - 2 * gap)), height), BLUE)
    line(svg, f"{LEFT},{_PLOT_BOTTOM} {RIGHT},{_PLOT_BOTTOM}", RULE)


def _capacity_line(svg: ET.Element, months: tuple[PlanMonth, ...], top_fen: int) -> None:
    points = []
    for index, month in enumerate(months):
        y = _PLOT_BOTTOM - (_PLOT_BOTTOM - _PLOT_TOP) * max(0, month.capacity_fen) // top_fen
        points += [f"{_x(index, len(months))},{y}", f"{_x(index + 1, len(months))},{y}"]
    line(svg, " ".join(points), SAND, width=3)


def _month_names(svg: ET.Element, months: tuple[PlanMonth, ...]) -> None:
    y = _PLOT_BOTTOM + 22
    text(svg, LEFT, y, _month(months[0]), SMALL)
    if len(months) > 1:
        text(svg, RIGHT, y, _month(months[-1]), SMALL, "end")


def _month(month: PlanMonth) -> str:
    return f"{month.month.year}年{month.month.month}月"


def _x(index: int, count: int) -> int:
    return LEFT + (RIGHT - LEFT) * index // count


def _amount(fen: int | None) -> str:
    return "还不知道" if fen is None else speak_yuan(fen)
