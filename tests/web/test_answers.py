"""What is missing is asked on the page, one small form each; the household in one form."""

import re
from datetime import timedelta

import pytest

from liangqing.store import CaseFolder


def page(answer):
    """The page as text."""
    return answer.content.decode()


def stored(home):
    return CaseFolder(home).load("mine")


def tell(client, home, answer_id, value="", **more):
    told = {"id": answer_id, "value": value, "revision": str(stored(home).revision), **more}
    return client.post("/case/mine/answer/", told)


@pytest.fixture
def begun(client, own_case):
    """A case with one debt that is known by name only."""
    client.post(f"{own_case}debt/add/", {"name": "示例贷"})
    return own_case


def test_every_missing_fact_has_a_form_with_a_label_and_where_to_look(client, begun):
    text = page(client.get(begun))
    for answer_id in (
        "household.income",
        "household.living",
        "debt.d1.lender",
        "debt.d1.principal",
        "debt.d1.claim",
    ):
        assert f'<form class="ask" id="ask-{answer_id}" method="post" action="/case/mine/answer/">' in text
        assert f'<label for="in-{answer_id}">' in text
    assert '<label for="in-household.income">每月到手收入是多少？</label>' in text
    assert "在哪里找：工资条或银行流水" in text
    assert '<option value="microloan">小额贷款公司</option>' in text
    assert "填 none" not in text


def test_what_is_not_known_is_not_told_as_zero_or_as_paid(client, begun):
    text = page(client.get(begun))
    assert "有没有逾期，还不知道" in text
    assert "还算不出" in text
    assert "0.00 元" not in text


def test_an_answer_is_taken_and_not_asked_again(client, begun, home):
    assert tell(client, home, "household.income", "6,500").headers["Location"] == "/case/mine/#missing"
    assert stored(home).case.household.income_fen == 650_000
    assert "每月到手收入是多少" not in page(client.get(begun))


def test_not_known_is_an_answer(client, begun, home):
    tell(client, home, "debt.d1.formed_on", button="unknown")
    assert stored(home).case.answer("debt.d1.formed_on") == "unknown"
    assert 'id="ask-debt.d1.formed_on"' not in page(client.get(begun))


def test_no_arrears_is_an_answer(client, begun, home):
    tell(client, home, "debt.d1.unpaid_since", button="none")
    assert stored(home).case.debts[0].up_to_date is True


@pytest.mark.parametrize(
    ("answer_id", "typed", "told"),
    [
        ("household.income", "很少", "金额“很少”读不懂"),
        ("household.income", "", "这一格还空着"),
        ("debt.d1.purpose", "casino", "填不进去"),
        ("debt.d1.formed_on", "2099-12-31", "离得太远"),
    ],
)
def test_a_mistake_comes_back_at_its_question(client, begun, home, answer_id, typed, told):
    answer = tell(client, home, answer_id, typed)
    text = page(answer)
    assert answer.status_code == 422
    at_field = re.search(rf'<p class="error" id="e-{re.escape(answer_id)}">([^<]*)</p>', text)
    assert at_field
    assert told in at_field[1]
    assert f'href="#ask-{answer_id}"' in text, "the top of the page leads there"


def test_an_answer_from_an_old_tab_keeps_its_text(client, begun, home):
    answer = client.post("/case/mine/answer/", {"id": "household.income", "value": "6500", "revision": "1"})
    assert answer.status_code == 409
    assert 'value="6500"' in page(answer)
    assert stored(home).case.household.income_fen is None


def test_two_tabs_answer_the_same_question(client, begun, home):
    drawn = str(stored(home).revision)
    client.post("/case/mine/answer/", {"id": "household.income", "value": "6500", "revision": drawn})
    answer = client.post("/case/mine/answer/", {"id": "household.income", "value": "7000", "revision": drawn})
    assert answer.status_code == 409
    assert "您刚才填的“7000”没有存" in page(answer)
    assert stored(home).case.household.income_fen == 650_000


@pytest.mark.parametrize("answer_id", ["", "debt.d9.principal", "debt.d1.secret", "case.id", "household.x"])
def test_a_question_that_is_not_there_is_refused(client, begun, home, answer_id):
    assert tell(client, home, answer_id, "1").status_code == 404


def test_the_household_in_one_form(client, begun, home):
    told = {
        "household.income": "6500",
        "household.living": "3,200.50",
        "household.dependants": "0",
        "household.persons": "3",
        "household.payday": "15",
        "borrower.alias": "小林",
        "borrower.role": "guarantor",
        "borrower.hardship": "公司停发两个月工资。",
        "revision": str(stored(home).revision),
    }
    assert client.post("/case/mine/household/", told).status_code == 302
    case = stored(home).case
    assert (case.household.income_fen, case.household.living_fen) == (650_000, 320_050)
    assert (case.household.dependants_fen, case.household.persons) == (0, 3)
    assert (case.borrower.alias, str(case.borrower.role)) == ("小林", "guarantor")
    assert "公司停发两个月工资。" in page(client.get("/case/mine/household/"))


def test_a_mistake_in_the_household_stores_nothing(client, begun, home):
    told = {"household.income": "6500", "household.payday": "45", "revision": str(stored(home).revision)}
    answer = client.post("/case/mine/household/", told)
    assert answer.status_code == 422
    assert 'value="6500"' in page(answer)
    assert stored(home).case.household.income_fen is None


def test_a_household_field_emptied_is_open_again(client, begun, home):
    client.post("/case/mine/household/", {"household.income": "6500", "revision": str(stored(home).revision)})
    client.post("/case/mine/household/", {"household.income": "", "revision": str(stored(home).revision)})
    assert stored(home).case.household.income_fen is None
    assert "每月到手收入是多少" in page(client.get(begun))


def test_what_decides_is_asked_first_and_the_rest_stands_closed(client, begun, home):
    text = page(client.get(begun))
    missing = text[text.index('id="missing"') :]
    first = missing[: missing.index("<details")]
    assert re.findall(r'id="ask-([\w.]+)"', first) == [
        "debt.d1.lender_type",
        "debt.d1.principal",
        "debt.d1.unpaid_since",
    ]
    assert "个问题，想答再答</summary>" in missing
    assert '<details class="way" open>' not in missing
    for field, value in (("lender_type", "bank"), ("principal", "5000"), ("unpaid_since", "none")):
        tell(client, home, f"debt.d1.{field}", value)
    assert '<details class="way" open><summary>家里的账' in page(client.get(begun))


def test_a_known_name_fills_the_form_as_a_guess_and_stores_nothing(client, own_case, home):
    client.post(f"{own_case}debt/add/", {"name": "借呗"})
    text = page(client.get(own_case))
    assert '<option value="consumer_finance" selected>' in text
    assert "这是按“借呗”这个名字推测的，还没有填进去。" in text
    assert stored(home).case.debt("d1").lender_type == "unknown"


@pytest.mark.parametrize("place", ["said", "value"])
def test_a_day_may_be_told_in_words(client, begun, home, place):
    tell(client, home, "debt.d1.unpaid_since", **{place: "昨天"})
    told = stored(home).case
    assert told.debt("d1").unpaid_since == told.as_of - timedelta(days=1)
