"""`liangqing rehearse`: line by line from a pipe, one JSON document, the automatic side, and an own case."""

import io
import json
import re
from pathlib import Path

import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "rehearsal.md").read_text("utf-8")
#: Each call of the page: its command, and what is said until the first line of the score.
CALLS = re.findall(r"^\$ liangqing (.*)\n((?:.+\n)+\n说完了.*)$", PAGE, re.MULTILINE)


@pytest.fixture
def speaks(monkeypatch):
    """The person's lines, as a pipe."""

    def speak(*lines):
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))

    return speak


def test_a_call_from_the_first_word_to_the_score(shell, speaks):
    speaks("您是哪位", "哇啦哇啦", "我现在打官方客服核实", "好，我今天一定还清", "先这样，再见")
    told = shell.text("rehearse")
    assert told.startswith("这是练习：对方由程序来演，不会真的打给谁，也不保存。\n您演小林（样例）。")
    assert "没听懂。请换句话说，或者选下面的一句。" in told
    assert "听成：提方案（一次还17,800.00 元）" in told
    assert "卡·对方是谁：自称禾谷消费金融有限公司，工号 2655。官方客服核实过了。" in told
    assert "还没有  只答应拿得出的：有 1 处答应的钱，照现在的收支拿不出来。" in told
    assert "可以这样说：" in told
    assert "再来一次，难一点（照着稿子念的）：liangqing rehearse --debt d1 --style scripted --seed 2" in told


def test_json_is_one_document_and_the_talk_goes_elsewhere(shell, speaks):
    speaks("您是哪位", "我现在打官方客服核实", "我每月还1000，分12个月")
    status, out, err = shell.run("rehearse", "--json")
    assert status == 0
    told = json.loads(out)
    assert set(told) == {"practice", "turns", "outcome", "score", "better", "card", "harder"}
    assert "对方：" in err
    assert told["practice"] == {
        "debt": "d1",
        "style": "polite",
        "policy": "consumer_finance_step",
        "seed": 1,
        "said": [
            "您是哪位",
            "我现在打官方客服核实",
            "我每月还1000，分12个月",
            "今天先谈到这里,我再联系您,再见。",
        ],
    }
    offer = told["turns"][5]["acts"][0]
    assert offer == {
        "name": "offer",
        "terms": {
            "kind": "instalments",
            "total": "12000.00",
            "months": 12,
            "first": "0.00",
            "pause_months": 0,
        },
    }
    assert told["outcome"]["agreed"] is None
    assert told["score"]["measure"]["recovery_percent"] == "0.0000"
    assert {point["id"] for point in told["score"]["points"]} >= {"verified", "within", "no_more"}


def test_the_same_seed_and_words_answer_the_same(shell, speaks):
    answers = []
    for _ in range(2):
        speaks("您是哪位", "2", "我愿意还")
        answers.append(shell.json("rehearse", "--style", "fear", "--seed", "9"))
    assert answers[0] == answers[1]


def test_a_weak_sentence_comes_with_a_better_one_and_its_rule(shell, speaks):
    speaks("我全认，我欠的", "")
    (better,) = shell.json("rehearse")["better"]
    assert better["codes"] == ["admission"]
    assert better["because"][0]["article"] == "195"
    assert better["instead"]


@pytest.mark.parametrize("lines", [(), ("",), ("退出",)])
def test_nothing_said_ends_politely(shell, speaks, lines):
    speaks(*lines)
    told = shell.text("rehearse")
    assert "您：今天先谈到这里，我再联系您，再见。" in told
    assert "这次没有说定。" in told


def test_the_card_can_be_looked_at(shell, speaks):
    speaks("卡", "")
    assert shell.text("rehearse").count("卡·多少钱：") == 2


def test_the_automatic_side_speaks(shell):
    told = shell.json("rehearse", "--style", "careful_impostor", "--auto")
    assert told["outcome"]["suspected"] is True
    assert told["score"]["done"] == told["score"]["of"]


def test_an_own_case_is_rehearsed_with_its_own_figures(shell, speaks, small):
    speaks("您是哪位", "")
    told = shell.text("rehearse", small, "--debt", "d1")
    assert "用的是您自己的账。" in told
    assert "某某银行股份有限公司" in told
    assert "--debt d1" in told


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (("--style", "singing"), "没有“singing”这种来电"),
        (("--policy", "generous"), "没有“generous”这种放款方"),
        (("--debt", "d9"), "没有编号 d9 的债务"),
        (("--seed", "-1"), "种子要是 0 到"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(shell, speaks, options, word):
    speaks("您好")
    assert word in shell.refused("rehearse", *options)


def test_a_household_that_is_not_told_is_asked_for(shell, speaks, tmp_path):
    path = tmp_path / "空.toml"
    path.write_text('as_of = 2026-11-22\n[[debts]]\nid = "d1"\nproduct = "甲贷"\n', "utf-8")
    speaks("您好")
    assert "没法演练" in shell.refused("rehearse", path)


def test_a_debt_of_unknown_amount_is_said_with_what_is_missing(shell, speaks, tmp_path):
    path = tmp_path / "一笔.toml"
    path.write_text(
        'as_of = 2026-11-22\n[household]\nincome_fen = "6500.00"\nliving_fen = "3800.00"\n'
        'dependants_fen = "700.00"\n[[debts]]\nid = "d3"\nproduct = "乙贷"\n',
        "utf-8",
    )
    speaks("您好")
    assert "乙贷（d3）还不能演练：还不知道欠多少。" in shell.refused("rehearse", path, "--debt", "d3")


@pytest.mark.parametrize(("command", "call"), CALLS, ids=[command for command, _ in CALLS])
def test_the_calls_of_the_page_are_played_as_printed(shell, speaks, command, call):
    """The card and the sentences to pick are left out on the page, and so here."""
    speaks(*re.findall(r"^您：(.*)$", call, re.MULTILINE))
    told = shell.text(*command.split())
    left_out = re.compile(r"^  (?:[1-5]  |卡·).*\n", re.MULTILINE)
    assert call in left_out.sub("", told)


def test_the_page_shows_four_calls():
    assert len(CALLS) == 4
