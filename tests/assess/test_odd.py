"""Facts that do not fit together are named, one finding each; nothing is dropped or capped for them."""

from datetime import date

import pytest

from liangqing.base.errors import InputUnusable
from liangqing.case.casefile import parse_case
from tests.assess.made import codes, event, finding, paid, row, seen

LATE = paid(*range(1, 9))


def claimed(total, **parts):
    return seen(events=LATE, claim={"on": "2026-11-20", "total": total, **parts})


def test_a_claim_that_does_not_add_up_tells_both_sums():
    told = claimed("5000.00", principal="4000.00", interest="20.00", penalty="30.00", fees="0")
    one = finding(told, "claim_sum")
    assert one.amount_fen == 95_000
    assert "4,050.00" in one.text
    assert "5,000.00" in one.text


def test_some_parts_may_stay_below_the_total_but_not_above_it():
    assert "claim_sum" not in codes(claimed("5000.00", principal="4000.00"))
    assert finding(claimed("5000.00", principal="5000.01"), "claim_sum").amount_fen == 1


def test_the_same_payment_twice_counts_twice_and_is_asked_about():
    once, twice = seen(events=paid(1)), seen(events=[*paid(1), *paid(1)])
    assert finding(twice, "event_doubled").amount_fen == 102_000
    assert twice.contract.total_fen < once.contract.total_fen
    assert "event_doubled" not in codes(seen(events=LATE))


def test_also_under_two_keys():
    events = [{**one, "key": key} for one, key in zip([*paid(1), *paid(1)], ("a", "b"), strict=True)]
    assert "event_doubled" in codes(seen(events=events))


def test_what_comes_before_the_payout_is_named():
    assert "payment_before_loan" in codes(seen(events=[event("2026-01-10", "500.00"), *paid(1)]))
    early = seen(events=[event("2026-01-10", "50.00", "fee"), *paid(1)])
    assert finding(early, "event_early").amount_fen == 5_000


def test_what_lies_ahead_has_not_happened():
    told = seen(events=[*LATE, event("2027-11-15", "1020.00")])
    assert "2027年11月15日" in finding(told, "event_ahead").text
    assert told.contract == seen(events=LATE).contract


def test_a_claim_dated_ahead_is_named():
    assert "claim_ahead" in codes(seen(events=LATE, claim={"on": "2026-12-20", "total": "1"}))


@pytest.mark.parametrize(
    "days",
    [
        {"filed_on": "2026-10-10", "served_on": "2026-10-01"},
        {"served_on": "2026-10-10", "ended_on": "2026-10-01"},
        {"filed_on": "2026-10-10", "ended_on": "2026-10-01"},
    ],
)
def test_a_step_whose_days_run_backwards_is_named(days):
    assert "step_days" in codes(seen(events=LATE, proceedings=[{"kind": "lawsuit", **days}]))


def test_paid_off_before_it_was_paid_out_is_named():
    assert "closed_early" in codes(seen(closed_on="2026-01-01"))


def test_more_received_than_lent_is_named():
    assert finding(seen(disbursed="12500.00", events=LATE), "received_more").amount_fen == 50_000


def test_a_schedule_that_repays_another_sum_is_named():
    told = seen(schedule=[row(number) for number in range(1, 12)], events=LATE)
    assert finding(told, "schedule_sum").amount_fen == 100_000


@pytest.mark.parametrize(("payment", "never"), [("119.99", True), ("120.00", True), ("120.01", False)])
def test_a_payment_that_interest_alone_takes_never_repays(payment, never):
    """12,000.00 at 12 % a year: 120.00 a month."""
    terms = {
        "method": "instalment",
        "rate": {"percent": "12", "per": "year"},
        "payment": payment,
        "periods": 12,
    }
    told = seen(schedule=[], terms=terms, unpaid_since="2026-02-15")
    assert ("never_repaid" in codes(told)) is never


@pytest.mark.parametrize("amount", ["-5.00", "99999999999.00"])
def test_negative_and_overflowing_amounts_are_refused_with_their_place(amount):
    text = f"""
as_of = 2026-11-22
[[debts]]
id = "d1"
[[debts.events]]
on = 2026-03-15
kind = "payment"
amount = "{amount}"
"""
    with pytest.raises(InputUnusable, match=r"debts\.0\.events\.0\.amount"):
        parse_case(text.encode(), "case.toml")


def test_a_clean_debt_has_nothing_odd():
    odd = {
        "claim_sum", "event_doubled", "event_early", "event_ahead", "claim_ahead", "step_days", "closed_early",
        "received_more", "schedule_sum", "never_repaid",
    }  # fmt: skip
    assert not odd & set(codes(seen(as_of=date(2026, 11, 22), events=LATE)))


def test_payments_after_the_day_from_which_nothing_was_paid_are_asked_about():
    told = finding(seen(unpaid_since="2026-05-15", events=paid(1, 2, 3, 4, 5)), "paid_after_unpaid")
    assert "2026年5月15日(周五)起没有还,之后却还有 1 笔还款,最近一笔在 2026年6月15日(周一)" in told.text
    assert "paid_after_unpaid" not in codes(seen(unpaid_since="2026-06-15", events=paid(1, 2, 3, 4, 5)))
    assert "paid_after_unpaid" not in codes(seen(unpaid_since="2026-05-15"))


def test_a_small_payment_after_that_day_is_booked_and_the_instalments_before_it_stay_paid():
    """Four of twelve paid, 80.00 on 10-15 meets the 100.00 of interest that were then late: 80.00 less, no more."""
    without = seen(unpaid_since="2026-06-15")
    told = seen(unpaid_since="2026-06-15", events=[event("2026-10-15", "80.00")])
    assert (without.contract.principal_fen, told.contract.principal_fen) == (800_000, 800_000)
    assert told.contract.total_fen == without.contract.total_fen - 8_000
    assert told.overdue_days == without.overdue_days == 160
    assert "paid_after_unpaid" not in codes(told)


@pytest.mark.parametrize("numbers", [(), (2,), (1, 2, 3, 4)])
def test_payments_before_that_day_are_among_those_told_as_paid(numbers):
    told = seen(unpaid_since="2026-06-15", events=paid(*numbers))
    assert told.contract == seen(unpaid_since="2026-06-15").contract
