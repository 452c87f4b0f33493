"""Options that several commands share."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from liangqing.base.errors import InputUnusable

_Day = TypeVar("_Day", bound=date)


def told_day(day: _Day) -> _Day:
    """The day itself. Raises InputUnusable for one that nobody can mean: later sums would run out of the calendar."""
    from liangqing.base.days import believable

    try:
        believable(day)
    except ValueError as odd:
        raise InputUnusable(
            "day_far", f"日期 {day:%Y-%m-%d} 用不了:{odd}。", "写成 2026-11-22 这样。"
        ) from odd
    return day


def _told_day(value: datetime | None) -> datetime | None:
    return value if value is None else told_day(value)


def day_option(name: str, help_text: str) -> Any:  # noqa: ANN401 - typer's own type for an option
    """An option that takes a day."""
    return typer.Option(name, formats=["%Y-%m-%d"], help=help_text, callback=_told_day)


Asjson = Annotated[bool, typer.Option("--json", help="只输出一份 JSON")]
On = Annotated[datetime | None, day_option("--on", "按哪一天算,不写按案件的日子")]
CaseArg = Annotated[str, typer.Argument(metavar="CASE", help="案件文件(.toml、.json)或已存的编号")]
#: `readable=False`, here and wherever a path is taken: typer's own look would say less than ours when we open it.
Files = Annotated[list[Path], typer.Argument(metavar="FILE…", help="文件", readable=False)]
Passwords = Annotated[list[str] | None, typer.Option("--password", help="压缩包或 PDF 的密码;有几个就写几次")]
Out = Annotated[
    Path | None, typer.Option("-o", "--out", help="写到哪个文件;别的文件已经在那里,就不写", readable=False)
]
Columns = Annotated[
    str,
    typer.Option(
        "--columns",
        help="通话、短信表格里,或没见过的账单里,哪一列是什么,例如 time=2,number=3,seconds=5;账单 day=1,amount=3,way=2",
    ),
]
OutFolder = Annotated[
    Path | None, typer.Option(help="写到哪个文件夹;里面已有的同名文件不会被覆盖", readable=False)
]
InFolder = Annotated[Path | None, typer.Option(help="材料所在的文件夹", readable=False)]
DebtOption = Annotated[str | None, typer.Option("--debt", help="债务编号")]
PlanWords = Annotated[
    list[str], typer.Argument(metavar="[judge|wish] CASE", help="案件文件(.toml、.json)或已存的编号")
]
OfferFile = Annotated[Path | None, typer.Option("--offer", help="对方的条件(.toml、.json),和 judge 一起用")]
BeforeCase = Annotated[
    str | None, typer.Option("--before", help="变化以前的案件:另外说明和那时的方案有什么不同")
]
FrontFile = Annotated[Path | None, typer.Option("--front", help="再比一比:多付少付、早还晚还,画成图(.svg)")]
