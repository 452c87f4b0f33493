"""`liangqing law …`: the rules, how sure we are of them, and how to bring them up to date without us."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from liangqing.base.errors import InputUnusable
from liangqing.cli.options import Asjson, On


def add_to(family: typer.Typer) -> None:
    """Registers the family's commands."""
    for command in (list_, show, status, check, set_lpr, update):
        family.command(name=command.__name__.rstrip("_").replace("_", "-"))(command)


def list_(
    find: Annotated[str, typer.Option("--find", help="只看说到这个词的,例如 时效、信用卡、民法典")] = "",
    as_json: Asjson = False,
) -> None:
    """全部规则:编号、标题、效力、核对到什么程度。"""
    from liangqing.cli.files import law_book
    from liangqing.cli.law_tell import tell_lines
    from liangqing.cli.show import print_json
    from liangqing.law.shown import rule_lines

    lines = rule_lines(law_book().rules, find)
    if as_json:
        print_json({"rules": lines})
    else:
        tell_lines(lines)


def show(
    rule_id: Annotated[str, typer.Argument(metavar="ID", help="规则编号,例如 CAP-24")],
    as_json: Asjson = False,
) -> None:
    """一条规则:说什么、管谁、从哪天到哪天、怎么核对的、例子。"""
    from liangqing.cli.files import law_book
    from liangqing.cli.law_tell import tell_rule
    from liangqing.cli.show import print_json
    from liangqing.law.shown import rule_shown

    book = law_book()
    shown = rule_shown(book.by_id(rule_id.strip().upper()), book.rules)
    if as_json:
        print_json(shown)
    else:
        tell_rule(shown)


def status(on: On = None, as_json: Asjson = False) -> None:
    """哪些旧了、没核实、快到期。"""
    from liangqing.cli.files import law_additions, today
    from liangqing.cli.law_tell import tell_status
    from liangqing.cli.show import print_json
    from liangqing.law.book import book_with
    from liangqing.law.status import law_status

    added = law_additions()
    answer = law_status(book_with(added), added, on.date() if on else today())
    if as_json:
        print_json(answer)
    else:
        tell_status(answer)


def check(
    texts: Annotated[Path, typer.Option("--texts", help="放 Markdown 法规全文的文件夹", readable=False)],
    as_json: Asjson = False,
) -> int:
    """把每一处引用和官方文本对一遍。有对不上的,退出状态是 1。"""
    from liangqing.cli.files import law_book
    from liangqing.cli.law_tell import tell_check
    from liangqing.cli.show import print_json
    from liangqing.law.texts import check_texts

    answer = check_texts(law_book().rules, _markdown_below(texts))
    if as_json:
        print_json(answer)
    else:
        tell_check(answer)
    return 0 if answer.passed() else 1


def set_lpr(
    day: Annotated[str, typer.Argument(metavar="DATE", help="发布日,例如 2026-10-20")],
    rate: Annotated[str, typer.Argument(metavar="RATE", help="一年期 LPR(百分数),例如 3.00")],
    on: On = None,
    as_json: Asjson = False,
) -> None:
    """把新公布的一年期 LPR 记进自己的表。"""
    from liangqing.base.rates import percent_text
    from liangqing.cli.files import law_folder, today
    from liangqing.cli.show import print_json, say
    from liangqing.law.own_quotes import with_quote

    folder = law_folder()
    kept, quote = with_quote(folder.additions(), day, rate, on.date() if on else today())
    folder.keep_quotes(kept)
    percent = percent_text(quote.value_e9)
    if as_json:
        print_json(
            {
                "publish_date": quote.published_on.isoformat(),
                "percent": percent,
                "confidence": quote.confidence,
            }
        )
    else:
        say(f"记好了:{quote.published_on} 一年期 LPR {percent}%(您自己填的)。以后的计算会用它。")


def update(
    pack: Annotated[Path, typer.Argument(metavar="PACK", help="规则包:文件夹或 .zip", readable=False)],
    on: On = None,
    as_json: Asjson = False,
) -> None:
    """装入规则包。先整个检查,不合格就一点也不动。"""
    from liangqing.cli.files import is_folder, law_folder, read_bytes, shown, today
    from liangqing.cli.law_tell import tell_taken
    from liangqing.cli.show import print_json
    from liangqing.law.pack import MOST_BYTES, MOST_FILES, read_folder_pack, read_zip_pack
    from liangqing.law.pack_check import checked, taken
    from liangqing.store.disk import files_below

    if is_folder(pack):
        held = read_folder_pack(files_below(pack, MOST_FILES, MOST_BYTES), pack.resolve().name)
    else:
        held = read_zip_pack(read_bytes(pack), shown(Path(pack.name)))
    answer = taken(checked(held, on.date() if on else today()))
    law_folder().take(held)
    if as_json:
        print_json(answer)
    else:
        tell_taken(answer)


def _markdown_below(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every Markdown file below a folder, one after the other."""
    from liangqing.cli.files import is_folder, read_bytes, shown

    if not is_folder(folder):
        text = "没有这个文件夹。"
        raise InputUnusable("is_no_folder", text, "请写放法规全文(Markdown)的文件夹。", shown(folder))
    for path in sorted(folder.rglob("*.md")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), read_bytes(path)
