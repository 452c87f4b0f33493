"""Where an offer would go to the wrong hands or undo something, the letter is refused and the call only asks."""

from datetime import date

import pytest

from liangqing import app
from liangqing.base.errors import GateClosed
from liangqing.case.borrower import Household
from liangqing.case.case import Case
from liangqing.case.debt import (
    Agreement,
    AgreementState,
    Notifier,
    Proceeding,
    ProceedingKind,
    Transfer,
    TransferKind,
)
from tests.assess.made import AS_OF, debt, paid

_HOUSEHOLD = Household(income_fen=650_000, living_fen=380_000, dependants_fen=70_000)
_BOUGHT = Transfer(
    kind=TransferKind.ASSIGNED,
    on=date(2026, 9, 1),
    to="海星资产管理有限公司",
    notified_on=date(2026, 9, 2),
    notified_by=Notifier.NEW,
)
_PAID = Transfer(
    kind=TransferKind.GUARANTOR_PAID, on=date(2026, 9, 1), to="甲融资担保有限公司", amount_fen=500_000
)
_KEPT = Agreement(state=AgreementState.PERFORMING, on=date(2026, 9, 1))
_TITLE = Proceeding(kind=ProceedingKind.ENFORCEMENT, court="某某法院", served_on=date(2026, 9, 1))
_STORIES = {
    "creditor": ({"transfers": [_BOUGHT]}, "有没有转让"),
    "guarantor_paid": ({"transfers": [_PAID]}, "代偿证明"),
    "agreement": ({"agreements": [_KEPT]}, "停止催收"),
    "title": ({"proceedings": [_TITLE]}, "执行"),
}


def _whole(facts):
    told = debt(events=paid(1, 2, 3, 4, 5, 6), **facts)
    return app.look(Case(as_of=AS_OF, household=_HOUSEHOLD, debts=(told,)))


@pytest.mark.parametrize("code", _STORIES)
def test_the_letter_that_offers_is_refused_with_what_to_do_instead(code):
    facts, _ = _STORIES[code]
    with pytest.raises(GateClosed) as closed:
        app.draft("negotiation_request", _whole(facts), "d1", ".txt")
    assert closed.value.code == code
    assert closed.value.next_step


@pytest.mark.parametrize("code", _STORIES)
def test_the_call_card_asks_and_offers_nothing(code):
    facts, words = _STORIES[code]
    text = app.draft("call_card", _whole(facts), "d1", ".txt")[0].decode()
    assert words in text
    assert "我愿意还" not in text
    assert "先提" not in text


def test_a_debt_like_any_other_gets_its_letter():
    data, _ = app.draft("negotiation_request", _whole({}), "d1", ".txt")
    assert "协商还款申请书" in data.decode()
