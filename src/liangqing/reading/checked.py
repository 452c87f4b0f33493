"""A person has looked: the values as they left them go into the case, the emptied ones do not."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from liangqing.base.days import SHANGHAI
from liangqing.base.errors import InputUnusable
from liangqing.base.money import parse_yuan
from liangqing.case.case import Case, replace_debt
from liangqing.case.clear import clear_answer
from liangqing.case.debt import Debt
from liangqing.case.edit import add_debt, next_debt_id, set_answer
from liangqing.case.paper_debts import with_wrong
from liangqing.case.records import (
    Contact,
    ContactKind,
    Direction,
    InstalmentRow,
    MoneyRecord,
    Source,
)
from liangqing.case.terms import Method, Terms
from liangqing.reading.build import build
from liangqing.reading.fields import moment
from liangqing.reading.result import FileRead, Record
from liangqing.reading.screen_value import ScreenField, ScreenKind
from liangqing.reading.to_check import PAPER, ToCheck, rows_to_check

NEW = "new"


def take_checked(case: Case, check: ToCheck, values: Sequence[str], debt: str, name: str) -> Case:
    """The case with what a person has looked at: `values` in the order of `check.values`, empty ones left out.

    `debt` is an id or `new`, `name` how a new one is called. Raises InputUnusable for a value that cannot be.
    """
    if check.kind in (ScreenKind.MESSAGES, ScreenKind.BILLS):
        rows = (_row_of(check, values, places) for places in rows_to_check(check))
        return _with_records(case, check, tuple(_record(check, row) for row in rows if row))
    debt_id = check.debt if check.kind == PAPER and check.debt else debt
    if debt_id == NEW:
        debt_id, case = next_debt_id(case), add_debt(case, _name(check, values, name))
    if case.debt(debt_id) is None:
        raise InputUnusable("debt_unknown", "还没有选是哪一笔。", "请选一笔,或选“新的一笔”。")
    if check.kind == ScreenKind.PLAN:
        return _with_plan(case, check, values, debt_id)
    return _with_answers(case, check, values, debt_id)


def put_aside(case: Case, check: ToCheck) -> Case:
    """The case without what a paper told in these values; of a screenshot nothing was in it yet."""
    if check.kind != PAPER or check.debt is None:
        return case
    return _with_answers(case, check, [""] * len(check.values), check.debt)


def _row_of(check: ToCheck, values: Sequence[str], places: Sequence[int]) -> Mapping[str, str]:
    """Field → value of one row; empty where a person emptied all of it but its name."""
    told = {check.values[place].field: values[place].strip() for place in places}
    named = (ScreenField.COUNTERPARTY, ScreenField.SENDER)
    return told if any(value for field, value in told.items() if field not in named) else {}


def _by_field(check: ToCheck, values: Sequence[str]) -> Mapping[str, str]:
    return {told.field: value.strip() for told, value in zip(check.values, values, strict=True)}


def _name(check: ToCheck, values: Sequence[str], name: str) -> str:
    told = _by_field(check, values)
    called = name.strip() or told.get(ScreenField.PRODUCT) or told.get(ScreenField.LENDER) or ""
    if not called:
        raise InputUnusable("name_missing", "新的一笔还没有名字。", "写一个您认得的,例如 某某分期。")
    return called


def _with_answers(case: Case, check: ToCheck, values: Sequence[str], debt_id: str) -> Case:
    for told, value in zip(check.values, values, strict=True):
        answer_id = f"debt.{debt_id}.{told.field}"
        if value.strip():
            case = set_answer(case, answer_id, value)
        elif check.kind == PAPER:
            case = _not_so(case, check, told.of, answer_id)
    return case


def _not_so(case: Case, check: ToCheck, of: str, answer_id: str) -> Case:
    """The paper's value goes, and no later reading of the paper brings it back."""
    return with_wrong(clear_answer(case, answer_id), check.paper, of)


def _with_records(case: Case, check: ToCheck, records: tuple[Record, ...]) -> Case:
    read = FileRead(
        path=check.name,
        sha256=check.sha256,
        format="picture",
        rows_total=len(records),
        rows_used=len(records),
        records=records,
    )
    return build((read,), case).case


def _source(check: ToCheck) -> Source:
    return Source(sha256=check.sha256, name=check.name, line=check.values[0].line)


