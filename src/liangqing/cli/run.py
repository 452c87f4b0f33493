"""Runs a command line: every error of ours, and every misspelt command, becomes one Chinese line and status 2."""

import sys
from collections.abc import Sequence

import click

from liangqing.base.errors import LawConflict, LiangqingError
from liangqing.base.typeset import formal
from liangqing.cli.commands import app


def run(arguments: Sequence[str]) -> int:
    """Exit status of one command."""
    from typer.main import get_command

    try:
        status = get_command(app).main(list(arguments), prog_name="liangqing", standalone_mode=False)
        return status if isinstance(status, int) else 0
    except LawConflict:
        raise
    except LiangqingError as refused:
        return _refuse(refused.message())
    except click.exceptions.Abort:
        return _refuse("已停下,没有改动任何东西。")
    except click.ClickException as misspelt:
        return _refuse(_explain(misspelt))
    except BrokenPipeError:
        sys.stderr.close()
        return 0


def _refuse(message: str) -> int:
    print(formal(message), file=sys.stderr)
    return 2


def _explain(misspelt: click.ClickException) -> str:
    path = getattr(getattr(misspelt, "ctx", None), "command_path", "liangqing")
    what = "命令写法有误"
    match misspelt:
        case click.exceptions.NoSuchOption():
            what = f"没有“{misspelt.option_name}”这个选项"
        case click.exceptions.MissingParameter():
            name = misspelt.param.human_readable_name if misspelt.param else ""
            what = f"还缺“{name}”"
        case click.exceptions.BadParameter():
            name = misspelt.param.human_readable_name if misspelt.param else ""
            what = f"“{name}”的值不能用"
        case click.exceptions.UsageError():
            words = misspelt.message.removeprefix("No such command").strip(" '.")
            what = f"没有“{words}”这个命令" if words != misspelt.message.strip(" '.") else what
        case _:
            pass
    return f"{what}。用 {path} --help 看写法和例子。"
