"""The nouns: one schema for file, store and API; strange keys, bare numbers and impossible days are refused."""

from datetime import date

import pytest
from pydantic import ValidationError

from liangqing.base.days import DayCount
from liangqing.case.borrower import Household
from liangqing.case.case import Answer, Case, replace_debt
from liangqing.case.debt import Debt, LenderType, Purpose
from liangqing.case.records import Contact, ContactKind, Direction, InstalmentRow, MoneyRecord, Source
from liangqing.case.terms import Method, Terms

AS_OF = date(2026, 11, 22)
SOURCE = Source(sha256="0" * 64, name="a.csv", line=3)


def test_nothing_is_guessed_for_a_new_case():
    case = Case(as_of=AS_OF)

    assert (case.debts, case.contacts, case.answers) == ((), (), ())
    assert {value for name, value in case.household if name != "buffer_e9"} == {None, ()}
    assert case.household.buffer_e9 == 100_000_000  # a tenth, told on the page


def test_nothing_is_guessed_for_a_new_debt():
    debt = Debt(id="d1")

    assert (debt.lender_type, debt.purpose) == (LenderType.UNKNOWN, Purpose.UNKNOWN)
    assert (debt.lender, debt.principal_fen, debt.assisted, debt.up_to_date) == (None, None, None, None)
    assert debt.name == "d1"
    assert Debt(id="d1", lender="甲银行").name == "甲银行"
    assert Debt(id="d1", lender="甲银行", product="乙贷").name == "乙贷"


def test_terms_default_to_the_simplest_reading():
    terms = Terms(method=Method.INSTALMENT)
    assert (terms.day_count, terms.grace_days, terms.rate) == (DayCount.ACT_365, 0, None)


@pytest.mark.parametrize("debt_id", ["D1", "", "a b", "../x", "一", "-a", "a" * 41, "a.b"])
def test_an_id_is_plain(debt_id):
    with pytest.raises(ValidationError):
        Debt(id=debt_id)


def test_two_debts_cannot_share_an_id():
    with pytest.raises(ValidationError, match="同一个编号"):
        Case(as_of=AS_OF, debts=(Debt(id="d1"), Debt(id="d1")))


@pytest.mark.parametrize("field", ["income", "living", "dependants", "living_floor", "cash"])
def test_a_household_has_no_negative_sums(field):
    assert Household.model_validate({field: "0"}) is not None
    with pytest.raises(ValidationError):
        Household.model_validate({field: "-1"})


@pytest.mark.parametrize(
    "facts",
    [
        {"principal": "-0.01"},
        {"disbursed": "-1"},
        {"principal": 100.0},
        {"fees": [{"name": "费", "payee": "lender", "amount": "-5"}]},
        {"claim": {"on": "2026-11-20", "total": "-5"}},
        {"events": [{"on": "2026-11-20", "kind": "payment", "amount": "-5"}]},
        {"formed_on": "9999-12-31"},
        {"lender_type": "shop"},
        {"unpayed_since": "2026-10-08"},
        {"terms": {"method": "instalment", "periods": 0}},
        {"terms": {"method": "instalment", "periods": 361}},
        {"terms": {"method": "instalment", "payment": "-1"}},
    ],
)
def test_facts_that_cannot_be_are_refused(facts):
    with pytest.raises(ValidationError):
        Debt.model_validate({"id": "d1", **facts})


def test_debts_and_answers_are_found_by_id():
    case = Case(
        as_of=AS_OF, debts=(Debt(id="d1"),), answers=(Answer(id="household.income", value="unknown"),)
    )

    assert case.debt("d1") == Debt(id="d1")
    assert case.debt("d2") is None
    assert case.answer("household.income") == "unknown"
    assert case.answer("household.living") is None


def test_a_debt_is_exchanged_and_the_others_stay():
    case = Case(as_of=AS_OF, debts=(Debt(id="d1"), Debt(id="d2")))
    changed = replace_debt(case, Debt(id="d2", product="乙"))

    assert [debt.product for debt in changed.debts] == [None, "乙"]
    assert case.debts[1].product is None  # the first case is as it was


def row(**facts):
    told = {
        "on": AS_OF,
        "at": "2026-11-22T08:00:00",
        "amount_fen": 100,
        "direction": "out",
        "counterparty": "甲",
        "item": "还款",
        "status": "交易成功",
        "settled": True,
        "order_no": "1",
        "source": SOURCE,
    }
    return MoneyRecord.model_validate(told | facts)


def test_a_row_is_the_same_whatever_its_status_or_place_has_become():
    assert row().key() == row(status="已退款", settled=False).key()
    assert row().key() == row(source=Source(sha256="1" * 64, name="b.csv", line=9)).key()


@pytest.mark.parametrize(
    "other",
    [
        {"amount_fen": 101},
        {"order_no": "2"},
        {"counterparty": "乙"},
        {"item": "x"},
        {"at": "2026-11-22T08:00:01"},
    ],
)
def test_a_row_that_differs_in_a_fact_is_another(other):
    assert row().key() != row(**other).key()


def test_joined_facts_do_not_run_into_each_other():
    assert row(counterparty="甲", item="乙丙").key() != row(counterparty="甲乙", item="丙").key()


def test_a_contact_left_half_told_is_still_a_contact():
    told = {"kind": "call", "at": "2026-11-22T22:14:00+08:00", "direction": "in", "number": "170-0000-0001"}
    contact = Contact.model_validate(told)

    assert (contact.kind, contact.direction) == (ContactKind.CALL, Direction.IN)
    assert (contact.connected, contact.seconds, contact.debt) == (None, 0, None)


def test_an_instalment_is_the_sum_of_its_parts():
    part = InstalmentRow(number=1, due_on=AS_OF, principal_fen=100_000, interest_fen=12_000, fee_fen=9_000)
    assert part.total_fen == 121_000


def test_the_schema_is_one_document_with_yuan_as_text():
    schema = Case.model_json_schema()

    assert schema["additionalProperties"] is False
    assert schema["$defs"]["Household"]["properties"]["income"]["anyOf"][0]["type"] == "string"
    assert "income_fen" not in schema["$defs"]["Household"]["properties"]
