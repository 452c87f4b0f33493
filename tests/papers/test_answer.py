"""答辩状: point by point, cuts only where asked for, limitation first where it is over, and nothing admitted."""

from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from docx import Document

from liangqing import app
from liangqing.assess.position import NextDate, Stage
from liangqing.base.errors import InputUnusable
from liangqing.base.segments import CapSegment
from liangqing.case.borrower import Borrower
from liangqing.case.case import Case
from liangqing.case.debt import Claim, Debt, Exhibit, LenderType, Purpose
from liangqing.case.event import Event, EventKind
from liangqing.case.records import Source
from tests.papers.before_court import EXPIRED, court_paper, found, home, in_court, sent, step
from tests.papers.made import (
    DOUBTFUL,
    STANDARD,
    STATUTE,
    case,
    debt,
    debt_position,
    gate,
    on_one_line,
)

SUIT = step("lawsuit", "(2026)示民初8号")
PERIODS = tuple(
    NextDate(kind=kind, due_on=date(2026, 12, 7), debt="a", text="")
    for kind in ("answer", "jurisdiction_objection")
)
ON_REQUEST = CapSegment(
    from_on=None, until_on=None, value_e9=235_000_000, effect="court_reduces_on_request", because=(STANDARD,)
)
BILL = Source(sha256="1" * 64, name="账单.csv", line=3)
PAID = tuple(
    Event(on=date(2026, month, 8), kind=EventKind.PAYMENT, amount_fen=112000, source=BILL) for month in (4, 5)
)


def sued(held=SUIT, **changed):
    return in_court(held, **changed)


def answer(the_case=None, at=None, deadlines=PERIODS, suffix=".txt", **more):
    return court_paper("answer", the_case or sued(), at, deadlines, suffix, **more)


def row(text, element):
    return next(line for line in on_one_line(text).splitlines() if line.startswith(f"· 要素：{element}；"))


def test_it_names_court_parties_and_case():
    text, _ = answer()
    assert text.startswith("民事答辩状\n\n某某市示例区人民法院：\n")
    for line in ("答辩人（被告）；内容：林某", "原告；内容：某某消费金融有限公司", "金融借款合同纠纷"):
        assert line in text
    assert "示民初8号" in text


@pytest.mark.parametrize(
    ("changed", "cause"),
    [
        ({"lender_type": LenderType.PRIVATE}, "民间借贷纠纷"),
        ({"lender_type": LenderType.BANK, "purpose": Purpose.CARD}, "信用卡纠纷"),
        ({"lender_type": LenderType.UNKNOWN}, "____________（以法院立案的案由为准）"),
    ],
)
def test_the_kind_of_suit_follows_the_lender(changed, cause):
    assert cause in answer(sued(**changed))[0]


def test_received_stands_against_claimed():
    claim = Claim(on=date(2026, 11, 20), total_fen=702500, principal_fen=600000, penalty_fen=30000)
    at = debt_position(findings=(found("upfront_deducted", 60000, (STATUTE, DOUBTFUL)),))
    text, _ = answer(sued(claim=claim), at)
    principal = row(text, "本金")
    assert "答辩意见：有异议" in principal
    assert "原告主张本金 6,000.00 元" in principal
    assert "实际到手 11,400.00 元" in principal
    assert "原告主张罚息、违约金 300.00 元" in row(text, "违约金")


def test_the_total_is_contested_with_the_positions_figures():
    total = row(answer()[0], "主张的总额")
    assert "原告主张 7,025.00 元；按合同约定和现有还款记录推算为 6,980.00 元" in total
    assert "高于法律支持的上限，高出 715.00 元" in total
    assert "多 45.00 元" in total


def test_a_cut_that_a_court_makes_on_request_is_asked_for_even_where_nothing_is_over_yet():
    at = debt_position(caps=(ON_REQUEST,), findings=(), differences=(), excess_fen=0)
    text, result = answer(at=at)
    assert (
        "1. 原告主张的利息、复利、罚息、违约金和其他费用，合计超过年利率23.5%的部分，请求予以调减（依据1）。"
        in text
    )
    assert "答辩意见：请求予以调减" in row(text, "利息、罚息和费用")
    assert result.citations[0] == STANDARD


def test_an_old_rate_is_for_the_other_side_to_ask_for_and_never_comes_first():
    old = ON_REQUEST.model_copy(
        update={"until_on": date(2020, 8, 20), "value_e9": 240_000_000, "effect": "not_enforceable_above"}
    )
    new = ON_REQUEST.model_copy(
        update={"from_on": date(2020, 8, 20), "value_e9": 120_000_000, "effect": "not_supported"}
    )
    text, _ = answer(at=debt_position(caps=(old, new)))
    above = "超过法律支持的年利率上限（12.00%）的部分"
    assert f"1. 原告主张的利息、复利、罚息、违约金和其他费用，合计{above}，请求不予支持（依据1）。" in text
    told = f"息费合计{above}，请求不予支持；原告如请求适用当时的规定，2020年8月20日以前的利息也不得超过年利率 24.00%"
    assert told in row(text, "利息、罚息和费用")
    assert "请求予以调减" not in text
    assert "高出部分怎样算出" in row(text, "主张的总额")
    assert "715.00" not in text


