"""Silence is no safety, and a message that speaks of a court is asked about, never believed or ignored."""

from liangqing.assess.position import Severity, Stage
from tests.assess.made import answered, codes, debt, finding, message, paid, position, seen

LATE = paid(*range(1, 9))  # since 15 October: 38 days on 22 November


def test_no_word_for_thirty_days_while_late_is_told_with_what_may_come():
    told = finding(seen(events=LATE), "silence")
    assert "起诉" in told.text
    assert told.because
    assert told.steps


def test_also_without_a_payment_on_file():
    assert "silence" in codes(seen(unpaid_since="2026-10-15"))


def test_a_word_about_this_debt_breaks_the_silence_and_one_about_another_does_not():
    here, there = debt(id="d1", events=LATE), debt(id="d2", product="乙贷", events=LATE)
    contact = message("2026-11-10T10:00:00", debt="d2", text="【某某银行】您的乙贷已逾期,请尽快还款。")
    told = position(here, there, contacts=(contact,))

    assert "silence" in codes(told.debts[0])
    assert "silence" not in codes(told.debts[1])


def test_the_last_word_is_named():
    contact = message("2026-10-18T10:00:00", debt="d1")
    assert "2026年10月18日" in finding(seen(events=LATE, case={"contacts": (contact,)}), "silence").text


def test_a_paper_served_of_late_is_a_word():
    step = {"kind": "pre_suit", "served_on": "2026-11-10"}
    assert "silence" not in codes(seen(events=LATE, proceedings=[step]))


def test_what_may_come_next_depends_on_the_stage():
    step = {"kind": "enforcement", "served_on": "2026-09-10"}
    told = finding(seen(events=LATE, proceedings=[step]), "silence")
    assert "恢复" in told.text
    assert "TERM-517" in {reason.rule for reason in told.because}


def test_a_debt_not_yet_late_by_thirty_days_is_not_silent():
    assert "silence" not in codes(seen(unpaid_since="2026-11-15"))


# --- Messages that speak of a court ----------------------------------------------------------------------------------

SUMMONS = "【某某法院】您有一份传票待签收,案号(2026)某0100民初123号。"


def told_by(contact, **facts):
    return position(debt(events=LATE), contacts=(contact,), **facts)


def test_a_message_from_the_courts_line_asks_whether_a_step_has_begun():
    told = told_by(message("2026-11-20T10:00:00", text="您有新的通知,请查收。", number="12368"))
    one = finding(told, "court_message")

    assert (one.severity, told.debts[0].stage) == (Severity.URGENT, Stage.OVERDUE_31_90)
    assert "triage.summons" in {row.id for row in told.missing}


def test_a_summons_about_one_debt_asks_for_the_day_of_service():
    told = told_by(message("2026-11-20T10:00:00", text=SUMMONS, debt="d1"))
    assert finding(told, "court_message").debt == "d1"
    assert "debt.d1.summons_received_on" in {row.id for row in told.missing}


def test_a_threat_to_sue_is_no_step():
    told = told_by(message("2026-11-20T10:00:00", text="【某某银行】再不还款,我司将向法院起诉。", debt="d1"))
    assert "court_message" not in codes(told)


def test_what_was_answered_is_not_asked_again():
    contact = message("2026-11-20T10:00:00", text=SUMMONS)
    told = told_by(contact, answers=answered(triage__summons="no"))
    assert "triage.summons" not in {row.id for row in told.missing}


def test_a_step_on_file_answers_the_message():
    step = {"kind": "lawsuit", "served_on": "2026-11-20"}
    contact = message("2026-11-19T10:00:00", text=SUMMONS, debt="d1")
    told = position(debt(events=LATE, proceedings=[step]), contacts=(contact,))
    assert "court_message" not in codes(told)
