"""Accounts of a credit report and debts of the case: which is which, where it can be told, and else who may be."""

import re
from collections.abc import Sequence
from datetime import date
from enum import IntEnum

from liangqing.base.noun import Noun
from liangqing.case.credit import AccountGroup, AccountStatus, CreditAccount
from liangqing.case.debt import Debt, Purpose
from liangqing.case.lenders import Lender, find_lender, fold_name, lender_type_of_name
from liangqing.case.terms import Method, Terms

#: A contract is signed, and the money comes, within these days of each other.
NEAR_DAYS = 3
#: The long report may give only the kind and a part of the name: `商业银行“甲州”`.
_QUOTED = re.compile(r"[“\"]([^”\"]{2,20})[”\"]")
_COMPANY = re.compile(r"(股份有限公司|有限责任公司|有限公司|股份公司|公司)$")
_BANK = re.compile(r"^(.{1,14}?银行)(?:股份有限公司|有限责任公司|有限公司)?")
_OWED_GROUPS = (AccountGroup.CARD, AccountGroup.HOUSING, AccountGroup.LOAN, AccountGroup.OTHER_BUSINESS)
_LIVE = (AccountStatus.OPEN, AccountStatus.BAD)


#: The day and the amount (fen) of a loan.
Loan = tuple[date | None, int | None]


class _Fit(IntEnum):
    """How well an account and a debt go together."""

    NO = 0
    MAYBE = 1
    SURE = 2


class Owner(Noun):
    """The debt that an account is; `candidates` where more than one, or not surely one, may be it."""

    debt: str | None = None
    candidates: tuple[str, ...] = ()


def owner_of(account: CreditAccount, debts: Sequence[Debt], taken: frozenset[str]) -> Owner:
    """Which of the debts the account is; `taken`: debts that are other accounts already."""
    free = [debt for debt in debts if debt.id not in taken]
    fits = {debt.id: _fit_of(account, debt) for debt in free}
    sure = [debt_id for debt_id, fit in fits.items() if fit is _Fit.SURE]
    if len(sure) == 1:
        return Owner(debt=sure[0])
    return Owner(candidates=tuple(sure or (debt_id for debt_id, fit in fits.items() if fit is _Fit.MAYBE)))


def _fit_of(account: CreditAccount, debt: Debt) -> _Fit:
    """By lender, kind, day and amount. Two that differ in day and amount are two loans of one lender."""
    lender = _lender_fit(account.lender, debt)
    if lender is _Fit.NO or not _same_kind(account, debt):
        return _Fit.NO
    day, amount = _day_fit(account, debt), _amount_fit(account, debt)
    if account.group is AccountGroup.CARD:
        return min(lender, _Fit.MAYBE if day is _Fit.NO else _Fit.SURE)
    agree = (day is _Fit.SURE) + (amount is _Fit.SURE)
    if _Fit.NO in (day, amount):
        return _Fit.MAYBE if agree and lender is _Fit.SURE else _Fit.NO
    if agree == 2:
        return _Fit.SURE
    return _Fit.SURE if agree == 1 and lender is _Fit.SURE else _Fit.MAYBE


def is_owed(account: CreditAccount) -> bool:
    """Whether something is open on it that the person has to pay."""
    return account.group in _OWED_GROUPS and account.status in _LIVE and account.owed_fen != 0


def reported_debt(account: CreditAccount, debt_id: str) -> Debt:
    """A debt as far as the report tells it; what it does not tell is asked for."""
    brand = _card_brand(account)
    lender = (brand.legal_name if brand else None) or account.lender
    return Debt(
        id=debt_id,
        product=(brand.brand if brand else f"{bare_name(account.lender)}信用卡")
        if is_card(account)
        else None,
        lender=lender,
        lender_type=lender_type_of_name(lender),
        purpose=purpose_of(account),
        formed_on=account.opened_on,
        principal_fen=account.principal_fen,
        terms=Terms(method=Method.CARD) if is_card(account) else None,
    )


def purpose_of(account: CreditAccount) -> Purpose:
    """By the printed kind of loan; unknown where it says neither."""
    if is_card(account):
        return Purpose.CARD
    if "经营" in account.category:
        return Purpose.BUSINESS
    return Purpose.CONSUMER if "消费" in account.category else Purpose.UNKNOWN


def is_card(account: CreditAccount) -> bool:
    """A card of either kind."""
    return account.group is AccountGroup.CARD


def same_lender(one: str, other: str) -> bool:
    """Branches, card centres and legal forms aside."""
    for quoted, whole in ((_QUOTED.search(one), other), (_QUOTED.search(other), one)):
        if quoted is not None:
            return fold_name(quoted[1]) in fold_name(whole)
    first, second = bare_name(one), bare_name(other)
    shorter, longer = sorted((first, second), key=len)
    return len(shorter) > 2 and (longer in (shorter, f"中国{shorter}") or _is_form_of(shorter, longer))


def _is_form_of(shorter: str, longer: str) -> bool:
    """`深圳前海微众银行` and `微众银行`: a place before the name."""
    return longer.endswith(shorter) and len(shorter) > 3


def bare_name(name: str) -> str:
    """`中国建设银行上海市分行` → `中国建设银行`, `甲消费金融有限公司` → `甲消费金融`."""
    folded = fold_name(name)
    bank = _BANK.match(folded)
    return bank[1] if bank else _COMPANY.sub("", folded)


def _lender_fit(lender: str, debt: Debt) -> _Fit:
    if debt.lender is not None:
        return _Fit.SURE if same_lender(lender, debt.lender) else _Fit.NO
    brand = find_lender(debt.product) if debt.product else None
    if brand is None:
        return _Fit.MAYBE if debt.product is None or bare_name(lender) in fold_name(debt.product) else _Fit.NO
    if brand.legal_name is not None:
        return _Fit.SURE if same_lender(lender, brand.legal_name) else _Fit.NO
    named = any(same_lender(lender, may_be) for may_be in brand.may_be)
    return _Fit.MAYBE if named or not brand.may_be or "银行" in lender else _Fit.NO


def _same_kind(account: CreditAccount, debt: Debt) -> bool:
    card = debt.purpose is Purpose.CARD or (debt.terms is not None and debt.terms.method is Method.CARD)
    known = debt.purpose is not Purpose.UNKNOWN or debt.terms is not None
    return card == is_card(account) or not known


def _day_fit(account: CreditAccount, debt: Debt) -> _Fit:
    if account.opened_on is None or debt.formed_on is None:
        return _Fit.MAYBE
    return _Fit.SURE if near(account.opened_on, debt.formed_on) else _Fit.NO


def _amount_fit(account: CreditAccount, debt: Debt) -> _Fit:
    if account.principal_fen is None or debt.principal_fen is None:
        return _Fit.MAYBE
    return _Fit.SURE if about(account.principal_fen, debt.principal_fen) else _Fit.NO


def same_loan(one: Loan, other: Loan) -> bool:
    """Day and amount are known of both, and agree."""
    days, amounts = (one[0], other[0]), (one[1], other[1])
    if days[0] is None or days[1] is None or amounts[0] is None or amounts[1] is None:
        return False
    return near(days[0], days[1]) and about(amounts[0], amounts[1])


def near(one: date, other: date) -> bool:
    """Signed on one day, paid out on the other."""
    return abs((one - other).days) <= NEAR_DAYS


def about(one_fen: int, other_fen: int) -> bool:
    """The report drops the fen."""
    return abs(one_fen - other_fen) < 100


def _card_brand(account: CreditAccount) -> Lender | None:
    return find_lender(f"{bare_name(account.lender)}信用卡") if is_card(account) else None
