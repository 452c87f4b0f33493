"""A text pasted into the page: what it claims and cites, in words, and nothing of it kept."""

import pytest
from playwright.sync_api import expect

from tests.web.test_browser import PHONE, no_serious_barrier, no_sideways_scrolling, opened

TEXT = "根据《民法总则》第188条,诉讼时效是三年。欠网贷不还钱会坐牢。"


def page(answer):
    """The page as text."""
    return answer.content.decode()


def test_a_dead_law_and_a_threat_are_told_with_what_is_true(client, home):
    answer = client.post("/claims/", {"text": TEXT})
    assert answer.status_code == 200
    text = page(answer)
    assert "不还钱会坐牢" in text
    assert '<span class="verdict wrong">不对</span>' in text
    assert "<strong>实际：</strong>" in text
    assert "<strong>怎么办：</strong>" in text
    assert "中华人民共和国刑法" in text, "the rule behind it"
    assert "《民法总则》第188条" in text
    assert "已经废止" in text
    assert "《中华人民共和国民法典》第188条" in text, "what to cite now"
    assert not home.exists(), "nothing is stored"


def test_a_living_citation_is_told_as_such(client):
    text = page(client.post("/claims/", {"text": "借款利率见《民法典》第680条。"}))
    assert "现行有效" in text
    assert "中华人民共和国民法典" in text


def test_a_claim_made_twice_is_told_once(client):
    text = page(client.post("/claims/", {"text": f"{TEXT}\n大家都说欠网贷不还钱会坐牢。"}))
    assert text.count('<span class="verdict wrong">不对</span>') == 1


def test_what_is_pasted_is_shown_and_never_run(client):
    text = page(client.post("/claims/", {"text": f"<script>alert(1)</script>{TEXT}"}))
    assert "<script>alert" not in text


def test_a_text_without_claims_says_that_this_is_no_proof(client):
    text = page(client.post("/claims/", {"text": "今天天气不错。"}))
    assert "没有认出清单上的说法" in text
    assert "这不等于说的都对" in text
    assert "12348" in text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "里面没有文字"),
        (" \n\t", "里面没有文字"),
        ("说" * 70_000, "太长了：210 KB。一次最多 200 KB"),
        ("\x00\x01" * 50, "这里面不是文字"),
    ],
)
def test_what_cannot_be_checked_is_said_at_the_field(client, text, told):
    answer = client.post("/claims/", {"text": text})
    assert answer.status_code == 422
    assert 'id="e-text"' in page(answer)
    assert told in page(answer)


def test_a_text_of_three_megabytes_is_refused_in_words(client):
    answer = client.post("/claims/", {"text": "长" * 1_000_000})
    assert answer.status_code == 413
    assert "贴进来的文字太长" in page(answer)


def test_the_form_has_its_token(client):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True, HTTP_HOST="127.0.0.1:8642")
    assert strict.post("/claims/", {"text": TEXT}).status_code == 403


def test_an_article_is_pasted_on_a_phone(served, chromium):
    with opened(chromium, PHONE, script=False) as tab:
        tab.goto(served.address)
        tab.get_by_role("link", name="说法核验").click()
        tab.get_by_label("要查的文字").fill(TEXT)
        tab.get_by_role("button", name="查一查").click()
        expect(tab.locator("#report")).to_contain_text("认出")
        expect(tab.get_by_text("已经废止")).to_be_visible()
        no_sideways_scrolling(tab)
    with opened(chromium, PHONE) as tab:
        tab.goto(f"{served.address}/claims/")
        tab.get_by_label("要查的文字").fill(TEXT)
        tab.get_by_role("button", name="查一查").click()
        expect(tab.locator("#report")).to_contain_text("认出")
        no_serious_barrier(tab)
        no_sideways_scrolling(tab)
