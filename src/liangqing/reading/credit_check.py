"""A credit report held against itself: what it counts in its summary, and what it then lists."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from liangqing.base.problem import Problem
from liangqing.case.credit import AccountGroup, AccountStatus, CreditAccount, CreditReport
from liangqing.reading.parsed import Given

_GROUPS = {
    "信用卡": (AccountGroup.CARD,),
    "购房贷款": (AccountGroup.HOUSING,),
    "其他贷款": (AccountGroup.LOAN,),
    "贷款": (AccountGroup.HOUSING, AccountGroup.LOAN),
    "其他业务": (AccountGroup.OTHER_BUSINESS,),
}
_UNSETTLED = (AccountStatus.OPEN, AccountStatus.INACTIVE, AccountStatus.BAD)


def _was_overdue(account: CreditAccount) -> bool:
    return bool(account.was_overdue or account.overdue_months or account.overdue_now)


_COUNTED: tuple[tuple[str, str, Callable[[CreditAccount], bool]], ...] = (
    ("accounts", "账户数", lambda _account: True),
    ("open_accounts", "未结清/未销户账户数", lambda account: account.status in _UNSETTLED),
    ("overdue_accounts", "发生过逾期的账户数", _was_overdue),
    ("overdue_90_accounts", "发生过90天以上逾期的账户数", lambda account: bool(account.overdue_90_months)),
)


def check_summary(
    given: Given, report: CreditReport, records: Sequence[object], incomplete: bool
) -> list[Problem]:
    """One problem for every figure of the summary that the list does not bear out."""
    accounts = [record for record in records if isinstance(record, CreditAccount)]
    problems: list[Problem] = []
    for column in report.summary:
        listed = [account for account in accounts if account.group in _GROUPS.get(column.group, ())]
        for field, label, counts in _COUNTED:
            told, seen = getattr(column, field), sum(map(counts, listed))
            if told is not None and told != seen:
                problems.append(_differs(given, report, f"{column.group}{label}", (told, seen), incomplete))
    liable = sum(account.group is AccountGroup.LIABILITY for account in accounts)
    told_liable = [
        column.liability_accounts for column in report.summary if column.liability_accounts is not None
    ]
    if told_liable and sum(told_liable) != liable:
        problems.append(
            _differs(given, report, "担保或相关还款责任账户数", (sum(told_liable), liable), incomplete)
        )
    return problems


def _differs(
    given: Given, report: CreditReport, what: str, counts: tuple[int, int], incomplete: bool
) -> Problem:
    told, seen = counts
    why = "上面有没读懂的条目" if incomplete else "文件可能缺页,或者报告本身有误"
    text = (
        f"信息概要写{what}是 {told},明细里读到 {seen} 个,{why}。"
        "请对照报告原件;报告本身对不上的,可以向征信中心或放款机构提出异议。"
    )
    return given.problem(report.source.line, "summary_differs", text)


def check_numbers(given: Given, head: str, numbers: Sequence[tuple[int, int]]) -> list[Problem]:
    """A list is numbered through; a jump means that something between was lost. (number, line) in order."""
    problems: list[Problem] = []
    for (before, _), (number, line) in pairwise(numbers):
        if number not in (before + 1, 1):
            text = f"“{head}”里编号从 {before} 跳到 {number},中间的没有读到。请检查文件是否缺页。"
            problems.append(given.problem(line, "rows_missing", text))
    return problems
