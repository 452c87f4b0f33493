"""A ceiling that changed during the loan, one on which courts differ, and a replay that helps nobody."""

from datetime import date

from liangqing.assess.position import Breach
from tests.assess.made import codes, finding, seen

WHOLE = [{"number": 1, "due_on": "2021-03-01", "principal": "12000.00", "interest": "2880.00"}]
OLD = {
    "lender_type": "private",
    "formed_on": "2020-03-01",
    "schedule": WHOLE,
    "terms": {"method": "bullet", "rate": {"percent": "24", "per": "year"}},
    "unpaid_since": "2021-03-01",
    "interruptions": [{"on": "2024-02-20", "kind": "demand"}],
    "as_of": date(2026, 11, 28),
}
SUIT = {"kind": "lawsuit", "filed_on": "2024-03-01", "served_on": "2024-03-20"}


def test_the_day_of_filing_is_the_one_that_was_told():
    told = seen(**OLD, proceedings=[SUIT])
    assert not [row for row in told.cap_readings if "还没有起诉日期" in row]
    # one-year LPR of February 2024: 3.45 %
    assert [segment.value_e9 for segment in told.caps] == [240_000_000, 138_000_000]


def test_a_ceiling_that_fell_leaves_no_word_of_being_just_at_it():
    told = seen(**OLD, proceedings=[SUIT])
    assert told.breach is Breach.AT_CAP
    assert told.contract.total_fen > told.lawful.total_fen
    assert "at_cap" not in codes(told)


def test_each_figure_of_a_ceiling_names_its_days_and_who_must_ask():
    told = seen(**OLD, proceedings=[SUIT])
    assert told.cap_readings[0] == (
        "分段的上限:2020年8月20日(周四)以前 24.00%(按当事人请求),2020年8月20日(周四)起 13.80%"
    )


def test_of_a_microlender_both_ceilings_are_told():
    told = seen(
        lender_type="microloan", terms={"method": "instalment", "rate": {"percent": "35", "per": "year"}}
    )
    assert [row for row in told.cap_readings if row.startswith("各地做法不一")]
    told = seen(
        lender_type="microloan",
        schedule=[{"number": 1, "due_on": "2026-02-15", "principal": "12000.00", "interest": "360.00"}],
    )
    assert "各地做法不一" in finding(told, "cap_courts_differ").text
    assert {"CAP-24"} < {reason.rule for reason in finding(told, "cap_courts_differ").because}


def test_of_a_bank_courts_do_not_differ():
    assert "cap_courts_differ" not in codes(seen(unpaid_since="2026-03-15"))


def test_a_replay_above_the_contract_s_balance_is_not_told():
    # nothing is charged once it is late, but the replay at the ceiling would go on charging
    told = seen(**DEAR)
    assert told.breach is Breach.BREACH
    assert told.recomputed is None


DEAR = {
    "schedule": [{"number": 1, "due_on": "2026-02-15", "principal": "12000.00", "interest": "360.00"}],
    "unpaid_since": "2026-02-15",
    "terms": {
        "method": "bullet",
        "rate": {"percent": "36", "per": "year"},
        "penalty_rate": {"percent": "0", "per": "year"},
    },
}
