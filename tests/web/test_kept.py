"""What is kept: the sample, the history, papers, and deleting everything."""

from datetime import date

import pytest
from django.test import override_settings

from liangqing.store import CaseFolder


def page(answer):
    """The page as text."""
    return answer.content.decode()


def test_the_sample_is_there_at_once_and_can_be_played_with(client, home):
    text = page(client.get("/case/sample/"))
    assert "这是虚构的样例" in text
    assert "算到11月22日（周日）" in text
    assert "有人要您先付钱，先别付" in text
    for name in ("借呗", "网商贷", "安平示例快贷", "明月示例分期", "示例优借", "江南示例银行信用卡账单分期"):
        assert f">{name}</h3>" in text
    assert text.count('<svg xmlns="http://www.w3.org/2000/svg"') == 7, "one picture a debt, one of the plan"
    assert CaseFolder(home).revisions("sample") == (1,)


def test_the_sample_can_be_begun_again(client, home):
    client.get("/case/sample/")
    client.post("/case/sample/debt/d1/remove/", {"revision": "1"})
    assert len(CaseFolder(home).load("sample").case.debts) == 5
    client.post("/case/sample/restart/")
    assert len(CaseFolder(home).load("sample").case.debts) == 6
    assert CaseFolder(home).revisions("sample") == (1, 2, 3), "what was played with is kept"


def test_requests_are_grouped_by_what_they_rest_on(client, sample):
    text = page(client.get("/case/sample/"))
    for label in ("依法可以主张", "有政策支持，可以请求", "只能请求对方同意"):
        assert f"<h4>{label}</h4>" in text


def test_reasons_carry_law_article_strength_and_confidence(client, sample):
    text = page(client.get("/case/sample/"))
    assert "《中华人民共和国民法典》第670条" in text
    assert '<span class="tag">法律</span> <span class="tag">已核对原文</span>' in text
    assert '<span class="tag">推荐性国标，不是法律</span>' in text


@pytest.mark.parametrize(
    ("address", "begins"),
    [
        ("paper/negotiation_request/d3.docx", b"PK"),
        ("paper/negotiation_request/d3.pdf", b"%PDF"),
        ("paper/call_card/d3.txt", "通话卡".encode()),
        ("paper/agent_questions.pdf", b"%PDF"),
        ("calendar.ics", b"BEGIN:VCALENDAR"),
        ("case.toml", b"schema_version"),
    ],
)
def test_papers_come_as_downloads(client, sample, address, begins):
    answer = client.get(f"/case/sample/{address}")
    assert answer.status_code == 200
    assert answer.content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(begins)
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("paper/love_letter/d1.pdf", 404),
        ("paper/call_card/d77.pdf", 404),
        ("paper/call_card/d1.exe", 404),
        ("paper/call_card.pdf", 422),
    ],
)
def test_a_paper_that_cannot_be_is_refused_calmly(client, sample, address, status):
    answer = client.get(f"/case/sample/{address}")
    assert answer.status_code == status
    assert "这一步没有做成" in page(answer)


def test_a_closed_gate_shows_its_reason_instead_of_the_download(client, own_case, home):
    client.post(f"{own_case}debt/add/", {"name": "老贷款"})
    told = {
        "lender": "明月示例消费金融有限公司",
        "purpose": "consumer",
        "formed_on": "2018-01-10",
        "principal": "5000",
        "disbursed": "5000",
        "periods": "12",
        "payment": "450",
        "unpaid_since": "2018-05-10",
        "revision": "2",
    }
    assert client.post(f"{own_case}debt/d1/", told).status_code == 302
    text = page(client.get(own_case))
    assert "现在先不写。" in text
    assert "12348" in text
    assert "/paper/negotiation_request/d1.docx" not in text
    answer = client.get(f"{own_case}paper/negotiation_request/d1.docx")
    assert answer.status_code == 422
    assert "先不要寄出任何承认欠款" in page(answer)


def test_a_court_date_comes_first_and_is_red_only_when_it_is_due(client, own_case):
    client.post(f"{own_case}debt/add/", {"name": "示例贷"})
    client.post(f"{own_case}debt/d1/", {"payment_order_received_on": "2026-11-10", "revision": "2"})
    text = page(client.get(own_case))
    assert "11月25日（周三）前，向法院提交书面异议" in text
    assert '<section class="first" ' in text
    with override_settings(LIANGQING_TODAY=date(2026, 11, 25)):
        assert '<section class="first today" ' in page(client.get(own_case))
    with override_settings(LIANGQING_TODAY=date(2026, 11, 26)):
        assert "期限在 2026年11月25日（周三）已经过了" in page(client.get(own_case))


def test_the_own_case_is_told_for_today(client, own_case, home):
    with override_settings(LIANGQING_TODAY=date(2026, 12, 24)):
        assert "算到12月24日（周四）" in page(client.get(own_case))
        assert "算到11月22日（周日）" in page(client.get("/case/sample/")), "the sample stands still"


def test_settings_say_where_it_is_and_that_it_is_not_encrypted(client, own_case, home):
    text = page(client.get(f"{own_case}settings/"))
    assert str(home) in text
    assert "还没有加密" in text


def test_delete_everything_asks_once_and_leaves_nothing(client, own_case, home):
    client.get("/case/sample/")
    answer = client.post("/delete-everything/")
    assert answer.status_code == 422
    assert CaseFolder(home).ids() == ("mine", "sample")
    assert "已经全部删除" in page(client.post("/delete-everything/", {"sure": "yes"}))
    assert CaseFolder(home).ids() == ()
    assert not (home / "cases").exists()
    assert "收到过法院的传票" in page(client.get("/")), "the first page is as new"


def test_a_damaged_store_is_said_calmly_and_left_alone(client, own_case, home):
    file = home / "cases" / "mine" / "000001.json"
    file.write_bytes(b"{broken")
    answer = client.get(own_case)
    assert answer.status_code == 422
    assert "这一步没有做成" in page(answer)
    assert file.read_bytes() == b"{broken"


def test_history_lists_what_each_revision_changed(client, own_case, home):
    client.post("/case/mine/household/", {"household.income": "6500", "revision": "1"})
    text = page(client.get(f"{own_case}history/"))
    assert "每月到手收入：空 → 6500.00" in text
    assert "第 2 版（现在）" in text


@pytest.mark.parametrize("to", ["", "0", "77", "x", "9" * 40])
def test_going_back_to_a_revision_that_is_not_there(client, own_case, home, to):
    answer = client.post(f"{own_case}history/", {"to": to, "revision": "1"})
    assert answer.status_code == 404
    assert CaseFolder(home).revisions("mine") == (1,)
