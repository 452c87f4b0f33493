"""A credit report into a case: its records kept, each account set to the debt that it is, or made into one."""

from collections.abc import Sequence
from datetime import date

from liangqing.base.problem import Problem
from liangqing.case.case import Case, replace_debt
from liangqing.case.credit import CreditAccount, CreditQuery, CreditRecord, CreditReport, PublicRecord
from liangqing.case.debt import Debt, LenderType, Purpose
from liangqing.case.edit import next_debt_id
from liangqing.case.lenders import lender_type_of_name
from liangqing.case.owned import answer_id_of, with_owner
from liangqing.case.reported import about, is_card, is_owed, near, owner_of, purpose_of, reported_debt

#: The kinds of records that a report gives.
CREDIT = (CreditReport, CreditAccount, CreditQuery, PublicRecord)


def with_credit(case: Case, given: Sequence[CreditRecord]) -> tuple[Case, list[Problem]]:
    """The case with the reports' records, each once and as the newest report has it, and accounts set to debts."""
    case = case.model_copy(update={"credit": _merged(case.credit, given)})
    return _with_owners(case)


def _merged(held: Sequence[CreditRecord], given: Sequence[CreditRecord]) -> tuple[CreditRecord, ...]:
    records = {record.key(): record for record in held}
    for record in given:
        records[record.key()] = _newer(records.get(record.key()), record)
    return tuple(sorted(records.values(), key=_order))


def _newer(held: CreditRecord | None, given: CreditRecord) -> CreditRecord:
    """The later figures of one account, with the debt that was found or told before."""
    if held is None:
        return given
    if not isinstance(held, CreditAccount) or not isinstance(given, CreditAccount):
        return held
    newest = max(held, given, key=lambda account: (account.told_for or "", account.text))
    return newest.model_copy(update={"debt": held.debt or given.debt})


def _order(record: CreditRecord) -> tuple[str, str, str]:
    day = record.opened_on if isinstance(record, CreditAccount) else None
    on = record.on if isinstance(record, CreditQuery) else None
    return record.kind, str(day or on or ""), record.key()


def _with_owners(case: Case) -> tuple[Case, list[Problem]]:
    problems: list[Problem] = []
    for account in accounts_of(case):
        told = case.answer(answer_id_of(account))
        if account.debt is None and told is None:
            case = _owned(case, account)
    for account in accounts_of(case):
        debt = case.debt(account.debt) if account.debt else None
        if debt is not None:
            filled, odd = _filled(case, debt, account)
            case = replace_debt(case, filled)
            problems += odd
    return case, problems


def accounts_of(case: Case) -> list[CreditAccount]:
    """The accounts of all reports, oldest first."""
    return [record for record in case.credit if isinstance(record, CreditAccount)]


def _owned(case: Case, account: CreditAccount) -> Case:
    """The case with that account set to its debt, or to a new one; untouched where only a person can tell."""
    if account.group.value in ("liability", "recovery"):
        return case
    twin = _twin(case, account)
    if twin is not None:
        return with_owner(case, account, twin)
    taken = frozenset(other.debt for other in accounts_of(case) if other.debt)
    owner = owner_of(account, case.debts, taken)
    if owner.debt is not None:
        return with_owner(case, account, owner.debt)
    if owner.candidates or not is_owed(account):
        return case
    new = reported_debt(account, next_debt_id(case))
    return with_owner(case.model_copy(update={"debts": (*case.debts, new)}), account, new.id)


def _twin(case: Case, account: CreditAccount) -> str | None:
    """One card has an account for each currency."""
    if not is_card(account):
        return None
    card = (account.lender, account.opened_on, account.card_tail)
    return next(
        (
            other.debt
            for other in accounts_of(case)
            if other.debt and is_card(other) and other.currency != account.currency
            if (other.lender, other.opened_on, other.card_tail) == card
        ),
        None,
    )


def _filled(case: Case, debt: Debt, account: CreditAccount) -> tuple[Debt, list[Problem]]:
    """Gaps filled by the report; what differs stays as it is and is told. The balance stays with the account."""
    told: dict[str, object] = {"lender": account.lender, "formed_on": account.opened_on}
    if not is_card(account):
        told["principal_fen"] = account.principal_fen
    update = {name: new for name, new in told.items() if new is not None and getattr(debt, name) is None}
    purpose = purpose_of(account)
    if debt.purpose is Purpose.UNKNOWN and purpose is not Purpose.UNKNOWN:
        update["purpose"] = purpose
    lender_type = lender_type_of_name(account.lender)
    if debt.lender_type is LenderType.UNKNOWN and case.answer(f"debt.{debt.id}.lender_type") is None:
        update["lender_type"] = lender_type
    if debt.was_overdue is None and account.ended and account.was_overdue is not None:
        update["was_overdue"] = account.was_overdue
    if (
        debt.closed_on is None
        and account.ended
        and len(account.ended) == 10
        and account.status.value == "settled"
    ):
        update["closed_on"] = account.ended
    filled = Debt.model_validate({**{name: getattr(debt, name) for name in Debt.model_fields}, **update})
    return filled, _clashes(debt, account)


_NAMES = {"formed_on": "放款日", "principal_fen": "借款金额"}


def _clashes(debt: Debt, account: CreditAccount) -> list[Problem]:
    told = {
        "formed_on": account.opened_on,
        "principal_fen": None if is_card(account) else account.principal_fen,
    }
    return [
        _clash(debt, account, field)
        for field, new in told.items()
        if new is not None and _differs(getattr(debt, field), new)
    ]


def _differs(old: object, new: object) -> bool:
    """The report drops the fen of an amount."""
    if old is None:
        return False
    if isinstance(old, date) and isinstance(new, date):
        return not near(old, new)
    return not about(old, new) if isinstance(old, int) and isinstance(new, int) else old != new


def _clash(debt: Debt, account: CreditAccount, field: str) -> Problem:
    entry = field.removesuffix("_fen")
    text = (
        f"{debt.name} 的{_NAMES[field]}和信用报告写的不同,保留已有的。"
        f"要改请用 case set debt.{debt.id}.{entry}。报告写错的,可以向放款机构提出异议。"
    )
    source = account.source
    return Problem(source=source.name, line=source.line, code="clash", text=text)
