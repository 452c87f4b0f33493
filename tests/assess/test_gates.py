"""Gates: what would harm the borrower is closed here, once, for plan and papers."""

from datetime import date

import pytest

from tests.assess.made import codes, debt, event, finding, message, paid, position, seen

#: The last instalment falls due on 2027-01-15; three years later is Tuesday 2030-01-15.
LAST_DUE = date(2027, 1, 15)
END = date(2030, 1, 15)


def gate(told, code):
    found = told.gate(code)
    assert found is not None
    return found


def on(day, **facts):
    """The debt, unpaid from the start, on that day."""
    return seen(as_of=day, **{"unpaid_since": "2026-02-15", **facts})


def test_limitation_runs_three_years_from_the_last_instalment():
    told = on(date(2026, 11, 22))
    assert (told.limitation.ends_on, told.limitation.expired) == (END, False)
    assert {reason.rule for reason in told.limitation.because} >= {"LIM-188", "LIM-189"}


@pytest.mark.parametrize(("day", "expired"), [(END, False), (date(2030, 1, 16), True)])
def test_the_last_day_and_the_day_after(day, expired):
    told = on(day)
    assert (told.limitation.expired, gate(told, "limitation").open) == (expired, not expired)
    assert gate(told, "limitation").text


@pytest.mark.parametrize(("day", "warned"), [(date(2029, 7, 19), False), (date(2029, 7, 20), True)])
def test_half_a_year_before_the_end_a_letter_gets_a_warning(day, warned):
    # from 19 July 2029 to 15 January 2030 are 180 days, from the 20th 179
    assert (END - day).days == (179 if warned else 180)
    told = gate(on(day), "limitation")
    assert (told.open, bool(told.text)) == (True, warned)


def test_an_expired_claim_speaks_of_nothing_but_the_defence():
    told = on(date(2031, 6, 1), claim={"on": "2031-05-01", "total": "99999"})
    assert codes(told) == ["limitation_expired"]
    assert told.limitation.ends_on == END


@pytest.mark.parametrize(
    ("facts", "ends_on"),
    [
        # three years after Monday 2028-05-08 is Thursday 2031-05-08
        ({"interruptions": [{"on": "2028-05-08", "kind": "demand"}]}, date(2031, 5, 8)),
        ({"interruptions": [{"on": "2028-05-08", "kind": "promise"}]}, date(2031, 5, 8)),
        ({"interruptions": [{"on": "2028-05-08", "kind": "suit"}]}, date(2031, 5, 8)),
        ({"events": [event("2028-05-08", "10.00")], "unpaid_since": None}, date(2031, 5, 8)),
        (
            {"proceedings": [{"kind": "lawsuit", "served_on": "2028-01-10", "ended_on": "2028-05-08"}]},
            date(2031, 5, 8),
        ),
        ({"proceedings": [{"kind": "pre_suit", "served_on": "2028-05-08"}]}, date(2031, 5, 8)),
        # what came before the last instalment was due moves nothing
        ({"interruptions": [{"on": "2026-11-01", "kind": "demand"}]}, END),
        # what is dated after the day of looking is not seen
        ({"interruptions": [{"on": "2029-06-01", "kind": "demand"}]}, END),
    ],
)
def test_what_restarts_limitation(facts, ends_on):
    assert on(date(2029, 1, 1), **facts).limitation.ends_on == ends_on


def test_a_collecting_message_restarts_limitation_and_a_missed_call_does_not():
    reached = on(date(2029, 1, 1), case={"contacts": (message("2028-05-08T10:00:00", debt="d1"),)})
    missed = message("2028-05-08T10:00:00", kind="call", text="", connected=False, debt="d1", collecting=True)

    assert reached.limitation.ends_on == date(2031, 5, 8)
    assert on(date(2029, 1, 1), case={"contacts": (missed,)}).limitation.ends_on == END


def test_a_payment_after_the_end_does_not_open_the_gate_by_itself():
    told = on(date(2030, 6, 1), unpaid_since=None, events=[event("2030-05-20", "10.00")])
    assert told.limitation.expired
    assert not gate(told, "limitation").open


def test_a_promise_after_the_end_revives():
    told = on(date(2030, 6, 1), interruptions=[{"on": "2030-05-20", "kind": "promise"}])
    assert (told.limitation.expired, gate(told, "limitation").open) == (False, True)


@pytest.mark.parametrize("kind", ["lawsuit", "payment_order", "arbitration", "notarised"])
def test_a_pending_case_that_came_in_time_never_expires(kind):
    told = on(date(2035, 1, 1), proceedings=[{"kind": kind, "served_on": "2029-12-01"}])
    assert (told.limitation.ends_on, told.limitation.expired) == (None, False)
    assert gate(told, "limitation").open


def test_a_case_that_came_too_late_keeps_the_defence():
    told = on(date(2035, 1, 1), proceedings=[{"kind": "lawsuit", "served_on": "2034-12-01"}])
    assert told.limitation.expired
    assert "一审" in told.limitation.text


@pytest.mark.parametrize("kind", ["effective_title", "enforcement"])
def test_an_effective_title_ends_the_question(kind):
    told = on(date(2035, 1, 1), proceedings=[{"kind": kind, "served_on": "2034-12-01"}])
    assert (told.limitation.ends_on, told.limitation.expired) == (None, False)


def test_a_letter_before_suit_is_no_pending_case():
    told = on(date(2035, 1, 1), proceedings=[{"kind": "pre_suit", "served_on": "2029-12-01"}])
    assert told.limitation.expired  # 2029-12-01 + 3 years has passed too


