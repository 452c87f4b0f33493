"""The same figure wherever it is told: the page 体检, `assess --json` and the working paper of the examples."""

import json
import tomllib
from pathlib import Path

import pytest

from liangqing import app
from liangqing.base.money import parse_yuan, speak_yuan
from liangqing.case.case import Case
from liangqing.cli.run import run
from liangqing.papers.working_paper import books_table
from liangqing.store.folder import CaseFolder

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "cases").glob("*.toml"))


def told_by_command(path, capsys):
    assert run(["assess", str(path), "--json"]) == 0
    return {debt["id"]: debt for debt in json.loads(capsys.readouterr().out)["debts"]}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_page_command_and_working_paper_tell_one_sum(client, home, path, capsys):
    case = Case.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    CaseFolder(home).save(case, 0)
    for debt_id, debt in told_by_command(path, capsys).items():
        if debt["contract"] is None or debt["decided"]:
            continue
        fen = parse_yuan(debt["contract"]["total"])
        page = client.get(f"/case/{case.id}/check/{debt_id}/").content.decode()
        assert speak_yuan(fen) in page
        if debt["lawful"] is not None:
            assert speak_yuan(parse_yuan(debt["lawful"]["total"])) in page
        held = next(one for one in case.debts if one.id == debt_id)
        working = app.working_of(case, held)
        assert working is not None
        assert parse_yuan(books_table(working).rows[-1][-1].replace(",", "")) == fen
