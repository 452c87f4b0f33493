"""What stands out: each finding where it belongs, and not where it does not."""

from datetime import date

import pytest

from liangqing.assess.position import Severity
from tests.assess.made import answered, codes, debt, event, finding, message, paid, position, row, seen

LATE = {"unpaid_since": "2026-10-15"}
DEAR = [row(number, interest="200.00") for number in range(1, 13)]


def microloan(**facts):
    return {"lender": "某某小额贷款有限公司", "lender_type": "microloan", "up_to_date": True, **facts}


PRIVATE = {"lender": "某人", "lender_type": "private", "up_to_date": True, "schedule": DEAR}
CARD = {
    "purpose": "card",
    "principal": "60000",
    "disbursed": "60000",
    "schedule": [row(1, principal="60000.00")],
}
OFFER = {"state": "offer_oral", "on": "2026-11-19", "lump_sum": "6000", "said_by": "催收员"}


@pytest.mark.parametrize(
    ("code", "found", "not_found"),
    [
        ("over_cap", {"schedule": DEAR, "up_to_date": True}, {"up_to_date": True}),
        ("at_cap", {"schedule": [row(1, "12000.00", "240.00")], "up_to_date": True}, {"up_to_date": True}),
        ("upfront_deducted", {"disbursed": "11000", "up_to_date": True}, {"up_to_date": True}),
        ("over_regulator", microloan(schedule=DEAR), microloan()),
        ("over_regulator", microloan(schedule=DEAR), {**PRIVATE}),
        (
            "fee_not_allowed",
            {"lender_type": "consumer_finance", "lender": "某某消费金融有限公司", "up_to_date": True,
             "fees": [{"name": "手续费", "payee": "lender", "amount": "120", "monthly": True}]},
            {"lender_type": "consumer_finance", "lender": "某某消费金融有限公司", "up_to_date": True},
        ),
        ("penalty_unknown", {**LATE, "terms": None}, LATE),
        ("penalty_unknown", {**LATE, "terms": None}, {"up_to_date": True, "terms": None}),
        (
            "penalty_too_high",
            {**LATE, "terms": {"method": "instalment", "rate": {"percent": "10", "per": "year"},
                               "penalty_percent_of_rate": "151"}},
            {**LATE, "terms": {"method": "instalment", "rate": {"percent": "10", "per": "year"},
                               "penalty_percent_of_rate": "150"}},
        ),
        ("offer_unverified", {**LATE, "agreements": [OFFER]}, {**LATE, "agreements": [{**OFFER, "state": "signed"}]}),
        ("assigned", {**LATE, "lender_type": "amc"}, LATE),
        ("card_principal_large", {**CARD, "unpaid_since": "2026-02-15"}, {**CARD, "closed_on": "2026-11-01"}),
        ("silence", {"events": paid(*range(1, 8))}, {"events": paid(*range(1, 11))}),
        ("claim_unexplained", {**LATE, "claim": {"on": "2026-11-20", "total": "9999"}}, LATE),
        ("claim_above_lawful", {**LATE, "claim": {"on": "2026-11-20", "total": "9999"}}, LATE),
        ("schedule_worked_out",
         {"schedule": [], "up_to_date": True, "terms": {"method": "instalment", "payment": "1020", "periods": 12}},
         {"up_to_date": True}),
        ("step_lawsuit", {**LATE, "proceedings": [{"kind": "lawsuit"}]}, LATE),
        ("step_arbitration", {**LATE, "proceedings": [{"kind": "arbitration"}]},
         {**LATE, "proceedings": [{"kind": "arbitration", "ended_on": "2026-11-01"}]}),
        ("deadline_answer", {**LATE, "proceedings": [{"kind": "lawsuit", "served_on": "2026-11-20"}]},
         {**LATE, "proceedings": [{"kind": "lawsuit"}]}),
        ("over_every_reading",
         {"lender": None, "lender_type": "unknown", "up_to_date": True, "schedule": DEAR},
         {"lender": None, "lender_type": "unknown", "up_to_date": True}),
        ("maybe_overpaid",
         {"schedule": DEAR, "events": [event("2026-11-15", "13500.00"), *paid(*range(1, 4), amount="1200.00")]},
         {"schedule": DEAR, "events": paid(1, amount="1200.00")}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_it_is_found_where_it_is_and_only_there(code, found, not_found):
    assert code in codes(seen(**found))
    assert code not in codes(seen(**not_found))


def test_a_debt_in_order_has_nothing_to_tell():
    lawful = {
        "method": "instalment",
        "rate": {"percent": "3.65", "per": "year"},
        "penalty_percent_of_rate": "150",
    }
    assert codes(seen(up_to_date=True, terms=lawful)) == []


def test_a_price_of_twice_the_ceiling_tells_rate_ceiling_and_sum():
    """12 × 200.00 on 12,000: by the month 12,000 = 1,200 × (1 − (1+i)^−12)/i → i = 2.922854 %, 35.0742 % a year."""
    told = finding(seen(schedule=DEAR, up_to_date=True), "over_cap")
    # 12 × (1,200.00 − 12,000 × 0.02 / (1 − 1.02^−12)) = 12 × (1,200.00 − 1,134.7152) = 783.42
    assert told.amount_fen == 78_342
    assert "35.07%" in told.text
    assert "24.00%" in told.text
    assert told.severity is Severity.SOON
    assert {reason.rule for reason in told.because} == {"CAP-24"}


def test_a_bank_s_excess_may_be_reduced_and_a_private_one_is_void():
    assert "请求法院调减" in finding(seen(schedule=DEAR, up_to_date=True), "over_cap").text
    assert "法院不支持" in finding(seen(**PRIVATE), "over_cap").text


def test_a_guarantee_fee_before_the_regulator_spoke_is_told_as_contested():
    """A loan of 2024 at 9 % with 90.00 a month to a guarantor: above with it, below without."""
    rows = [
        {"number": n, "due_on": date(2024, n, 15), "principal": "833.33", "interest": "41.00", "fee": "90.00"}
        for n in range(2, 13)
    ]
    fee = {"name": "担保费", "payee": "guarantor", "amount": "90", "monthly": True}
    told = seen(formed_on="2024-01-15", principal="9166.63", disbursed="9166.63", schedule=rows, fees=[fee],
                assisted=True, up_to_date=True)  # fmt: skip
    assert "over_cap_contested" in codes(told)
    assert "over_cap" not in codes(told)


def test_a_message_within_thirty_days_ends_the_silence():
    events = {"events": paid(*range(1, 8))}
    near = seen(**events, case={"contacts": (message("2026-11-01T10:00:00", debt="d1"),)})
    far = seen(**events, case={"contacts": (message("2026-10-01T10:00:00", debt="d1"),)})
    assert "silence" not in codes(near)
    assert "silence" in codes(far)


def test_a_fee_of_nothing_is_no_finding():
    fee = {"name": "费", "payee": "lender", "amount": "0", "monthly": True}
    assert "fee_not_allowed" not in codes(seen(lender_type="consumer_finance", up_to_date=True, fees=[fee]))


def test_a_monthly_fee_is_summed_over_the_loan():
    fee = {"name": "手续费", "payee": "lender", "amount": "120", "monthly": True}
    told = seen(lender_type="consumer_finance", up_to_date=True, fees=[fee])
    assert finding(told, "fee_not_allowed").amount_fen == 144_000


def test_urgent_comes_first_then_the_larger_sum():
    step = {"kind": "lawsuit", "served_on": "2026-11-20"}
    late = debt(id="d1", **LATE, claim={"on": "2026-11-20", "total": "9999"})
    sued = debt(id="d2", **LATE, proceedings=[step])
    told = position(late, sued)

    order = [one.severity for one in told.findings]
    assert order == sorted(order, key=[Severity.URGENT, Severity.SOON, Severity.NOTE].index)
    soon = [one.amount_fen or 0 for one in told.findings if one.severity is Severity.SOON]
    assert soon == sorted(soon, reverse=True)
    assert told.findings[0].debt == "d2"


# --- The three first questions --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "code", "line"), [("self_harm", "self_harm", "12356"), ("fee_paid", "fee_paid", "96110")]
)
def test_the_first_questions_call_for_help(question, code, line):
    yes = position(answers=answered(**{f"triage__{question}": "yes"}))
    no = position(answers=answered(**{f"triage__{question}": "no"}))

    assert finding(yes, code).severity is Severity.URGENT
    assert line in finding(yes, code).text
    assert codes(no) == []


def test_the_person_comes_before_everything_else():
    answers = answered(triage__fee_paid="yes", triage__summons="yes", triage__self_harm="yes")
    sued = debt(**LATE, proceedings=[{"kind": "lawsuit", "served_on": "2026-11-20"}])
    assert position(sued, answers=answers).findings[0].code == "self_harm"


def test_a_summons_without_a_day_is_asked_for_until_it_has_one():
    answers = answered(triage__summons="yes")
    assert "summons_undated" in codes(position(debt(up_to_date=True), answers=answers))
    dated = debt(up_to_date=True, proceedings=[{"kind": "lawsuit", "served_on": "2026-11-20"}])
    assert "summons_undated" not in codes(position(dated, answers=answers))
