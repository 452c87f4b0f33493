"""A command that cannot be run: one Chinese line with the next step, status 2, never a traceback."""

import pytest

from liangqing.cli.run import run


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["assess", "--bogus"], "没有“--bogus”这个选项"),
        (["nosuch"], "没有“nosuch”这个命令"),
        (["assess"], "还缺“case”"),
        (["serve", "--port", "x"], "“port”的值不能用"),
        (["assess", "x.toml", "--on", "2026-13-01"], "“on”的值不能用"),
        (["draft", "--case"], "“--case”后面还缺一个值"),
    ],
)
def test_a_misspelt_command_is_explained(typed, told, capsys):
    assert run(typed) == 2

    heard = capsys.readouterr()
    assert heard.out == ""
    assert heard.err.startswith(told)
    assert heard.err.endswith("--help 看写法和例子。\n")


@pytest.mark.parametrize("family", [[], ["case"], ["calc"]])
def test_a_family_alone_shows_its_help(family, capsys):
    assert run(family) == 2

    heard = capsys.readouterr()
    assert "Commands" in heard.out + heard.err
