"""The pictures: readable text, no script, no red, named for screen readers."""

import re
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from liangqing.papers.charts import plan_months, three_balances
from tests.papers.made import debt_position, option, plan

NS = "{http://www.w3.org/2000/svg}"
UNKNOWN = debt_position(contract=None, lawful=None, claimed_fen=None)
PICTURES = (
    three_balances(debt_position()),
    three_balances(UNKNOWN),
    plan_months(plan()),
    plan_months(plan(feasible=False)),
)


def parsed(svg) -> Any:
    return ET.fromstring(svg)


def texts(svg):
    return [node.text for node in parsed(svg).iter(f"{NS}text")]


def bars(svg):
    return [(node.get("fill"), int(node.get("width"))) for node in parsed(svg).iter(f"{NS}rect")]


def test_after_a_judgment_its_own_sum_stands_beside_the_claim_and_nothing_else():
    svg = three_balances(debt_position(contract=None, lawful=None, decided=True, decided_fen=1_560_000))
    assert texts(svg) == ["安心贷", "生效文书写的", "15,600.00 元", "对方主张", "7,025.00 元"]


def test_three_amounts_are_written_and_their_bars_keep_their_order():
    svg = three_balances(debt_position())
    assert texts(svg) == [
        "安心贷",
        "按合同",
        "6,980.00 元",
        "法律支持的上限",
        "6,310.00 元",
        "对方主张",
        "7,025.00 元",
    ]
    widths = [width for fill, width in bars(svg) if fill != "#eef1f3"]
    assert widths == [355, 321, 358]


def test_a_figure_that_is_not_known_says_so_and_has_no_bar():
    assert texts(three_balances(UNKNOWN)).count("还不知道") == 3
    assert {fill for fill, _ in bars(three_balances(UNKNOWN))} == {"#eef1f3"}


def test_the_plan_has_a_bar_a_month_and_a_line_for_capacity():
    svg = plan_months(plan())
    assert len(bars(svg)) == 12
    assert {"2026年12月", "2027年11月", "1,800.00 元", "最多的一个月 525.87 元"} <= set(texts(svg))
    assert len(list(ET.fromstring(svg).iter(f"{NS}polyline"))) == 2


def test_sixty_months_still_have_a_bar_each():
    long = plan_months(plan(option(payments_fen=(10000,) * 60)))
    assert len(bars(long)) == 60
    assert all(width >= 1 for _, width in bars(long))


def test_a_plan_without_months_says_so():
    assert "还没有可画的月份" in texts(plan_months(plan(feasible=False)))


@pytest.mark.parametrize("svg", PICTURES)
def test_pictures_are_quiet_and_can_be_read_aloud(svg):
    quiet_and_can_be_read_aloud(svg)


def quiet_and_can_be_read_aloud(svg):
    """What holds for every picture of ours."""
    root = parsed(svg)
    ids = {node.get("id") for node in root if node.tag in (f"{NS}title", f"{NS}desc")}
    assert set(root.get("aria-labelledby").split()) == ids
    assert root.find(f"{NS}desc").text
    assert not re.search(r"<script|<style|style=|on\w+=", svg)
    assert all(int(node.get("font-size")) >= 13 for node in root.iter(f"{NS}text"))
    for red, green, blue in re.findall(r"#(..)(..)(..)", svg):
        assert not (int(red, 16) > 180 and int(green, 16) < 100 and int(blue, 16) < 100)


def test_a_name_is_never_read_as_markup():
    assert "<b>" not in three_balances(debt_position(name="<b>安心</b>"))
