"""The page of talks: findings with their proof, hours, parties, every line; one noted down, one marked, both undone."""

import re
from datetime import datetime

import pytest
from playwright.sync_api import expect

from liangqing.base.days import SHANGHAI
from liangqing.case.case import Case
from liangqing.case.debt import Debt, LenderType, Purpose
from liangqing.case.records import Callee, Contact, ContactKind, ContactTag, Direction
from liangqing.store import CaseFolder
from tests.web.conftest import DAY
from tests.web.test_browser import (
    DESK,
    PHONE,
    SMALL,
    keep_picture,
    no_serious_barrier,
    no_sideways_scrolling,
    opened,
)

TALKS, ADD, MARK = "/case/mine/talks/", "/case/mine/talks/add/", "/case/mine/talks/mark/"
CALL = {
    "kind": "call",
    "at": "2026-11-21T22:15",
    "number": "170-0000-0001",
    "org": "某某外包公司",
    "debt": "d1",
    "connected": "yes",
    "callee": "borrower",
    "tags": ["threat", "posed_state"],
    "text": "说明天就来抓人",
    "collecting": "1",
}


def page(answer):
    """The page as text."""
    assert answer.status_code == 200, answer
    return answer.content.decode()


def part(text, key):
    """The section with that id."""
    return text[text.index(f'id="{key}"') :].partition("</section>")[0]


def call(day, hour=10, **facts):
    known = {"connected": True, "seconds": 30, "number": "17000000001", "debt": "d1", **facts}
    at = datetime(2026, 11, day, hour, 0, tzinfo=SHANGHAI)
    return Contact(kind=ContactKind.CALL, at=at, direction=Direction.IN, **known)


def store(home, *contacts, **facts):
    debts = (
        Debt(
            id="d1",
            product="示例贷",
            lender="云舟示例银行股份有限公司",
            lender_type=LenderType.BANK,
            purpose=Purpose.CONSUMER,
        ),
    )
    CaseFolder(home).save(Case(id="mine", as_of=DAY, debts=debts, contacts=contacts, **facts), 0)


def stored(home):
    return CaseFolder(home).load("mine")


def test_findings_stand_by_strength_with_their_proof(client, sample):
    text = part(page(client.get(f"{sample}talks/")), "findings")
    assert re.findall(r"<summary>([^<]*：\d+ 件，\d+ 件有证据)", text) == [
        "法律：1 件，0 件有证据",
        "推荐性国标，不是法律：6 件，5 件有证据",
        "行业自律规范，不是法律：2 件，2 件有证据",
    ]
    assert text.count('<span class="chip late">线索</span>') == 2
    assert text.count('<span class="chip">证据</span>') == 7
    assert "《中华人民共和国个人信息保护法》第10条" in text


def test_a_finding_leads_to_the_calls_it_rests_on(client, sample):
    text = page(client.get(f"{sample}talks/"))
    addresses = re.findall(r'href="(/case/sample/talks/\?of=([^"#]+)#(c-[^"]+))"', text)
    assert len(addresses) == 10, "nine findings and the warning of a swindle"
    for address, _, anchor in addresses:
        assert f'<li id="{anchor}" class="marked">' in page(client.get(address)), address


def test_who_wants_money_first_is_warned_of_in_red(client, sample):
    text = page(client.get(f"{sample}talks/"))
    assert text.count('class="notice alert"') == 1
    assert "有人要您先付钱，先别付" in text


def test_hours_are_a_picture_and_a_table(client, sample):
    text = part(page(client.get(f"{sample}talks/")), "hours")
    assert text.count("<svg") == 1
    assert text.count('<tr><th scope="row">') == 18
    assert '<th scope="row">2026-11-03</th><td>22点 1 次（规定时间以外）</td><td>1</td>' in text
    assert text.index("2026-11-21") < text.index("2026-08-17"), "the newest first"


def test_the_parties_are_counted(client, sample):
    text = part(page(client.get(f"{sample}talks/")), "parties")
    assert "<td>26</td><td>22（12）</td><td>14</td>" in text
    assert "4 个号码，通话 15 分钟" in text


def test_lines_are_shown_newest_first_so_many_at_a_time(client, home):
    store(home, *(call(day, hour) for day in range(1, 7) for hour in range(9, 14)))
    first, second = page(client.get(TALKS)), page(client.get(f"{TALKS}?show=collecting&page=2"))
    assert first.count("<time ") == 25
    assert second.count("<time ") == 5
    assert "第 2 页，共 2 页" in second
    assert first.index("11月6日（周五）13:00") < first.index("11月6日（周五）12:00")


