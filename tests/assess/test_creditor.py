"""Whose claim it is: the old creditor's notice decides; a buyer's own word moves nothing."""

from datetime import date

import pytest

from liangqing.assess.position import Severity, Stage
from tests.assess.made import codes, event, finding, paid, seen


def sold(**facts):
    """Late since 15 October; sold on 1 November."""
    transfer = {"kind": "assigned", "on": "2026-11-01", "to": "乙资产管理有限公司", **facts}
    return seen(events=paid(*range(1, 9)), transfers=[transfer])


def test_without_notice_the_old_creditor_stays_the_one_to_pay():
    told = sold()
    assert told.stage is Stage.OVERDUE_31_90
    assert "assigned_no_notice" in codes(told)
    assert told.gate("creditor").open


def test_by_the_old_creditors_notice_only_the_new_one_is_paid():
    told = sold(notified_on="2026-11-05", notified_by="old")
    assert told.stage is Stage.ASSIGNED
    assert {reason.rule for reason in finding(told, "assigned").because} == {"CC-I48", "CC-548"}
    assert told.gate("creditor").open


@pytest.mark.parametrize("by", ["new", None])
def test_on_a_buyers_own_word_nobody_is_paid_until_it_is_confirmed(by):
    told = sold(notified_on="2026-11-05", notified_by=by)
    assert told.stage is Stage.OVERDUE_31_90
    assert finding(told, "assignment_unconfirmed").severity is Severity.URGENT
    assert finding(told, "assignment_unconfirmed").steps
    assert not told.gate("creditor").open


def test_a_notice_to_come_does_not_count_yet():
    assert sold(notified_on="2026-11-23", notified_by="old").stage is Stage.OVERDUE_31_90


def guaranteed(**facts):
    transfer = {"kind": "guarantor_paid", "on": "2026-11-01", "to": "丙融资担保有限公司", "amount": "4000.00"}
    return seen(events=paid(*range(1, 9)), transfers=[transfer], **facts)


def test_a_guarantor_that_paid_is_asked_for_proof():
    told = guaranteed()
    assert told.stage is Stage.GUARANTOR_PAID
    assert "代偿证明" in finding(told, "guarantor_paid").text
    assert "guarantor_over" not in codes(told)


def test_a_guarantor_may_ask_for_no_more_than_it_paid():
    told = guaranteed(claim={"on": "2026-11-20", "total": "4650.00"})
    assert finding(told, "guarantor_over").amount_fen == 65_000


def agency(**facts):
    hired = {"name": "丁催收有限公司", "since_on": "2026-11-01", **facts}
    return seen(events=paid(*range(1, 9)), agencies=[hired])


def test_an_agency_is_a_stage_of_its_own_and_its_notice_is_asked_for():
    assert agency().stage is Stage.AGENT
    assert "agent_not_announced" in codes(agency())
    assert "agent_not_announced" not in codes(agency(notified_on="2026-10-30"))


def test_an_agency_to_come_is_no_stage_yet():
    assert agency(since_on="2026-11-23").stage is Stage.OVERDUE_31_90


def test_of_a_debt_that_is_not_late_no_agency_makes_a_stage():
    told = seen(up_to_date=True, agencies=[{"name": "丁催收有限公司"}])
    assert told.stage is Stage.CURRENT


def test_a_suit_stands_before_whoever_holds_the_claim():
    transfer = {"kind": "guarantor_paid", "on": "2026-11-01", "to": "丙融资担保有限公司"}
    step = {"kind": "lawsuit", "served_on": "2026-11-20"}
    told = seen(as_of=date(2026, 11, 22), unpaid_since="2026-10-15", transfers=[transfer], proceedings=[step])
    assert told.stage is Stage.LAWSUIT


def test_what_a_guarantor_got_since_is_off_what_it_may_ask():
    paid = {"kind": "guarantor_paid", "on": "2026-09-01", "to": "示例担保", "amount": "7200.00"}
    told = seen(unpaid_since="2026-05-15", transfers=[paid], events=[event("2026-10-15", "200.00")])
    assert told.recourse_fen == told.supported_fen == 700_000
    assert seen(unpaid_since="2026-05-15").recourse_fen is None
