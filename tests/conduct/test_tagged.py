"""What a person noted about a contact: each test alone, what does not count, and how sure it is."""

from datetime import date, time

import pytest

from liangqing.case.debt import Agency, AgreedHours, Agreement, AgreementState, LenderType, Purpose
from liangqing.case.records import Callee, ContactKind, ContactTag, Source
from liangqing.conduct.audit import audit
from liangqing.conduct.finding import Proof
from liangqing.law.load import load_rules
from tests.conduct.made import N1, call, codes, debt, missed, moment, of, sms

_TAG = ContactTag
_FILE = Source(sha256="b" * 64, name="通话.xml", line=3)


def _audit(*contacts, debts=None, **more):
    return audit(contacts, [debt()] if debts is None else debts, (), load_rules(), **more)


def _tagged(at, *tags, **facts):
    return call(at, debt="yun", tags=tags, **facts)


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        (_TAG.POSED_STATE, "I2"),
        (_TAG.POSED_LAWYER, "I2"),
        (_TAG.POSED_LENDER, "I2"),
        (_TAG.THREAT, "H1"),
        (_TAG.INSULT, "H1"),
        (_TAG.DEBT_TOLD, "C3"),
        (_TAG.ENTERED, "V1"),
        (_TAG.NOTICE_POSTED, "V1"),
        (_TAG.EXTRA_FEE, "P1"),
        (_TAG.NEW_LOAN, "P1"),
        (_TAG.PRIVATE_ACCOUNT, "P1"),
        (_TAG.PRIVATE_CHANNEL, "P1"),
    ],
)
def test_each_tag_is_found_with_its_rule_and_is_a_lead(tag, code):
    (finding,) = _audit(_tagged("2026-06-16 10:00", tag)).findings
    assert (finding.code, finding.count) == (code, 1)
    assert finding.because
    assert finding.proof is Proof.LEAD  # a person noted it; no file shows it


def test_a_recorded_contact_is_evidence():
    late = call("2026-06-16 22:30", debt="yun", source=_FILE)
    (finding,) = _audit(late).findings
    assert (finding.code, finding.proof) == ("T1", Proof.EVIDENCE)


def test_only_the_first_contact_has_to_name_the_institution():
    named_late = [
        _tagged("2026-06-16 10:00"),
        _tagged("2026-06-17 10:00", _TAG.NO_INSTITUTION),
    ]
    assert _audit(*named_late).findings == ()
    (finding,) = _audit(_tagged("2026-06-16 10:00", _TAG.NO_INSTITUTION)).findings
    assert finding.code == "I1"


def test_somebody_who_refused_is_not_to_be_asked_again():
    facts = {"callee": Callee.FAMILY, "name": "姐姐", "debt": "yun"}
    refused = call("2026-06-16 10:00", tags=(_TAG.REFUSED,), **facts)
    again = call("2026-06-18 10:00", **facts)
    assert codes(_audit(refused, again)).count("C2") == 1
    assert "C2" not in codes(_audit(refused))
    other = call("2026-06-18 10:00", **{**facts, "name": "同事"})
    assert "C2" not in codes(_audit(refused, other))


def test_one_collector_at_the_door_is_too_few_and_an_unknown_number_accuses_nobody():
    visit = {"kind": ContactKind.VISIT}
    one, two, unknown = (
        _tagged("2026-06-16 10:00", collectors=count).model_copy(update=visit) for count in (1, 2, None)
    )
    assert codes(_audit(one)) == ["V1"]
    assert codes(_audit(two)) == []
    assert codes(_audit(unknown)) == []


def test_an_agent_that_speaks_before_the_lender_told_of_it():
    agency = Agency(name="云舟外包", notified_on=date(2026, 6, 18))
    debts = [debt(agencies=(agency,))]
    before, on_the_day = (
        call(f"2026-06-{day} 10:00", debt="yun", org="云舟外包", collecting=True) for day in (17, 18)
    )
    (finding,) = _audit(before, on_the_day, debts=debts).findings
    assert (finding.code, finding.on) == ("A1", date(2026, 6, 17))


