"""Which debt an account of a credit report, or a loan paper, is about: asked where only a person can tell."""

from collections.abc import Iterator

from liangqing.base.money import speak_yuan
from liangqing.case.case import Case
from liangqing.case.credit import CreditAccount
from liangqing.case.missing import Missing
from liangqing.case.owned import Owned, answer_id_of, owned
from liangqing.case.paper_debts import CONTRACTS, needs_a_debt, paper_owner
from liangqing.case.reported import is_owed, owner_of

_NEW, _NONE = "new", "none"


def missing_owners(case: Case) -> tuple[Missing, ...]:
    """One question for each account and paper that is open."""
    accounts = [held for held in owned(case) if isinstance(held, CreditAccount)]
    taken = frozenset(account.debt for account in accounts if account.debt)
    rows = (*_of_accounts(case, accounts, taken), *_of_papers(case))
    return tuple(row for row in rows if case.answer(row.id) is None)


def _of_accounts(case: Case, accounts: list[CreditAccount], taken: frozenset[str]) -> Iterator[Missing]:
    for account in accounts:
        asked = account.debt is None and is_owed(account)
        candidates = owner_of(account, case.debts, taken).candidates if asked else ()
        if candidates:
            question = f"信用报告里{_told(account)},是哪一笔?可能是{_names(case, candidates)};"
            more = "都不是:还欠着填 new,不用管填 none。"
            where = "信用报告这一条的放款日和金额,与各笔借款合同对照"
            yield _missing(account, question + more, where, (*candidates, _NEW, _NONE))


def _of_papers(case: Case) -> Iterator[Missing]:
    for paper in case.loan_papers:
        if not needs_a_debt(paper):
            continue
        candidates = paper_owner(paper, case.debts).candidates or tuple(debt.id for debt in case.debts)
        may_be_new = (_NEW,) if paper.paper in CONTRACTS else ()
        known = f"可能是{_names(case, candidates)};" if candidates else ""
        new = "是另一笔借款填 new," if may_be_new else ""
        question = f"“{paper.title}”({paper.source.name})说的是哪一笔?{known}{new}都不是填 none。"
        where = "文书里的合同编号、放款机构和金额,与各笔借款对照"
        yield _missing(paper, question, where, (*candidates, *may_be_new, _NONE))


def _missing(held: Owned, question: str, where: str, choices: tuple[str, ...]) -> Missing:
    return Missing(id=answer_id_of(held), debt=None, question=question, where=where, choices=choices)


def _names(case: Case, ids: tuple[str, ...]) -> str:
    names = {debt.id: debt.name for debt in case.debts}
    return "、".join(f"{names[debt_id]}({debt_id})" for debt_id in ids)


def _told(account: CreditAccount) -> str:
    opened = f"{account.opened_on.isoformat()} " if account.opened_on else ""
    amount = f" {speak_yuan(account.principal_fen)}" if account.principal_fen is not None else ""
    return f"{opened}{account.lender}的{account.category}{amount}"
