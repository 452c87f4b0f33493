"""Messages about loans: lender, sums by what they mean, days late, the day; and nothing that does not stand there."""

from datetime import date, datetime
from typing import Any

import pytest

from liangqing.base.days import SHANGHAI
from liangqing.case.case import Case
from liangqing.case.debt import Debt
from liangqing.case.records import Contact, ContactKind, Direction
from liangqing.reading.loan_sms import LoanText, read_loan_text
from liangqing.reading.told import claim_in, debt_meant, with_linked_messages, with_told_claims

SENT = date(2026, 11, 22)


def read(text: str) -> dict[str, Any]:
    told = read_loan_text(text, "106900000101", SENT)
    return {
        name: value
        for name, value in told
        if value not in (None, "", ()) and name not in ("signed", "lender", "number")
    }


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "【网商银行】您的网商贷已逾期44天,截至11月22日应还合计10176.88元。如有困难,可与我行协商。",
            {"brand": "网商贷", "total_fen": 1_017_688, "days_overdue": 44},
        ),
        (
            "【网商银行】您的网商贷12月08日应还1799.51元,请保证还款账户余额充足。",
            {"brand": "网商贷", "due_fen": 179_951, "due_on": date(2026, 12, 8)},
        ),
        (
            "【安平示例小贷】您的安平示例快贷第4期900.00元将于08月14日到期,请按时还款。",
            {"due_fen": 90_000, "due_on": date(2026, 8, 14)},
        ),
        (
            "【蚂蚁消费金融】您的借呗已逾期3天,逾期金额1,327.50元。",
            {"brand": "借呗", "overdue_fen": 132_750, "days_overdue": 3},
        ),
        (
            "【招商银行】您尾号0000的招商银行信用卡本期账单￥12,345.67,最低还款额￥617.28,到期还款日12月3日。",
            {
                "brand": "招商银行信用卡",
                "due_fen": 1_234_567,
                "least_fen": 61_728,
                "due_on": date(2026, 12, 3),
                "card_tail": "0000",
            },
        ),
        (
            "【度小满】您的有钱花欠款共计人民币１.２５万元，已逾期95天，请于今日18:00前还款。",
            {"brand": "度小满", "total_fen": 1_250_000, "days_overdue": 95, "due_on": SENT},
        ),
        (
            "【京东金融】您的白条账单应还款金额为356.20元,还款日为01-05,请按时还款。",
            {"brand": "京东白条", "due_fen": 35_620, "due_on": date(2027, 1, 5)},
        ),
        (
            "【拍拍贷】您的借款(合同编号:HT2026010101)逾期30日,欠款总额8,000元,现一次性还款仅需还款5000元即可结清",
            {
                "brand": "拍拍贷(信也科技)",
                "total_fen": 800_000,
                "offer_fen": 500_000,
                "days_overdue": 30,
                "contract_no": "HT2026010101",
            },
        ),
        ("【马上消费】您名下安逸花贷款已严重逾期,尚欠9876.5元。", {"brand": "安逸花", "total_fen": 987_650}),
        (
            "【中邮消费金融】您应于11月28日归还的邮你贷523元,请确保账户余额充足",
            {"brand": "中邮消费金融", "due_fen": 52_300, "due_on": date(2026, 11, 28)},
        ),
        (
            "【美团】美团借钱:您的借款已逾期1天,待还金额523.10元,请于2026年11月25日前还清,联系17000000101。",
            {
                "brand": "美团借钱",
                "due_fen": 52_310,
                "days_overdue": 1,
                "due_on": date(2026, 11, 25),
                "phones": ("17000000101",),
            },
        ),
        ("【网商银行】已收到您的网商贷还款500.00元。", {"brand": "网商贷", "paid_fen": 50_000}),
        ("【360借条】您的360借条借款逾期12天。", {"brand": "360借条(奇富借条)", "days_overdue": 12}),
        ("验证码123456,5分钟内有效。", {}),
        ("您的包裹已到驿站,取件码0-0-0000。", {}),
        ("", {}),
    ],
)
def test_a_message_says_what_stands_in_it(text: str, wanted: dict[str, Any]) -> None:
    assert read(text) == wanted


