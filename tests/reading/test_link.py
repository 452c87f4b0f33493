"""Which bill row belongs to which debt; what cannot be told is listed and never guessed."""

from datetime import date

import pytest

from liangqing.case.case import Case
from liangqing.case.debt import Debt
from liangqing.case.event import Event, EventKind
from tests.reading.made import AS_OF, alipay, built, paid, schedule


def case_of(*debts: Debt) -> Case:
    return Case(as_of=AS_OF, debts=debts)


def debt(debt_id="d1", product="甲分期", formed_on=date(2026, 1, 15), **facts) -> Debt:
    return Debt.model_validate({"id": debt_id, "product": product, "formed_on": formed_on, **facts})


def linked(case: Case, *rows):
    return built(alipay(*rows), into=case)


@pytest.mark.parametrize(
    ("who", "item"),
    [
        ("甲分期", "还款"),
        ("某某支付", "甲分期自动扣款"),
        ("乙银行", "贷款还本付息"),
        ("乙银行股份有限公司", "代扣"),
        ("甲 分 期", "还款"),  # blanks do not matter
    ],
)
def test_a_row_is_known_by_product_or_lender(who, item):
    case = case_of(debt(lender="乙银行股份有限公司"))
    result = linked(case, paid("2026-02-15", "100", who=who, item=item))
    assert [row.debt for row in result.linked] == ["d1"]


def test_a_brand_s_other_names_are_known():
    result = linked(case_of(debt(product="借呗")), paid("2026-02-15", "100", who="蚂蚁消金", item="还款"))
    assert [row.debt for row in result.linked] == ["d1"]


@pytest.mark.parametrize(
    ("who", "item", "way"),
    [
        ("甲分期", "商城购物", "支出"),  # named, but nothing was repaid
        ("超市", "花呗付款的晚饭", "支出"),
        ("甲分期", "还款提醒红包", "收入"),  # money in is no repayment
    ],
)
def test_a_row_that_repays_nothing_is_left_alone(who, item, way):
    result = linked(case_of(debt()), paid("2026-02-15", "100", who=who, item=item, way=way))
    assert (result.linked, result.unlinked) == ((), ())


def test_the_payout_is_an_event_and_not_a_payment():
    row = paid("2026-01-15", "3000", who="甲分期", item="放款", way="收入")
    event = linked(case_of(debt()), row).case.debts[0].events[0]
    assert (event.kind, event.amount_fen, event.on) == (EventKind.DISBURSEMENT, 300_000, date(2026, 1, 15))


@pytest.mark.parametrize("way", ["收入", "不计收支"])
@pytest.mark.parametrize("item", ["甲分期还款退款", "退款-甲分期还款", "甲分期还款退回"])
def test_money_that_came_back_is_a_reversal_and_not_a_payment(way, item):
    row = paid("2026-02-16", "1036", item=item, way=way, status="退款成功")
    assert linked(case_of(debt()), row).case.debts[0].events[0].kind is EventKind.REVERSAL


def test_a_platform_through_which_many_lend_says_nothing():
    result = linked(case_of(debt(platform="支付宝")), paid("2026-02-15", "100", who="支付宝", item="还款"))
    assert (result.linked, result.unlinked) == ((), ())


def test_a_name_of_one_character_is_no_name():
    result = linked(case_of(debt(product="还")), paid("2026-02-15", "100", who="某人", item="还款"))
    assert result.linked == ()


def test_a_loan_s_row_without_a_debt_is_listed_with_its_place():
    result = linked(Case(as_of=AS_OF), paid("2026-02-15", "100", who="借呗", item="借呗还款"))
    row = result.unlinked[0]
    assert (row.amount_fen, row.reason, row.source.name, row.source.line) == (
        10_000,
        "案件里没有这笔借款",
        "f0",
        2,
    )


def test_two_debts_of_one_name_are_told_apart_by_the_instalment():
    given = (schedule(), schedule(合同编号="HT-0002", 合同金额="6000.00").replace(b"1036.00", b"1036.00"))
    other = given[1].replace(b"1000.00,36.00,1036.00", b"1000.00,72.00,1072.00")
    result = built(given[0], other, alipay(paid("2026-02-15", "1072.00")))
    assert [row.debt for row in result.linked] == ["d2"]


def test_what_two_debts_could_have_paid_is_listed_and_booked_on_neither():
    result = built(schedule(), schedule(合同编号="HT-0002"), alipay(paid("2026-02-15", "500.00")))

    assert result.linked == ()
    assert ["分不清" in row.reason for row in result.unlinked] == [True]
    assert all(debt.events == () for debt in result.case.debts)


def test_a_payment_before_the_payout_belongs_to_an_earlier_loan():
    """A revolving product leaves rows of loans long repaid: they must not shrink the one of today."""
    result = linked(case_of(debt(formed_on=date(2026, 1, 15))), paid("2025-12-15", "1036.00"))

    assert result.linked == ()
    assert "更早的一笔" in result.unlinked[0].reason


def test_the_day_of_the_payout_itself_counts():
    assert len(linked(case_of(debt()), paid("2026-01-15", "1")).linked) == 1


def test_a_loan_made_later_does_not_confuse_the_earlier_one():
    case = case_of(debt("d1"), debt("d2", formed_on=date(2026, 6, 1)))
    assert [row.debt for row in linked(case, paid("2026-02-15", "1036.00")).linked] == ["d1"]


def test_a_payment_typed_by_hand_is_the_one_that_the_bill_shows():
    typed = Event(on=date(2026, 2, 15), kind=EventKind.PAYMENT, amount_fen=103_600, note="本人填写")
    result = linked(case_of(debt(events=(typed,))), paid("2026-02-15", "1036.00"))

    events = result.case.debts[0].events
    assert [(event.amount_fen, event.key is not None) for event in events] == [(103_600, True)]


def test_two_payments_of_one_amount_on_one_day_are_two():
    first, second = paid("2026-02-15", "500"), ("2026-02-15 09:00:00", *paid("2026-02-15", "500")[1:])
    assert [e.amount_fen for e in linked(case_of(debt()), first, second).case.debts[0].events] == [
        50_000,
        50_000,
    ]


def test_a_closed_order_pays_nothing():
    assert linked(case_of(debt()), paid("2026-02-15", "1036.00", status="交易关闭")).linked == ()
