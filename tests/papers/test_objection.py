"""支付令异议书: the whole order, reasons from the position alone, no plea about means, and when it is refused."""

from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from docx import Document

from liangqing import app
from liangqing.assess.position import Difference, DifferenceKind, NextDate, Stage
from liangqing.base.errors import GateClosed, InputUnusable
from liangqing.case.borrower import Borrower, Role
from liangqing.case.case import Case
from liangqing.case.debt import Claim, Debt, LenderType, Proceeding, ProceedingKind, Purpose
from liangqing.case.event import Event, EventKind
from liangqing.case.terms import Fee, Payee
from liangqing.papers.substance import Ground, substance
from tests.papers.before_court import EXPIRED, court_paper, found, home, in_court, sent, step
from tests.papers.made import (
    DOUBTFUL,
    STANDARD,
    STATUTE,
    case,
    debt,
    debt_position,
    gate,
    lawful,
)

KIND = "payment_order_objection"
ORDER = step("payment_order", "(2026)示民督8号")
LAST_DAY = NextDate(kind=KIND, due_on=date(2026, 12, 7), debt="a", text="", because=(STANDARD,))
NOTHING = {
    "claimed_fen": None, "excess_fen": None, "differences": (), "unexplained_fen": None, "lawful": None,
}  # fmt: skip
#: Nobody who contests a debt speaks of means or of paying.
PLEAS = ("还不起", "无力", "困难", "分期", "愿意还", "宽限", "每月", "延迟发放")


def replace_amount(fen):
    return ORDER.model_copy(update={"amount_fen": fen})


def ordered(**changed):
    return in_court(ORDER, **changed)


def objection(the_case=None, at=None, deadlines=(LAST_DAY,), suffix=".txt", **more):
    return court_paper(KIND, the_case or ordered(), at, deadlines, suffix, **more)


def test_it_goes_to_the_court_of_the_order_with_its_number():
    text, _ = objection()
    assert text.startswith("支付令异议书\n\n某某市示例区人民法院：\n　　异议人（支付令被申请人）：林某\n")
    assert "支付令案号：(2026)示民督8号" in text
    assert "申请人：某某消费金融有限公司" in text
    assert "异议人于2026年11月20日收到贵院上述支付令" in text


def test_what_is_not_known_of_the_order_is_a_line_to_fill_in():
    bare = Proceeding(kind=ProceedingKind.PAYMENT_ORDER, served_on=date(2026, 11, 20))
    text, _ = objection(case(debts=(debt(proceedings=(bare,)),)))
    assert "\n____________人民法院：\n" in text
    assert "支付令案号：____________\n" in text


@pytest.mark.parametrize("codes", [("fee_not_allowed",), ("upfront_deducted",), ()])
def test_it_is_always_against_the_whole_order(codes):
    """民诉法解释 432: what is not contested stays enforceable."""
    findings = tuple(found(code, 60000) for code in codes)
    text, _ = objection(at=debt_position(findings=findings))
    assert "对支付令的全部内容提出异议，包括其中的本金、利息、罚息、违约金、各项费用和申请费" in text
    assert "并非只对其中某一项提出异议" in text
    assert "裁定终结督促程序" in text


def test_the_reasons_are_what_the_claim_is_too_high_by_and_no_figure_of_ones_own():
    text, _ = objection()
    assert "6,980.00" not in text
    assert "6,310.00" not in text
    assert "高于法律支持的上限，高出 715.00 元（依据2）。" in text
    assert "放款时扣下的 600.00 元不算本金，涉及金额 600.00 元（依据2）。" in text
    assert "多 45.00 元，多出部分的构成和依据未见说明。" in text


def test_money_kept_back_is_told_with_both_amounts_and_once():
    at = debt_position(findings=(found("upfront_deducted", 60000, (STATUTE, DOUBTFUL)),))
    text, _ = objection(at=at)
    assert "合同载明本金 12,000.00 元，实际到手 11,400.00 元；放款时扣除的 600.00 元不应计入本金" in text
    assert text.count("600.00 元") == 1


def test_parts_that_the_claim_names_itself_are_contested_one_by_one():
    gaps = (Difference(on=None, what="罚息、违约金比合同算的多", amount_fen=123456, because=()),)
    text, _ = objection(at=debt_position(**{**NOTHING, "claimed_fen": 800000}, claim_gaps=gaps))
    assert "申请人主张的罚息、违约金比合同算的多 1,234.56 元，未见合同依据。" in text


