"""The call card, the letter that asks for confirmation, the questions for a 法务, and the list of papers."""

import re
from pathlib import Path

import pytest

from liangqing.base.errors import GateClosed, InputUnusable
from liangqing.papers import write
from liangqing.papers.paper import AUTHORITY
from liangqing.papers.write import list_papers, write_paper
from tests.papers.made import (
    DOUBTFUL,
    NOTE,
    ORAL_OFFER,
    STATUTE,
    case,
    debt,
    debt_position,
    gate,
    option,
    plan,
    position,
)

CLOSED = position(debt_position(gates=(gate(open=False, text="诉讼时效可能已过。"),)))


def text_of(kind, the_case=None, at=None, way=None, debt_id="a", **more):
    data, result = write_paper(
        kind, the_case or case(), at or position(), way or plan(), debt_id, ".txt", **more
    )
    return data.decode(), result


def test_the_card_says_whom_what_and_how_much():
    text, _ = text_of("call_card")
    assert "某某消费金融有限公司的客服。号码以借款合同或官方 App 上的为准" in text
    assert "每月能还 350.55 元。请登记我的协商申请" in text
    assert "先提：350.55 元；想谈到：525.83 元；底线（再多就不答应）：900.00 元" in text
    assert "“我不还了。”" in text
    assert "“你们去起诉吧。”" in text
    assert "工号" in text


def test_the_card_names_no_number_of_its_own():
    assert re.findall(r"(?<![\d,.])\d{5,}", text_of("call_card")[0]) == []


def test_the_card_carries_the_gates_warning():
    near = position(debt_position(gates=(gate(text="时效到 2027年3月8日(周一) 为止。"),)))
    assert "时效到 2027年3月8日（周一）为止。" in text_of("call_card", at=near)[0]
    assert "打之前先看" not in text_of("call_card")[0]


def test_the_card_names_no_amount_where_no_plan_keeps_the_floor():
    text, _ = text_of("call_card", way=plan(option(), feasible=False))
    assert "350.55" not in text
    assert "1,800.00" not in text


def test_offering_to_pay_an_expired_claim_is_refused():
    with pytest.raises(GateClosed):
        text_of("call_card", at=CLOSED)


def test_an_oral_offer_is_told_and_every_item_asked_for():
    text, _ = text_of("confirmation_request", case(debts=(debt(agreements=(ORAL_OFFER,)),)))
    assert (
        "2026年11月19日，自称“法务小王”的人员通过电话向来函人口头提出方案：每月支付 600.00 元，共 12 期。"
        in text
    )
    assert "来函人的记录为：“先还一期就给您停催”。" in text
    for item in (
        "全称",
        "本金、利息",
        "生效",
        "继续计收",
        "各期还款",
        "对公账户",
        "停止催收",
        "征信",
        "迟延",
        "副本",
    ):
        assert item in text


def test_a_channel_on_file_is_told_in_chinese():
    offer = ORAL_OFFER.model_copy(update={"channel": "call"})
    assert (
        "人员通过电话向来函人" in text_of("confirmation_request", case(debts=(debt(agreements=(offer,)),)))[0]
    )


def test_the_later_offer_counts_wherever_it_was_noted():
    the_case = case(debts=(debt(agreements=(ORAL_OFFER,)),), notes=(NOTE,))
    assert "一次性支付 5,000.00 元" in text_of("confirmation_request", the_case)[0]


def test_without_an_offer_it_asks_for_balance_and_terms_and_admits_nothing():
    text, result = text_of("confirmation_request", at=CLOSED)
    assert "已收到的每一笔还款" in text
    assert "本函不构成确认" in text
    assert "愿意还" not in text
    assert result.gates == ()


def test_taking_up_an_offer_on_an_expired_claim_is_refused():
    with pytest.raises(GateClosed):
        text_of("confirmation_request", case(debts=(debt(agreements=(ORAL_OFFER,)),)), CLOSED)


def test_reasons_that_the_caller_passes_are_cited_unless_unverified():
    text, result = text_of("confirmation_request", bases={AUTHORITY: STATUTE})
    assert "《甲法》第7条（法律）" in text
    assert result.citations == (STATUTE,)
    assert text_of("confirmation_request", bases={AUTHORITY: DOUBTFUL})[1].citations == ()


def test_the_questions_need_no_debt():
    text, result = text_of("agent_questions", debt_id=None)
    assert result.gates == ()
    for words in (
        "工号",
        "委托",
        "没有结果先收费",
        "个人账户",
        "验证码",
        "共享屏幕",
        "内部通道",
        "不许您联系放款机构",
        "96110",
    ):
        assert words in text
    assert "违法" not in text


def test_the_list_tells_kind_title_and_purpose():
    assert [(paper.kind, paper.title) for paper in list_papers()] == [
        ("negotiation_request", "协商还款申请书"),
        ("call_card", "通话卡"),
        ("confirmation_request", "书面确认请求函"),
        ("agent_questions", "“法务”核验问题单"),
    ]
    assert all(paper.purpose for paper in list_papers())


@pytest.mark.parametrize(
    ("kind", "suffix", "code"), [("x", ".txt", "paper_unknown"), ("call_card", ".odt", "suffix_unknown")]
)
def test_an_unknown_kind_or_ending_is_named(kind, suffix, code):
    with pytest.raises(InputUnusable) as refused:
        write_paper(kind, case(), position(), plan(), "a", suffix)
    assert refused.value.code == code


def test_no_law_hides_in_this_room():
    """Remedy: pass the rule in as a Because; its law and article are printed from there."""
    room = Path(write.__file__).parent
    for path in [*room.glob("*.py"), *room.glob("templates/*")]:
        code = re.sub(r'""".*?"""|#.*', "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not re.search(r"第\s*[\d一二三四五六七八九十百]+\s*条|《[^》]*法》|20\d\d-\d\d", code), (
            path.name
        )
