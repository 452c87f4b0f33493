"""The lists of the household on a page: added, taken out, mistakes told at their list; bad luck in the form."""

import pytest
from playwright.sync_api import expect

from liangqing.case.borrower import Income
from liangqing.store import CaseFolder
from tests.web.test_browser import DESK, PHONE, no_serious_barrier, no_sideways_scrolling, opened

LISTS, HOUSEHOLD = "/case/mine/household/lists/", "/case/mine/household/"


def stored(home):
    return CaseFolder(home).load("mine")


def add(client, home, which, **told):
    return client.post(LISTS, {"list": f"household.{which}", "revision": str(stored(home).revision), **told})


def test_a_source_is_added_seen_and_taken_out(client, own_case, home):
    answer = add(client, home, "incomes", name="旺季零工", amount="1500", months="7,8")
    assert answer.status_code == 302
    assert stored(home).case.household.incomes == (
        Income(name="旺季零工", amount_fen=1_500_00, months=(7, 8)),
    )
    assert "旺季零工：一个月 1,500.00 元，7、8 月" in client.get(LISTS).content.decode()
    add(client, home, "incomes", drop="1")
    assert stored(home).case.household.incomes == ()


def test_every_list_takes_its_line(client, own_case, home):
    add(client, home, "expenses", name="学费", amount="2000", months="3,9")
    add(client, home, "one_offs", name="借同学的", amount="5000", on="2027-01-05", owner="borrowed")
    text = client.get(LISTS).content.decode()
    assert "学费：2,000.00 元，3、9 月" in text
    assert "借同学的：5,000.00 元，2027年1月5日（周二），借来的，要还" in text


@pytest.mark.parametrize(
    ("which", "told", "said"),
    [
        ("incomes", {"name": "甲"}, "“一个月多少（元）”还没有填"),
        ("incomes", {"name": "甲", "amount": "很多"}, "读不懂"),
        ("incomes", {"name": "甲", "amount": "5", "until_on": "明年"}, "不是日期"),
        ("expenses", {"name": "甲", "amount": "5", "months": "0"}, "不是月份"),
        ("one_offs", {"name": "甲", "amount": "5", "on": "2027-01-01"}, "“是谁的”还没有填"),
        ("incomes", {"drop": "3"}, "没有第 3 条"),
        ("incomes", {"drop": "²"}, "没有第 0 条"),
    ],
)
def test_a_mistake_is_told_at_its_list_and_nothing_is_stored(client, own_case, home, which, told, said):
    before = stored(home).revision
    answer = add(client, home, which, **told)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert said in text[text.index(f'id="{which}"') :].partition("</section>")[0]
    assert stored(home).revision == before


def test_a_list_that_is_not_there_and_an_old_window_are_refused(client, own_case, home):
    assert add(client, home, "debts").status_code == 422
    assert client.post(LISTS, {"list": "household.incomes", "revision": "99"}).status_code == 409


def test_bad_luck_is_typed_in_the_form_one_figure_alone(client, own_case, home):
    told = {"household.chances.late_percent": "20", "revision": str(stored(home).revision)}
    client.post(HOUSEHOLD, told)
    assert stored(home).case.household.chances.late_e9 == 200_000_000
    client.post(HOUSEHOLD, {"household.chances.late_percent": "5", "revision": str(stored(home).revision)})
    assert stored(home).case.household.chances.late_e9 == 50_000_000


def test_the_reserve_and_the_local_standard_have_their_lines(client, own_case, home):
    told = {"household.reserve": "800", "household.minimum_living": "950"}
    client.post(HOUSEHOLD, {**told, "revision": str(stored(home).revision)})
    assert stored(home).case.household.reserve_fen == 800_00
    assert stored(home).case.household.minimum_living_fen == 950_00


def test_the_lists_shut_nobody_out(served, chromium):
    for size, script in ((PHONE, False), (DESK, True)):
        with opened(chromium, size, script=script) as tab:
            tab.goto(f"{served.address}/case/sample/household/")
            tab.get_by_role("link", name="写收入和开支的细账").click()
            expect(tab.get_by_role("heading", level=1)).to_have_text("收入和开支的细账")
            if script:
                tab.locator("#expenses summary").click()
            tab.locator("#expenses").get_by_label("什么开支").fill("学费")
            tab.locator("#expenses").get_by_label("到时一次多少").fill("2000")
            tab.locator("#expenses").get_by_label("哪几个月").fill("3,9")
            tab.locator("#expenses").get_by_role("button", name="加上").click()
            expect(tab.get_by_text("学费：2,000.00 元，3、9 月").first).to_be_visible()
            no_sideways_scrolling(tab)
            if script:
                no_serious_barrier(tab)