def test_without_a_known_ceiling_nothing_is_asked_for():
    text, _ = answer(at=debt_position(caps=()))
    assert "请求予以调减" not in text
    assert "请求不予支持（依据" not in text
    assert "高于法律支持的上限" in text


def test_a_figure_above_the_claim_is_not_volunteered():
    total = row(answer(at=debt_position(claimed_fen=697000, excess_fen=66000))[0], "主张的总额")
    assert "原告主张 6,970.00 元；法律支持的上限为 6,310.00 元" in total
    assert "6,980.00" not in total


def test_a_penalty_is_asked_to_be_reduced_with_its_rules():
    text, result = answer(bases={"penalty_reduction": STATUTE, "penalty_reduce_how": STANDARD})
    assert "约定的违约金过分高于原告实际损失的，请求适当减少（依据1、2）。" in text
    assert result.citations[:2] == (STATUTE, STANDARD)


def test_forbidden_fees_and_fees_beside_the_sheet_are_contested():
    at = debt_position(findings=(found("fee_not_allowed", 12000), found("cost_sheet")))
    text, _ = answer(at=at)
    assert "另收费用，合计 120.00 元，与有关规定不符" in row(text, "利息、罚息和费用")
    assert "表上没有列明的收费，不予认可" in row(text, "成本明示")
    assert "成本明示" not in answer()[0]


def test_what_papers_say_is_told_as_theirs_and_left_to_be_proved():
    contract = row(answer()[0], "合同的订立")
    assert "由原告举证" in contract
    assert "答辩人手中材料所载的借款合同，日期为2026年3月8日，编号为HT-0001" in contract


def test_payments_on_file_are_counted():
    paid = row(answer(sued(events=PAID))[0], "已归还的款项")
    assert "还款共 2 笔，合计 2,240.00 元" in paid
    assert "已归还的款项" not in answer()[0]


def test_nothing_is_admitted_or_offered():
    told = case(
        debts=(debt(proceedings=(SUIT,)),), borrower=Borrower(alias="林某", hardship="失业，无力偿还")
    )
    paper = sent(answer(told)[0])
    assert "均不构成自认，也不构成对债务的承认，由原告举证证明" in paper
    for words in ("失业", "无力", "分期", "愿意", "每月", "525.83"):
        assert words not in paper


def test_an_expired_claim_is_met_by_limitation_first():
    at = debt_position(limitation=EXPIRED, gates=(gate(open=False, text="诉讼时效可能已过。"),))
    text, _ = answer(sued(events=PAID), at)
    assert "1. 请求驳回原告的全部诉讼请求。\n2. 如法院认为仍应审理其他各项，" in text
    plea, alternative = text.index("提出诉讼时效抗辩，不同意履行"), text.index("时效抗辩之外退一步的意见")
    assert text.index("三、诉讼时效抗辩") < plea < alternative < text.index("要素：合同的订立")
    assert "不构成对债务的承认，也不表示同意履行" in text


def test_of_an_expired_claim_nothing_is_told_that_may_restart_it():
    at = debt_position(limitation=EXPIRED)
    exhibits = (Exhibit(sha256="1" * 64, name="账单.csv", format="bill", rows=40),)
    told = sued(events=PAID).model_copy(update={"exhibits": exhibits})
    text, _ = answer(told, at)
    for words in ("已归还的款项", "HT-0001", "6,980.00", "账单.csv", "实际收到 11,400.00"):
        assert words not in text
    assert "不要在调解时答应还款" in home(text)


def test_limitation_that_is_not_over_is_not_spoken_of():
    assert "时效" not in answer()[0]


def test_a_loan_paid_off_is_asked_to_be_dismissed():
    text, _ = answer(sued(closed_on=date(2026, 10, 8)), debt_position(stage=Stage.CLOSED))
    assert "请求驳回原告的全部诉讼请求" in text
    assert "已于2026年10月8日结清" in row(text, "已归还的款项")


def test_exhibits_that_belong_here_are_listed_by_name():
    exhibits = (
        Exhibit(sha256="1" * 64, name="账单.csv", format="bill", rows=40),
        Exhibit(sha256="2" * 64, name="借款合同.pdf", format="pdf"),
        Exhibit(sha256="3" * 64, name="我的情况.txt", format="profile", rows=1),
    )
    text, _ = answer(sued(events=PAID).model_copy(update={"exhibits": exhibits}))
    assert (
        "· 序号：1；证据名称：账单.csv（与本案有关的部分）；证明的事项：放款和还款的日期、金额"
        in on_one_line(text)
    )
    assert "· 序号：2；证据名称：借款合同.pdf；" in on_one_line(text)
    assert "· 序号：3；证据名称：____________；" in on_one_line(text)
    assert "我的情况.txt" not in text