@pytest.mark.parametrize(
    "asked", ["?page=0", "?page=-3", "?page=x", "?page=9999999999", "?show=no", "?of=no", "?page=²"]
)
def test_an_odd_address_shows_a_page_all_the_same(client, sample, asked):
    assert "一条一条" in page(client.get(f"{sample}talks/{asked}"))


def test_what_is_not_taken_for_collecting_can_be_seen_too(client, sample):
    text = page(client.get(f"{sample}talks/?show=others&page=2"))
    assert "大家再坚持一下" in text
    assert "当作催收：" not in text


def test_a_case_without_contacts_says_how_to_begin(client, own_case):
    text = page(client.get(TALKS))
    assert "还没有记录" in text
    assert 'href="/case/mine/talks/add/"' in text
    assert 'id="lines"' not in text


def test_a_clock_that_was_wrong_is_said(client, home):
    store(home, call(3, 22), clock_ahead_seconds=1200)
    text = page(client.get(TALKS))
    assert "手机的钟比标准时间快 1200 秒" in text
    assert "21:40" in text


def test_the_form_is_filled_in_with_the_time_of_now(client, home):
    store(home)
    text = page(client.get(ADD))
    assert 'type="datetime-local" value="2026-11-22T20:00"' in text
    assert text.count('name="tags"') == len(ContactTag)
    assert '<option value="d1">示例贷</option>' in text


def test_a_call_is_noted_counts_as_a_lead_and_can_be_undone(client, home):
    store(home)
    answer = client.post(ADD, CALL)
    (contact,) = stored(home).case.contacts
    assert contact == Contact(
        kind=ContactKind.CALL,
        at=datetime(2026, 11, 21, 22, 15, tzinfo=SHANGHAI),
        direction=Direction.IN,
        connected=True,
        number="170-0000-0001",
        org="某某外包公司",
        text="说明天就来抓人",
        debt="d1",
        callee=Callee.BORROWER,
        collecting=True,
        tags=(ContactTag.POSED_STATE, ContactTag.THREAT),
    )
    text = page(client.get(answer.url))
    assert "记下了。" in text
    assert "线索" in part(text, "findings")
    assert "自称法院、公安" in text
    client.post(
        "/case/mine/history/", {"revision": "2", "to": re.findall(r'name="to" value="(\d+)"', text)[0]}
    )
    assert stored(home).case.contacts == ()
    assert stored(home).revision == 3
    assert "记下了。" not in page(client.get(answer.url)), "the notice goes with its revision"


def test_a_visit_at_the_parents_is_noted(client, home):
    store(home)
    visit = {
        "kind": "visit",
        "at": "2026-11-20 19:30",
        "callee": "family",
        "collectors": "1",
        "tags": ["entered"],
    }
    assert client.post(ADD, visit).status_code == 302
    (contact,) = stored(home).case.contacts
    assert (contact.kind, contact.connected, contact.collectors) == (ContactKind.VISIT, None, 1)
    assert (contact.org, contact.debt, contact.collecting) == (None, None, None)
    assert (contact.callee, contact.tags) == (Callee.FAMILY, (ContactTag.ENTERED,))


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("at", "", "请填时间"),
        ("at", "昨天晚上", "这个时间读不懂"),
        ("at", "2026-11-21T22:15+00:00", "这个时间读不懂"),
        ("at", "0001-01-01T00:00", "这个时间读不懂"),
        ("at", "2026-11-22T20:01", "这个时间还没有到"),
        ("number", "张三", "号码只写数字"),
        ("number", "1" * 41, "号码只写数字"),
        ("org", "某" * 81, "太长了，这里最多 80 个字"),
        ("text", "催" * 4001, "太长了，这里最多 4000 个字"),
        ("debt", "d9", "这笔债务不在了"),
        ("kind", "pigeon", "请选一个"),
        ("kind", "", "请选一个"),
        ("connected", "maybe", "请重新选"),
        ("callee", "nobody", "请选一个"),
        ("tags", ["threat", "bribe"], "有一项认不出来"),
        ("collectors", "0", "请写几个人"),
        ("collectors", "一百", "请写几个人"),
    ],
)
def test_what_cannot_be_noted_is_told_at_its_field_and_nothing_typed_is_lost(
    client, home, field, value, told
):
    store(home)
    answer = client.post(ADD, {**CALL, field: value})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert told in text
    if field != "text":
        assert "说明天就来抓人" in text
    assert stored(home).revision == 1, "nothing is stored"


