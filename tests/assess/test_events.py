"""What happens to a loan beside payments reaches its balance: each event alone, by hand."""

from datetime import date

import pytest
from pydantic import ValidationError

from liangqing.case.event import Event, EventKind
from tests.assess.made import debt, event, paid, position


def _owed(told):
    assert told.contract is not None
    return told.contract


_ON_TIME = paid(*range(1, 11))  # up to 15 November; the eleventh is due on 15 December


def _contract(*events, as_of=date(2026, 11, 22), **facts):
    (told,) = position(debt(events=[*_ON_TIME, *events], **facts), as_of=as_of).debts
    return told


def test_a_waiver_lowers_what_is_due():
    late = [*paid(*range(1, 10))]
    (before,) = position(debt(events=late)).debts
    waived = {**event(date(2026, 11, 20), "20.00", "waiver"), "part": "interest"}
    (after,) = position(debt(events=[*late, waived])).debts
    assert _owed(before).interest_fen - _owed(after).interest_fen == 20_00


def test_a_fee_charged_later_is_owed():
    told = _contract(event(date(2026, 11, 20), "66.00", "fee"))
    assert _owed(told).fees_fen == 66_00


def test_a_single_fee_of_the_contract_is_owed_and_counts_in_the_price():
    fee = {"name": "服务费", "payee": "platform", "amount": "300.00", "charged_on": date(2026, 2, 15)}
    with_fee, without = _contract(fees=[fee]), _contract()
    assert _owed(with_fee).total_fen >= _owed(without).total_fen + 300_00  # and what was late for it
    assert float(with_fee.nominal_percent) > float(without.nominal_percent)


def test_costs_of_the_other_side_stand_with_the_fees():
    assert _owed(_contract(event(date(2026, 11, 20), "50.00", "cost"))).fees_fen == 50_00


def test_acceleration_makes_everything_due_now():
    told = _contract(event(date(2026, 11, 16), "0", "accelerate"))
    assert told.overdue_days == 6
    assert told.overdue_fen == 2_000_00 + 67  # one of thirty days of the next interest of 20.00, rounded
    assert told.next_due_on is None


def test_an_extension_moves_what_is_to_come():
    told = _contract({"on": date(2026, 11, 20), "kind": "extension", "months": 3})
    assert told.next_due_on == date(2027, 3, 15)
    assert told.overdue_days == 0


def test_a_new_schedule_replaces_the_rows_to_come():
    rows = [
        {"number": 1, "due_on": date(2027, 1, 10), "principal": "1500.00", "interest": "30.00"},
        {"number": 2, "due_on": date(2027, 2, 10), "principal": "500.00", "interest": "10.00"},
    ]
    told = _contract({"on": date(2026, 11, 20), "kind": "reschedule", "rows": rows})
    assert (told.next_due_on, told.next_due_fen) == (date(2027, 1, 10), 1_530_00)


def test_what_stood_open_becomes_principal_in_a_restructuring():
    late = paid(*range(1, 10))
    rows = [{"number": 1, "due_on": date(2026, 12, 20), "principal": "4000.00", "interest": "0"}]
    joined = [
        event(date(2026, 11, 15), "0", "capitalise"),
        {"on": date(2026, 11, 15), "kind": "reschedule", "rows": rows},
    ]
    (told,) = position(debt(events=[*late, *joined])).debts
    # the tenth instalment falls due after the restructuring of that day took the rows that were to come
    assert _owed(told).principal_fen == 3_000_00
    assert told.overdue_days == 0


def test_a_draw_adds_to_the_principal_and_bears_interest_by_the_day():
    terms = {"method": "daily_accrual", "rate": {"percent": "0.05", "per": "day"}, "periods": 12}
    more = event(date(2026, 2, 1), "1000.00", "draw")
    told = debt(schedule=[], terms=terms, up_to_date=True, formed_on=date(2026, 1, 15), events=[more])
    (seen,) = position(told, as_of=date(2026, 2, 11)).debts
    assert _owed(seen).principal_fen == 13_000_00
    # 17 days of 12,000 and 10 days of 13,000 at 5 a day in ten thousand
    assert _owed(seen).interest_fen == 12_000_00 * 17 // 2000 + 13_000_00 * 10 // 2000


def test_a_prepayment_meets_running_interest_then_principal():
    terms = {"method": "daily_accrual", "rate": {"percent": "0.05", "per": "day"}, "periods": 12}
    early = event(date(2026, 2, 4), "5120.00", "prepayment")
    told = debt(schedule=[], terms=terms, up_to_date=True, formed_on=date(2026, 1, 15), events=[early])
    (seen,) = position(told, as_of=date(2026, 2, 4)).debts
    assert _owed(seen).principal_fen == 7_000_00  # 20 days cost 120.00
    assert _owed(seen).interest_fen == 0


def test_a_change_of_rate_counts_from_its_day():
    terms = {"method": "daily_accrual", "rate": {"percent": "0", "per": "day"}, "periods": 12}
    dearer = {"on": date(2026, 2, 1), "kind": "rate_change", "rate": {"percent": "0.05", "per": "day"}}
    told = debt(schedule=[], terms=terms, up_to_date=True, formed_on=date(2026, 1, 15), events=[dearer])
    (seen,) = position(told, as_of=date(2026, 2, 11)).debts
    assert _owed(seen).interest_fen == 12_000_00 * 10 // 2000


def test_a_contract_may_settle_principal_first():
    usual = position(debt(events=[*paid(*range(1, 9)), event(date(2026, 11, 20), "1000.00")])).debts[0]
    order = ["principal", "interest", "penalty", "fees", "costs"]
    terms = {"method": "instalment", "rate": {"percent": "3.65", "per": "year"}, "order": order}
    agreed = position(
        debt(terms=terms, events=[*paid(*range(1, 9)), event(date(2026, 11, 20), "1000.00")])
    ).debts[0]
    assert _owed(usual).principal_fen > _owed(agreed).principal_fen
    assert _owed(usual).interest_fen < _owed(agreed).interest_fen


def test_an_event_that_says_too_little_is_refused():
    with pytest.raises(ValidationError, match="waiver 这件事还要写 part"):
        Event(on=date(2026, 1, 1), kind=EventKind.WAIVER, amount_fen=1)
    with pytest.raises(ValidationError, match="rows"):
        Event(on=date(2026, 1, 1), kind=EventKind.RESCHEDULE)


def test_an_order_of_settling_names_each_part_once():
    with pytest.raises(ValidationError, match="冲抵顺序"):
        debt(terms={"method": "instalment", "order": ["principal", "interest"]})
