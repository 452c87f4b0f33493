"""The call card, the letter that asks for confirmation, the questions for a 法务, and the list of papers."""

import re
from datetime import date
from pathlib import Path

import pytest

from liangqing.assess.position import Gate, NextDate, Stage
from liangqing.base.errors import GateClosed, InputUnusable
from liangqing.case.debt import AgreementState, LenderType
from liangqing.papers import write
from liangqing.papers.paper import AGENT_NOTICE, AUTHORITY
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
    on_one_line,
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
    assert "先提：350.55 元；想谈到：525.83 元；底线（再多就不答应）：900.00 元" in on_one_line(text)
    assert "“我不还了。”" in text
    assert "“你们去起诉吧。”" in text
    assert "工号" in text


@pytest.mark.parametrize("stage", [Stage.LAWSUIT, Stage.ARBITRATION])
def test_while_a_court_is_to_decide_the_card_names_no_sum_and_speaks_for_a_mediation(stage):
    text, _ = text_of("call_card", at=position(debt_position(stage=stage)))
    assert "先按期交答辩意见" in text
    assert "金额以审理查明的为准，这些话只为调解说" in text
    assert "350.55" not in text
    assert "525.83" not in text
    letter, _ = text_of("negotiation_request", at=position(debt_position(stage=stage)))
    assert "本申请为达成调解、和解而作出。就金额有异议的部分，本申请不构成确认。" in letter


def test_the_card_names_no_number_of_its_own():
    assert re.findall(r"(?<![\d,.])\d{5,}", text_of("call_card")[0]) == []


def test_the_card_carries_the_gates_warning_at_the_top():
    near = position(debt_position(gates=(gate(text="时效到 2027年3月8日(周一) 为止。"),)))
    assert text_of("call_card", at=near)[0].startswith(
        "通话卡：安心贷\n\n\n【打之前先看】\n· 时效到 2027年3月8日（周一）为止。"
    )
    assert "打之前先看" not in text_of("call_card")[0]


def test_the_card_says_first_that_the_lender_is_not_known():
    unknown = Gate(code="identity", open=False, text="先看合同第一页。")
    text, _ = text_of("call_card", at=position(debt_position(gates=(gate(), unknown))))
    assert text.startswith("通话卡：安心贷\n\n\n【打之前先看】\n· 先看合同第一页。")


def test_while_a_payment_order_runs_the_card_sends_to_the_court_first():
    running = Gate(code="payment_order", open=False, text="异议期到 12月10日(周四)。")
    text, _ = text_of("call_card", at=position(debt_position(gates=(gate(), running))))
    assert text.startswith(
        "通话卡：安心贷\n\n\n【打之前先看】\n· 先提交对整份支付令的书面异议，打电话协商不停止期限。"
        "\n· 异议期到 12月10日（周四）。"
    )
    for words in ("愿意还", "350.55", "按方案付款", "每月能"):
        assert words not in text


def test_a_payment_order_on_an_expired_claim_is_answered_before_anything_is_refused():
    shut = (gate(open=False, text="时效可能已过。"), Gate(code="payment_order", open=False, text=""))
    text, _ = text_of("call_card", at=position(debt_position(gates=shut)))
    assert text.index("书面异议") < text.index("时效可能已过。") < text.index("打给谁")
    assert "愿意还" not in text


def test_the_last_day_to_object_stands_once_on_the_card():
    running = Gate(code="payment_order", open=False, text="先提交书面异议。")
    days = (
        NextDate(kind="instalment", due_on=date(2026, 12, 1), debt="a", text="12月1日应还。"),
        NextDate(
            kind="payment_order_objection", due_on=date(2026, 12, 10), debt="a", text="12月10日前提交异议。"
        ),
    )
    at = position(debt_position(gates=(gate(), running)), deadlines=days)
    top = text_of("call_card", at=at)[0].split("【打给谁】")[0]
    assert "· 12月10日前提交异议。" in top
    assert "先提交书面异议。" not in top
    assert "应还" not in top


def test_a_person_who_lent_has_no_hotline_and_no_work_number():
    person = debt(lender="王某", lender_type=LenderType.PRIVATE)
    text, _ = text_of("call_card", case(debts=(person,)))
    for word in ("App", "客服", "工号", "放款机构", "官方"):
        assert word not in text
    assert "王某本人" in text


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


def test_the_copy_of_the_card_goes_out_to_check_and_not_to_negotiate():
    assert "“仅用于核实这笔业务的信息”" in text_of("confirmation_request")[0]


