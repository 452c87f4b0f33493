"""Is this real? A message, a caller, an offer on one page: verdicts in words, and nothing of it kept."""

import logging
import re

import pytest
from playwright.sync_api import expect

from liangqing.case.case import Case
from liangqing.store import CaseFolder
from liangqing.web.verify_page import message_told
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

SCAM = "您好,内部通道可以办理停息缓催,先交399元办理费,转到刘经理个人微信收款码。"
REMINDER = "【明月消费金融】您的借款已逾期3天,逾期金额900.00元,请尽快在官方App还款。"
DESPAIR = "我真的不想活了,活着没意思。"
OFFER = "分12期,每期650元,总额7800元,先付保证金500元到个人账户。"


def page(answer, status=200):
    """The page as text."""
    assert answer.status_code == status, answer
    return answer.content.decode()


def message(client, text, status=200):
    return page(client.post("/check/", {"part": "message", "text": text}), status)


def caller(client, **answers):
    return page(client.post("/check/", {"part": "caller", **answers}))


def opened_part(text):
    return re.findall(r'<details class="way" id="(\w+)" open>', text)


def test_a_scam_is_said_in_red_with_its_words_marked_and_its_rule(client, home):
    text = message(client, SCAM)
    assert '<section class="notice alert" role="status"' in text
    assert "很像骗局。先不要转钱、不要点链接、不要给验证码。" in text
    marked = "".join(re.findall(r'<mark class="scam">([^<]*)</mark>', text))
    assert marked and marked in SCAM
    assert '<a href="#label-1">1' in text and '<li id="label-1">' in text
    assert "《中华人民共和国反电信网络诈骗法》" in text
    assert '<span class="tag">法律</span>' in text
    assert text.index("先做：") < text.index("是哪几句话") < text.index("怎么核实")
    assert not home.exists(), "nothing is stored"


def test_a_reminder_is_calm(client):
    text = message(client, REMINDER)
    assert "看上去是正常的提醒、催收或提议。先核对金额。" in text
    assert "alert" not in text
    assert '<mark class="collection">' in text


def test_a_person_comes_before_money(client):
    text = message(client, DESPAIR)
    assert text.index("先顾人") < text.index('href="tel:12356"') < text.index('id="message-title"')
    assert "身边有危险打 110" in text


def test_an_ordinary_text_is_said_to_be_one(client):
    text = message(client, "周末一起吃饭吗")
    assert "没有看出是在催债或行骗。" in text
    assert "<mark" not in text
    assert "这里只看文字本身，看不出背后是谁" in text


def test_what_is_pasted_is_shown_and_never_run(client):
    text = message(client, f"<script>alert(1)</script>{SCAM}")
    assert "<script>alert" not in text


def test_the_text_is_cut_into_pieces_and_nothing_is_lost_or_doubled():
    from liangqing import app

    for text in (SCAM, REMINDER, DESPAIR, f"{SCAM}\n{DESPAIR}\n{REMINDER}"):
        told = message_told(text, app.message(text, DAY))
        assert "".join(piece.text for piece in told.pieces) == text
        numbers = sorted(number for piece in told.pieces for number in piece.numbers)
        assert numbers == [one.number for one in told.labels], text


def test_a_long_text_stands_in_a_closed_part(client):
    assert "<summary>看整段文字</summary>" in message(client, SCAM + "好" * 2000)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "里面没有文字"),
        (" \n\t", "里面没有文字"),
        ("说" * 70_000, "太长了：210 KB。一次最多 200 KB"),
        ("\x00\x01" * 50, "这里面不是文字"),
        ("\x89PNG\r\n\x1a\n" + "\x00" * 90, "不是文字"),
    ],
)
@pytest.mark.parametrize("part", ["message", "offer", "own"])
def test_what_cannot_be_checked_is_said_at_the_field(client, sample, part, text, told):
    given = {"part": part, "text": text, "case": "sample", "debt": "d3"}
    shown = page(client.post("/check/", given), 422)
    assert f'id="e-{part}"' in shown
    assert told in shown
    assert opened_part(shown) == [part]


def test_half_a_character_and_a_thousand_emoji_are_taken(client):
    for text in ("😀" * 1000, "催收\u202e款还\u202c", "𠮷" * 50):
        assert 'id="message-title"' in message(client, text)


def test_five_megabytes_are_refused_in_words(client):
    text = page(client.post("/check/", {"part": "message", "text": "长" * 1_700_000}), 413)
    assert "贴进来的文字太长" in text


def test_a_caller_who_wants_money_is_high_risk(client, home):
    text = caller(client, name="王某", asks_fee="yes", claims_lawyer="yes")
    assert "高风险，请先核实" in text
    assert '<section class="notice alert" role="status"' in text
    assert "风险分 8，5 分起算高。" in text
    assert "自称律师，却没有给执业证号" in text
    assert "<li>挂断。" in text
    assert 'value="王某"' in text, "nothing has to be typed twice"
    assert opened_part(text) == ["caller"]
    assert not home.exists(), "nothing is stored"


def test_a_caller_whom_the_lender_confirms_is_verified(client):
    text = caller(client, name="王某", lender="云舟示例银行", callback_ok="yes")
    assert "放款机构的官方号码确认了这个人" in text
    assert "alert" not in text


def test_nothing_known_of_a_caller_says_what_to_ask(client):
    text = caller(client)
    assert "还没有核实" in text
    assert "问清：全名、工作单位、工号、受哪家放款机构委托" in text


