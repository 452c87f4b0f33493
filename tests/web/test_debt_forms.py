"""Every fact of a debt typed and corrected; mistakes told at the field; two tabs never overwrite each other."""

import re

import pytest

from liangqing.case.borrower import Borrower, Household
from liangqing.case.chances import CHANCE_FIELDS
from liangqing.case.debt import LenderType, ProceedingKind
from liangqing.case.fields import ALL_DEBT_FIELDS
from liangqing.case.holders import MARKS
from liangqing.store import CaseFolder
from liangqing.web.fields import DEBT_GROUPS, HOUSEHOLD_GROUPS
from liangqing.web.household_fields import list_forms

LOAN = {
    "product": "示例贷",
    "lender": "明月示例消费金融有限公司",
    "purpose": "consumer",
    "formed_on": "2026-02-10",
    "principal": "10000",
    "disbursed": "10,000.00",
    "periods": "12",
    "payment": "946.00",
    "unpaid_since": "2026-10-10",
    "claim": "7600",
}


def page(answer):
    """The page as text."""
    return answer.content.decode()


@pytest.fixture
def debt(client, own_case):
    """The address of a debt that is known by name only."""
    client.post(f"{own_case}debt/add/", {"name": "示例贷"})
    return f"{own_case}debt/d1/"


def stored(home, number=None):
    return CaseFolder(home).load("mine", number)


def revision(home) -> str:
    return str(stored(home).revision)


#: Fields of the household that stand in lines of their own: lists on their page, chances one by one.
_IN_LISTS = {form.id.removeprefix("household.") for form in list_forms(Household())}
_CHANCES = {f"chances.{name}" for name in CHANCE_FIELDS}


def test_every_fact_of_a_debt_and_of_the_household_has_its_line():
    debt = {field.name for group in DEBT_GROUPS for field in group.fields}
    person = {field.name for group in HOUSEHOLD_GROUPS for field in group.fields}
    assert debt == set(ALL_DEBT_FIELDS) - set(MARKS), (
        "what may be so at any stage is asked in the examination"
    )
    household = set(Household.model_json_schema()["properties"]) - _IN_LISTS - {"chances"} | _CHANCES
    assert person == {f"household.{name}" for name in household} | {
        f"borrower.{name}" for name in Borrower.model_json_schema()["properties"]
    }


def test_a_debt_needs_only_a_name(client, own_case, home):
    answer = client.post(f"{own_case}debt/add/", {"name": " 借呗 "})
    assert answer.headers["Location"] == "/case/mine/debt/d1/"
    assert stored(home).case.debts[0].product == "借呗"


def test_a_debt_without_a_name_is_asked_for_one(client, own_case, home):
    answer = client.post(f"{own_case}debt/add/", {"name": "  "})
    assert answer.status_code == 422
    assert "先写个名字" in page(answer)
    assert stored(home).case.debts == ()


def test_every_typed_fact_is_stored(client, debt, home):
    answer = client.post(debt, {**LOAN, "revision": revision(home)})
    assert answer.status_code == 302
    held = stored(home).case.debts[0]
    assert held.principal_fen == 1_000_000
    assert held.disbursed_fen == 1_000_000
    assert held.terms is not None
    assert held.terms.periods == 12
    assert held.terms.payment_fen == 94_600
    assert held.claim is not None
    assert held.claim.total_fen == 760_000
    assert held.lender_type is LenderType.CONSUMER_FINANCE, "told by the name of the lender"
    assert str(held.unpaid_since) == "2026-10-10"


