"""Where a debt stands: days by hand, and events before days."""

from datetime import date, timedelta

import pytest

from liangqing.assess.position import Stage
from tests.assess.made import AS_OF, debt, event, paid, position, seen

FIRST_DUE = date(2026, 2, 15)


def late(days, **facts):
    """The debt on the day on which its second instalment is so many days late."""
    return seen(as_of=date(2026, 3, 15) + timedelta(days=days), events=paid(1), **facts)


@pytest.mark.parametrize(
    ("days", "stage"),
    [
        (0, Stage.DUE_SOON),  # due today is not late
        (1, Stage.OVERDUE_1_30),
        (30, Stage.OVERDUE_1_30),
        (31, Stage.OVERDUE_31_90),
        (90, Stage.OVERDUE_31_90),
        (91, Stage.OVERDUE_91_PLUS),
        (400, Stage.OVERDUE_91_PLUS),
    ],
)
def test_days_overdue_and_their_stages(days, stage):
    told = late(days)
    assert (told.overdue_days, told.stage) == (days, stage)


@pytest.mark.parametrize(
    ("before_due", "stage"),
    [(8, Stage.CURRENT), (7, Stage.DUE_SOON), (1, Stage.DUE_SOON), (0, Stage.DUE_SOON)],
)
def test_due_within_a_week_is_due_soon(before_due, stage):
    told = seen(as_of=date(2026, 3, 15) - timedelta(days=before_due), events=paid(1))
    assert (told.overdue_days, told.stage, told.next_due_on) == (0, stage, date(2026, 3, 15))


def test_an_instalment_paid_ahead_is_not_due_any_more():
    events = [*paid(1), event(date(2026, 3, 10), "1020.00")]
    told = seen(as_of=date(2026, 3, 12), events=events)
    assert (told.stage, told.next_due_on) == (Stage.CURRENT, date(2026, 4, 15))


def test_an_instalment_paid_today_is_not_due_today():
    told = seen(as_of=date(2026, 3, 15), events=paid(1, 2))
    assert (told.next_due_on, told.next_due_fen) == (date(2026, 4, 15), 102_000)


def test_of_an_instalment_paid_in_part_ahead_only_the_rest_is_due():
    events = [*paid(1), event(date(2026, 3, 10), "20.00")]
    assert seen(as_of=date(2026, 3, 12), events=events).next_due_fen == 100_000


def test_a_part_payment_does_not_end_the_delay():
    told = seen(as_of=date(2026, 3, 25), events=[*paid(1), event(date(2026, 3, 15), "1019.99")])
    assert (told.overdue_days, told.overdue_fen) == (10, 1)


@pytest.mark.parametrize(
    "kind",
    ["pre_suit", "payment_order", "lawsuit", "arbitration", "notarised", "effective_title", "enforcement"],
)
def test_a_running_step_stands_before_days_overdue(kind):
    told = late(45, proceedings=[{"kind": kind, "served_on": "2026-04-20"}])
    assert told.stage.value == kind
    assert told.overdue_days == 45


def test_of_several_steps_the_furthest_counts_and_ended_ones_do_not():
    steps = [
        {"kind": "enforcement", "served_on": "2026-04-01", "ended_on": "2026-04-10"},
        {"kind": "lawsuit", "served_on": "2026-04-20"},
        {"kind": "pre_suit", "served_on": "2026-04-02"},
    ]
    assert late(45, proceedings=steps).stage is Stage.LAWSUIT


def test_when_every_step_has_ended_the_days_count_again():
    steps = [{"kind": "lawsuit", "served_on": "2026-04-01", "ended_on": "2026-04-20"}]
    assert late(45, proceedings=steps).stage is Stage.OVERDUE_31_90


def test_a_debt_of_which_no_payment_is_told_is_not_called_overdue():
    told = seen()
    assert (told.overdue_days, told.contract, told.lawful) == (None, None, None)
    assert told.stage is Stage.CURRENT


# --- Told by the borrower instead of bills --------------------------------------------------------------------------


def test_unpaid_since_a_due_day_counts_from_that_instalment():
    told = seen(unpaid_since="2026-10-15")
    assert (told.overdue_days, told.stage) == (38, Stage.OVERDUE_31_90)  # 15 October to 22 November
    # eight paid: 4,000.00 of principal are open, two instalments are late
    assert (told.contract.principal_fen, told.overdue_fen) == (400_000, 204_000)


def test_unpaid_since_a_day_between_two_due_days_means_the_next_instalment():
    assert seen(unpaid_since="2026-10-01").overdue_days == 38


