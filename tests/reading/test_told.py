"""An itemised claim in a lender's message: taken where its parts make up its sum, and only then."""

from datetime import date, datetime

import pytest

from liangqing.base.days import SHANGHAI
from liangqing.case.case import Answer, Case
from liangqing.case.debt import Claim, Debt
from liangqing.case.records import Contact, ContactKind, Direction
from liangqing.reading.told import itemised, with_told_claims

TEXT = (
    "【安平示例小贷】安平示例快贷截至11月22日您应还1150.50元:"
    "本金1000.00元,利息50.00元,违约金60.50元,催收服务费40.00元。"
)


def message(text=TEXT, day=20):
    at = datetime(2026, 11, day, 11, 0, tzinfo=SHANGHAI)
    return Contact(kind=ContactKind.SMS, at=at, direction=Direction.IN, number="106900000101", text=text)


def case(*contacts, **facts):
    debt = Debt(id="d1", product="安平示例快贷", **facts)
    return Case(as_of=date(2026, 11, 22), debts=(debt,), contacts=contacts)


def test_the_parts_of_a_claim_are_told_apart():
    claim = itemised(message())
    assert claim is not None
    parts = (claim.principal_fen, claim.interest_fen, claim.penalty_fen, claim.fees_fen)
    assert parts == (100_000, 5_000, 6_050, 4_000)
    assert (claim.total_fen, claim.on, claim.said_by) == (115_050, date(2026, 11, 22), "安平示例小贷")


@pytest.mark.parametrize(
    ("said", "on"),
    [
        ("截至11月22日", date(2026, 11, 22)),
        ("截至2026年11月19日", date(2026, 11, 19)),
        ("截至今日", date(2026, 11, 20)),
        ("截至3月1日", date(2026, 11, 20)),  # too far away to be the day of the sum
        ("截至11月31日", date(2026, 11, 20)),  # no such day
    ],
)
def test_the_claim_is_of_the_day_for_which_the_sum_is_told(said, on):
    claim = itemised(message(TEXT.replace("截至11月22日", said)))
    assert claim is not None
    assert claim.on == on


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("40.00", "41.00"),  # the parts do not make up the sum
        "【安平示例小贷】您应还1150.50元。",
        "本金1000.00元,利息50.00元",
        "应还" + "9" * 12 + "元:本金1元,利息1元",
    ],
)
def test_what_does_not_add_up_is_no_itemised_claim(text):
    assert itemised(message(text)) is None


def test_the_newest_message_is_the_claim_of_its_debt():
    older = message(TEXT.replace("1150.50", "1140.50").replace("60.50", "50.50"), day=18)
    told = with_told_claims(case(older, message())).debts[0].claim
    assert told is not None
    assert told.total_fen == 115_050


def test_a_later_claim_of_another_sum_stays():
    later = Claim(on=date(2026, 11, 21), total_fen=90_000)
    assert with_told_claims(case(message(), claim=later)).debts[0].claim == later


def test_what_a_person_entered_stays():
    typed = Claim(on=date(2026, 11, 19), total_fen=90_000)
    held = case(message(), claim=typed)
    held = held.model_copy(update={"answers": (Answer(id="debt.d1.claim", value="900"),)})
    assert with_told_claims(held).debts[0].claim == typed


def test_a_message_about_another_loan_is_not_taken():
    assert with_told_claims(case(message(TEXT.replace("安平示例快贷", "别家贷")))).debts[0].claim is None
