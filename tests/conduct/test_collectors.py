"""Who is looked at and who is left alone: family, friends, couriers, banks, courts."""

import pytest

from liangqing.conduct.audit import audit
from liangqing.conduct.collectors import Ground, who_collects
from liangqing.law.load import load_rules
from tests.conduct.made import N1, N2, STRANGER, call, debt, missed, sms

PRESSING = "【云舟示例银行】您的借款已逾期9天,请尽快还款。"


def grounds(contacts, debts=()):
    return [found.ground for found in who_collects(contacts, debts)]


def audited(contacts, debts=()):
    return audit(contacts, debts, (), load_rules()).findings


def test_a_mother_who_calls_at_night_and_often_is_not_accused():
    contacts = [call(f"2026-06-16 {hour}:30", name="妈妈") for hour in (10, 12, 14, 16, 22, 23)]
    assert audited(contacts, [debt()]) == ()


def test_a_courier_who_rings_twice_and_writes_is_not_accused():
    contacts = [
        missed("2026-06-16 21:50", STRANGER),
        missed("2026-06-16 22:05", STRANGER),
        missed("2026-06-16 22:06", STRANGER),
        sms("2026-06-16 22:07", "您好,您的快递放门口了", STRANGER),
    ]
    assert audited(contacts) == ()


def test_one_late_call_from_a_stranger_is_not_accused():
    assert audited([call("2026-06-16 23:30", STRANGER)], [debt()]) == ()


@pytest.mark.parametrize("line", ["110", "12368", "12348", "96110"])
def test_public_lines_are_left_alone(line):
    calls = [call(f"2026-06-16 {hour:02}:30", line) for hour in (9, 10, 11, 12, 22)]
    letter = sms("2026-06-16 22:40", "您的借款合同纠纷案件逾期未答辩,请尽快处理", line)
    assert audited([*calls, letter]) == ()


@pytest.mark.parametrize(
    "text",
    [
        "【云舟示例银行】您的借款本期还款成功,感谢使用。",
        "【云舟示例银行】您的借款6月20日应还500.00元,请按时还款,以免逾期。",
        "【云舟示例银行】谨防以贷款逾期为由的诈骗,请勿向陌生账户转账。",
        "【云舟示例银行】验证码123456,用于还款,逾期失效。",
        "【示例供水】您的水费已逾期,请尽快缴清欠款。",
        "您好,我是某平台客服,您的贷款额度需要升级,请尽快处理并加微信。",
        "逾期的书记得还图书馆",
        "上次借款的事你记得还款哈,别逾期",
    ],
)
def test_receipts_bills_to_come_codes_warnings_and_friends_are_no_collecting(text):
    assert grounds([sms("2026-06-16 23:00", text)], [debt()]) == []


@pytest.mark.parametrize(
    "text",
    [
        PRESSING,
        "您的云舟示例贷尚未还清已逾期30天,今日必须还清",
        "【某某信用】您在平台的欠款已移交,我司要求立即结清",
    ],
)
def test_a_message_that_presses_speaks_for_itself(text):
    assert grounds([sms("2026-06-16 09:00", text)], [debt()]) == [Ground.WORDS]


def test_a_receipt_linked_to_the_debt_is_no_collecting():
    receipt = sms("2026-06-16 23:00", "【云舟示例银行】您的借款本期还款成功。", debt="yun")
    assert audited([receipt], [debt()]) == ()


def test_a_call_from_a_number_that_pressed_by_message_is_looked_at():
    contacts = [sms("2026-06-15 09:00", PRESSING, STRANGER), call("2026-06-16 22:30", STRANGER)]
    assert grounds(contacts) == [Ground.WORDS, Ground.SAME_NUMBER]
    (finding,) = audited(contacts)
    assert "如果这些电话是催收,这一条才成立(同一个号码有过催收记录)" in finding.text


def test_a_number_linked_once_is_linked_always():
    contacts = [call("2026-06-15 09:00", STRANGER, debt="yun"), call("2026-06-16 22:30", STRANGER)]
    (finding,) = audited(contacts, [debt()])
    assert finding.debt == "yun"


def test_a_nameless_number_three_times_a_day_is_looked_at_and_the_supposition_shown():
    contacts = [missed(f"2026-06-16 {clock}", STRANGER) for clock in ("10:00", "15:00", "22:30")]
    assert grounds(contacts) == [Ground.OFTEN] * 3
    (finding,) = audited(contacts)
    assert "如果这些电话是催收,这一条才成立(这个号码一天打来三次以上,您没有给它存名字)" in finding.text


def test_the_borrowers_own_answer_does_not_make_a_friend_of_the_caller():
    contacts = [missed(f"2026-06-16 {clock}", STRANGER) for clock in ("10:00", "15:00", "22:30")]
    assert len(audited([*contacts, sms("2026-06-16 15:10", "请不要再打了", STRANGER, direction="out")])) == 1
    assert audited([*contacts, sms("2026-06-16 15:10", "我是小区物业", STRANGER)]) == ()


def test_a_number_of_the_same_block_is_looked_at_only_beside_a_frequent_one():
    often = [missed(f"2026-06-16 {hour}:00", N1) for hour in (10, 12, 15)]
    beside, elsewhere = call("2026-06-17 22:30", N2), call("2026-06-17 22:40", STRANGER)
    assert grounds([*often, beside, elsewhere]) == [Ground.OFTEN] * 3 + [Ground.NEIGHBOUR]
    assert grounds([beside, elsewhere]) == []


def test_what_the_person_says_goes_before_everything():
    contacts = [missed(f"2026-06-16 {hour}:00", STRANGER) for hour in (10, 12, 15, 22)]
    refuted = [contacts[0].model_copy(update={"collecting": False}), *contacts[1:]]
    assert len(grounds(contacts)) == 4
    assert grounds(refuted) == []


def test_a_name_given_by_the_person_links_caller_and_debt():
    contacts = [
        call("2026-06-16 22:30", name="云舟示例贷催收1"),
        call("2026-06-16 22:40", N2, name="同事小周"),
    ]
    (found,) = who_collects(contacts, [debt()])
    assert (found.ground, found.debt and found.debt.id) == (Ground.NAMED, "yun")


def test_a_debt_that_is_not_in_the_case_does_not_break_the_audit():
    (found,) = who_collects([call("2026-06-16 22:30", debt="gone")], [debt()])
    assert (found.ground, found.debt) == (Ground.LINKED, None)
