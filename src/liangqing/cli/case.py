"""`liangqing case …`: a case from nothing, from files, and from answers."""

from pathlib import Path
from typing import Annotated

import typer

from liangqing.cli.options import Asjson, CaseArg, Columns, Files, On, Passwords


def add_to(family: typer.Typer) -> None:
    """Registers the family's commands."""
    for command in (new, build, set_, add, drop, show):
        family.command(name=command.__name__.rstrip("_"))(command)


CaseOut = Annotated[
    Path, typer.Option("-o", "--out", help="写到哪个案件文件(.toml 或 .json)", readable=False)
]


def new(out: CaseOut, on: On = None, as_json: Asjson = False) -> None:
    """新建一个空案件。没有任何文件也可以开始。"""
    from liangqing.cli.walk import run_new

    run_new(out, on, as_json)


def build(
    files: Files,
    out: CaseOut,
    into: Annotated[str, typer.Option("--into", help="并入已有的案件")] = "",
    on: On = None,
    password: Passwords = None,
    columns: Columns = "",
    as_json: Asjson = False,
) -> None:
    """把账单、通话、短信、还款计划并成案件。再来一次不会重复,您填过的不会被覆盖。"""
    from liangqing.cli.walk import run_build

    run_build(files, out, into, on, password or [], columns, as_json)


def set_(
    case: CaseArg,
    answer_id: Annotated[str, typer.Argument(metavar="ID", help="问题编号,例如 household.income")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="答案;不知道就写 unknown")],
    as_json: Asjson = False,
) -> None:
    """填一个答案。"""
    from liangqing.cli.walk import run_set

    run_set(case, answer_id, value, as_json)


ListId = Annotated[
    str, typer.Argument(metavar="LIST", help="哪一张表,例如 household.incomes、debt.d1.agreements")
]


def add(
    case: CaseArg,
    list_id: ListId,
    told: Annotated[
        list[str], typer.Argument(metavar="名字=内容…", help="例如 name=零工 amount=800 months=6,7,8")
    ],
    as_json: Asjson = False,
) -> None:
    """加一条:收入来源、开支、只来一次的钱、对方提的条件。"""
    from liangqing.cli.case_lists import run_add

    run_add(case, list_id, told, as_json)


def drop(
    case: CaseArg,
    list_id: ListId,
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="第几条,从 1 数起")],
    as_json: Asjson = False,
) -> None:
    """删掉表里的一条。"""
    from liangqing.cli.case_lists import run_drop

    run_drop(case, list_id, number, as_json)


def show(
    case: CaseArg,
    every: Annotated[bool, typer.Option("--all", help="连不急着答的问题也列出来")] = False,
    as_json: Asjson = False,
) -> None:
    """看案件里有什么、还缺什么。先问最要紧的几个。"""
    from liangqing.app import questions
    from liangqing.cli.files import law_book, read_case
    from liangqing.cli.walk import answer_case

    held = read_case(case)
    answer_case(held, questions(held, law_book()), {}, as_json, every)
