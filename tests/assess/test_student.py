"""A microloan made to a student: asked for where a rule speaks of it, and a reason to complain, not a cut."""

from datetime import date

import pytest

from liangqing.case.case import Case
from liangqing.case.edit import set_answer
from liangqing.plan.options import Look, candidates
from tests.assess.made import codes, debt, finding, position, seen

MICRO = {"lender_type": "microloan", "unpaid_since": "2026-08-15"}


def asked(told):
    return [one.id for one in told.missing if one.id.endswith(".student")]


def test_a_microloan_for_consumption_is_asked_about_and_told_with_its_rule():
    assert asked(seen(**MICRO)) == ["debt.d1.student"]
    told = seen(**MICRO, student=True)
    assert asked(told) == []
    one = finding(told, "student_loan")
    assert [reason.rule for reason in one.because] == ["STUDENT-21"]
    assert "合同不因此当然无效" in one.text


@pytest.mark.parametrize("facts", [{"lender_type": "bank"}, {"purpose": "business"}])
def test_of_other_loans_it_is_neither_asked_nor_told(facts):
    told = seen(**{**MICRO, **facts}, student=True)
    assert "student_loan" not in codes(told)
    assert asked(seen(**{**MICRO, **facts})) == []


@pytest.mark.parametrize(("formed_on", "told"), [("2021-03-16", False), ("2021-03-17", True)])
def test_it_counts_from_the_day_on_which_the_notice_was_published(formed_on, told):
    assert ("student_loan" in codes(seen(**MICRO, student=True, formed_on=formed_on))) is told


def test_it_can_be_typed():
    case = Case(as_of=date(2026, 11, 22), debts=(debt(**MICRO),))
    assert set_answer(case, "debt.d1.student", "yes").debts[0].student is True


def test_what_was_kept_back_bears_no_interest_and_no_way_offers_it():
    """5,000.00 on paper, 4,600.00 received, 2 % a month, 892.63 six times, four paid.

    Interest on 4,600.00: 92.00 + 75.99 + 59.65 + 43.00; left 4,600.00 − 3,570.52 + 270.64 = 1,300.12, and 26.00 and
    8.67 on it: 1,334.79, not the 1,785.25 of the contract.
    """
    loan = debt(
        lender_type="microloan",
        formed_on="2026-03-10",
        principal="5000.00",
        disbursed="4600.00",
        unpaid_since="2026-08-10",
        schedule=[],
        terms={"method": "instalment", "periods": 6, "rate": {"percent": "24", "per": "year"}},
    )
    case = Case(as_of=date(2026, 11, 28), debts=(loan,))
    (told,) = position(loan, as_of=case.as_of).debts
    assert told.contract is not None
    assert told.lawful is not None
    assert (told.contract.total_fen, told.lawful.agreed_fen) == (178_525, 133_479)
    assert (told.lawful.principal_fen, told.lawful.interest_fen) == (130_012, 3_467)
    found = candidates(Look(loan, told, case.as_of, 0, {}))
    assert max(one.option.total_fen for one in found) == 133_479