def test_nobody_knows_when_a_microlender_has_to_tell():
    debts = [debt(lender_type=LenderType.MICROLOAN, agencies=(Agency(name="云舟外包"),))]
    contact = call("2026-06-17 10:00", debt="yun", org="云舟外包", collecting=True)
    assert "A1" not in codes(_audit(contact, debts=debts))


def test_a_card_plan_that_is_kept_is_left_in_peace():
    kept = Agreement(state=AgreementState.PERFORMING, on=date(2026, 6, 1))
    card = debt(purpose=Purpose.CARD, agreements=(kept,))
    contact = call("2026-06-17 10:00", debt="yun", collecting=True)
    assert codes(_audit(contact, debts=[card])) == ["K1"]
    broken = card.model_copy(
        update={"agreements": (kept.model_copy(update={"state": AgreementState.BROKEN}),)}
    )
    assert codes(_audit(contact, debts=[broken])) == []
    loan = debt(agreements=(kept,))
    assert "K1" not in codes(_audit(contact, debts=[loan]))


def test_an_agreed_hour_is_no_night():
    late = _tagged("2026-06-16 22:30", _TAG.AGREED_TIME)
    assert _audit(late).findings == ()
    hours = AgreedHours(from_at=time(21), until_at=time(23), since_on=date(2026, 6, 1))
    agreed = [debt(agreed_hours=hours)]
    assert _audit(_tagged("2026-06-16 22:30"), debts=agreed).findings == ()
    assert codes(_audit(_tagged("2026-06-16 23:00"), debts=agreed)) == ["T1"]
    assert codes(_audit(_tagged("2026-05-16 22:30"), debts=agreed)) == ["T1"]


def test_agreed_hours_may_run_over_midnight():
    hours = AgreedHours(from_at=time(22), until_at=time(1))
    agreed = [debt(agreed_hours=hours)]
    assert _audit(_tagged("2026-06-16 00:59"), debts=agreed).findings == ()
    assert codes(_audit(_tagged("2026-06-16 01:00"), debts=agreed)) == ["T1"]


def test_a_clock_that_runs_ahead_is_put_right_and_the_report_says_so():
    at_the_edge = _tagged("2026-06-16 22:01:00")
    assert codes(_audit(at_the_edge)) == ["T1"]
    report = _audit(at_the_edge, clock_ahead_seconds=61)
    assert report.findings == ()
    assert "快 61 秒" in report.clock
    slow = _audit(_tagged("2026-06-16 21:59:30"), clock_ahead_seconds=-30)
    assert [one.at for one in slow.findings] == [moment("2026-06-16 22:00")]


def test_hours_by_day_and_what_each_party_sent():
    report = _audit(
        _tagged("2026-06-16 10:00"),
        missed("2026-06-16 10:30", debt="yun"),
        _tagged("2026-06-17 22:30"),
        sms("2026-06-17 09:00", "您的借款已逾期,请尽快还款", debt="yun"),
    )
    assert [(row.on.day, row.hours[10], row.hours[22], sum(row.hours)) for row in report.hours] == [
        (16, 2, 0, 2),
        (17, 0, 1, 2),
    ]
    (party,) = report.parties
    assert (party.contacts, party.calls, party.answered, party.days) == (4, 3, 2, 2)
    assert (party.seconds, party.numbers, party.debts) == (60, 2, ("yun",))


def test_a_tag_and_the_words_together_are_one_finding():
    facts = {"callee": Callee.FAMILY, "debt": "yun", "collecting": True}
    told = sms("2026-06-16 10:00", "请转告他名下的欠款已逾期", tags=(_TAG.DEBT_TOLD,), **facts)
    assert len(of(_audit(told), "C3")) == 1


def test_a_contact_of_an_unknown_caller_keeps_its_number():
    (finding,) = _audit(call("2026-06-16 23:00", N1, collecting=True), debts=[]).findings
    assert finding.number == N1
