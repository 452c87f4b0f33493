"""Options that several commands share."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])]
Asjson = Annotated[bool, typer.Option("--json", help="只输出一份 JSON")]
On = Annotated[
    datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="按哪一天算,不写按案件的日子")
]
CaseArg = Annotated[str, typer.Argument(metavar="CASE", help="案件文件(.toml、.json)或已存的编号")]
Files = Annotated[list[Path], typer.Argument(metavar="FILE…", help="文件")]
Out = Annotated[Path | None, typer.Option("-o", "--out", help="写到哪个文件")]
OutFolder = Annotated[Path | None, typer.Option(help="文件夹")]
DebtOption = Annotated[str | None, typer.Option("--debt", help="债务编号")]
