"""What belongs to a debt by an id of its own: accounts of credit reports, and loan papers."""

from liangqing.base.errors import InputUnusable
from liangqing.case.case import Case
from liangqing.case.credit import CreditAccount
from liangqing.case.loan_paper import LoanPaper

Owned = CreditAccount | LoanPaper


def owned(case: Case) -> tuple[Owned, ...]:
    """Everything in the case that is set to a debt in this way."""
    accounts = (record for record in case.credit if isinstance(record, CreditAccount))
    return (*accounts, *case.loan_papers)


def answer_id_of(held: Owned) -> str:
    """Under which id a person says which debt it is."""
    return f"{'credit' if isinstance(held, CreditAccount) else 'paper'}.{held.key()}.debt"


def owned_by_id(case: Case, answer_id: str) -> Owned:
    """Raises InputUnusable where nothing has that id."""
    found = next((held for held in owned(case) if answer_id_of(held) == answer_id), None)
    if found is None:
        raise InputUnusable(
            "answer_id_unknown",
            f"没有“{answer_id[:60]}”这一项。",
            "用 liangqing case show 看还缺哪些,照那里的编号填。",
        )
    return found


def with_owner(case: Case, held: Owned, debt_id: str | None) -> Case:
    """The case in which it is that debt, or none."""
    changed = held.model_copy(update={"debt": debt_id})
    credit = tuple(changed if record == held else record for record in case.credit)
    papers = tuple(changed if paper == held else paper for paper in case.loan_papers)
    return case.model_copy(update={"credit": credit, "loan_papers": papers})
