"""Figures that cannot all be right are told with a question, and no rate or balance is made of them."""

import pytest

from liangqing.assess.assess import assess
from liangqing.case.case import Case
from liangqing.case.edit import set_answer
from liangqing.law.book import load_book
from tests.assess.made import AS_OF, debt, finding, position

TYPED = {"schedule": [], "terms": {"method": "instalment", "periods": 12, "payment": "450"}}


def told(**changed):
    return position(debt(up_to_date=True, **changed)).debts[0]


def codes(one):
    return [finding.code for finding in one.findings]


def asked(one):
    return [row.id for row in one.missing]


def test_more_received_than_borrowed_is_asked_again_and_no_rate_is_told():
    one = told(principal="12000", disbursed="120000")

    assert (one.nominal_percent, one.effective_percent, one.lawful) == (None, None, None)
    assert one.contract == told().contract, "the contract's own books stand"
    assert "received_more" in codes(one)
    assert asked(one)[0] == "debt.d1.disbursed"
    assert "实际到手多少" in one.missing[0].question


@pytest.mark.parametrize("disbursed", ["0.01", "12", "1199.99"])
def test_a_tenth_is_too_little_to_be_a_loan(disbursed):
    one = told(principal="12000", disbursed=disbursed)
    assert (one.nominal_percent, one.lawful) == (None, None)
    assert "received_too_little" in codes(one)
    assert asked(one) == ["debt.d1.disbursed"]
    assert not any(row.lawful_fen is not None for row in one.projection)


@pytest.mark.parametrize("disbursed", ["1200", "8400", "12000"])
def test_money_kept_back_however_much_is_no_contradiction(disbursed):
    one = told(principal="12000", disbursed=disbursed)
    assert one.nominal_percent is not None
    assert not {"received_too_little", "received_more"} & set(codes(one))


def test_instalments_that_give_back_less_than_was_received_are_asked_again():
    one = told(**TYPED, principal="12000", disbursed="12000")
    assert (one.nominal_percent, one.lawful) == (None, None)
    assert "5,400.00 元" in finding(one, "instalments_too_little").text
    assert asked(one)[0] == "debt.d1.payment"


def test_a_schedule_that_is_not_whole_gives_no_price():
    one = told(schedule=[row.model_dump(mode="json") for row in debt().schedule[:3]])
    assert (one.nominal_percent, one.lawful) == (None, None)
    assert "schedule_sum" in codes(one)
    assert not {"debt.d1.disbursed", "debt.d1.payment"} & set(asked(one))


def test_who_does_not_know_is_not_asked_again():
    case = Case(as_of=AS_OF, debts=(debt(up_to_date=True, **TYPED, principal="12000"),))
    case = set_answer(set_answer(case, "debt.d1.payment", "450"), "debt.d1.payment", "unknown")
    assert "debt.d1.payment" not in asked(assess(case, load_book()).debts[0])


def test_a_closed_debt_is_not_asked_about_its_figures():
    one = told(principal="12000", disbursed="120000", closed_on="2026-10-01")
    assert "debt.d1.disbursed" not in asked(one)
