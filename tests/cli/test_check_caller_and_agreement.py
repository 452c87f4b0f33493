"""`check caller` and `check agreement` from the command line: JSON as promised, refusals in one line."""

import json
import shutil
from pathlib import Path

import pytest

from tests.house.sources import ROOT

CASE = ROOT / "examples" / "cases"


def _file(tmp_path, text, name="answers.json"):
    path = Path(tmp_path) / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_caller_who_wants_a_fee_is_high_risk(shell, tmp_path):
    answers = _file(tmp_path, '{"name": "王某", "asks_fee": true, "account_personal": "是"}')
    status, out, _ = shell.run("check", "caller", "--answers", answers, "--json", "--on", "2026-11-22")
    answer = json.loads(out)
    assert status == 0
    assert (answer["verdict"], answer["score"]) == ("likely_fraud", 10)
    assert {reason["code"] for reason in answer["reasons"]} == {"asks_fee", "account_personal"}
    assert answer["next"]


def test_answers_may_be_toml_too(shell, tmp_path):
    answers = _file(tmp_path, 'name = "王某"\nlender = "甲银行"\ncallback_ok = true\n', "a.toml")
    assert (
        json.loads(shell.run("check", "caller", "--answers", answers, "--json")[1])["verdict"] == "verified"
    )


@pytest.mark.parametrize("text", ["", "[]", "{", '{"name": 3}', '{"asks_fee": "也许"}', "[" * 20_000])
def test_answers_that_cannot_be_are_refused_with_the_next_step(shell, tmp_path, text):
    status, out, err = shell.run("check", "caller", "--answers", _file(tmp_path, text), "--json")
    assert (status, out) == (2, "")
    assert "answers.json" in err


def test_an_agreement_is_held_against_its_debt(shell, tmp_path):
    case = shutil.copy(next(CASE.glob("*.toml")), tmp_path)
    debt = json.loads(shell.run("assess", case, "--json")[1])["debts"][0]["id"]
    offer = _file(tmp_path, "先交保证金500元,我们帮您停息。", "offer.txt")
    status, out, _ = shell.run("check", "agreement", offer, "--case", case, "--debt", debt, "--json")
    answer = json.loads(out)
    assert status == 0
    assert answer["state"] == "offer_oral"
    assert {"lender", "payee", "dates"} <= {gap["code"] for gap in answer["missing"]}
    assert "fee_first" in {warning["code"] for warning in answer["warnings"]}


def test_a_debt_that_is_not_there_is_refused_with_those_that_are(shell, tmp_path):
    case = shutil.copy(next(CASE.glob("*.toml")), tmp_path)
    offer = _file(tmp_path, "每月还500元。", "offer.txt")
    status, _, err = shell.run("check", "agreement", offer, "--case", case, "--debt", "zz")
    assert status == 2
    assert "现有" in err