def test_two_sums_of_one_kind_are_unclear_and_neither_is_taken() -> None:
    told = read("【安平示例小贷】您共欠3000.00元。再次提醒:您共欠3200.00元。")

    assert told == {"unclear": ("total_fen",)}


@pytest.mark.parametrize(
    "text", ["2月30日前还款", "13月1日前", "应还" + "9" * 40 + "元", "应还1.2345元", "逾期天"]
)
def test_what_cannot_be_is_left_out(text: str) -> None:
    assert read(text) == {}


def test_a_long_message_takes_no_long_time() -> None:
    for piece in ("应还", "截至11月22日", "1", "逾期", "请于11月", "¥1,111", "["):
        assert isinstance(read_loan_text(piece * 5_000, "", SENT), LoanText)


def message(text: str, day: int = 20, **facts: Any) -> Contact:
    at = datetime(2026, 11, day, 11, 0, tzinfo=SHANGHAI)
    return Contact(
        kind=ContactKind.SMS, at=at, direction=Direction.IN, number="106900000101", text=text, **facts
    )


CASE = Case(
    as_of=SENT,
    debts=(
        Debt(id="d1", product="安平示例快贷", lender="安平示例小额贷款有限公司", contract_no="HT-000001"),
        Debt(id="d2", product="安平示例月贷", lender="安平示例小额贷款有限公司", contract_no="HT-000002"),
    ),
)
ALL = "【安平示例小贷】您的安平示例快贷逾期10天,截至11月22日应还合计1150.50元。"


def test_a_message_fills_the_claim_of_its_debt_with_its_source() -> None:
    (first, second) = with_told_claims(CASE.model_copy(update={"contacts": (message(ALL),)})).debts

    assert first.claim is not None
    assert (first.claim.total_fen, first.claim.on, first.claim.said_by) == (
        115_050,
        date(2026, 11, 22),
        "安平示例小贷",
    )
    assert first.claim.principal_fen is None
    assert second.claim is None


@pytest.mark.parametrize(
    "text",
    [
        "您的安平示例快贷11月14日应还900.00元",
        "您的安平示例快贷最低还款额90.00元",
        "您的安平示例快贷逾期金额900.00元",
        "您的安平示例快贷欠款总额1000.00元,减免后应还600.00元结清",
    ],
)
def test_an_instalment_or_an_offer_is_no_claim_to_the_whole(text: str) -> None:
    assert claim_in(message(text)) is None


def test_the_last_word_stands_and_keeps_the_parts_told_before() -> None:
    itemised = "您的安平示例快贷应还1150.50元:本金1000.00元,利息150.50元。"
    again = ALL.replace("逾期10天", "逾期12天")

    case = CASE.model_copy(update={"contacts": (message(itemised, 18), message(again, 21))})
    claim = with_told_claims(case).debts[0].claim

    assert claim is not None
    assert (claim.total_fen, claim.principal_fen) == (115_050, 100_000)


@pytest.mark.parametrize(
    ("text", "debt"),
    [
        ("您的安平示例快贷已逾期3天", "d1"),
        ("安平示例小额贷款有限公司:合同编号HT-000002已逾期3天", "d2"),
        ("安平示例小额贷款有限公司提醒您,借款已逾期3天", None),
        ("您的安平示例快贷、安平示例月贷均已逾期3天", None),
        ("您的借款已逾期3天", None),
    ],
)
def test_a_message_belongs_to_the_one_debt_that_it_names(text: str, debt: str | None) -> None:
    meant = debt_meant(message(text), CASE.debts)

    assert (meant.id if meant else None) == debt
    (linked,) = with_linked_messages(CASE.model_copy(update={"contacts": (message(text),)})).contacts
    assert linked.debt == debt


def test_what_a_person_said_of_a_message_stays() -> None:
    told = (message(ALL, debt="d2"), message(ALL, 21, collecting=False))

    case = CASE.model_copy(update={"contacts": told})
    assert with_linked_messages(case) == case