def test_unpaid_since_the_first_instalment_means_nothing_was_paid():
    told = seen(unpaid_since="2026-02-15")
    assert (told.overdue_days, told.contract.principal_fen) == (280, 1_200_000)


def test_unpaid_since_a_day_to_come_means_not_overdue():
    assert seen(unpaid_since="2026-12-15").overdue_days == 0


def test_up_to_date_means_every_due_instalment_was_paid():
    told = seen(up_to_date=True)
    # ten of twelve were due by 15 November: 2,000.00 open
    assert (told.overdue_days, told.contract.principal_fen, told.contract.penalty_fen) == (0, 200_000, 0)


def test_payments_on_record_stand_before_what_was_told():
    told = seen(up_to_date=True, events=paid(1))
    assert told.overdue_days == (AS_OF - date(2026, 3, 15)).days


# --- Closed ------------------------------------------------------------------------------------------------------


def test_a_closed_debt_owes_nothing_and_asks_nothing():
    told = position(
        debt(closed_on="2026-11-01", unpaid_since="2026-10-15", claim={"on": "2026-10-01", "total": "9"})
    )
    one = told.debts[0]

    assert (one.stage, one.contract, one.overdue_days, one.next_due_on, one.missing) == (
        Stage.CREDIT_CLOCK,  # it had been late when it was paid
        None,
        None,
        None,
        (),
    )
    assert (told.totals.contract_fen, told.totals.claimed_fen, told.totals.unknown) == (0, 0, 0)
    assert told.deadlines == ()


def test_a_debt_to_be_closed_later_is_still_open():
    assert seen(closed_on="2026-11-23", up_to_date=True).stage is not Stage.CLOSED


def test_of_a_paid_debt_is_asked_whether_it_had_been_late():
    told = seen(closed_on="2026-11-01")
    assert told.stage is Stage.CLOSED
    assert [row.id for row in told.missing] == ["debt.d1.was_overdue"]
    assert seen(closed_on="2026-11-01", was_overdue=False).missing == ()


@pytest.mark.parametrize(
    ("as_of", "stage"),
    [(date(2031, 11, 30), Stage.CREDIT_CLOCK), (date(2031, 12, 1), Stage.CREDIT_CLEARED)],
)
def test_five_years_after_it_was_paid_the_record_must_be_gone(as_of, stage):
    told = seen(as_of=as_of, closed_on="2026-11-30", was_overdue=True)
    assert (told.stage, told.delete_after) == (stage, date(2031, 11, 30))
    assert stage.value in {finding.code for finding in told.findings}


def test_bills_show_whether_a_paid_debt_had_been_late():
    on_time = seen(closed_on="2027-01-15", as_of=date(2027, 2, 1), events=paid(*range(1, 13)))
    late = seen(
        closed_on="2027-01-15",
        as_of=date(2027, 2, 1),
        events=[*paid(*range(1, 12)), event("2027-01-25", "1020")],
    )

    assert (on_time.stage, on_time.missing) == (Stage.CLOSED, ())
    assert late.stage is Stage.CLOSED  # closed before the last payment: nothing was late by then


def test_an_instalment_paid_ten_days_late_is_a_delay():
    events = [*paid(*range(1, 12)), event("2027-01-25", "1020")]
    told = seen(closed_on="2027-01-26", as_of=date(2027, 2, 1), events=events)
    assert told.stage is Stage.CREDIT_CLOCK


def test_a_private_lender_leaves_no_record():
    assert (
        seen(closed_on="2026-11-30", as_of=date(2027, 1, 1), was_overdue=True, lender_type="private").stage
        is Stage.CLOSED
    )


def test_a_step_to_come_or_ended_later_counts_by_the_day():
    coming = late(45, proceedings=[{"kind": "lawsuit", "served_on": "2026-05-20"}])
    running = late(45, proceedings=[{"kind": "lawsuit", "served_on": "2026-04-20", "ended_on": "2026-05-20"}])
    assert (coming.stage, running.stage) == (Stage.OVERDUE_31_90, Stage.LAWSUIT)


def test_a_settlement_in_enforcement_stands_before_the_enforcement():
    steps = [
        {"kind": "enforcement", "served_on": "2026-04-01"},
        {"kind": "settled_in_enforcement", "served_on": "2026-04-10"},
    ]
    assert late(45, proceedings=steps).stage is Stage.SETTLED_IN_ENFORCEMENT


@pytest.mark.parametrize("stage", list(Stage))
def test_every_stage_has_words(stage):
    assert any("\u4e00" <= sign <= "\u9fff" for sign in stage.label)
