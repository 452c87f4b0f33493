"""The three households of examples/: what each is told, and that nothing about them moves."""

import tomllib
from fractions import Fraction
from pathlib import Path

import pytest

from liangqing import app
from liangqing.assess.price_answers import instalment
from liangqing.case.casefile import parse_case
from liangqing.law.book import load_book
from liangqing.plan.plan import OptionKind
from tests.plan.made import AS_OF

CASES = Path(__file__).parents[2] / "examples" / "cases"
HOUSEHOLDS = ("not_enough_money", "suit_running", "sister_guarantees")


def plan_of(name):
    path = CASES / f"{name}.toml"
    return app.look(parse_case(path.read_bytes(), path.name), load_book()).plan


@pytest.mark.parametrize("name", HOUSEHOLDS)
def test_the_same_household_gives_the_same_bytes(name):
    assert plan_of(name).model_dump_json() == plan_of(name).model_dump_json()


@pytest.mark.parametrize("name", HOUSEHOLDS)
def test_every_debt_has_its_way_or_its_question(name):
    stored = tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))
    plan = plan_of(name)

    asked = {missing.debt for missing in plan.missing}
    assert {debt["id"] for debt in stored["debts"]} == {option.debt for option in plan.options} | asked - {
        None
    }


def test_where_money_does_not_suffice_it_says_how_much_and_which_relief_would_do():
    plan = plan_of("not_enough_money")

    assert not plan.feasible
    assert plan.short_fen is not None
    assert plan.short_fen > 0
    assert plan.rescue is not None
    assert len(plan.rescue.debts) == 1
    assert "12348" in plan.text
    assert "深圳、厦门" in plan.text


def test_a_running_suit_comes_first_and_borrowed_money_stays_out():
    plan = plan_of("suit_running")

    assert plan.feasible
    assert [option.kind for option in plan.options] == [
        OptionKind.MEDIATION,
        OptionKind.KEEP,
        OptionKind.CATCH_UP,
    ]
    assert plan.cash_fen == 2_000_00
    assert plan.monthly[2].capacity_fen == plan.capacity_fen + 5_000_00
    assert plan.budget is not None
    assert any("借新还旧" in warning for warning in plan.budget.warnings)
    (suit,) = (road for side in plan.sides for road in side.roads)
    assert suit.kind == "suit"
    assert suit.cost_fen == 50_00


def test_the_guarantor_and_the_tools_come_before_the_card():
    plan = plan_of("sister_guarantees")

    assert plan.feasible
    guaranteed, tools = plan.option("d1"), plan.option("d2")
    assert guaranteed is not None
    assert tools is not None
    assert guaranteed.kind is OptionKind.CATCH_UP
    assert guaranteed.text.startswith("这笔不还,担保人要替您还,先顾这笔。")
    assert tools.kind is OptionKind.KEEP


def test_example_c15_twice_the_instalments_are_not_half_the_payment():
    """The articles' claim, with the true figure: 54.4547 %, and nearly twice the interest."""
    year, two = (instalment(12_000_00, Fraction(18, 100), periods) for periods in (12, 24))
    said = app.claims("把12期改成24期,月供就能减半。", AS_OF).claims

    assert (year.payment_fen, two.payment_fen) == (1_100_16, 599_09)
    assert (year.interest_total_fen, two.interest_total_fen) == (1_201_92, 2_378_14)
    assert "约为原来的54%" in next(claim.truth for claim in said if claim.id == "B53")
