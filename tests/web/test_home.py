"""The first screen: three questions, the person before the money, then the sample or one's own case."""

import re

from liangqing.store import CaseFolder


def page(answer):
    """The page as text."""
    return answer.content.decode()


def test_the_first_visit_asks_three_questions(client):
    text = page(client.get("/"))
    assert "收到过法院的传票" in text
    assert "交过“服务费”“协商费”吗？" in text
    assert "不想活下去的念头" in text
    assert text.count('type="radio"') == 6


def test_a_person_who_does_not_want_to_live_comes_before_any_money(client, home):
    text = page(client.post("/", {"triage.self_harm": "yes", "triage.summons": "yes"}))
    for number in ("12356", "110", "120"):
        assert f'href="tel:{number}"' in text
    assert "先把钱的事放一放" in text
    assert "样例" not in text
    assert "我现在安全，想接着看看" in text
    assert not home.exists(), "nothing is stored before the person asks for it"


def test_going_on_keeps_the_answers(client):
    text = page(client.post("/", {"triage.self_harm": "yes", "go_on": "1"}))
    assert "我自己的案件" in text
    assert "看样例" in text
    assert '<input type="hidden" name="triage.self_harm" value="yes">' in text


def test_a_fee_already_paid_is_told_what_to_do_at_once(client):
    text = page(client.post("/", {"triage.fee_paid": "yes"}))
    assert "不要再付第二笔" in text
    assert "96110" in text


def test_questions_may_stay_open(client):
    text = page(client.post("/", {}))
    assert "开始我的案件" in text


def test_the_answers_stand_in_the_own_case(client):
    client.post("/start/", {"triage.summons": "yes", "triage.fee_paid": "no"})
    text = page(client.get("/case/mine/"))
    assert "先看这一件" in text
    assert "法院文书有期限" in text
    assert "先加这笔债务，再填收到的日期" in text


def test_an_answer_that_is_none_of_ours_is_left_out(client):
    client.post("/start/", {"triage.summons": "<b>"})
    assert "<b>" not in page(client.get("/case/mine/first/"))


def test_the_second_visit_leads_back_to_what_is_stored(client, own_case):
    text = page(client.get("/"))
    assert "继续我的案件" in text
    assert "您上次填的都在" in text


def test_the_first_answers_can_be_changed_later(client, own_case):
    client.post(f"{own_case}first/", {"triage.self_harm": "yes", "revision": "1"})
    assert "12356（心理援助热线）" in page(client.get(own_case))
    client.post(f"{own_case}first/", {"triage.self_harm": "no", "revision": "2"})
    assert "先把钱的事放一放" not in page(client.get(own_case))


def test_what_is_not_there_is_said_calmly(client):
    for address in ("/case/nobody/", "/case/sample/debt/d99/", "/nowhere/", "/case/Große/"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert "这一步没有做成" in page(answer)


def revision_in(text):
    """The revision that a form on the page carries."""
    return re.findall(r'name="revision" value="(-?\d+)"', text)[0]


def test_an_old_tab_does_not_undo_an_answer(client, home, own_case):
    old = revision_in(page(client.get(f"{own_case}first/")))
    client.post(f"{own_case}first/", {"triage.summons": "yes", "revision": old})

    answer = client.post(
        f"{own_case}first/", {"triage.summons": "no", "triage.fee_paid": "no", "revision": old}
    )
    text = page(answer)
    assert answer.status_code == 409
    assert "别的页面改过，所以这次没有存" in text
    assert CaseFolder(home).load("mine").case.answer("triage.summons") == "yes"

    client.post(f"{own_case}first/", {"triage.summons": "no", "revision": revision_in(text)})
    assert CaseFolder(home).load("mine").case.answer("triage.summons") == "no"


def test_an_old_tab_keeps_what_was_chosen_in_it_and_shows_what_another_stored(client, own_case):
    old = revision_in(page(client.get(f"{own_case}first/")))
    client.post(f"{own_case}first/", {"triage.summons": "yes", "triage.fee_paid": "yes", "revision": old})

    text = page(
        client.post(f"{own_case}first/", {"triage.summons": "no", "triage.self_harm": "yes", "revision": old})
    )
    chosen = re.findall(r'name="triage\.(\w+)" value="(\w+)"[^>]* checked', text)
    assert chosen == [("summons", "no"), ("fee_paid", "yes"), ("self_harm", "yes")]
    assert text.count("别的页面刚存的是“有”，下面是您选的") == 1
    assert "12356" in text, "the person comes first, stored or not"


def test_two_first_visits_do_not_undo_each_other(client, home):
    first = revision_in(page(client.get("/")))
    chosen = page(client.post("/", {"triage.summons": "no", "revision": first}))
    client.post("/start/", {"triage.summons": "yes", "revision": first})

    answer = client.post("/start/", {"triage.summons": "no", "revision": revision_in(chosen)})
    assert answer.status_code == 409
    assert CaseFolder(home).load("mine").case.answer("triage.summons") == "yes"
    assert client.post("/start/", {"revision": first}).status_code == 302, (
        "without a change there is nothing to ask"
    )
