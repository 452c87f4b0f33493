"""Balances side by side: contract, lawful ceiling, claim, and the replay that courts dispute."""

from datetime import date

import pytest

from liangqing.assess.position import Breach
from tests.assess.made import bill, codes, debt, event, finding, message, paid, position, row, seen


def test_the_contract_s_balance_by_hand():
    """Seven paid; 15 September, October and November are late on 22 November.

    Principal 12,000 − 7,000 = 5,000.00. Interest 3 × 20.00 + 20.00 × 7/30 = 64.666… → 64.67.
    Penalty 0.1 % a day: 1,000 × 68 + 1,000 × 38 + 1,000 × 7 days = 113.00.
    """
    contract = seen(events=paid(*range(1, 8))).contract
    assert (contract.principal_fen, contract.interest_fen, contract.penalty_fen, contract.fees_fen) == (
        500_000,
        6_467,
        11_300,
        0,
    )
    assert contract.total_fen == 517_767


def test_the_lawful_ceiling_by_hand():
    """Charges were last paid for 15 August: 5,000.00 × 24 % × 99/365 = 325.479… → 325.48; the contract asks 177.67."""
    lawful = seen(events=paid(*range(1, 8))).lawful
    assert lawful.since == date(2026, 8, 15)
    assert (lawful.principal_fen, lawful.total_fen) == (500_000, 532_548)
    assert (lawful.interest_fen, lawful.penalty_fen, lawful.headroom_fen) == (6_467, 11_300, 32_548 - 17_767)
    assert lawful.agreed_fen == 517_767


def test_charges_above_the_ceiling_are_cut():
    """Interest 200.00 a month on what is left: far above 24 %. Of 5,000.00 for 99 days 325.48 remain."""
    dear = [row(number, interest="200.00") for number in range(1, 13)]
    told = seen(schedule=dear, events=paid(*range(1, 8), amount="1200.00"))

    assert told.contract.interest_fen == 60_000 + 4_667  # 3 × 200.00 + 200 × 7/30
    assert (told.lawful.interest_fen, told.lawful.penalty_fen, told.lawful.headroom_fen) == (32_548, 0, 0)
    assert told.lawful.total_fen == 532_548
    # 646.67 + 113.00 − 325.48
    assert [line.amount_fen for line in told.differences] == [43_419]
    assert told.breach is Breach.BREACH


def test_money_kept_back_is_no_principal():
    """12,000 on paper, 11,000 received: principal 11,000 − 7,000, ceiling 4,000 × 24 % × 99/365 = 260.38.

    Of the seven instalments of 1,020.00 each 18.33, 18.18, 17.99, 17.77, 17.48, 17.11, 16.62 were interest on 11,000.00
    and what was left of it; 123.48 in all, so that 11,000.00 − 7,140.00 + 123.48 are left as agreed.
    """
    told = seen(disbursed="11000.00", events=paid(*range(1, 8)))
    assert (told.lawful.principal_fen, told.lawful.total_fen) == (398_348, 426_038)
    assert told.differences[0].amount_fen == 100_000
    assert finding(told, "upfront_deducted").amount_fen == 100_000


@pytest.mark.parametrize(
    "facts",
    [
        {
            "disbursed": None,
            "fees": [{"name": "砍头息", "payee": "lender", "amount": "1000", "deducted": True}],
        },
        {"fees": [{"name": "会员费", "payee": "member", "amount": "1000", "charged_on": "2026-01-15"}]},
    ],
)
def test_a_fee_deducted_or_paid_at_once_is_kept_back_too(facts):
    told = seen(up_to_date=True, **facts)
    assert finding(told, "upfront_deducted").amount_fen == 100_000


def test_a_fee_paid_later_is_not_kept_back():
    fee = {"name": "会员费", "payee": "member", "amount": "1000", "charged_on": "2026-03-15"}
    assert "upfront_deducted" not in codes(seen(up_to_date=True, fees=[fee]))


