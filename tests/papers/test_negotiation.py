"""协商还款申请书: what it says, what it leaves blank, and when it is refused."""

import pytest

from liangqing.assess.position import Gate
from liangqing.base.errors import GateClosed, InputUnusable
from liangqing.base.segments import CapSegment
from liangqing.case.borrower import Borrower, Household
from liangqing.case.debt import LenderType
from liangqing.papers.write import write_paper
from liangqing.plan.plan import Ask, Basis, OptionKind, OtherRoad, Side
from tests.papers.made import (
    DOUBTFUL,
    STANDARD,
    STATUTE,
    case,
    debt,
    debt_position,
    gate,
    lawful,
    on_one_line,
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
    assert "项目：合同余额；金额：6,980.00 元" in on_one_line(text)
    assert "项目：法律支持的上限；金额：6,310.00 元" in on_one_line(text)
    assert "项目：贵方主张；金额：7,025.00 元；说明：按申请人所知的贵方主张。" in on_one_line(text)
    assert "放款时扣下的 600.00 元不算本金，涉及金额 600.00 元（依据1）。" in text
    assert "高于法律支持的上限，高出 715.00 元" in text
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
    assert "期次：第1至11期；还款月份：2026年12月至2027年10月；每期金额：525.83 元" in on_one_line(text)
    assert "期次：第12期；还款月份：2027年11月；每期金额：525.87 元" in on_one_line(text)
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


def test_an_open_gates_warning_is_the_first_thing_to_read_and_never_sent():
    near = position(debt_position(gates=(gate(text="时效到 2027年3月8日 为止。"),)))
    text, result = letter(at=near)
    sent, kept = text.split("寄出前请核对（本页不随信寄出）\n")
    assert "时效" not in sent
    assert kept.startswith("1. 时效到 2027年3月8日 为止。")
    assert [g.code for g in result.gates] == ["limitation"]


@pytest.mark.parametrize("code", ["identity", "payment_order"])
def test_a_letter_to_nobody_or_instead_of_an_objection_is_refused(code):
    shut = position(debt_position(gates=(gate(), Gate(code=code, open=False, text="这一关没过。"))))
    with pytest.raises(GateClosed) as refused:
        letter(at=shut)
    assert refused.value.code == code
    assert "这一关没过。" in refused.value.text
    assert refused.value.next_step


def test_a_payment_order_is_told_before_everything_else():
    shut = [Gate(code=code, open=False, text="") for code in ("identity", "limitation", "payment_order")]
    with pytest.raises(GateClosed) as refused:
        letter(at=position(debt_position(gates=tuple(shut))))
    assert refused.value.code == "payment_order"


@pytest.mark.parametrize("total_fen", [698000, 700000])
def test_a_ceiling_that_is_not_below_the_contract_is_nobodys_business(total_fen):
    above = lawful(total_fen=total_fen, headroom_fen=0)
    text, _ = letter(at=position(debt_position(lawful=above, excess_fen=702500 - total_fen)))
    assert "法律支持的上限；" not in text
    assert "高于法律支持的上限" not in text
    assert "7,000.00" not in text
    assert "项目：贵方主张；金额：7,025.00 元" in on_one_line(text)


def test_the_rule_of_a_ceiling_that_is_left_out_is_not_cited():
    above = lawful(total_fen=700000, because=(STANDARD,))
    _, result = letter(at=position(debt_position(lawful=above)), way=plan(option(asks=())))
    assert result.citations == (STATUTE,)


def test_a_ceiling_is_not_volunteered_where_nothing_is_known_to_be_owed():
    text, _ = letter(at=position(debt_position(contract=None, claimed_fen=None, excess_fen=None)))
    assert "6,310.00" not in text.split("五、还款安排")[0]


def test_what_the_contract_itself_leaves_below_the_ceiling_is_named_instead():
    unused = lawful(penalty_fen=26000, headroom_fen=80000, total_fen=718000)
    text, _ = letter(at=position(debt_position(lawful=unused, excess_fen=0)))
    assert "项目：按实际到手本金计的金额；金额：6,380.00 元" in on_one_line(text)
    assert "7,180.00" not in text


def test_a_ceiling_that_a_court_applies_on_request_is_called_so():
    caps = (
        CapSegment(
            from_on=None,
            until_on=None,
            value_e9=235_000_000,
            effect="court_reduces_on_request",
            because=(STATUTE,),
        ),
    )
    text, _ = letter(at=position(debt_position(caps=caps)))
    assert "项目：按年利率23.5%请求法院调减后的金额；金额：6,310.00 元" in on_one_line(text)
    assert "司法政策，须由借款人提出" in text
    assert "高于按年利率23.5%请求法院调减后的金额，高出 715.00 元" in text
    assert "法律支持的" not in text.split("四、申请事项")[0]


def test_a_person_who_lent_is_written_to_as_a_person():
    person = debt(lender="王某", lender_type=LenderType.PRIVATE, contract_no=None, platform=None)
    text, _ = letter(case(debts=(person,)), position(debt_position(lender_type=LenderType.PRIVATE)))
    for word in ("App", "贷款机构", "放款机构", "征信", "公章", "官方", "该机构", "合同编号"):
        assert word not in text
    assert "出借人的姓名或名称" in text
    assert "借条" in text


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


def with_side(*roads, **changed):
    side = Side(
        debt="a", offer_fen=6_200_00, funding_e9=30_000_000, roads=roads, uneven_fen=0, text="", even_text=""
    )
    return plan(option(**changed)).model_copy(update={"sides": (side,)})


def suit(low_fen, high_fen):
    return OtherRoad(kind="suit", low_fen=low_fen, high_fen=high_fen, cost_fen=50_00, months=14, text="")


def test_it_says_why_the_other_side_may_accept():
    text, _ = letter(way=with_side(suit(2_000_00, 4_500_00)))
    assert "该安排对双方的意义" in text
    assert "按年利率 3.00% 折算，现值为 6,200.00 元" in text
    assert "扣除先行缴纳的案件受理费 50.00 元 后，现值约为 2,000.00 元 至 4,500.00 元，不高于上述安排" in text
    assert "估算，供贵方参考" in text


def test_a_road_that_may_bring_more_is_not_held_up_against_them():
    text, _ = letter(way=with_side(suit(2_000_00, 6_200_01)))
    assert "现值为 6,200.00 元" in text
    assert "经诉讼" not in text


@pytest.mark.parametrize("kind", [OptionKind.KEEP, OptionKind.CATCH_UP])
def test_where_nothing_is_asked_for_nothing_is_argued(kind):
    assert "对双方的意义" not in letter(way=with_side(suit(1, 2), kind=kind))[0]


def test_a_plan_that_cannot_be_kept_argues_nothing():
    way = with_side(suit(1, 2)).model_copy(update={"feasible": False, "monthly": ()})
    assert "对双方的意义" not in letter(way=way)[0]


def test_whether_it_is_late_is_left_open_where_nobody_knows():
    text, _ = letter(at=position(debt_position(overdue_days=None, overdue_fen=None)))
    assert "该笔借款____________（未逾期，或者逾期多少天，自己填）。" in text
    assert "尚未逾期" not in text
