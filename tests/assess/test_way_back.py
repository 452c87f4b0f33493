"""Months of silence, a frozen wage card, debits that eat the wage, and people asked to pay for others."""

from datetime import date
from pathlib import Path

import pytest

from liangqing.app import look
from liangqing.assess.position import Flag, Severity, Stage
from liangqing.case.casefile import parse_case
from liangqing.case.records import MoneyRecord
from tests.assess.made import SOURCE, answered, codes, debt, event, finding, paid, position

CASES = Path(__file__).parents[2] / "examples" / "cases"
LATE = paid(*range(1, 9))


def example(name):
    return look(parse_case((CASES / f"{name}.toml").read_bytes(), f"{name}.toml"))


@pytest.mark.parametrize("path", sorted(CASES.glob("*.toml")), ids=lambda path: path.stem)
def test_every_example_has_a_position_and_a_plan(path):
    whole = example(path.stem)
    assert whole.position.debts
    assert whole.plan.options


def test_the_buyers_notice_alone_moves_nobody():
    told = example("assigned_buyers_notice").position
    assert told.debts[0].stage is Stage.OVERDUE_91_PLUS
    assert not told.debts[0].gate("creditor").open
    assert told.findings[0].code == "assignment_unconfirmed"


def test_the_frozen_wage_card_leaves_the_living_floor():
    told = example("frozen_wage_card").position
    one = finding(told, "wage_frozen")

    assert (one.amount_fen, one.severity) == (285_000, Severity.URGENT)
    assert {"LIVE-MIN", "CP-236", "SETOFF-568"} <= {reason.rule for reason in one.because}
    assert told.debts[0].flags == (Flag.FROZEN_ACCOUNT, Flag.CONSUMPTION_LIMITED)
    assert told.debts[1].flags == ()
    assert "示例快贷" in one.text


def test_who_has_vanished_looks_for_a_case_first():
    told = example("vanished_five_months").position
    one = finding(told, "vanished")

    assert "12368" in one.steps[0]
    assert told.debts[0].stage is Stage.AGENT
    assert all(Flag.LOST_CONTACT in each.flags for each in told.debts)
    assert "court_message" in codes(told)
    assert "silence" in codes(told.debts[0])


def test_who_has_vanished_so_long_that_claims_ended_is_told_to_leave_those_alone():
    told = position(
        debt(unpaid_since="2026-02-15"), as_of=date(2031, 6, 1), answers=answered(triage__vanished="yes")
    )
    assert any("甲贷" in step and "12348" in step for step in finding(told, "vanished").steps)


def test_without_a_figure_for_the_floor_it_is_asked():
    told = position(debt(events=LATE), answers=answered(triage__frozen="yes"))
    assert finding(told, "wage_frozen").amount_fen is None
    assert "household.living_floor" in {row.id for row in told.missing}
    assert "household.living_floor" not in {row.id for row in position(debt(events=LATE)).missing}


# --- Debits after payday ---------------------------------------------------------------------------------------------


def wage(on):
    told = {
        "on": on,
        "at": f"{on}T08:00:00",
        "amount": "5000.00",
        "direction": "in",
        "counterparty": "某某公司",
        "item": "工资",
        "status": "交易成功",
        "settled": True,
        "source": SOURCE,
    }
    return MoneyRecord.model_validate(told)


def debit(on, key):
    return {**event(on, "300.00"), "key": key}


def bills(*days, **facts):
    events = [debit(on, f"k{number}") for number, on in enumerate(days)]
    return position(debt(events=events), records=(wage("2026-09-10"), wage("2026-10-10")), **facts)


def test_debits_right_after_payday_while_late_are_told():
    told = bills("2026-09-11", "2026-10-12")
    assert "甲贷" in finding(told, "auto_debit").text


@pytest.mark.parametrize(
    "days", [("2026-09-11",), ("2026-09-13", "2026-10-13"), ("2026-09-09", "2026-10-09")]
)
def test_once_or_later_or_before_payday_is_nothing(days):
    assert "auto_debit" not in codes(bills(*days))


def test_a_debit_of_a_debt_that_is_not_late_is_nothing():
    told = position(
        debt(events=[{**one, "key": str(n)} for n, one in enumerate(paid(*range(1, 11)))]),
        records=(wage("2026-09-14"), wage("2026-10-14")),
    )
    assert "auto_debit" not in codes(told)


def test_who_says_so_is_told_the_steps():
    told = position(debt(events=LATE), answers=answered(triage__auto_debit="yes"))
    assert finding(told, "auto_debit").steps


# --- Roles -----------------------------------------------------------------------------------------------------------


def as_role(role):
    return position(debt(events=LATE), borrower={"role": role}).debts[0]


def test_a_guarantor_hears_of_kind_and_period():
    told = finding(as_role("guarantor"), "role_guarantor")
    assert {"CC-686", "CC-692", "CC-701"} <= {reason.rule for reason in told.because}
    assert "2027年7月15日" in told.text  # six months after the last instalment, 2027-01-15


def test_a_spouse_hears_that_the_lender_has_to_prove():
    told = finding(as_role("spouse"), "role_spouse")
    assert "SPOUSE-1064" in {reason.rule for reason in told.because}


def test_the_borrower_hears_nothing_of_either():
    assert not {"role_guarantor", "role_spouse"} & set(codes(as_role("borrower")))


# --- Cards -----------------------------------------------------------------------------------------------------------

#: 60,000.00 on a card, nothing paid.
CARD = {
    "purpose": "card",
    "principal": "60000",
    "disbursed": "60000",
    "schedule": [{"number": 1, "due_on": "2026-02-15", "principal": "60000", "interest": "0"}],
    "unpaid_since": "2026-02-15",
}


def flagged(*days, **facts):
    demands = [{"on": on, "kind": "demand"} for on in days]
    return Flag.CRIME_RISK in position(debt(**{**CARD, **facts}, interruptions=demands)).debts[0].flags


def test_two_demands_thirty_days_apart_and_three_months_gone_call_for_a_lawyer():
    assert flagged("2026-06-01", "2026-07-01")
    assert not flagged("2026-06-01", "2026-06-30")  # 29 days apart
    assert not flagged("2026-06-01", "2026-08-22")  # three months end today
    assert not flagged("2026-06-01", "2026-07-01", purpose="consumer")
    assert not flagged("2026-06-01", "2026-07-01", principal="49999.99", disbursed="49999.99", schedule=[
        {"number": 1, "due_on": "2026-02-15", "principal": "49999.99", "interest": "0"}
    ])  # fmt: skip


def test_the_person_comes_first_then_court_periods_then_money():
    step = {"kind": "payment_order", "served_on": "2026-11-20"}
    told = position(
        debt(events=LATE, proceedings=[step]),
        household={"living_floor": "2850.00"},
        answers=answered(triage__self_harm="yes", triage__frozen="yes"),
    )
    assert [one.code for one in told.findings[:3]] == [
        "self_harm",
        "deadline_payment_order_objection",
        "wage_frozen",
    ]


def test_while_it_is_open_whom_to_pay_the_plan_lays_the_money_aside():
    option = example("assigned_buyers_notice").plan.options[0]
    assert option.text.startswith("“乙资产管理有限公司”说债权已经转给它")
    assert "单独存着;确认以后:" in option.text
