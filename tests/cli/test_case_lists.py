"""`case add` and `case drop`: lists of a case without a text editor, and what the plan then says."""

import shutil
from pathlib import Path

import pytest

SUIT = Path(__file__).parents[2] / "examples" / "cases" / "suit_running.toml"


@pytest.fixture
def held(tmp_path):
    """A copy of 小何's case."""
    path = tmp_path / "case.toml"
    shutil.copy(SUIT, path)
    return path


def test_a_second_income_is_added_seen_and_taken_out(shell, held):
    told = shell.text("case", "add", held, "household.incomes", "name=零工", "amount=800", "months=6,7,8")
    assert "2. name=零工 amount=800.00 months=6,7,8" in told
    answer = shell.json("case", "drop", held, "household.incomes", "1")
    assert [one["name"] for one in answer["case"]["household"]["incomes"]] == ["零工"]


def test_a_refusal_is_added_and_the_plan_says_what_changed(shell, held):
    shell.text("case", "add", held, "debt.d1.agreements", "state=refused", "monthly=1486.57", "months=6")
    told = shell.text("plan", held, "--before", SUIT)
    assert "“示例现金贷”原来每月 1,486.57 元、6 个月" in told


@pytest.mark.parametrize(
    "words",
    [("household.cash", "a=1"), ("household.incomes", "零工"), ("debt.x.agreements", "state=refused")],
)
def test_what_cannot_be_added_changes_nothing(shell, held, words):
    before = held.read_bytes()
    assert shell.run("case", "add", held, *words)[0] == 2
    assert held.read_bytes() == before
