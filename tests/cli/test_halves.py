"""Half a character, from a terminal with another encoding or a JSON escape: one Chinese line, or a mark."""

import json

import pytest

HALF = "\udcff"


@pytest.mark.parametrize(
    ("answer_id", "value"),
    [
        ("household.income", HALF),
        ("borrower.alias", f"林{HALF}"),
        ("debt.new", HALF),
        ("debt.d1.lender", HALF),
        ("debt.d1.claim", f"5{HALF}"),
        (f"debt.{HALF}.lender", "甲"),
        (HALF, "甲"),
        (HALF, "unknown"),
    ],
)
def test_an_answer_is_refused_and_the_case_stays(shell, small, answer_id, value):
    before = small.read_bytes()
    line = shell.refused("case", "set", small, answer_id, value)
    assert line.startswith("这里面有读不出来的字符，没有填进去。")
    assert small.read_bytes() == before


@pytest.mark.parametrize(
    "stored",
    [
        {"borrower": {"alias": HALF}},
        {"borrower": {HALF: "x"}},
        {"debts": [{"id": "d1", "product": HALF}]},
        {"id": HALF},
        {HALF: 1},
    ],
)
@pytest.mark.parametrize("command", ["assess", "plan", "conduct"])
def test_a_case_file_in_json_is_refused(shell, tmp_path, stored, command):
    path = tmp_path / "c.json"
    path.write_text(json.dumps({"as_of": "2026-11-22", **stored}))
    line = shell.refused(command, path)
    assert "c.json" in line
    assert "半个字符" in line


def test_a_whole_character_in_two_escapes_is_taken(shell, tmp_path):
    path = tmp_path / "c.json"
    path.write_text(json.dumps({"as_of": "2026-11-22", "borrower": {"alias": "😀"}}))
    assert shell.json("case", "show", path)["case"]["borrower"]["alias"] == "😀"


@pytest.mark.parametrize(
    "arguments",
    [
        ("read", HALF),
        ("conduct", HALF),
        ("check", "claim", HALF),
        ("assess", HALF),
        ("assess", f"{HALF}.toml"),
        ("draft", HALF, "--case", "小.toml", "-o", "a.txt"),
        ("draft", "call_card", "--case", "小.toml", "--debt", HALF, "-o", "a.txt"),
        ("draft", "call_card", "--case", "小.toml", "--debt", "d1", "-o", f"a.{HALF}"),
        ("law", "show", HALF),
        ("law", "update", HALF),
        ("law", "check", "--texts", HALF),
        ("law", "set-lpr", HALF, HALF),
        ("calc", "cap", "--lender-type", HALF),
        ("calc", "court-fee", "--amount", HALF),
        ("calc", "deadline", HALF, "--from", "2026-11-22"),
        ("calc", "limitation", "--due", "2026-11-22", "--interrupted", HALF),
        ("case", "new", "-o", HALF),
        ("demo", "--shoebox", HALF),
        (HALF,),
    ],
)
def test_whatever_is_typed_is_answered_in_one_line(shell, small, arguments):
    assert "\n" not in shell.refused(*arguments)


def test_a_paper_and_a_case_may_be_written_under_a_name_that_is_no_text(shell, small, tmp_path):
    told = shell.json("draft", "call_card", "--case", small, "--debt", "d1", "-o", f"{HALF}.txt")
    assert told["file"] == "\ufffd.txt"
    shell.json("case", "new", "-o", f"{HALF}.toml", "--on", "2026-11-22")
    assert {f"{HALF}.txt", f"{HALF}.toml"} <= {path.name for path in tmp_path.iterdir()}


@pytest.mark.parametrize("text", [b"+/v8-+2AA-", "民法典+2AA-说法\n".encode("utf-7")])
def test_a_text_in_an_encoding_that_lets_halves_pass(shell, tmp_path, text):
    (tmp_path / "a.txt").write_bytes(text * 40)
    for command in (("check", "claim"), ("read",), ("conduct",)):
        status, _, _ = shell.run(*command, "a.txt")
        assert status in (0, 2)