def test_a_loan_of_which_nothing_was_received_has_no_price_and_no_lawful_principal():
    told = seen(disbursed="0", up_to_date=True)
    assert (told.nominal_percent, told.breach) == (None, Breach.UNKNOWN)
    assert (told.lawful.principal_fen, told.lawful.total_fen) == (0, 0)


def test_more_fees_at_once_than_money_received_is_nothing_received():
    fee = {"name": "服务费", "payee": "platform", "amount": "20000", "charged_on": "2026-01-15"}
    assert seen(up_to_date=True, fees=[fee]).lawful.principal_fen == 0


# --- Bills ---------------------------------------------------------------------------------------------------------


def test_instalments_before_the_first_bill_are_taken_as_paid_and_that_is_told():
    told = seen(events=paid(4), case={"records": (bill(date(2026, 5, 1)),)})
    assert told.contract.principal_fen == 800_000  # 1 to 3 assumed, 4 on record
    assert "3 期" in finding(told, "bills_start_late").text


def test_instalments_within_the_bills_are_not_assumed():
    told = seen(events=paid(4), case={"records": (bill(date(2026, 2, 1)),)})
    assert "bills_start_late" not in codes(told)
    assert told.overdue_days == 280


def test_without_any_bill_nothing_is_assumed():
    assert "bills_start_late" not in codes(seen(events=paid(4)))


# --- Money that came back --------------------------------------------------------------------------------------------


def test_a_payment_that_came_back_was_never_made():
    with_reversal = seen(events=[*paid(1, 2), event(date(2026, 3, 16), "1020.00", "reversal")])
    assert with_reversal.contract == seen(events=paid(1)).contract
    assert with_reversal.overdue_days == seen(events=paid(1)).overdue_days


def test_the_payment_of_the_same_amount_is_the_one_that_came_back():
    events = [
        event("2026-02-15", "1020.00"),
        event("2026-03-15", "500.00"),
        event("2026-03-20", "1020.00", "reversal"),
    ]
    assert seen(events=events).contract == seen(events=[event("2026-03-15", "500.00")]).contract


def test_a_part_that_came_back_is_taken_from_the_latest_payments():
    events = [*paid(1, 2), event("2026-03-20", "1520.00", "reversal")]
    assert seen(events=events).contract == seen(events=[event("2026-02-15", "520.00")]).contract


def test_money_that_came_back_without_a_payment_before_it_is_told():
    told = seen(events=[event("2026-01-20", "99.00", "reversal"), *paid(1)])
    assert told.contract == seen(events=paid(1)).contract
    assert finding(told, "reversal_unmatched").amount_fen == 9_900


# --- The claim -------------------------------------------------------------------------------------------------------


def claimed(total):
    """Seven paid: contract 5,177.67, lawful ceiling 5,325.48."""
    return seen(events=paid(*range(1, 8)), claim={"on": "2026-11-22", "total": total})


def test_a_claim_above_contract_and_law():
    told = claimed("8000.00")
    assert (told.excess_fen, told.unexplained_fen) == (800_000 - 532_548, 800_000 - 517_767)
    # the ceiling lies above the contract: it is no source of debt, the contract counts
    one = finding(told, "claim_above_lawful")
    assert one.amount_fen == 282_233
    assert one.text == (
        "对方要 8,000.00 元;按合同是 5,177.67 元,没有超过法律支持的上限(5,325.48 元)。"
        "多出 2,822.33 元,先请对方列明怎么算的。"
    )
    assert told.supported_fen == 517_767
    assert finding(told, "claim_unexplained").amount_fen == 282_233


def test_without_the_overdue_rate_no_sum_is_named_where_the_ceiling_lies_above_the_contract():
    told = seen(
        events=paid(*range(1, 8)),
        claim={"on": "2026-11-22", "total": "8000.00"},
        terms={"method": "instalment"},
    )
    one = finding(told, "claim_above_lawful")
    assert one.amount_fen is None
    assert "逾期利率还不知道,多出多少还算不出" in one.text


