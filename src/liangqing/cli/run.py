"""Runs a command line: every error of ours, and every misspelt command, becomes one Chinese line and status 2."""

import sys
from collections.abc import Sequence

import typer
from typer.exceptions import TyperException

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
    except typer.Abort:
        return _refuse("已停下,没有改动任何东西。")
    except TyperException as misspelt:
        return _refuse(_explain(misspelt))
    except BrokenPipeError:
        sys.stderr.close()
        return 0


def _refuse(message: str) -> int:
    print(formal(message), file=sys.stderr)
    return 2


def _explain(misspelt: TyperException) -> str:
    """What is wrong, told by the kind of typer's error: its classes below `TyperException` are not public.

    A family of commands called by its name alone answers with its help.
    """
    if type(misspelt).__name__ == "NoArgsIsHelpError":
        return misspelt.message
    path = getattr(getattr(misspelt, "ctx", None), "command_path", "liangqing")
    return f"{_what_is_wrong(misspelt)}。用 {path} --help 看写法和例子。"


def _what_is_wrong(misspelt: TyperException) -> str:
    name = getattr(getattr(misspelt, "param", None), "name", "")
    match type(misspelt).__name__:
        case "NoSuchOption":
            return f"没有“{getattr(misspelt, 'option_name', '')}”这个选项"
        case "MissingParameter" if name:
            return f"还缺“{name}”"
        case "BadParameter" if name:
            return f"“{name}”的值不能用"
        case "UsageError" if misspelt.message.startswith(_NO_COMMAND):
            told = misspelt.message.removeprefix(_NO_COMMAND).strip(" '.")
            return f"没有“{told}”这个命令"
        case "BadOptionUsage":
            return f"“{getattr(misspelt, 'option_name', '')}”后面还缺一个值"
        case _:
            return "命令写法有误"


_NO_COMMAND = "No such command"