def test_jurisdiction_is_kept_open_while_its_period_runs():
    text, _ = answer()
    assert "提交本答辩状不表示放弃管辖异议" in row(text, "管辖")
    assert "另写管辖异议书交去，最后一天：2026年12月7日（周一）" in home(text)
    late, _ = answer(deadlines=())
    assert "管辖" not in late


@pytest.mark.parametrize(
    ("court", "asked"), [("某某互联网法院", True), (None, True), ("某某市示例区人民法院", False)]
)
def test_an_internet_court_is_a_question_to_check(court, asked):
    held = SUIT.model_copy(update={"court": court})
    text, _ = answer(sued(held), bases={"jurisdiction_internet": STATUTE})
    assert ("互联网法院的，要核对一件事：预先扣除的利息不算本金。" in home(text)) is asked


def test_the_page_that_stays_at_home_tells_day_hearing_service_and_help():
    kept = home(answer()[0])
    assert kept.startswith("1. 答辩期最后一天：2026年12月7日（周一）。")
    for words in ("开庭一定要到", "电子送达", "纸质文书", "12368", "12348"):
        assert words in kept


def test_a_late_answer_is_still_written_and_says_so():
    missed = found("deadline_answer", text="交答辩状的期限在 2026年11月20日(周五) 已经过了。仍要到庭。")
    kept = home(answer(at=debt_position(findings=(missed,)), deadlines=())[0])
    assert kept.startswith(
        "1. 交答辩状的期限在 2026年11月20日（周五）已经过了。仍要到庭。本答辩状仍可以交给承办法官。"
    )


def test_without_the_day_of_service_it_asks_for_it():
    text, _ = answer(sued(SUIT.model_copy(update={"served_on": None})), deadlines=())
    assert "debt.a.summons_received_on" in home(text)


def test_without_a_suit_it_says_how_to_enter_one_and_which_debt_has_one():
    other = debt(id="b", product="急用钱", proceedings=(SUIT,))
    with pytest.raises(InputUnusable) as refused:
        answer(case(debts=(debt(), other)))
    assert refused.value.code == "lawsuit_missing"
    assert "b(急用钱)" in refused.value.text
    assert "debt.a.summons_received_on" in refused.value.next_step


def test_unverified_rules_stay_out():
    text, result = answer(bases={"penalty_reduction": DOUBTFUL, "hearing_absence": DOUBTFUL})
    assert "丙通知" not in text
    assert DOUBTFUL not in result.citations


def test_docx_and_pdf_hold_the_table_and_are_the_same_each_time():
    docx, pdf = answer(suffix=".docx")[0], answer(suffix=".pdf")[0]
    heads = [[cell.text for cell in table.rows[0].cells] for table in Document(BytesIO(docx)).tables]
    assert heads == [
        ["项目", "内容"],
        ["要素", "答辩意见", "事实、理由和依据"],
        ["序号", "证据名称", "证明的事项"],
    ]
    assert "民事答辩状" in pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    assert (docx, pdf) == (answer(suffix=".docx")[0], answer(suffix=".pdf")[0])


def test_a_real_case_cites_the_real_rules_with_their_strength():
    loan = Debt(
        id="a", lender="示例银行股份有限公司", lender_type=LenderType.BANK, purpose=Purpose.CONSUMER,
        formed_on=date(2025, 3, 8), principal_fen=1000000, disbursed_fen=1000000,
        schedule=debt().schedule, unpaid_since=date(2026, 5, 8), proceedings=(SUIT,),
        claim=Claim(on=date(2026, 11, 20), total_fen=2000000),
    )  # fmt: skip
    data, result = app.draft("answer", app.look(Case(as_of=date(2026, 11, 22), debts=(loan,))), "a", ".txt")
    text = data.decode()
    assert {"CAP-24", "CC-585", "CC-I64", "CP-I223"} <= {because.rule for because in result.citations}
    assert "（司法政策）" in text
    assert "合计超过年利率24%的部分，请求予以调减（依据1）" in text
    assert "民事起诉状、答辩状示范文本" in home(text)


def test_a_real_case_that_is_expired_pleads_with_the_real_rules():
    loan = Debt(
        id="a", lender="示例银行股份有限公司", lender_type=LenderType.BANK, purpose=Purpose.CONSUMER,
        formed_on=date(2021, 3, 8), principal_fen=1000000, disbursed_fen=1000000,
        schedule=tuple(line.model_copy(update={"due_on": line.due_on.replace(year=line.due_on.year - 5)})
                       for line in debt().schedule),
        unpaid_since=date(2021, 5, 8), proceedings=(SUIT,),
    )  # fmt: skip
    data, result = app.draft("answer", app.look(Case(as_of=date(2026, 11, 22), debts=(loan,))), "a", ".txt")
    text, rules = data.decode(), {because.rule for because in result.citations}
    assert {"LIM-188", "LIM-192", "LIM-193", "LIM-3"} <= rules
    assert "LIM-WAIVE" not in rules
    assert "已于2025年3月10日届满" in text
