"""`plan`: stress and budget in the answer, offers judged, changes told, a picture, and what is not helped with."""

from pathlib import Path

import pytest

CASES = Path(__file__).parents[2] / "examples" / "cases"
SUIT, SHORT, SISTER = (
    CASES / f"{name}.toml" for name in ("suit_running", "not_enough_money", "sister_guarantees")
)


def test_stress_and_budget_stand_in_the_answer(shell):
    answer = shell.json("plan", SUIT)

    assert set(answer["stress"]) >= {
        "months",
        "trials",
        "survives_percent",
        "suggested_buffer",
        "fragile_month",
    }
    assert answer["stress"]["trials"] == 1000
    assert [one["months"] for one in answer["stress"]["horizons"]] == [6, 12, 24]
    assert set(answer["budget"]) >= {"debt_to_income_percent", "heavy", "fund", "warnings"}
    assert answer["short"] == "0.00"


def test_the_same_call_prints_the_same_bytes(shell):
    assert shell.run("plan", SHORT, "--json") == shell.run("plan", SHORT, "--json")


def test_a_plan_that_cannot_be_says_which_relief_would_do(shell):
    answer = shell.json("plan", SHORT)

    assert (answer["feasible"], len(answer["rescue"]["debts"])) == (False, 1)
    assert "特别照顾" in shell.text("plan", SHORT)


def test_an_offer_is_judged(shell, tmp_path):
    (tmp_path / "offer.toml").write_text('monthly = "900"\nmonths = 12\n', "utf-8")

    answer = shell.json("plan", "judge", SUIT, "--debt", "d3", "--offer", "offer.toml")

    assert set(answer) >= {"verdict", "regret", "why", "counter"}
    assert (answer["verdict"], answer["counter"]["kind"]) == ("counter", "catch_up")
    told = shell.text("plan", "judge", SUIT, "--debt", "d3", "--offer", "offer.toml")
    assert told.startswith("还个价。")


@pytest.mark.parametrize(
    ("text", "named"),
    [("monthly = 5\n", "monthly"), ("price = '5'\n", "price"), ("monthly = \n", "offer.toml")],
)
def test_an_offer_that_cannot_be_read_is_told_with_its_place(shell, tmp_path, text, named):
    (tmp_path / "offer.toml").write_text(text, "utf-8")

    line = shell.refused("plan", "judge", SUIT, "--debt", "d3", "--offer", "offer.toml")

    assert named in line
    assert "lump_sum_fen" not in line


def test_judging_needs_the_debt_and_the_offer_and_one_case(shell):
    assert "--offer" in shell.refused("plan", "judge", SUIT)
    assert "一次只算一个案件" in shell.refused("plan", SUIT, SHORT)


def test_what_changed_since_is_told(shell, tmp_path):
    now = SUIT.read_text("utf-8").replace('income = "7200.00"', 'income = "6600.00"')
    (tmp_path / "now.toml").write_text(now, "utf-8")

    changes = shell.json("plan", "now.toml", "--before", SUIT)["changes"]

    assert changes["items"][0]["code"] == "capacity"
    assert "变成 1,800.00 元" in changes["text"]
    assert "变了什么:" in shell.text("plan", "now.toml", "--before", SUIT).replace("：", ":")


def test_the_picture_of_what_else_could_be_had(shell, tmp_path):
    answer = shell.json("plan", SISTER, "--front", "front.svg")

    picture = (tmp_path / "front.svg").read_text("utf-8")
    assert picture.startswith("<svg")
    assert "本方案" in picture
    assert [point["ours"] for point in answer["front"]].count(True) == 1
    assert "已经有了" in shell.refused("plan", SUIT, "--front", "front.svg")


def test_what_is_not_helped_with_is_refused_in_words(shell):
    line = shell.refused("plan", "wish", "把房子过户到我弟弟名下")

    assert line.startswith("这个做法我们不帮")
    assert "12348" in line
    assert "没有认出我们不帮的事" in shell.text("plan", "wish", "每月还800,分24期")
