"""A command line in process: its status, its one JSON document, its one Chinese line."""

import json
from datetime import date
from pathlib import Path

import pytest

from liangqing.app import sample_files, walk
from liangqing.case.casefile import dump_case
from liangqing.cli.run import run

SHOEBOX = Path(__file__).parents[2] / "examples" / "shoebox"


class Shell:
    """Runs commands and looks at what they print."""

    def __init__(self, capsys):
        self.capsys = capsys

    def run(self, *arguments):
        """(status, stdout, stderr)."""
        status = run([str(argument) for argument in arguments])
        told = self.capsys.readouterr()
        assert "Traceback" not in told.err + told.out
        return status, told.out, told.err

    def json(self, *arguments):
        """The answer of a command that succeeds: one document on stdout, nothing else."""
        status, out, err = self.run(*arguments, "--json")
        assert status == 0, err
        return json.loads(out)

    def text(self, *arguments):
        """What a person reads of a command that succeeds."""
        status, out, err = self.run(*arguments)
        assert status == 0, err
        return out

    def refused(self, *arguments):
        """The one Chinese line of a command that is refused; nothing on stdout."""
        status, out, err = self.run(*arguments)
        assert (status, out) == (2, "")
        line = err.strip("\n")
        assert "\n" not in line
        assert any("\u4e00" <= character <= "\u9fff" for character in line)
        return line


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A data folder of this test alone, and a place where commands may write."""
    monkeypatch.setenv("LIANGQING_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home"


@pytest.fixture
def shell(capsys):
    return Shell(capsys)


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The bytes of the sample case, built once."""
    whole, _ = walk(sample_files(), date(2026, 11, 22))
    return dump_case(whole.case, "case.toml")


@pytest.fixture
def sample(built, tmp_path):
    """The sample case as a file."""
    path = tmp_path / "样例.toml"
    path.write_bytes(built)
    return path


SMALL = """\
as_of = 2026-11-22
[household]
income = "6500"
living = "3800"
dependants = "700"
[[debts]]
id = "d1"
product = "甲贷"
lender = "某某银行股份有限公司"
lender_type = "bank"
purpose = "consumer"
formed_on = 2026-01-15
principal = "5000"
disbursed = "5000"
unpaid_since = 2026-10-15
terms = { method = "instalment", periods = 12, payment = "450" }
"""


@pytest.fixture
def small(tmp_path):
    """A case of one debt as a file: quick to work out."""
    path = tmp_path / "小.toml"
    path.write_text(SMALL, "utf-8")
    return path
