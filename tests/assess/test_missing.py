"""What is still to be asked: it appears, it vanishes with its answer, and 不知道 is an answer."""

import pytest

from liangqing.assess.assess import assess
from liangqing.case.case import Case
from liangqing.case.debt import Debt
from liangqing.case.edit import set_answer
from liangqing.law.book import load_book
from tests.assess.made import AS_OF, debt, event, position

#: A value that answers each question about a debt.
ANSWERS = {
    "lender": "某某银行股份有限公司",
    "lender_type": "bank",
    "purpose": "consumer",
    "formed_on": "2026-01-15",
    "principal": "12000",
    "disbursed": "12000",
    "periods": "12",
    "payment": "1020",
    "unpaid_since": "2026-10-15",
    "penalty_percent_of_rate": "150",
    "claim": "5000",
}
NEW = Case(as_of=AS_OF, debts=(Debt(id="d1", product="甲贷"),))


def asked(case: Case) -> list[str]:
    return [row.id for row in assess(case, load_book()).missing]


def of_debt(case: Case) -> list[str]:
    return [one.removeprefix("debt.d1.") for one in asked(case) if one.startswith("debt.")]


def test_an_empty_case_asks_for_the_household_alone():
    assert asked(Case(as_of=AS_OF)) == ["household.income", "household.living", "household.dependants"]


def test_a_new_debt_asks_for_everything():
    assert of_debt(NEW) == list(ANSWERS)


@pytest.mark.parametrize("field", [field for field in ANSWERS if field != "lender"])
@pytest.mark.parametrize("value", ["answer", "unknown"])
def test_each_question_vanishes_with_its_answer_and_no_other(field, value):
    told = ANSWERS[field] if value == "answer" else "unknown"
    case = set_answer(NEW, f"debt.d1.{field}", told)
    assert of_debt(case) == [other for other in ANSWERS if other != field]


def test_a_name_that_tells_the_class_answers_two_questions():
    case = set_answer(NEW, "debt.d1.lender", ANSWERS["lender"])
    assert of_debt(case) == [other for other in ANSWERS if other not in ("lender", "lender_type")]


@pytest.mark.parametrize("field", ["income", "living", "dependants"])
@pytest.mark.parametrize("value", ["0", "unknown"])
def test_household_questions_vanish_too(field, value):
    assert f"household.{field}" not in asked(set_answer(Case(as_of=AS_OF), f"household.{field}", value))


def test_taking_an_answer_back_asks_again():
    answered = set_answer(Case(as_of=AS_OF), "household.income", "unknown")
    known = set_answer(answered, "household.income", "6500")
    assert "household.income" not in asked(known)


def test_every_question_says_where_to_look_and_every_id_is_taken():
    for row in assess(NEW, load_book()).missing:
        assert row.question
        assert row.where
        for choice in row.choices or ("unknown",):
            set_answer(NEW, row.id, choice)


def test_not_overdue_asks_neither_for_a_claim_nor_for_the_overdue_rate():
    told = position(debt(up_to_date=True, terms=None, claim=None)).missing
    assert not {row.id for row in told} & {"debt.d1.claim", "debt.d1.penalty_percent_of_rate"}


def test_a_debt_of_which_only_the_payout_is_on_record_is_asked_about_payments():
    told = position(debt(events=[event("2026-01-15", "12000.00", "disbursement")])).missing
    assert "debt.d1.unpaid_since" in {row.id for row in told}


def test_a_payment_on_record_answers_it():
    told = position(debt(events=[event("2026-02-15", "1020.00")])).missing
    assert "debt.d1.unpaid_since" not in {row.id for row in told}


def test_with_a_schedule_neither_periods_nor_payment_are_asked():
    told = {row.id for row in position(debt(up_to_date=True)).missing}
    assert not told & {"debt.d1.periods", "debt.d1.payment"}