def test_what_was_stored_stands_in_the_form_again(client, debt, home):
    client.post(debt, {**LOAN, "yearly_percent": "14.4", "revision": revision(home)})
    text = page(client.get(debt))
    for value in ("10000.00", "946.00", "2026-02-10", "2026-10-10", "7600.00", "14.4"):
        assert f'value="{value}"' in text
    assert '<option value="consumer_finance" selected>消费金融公司</option>' in text


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("principal", "一万", "金额“一万”读不懂"),
        ("principal", "1" * 40, "大得不像真的"),
        ("principal", "-5", "金额不能是负数"),
        ("principal", "1.234", "细过一分钱"),
        ("periods", "十二", "不是整数"),
        ("periods", "999", "填不进去"),
        ("formed_on", "去年", "不是日期"),
        ("formed_on", "2026-02-30", "不是日期"),
        ("formed_on", "2099-01-01", "离得太远"),
        ("formed_on", "2027-01-01", "这一天还没有到"),
        ("summons_received_on", "2026-12-01", "这一天还没有到"),
        ("yearly_percent", "很高", "填不进去"),
        ("lender_type", "mafia", "填不进去"),
        ("fee_payee", "platform", "请先填上一格的金额"),
    ],
)
def test_a_mistake_is_told_at_its_field_and_nothing_typed_is_lost(client, debt, home, field, typed, told):
    answer = client.post(debt, {"contract_no": "EX-77", field: typed, "revision": revision(home)})
    text = page(answer)
    assert answer.status_code == 422
    at_field = re.search(rf'<p class="error" id="e-{field}">([^<]*)</p>', text)
    assert at_field, "the error stands at the field"
    assert told in at_field[1]
    assert 'value="EX-77"' in text, "what was typed elsewhere is still there"
    assert stored(home).case.debts[0].contract_no is None, "nothing is half stored"


def test_a_field_emptied_is_open_again(client, debt, home):
    client.post(debt, {**LOAN, "summons_received_on": "2026-11-11", "revision": revision(home)})
    assert stored(home).case.debts[0].proceedings[0].kind is ProceedingKind.LAWSUIT
    emptied = {"summons_received_on": "", "claim": "", "principal": "", "revision": revision(home)}
    client.post(debt, emptied)
    held = stored(home).case.debts[0]
    assert held.proceedings == ()
    assert held.claim is None
    assert held.principal_fen is None
    assert held.disbursed_fen == 1_000_000, "the others stay"
    assert "合同写的借款金额是多少" in page(client.get("/case/mine/")), "and is asked for again"


def test_no_arrears_is_a_box_to_tick(client, debt, home):
    client.post(debt, {"unpaid_since.none": "1", "unpaid_since": "", "revision": revision(home)})
    assert stored(home).case.debts[0].up_to_date is True
    assert re.search(r'name="unpaid_since.none" value="1" checked', page(client.get(debt)))


def test_nothing_changed_writes_no_revision(client, debt, home):
    before = revision(home)
    client.post(debt, {"product": "示例贷", "revision": before})
    assert revision(home) == before


def test_two_tabs_conflict_and_the_typed_text_stays(client, debt, home):
    drawn = revision(home)
    client.post(debt, {"principal": "9000", "contract_no": "A-1", "revision": drawn})
    answer = client.post(
        debt, {"principal": "8000", "lender": "某某银行", "contract_no": "", "revision": drawn}
    )
    text = page(answer)
    assert answer.status_code == 409
    assert "刚才在别的页面改过" in text
    assert "别的页面刚存的是“9000.00”" in text
    assert 'value="8000"' in text
    assert 'value="某某银行"' in text
    assert 'value="A-1"' in text, "a field not touched here follows the other tab"
    assert stored(home).case.debts[0].principal_fen == 900_000
    again = client.post(debt, {"principal": "8000", "contract_no": "A-1", "revision": revision(home)})
    assert again.status_code == 302
    assert stored(home).case.debts[0].principal_fen == 800_000
    assert stored(home).case.debts[0].contract_no == "A-1"


@pytest.mark.parametrize("told", ["", "0", "999", "abc", "-1", "9" * 30])
def test_a_form_without_its_revision_overwrites_nothing(client, debt, home, told):
    answer = client.post(debt, {"principal": "1", "revision": told})
    assert answer.status_code == 409
    assert stored(home).case.debts[0].principal_fen is None


def test_a_debt_removed_can_be_brought_back(client, debt, home):
    kept = revision(home)
    answer = client.post(f"{debt}remove/", {"revision": kept})
    assert answer.headers["Location"] == "/case/mine/history/?removed"
    assert stored(home).case.debts == ()
    assert "删了“示例贷”" in page(client.get("/case/mine/history/"))
    client.post("/case/mine/history/", {"to": kept, "revision": revision(home)})
    assert stored(home).case.debts[0].product == "示例贷"
    assert int(revision(home)) == int(kept) + 2, "going back is a new revision: nothing is lost"


def test_removing_from_an_old_tab_is_refused(client, debt, home):
    answer = client.post(f"{debt}remove/", {"revision": "0"})
    assert answer.status_code == 409
    assert len(stored(home).case.debts) == 1