def test_a_fee_that_may_not_be_charged_is_named():
    fee = Fee(name="会员费", payee=Payee.MEMBER, amount_fen=12000)
    at = debt_position(
        **NOTHING, findings=(found("fee_not_allowed", 12000, text="合同另收“会员费”120.00 元。"),)
    )
    text, _ = objection(ordered(fees=(fee,)), at)
    assert "借款利息之外另收“会员费”，合计 120.00 元，与有关规定不符（依据2）。" in text


def test_the_order_is_measured_by_its_own_sum_and_nothing_of_an_earlier_claim_is_held_against_it():
    """An order over less than the contract gives no reason by its sum; one over more does, and no sum is told."""
    less = court_paper(KIND, in_court(replace_amount(650000)), debt_position(), (LAST_DAY,), ".txt")[0]
    more = court_paper(KIND, in_court(replace_amount(900000)), debt_position(), (LAST_DAY,), ".txt")[0]
    for text in (less, more):
        assert "715.00" not in text
        assert "45.00" not in text
    assert "支付令的金额高于按合同约定和现有还款记录推算的金额" not in less
    assert "支付令的金额高于按合同约定和现有还款记录推算的金额，多出部分的构成和依据未见说明。" in more
    assert "支付令的金额高于法律支持的上限（依据" in more


def test_a_fee_of_a_third_party_is_no_claim_of_the_lender():
    fee = Fee(name="担保费", payee=Payee.GUARANTOR, amount_fen=4500)
    text, _ = objection(ordered(fees=(fee,)))
    assert "“担保费”由出借人以外的第三方收取，不是申请人的债权，是否应付由收取方另行主张并举证。" in text
    assert "45.00" not in text


def test_a_price_above_the_ceiling_is_told_with_its_rate():
    at = debt_position(**NOTHING, nominal_percent="35.9999", findings=(found("over_cap", 71500),))
    assert "年利率为36.00%（单利口径）" in objection(at=at)[0]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"lender": None}, "不能确认申请人就是债权人"),
        ({"findings": (found("assigned", None, (STATUTE, STANDARD)),)}, "没有原债权人的转让通知"),
    ],
)
def test_a_doubt_about_the_creditor_is_a_reason_by_itself(changed, words):
    text, _ = objection(at=debt_position(**NOTHING, **changed))
    assert words in sent(text)
    assert "删去这一条" in text


def test_a_loan_paid_off_is_a_reason_by_itself():
    closed = ordered(closed_on=date(2026, 10, 8))
    assert (
        "该笔借款已于2026年10月8日结清" in objection(closed, debt_position(**NOTHING, stage=Stage.CLOSED))[0]
    )


def test_an_expired_claim_is_met_by_limitation_first_and_all_else_in_the_alternative():
    at = debt_position(limitation=EXPIRED, gates=(gate(open=False, text="诉讼时效可能已过。"),))
    text, _ = objection(at=at)
    limitation, alternative = text.index("提出诉讼时效抗辩，不同意履行"), text.index("即使不考虑时效")
    assert limitation < alternative < text.index("高于法律支持的上限")
    assert "已于2025年3月10日届满" in text
    assert "不构成对债务的承认" in text
    assert "6,980.00" not in text
    assert "这份异议书不是承认，照样按期交。" in text


def test_limitation_alone_is_enough():
    text, _ = objection(at=debt_position(**NOTHING, limitation=EXPIRED))
    assert "提出诉讼时效抗辩" in text
    assert "退一步" not in text


def test_rules_by_which_a_claim_revives_are_not_cited_for_the_other_side():
    both = EXPIRED.model_copy(update={"because": (STATUTE, STANDARD)})
    _, result = objection(
        at=debt_position(**NOTHING, limitation=both), deadlines=(LAST_DAY.model_copy(update={"because": ()}),),
        bases={"limitation_revival": STANDARD},
    )  # fmt: skip
    assert result.citations == (STATUTE,)


def test_it_pleads_no_want_of_means_and_offers_nothing():
    """C30: such words are no objection, and may admit the debt."""
    told = case(
        debts=(debt(proceedings=(ORDER,)),), borrower=Borrower(alias="林某", hardship="失业，无力偿还")
    )
    text, _ = objection(told)
    assert [word for word in PLEAS if word in text] == []
    assert "失业" not in text
    assert "不构成对债务的承认，也不构成履行的承诺" in text


def test_without_a_reason_it_is_refused_with_what_counts_and_what_does_not():
    with pytest.raises(GateClosed) as refused:
        objection(at=debt_position(**NOTHING))
    assert refused.value.code == "substance"
    for words in ("“还不起、想分期”不算异议", "金额不对", "时效已过", "到手的比合同少", "2026年12月7日"):
        assert words in refused.value.text
    assert "12348" in refused.value.next_step