def test_the_same_call_is_not_noted_twice(client, home):
    store(home)
    client.post(ADD, CALL)
    answer = client.post(ADD, CALL)
    assert answer.status_code == 422
    assert "已经记过一次" in answer.content.decode()
    assert len(stored(home).case.contacts) == 1


def test_words_are_shown_and_never_run(client, home):
    store(home)
    client.post(ADD, {**CALL, "text": "<script>alert(1)</script>\n不还就来", "org": "<b>某</b>"})
    text = page(client.get(TALKS))
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;<br>不还就来" in text


def test_a_mark_takes_the_number_out_and_can_be_taken_back(client, home):
    night = call(3, 22)
    store(home, night, call(4, 23, debt=None))
    assert "深夜清晨" in page(client.get(TALKS))
    key = {"key": night.key(), "revision": "1"}
    answer = client.post(MARK, {**key, "says": "no"})
    text = page(client.get(answer.url))
    assert "标好了。" in text
    assert "您标成了“不是催收”" in text
    assert "深夜清晨" not in text, "calls of the same number go with it"
    assert "改了 1 条联系的标记：是不是催收" in page(client.get("/case/mine/history/"))
    client.post(MARK, {**key, "says": "open", "revision": "2"})
    assert "深夜清晨" in page(client.get(TALKS))


def test_a_mark_that_changes_nothing_stores_nothing(client, home):
    store(home, call(3, collecting=True))
    client.post(MARK, {"key": call(3).key(), "says": "yes", "revision": "1"})
    assert stored(home).revision == 1


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"key": "0" * 16, "says": "yes", "revision": "1"}, 422),
        ({"says": "yes", "revision": "1"}, 422),
        ({"key": call(3).key(), "says": "perhaps", "revision": "1"}, 422),
        ({"key": call(3).key(), "says": "no", "revision": "7"}, 409),
    ],
)
def test_a_mark_that_cannot_be_is_refused_in_words(client, home, given, status):
    store(home, call(3))
    answer = client.post(MARK, given)
    assert answer.status_code == status
    assert "请" in answer.content.decode()
    assert stored(home).revision == 1


@pytest.mark.parametrize("address", [ADD, MARK])
def test_the_forms_have_their_token(home, address):
    from django.test import Client

    store(home, call(3))
    strict = Client(enforce_csrf_checks=True, HTTP_HOST="127.0.0.1:8642")
    assert strict.post(address, CALL).status_code == 403


def test_the_page_is_linked_from_where_one_comes_from(client, sample):
    text = page(client.get(sample))
    for address in (f"{sample}talks/", f"{sample}talks/add/", "/check/?case=sample"):
        assert f'href="{address}"' in text


def test_a_call_is_noted_on_a_phone_without_script(served, chromium):
    with opened(chromium, PHONE, script=False) as tab:
        tab.goto(f"{served.address}/case/sample/")
        tab.get_by_role("link", name="沟通", exact=True).click()
        expect(tab.get_by_role("heading", name="几点来的")).to_be_visible()
        no_sideways_scrolling(tab)
        tab.get_by_role("link", name="记一笔", exact=True).click()
        tab.get_by_label("号码").fill("17000000001")
        tab.get_by_label("哪一笔").select_option(label="安平示例快贷")
        tab.get_by_label("接了").check()
        tab.get_by_label("威胁").check()
        tab.get_by_label("说了什么").fill("说再不还就天天打")
        no_sideways_scrolling(tab)
        tab.get_by_role("button", name="记下").click()
        expect(tab.get_by_text("记下了。")).to_be_visible()
        expect(tab.get_by_text("说再不还就天天打")).to_be_visible()
        tab.get_by_role("button", name="撤回这一步").click()
        expect(tab.get_by_text("已经回到那一版")).to_be_visible()


def test_the_talks_shut_nobody_out(served, chromium):
    for size in (PHONE, DESK, SMALL):
        with opened(chromium, size) as tab:
            tab.goto(f"{served.address}/case/sample/talks/")
            if size == PHONE:
                tab.locator("#hours").scroll_into_view_if_needed()
                tab.evaluate("document.getElementById('hours').scrollIntoView()")
                keep_picture(tab, "talks", size)
            no_serious_barrier(tab)
            no_sideways_scrolling(tab)
            tab.goto(f"{served.address}/case/sample/talks/add/")
            no_serious_barrier(tab)
            no_sideways_scrolling(tab)
