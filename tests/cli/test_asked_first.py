"""Three debts typed by name: the few questions that decide come first, the rest on request; a brand is a proposal."""

from datetime import timedelta

import pytest

from liangqing.case.casefile import parse_case
from liangqing.cli.files import today


@pytest.fixture
def typed(shell, tmp_path):
    """A case of three debts known by name only."""
    path = tmp_path / "三笔.toml"
    shell.text("case", "new", "-o", path)
    for name in ("招行信用卡", "借呗", "朋友介绍的贷款"):
        shell.text("case", "set", path, "debt.new", name)
    return path


def held(path):
    return parse_case(path.read_bytes(), path.name)


def asked(text):
    return [line.split()[0] for line in text.splitlines() if line.startswith(("  debt.d", "  household."))]


def test_few_are_asked_first_and_the_rest_on_request(shell, typed):
    text = shell.text("case", "show", typed)
    assert asked(text) == [
        "debt.d1.lender_type", "debt.d1.purpose", "debt.d1.unpaid_since", "debt.d1.claim",
        "debt.d2.lender_type", "debt.d2.principal", "debt.d2.unpaid_since",
        "debt.d3.lender_type", "debt.d3.principal", "debt.d3.unpaid_since",
    ]  # fmt: skip
    every = shell.json("case", "show", typed)["missing"]
    assert f"还有 {len(every) - 10} 个问题，想答再答" in text
    assert sorted(asked(shell.text("case", "show", typed, "--all"))) == sorted(row["id"] for row in every)


def test_a_brand_is_proposed_and_nothing_is_set_until_it_is_taken(shell, typed):
    assert "按“借呗”这个名字推测是 consumer_finance。" in shell.text("case", "show", typed)
    rows = {row["id"]: row for row in shell.json("case", "show", typed)["missing"]}
    assert rows["debt.d2.lender"]["proposed"] == "重庆蚂蚁消费金融有限公司"
    assert rows["debt.d1.purpose"]["proposed"] == "card"
    assert "proposed" not in rows["debt.d3.lender"]
    assert held(typed).debt("d2").lender is None
    shell.text("case", "set", typed, "debt.d2.lender_type", "bank")
    assert held(typed).debt("d2").lender_type == "bank"


def test_a_card_without_an_issuer_proposes_class_and_purpose_but_no_lender(shell, typed):
    shell.text("case", "set", typed, "debt.new", "信用卡")
    rows = {row["id"]: row for row in shell.json("case", "show", typed)["missing"]}
    assert (rows["debt.d4.lender_type"]["proposed"], rows["debt.d4.purpose"]["proposed"]) == ("bank", "card")
    assert "proposed" not in rows["debt.d4.lender"]


def test_a_day_is_taken_as_people_say_it(shell, typed):
    shell.text("case", "set", typed, "debt.d2.unpaid_since", "昨天")
    assert held(typed).debt("d2").unpaid_since == today() - timedelta(days=1)
    refused = shell.refused("case", "set", typed, "debt.d2.unpaid_since", "改天")
    assert "昨天、上周五" in refused
