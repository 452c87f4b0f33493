"""Lists added to and taken from without a text editor, and what happens on the way."""

from datetime import date

import pytest

from liangqing.base.errors import InputUnusable
from liangqing.case.borrower import Expense, Household, Income, OneOff, Owner, Steadiness
from liangqing.case.case import Case
from liangqing.case.debt import AgreementState, Debt
from liangqing.case.edit import set_answer
from liangqing.case.happened import with_buyer, with_income, with_money
from liangqing.case.lists import MOST_ITEMS, add_item, drop_item

DAY = date(2026, 11, 22)


def case(**household):
    return Case(as_of=DAY, household=Household(**household), debts=(Debt(id="d1", product="示例贷"),))


def test_a_source_of_some_months_is_added():
    told = {
        "name": "旺季零工",
        "amount": "1500",
        "months": "7、8月",
        "steadiness": "seasonal",
        "until_on": "",
    }
    assert add_item(case(), "household.incomes", told).household.incomes == (
        Income(name="旺季零工", amount_fen=1_500_00, months=(7, 8), steadiness=Steadiness.SEASONAL),
    )


def test_the_income_told_before_stays_the_first_source():
    held = add_item(case(income_fen=6_000_00), "household.incomes", {"name": "零工", "amount": "800"})
    assert [(one.name, one.amount_fen) for one in held.household.incomes] == [
        ("每月收入", 6_000_00),
        ("零工", 800_00),
    ]


def test_costs_and_money_that_comes_once():
    held = add_item(case(), "household.expenses", {"name": "学费", "amount": "2,000.00", "months": "3,9"})
    once = {"name": "年终奖", "amount": "5000", "on": "2027-02-10", "owner": "own"}
    held = add_item(held, "household.one_offs", once)
    assert held.household.expenses == (Expense(name="学费", amount_fen=2_000_00, months=(3, 9)),)
    assert held.household.one_offs == (
        OneOff(name="年终奖", amount_fen=5_000_00, on=date(2027, 2, 10), owner=Owner.OWN),
    )


def test_an_offer_is_of_the_day_of_the_case_and_its_months_are_instalments():
    told = {"state": "offer_oral", "monthly": "650", "months": "24"}
    (offer,) = add_item(case(), "debt.d1.agreements", told).debts[0].agreements
    assert (offer.state, offer.on, offer.monthly_fen, offer.months) == (
        AgreementState.OFFER_ORAL,
        DAY,
        650_00,
        24,
    )


def test_the_item_of_a_number_is_taken_out():
    held = case(expenses=(Expense(name="甲", amount_fen=1), Expense(name="乙", amount_fen=2)))
    assert [one.name for one in drop_item(held, "household.expenses", 1).household.expenses] == ["乙"]


@pytest.mark.parametrize(
    ("list_id", "told", "text"),
    [
        ("household.cash", {"name": "甲"}, "没有“household.cash”这张表"),
        ("debt.d9.agreements", {"state": "refused"}, "没有编号 d9"),
        ("debt.d1.events", {}, "这张表"),
        ("household.incomes", {"name": "甲"}, "还差 amount"),
        ("household.incomes", {"name": "甲", "amount": "很多"}, "“很多”不能填在 amount 里"),
        ("household.incomes", {"nam": "甲", "amount": "1"}, "没有“nam”这一格"),
        ("household.expenses", {"name": "甲", "amount": "1", "months": "13"}, "“13”不是月份"),
        ("household.expenses", {"name": "甲\ud800", "amount": "1"}, "读不出来"),
        ("household.one_offs", {"name": "甲", "amount": "1", "on": "2027-01-01", "owner": "他"}, "owner"),
    ],
)
def test_what_cannot_stand_in_a_list_is_refused_in_words(list_id, told, text):
    with pytest.raises(InputUnusable) as odd:
        add_item(case(), list_id, told)
    assert text in odd.value.text
    assert odd.value.next_step


@pytest.mark.parametrize("number", [0, 2, -1])
def test_an_item_that_is_not_there_cannot_be_taken_out(number):
    held = case(expenses=(Expense(name="甲", amount_fen=1),))
    with pytest.raises(InputUnusable, match="没有第"):
        drop_item(held, "household.expenses", number)


def test_a_list_has_an_end():
    held = case(expenses=(Expense(name="甲", amount_fen=1),) * MOST_ITEMS)
    with pytest.raises(InputUnusable, match="最多记"):
        add_item(held, "household.expenses", {"name": "乙", "amount": "1"})


def test_a_chance_is_set_alone_and_taken_back():
    held = set_answer(case(), "household.chances.late_percent", "20")
    assert held.household.chances is not None
    assert held.household.chances.late_e9 == 200_000_000
    assert held.household.chances.job_loss_e9 == 15_000_000, "the others stay as we assume them"
    assert set_answer(held, "household.chances.late_percent", "unknown").household.chances is None


@pytest.mark.parametrize(
    ("field", "value"), [("late_percent", "常常"), ("spell_months", "99"), ("luck", "1")]
)
def test_a_chance_that_cannot_be_is_refused(field, value):
    with pytest.raises(InputUnusable):
        set_answer(case(), f"household.chances.{field}", value)


def test_a_lost_source_ends_today_and_the_others_stay():
    held = case(incomes=(Income(name="厂里", amount_fen=5_000_00), Income(name="零工", amount_fen=800_00)))
    gone = with_income(held, 0, 1).household.incomes
    assert (gone[0].until_on, gone[1].until_on) == (DAY, None)
    less = with_income(held, 3_000_00, 1).household.incomes
    assert [one.amount_fen for one in less] == [3_000_00, 800_00]


def test_with_several_sources_it_must_be_said_which():
    held = case(incomes=(Income(name="厂里", amount_fen=5_000_00),))
    with pytest.raises(InputUnusable, match="还没有选"):
        with_income(held, 0, None)


def test_own_money_that_is_there_is_cash_and_borrowed_money_never_is():
    held = case(cash_fen=100_00)
    assert with_money(held, "红包", 500_00, DAY, Owner.GIVEN).household.cash_fen == 600_00
    borrowed = with_money(held, "借的", 500_00, DAY, Owner.BORROWED).household
    assert borrowed.cash_fen == 100_00
    assert [one.owner for one in borrowed.one_offs] == [Owner.BORROWED]
    later = with_money(held, "奖金", 500_00, date(2027, 2, 1), Owner.OWN).household
    assert (later.cash_fen, len(later.one_offs)) == (100_00, 1)


def test_a_debt_that_is_sold_has_its_buyer_and_day():
    (sold,) = with_buyer(case(), "d1", "某某资产管理有限公司", date(2026, 11, 1)).debts[0].transfers
    assert (sold.to, sold.on) == ("某某资产管理有限公司", date(2026, 11, 1))