def test_without_a_schedule_nothing_is_said_about_limitation():
    told = seen(schedule=[], unpaid_since="2020-01-01", formed_on="2015-01-01")
    assert (told.limitation.ends_on, told.limitation.expired) == (None, False)


def test_a_debt_older_than_our_rules_is_told_so_and_stops_nothing():
    old = [{"number": 1, "due_on": "1971-01-15", "principal": "12000.00", "interest": "0"}]
    told = seen(formed_on="1970-01-15", schedule=old, unpaid_since="1971-01-15")
    assert told.limitation.ends_on is None or told.limitation.expired


def test_a_lender_without_a_name_closes_the_gate_of_identity():
    assert not gate(seen(lender=None, up_to_date=True), "identity").open
    assert gate(seen(up_to_date=True), "identity").open


def test_while_a_payment_order_can_be_objected_to_nothing_else_is_sent():
    running = seen(
        unpaid_since="2026-10-15", proceedings=[{"kind": "payment_order", "served_on": "2026-11-20"}]
    )
    over = seen(unpaid_since="2026-10-15", proceedings=[{"kind": "payment_order", "served_on": "2026-10-20"}])

    assert not gate(running, "payment_order").open
    assert "12月7日" in gate(running, "payment_order").text  # 15 days: Saturday 5 December, rolled to Monday
    assert gate(over, "payment_order").open


def test_no_instalment_is_told_as_owed_now_beside_an_objection_to_be_made():
    order = [{"kind": "payment_order", "served_on": "2026-11-20"}]
    for proceedings, told in ((order, "元,支付令的异议交出以前先备着,不付。"), ([], "元。")):
        due = position(debt(unpaid_since="2026-10-15", proceedings=proceedings)).deadlines
        texts = [row.text for row in due if row.kind == "instalment"]
        assert texts
        assert all(text.endswith(told) for text in texts)


# --- Court periods -------------------------------------------------------------------------------------------------


def dates(kind, served_on, as_of=date(2026, 12, 20)):
    step = {"kind": kind, "served_on": served_on}
    return position(debt(up_to_date=True, proceedings=[step]), as_of=as_of).deadlines


def court(rows):
    return [(row.kind, row.due_on, row.possibly_on) for row in rows if row.kind != "instalment"]


@pytest.mark.parametrize(
    ("served_on", "due_on", "possibly_on"),
    [
        (date(2026, 12, 7), date(2026, 12, 22), None),
        (date(2026, 12, 11), date(2026, 12, 28), None),  # Saturday 26 December rolls to Monday
        # 2027 is not announced: we must keep the early day, the later one is only possible
        (date(2026, 12, 17), date(2027, 1, 1), date(2027, 1, 4)),  # a fixed day off, then a weekend
        (date(2026, 12, 18), date(2027, 1, 2), date(2027, 1, 4)),
        (date(2026, 12, 20), date(2027, 1, 4), None),
    ],
)
def test_an_objection_to_a_payment_order_is_due_after_fifteen_days(served_on, due_on, possibly_on):
    rows = court(dates("payment_order", served_on))
    assert rows == [("payment_order_objection", due_on, possibly_on)]


def test_a_summons_begins_two_periods_with_their_reasons():
    rows = dates("lawsuit", date(2026, 12, 7))
    assert [(kind, due_on) for kind, due_on, _ in court(rows)] == [
        ("answer", date(2026, 12, 22)),
        ("jurisdiction_objection", date(2026, 12, 22)),
    ]
    assert all(row.because for row in rows if row.kind != "instalment")


def test_a_year_not_announced_is_warned_of():
    row = next(row for row in dates("payment_order", date(2026, 12, 18)) if row.kind != "instalment")
    assert "2027年的放假安排还没有录入" in row.text


def test_a_period_that_has_passed_is_no_next_date_but_a_finding_with_a_next_step():
    told = position(debt(up_to_date=True, proceedings=[{"kind": "payment_order", "served_on": "2026-10-20"}]))
    assert court(told.deadlines) == []
    text = finding(told.debts[0], "deadline_payment_order_objection").text
    assert "2026年11月4日" in text
    assert "12368" in text


def test_a_paper_from_a_time_that_we_hold_no_rule_for_is_asked_about():
    told = position(debt(up_to_date=True, proceedings=[{"kind": "lawsuit", "served_on": "1999-01-04"}]))
    assert "deadline_unknown" in codes(told.debts[0])
    assert court(told.deadlines) == []


@pytest.mark.parametrize(
    "step", [{"kind": "lawsuit"}, {"kind": "lawsuit", "served_on": "2026-11-20", "ended_on": "2026-11-21"}]
)
def test_a_step_without_a_day_or_ended_has_no_period(step):
    assert court(position(debt(up_to_date=True, proceedings=[step])).deadlines) == []


def test_dates_stand_in_order_across_debts():
    step = {"kind": "lawsuit", "served_on": "2026-11-20"}
    told = position(debt(id="d2", up_to_date=True), debt(id="d1", up_to_date=True, proceedings=[step]))
    days = [row.due_on for row in told.deadlines]
    assert days == sorted(days)
    assert {row.debt for row in told.deadlines} == {"d1", "d2"}


def test_instalments_more_than_six_weeks_away_are_no_news():
    # as of 22 November the horizon is 6 January: 15 December is told, 15 January not
    told = position(debt(up_to_date=True))
    assert [(row.due_on, row.amount_fen) for row in told.deadlines] == [(date(2026, 12, 15), 102_000)]


def test_what_was_paid_ahead_is_no_date():
    told = position(debt(events=[*paid(*range(1, 11)), event("2026-11-20", "1020.00")]))
    assert told.deadlines == ()
