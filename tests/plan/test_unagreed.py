"""A loan between persons for which no interest was told: planned at what the law leaves; and the last cash told."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from liangqing import app
from liangqing.base.money import round_half_up
from liangqing.case.borrower import Household
from liangqing.case.case import Case
from liangqing.case.debt import Claim, Debt, LenderType, Purpose
from liangqing.case.event import Event, EventKind
from liangqing.case.terms import Method, Terms
from liangqing.law.book import load_book
from liangqing.plan.make import make_plan
from tests.plan.made import AS_OF, BASES, at, case_of, debt, household, position_of

BOOK = load_book()
LATE = date(2024, 10, 10)
HOME = Household(income_fen=6_500_00, living_fen=3_800_00, dependants_fen=700_00)


def friend(**facts):
    known: dict[str, Any] = {
        "lender_type": LenderType.PRIVATE,
        "purpose": Purpose.CONSUMER,
        "formed_on": date(2024, 4, 10),
        "principal_fen": 22_000_00,
        "disbursed_fen": 22_000_00,
        "unpaid_since": LATE,
        "claim": Claim(on=date(2026, 11, 20), total_fen=28_000_00),
    }
    return Debt(id="p", product="朋友借的", **(known | facts))


def plan_of(loan):
    return app.look(Case(as_of=AS_OF, household=HOME, debts=(loan,)), BOOK).plan


def lpr(day):
    quote = BOOK.lpr.at(day)
    assert quote is not None
    return Fraction(quote.value_e9, 10**9)


def test_it_is_what_was_lent_and_the_one_year_rate_since_it_is_late():
    days = (AS_OF - LATE).days
    option = plan_of(friend()).option("p")
    assert option.total_fen == 22_000_00 + round_half_up(22_000_00 * lpr(LATE) * days / 365)
    over = 28_000_00 - option.total_fen
    assert f"对方要 28,000.00 元,多出 {over // 100:,}.{over % 100:02d} 元,先请对方拿出依据。" in option.text
    assert "没约定的,借款期内没有利息" in option.text


def test_what_was_paid_before_it_was_late_lessens_the_principal():
    paid = Event(kind=EventKind.PAYMENT, on=date(2024, 8, 1), amount_fen=2_000_00)
    days = (AS_OF - LATE).days
    assert plan_of(friend(events=(paid,))).option("p").total_fen == 20_000_00 + round_half_up(
        20_000_00 * lpr(LATE) * days / 365
    )


def test_what_was_paid_late_meets_the_interest_first():
    on = date(2025, 10, 10)
    paid = Event(kind=EventKind.PAYMENT, on=on, amount_fen=1_000_00)
    run = 22_000_00 * lpr(LATE) * (on - LATE).days / 365
    left = 22_000_00 - (1_000_00 - run)
    rest = left * lpr(LATE) * (AS_OF - on).days / 365
    got = plan_of(friend(events=(paid,))).option("p").total_fen
    assert got == round_half_up(left) + round_half_up(rest)


def test_a_lower_claim_is_what_is_planned():
    assert plan_of(friend(claim=Claim(on=AS_OF, total_fen=22_500_00))).option("p").total_fen == 22_500_00


@pytest.mark.parametrize(
    "facts",
    [
        {"lender_type": LenderType.BANK},
        {"terms": Terms(method=Method.BULLET, payment_fen=28_000_00)},
        {"formed_on": date(2019, 4, 10)},
        {"principal_fen": None, "disbursed_fen": None},
    ],
    ids=["a bank", "a payment was agreed", "before the code", "nothing lent is known"],
)
def test_any_other_loan_is_left_as_it_is(facts):
    option = plan_of(friend(**facts)).option("p")
    assert option is None or "没约定的" not in option.text


def test_a_plan_that_uses_the_last_cash_says_so():
    loan, where = debt(), at(total=3_300_00)
    plan = make_plan(case_of(household("5500", cash="600"), loan), position_of(where), BASES)
    assert "手头能用的 600.00 元 会用到,最少的时候是2027年2月,只剩 0.00 元。" in plan.text


def test_a_plan_that_leaves_the_cash_alone_says_nothing_of_it():
    plan = make_plan(case_of(household(cash="600"), debt()), position_of(at(total=3_000_00)), BASES)
    assert "会用到" not in plan.text
