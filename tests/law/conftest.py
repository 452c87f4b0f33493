"""Fixtures of the law: the command line asked in process."""

import pytest

from tests.oracles.asking import asker


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


@pytest.fixture
def ask(capsys, monkeypatch, home):
    return asker(capsys, monkeypatch, home)


@pytest.fixture
def answer(ask):
    """The JSON of a command that has to succeed."""

    def answer(*arguments):
        asked = ask(*arguments, "--json")
        assert asked.status == 0, asked.err
        return asked.json

    return answer