@pytest.mark.parametrize("code", ["silence", "penalty_unknown", "cost_sheet", "over_regulator", "at_cap"])
def test_what_does_not_touch_the_debt_is_no_reason(code):
    with pytest.raises(GateClosed):
        objection(at=debt_position(**NOTHING, findings=(found(code),)))


def test_a_claim_that_is_not_higher_than_the_contract_is_no_reason():
    at = debt_position(
        claimed_fen=698000, excess_fen=0, differences=(), unexplained_fen=0, lawful=lawful(total_fen=700000),
        next_due_on=None,
    )  # fmt: skip
    with pytest.raises(GateClosed):
        objection(at=at)


def test_a_contract_figure_without_the_overdue_rate_is_no_measure_but_the_ceiling_is_without_its_sum():
    unused = lawful(penalty_fen=0, headroom_fen=19000)
    text, _ = objection(at=debt_position(unexplained_fen=None, lawful=unused, differences=()))
    assert "高于法律支持的上限，高出部分怎样算出、依据是什么，未见说明" in text
    assert "715.00" not in text
    assert "6,980.00" not in text
    due = {"unexplained_fen": None, "excess_fen": 0, "lawful": unused, "differences": (), "next_due_on": None}
    with pytest.raises(GateClosed):
        objection(at=debt_position(**due))


def test_where_nothing_can_be_reckoned_what_stands_above_the_principal_is_contested():
    bare = {"contract": None, "lawful": None, "excess_fen": None, "differences": (), "unexplained_fen": None}
    unknown = {**bare, "next_due_on": None, "overdue_fen": None}
    text, _ = objection(at=debt_position(**unknown, claimed_fen=1_400_000))
    assert "申请人主张的金额高于借款本金 2,000.00 元，高出部分怎样算出、依据是什么，未见说明。" in text
    with pytest.raises(GateClosed):
        objection(at=debt_position(**unknown, claimed_fen=1_200_000))


_NOT_DUE = (
    "该笔借款尚有部分没有到期（下一期为2026年12月8日）；"
    "申请人主张提前到期的，应证明合同有此约定，并已通知异议人。"
)


def test_what_is_claimed_before_it_falls_due_is_a_reason_of_its_own():
    assert _NOT_DUE in objection()[0]
    assert (
        _NOT_DUE not in objection(at=debt_position(claimed_fen=224000))[0]
    )  # only what is overdue is claimed
    assert _NOT_DUE not in objection(at=debt_position(next_due_on=date(2026, 11, 8)))[0]  # it has fallen due


def test_a_loan_that_was_called_in_is_due_as_a_whole():
    called = Event(on=date(2026, 10, 8), kind=EventKind.ACCELERATE, amount_fen=0)
    assert _NOT_DUE not in objection(ordered(events=(called,)))[0]


def test_a_reason_that_rests_on_unverified_rules_alone_is_no_reason():
    with pytest.raises(GateClosed):
        objection(at=debt_position(**NOTHING, findings=(found("penalty_too_high", None, (DOUBTFUL,)),)))


def test_without_an_order_it_says_how_to_enter_one_and_which_debt_has_one():
    other = debt(id="b", product="急用钱", proceedings=(ORDER,))
    with pytest.raises(InputUnusable) as refused:
        objection(case(debts=(debt(), other)))
    assert refused.value.code == "payment_order_missing"
    assert "b(急用钱)" in refused.value.text
    assert "debt.a.payment_order_received_on" in refused.value.next_step


def test_an_order_that_has_ended_is_none():
    over = ORDER.model_copy(update={"ended_on": date(2026, 11, 21)})
    with pytest.raises(InputUnusable):
        objection(case(debts=(debt(proceedings=(over,)),)))


def test_after_the_period_it_says_so_and_where_to_ask():
    missed = found(
        "deadline_payment_order_objection", text="对支付令提异议的期限在 2026年11月20日(周五) 已经过了。"
    )
    with pytest.raises(GateClosed) as refused:
        objection(at=debt_position(findings=(missed,)), deadlines=())
    assert refused.value.code == "payment_order_over"
    assert "已经过了" in refused.value.text
    assert "12368" in refused.value.next_step
    assert "12348" in refused.value.next_step


def test_the_page_that_stays_at_home_begins_with_the_last_day():
    kept = home(objection()[0])
    assert kept.startswith("1. 最后一天：2026年12月7日（周一）。必须是书面的")
    for words in ("回执", "不用等证据找齐", "只对某一项", "12368", "12348", "转为起诉"):
        assert words in kept


def test_a_day_that_a_holiday_may_move_is_told_with_both():
    moved = LAST_DAY.model_copy(update={"possibly_on": date(2026, 12, 9)})
    assert (
        "2026年12月7日（周一）；遇节假日可能顺延到 2026年12月9日（周三），请按较早的日子办。"
        in objection(deadlines=(moved,))[0]
    )


