"""A microloan made to a student: asked for where a rule speaks of it, and a reason to complain, not a cut."""

from datetime import date

import pytest

from liangqing.case.case import Case
from liangqing.case.edit import set_answer
from tests.assess.made import codes, debt, finding, seen

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
