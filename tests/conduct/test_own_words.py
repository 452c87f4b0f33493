"""One's own words before they are sent: what they say, what they should not, and what a case knows besides."""

import pytest

from liangqing.conduct.messages.telling import PERSON_FIRST
from liangqing.conduct.own.check import BEYOND, NO_OBJECTION, REVIVES, UNCLEAR, Standing, check_own_words
from liangqing.conduct.own.telling import still_to_say, summed_up

GOOD = "您好,我愿意还。九月被裁员,收入少了一半,现在每月能还800元,请把方案书面发给我。"


def codes(text, **standing):
    return [one.code for one in check_own_words(text, Standing(**standing)).risky]


def test_willing_reason_and_an_offer_are_seen_and_nothing_is_risky():
    told = check_own_words(GOOD)
    assert (told.says.willing, told.says.reason, told.says.offer) == (True, True, True)
    assert (told.risky, told.first) == ((), ())


@pytest.mark.parametrize(
    ("text", "willing", "reason", "offer"),
    [
        ("我会还的", True, False, False),
        ("我愿意每月还500元", True, False, True),
        ("上个月住院了", False, True, False),
        ("每月还一千二百元,分24期", False, False, True),
        ("月底前一次性付1.5万", False, False, True),
        ("你们要我每月还3000元,我拿不出", False, False, False),
        ("我欠了3000元", False, False, False),
        ("", False, False, False),
    ],
)
def test_what_is_missing_is_seen(text, willing, reason, offer):
    says = check_own_words(text).says
    assert (says.willing, says.reason, says.offer) == (willing, reason, offer)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("我不还了,随便你们", "refuses"),
        ("你们去起诉吧", "invites_suit"),
        ("我保证月底一定全部还清", "promises_all"),
        ("我承认欠你们三万元", "admits"),
        ("我去别的平台借来还你", "borrows_anew"),
        ("我已经把房子转到别人名下了", "hides"),
        ("钱我先转给我弟弟了", "hides"),
        ("工资卡我换了", "hides"),
        ("我可以找人开个证明给你们", "forges"),
        ("钱我转给你个人就行吧", "pays_private"),
        ("验证码是482913", "gives_codes"),
        ("你他妈等着瞧", "insults"),
    ],
)
def test_what_does_harm_is_named_where_it_stands(text, code):
    found = next(one for one in check_own_words(text).risky if one.code == code)
    assert text[slice(*found.span)] == found.quote
    assert found.text


@pytest.mark.parametrize(
    "text",
    [
        "我没有说不还了",
        "我不会去别的平台借来还",
        "我没有承认欠这个数",
        "我从不转移财产",
        "不要让我把验证码告诉你",
    ],
)
def test_what_is_denied_does_no_harm(text):
    assert codes(text) == []


def test_odd_writing_is_seen_through_and_the_quote_is_as_written():
    text = "那 你 们 去 起 訴 吧!"
    found = check_own_words(text).risky[0]
    assert found.code == "invites_suit"
    assert found.quote in text


def test_more_a_month_than_there_is_is_told_with_what_there_is():
    told = check_own_words(GOOD, Standing(capacity_fen=60_000)).risky
    assert [(one.code, one.quote) for one in told] == [(BEYOND, "800元")]
    assert "600.00 元" in told[0].text
    assert codes(GOOD, capacity_fen=80_000) == []
    assert codes("我一次性付5,000元", capacity_fen=60_000, cash_fen=440_000) == []
    assert codes("我一次性付5,000元", capacity_fen=60_000, cash_fen=439_999) == [BEYOND]
    assert codes("我10号发工资就还1500", capacity_fen=0) == [BEYOND]


@pytest.mark.parametrize(
    "text",
    ["每月还一亿元", "每月还5k", "每月还伍仟元", "一个月给你们一万", "每月还99999999999元", "每月还0.5万元"],
)
def test_however_a_sum_is_written_it_is_held_against_what_there_is(text):
    assert codes(text, capacity_fen=171_000) == [BEYOND]


@pytest.mark.parametrize(
    "text", ["每月还1e4元", "每月还 5 0 0 0 元", "每月还点五万元", "每月还几百", "每月还九位数点五万"]
)
def test_a_sum_that_cannot_be_read_is_told_as_such(text):
    assert UNCLEAR in codes(text, capacity_fen=171_000)


def test_on_an_old_claim_even_a_kind_word_is_risky():
    told = check_own_words(GOOD, Standing(quiet="诉讼时效可能已过。先打 12348。")).risky
    assert [(one.code, one.quote) for one in told] == [(REVIVES, "愿意还")]
    assert told[0].text.startswith("诉讼时效可能已过")
    assert codes("请提供合同和明细。", quiet="诉讼时效可能已过。") == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("我对支付令有异议,暂无力偿还,请求分期", "无力偿还"),
        ("我现在还不起,请求分期", "还不起"),
        ("请求分期付款", "请求分期"),
        ("我对整张支付令提出异议:金额不对,利息没有约定", ""),
    ],
)
def test_beside_a_payment_order_a_plea_for_time_is_stopped_at_once(text, quote):
    """An objection that only says that there is no money is none, and what it adds may count as an admission."""
    told = check_own_words(text, Standing(quiet="先在12月8日前提交对整份支付令的书面异议。"))
    assert [(one.code, one.quote) for one in told.risky] == ([(REVIVES, quote)] if quote else [])
    assert (still_to_say(told) == ()) is bool(quote)


def test_a_payment_order_named_in_the_words_is_enough_to_stop_a_plea():
    told = check_own_words("我对支付令有异议,暂无力偿还,请求分期")
    assert [one.code for one in told.risky] == [NO_OBJECTION]
    assert "对整张支付令提" in told.risky[0].text
    assert (still_to_say(told), summed_up(told)[:8]) == ((), "这一条先不要发:")
    assert codes("现在还不起,请求分期") == []


def test_words_of_not_wanting_to_live_come_first():
    assert check_own_words("我真的不想活了,钱我会还的").first == PERSON_FIRST


def test_a_long_text_is_read_in_a_breath():
    assert codes("每月还1" * 20_000) == [UNCLEAR]
    assert codes("每月还800元。" * 40_000, capacity_fen=80_000) == []
