"""A repayment schedule as lenders' apps export it: loan facts as `键,值` lines, then one row an instalment."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from liangqing.base.errors import InputUnusable
from liangqing.base.money import speak_yuan
from liangqing.base.problem import Problem
from liangqing.case.records import InstalmentRow, ScheduleRecord
from liangqing.reading.fields import amount_fen, clean, day, fold
from liangqing.reading.parsed import BadRow, Found, Given, Parsed
from liangqing.reading.result import IgnoredRow
from liangqing.reading.schedule_head import Facts, read_facts
from liangqing.reading.table import Header, Row, above, check_shape, find_header, rows_below

NAME = "schedule_csv"
_DUE = ("应还日期", "还款日", "应还日", "还款日期", "到期日")
_PRINCIPAL = ("应还本金", "本金")
_INTEREST = ("应还利息", "利息")
_FEES = ("费用", "应还费用", "担保费", "服务费", "手续费", "管理费", "保险费", "会员费")
_TOTAL = ("应还总额", "应还金额", "合计", "月供")
_NUMBER = re.compile(r"第?(\d{1,3})期?(?:/共?\d{1,3}期?)?", re.ASCII)
_SUMS = ("合计", "总计", "小计")


@dataclass(frozen=True)
class _Columns:
    """Where each figure stands; `fees` may be several columns that add up."""

    number: int
    due: int
    principal: int
    interest: int
    fees: tuple[int, ...]
    total: int | None

    def last(self) -> int:
        """The rightmost column that is used."""
        return max(self.number, self.due, self.principal, self.interest, *self.fees, self.total or 0)


def sniff(given: Given) -> bool:
    """Whether some line names 期数 and a due date."""
    return _header(given) is not None


def parse(given: Given) -> Parsed:
    """One ScheduleRecord made of all good instalment rows.

    Raises InputUnusable where principal and interest have no columns of their own.
    """
    header = _header(given)
    if header is None:
        raise InputUnusable("header_missing", "没有找到还款计划的表头。", "请重新导出后再导入。", given.name)
    facts = read_facts(given, above(given.lines, header))
    columns = _columns(given, header)
    read = [_read_row(given, header, columns, row) for row in rows_below(given.lines, header)]
    bad = [each for each in read if isinstance(each, BadRow)]
    kept, repeated = _first_of_each(given, [each for each in read if isinstance(each, _Instalment)])
    ignored = [each.ignored for each in bad] + [each for each in read if isinstance(each, IgnoredRow)]
    problems = (
        *facts.problems,
        *(each.problem for each in bad),
        *(each.problem for each in repeated),
        *(problem for each in kept for problem in each.problems),
        *_whole_problems(given, header, facts, kept),
    )
    record = _record(given, header, facts, kept)
    found = Found(record, tuple(each.line for each in kept))
    return Parsed((found,), (*ignored, *(each.ignored for each in repeated)), problems)


@dataclass(frozen=True)
class _Instalment:
    """A good row; its problems do not stop it."""

    line: int
    row: InstalmentRow
    problems: tuple[Problem, ...]


def _header(given: Given) -> Header | None:
    for due in _DUE:
        header = find_header(given.lines, frozenset({"期数", due}))
        if header is not None:
            return header
    return None


def _columns(given: Given, header: Header) -> _Columns:
    principal, interest = header.first(_PRINCIPAL), header.first(_INTEREST)
    number, due = header.first(("期数",)), header.first(_DUE)
    if principal is None or interest is None or number is None or due is None:
        raise InputUnusable(
            "schedule_columns",
            "还款计划里没有分开列出应还本金和应还利息，算不出真实利率。",
            "请在 App 的“还款计划”或“借款合同”里找分列本金、利息的那一份。",
            f"{given.name} 第 {header.line} 行",
        )
    fees = tuple(header.columns[name] for name in _FEES if name in header.columns)
    return _Columns(number, due, principal, interest, fees, header.first(_TOTAL))


def _read_row(given: Given, header: Header, columns: _Columns, row: Row) -> _Instalment | BadRow | IgnoredRow:
    if clean(row.cells[0]) in _SUMS:
        return IgnoredRow(line=row.line, reason="sum_row")
    try:
        check_shape(row, header, columns.last())
        instalment = _instalment(columns, row.cells)
        return _Instalment(row.line, instalment, _total_problem(given, columns, row, instalment))
    except InputUnusable as odd:
        return given.bad_row(row.line, odd)


def _instalment(columns: _Columns, cells: Sequence[str]) -> InstalmentRow:
    match = _NUMBER.fullmatch(fold(cells[columns.number]))
    if match is None or int(match[1]) < 1:
        shown = clean(cells[columns.number])[:24]
        raise InputUnusable("number_unreadable", f"期数“{shown}”读不懂。", "请写成 1、2、3 这样的数字。")
    return InstalmentRow(
        number=int(match[1]),
        due_on=day(cells[columns.due]),
        principal_fen=amount_fen(cells[columns.principal]),
        interest_fen=amount_fen(cells[columns.interest]),
        fee_fen=sum(_fee_fen(cells[place]) for place in columns.fees),
    )


def _fee_fen(cell: str) -> int:
    """No fee may be printed as nothing."""
    return 0 if clean(cell) in ("", "-", "--", "/", "无") else amount_fen(cell)


def _total_problem(
    given: Given, columns: _Columns, row: Row, instalment: InstalmentRow
) -> tuple[Problem, ...]:
    if columns.total is None or not clean(row.cells[columns.total]):
        return ()
    printed_fen = amount_fen(row.cells[columns.total])
    if printed_fen == instalment.total_fen:
        return ()
    text = (
        f"第 {row.line} 行写的应还总额是 {speak_yuan(printed_fen)}，本金、利息、费用加起来是 "
        f"{speak_yuan(instalment.total_fen)}。先按各分项读入；差额是什么，请问放款机构要书面说明。"
    )
    return (given.problem(row.line, "total_differs", text),)


def _first_of_each(
    given: Given, instalments: Sequence[_Instalment]
) -> tuple[list[_Instalment], list[BadRow]]:
    """The first row of every 期数; a second one is a duplicate if equal, and otherwise not to be trusted."""
    first: dict[int, _Instalment] = {}
    repeated: list[BadRow] = []
    for each in instalments:
        earlier = first.setdefault(each.row.number, each)
        if earlier is not each:
            repeated.append(_repeated(given, earlier, each))
    return list(first.values()), repeated


def _repeated(given: Given, earlier: _Instalment, each: _Instalment) -> BadRow:
    if earlier.row == each.row:
        text = f"第 {each.line} 行和第 {earlier.line} 行是同一期，只算一次。"
        return BadRow(
            IgnoredRow(line=each.line, reason="duplicate"), given.problem(each.line, "rows_doubled", text)
        )
    odd = InputUnusable(
        "instalment_repeated",
        f"第 {each.row.number} 期在第 {earlier.line} 行已经有了，内容却不一样。",
        "请对照 App 里的还款计划，留下对的那一行。",
    )
    return given.bad_row(each.line, odd)


def _whole_problems(
    given: Given, header: Header, facts: Facts, kept: Sequence[_Instalment]
) -> tuple[Problem, ...]:
    if not kept:
        text = "表头下面没有可用的还款行。请在 App 里重新导出还款计划。"
        return (given.problem(header.line, "no_rows", text),)
    principal_fen = facts.values.get("principal_fen")
    sum_fen = sum(each.row.principal_fen for each in kept)
    if not isinstance(principal_fen, int) or sum_fen <= principal_fen:
        return ()
    text = (
        f"各期本金加起来是 {speak_yuan(sum_fen)}，比合同金额 {speak_yuan(principal_fen)} 多。"
        "请核对合同金额，或者这份计划里是否混进了别的借款。"
    )
    return (given.problem(header.line, "principal_differs", text),)


def _record(given: Given, header: Header, facts: Facts, kept: Sequence[_Instalment]) -> ScheduleRecord:
    values: Mapping[str, object] = {"fee_name": _fee_column(header), **facts.values}
    instalments = tuple(each.row for each in kept)
    return ScheduleRecord.model_validate(
        {**values, "instalments": instalments, "source": given.source(header.line)}
    )


def _fee_column(header: Header) -> str | None:
    """A column named 担保费 says what the fee is; one named 费用 does not."""
    return next((name for name in _FEES if name in header.columns and not name.endswith("费用")), None)