def test_a_private_line_and_a_missing_number_count(client):
    text = caller(client, staff_no="没有", private_channel="yes")
    assert "用私人电话、微信或 QQ 联系" in text
    assert "问清：全名、工作单位、工号" in text


@pytest.mark.parametrize(
    ("answers", "told"), [({"name": "长" * 201}, "有一格太长了"), ({"callback_ok": "x" * 5000}, "")]
)
def test_garbage_about_a_caller_is_refused_or_left_aside(client, answers, told):
    answer = client.post("/check/", {"part": "caller", **answers, "ignored": "1", "weight": "9"})
    assert answer.status_code == (422 if told else 200)
    assert told in answer.content.decode()


def test_an_offer_is_held_against_the_debt(client, sample):
    given = {"part": "offer", "case": "sample", "debt": "d3", "text": OFFER}
    text = page(client.post("/check/", given))
    assert "还不能当成定下来的协议" in text
    assert "0 处对不上，13 样没写，3 处要当心" in text
    assert "要付到个人账户或收款码：不要付" in text
    assert "比法律支持的上限 7,204.37 元多 595.63 元" in text
    assert "没有写放款机构的全称。请写明放款机构全称。" in text
    assert '<section class="notice alert" role="status"' in text
    assert CaseFolder(client_home(client)).revisions("sample") == (1,), "nothing is stored"


def client_home(_client):
    from django.conf import settings

    return settings.LIANGQING_HOME


@pytest.mark.parametrize(
    "given", [{"debt": ""}, {"debt": "d99"}, {"case": "nobody", "debt": "x"}, {"case": "../x"}]
)
def test_an_offer_needs_a_debt(client, sample, given):
    text = page(client.post("/check/", {"part": "offer", "case": "sample", "text": OFFER, **given}), 422)
    assert "还没有选是哪一笔债务" in text
    assert OFFER in text, "nothing typed is lost"


def test_without_a_case_the_offer_sends_to_the_start_and_makes_none(client, home):
    text = page(client.get("/check/?part=offer&case=sample"))
    assert "先得有一笔债务" in text
    assert not home.exists()


def test_ones_own_case_comes_first_and_the_others_can_be_taken(client, sample, home):
    CaseFolder(home).save(Case(id="mine", as_of=DAY), 0)
    text = page(client.get("/check/?part=offer"))
    assert 'href="/case/mine/debt/add/"' in text
    assert 'href="/check/?part=offer&amp;case=sample#offer"' in text
    text = page(client.get("/check/?part=offer&case=sample"))
    assert '<option value="d3">安平示例快贷</option>' in text


def test_a_part_that_is_none_is_refused_in_words(client):
    text = page(client.get("/check/?part=nothing"), 422)
    assert "没有这一种核验" in text


def test_nothing_pasted_is_logged(client, sample, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    for given in (
        {"part": "message", "text": SCAM},
        {"part": "caller", "name": "王某某某"},
        {"part": "offer", "case": "sample", "debt": "d3", "text": OFFER},
        {"part": "message", "text": "\x00" + SCAM * 9},
    ):
        client.post("/check/", given)
    said = caplog.text + "".join(capfd.readouterr())
    assert not any(word in said for word in ("刘经理", "王某某某", "650"))


def test_the_forms_have_their_token(home):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True, HTTP_HOST="127.0.0.1:8642")
    assert strict.post("/check/", {"part": "message", "text": SCAM}).status_code == 403


def test_a_message_and_a_caller_are_checked_on_a_phone_without_script(served, chromium):
    with opened(chromium, PHONE, script=False) as tab:
        tab.goto(served.address)
        tab.get_by_role("link", name="核验", exact=True).click()
        tab.get_by_label("把收到的话贴进来").fill(SCAM)
        tab.get_by_role("button", name="查这条").click()
        expect(tab.locator("#message-title")).to_contain_text("很像骗局")
        expect(tab.locator("mark").first).to_be_visible()
        no_sideways_scrolling(tab)
        tab.locator("#caller > summary").click()
        tab.get_by_label("请问您的全名是").fill("王某")
        tab.get_by_label("不让您联系放款机构").check()
        tab.get_by_label("催您马上决定").check()
        tab.get_by_role("button", name="看看真不真").click()
        expect(tab.locator("#caller-title")).to_contain_text("高风险")
        no_sideways_scrolling(tab)


def test_the_checks_shut_nobody_out(served, chromium):
    for size in (PHONE, DESK, SMALL):
        with opened(chromium, size) as tab:
            tab.goto(f"{served.address}/case/sample/")
            tab.goto(f"{served.address}/check/?case=sample")
            tab.get_by_label("把收到的话贴进来").fill(SCAM)
            tab.get_by_role("button", name="查这条").click()
            if size == PHONE:
                keep_picture(tab, "verify", size)
            no_serious_barrier(tab)
            no_sideways_scrolling(tab)


def own(client, text, **more):
    return page(client.post("/check/", {"part": "own", "text": text, **more}))


def test_one_s_own_words_are_looked_at_before_they_go_out(client):
    shown = own(client, "你们去起诉吧,我不还了。")
    assert opened_part(shown) == ["own"]
    assert "先改掉上面这几处，再发。" in shown
    assert "可以说：我愿意还" in shown
    assert "三样都说到了" in own(client, "我愿意还，失业了，每月能还900元")


def test_words_of_not_wanting_to_live_put_a_person_first(client):
    shown = own(client, "我不想活了")
    assert 'href="tel:12356"' in shown


def test_what_a_debt_knows_is_asked_of_it(client, sample):
    assert "每月最多拿得出" in own(client, "我愿意还,失业了,每月能还90000元", case="sample", debt="d3")