def _record(check: ToCheck, told: Mapping[str, str]) -> Record:
    at = told.get(ScreenField.AT, "")
    if not at:
        raise InputUnusable("time_missing", "时间空着。", "请写成 2026-11-22 09:30。")
    if check.kind == ScreenKind.MESSAGES:
        return Contact(
            kind=ContactKind.SMS,
            at=moment(at).replace(tzinfo=SHANGHAI),
            direction=Direction.IN,
            number=told.get(ScreenField.SENDER, ""),
            text=told.get(ScreenField.TEXT, ""),
            source=_source(check),
        )
    return _row(check, told, moment(at))


def _row(check: ToCheck, told: Mapping[str, str], at: datetime) -> MoneyRecord:
    amount_fen = parse_yuan(told.get(ScreenField.AMOUNT, ""))
    return MoneyRecord(
        on=at.date(),
        at=at,
        amount_fen=abs(amount_fen),
        direction=Direction.OUT if amount_fen < 0 else Direction.IN,
        counterparty=told.get(ScreenField.COUNTERPARTY, ""),
        item="",
        status="",
        settled=True,
        source=_source(check),
    )


def _with_plan(case: Case, check: ToCheck, values: Sequence[str], debt_id: str) -> Case:
    """With principal and interest of each instalment a schedule; with totals alone what they say of the terms."""
    rows = _instalments(check, values)
    if not rows:
        raise InputUnusable("no_rows", "每一期都空着。", "请至少留下一期,或按“不要这些”。")
    split = all(ScreenField.PRINCIPAL in row and ScreenField.INTEREST in row for row in rows)
    debt = case.debt(debt_id)
    if split and debt is not None:
        return _with_schedule(case, debt, tuple(_instalment(row) for row in rows))
    totals = {row[ScreenField.TOTAL] for row in rows if ScreenField.TOTAL in row}
    told = {"periods": str(len(rows)), "first_due_on": rows[0].get(ScreenField.DUE_ON, "")}
    told |= {"payment": totals.pop()} if len(totals) == 1 else {}
    for field, value in told.items():
        if value:
            case = set_answer(case, f"debt.{debt_id}.{field}", value)
    return case


def _with_schedule(case: Case, debt: Debt, instalments: tuple[InstalmentRow, ...]) -> Case:
    if debt.schedule not in ((), instalments):
        text = f"{debt.name} 已经有一份还款计划,和这一份不同,保留已有的。"
        raise InputUnusable("schedule_there", text, "请核对哪一份对;要换,到“历史”里回到读那一份之前。")
    terms = debt.terms or Terms(method=Method.INSTALMENT)
    return replace_debt(case, debt.model_copy(update={"schedule": instalments, "terms": terms}))


def _instalments(check: ToCheck, values: Sequence[str]) -> list[dict[str, str]]:
    """The rows, each with its field → value; a row without a day or a sum was emptied."""
    rows = (_row_of(check, values, places) for places in rows_to_check(check))
    filled = [{field: value for field, value in row.items() if value} for row in rows]
    wanted = (ScreenField.NUMBER, ScreenField.DUE_ON, ScreenField.TOTAL)
    return [row for row in filled if all(field in row for field in wanted)]


def _instalment(row: Mapping[str, str]) -> InstalmentRow:
    principal_fen, interest_fen = (
        parse_yuan(row[ScreenField.PRINCIPAL]),
        parse_yuan(row[ScreenField.INTEREST]),
    )
    fee_fen = parse_yuan(row.get(ScreenField.FEE, "0"))
    if parse_yuan(row[ScreenField.TOTAL]) != principal_fen + interest_fen + fee_fen:
        text = f"第 {row[ScreenField.NUMBER]} 期的本金、利息、费用加起来不是那一期的总额。"
        raise InputUnusable("total_differs", text, "请对着图改正。")
    return InstalmentRow(
        number=int(row[ScreenField.NUMBER]),
        due_on=_day(row[ScreenField.DUE_ON]),
        principal_fen=principal_fen,
        interest_fen=interest_fen,
        fee_fen=fee_fen,
    )


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as odd:
        raise InputUnusable("not_a_day", f"“{value[:24]}”不是日期。", "请写成 2026-11-22。") from odd