def test_a_claim_between_contract_and_law():
    told = claimed("5300.00")
    assert (told.excess_fen, told.unexplained_fen) == (0, 12_233)
    assert "claim_above_lawful" not in codes(told)
    assert "claim_unexplained" in codes(told)


@pytest.mark.parametrize("total", ["5177.67", "3000.00", "0"])
def test_a_claim_at_or_below_the_contract_is_no_finding(total):
    told = claimed(total)
    assert told.excess_fen == 0
    assert not {"claim_above_lawful", "claim_unexplained"} & set(codes(told))


def test_without_a_claim_nothing_is_compared():
    told = seen(events=paid(*range(1, 8)))
    assert (told.claimed_fen, told.excess_fen, told.unexplained_fen) == (None, None, None)


# --- The replay that courts dispute ----------------------------------------------------------------------------------


def test_every_payment_replayed_is_a_range_and_only_above_the_ceiling():
    dear = [row(number, interest="200.00") for number in range(1, 13)]
    told = seen(schedule=dear, events=paid(*range(1, 8), amount="1200.00"))
    assert told.recomputed.contested
    assert told.recomputed.low_fen <= told.recomputed.high_fen < told.contract.total_fen
    assert seen(events=paid(*range(1, 8))).recomputed is None


# --- A debt typed by hand --------------------------------------------------------------------------------------------

TYPED = {
    "schedule": [],
    "principal": "10000",
    "disbursed": "10000",
    "fees": [{"name": "担保费", "payee": "guarantor", "amount": "90", "monthly": True}],
    "up_to_date": True,
}
NINE = {"method": "instalment", "rate": {"percent": "9", "per": "year"}, "periods": 12}


def test_a_typed_monthly_fee_counts_in_the_price():
    """C05 with payments rounded to the fen: 27.8876 %; (964.51 − 945.5960) × 12 = 226.97 above 24 %."""
    told = seen(**TYPED, terms={**NINE, "payment": "964.51"})
    assert told.nominal_percent == "27.8876"
    assert told.over_cap_fen == 22_697
    assert told.monthly_fen == 96_451
    assert "schedule_worked_out" in codes(told)


@pytest.mark.parametrize(
    "terms",
    [NINE, {**NINE, "payment": "964.51"}, {"method": "instalment", "payment": "964.51", "periods": 12}],
)
def test_however_the_terms_are_told_the_fee_is_in_them(terms):
    told = seen(
        as_of=date(2026, 2, 20), **{**TYPED, "up_to_date": None, "unpaid_since": "2026-02-15"}, terms=terms
    )
    assert (told.monthly_fen, told.contract.fees_fen) == (96_451, 9_000)
    assert told.breach is Breach.BREACH


def test_a_debt_typed_by_hand_has_next_dates():
    told = position(debt(**TYPED, terms=NINE))
    assert [(date_.due_on, date_.amount_fen) for date_ in told.deadlines] == [(date(2026, 12, 15), 96_451)]


# --- Sums ------------------------------------------------------------------------------------------------------------


def test_totals_add_what_is_known_and_count_what_is_not():
    known = debt(id="d1", events=paid(*range(1, 8)), claim={"on": "2026-11-22", "total": "8000.00"})
    fine = debt(id="d2", up_to_date=True)
    unknown = debt(id="d3")
    told = position(known, fine, unknown)

    # the second owes 2,000.00 and 7 days of 20.00: 4.67
    assert told.totals.contract_fen == 517_767 + 200_467
    assert told.totals.claimed_fen == 800_000
    assert told.totals.excess_fen == 267_452
    assert (told.totals.overdue_debts, told.totals.unknown) == (1, 1)


def test_a_case_without_debts_has_a_position():
    told = position()
    assert (told.debts, told.deadlines, told.findings) == ((), (), ())
    assert told.totals.contract_fen == 0


def test_an_unlinked_message_changes_no_balance():
    assert (
        seen(up_to_date=True, case={"contacts": (message("2026-11-20T10:00:00"),)}).contract
        == seen(up_to_date=True).contract
    )
