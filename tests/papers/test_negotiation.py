"""协商还款申请书: what it says, what it leaves blank, and when it is refused."""

import pytest

from liangqing.assess.position import Gate
from liangqing.base.errors import GateClosed, InputUnusable
from liangqing.case.borrower import Borrower, Household
from liangqing.papers.write import write_paper
from liangqing.plan.plan import Ask, Basis, OptionKind
from tests.papers.made import (
    DOUBTFUL,
    STANDARD,
    STATUTE,
    case,
    debt,
    debt_position,
    gate,
    option,
    plan,
    position,
)


def letter(the_case=None, at=None, way=None):
    data, result = write_paper(
        "negotiation_request", the_case or case(), at or position(), way or plan(), "a", ".txt"
    )
    return data.decode(), result


def test_the_three_figures_stand_side_by_side_with_their_reasons():
    text, _ = letter()
    assert "项目：合同余额；金额：6,980.00 元" in text
    assert "项目：法律支持的上限；金额：6,310.00 元" in text
    assert "项目：贵方主张；金额：7,025.00 元；说明：贵方于2026年11月20日告知。" in text
    assert "放款时扣下的 600.00 元不算本金，涉及金额 600.00 元（依据1）。" in text
    assert "高于法律支持的上限 715.00 元" in text
    assert "比合同余额多 45.00 元，未见说明" in text


def test_it_confirms_nothing_that_is_disputed():
    assert "就金额有异议的部分，本申请不构成确认。" in letter()[0]


def test_asks_stand_under_what_they_rest_on():
    text, result = letter()
    right, policy, courtesy = (text.index(w) for w in ("依法主张", "有政策支持", "请求贵方同意"))
    assert right < text.index("核减超过法律支持上限的部分 715.00 元（依据1）") < policy
    assert policy < text.index("协商一致后分 12 个月还清（依据2）") < courtesy < text.index("停止计收违约金")
    assert result.citations == (STATUTE, STANDARD)


def test_a_right_without_a_rule_that_may_be_cited_is_only_a_request():
    asks = (Ask(what="核减费用", basis=Basis.RIGHT, because=(DOUBTFUL,)),)
    text, result = letter(way=plan(option(asks=asks)))
    assert "依法主张" not in text
    assert "请求贵方同意的事项：\n1. 核减费用。" in text
    assert "丙通知" not in text
    assert DOUBTFUL not in result.citations


def test_the_proposal_is_the_plans_own_months():
    text, _ = letter()
    assert "期次：第1至11期；还款月份：2026年12月至2027年10月；每期金额：525.83 元" in text
    assert "期次：第12期；还款月份：2027年11月；每期金额：525.87 元" in text
    assert "合计 6,310.00 元" in text


def test_where_no_plan_keeps_the_floor_no_amount_is_promised():
    text, _ = letter(way=plan(feasible=False))
    assert "525.83" not in text
    assert "每月还款 ____________ 元" in text


def test_a_parked_debt_promises_nothing():
    parked = option(kind=OptionKind.PARKED, payments_fen=(), monthly_fen=0, total_fen=0, months=0, asks=())
    assert "暂不具备承诺具体还款金额的条件" in letter(way=plan(parked))[0]


def test_a_hardship_is_told_as_given_or_left_blank_never_invented():
    told, _ = letter()
    assert "所在单位自2026年8月起延迟发放工资，现已恢复发放。" in told
    untold, _ = letter(case(borrower=Borrower()))
    assert "申请人目前的还款困难如下（由申请人据实填写）：\n　　________" in untold
    assert "申请人：____________" in untold


def test_a_budget_that_was_not_told_is_not_named():
    assert "1,800.00" in letter()[0]
    assert "1,800.00" not in letter(case(household=Household()))[0]


def test_a_closed_limitation_gate_refuses_and_says_what_to_do():
    closed = position(debt_position(gates=(gate(open=False, text="诉讼时效可能已过。"),)))
    with pytest.raises(GateClosed) as refused:
        letter(at=closed)
    assert refused.value.code == "limitation"
    assert "诉讼时效可能已过。" in refused.value.text
    assert "12348" in refused.value.next_step


def test_an_open_gates_warning_never_stands_in_the_letter():
    near = position(debt_position(gates=(gate(text="时效到 2027年3月8日 为止。"),)))
    text, result = letter(at=near)
    assert "时效" not in text
    assert [g.code for g in result.gates] == ["limitation"]


def test_an_unknown_lender_is_a_line_to_fill_in_and_a_note_for_the_borrower():
    unknown = position(
        debt_position(gates=(gate(), Gate(code="identity", open=False, text="先看合同第一页。")))
    )
    text, _ = letter(case(debts=(debt(lender=None),)), unknown)
    sent, kept = text.split("寄出前请核对")
    assert "____________（放款机构全称，见借款合同）：" in sent
    assert "先看合同第一页" in kept
    assert "先看合同第一页" not in sent


def test_the_letter_cites_and_the_page_that_is_not_sent_explains():
    sent, kept = letter()[0].split("寄出前请核对", 1)
    assert "1. 《甲法》第7条（法律）。\n2. 《乙标准》第5条（推荐性国标，不是法律）。" in sent
    assert "引用前请核对" not in sent
    assert "引用前请核对：《乙标准》第5条：来自转载，引用前请核对原文。" in kept
    assert "引用前请核对：《甲法》" not in kept
    assert "依据1（《甲法》第7条）说的是：预先扣除的利息不算本金。" in kept


def test_a_loan_that_goes_on_as_agreed_is_not_told_to_be_in_trouble():
    kept = plan(option(kind=OptionKind.KEEP, asks=()))
    at = position(debt_position(overdue_days=0))
    assert "将有困难" not in letter(at=at, way=kept)[0]
    assert "将有困难" in letter(at=at)[0]


@pytest.mark.parametrize(("debt_id", "code"), [(None, "debt_needed"), ("b", "debt_unknown")])
def test_it_must_be_about_a_debt_that_is_there(debt_id, code):
    with pytest.raises(InputUnusable) as refused:
        write_paper("negotiation_request", case(), position(), plan(), debt_id, ".txt")
    assert refused.value.code == code
    assert "a(安心贷)" in refused.value.next_step
