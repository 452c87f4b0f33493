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
    family.command(name="caller")(caller)
    family.command(name="agreement")(agreement)
    family.command(name="message")(message)
    family.command(name="draft")(draft)


def claim(
    file: Annotated[str, typer.Argument(metavar="FILE", help="文字文件;写 - 从键盘或管道读")] = _STDIN,
    on: On = None,
    as_json: Asjson = False,
) -> None:
    """文章、律师函里的话:引的法条还在不在,说的对不对。"""
    from liangqing import app
    from liangqing.cli.files import law_book, today
    from liangqing.cli.show import print_json

    held = _read(file)
    report = app.claims(held.text, on.date() if on else today(), law_book())
    if as_json:
        print_json(report)
    else:
        from liangqing.cli.check_tell import tell_claims

        tell_claims(report)


def caller(
    answers: Annotated[
        Path, typer.Option("--answers", help="答案文件(JSON 或 TOML);项目见手册,都可以不写", readable=False)
    ],
    on: On = None,
    as_json: Asjson = False,
) -> None:
    """来电的人是真是假:按答案打分,说明理由和下一步。"""
    from liangqing import app
    from liangqing.cli.files import law_book, read_bytes, today
    from liangqing.cli.show import print_json

    told = app.caller_answers(read_bytes(answers), answers.name)
    check = app.caller(told, on.date() if on else today(), law_book())
    if as_json:
        print_json(check)
    else:
        from liangqing.cli.check_tell import tell_caller

        tell_caller(check)


def agreement(
    file: Annotated[str, typer.Argument(metavar="FILE", help="协议、方案的文字;写 - 从键盘或管道读")],
    case: Annotated[str, typer.Option("--case", help="案件文件或编号")],
    debt: Annotated[str, typer.Option("--debt", help="哪一笔债务(编号)")],
    on: On = None,
    as_json: Asjson = False,
) -> None:
    """一份协议或方案:该写的写全没有,数和自己的账对不对得上,有没有会害到您的。"""
    from liangqing import app
    from liangqing.cli.files import law_book
    from liangqing.cli.show import print_json
    from liangqing.cli.walk import case_on

    held = _read(file)
    check = app.agreement(held.text, case_on(case, on), debt, law_book())
    if as_json:
        print_json(check)
    else:
        from liangqing.cli.check_tell import tell_agreement

        tell_agreement(check)


def message(
    file: Annotated[str, typer.Argument(metavar="FILE", help="文字文件;写 - 从键盘或管道读")] = _STDIN,
    on: On = None,
    as_json: Asjson = False,
) -> None:
    """收到的短信、聊天、来电记录:是不是骗局,哪句话不该说,先做什么。"""
    from liangqing import app
    from liangqing.cli.files import law_book, today
    from liangqing.cli.show import print_json

    held = _read(file)
    report = app.message(held.text, on.date() if on else today(), law_book())
    if as_json:
        print_json(report)
    else:
        from liangqing.cli.message_tell import tell_message

        tell_message(report)


def draft(
    file: Annotated[str, typer.Argument(metavar="FILE", help="要发出去的话;写 - 从键盘或管道读")] = _STDIN,
    case: Annotated[str, typer.Option("--case", help="案件文件或编号,可以不写")] = "",
    debt: Annotated[str, typer.Option("--debt", help="哪一笔债务(编号)")] = "",
    on: On = None,
    as_json: Asjson = False,
) -> None:
    """自己要发出去的话:三样说到没有,哪句会害到自己。"""
    from liangqing import app
    from liangqing.cli.files import law_book
    from liangqing.cli.message_tell import tell_own_words
    from liangqing.cli.show import print_json
    from liangqing.cli.walk import case_on

    if bool(case) != bool(debt):
        raise InputUnusable(
            "draft_incomplete", "--case 和 --debt 要一起写。", "例:--case 我的.toml --debt d1"
        )
    held = _read(file)
    told = app.own_words(held.text, case_on(case, on) if case else None, debt, law_book())
    (print_json if as_json else tell_own_words)(told)


def _read(file: str) -> "Prose":
    from liangqing import app
    from liangqing.cli.files import read_bytes, shown
    from liangqing.cli.show import note

    if file == _STDIN:
        data, name = sys.stdin.buffer.read(_MOST_BYTES + 1), ""
    else:
        path = Path(file)
        data, name = read_bytes(path), shown(path)
    if len(data) > _MOST_BYTES:
        raise _too_long(name)
    held = app.prose(data, name)
    if held.mixed:
        note("这份文字里混着两种编码,已按行分别读。")
    if held.damaged:
        note(f"有 {held.damaged} 个字符读不出来。")
    return held


def _too_long(name: str) -> InputUnusable:
    most = f"超过 {_MOST_BYTES // 1_000_000} MB,一次查不了。"
    return InputUnusable("text_too_long", most, "请只留下要查的那几段,或者分几次查。", name or None)
