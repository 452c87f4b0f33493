"""The commands by name; what each needs is imported when it runs."""

import typer

from liangqing.cli.options import (
    Asjson,
    BeforeCase,
    CaseArg,
    Columns,
    DebtOption,
    Files,
    FrontFile,
    InFolder,
    OfferFile,
    On,
    Out,
    OutFolder,
    Passwords,
    PlanWords,
)

app = typer.Typer(
    name="liangqing",
    help="两清:算清网贷到底欠多少,排出还得起的方案,写好要发的文书。全部在本机完成。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
case_app = typer.Typer(help="建案件、补材料、填答案。", no_args_is_help=True)
calc_app = typer.Typer(help="计算器:利率、上限、期限、时效、费用。", no_args_is_help=True)
app.add_typer(case_app, name="case")
app.add_typer(calc_app, name="calc")
law_app = typer.Typer(help="法条:查、核对、更新。", no_args_is_help=True)
app.add_typer(law_app, name="law")
check_app = typer.Typer(help="核对:文章、来信里的话对不对。", no_args_is_help=True)
app.add_typer(check_app, name="check")


@app.command()
def demo(out: OutFolder = None, shoebox: InFolder = None, as_json: Asjson = False) -> None:
    """走一遍样例:从账单和通话记录到方案和文书。"""
    from liangqing.cli.walk import run_demo

    run_demo(out, shoebox, as_json)


@app.command()
def read(files: Files, password: Passwords = None, columns: Columns = "", as_json: Asjson = False) -> None:
    """读文件,说明每一行用上了没有。"""
    from liangqing.cli.walk import run_read

    run_read(files, password or [], columns, as_json)


@app.command()
def assess(case: CaseArg, on: On = None, as_json: Asjson = False) -> None:
    """现在的处境:欠多少、到哪一步、下一个日子。"""
    from liangqing.cli.walk import run_assess

    run_assess(case, on, as_json)


@app.command()
def plan(
    words: PlanWords,
    debt: DebtOption = None,
    offer: OfferFile = None,
    before: BeforeCase = None,
    front: FrontFile = None,
    on: On = None,
    as_json: Asjson = False,
) -> None:
    """还得起的方案:每笔债一种走法,证明是最好的。

    plan judge CASE --debt 编号 --offer 文件:对方的条件该不该答应。plan wish 一句话:想这样做行不行。
    """
    from liangqing.cli.plan import run_judge, run_plan, run_wish

    if words[0] == "wish" and len(words) > 1:
        run_wish(words[1:])
    elif words[0] == "judge" and len(words) > 1:
        run_judge(words[1:], debt, offer, on, as_json)
    else:
        run_plan(words, before, front, on, as_json)


@app.command()
def draft(
    kind: str = typer.Argument("", metavar="KIND", help="文书种类,用 --list 看全部"),
    case: str = typer.Option("", "--case", help="案件文件或编号"),
    debt: DebtOption = None,
    out: Out = None,
    on: On = None,
    list_all: bool = typer.Option(False, "--list", help="列出能写的文书"),
    as_json: Asjson = False,
) -> None:
    """写文书(.docx、.pdf、.txt;对账底稿另有 .xlsx)。会害到您的,不写,并说明原因。"""
    from liangqing.cli.walk import run_draft, run_draft_list

    if list_all:
        run_draft_list(as_json)
    else:
        run_draft(kind, case, debt, out, on, as_json)


@app.command()
def conduct(files: Files, as_json: Asjson = False) -> None:
    """催收方做了什么:时间、次数、找了谁,各按哪条规定。"""
    from liangqing.cli.walk import run_conduct

    run_conduct(files, as_json)


@app.command()
def calendar(case: CaseArg, out: Out, on: On = None, as_json: Asjson = False) -> None:
    """把期限、还款和跟进写成日历文件(.ics)。"""
    from liangqing.cli.walk import run_calendar

    run_calendar(case, out, on, as_json)


@app.command()
def rehearse(  # noqa: PLR0913, PLR0917 - the options that the command line promises
    case: str = typer.Argument("", metavar="[CASE]", help="案件文件或已存的编号;不写就用样例的小林"),
    debt: DebtOption = None,
    style: str | None = typer.Option(None, help="对方是哪一种,例如 polite、hurried、fear;不写从最容易的开始"),
    policy: str | None = typer.Option(None, help="对方能让到哪里,例如 hardship_desk;不写按 style 定"),
    seed: int = typer.Option(1, help="种子:同样的种子、同样的话,对方的回答也一样"),
    auto: bool = typer.Option(False, "--auto", help="让程序替您说,看它怎么谈"),
    on: On = None,
    as_json: Asjson = False,
) -> None:
    """演练一通催收电话:您说一句,对方回一句,说完看哪句可以更好。"""
    from liangqing.cli.rehearse import Wanted, run_rehearse

    run_rehearse(Wanted(case, debt, style, policy, seed), auto, on, as_json)


@app.command()
def schema() -> None:
    """案件文件的 JSON Schema。"""
    from liangqing.cli.walk import run_schema

    run_schema()


@app.command()
def serve(
    port: int = typer.Option(8642, help="端口", min=1, max=65535),
    open_browser: bool = typer.Option(False, "--open", help="顺便打开浏览器"),
) -> None:
    """打开本机网页(只在 127.0.0.1)。"""
    from liangqing.web.serve import serve as serve_page

    serve_page(port, open_browser)


def _register() -> None:
    """The families of commands live in their own modules."""
    from liangqing.cli import calc, case, check, law

    calc.add_to(calc_app)
    case.add_to(case_app)
    check.add_to(check_app)
    law.add_to(law_app)


_register()
