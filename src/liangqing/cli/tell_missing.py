"""The open questions on a terminal: those that decide first, the rest counted or told."""

from collections.abc import Sequence

from liangqing.case.missing import Missing
from liangqing.cli.show import say


def tell_missing(missing: Sequence[Missing], every: bool) -> None:
    """The questions that change stage, deadline or ceiling; `every`: the others after them."""
    first = [row for row in missing if row.first]
    rest = [row for row in missing if not row.first]
    if first:
        say(f"先答这 {len(first)} 个,它们决定走到哪一步、期限和上限。不知道的可以填 unknown,先往下走:")
    for row in first:
        _tell(row)
    if rest and every:
        say(f"其余 {len(rest)} 个问题,想答再答:")
        for row in rest:
            _tell(row)
    elif rest:
        say(f"还有 {len(rest)} 个问题,想答再答:liangqing case show CASE --all")


def _tell(row: Missing) -> None:
    choices = f"(可选:{'、'.join(row.choices)})" if row.choices else ""
    say(f"  {row.id}  {row.question}{choices} 在哪里找:{row.where}。")
    if row.proposed:
        say(f"    按“{row.proposed_by}”这个名字推测是 {row.proposed}。请对照合同;对就填它,不对照合同填。")
