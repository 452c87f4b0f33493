"""Fixtures of the worked examples."""

import pytest

from tests.oracles.asking import asker


@pytest.fixture
def ask(capsys, monkeypatch, tmp_path):
    return asker(capsys, monkeypatch, tmp_path / "home")


@pytest.fixture
def answer(ask):
    """The JSON of a command that has to succeed."""

    def answer(*arguments):
        asked = ask(*arguments, "--json")
        assert asked.status == 0, asked.err
        return asked.json

    return answer