def test_an_agreement_that_is_kept_is_confirmed_and_not_disowned():
    kept = ORAL_OFFER.model_copy(update={"state": AgreementState.PERFORMING, "monthly_fen": 50000})
    the_case = case(debts=(debt(agreements=(kept,)),))
    text, _ = text_of("confirmation_request", the_case, position(debt_position(agreement=kept.state)))
    assert "就该笔借款达成还款安排：每月支付 500.00 元" in text
    assert "请书面确认该安排有效" in text
    assert "请停止催收" in text
    assert "本函不改变双方已经达成的安排" in text
    assert "不表示来函人接受任何方案" not in text


def test_without_an_offer_it_asks_for_balance_and_terms_and_admits_nothing():
    text, result = text_of("confirmation_request")
    assert "已收到的每一笔还款" in text
    assert "申请协商还款的受理部门" in text
    assert "本函不构成确认" in text
    assert "愿意还" not in text
    assert "诉讼时效抗辩" not in text
    assert result.gates == ()


@pytest.mark.parametrize(
    "at", [CLOSED, position(debt_position(gates=(gate(text="诉讼时效可能已过。"),)))], ids=["past", "near"]
)
def test_past_or_near_limitation_it_asks_for_no_plan_and_keeps_the_defence(at):
    text, _ = text_of("confirmation_request", at=at)
    sent, kept = text.split("寄出前请核对（本页不随信寄出）\n")
    assert "来函人不承认债务仍应履行，并保留诉讼时效抗辩。" in sent
    assert "已收到的每一笔还款" in sent
    for plan_words in ("协商", "还款入口", "收款账户", "还款的受理"):
        assert plan_words not in sent
    assert kept.startswith("1. 诉讼时效可能已过。")


def test_an_offer_near_limitation_is_asked_about_with_the_defence_kept():
    near = position(debt_position(gates=(gate(text="时效快到了。"),)))
    text, _ = text_of("confirmation_request", case(debts=(debt(agreements=(ORAL_OFFER,)),)), near)
    sent, kept = text.split("寄出前请核对（本页不随信寄出）\n")
    assert "保留诉讼时效抗辩" in sent
    assert kept.startswith("1. 时效快到了。")


@pytest.mark.parametrize("offers", [(), (ORAL_OFFER,)], ids=["terms", "offer"])
def test_a_person_who_lent_is_asked_as_a_person(offers):
    person = debt(lender="王某", lender_type=LenderType.PRIVATE, contract_no=None, agreements=offers)
    text, _ = text_of("confirmation_request", case(debts=(person,)))
    for word in ("App", "贷款机构", "放款机构", "受托机构", "征信", "公章", "官方", "该机构", "部门"):
        assert word not in text
    assert "出借人（债权人）的姓名或名称" in text


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


@pytest.mark.parametrize(
    ("lender_type", "there", "not_there"),
    [
        (LenderType.BANK, ("12378",), ("12345",)),
        (LenderType.CONSUMER_FINANCE, ("12378",), ("12345",)),
        (LenderType.MICROLOAN, ("地方金融管理局", "12345"), ("12378",)),
        (LenderType.GUARANTOR, ("地方金融管理局", "12345"), ("12378",)),
        (LenderType.AMC, ("12378", "地方金融管理局", "12345"), ()),
        (LenderType.PRIVATE, ("12348",), ("12378", "12345", "App", "放款机构")),
        (LenderType.UNKNOWN, ("12378", "12345"), ()),
    ],
)
def test_each_class_of_lender_has_its_own_place_to_complain(lender_type, there, not_there):
    text, _ = text_of("agent_questions", case(debts=(debt(lender_type=lender_type),)))
    assert [word for word in there if word not in text] == []
    assert [word for word in not_there if word in text] == []


def test_a_person_is_paid_and_calls_as_a_person():
    text, _ = text_of("agent_questions", case(debts=(debt(lender_type=LenderType.PRIVATE),)))
    assert "要求付到出借人以外的账户或收款码" in text
    assert "个人账户" not in text
    assert "个人手机号" not in text


def test_without_a_debt_the_sheet_names_none_and_tells_both_places():
    text, _ = text_of("agent_questions", debt_id=None)
    assert "安心贷" not in text
    assert "12378" in text
    assert "12345" in text


def test_a_duty_that_does_not_bind_this_lender_is_not_cited():
    assert "依据" not in text_of("agent_questions")[0]
    assert "甲法" in text_of("agent_questions", bases={AGENT_NOTICE: STATUTE})[0]


def test_the_list_tells_kind_title_and_purpose():
    assert [(paper.kind, paper.title) for paper in list_papers()] == [
        ("negotiation_request", "协商还款申请书"),
        ("call_card", "通话卡"),
        ("confirmation_request", "书面确认请求函"),
        ("agent_questions", "“法务”核验问题单"),
        ("payment_order_objection", "支付令异议书"),
        ("answer", "答辩状"),
        ("working_paper", "对账底稿"),
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
