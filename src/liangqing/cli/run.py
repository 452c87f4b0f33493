"""Runs a command line: every error of ours, and every misspelt command, becomes one Chinese line and status 2."""

import contextlib
import os
import sys
from collections.abc import Sequence

import typer
from typer.exceptions import TyperException

from liangqing.base.disk_words import why
from liangqing.base.errors import LawConflict, LiangqingError
from liangqing.base.typeset import formal, legible
from liangqing.cli.commands import app


def run(arguments: Sequence[str]) -> int:
    """Exit status of one command."""
    from typer.main import get_command

    try:
        status = get_command(app).main(list(arguments), prog_name="liangqing", standalone_mode=False)
        if sys.stdout:  # none where the caller closed it
            sys.stdout.flush()
        return status if isinstance(status, int) else 0
    except LawConflict:
        raise
    except LiangqingError as refused:
        return _refuse(" ".join(refused.message().splitlines()))  # what was typed may hold line ends
    except typer.Abort:
        return _refuse("已停下,没有改动任何东西。")
    except TyperException as misspelt:
        return _refuse(_explain(misspelt))
    except (BrokenPipeError, SystemExit):  # typer leaves by itself where the reader has gone, and only there
        _say_no_more()
        return 0
    except OSError as odd:
        return _refuse(_disk_told(odd))


def _refuse(message: str) -> int:
    print(formal(legible(message)), file=sys.stderr)
    return 2


def _disk_told(odd: OSError) -> str:
    """The disk, where no command has better words; without a file name it is the answer itself that has no place."""
    if odd.filename is None:
        _say_no_more()
        return f"答案没有全部写出去({why(odd)})。请检查磁盘空间,或换一个位置再试。"
    place = os.fsdecode(odd.filename)[-_MOST_PLACE:]
    return f"{place}:磁盘上出了问题({why(odd)})。请检查路径、权限和磁盘空间再试。"


def _say_no_more() -> None:
    """What is still waiting to be printed goes nowhere: leaving the program would stumble over it."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


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
_MOST_PLACE = 120
