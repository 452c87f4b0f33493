"""`liangqing check …`: what others say or send, held against the law."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from liangqing.reading.prose import Prose

from liangqing.base.errors import InputUnusable
from liangqing.cli.options import Asjson, On

#: A text of a person, not a library.
_MOST_BYTES = 1_000_000
_STDIN = "-"


def add_to(family: typer.Typer) -> None:
    """Registers the family's commands."""
    family.command(name="claim")(claim)


def claim(
    file: Annotated[str, typer.Argument(metavar="FILE", help="文字文件;写 - 从键盘或管道读")] = _STDIN,
    on: On = None,
    as_json: Asjson = False,
) -> None:
    """文章、律师函里的话:引的法条还在不在,说的对不对。"""
    from liangqing import app
    from liangqing.cli.files import law_book, today
    from liangqing.cli.show import note, print_json

    held = _read(file)
    report = app.claims(held.text, on.date() if on else today(), law_book())
    if held.mixed:
        note("这份文字里混着两种编码,已按行分别读。")
    if held.damaged:
        note(f"有 {held.damaged} 个字符读不出来。")
    if as_json:
        print_json(report)
    else:
        from liangqing.cli.check_tell import tell_claims

        tell_claims(report)


def _read(file: str) -> "Prose":
    from liangqing import app
    from liangqing.cli.files import read_bytes, shown

    if file == _STDIN:
        data, name = sys.stdin.buffer.read(_MOST_BYTES + 1), ""
    else:
        path = Path(file)
        data, name = read_bytes(path), shown(path)
    if len(data) > _MOST_BYTES:
        raise _too_long(name)
    return app.prose(data, name)


def _too_long(name: str) -> InputUnusable:
    most = f"超过 {_MOST_BYTES // 1_000_000} MB,一次查不了。"
    return InputUnusable("text_too_long", most, "请只留下要查的那几段,或者分几次查。", name or None)
