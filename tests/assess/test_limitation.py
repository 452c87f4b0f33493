"""Everything that restarts limitation, what comes too late, and the day from which it runs."""

from datetime import date

import pytest

from tests.assess.made import event, message, seen

#: The last instalment falls due on 2027-01-15; three years later is Tuesday 2030-01-15.
END = date(2030, 1, 15)


def on(day, **facts):
    """The debt, unpaid from the start, on that day."""
    return seen(as_of=day, **{"unpaid_since": "2026-02-15", **facts}).limitation


def days(told):
    return [(one.on.isoformat(), one.kind.value) for one in told.restarts]


def test_each_act_that_counts_is_listed_with_its_day_and_its_reason():
    told = on(
        date(2029, 1, 1),
        interruptions=[{"on": "2028-03-01", "kind": "promise"}],
        proceedings=[{"kind": "pre_suit", "served_on": "2028-04-03"}],
        transfers=[{"kind": "assigned", "on": "2028-05-01", "to": "某公司", "notified_on": "2028-05-08"}],
        case={"contacts": (message("2028-02-01T10:00:00", debt="d1"),)},
    )

    assert days(told) == [
        ("2028-02-01", "demand"),
        ("2028-03-01", "promise"),
        ("2028-04-03", "demand"),
        ("2028-05-08", "demand"),
    ]
    assert told.ends_on == date(2031, 5, 8)
    assert [one.because[0].rule for one in told.restarts] == ["LIM-8", "LIM-ACK", "LIM-8", "LIM-17"]


def test_a_suit_begun_in_time_restarts_when_it_ends_however_long_it_took():
    suit = {"kind": "lawsuit", "filed_on": "2029-12-03", "ended_on": "2031-06-02"}
    told = on(date(2032, 1, 1), proceedings=[suit])

    assert (told.ends_on, told.expired) == (date(2034, 6, 2), False)
    assert days(told) == [("2031-06-02", "suit")]


def test_a_suit_begun_too_late_restarts_nothing():
    suit = {"kind": "lawsuit", "filed_on": "2030-02-01", "ended_on": "2031-06-02"}
    told = on(date(2032, 1, 1), proceedings=[suit])

    assert (told.ends_on, told.expired, days(told)) == (END, True, [])
    assert [one.on for one in told.after_end] == [date(2031, 6, 2)]


def test_a_suit_filed_in_time_and_served_after_the_end_is_in_time():
    pending = {"kind": "lawsuit", "filed_on": "2030-01-14", "served_on": "2030-03-01"}
    told = on(date(2030, 6, 1), proceedings=[pending])

    assert (told.ends_on, told.expired) == (None, False)


def test_an_enforcement_that_is_paused_keeps_the_question_closed():
    paused = {"kind": "enforcement", "served_on": "2028-01-10", "paused_on": "2028-08-01"}
    assert on(date(2035, 1, 1), proceedings=[paused]).ends_on is None


def test_a_payment_or_a_debit_after_the_end_is_told_and_left_open():
    told = on(date(2030, 6, 1), unpaid_since=None, events=[event("2030-05-20", "10.00")])

    assert told.expired
    assert [(one.on, one.kind.value) for one in told.after_end] == [(date(2030, 5, 20), "payment")]
    assert "看法不一" in told.text


def test_of_an_expired_claim_is_told_what_would_revive_it():
    expired = on(date(2031, 6, 1))

    assert expired.would_revive
    assert "LIM-WAIVE" in {reason.rule for reason in expired.because}
    assert on(date(2029, 1, 1)).would_revive == ()


@pytest.mark.parametrize("kind", ["prepayment", "payment"])
def test_every_kind_of_payment_restarts(kind):
    told = on(date(2029, 1, 1), unpaid_since=None, events=[event("2028-05-08", "10.00", kind)])
    assert told.ends_on == date(2031, 5, 8)


def test_asking_for_instalments_admits_and_restarts():
    told = on(date(2029, 1, 1), agreements=[{"state": "requested", "on": "2028-05-08"}])
    assert (told.ends_on, days(told)) == (date(2031, 5, 8), [("2028-05-08", "promise")])


def test_what_the_other_side_offers_by_itself_is_no_promise():
    assert days(on(date(2029, 1, 1), agreements=[{"state": "offer_oral", "on": "2028-05-08"}])) == []


# --- Cards -----------------------------------------------------------------------------------------------------------


def undelivered(**facts):
    text = message("2028-05-08T10:00:00", debt="d1", connected=False)
    return on(date(2029, 1, 1), case={"contacts": (text,)}, **facts)


def test_for_a_card_a_message_sent_to_the_number_left_there_is_enough():
    told = undelivered(purpose="card")
    assert told.ends_on == date(2031, 5, 8)
    assert told.restarts[0].because[0].rule == "LIM-CARD-3"


def test_for_another_loan_a_message_that_did_not_arrive_is_not():
    assert undelivered().ends_on == END


# --- The day from which it runs --------------------------------------------------------------------------------------


def test_a_recall_of_the_whole_loan_is_read_in_both_ways_and_the_later_end_told():
    """Called in on Monday 2026-06-01: three years later is Friday 2029-06-01."""
    told = on(
        date(2029, 7, 2),
        unpaid_since=None,
        events=[event("2026-06-01", "0", "accelerate"), event("2026-02-15", "1020")],
    )

    assert (told.ends_on, told.expired) == (END, False)
    assert [one.ends_on for one in told.readings] == [END, date(2029, 6, 1)]
    assert "看法不一" in told.text


def test_an_extension_puts_the_last_due_day_later_and_is_an_agreement():
    later = {"on": "2026-12-01", "kind": "extension", "months": 6}
    told = on(date(2028, 1, 1), unpaid_since=None, events=[event("2026-02-15", "1020"), later])

    # 2027-01-15 and six months: 2027-07-15; three years later is Monday 2030-07-15
    assert told.ends_on == date(2030, 7, 15)


def test_a_debt_that_was_over_under_the_two_year_rule_stays_over():
    old = [{"number": 1, "due_on": "2015-06-01", "principal": "12000.00", "interest": "0"}]
    told = seen(formed_on="2014-06-01", schedule=old, unpaid_since="2015-06-01").limitation

    assert (told.ends_on, told.expired) == (date(2017, 6, 1), True)


def test_an_old_debt_demanded_in_time_gets_the_three_years():
    old = [{"number": 1, "due_on": "2015-06-01", "principal": "12000.00", "interest": "0"}]
    asked = [{"on": "2016-03-01", "kind": "demand"}]
    told = seen(
        formed_on="2014-06-01", schedule=old, unpaid_since="2015-06-01", interruptions=asked
    ).limitation

    assert told.ends_on == date(2019, 3, 1)


def test_demands_carry_a_claim_for_twenty_years_and_not_longer():
    demands = [{"on": f"{year}-03-01", "kind": "demand"} for year in range(2028, 2047, 2)]
    told = on(date(2048, 1, 1), interruptions=demands)

    assert (told.ends_on, told.expired) == (date(2047, 1, 15), True)
    assert "LIM-188-2" in {reason.rule for reason in told.because}
