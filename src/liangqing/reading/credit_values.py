"""What the long credit report gives for an account, as words, into an account: the same for XML and for print."""

import re
from collections.abc import Mapping, Sequence

from liangqing.base.errors import InputUnusable
from liangqing.case.credit import AccountGroup, AccountStatus, CreditAccount
from liangqing.case.records import Source
from liangqing.reading.credit_codes import OVER_90_CODES, OVERDUE_CODES, STATES, TYPE_WORDS, TYPES
from liangqing.reading.credit_sentences import told_when
from liangqing.reading.fields import amount_fen

_DAY = re.compile(r"(\d{4})[-./年](\d{1,2})(?:[-./月](\d{1,2}))?[日月]?")
_NOTHING = ("", "--", "-", "——")
_HOUSING = ("住房", "购房", "商用房", "公积金")
_CURRENCIES = {"人民币元": "CNY", "人民币": "CNY", "美元": "USD"}


def detailed_account(
    told: Mapping[str, str], kind: str, states: Sequence[str], text: str, source: Source
) -> CreditAccount:
    """An account of type `kind` (`D1` …) from words by field; `states`: the repayment codes of five years, if shown.

    Raises InputUnusable where it does not even say who lent.
    """
    lender = _word(told, "lender")
    if lender is None:
        raise InputUnusable("lender_missing", "这个账户没有读到管理机构。", "请对照报告原件。")
    group = TYPES[kind]
    category = _word(told, "category") or TYPE_WORDS[kind]
    if group is AccountGroup.LOAN and any(word in category for word in _HOUSING):
        group = AccountGroup.HOUSING
    currency = _word(told, "currency") or ""
    late = [state for state in states if state in OVERDUE_CODES]
    values: dict[str, object] = {
        "group": group,
        "category": category,
        "lender": lender,
        "account_no": _word(told, "account_no"),
        "opened_on": _day(told, "opened_on"),
        "due_on": _day(told, "due_on"),
        "currency": _CURRENCIES.get(currency, currency),
        "told_for": _when(told, "told_for"),
        "revolving": True if kind in ("R1", "R4") else None,
        "overdue_now": _overdue_now(told),
        "was_overdue": bool(late) if states else None,
        "overdue_months": len(late) if states else None,
        "overdue_90_months": sum(state in OVER_90_CODES for state in late) if states else None,
        **_amounts(told),
        **_state(told, group),
    }
    return CreditAccount.model_validate({**values, "text": text, "source": source})


def _amounts(told: Mapping[str, str]) -> dict[str, object]:
    fields = ("principal_fen", "limit_fen", "balance_fen", "used_fen", "overdue_fen")
    return {field: amount_fen(word) for field in fields if (word := _word(told, field)) is not None}


def _state(told: Mapping[str, str], group: AccountGroup) -> dict[str, object]:
    """By its word; where only a code stands there, a closing day or a month of moving out tells."""
    word = _word(told, "state") or ""
    closed, moved = _when(told, "closed_on"), _when(told, "moved_out")
    status = STATES.get(word)
    if status is None:
        ended = AccountStatus.CLOSED if group is AccountGroup.CARD else AccountStatus.SETTLED
        status = AccountStatus.TRANSFERRED if moved else ended if closed else AccountStatus.OPEN
    return {"status": status, "ended": closed or moved}


def _overdue_now(told: Mapping[str, str]) -> bool | None:
    word = _word(told, "overdue_periods")
    if word is not None and word.isdigit():
        return int(word) > 0
    return True if _word(told, "state") == "逾期" else None


def _word(told: Mapping[str, str], field: str) -> str | None:
    word = told.get(field, "").strip()
    return None if word in _NOTHING else word


def _when(told: Mapping[str, str], field: str) -> str | None:
    match = _DAY.fullmatch(_word(told, field) or "")
    if match is None:
        return None
    return told_when(f"{match[1]}年{match[2]}月" + (f"{match[3]}日" if match[3] else ""))


def _day(told: Mapping[str, str], field: str) -> str | None:
    when = _when(told, field)
    return when if when is not None and len(when) == 10 else None
