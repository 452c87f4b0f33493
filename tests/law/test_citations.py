"""Citations as people write them: found in every form, and told what each is worth on the day."""

from datetime import date

import pytest

from liangqing.law.claims import check_claim
from liangqing.law.load import load_rules

TODAY = date(2026, 11, 22)
CIVIL_CODE = "中华人民共和国民法典"
CARD_RULE = "商业银行信用卡业务监督管理办法"


def cited(text, on=TODAY):
    report = check_claim(text, on, load_rules())
    return [(one.law, one.article, one.verdict.value) for one in report.citations]


def only(text, on=TODAY):
    (one,) = check_claim(text, on, load_rules()).citations
    return one


@pytest.mark.parametrize(
    ("text", "law", "article"),
    [
        ("《民法典》第六百七十六条规定如此", CIVIL_CODE, "676"),
        ("《中华人民共和国民法典》第676条", CIVIL_CODE, "676"),
        ("民法典676条", CIVIL_CODE, "676"),
        ("按民法典的第一百八十八条第一款第(二)项", CIVIL_CODE, "188"),
        ("《民法典》第 六 百 七 十 六 条", CIVIL_CODE, "676"),
        ("《民 法 典》第676 条", CIVIL_CODE, "676"),
        ("《民法典》（2021年施行）第６７６条", CIVIL_CODE, "676"),
        ("刑法第二百九十三条之一", "中华人民共和国刑法", "293-1"),
        ("消保法第55条", "中华人民共和国消费者权益保护法", "55"),
        ("個人信息保護法第十三條", "中华人民共和国个人信息保护法", "13"),
        (
            "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第四百三十六条",
            "最高人民法院关于适用《中华人民共和国民事诉讼法》的解释",
            "436",
        ),
        (
            "最高人民法院关于适用《中华人民共和国民法典》合同编通则若干问题的解释第65条",
            "最高人民法院关于适用《中华人民共和国民法典》合同编通则若干问题的解释",
            "65",
        ),
    ],
)
def test_one_article_however_it_is_written(text, law, article):
    assert cited(text) == [(law, article, "in_force")]


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("《民法典》第675、676条", ["675", "676"]),
        ("民法典第675条、第676条和第677条", ["675", "676", "677"]),
        ("信用卡办法第67条至第70条", ["67", "68", "69", "70"]),
        ("信用卡办法第六十七至七十条", ["67", "68", "69", "70"]),
        ("民法典第675条,该法第676条", ["675", "676"]),
        ("民法典第680条,36%的利率", ["680"]),
    ],
)
def test_several_articles_of_one_law(text, articles):
    assert [article for _law, article, _verdict in cited(text)] == articles


def test_the_span_and_the_quote_stand_in_the_text_as_given():
    text = "先说一句。  依《合同法》第 一百 零七 条,要负责。"
    one = only(text)
    assert text[slice(*one.span)] == one.quote == "《合同法》第 一百 零七 条"


def test_a_longer_name_is_not_the_shorter_law_inside_it():
    assert cited("劳动合同法第39条") == [("中华人民共和国劳动合同法", "39", "in_force")]


def test_a_book_or_a_contract_is_no_citation():
    assert cited("《借款合同》第3条写着,和《红楼梦》一样长。") == []


def test_a_repealed_law_says_when_it_ended_and_what_took_its_place():
    one = only("合同法107条")
    assert (one.verdict.value, one.article) == ("repealed", "107")
    assert "2021-01-01" in one.now
    assert "第577条" in one.now


def test_before_it_was_repealed_it_was_in_force():
    assert cited("合同法107条", date(2020, 12, 31)) == [("中华人民共和国合同法", "107", "in_force")]
    assert cited("合同法107条", date(2021, 1, 1)) == [("中华人民共和国合同法", "107", "repealed")]
    assert check_claim("合同法107条", date(2020, 12, 31), load_rules()).claims == ()


@pytest.mark.parametrize(
    ("text", "verdict", "now"),
    [
        ("民诉法第二百五十三条规定加倍支付迟延履行利息", "superseded", "第264条"),
        ("民事诉讼法第223条,支付令十五日内提异议", "superseded", "第227条"),
        ("治安管理处罚法第42条:多次发恐吓信息", "superseded", "第50条"),
        ("仲裁法第59条,六个月内申请撤销裁决", "superseded", "第72条"),
        ("《民事诉讼法》(2017年修正)第239条", "superseded", "第250条"),
        ("民间借贷司法解释第26条:年利率36%以上无效", "repealed", "第25条"),
        ("信用卡办法第69条:只能找本人和担保人,不得恐吓", "misquoted", "第68条"),
        ("《消费者权益保护法》第二十六条说催收不能伤人尊严", "misquoted", "第14、27、50条"),
        ("互联网贷款办法第22条要求给逾期的人协商渠道", "misquoted", "第56条"),
        ("民法典第1261条", "not_found", "1260"),
        ("民法典第0条", "not_found", "1260"),
        ("《关于进一步做好网贷逾期协商的指导意见》", "not_found", "查不到"),
        ("《某市物业管理条例》第3条", "unverified", "核对"),
    ],
)
def test_what_is_wrong_with_a_citation_and_where_to_look_now(text, verdict, now):
    one = only(text)
    assert one.verdict.value == verdict
    assert now in one.now


def test_a_law_not_yet_in_force_on_the_day_is_not_found():
    assert cited("社会救助法第29条", date(2026, 6, 30))[0][2] == "not_found"
    assert cited("社会救助法第29条", date(2026, 7, 1))[0][2] == "in_force"


def test_the_new_number_with_the_content_that_it_has_is_in_force():
    assert cited("民诉法第264条规定加倍支付迟延履行利息")[0][2] == "in_force"
    assert cited("信用卡办法第68条:只能找本人和担保人,不得恐吓") == [(CARD_RULE, "68", "in_force")]
    assert cited("互联网贷款办法第22条讲的是人工复核,不是催收")[0][2] == "in_force"


def test_every_faulty_citation_is_a_claim_too():
    faulty = {
        "合同法107条": "B37",
        "《侵权责任法》第22条": "X-CITE-OLD",
        "民法典第1261条": "X-CITE-MISSING",
        "消保法26条:催收不得伤害尊严": "B27",
        "互联网贷款办法第22条:要给协商渠道": "B26",
        "民间借贷规定第29条:不超过年利率24%": "B38",
        "《关于加强逾期债务纾困的通知》": "B40",
    }
    found = {text: {claim.id for claim in check_claim(text, TODAY, load_rules()).claims} for text in faulty}
    assert {text: claim for text, claim in faulty.items() if claim not in found[text]} == {}


@pytest.mark.parametrize(
    "text",
    [
        "合同法第107条已经废止,现在看民法典第577条。",
        "《关于加强逾期债务纾困的通知》查无此文,别信。",
        "民诉法第253条的内容现在已改到第264条,说的是加倍支付迟延履行利息。",
    ],
)
def test_a_text_that_itself_says_so_makes_no_false_claim(text):
    assert [one.id for one in check_claim(text, TODAY, load_rules()).claims if one.verdict != "right"] == []


def test_the_gist_of_our_rules_tells_what_a_living_article_says():
    assert "逾期利息" in only("民法典第676条").now
