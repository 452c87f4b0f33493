"""Daily counts: per creditor with its agents, per calendar day, each call once, with the rule's own figures."""

from liangqing.base.because import Strength
from liangqing.case.debt import LenderType, Purpose
from liangqing.conduct.audit import audit
from liangqing.law.load import load_rules
from tests.conduct.made import N1, N2, STRANGER, call, codes, debt, missed, of, rule


def calls(hours, number=N1, on="2026-06-16", **facts):
    return [call(f"{on} {hour:02}:00", number, **facts) for hour in hours]


def audited(contacts, debts=None, rules=None):
    return audit(contacts, [debt()] if debts is None else debts, (), rules or load_rules())


def test_three_answered_calls_are_within_the_standard():
    assert audited(calls((9, 12, 15), debt="yun")).findings == ()


def test_two_creditors_with_three_calls_each_are_not_put_together():
    other = debt(
        "hai", lender="海示例消费金融有限公司", product="海示例贷", lender_type=LenderType.CONSUMER_FINANCE
    )
    contacts = [*calls((9, 12, 15), debt="yun"), *calls((10, 13, 16), N2, debt="hai")]
    assert audited(contacts, [debt(), other]).findings == ()


def test_two_debts_of_one_creditor_are_one_caller():
    second = debt("yun-two", product="云舟示例贷二号")
    contacts = [*calls((9, 12), debt="yun"), *calls((10, 13), STRANGER, debt="yun-two")]
    (finding,) = audited(contacts, [debt(), second]).findings
    assert (finding.code.value, finding.count, finding.debt) == ("F1", 4, None)


def test_midnight_parts_the_days():
    contacts = [*calls((20, 21), on="2026-06-16", debt="yun"), *calls((8, 9), on="2026-06-17", debt="yun")]
    assert audited(contacts).findings == ()


def test_the_same_backup_read_twice_counts_once():
    contacts = calls((9, 12, 15), debt="yun")
    report = audited([*contacts, *contacts])
    assert (report.contacts, report.findings) == (3, ())


def test_the_borrowers_own_calls_and_unknown_outcomes_do_not_count():
    own = [one.model_copy(update={"direction": "out"}) for one in calls((9, 10, 11, 12), debt="yun")]
    unknown = [one.model_copy(update={"connected": None}) for one in calls(range(8, 20), N2, debt="yun")]
    assert audited([*own, *unknown]).findings == ()


def test_one_number_in_two_spellings_is_one_number():
    spellings = ("170-0000-0001", "17000000001", "+86 17000000001", "8617000000001")
    contacts = [missed(f"2026-06-16 {9 + i:02}:00", spellings[i % 4], debt="yun") for i in range(7)]
    assert codes(audited(contacts)) == ["F2"]


def test_held_back_numbers_are_not_one_number():
    contacts = [missed(f"2026-06-16 {hour:02}:00", "-1", debt="yun") for hour in range(9, 18)]
    assert audited(contacts).findings == ()


def test_the_figure_is_the_rules():
    strict = rule("ONCE", "collection.frequency.standard", params={"effective_calls_a_day": 1})
    assert codes(audited(calls((9, 12), debt="yun"), rules=[strict])) == ["F1"]


def test_a_business_loan_is_only_compared():
    business = debt(purpose=Purpose.BUSINESS)
    (finding,) = audited(calls((9, 11, 13, 15), debt="yun"), [business]).findings
    assert [reason.rule for reason in finding.because] == ["COL-FREQ-A"]
    assert "参照" in finding.text
    assert "不符合" not in finding.text


def test_a_private_lender_is_outside_the_standard():
    assert (
        audited(calls((9, 11, 13, 15, 23), debt="yun"), [debt(lender_type=LenderType.PRIVATE)]).findings == ()
    )


def test_what_is_not_known_of_the_debt_is_said():
    unknown = debt(lender_type=LenderType.UNKNOWN, purpose=Purpose.UNKNOWN)
    (finding,) = audited(calls((9, 11, 13, 15), debt="yun"), [unknown]).findings
    assert "还不知道放款的是哪一类机构、这笔钱是消费、经营还是信用卡" in finding.text
    assert "先当作银行、消费金融公司或小额贷款公司的个人消费贷款来看" in finding.text


def test_codes_are_grouped_by_how_hard_the_rule_binds():
    late = [call("2026-06-16 22:30", debt="yun")]
    report = audited([*calls((9, 11, 13, 15), debt="yun"), *late])
    assert list(report.by_strength) == [Strength.STANDARD, Strength.SELF_DISCIPLINE]
    assert [code.value for code in report.by_strength[Strength.STANDARD]] == ["T1", "F1"]
    assert [code.value for code in report.by_strength[Strength.SELF_DISCIPLINE]] == ["T1"]


def test_evidence_names_the_very_calls():
    contacts = calls((9, 11, 13, 15), debt="yun")
    (finding,) = of(audited(contacts), "F1")
    assert finding.evidence == tuple(contact.key() for contact in contacts)


def test_the_order_of_the_rows_does_not_matter():
    contacts = [*calls((22, 9, 11, 13), debt="yun"), *calls((7, 15, 23), N2, debt="yun")]
    assert audited(contacts) == audited(contacts[::-1])
    assert codes(audited(contacts)) == ["F1", "T1", "T1"]