def test_without_the_day_of_service_it_is_written_and_says_hurry():
    undated = ORDER.model_copy(update={"served_on": None})
    text, _ = objection(case(debts=(debt(proceedings=(undated,)),)), deadlines=())
    assert "异议人于____年__月__日收到" in text
    assert "今天就交" in text


def test_a_guarantor_objects_as_one():
    told = case(debts=(debt(proceedings=(ORDER,)),), borrower=Borrower(alias="林某", role=Role.GUARANTOR))
    assert "林某（担保人）" in objection(told)[0]


def test_unverified_rules_stay_out_and_the_gate_passed_is_told():
    text, result = objection(bases={"order_valid": DOUBTFUL})
    assert DOUBTFUL not in result.citations
    assert "丙通知" not in text
    assert [(passed.code, passed.open) for passed in result.gates] == [("substance", True)]


def test_docx_and_pdf_say_the_same_and_are_the_same_each_time():
    docx, pdf = objection(suffix=".docx")[0], objection(suffix=".pdf")[0]
    assert any("全部内容提出异议" in line.text for line in Document(BytesIO(docx)).paragraphs)
    assert "支付令异议书" in pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    assert (docx, pdf) == (objection(suffix=".docx")[0], objection(suffix=".pdf")[0])


def test_a_real_case_cites_the_real_rules():
    loan = Debt(
        id="a", lender="示例银行股份有限公司", lender_type=LenderType.BANK, purpose=Purpose.CONSUMER,
        formed_on=date(2025, 3, 8), principal_fen=1000000, disbursed_fen=900000,
        schedule=debt().schedule, unpaid_since=date(2026, 5, 8), proceedings=(ORDER,),
        claim=Claim(on=date(2026, 11, 20), total_fen=2000000),
    )  # fmt: skip
    whole = app.look(Case(as_of=date(2026, 11, 22), debts=(loan,)))
    data, result = app.draft(KIND, whole, "a", ".txt")
    assert {"CP-227", "CP-228", "CP-435", "CP-427", "CP-428", "CC-670"} <= {b.rule for b in result.citations}
    text = data.decode()
    assert "最后一天：2026年12月7日（周一）" in text
    assert "见《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》（法释〔2022〕11号）第432条" in text


@pytest.mark.parametrize(
    "text",
    [
        "暂无力偿还,请求分期",
        "暂无力偿还，请求分期。",
        "我现在没钱，还不起，想分期",
        "对欠款金额没有异议，只是失业了，请求宽限三个月",
        "对支付令的金额提出异议，目前收入低，每月只能还500元",
        "本息还不清，请求延期",
        "生活费用超过收入，请缓一缓",
        "如果金额有误请核实，我目前没有能力",
        "我已还清其他平台的贷款，实在无力再还",
        "没有超过诉讼时效，我认，只是没钱",
        "不同意一次性偿还全部欠款，请求分期",
        "实际到手工资只有3000元",
        "我不服。",
        "",
    ],
)
def test_words_about_means_are_no_objection(text):
    """C30."""
    assert substance(text) == ()


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("申请人主张的金额，与合同不一致。", Ground.AMOUNT),
        ("我愿意还，但是金额算错了", Ground.AMOUNT),
        ("对支付令的金额提出异议", Ground.AMOUNT),
        ("借10000，放款时扣了1000元", Ground.PRINCIPAL),
        ("对金额没有异议，但违约金没有约定", Ground.CHARGES),
        ("利息太高，还不起，请求分期", Ground.CHARGES),
        ("不认可会员费", Ground.CHARGES),
        ("没有收到债权转让通知", Ground.CREDITOR),
        ("申请人不是合同中的出借人", Ground.CREDITOR),
        ("诉讼时效期间已经届满", Ground.LIMITATION),
        ("已于2025年3月还清", Ground.PAID),
        ("已经还了5000元，没有扣除", Ground.PAID),
        ("该债务尚未到期", Ground.NOT_DUE),
        ("借款不是我本人借的，身份证被冒用", Ground.DEBT),
    ],
)
def test_words_that_contest_the_debt_are_told_by_ground(text, ground):
    assert ground in substance(text)


def test_a_payment_that_was_not_entered_is_told_as_such():
    gap = Difference(
        on=None, what="已付的还款没有入账", amount_fen=102000, because=(), kind=DifferenceKind.UNBOOKED
    )
    text, _ = objection(at=debt_position(**{**NOTHING, "claimed_fen": 800000}, claim_gaps=(gap,)))
    assert "已付的还款没有入账，涉及金额 1,020.00 元，主张的数额没有反映。" in text
