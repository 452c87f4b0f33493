"""Third parties, disclosure and fees, as messages and notes tell them; and what only looks like it."""

from datetime import date

import pytest

from liangqing.base.because import Strength
from liangqing.case.debt import LenderType, Purpose
from liangqing.case.records import Callee
from liangqing.conduct.audit import audit
from liangqing.conduct.words import fee_for_relief, others_reached
from liangqing.law.load import load_rules
from tests.conduct.made import TO_MOTHER, call, codes, debt, note, of, sms

TOLD_MOTHER = "有人打电话给我妈,说我欠了网贷没还。"


def audited(contacts=(), notes=(), debts=None):
    return audit(contacts, [debt()] if debts is None else debts, notes, load_rules())


def test_a_call_to_the_mother_is_found_with_the_last_time_the_borrower_was_reached():
    before = call("2026-06-15 10:00", debt="yun")
    (finding,) = audited([before, call("2026-06-16 10:30", debt="yun", **TO_MOTHER)]).findings
    assert finding.code.value == "C1"
    assert "6月15日(周一)10:00 对方还打通过您本人的电话" in finding.text
    assert [reason.rule for reason in finding.because] == ["COL-WHO", "CBA-3P"]


def test_the_relatives_own_data_are_a_condition_and_no_accusation():
    (finding,) = audited([call("2026-06-16 10:30", debt="yun", **TO_MOTHER)]).findings
    assert (
        "如果对方是从通讯录等处拿到这个人的号码、本人没有同意过,还可以看《中华人民共和国个人信息保护法》第13条(法律)"
        in finding.text
    )
    assert "违法" not in finding.text


def test_who_did_not_sign_need_not_pay_but_a_spouse_may_have_to():
    known = debt(formed_on=date(2025, 3, 1))
    (finding,) = audited([call("2026-06-16 10:30", debt="yun", **TO_MOTHER)], debts=[known]).findings
    spouse = "父母、亲友没有签字的,不用替您还;配偶要看钱是否用于家庭日常需要,由法院认定"
    assert f"{spouse}(《中华人民共和国民法典》第1064条)。" in finding.text
    (undated,) = audited([call("2026-06-16 10:30", debt="yun", **TO_MOTHER)]).findings
    assert f"{spouse}。" in undated.text


@pytest.mark.parametrize(
    ("lender_type", "purpose", "rules"),
    [
        (LenderType.BANK, Purpose.CONSUMER, []),
        (LenderType.BANK, Purpose.CARD, ["CARD-68"]),
        (LenderType.CONSUMER_FINANCE, Purpose.CONSUMER, ["CFC-56"]),
        (LenderType.PRIVATE, Purpose.CONSUMER, []),
    ],
)
def test_telling_the_debt_breaks_the_borrowers_own_privacy(lender_type, purpose, rules):
    owed = debt(lender_type=lender_type, purpose=purpose)
    told = sms("2026-06-16 10:30", "您儿子的借款已逾期,请督促他尽快还款。", debt="yun", **TO_MOTHER)
    (finding,) = of(audited([told], debts=[owed]), "C3")
    hard = [one.rule for one in finding.because if one.strength in (Strength.STATUTE, Strength.MINISTRY_RULE)]
    assert hard == ["PIPL-10", "CC-1032", "CC-1034", "CC-1033", *rules]


def test_a_guarantor_may_be_called():
    assert audited([call("2026-06-16 10:30", debt="yun", callee=Callee.GUARANTOR)]).findings == ()


def test_a_message_to_the_mother_that_names_the_debt_is_disclosure():
    text = "您儿子在我司的借款已逾期,请督促他尽快还款。"
    report = audited([sms("2026-06-16 10:30", text, debt="yun", **TO_MOTHER)])
    assert codes(report) == ["C1", "C3"]


def test_a_message_to_the_mother_that_only_asks_to_call_back_is_no_disclosure():
    report = audited([sms("2026-06-16 10:30", "请转告您儿子回电话给我们。", **TO_MOTHER)])
    assert codes(report) == ["C1"]
    assert "如果这些联系是催收" in report.findings[0].text


def test_a_note_that_the_mother_was_called_and_told():
    report = audited(notes=[note("2026-06-16 10:30", TOLD_MOTHER, "云舟示例贷")])
    assert codes(report) == ["C1", "C3"]
    told = of(report, "C3")[0]
    assert told.because[0].strength is Strength.STATUTE
    assert "情况又属实,可能违法" in told.text
    assert told.debt == "yun"
    assert told.evidence == ("a" * 16 + ":1",)
    assert Strength.STATUTE in report.by_strength


def test_a_note_that_only_a_message_was_left_is_no_disclosure():
    text = "催收打电话到我家里,让我妈转告我回电话,没有说什么事。"
    assert codes(audited(notes=[note("2026-06-16 10:30", text)])) == ["C1"]


def test_a_card_has_a_ministry_rule():
    card = debt(purpose=Purpose.CARD)
    (finding,) = audited([call("2026-06-16 10:30", debt="yun", **TO_MOTHER)], debts=[card]).findings
    assert finding.because[0].rule == "CARD-68"
    assert "情况又属实,可能违法" in finding.text


def test_an_unknown_lender_is_not_said_to_break_a_rule_for_one_class():
    unknown = debt(lender_type=LenderType.UNKNOWN, purpose=Purpose.UNKNOWN)
    (finding,) = audited([call("2026-06-16 10:30", debt="yun", **TO_MOTHER)], debts=[unknown]).findings
    assert {reason.strength for reason in finding.because} == {Strength.STANDARD, Strength.SELF_DISCIPLINE}
    assert "违法" not in finding.text


@pytest.mark.parametrize(
    "text",
    [
        TOLD_MOTHER,
        "催收的联系了我同事,问我在不在公司。",
        "妈妈说,有人打到她手机上,说我借了钱没还。",
        "今天我爸接到催收的电话。",
        "他们给我老婆打电话催款",
    ],
)
def test_notes_that_say_others_were_reached(text):
    assert others_reached(text)


@pytest.mark.parametrize(
    "text",
    [
        "我打电话给我妈借钱还贷款。",
        "昨天我实在没办法,打电话给我妈说了网贷的事。",
        "我告诉我妈我欠了网贷。",
        "客服说不会联系我家人,让我放心还款。",
        "催收说再不还就打给我家人。",
        "他威胁要联系我单位,逼我还款。",
        "我妈打电话给我,问我还款的事。",
        "客服让我联系公司客服处理逾期。",
        "我妈接到社保局的电话。",
        "对方说一次性还 6000 元就算结清,我没有答应。",
    ],
)
def test_notes_that_do_not(text):
    assert others_reached(text) is None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("走内部通道缓催3个月,只收办理费399元,名额有限", "内部通道缓催3个月,只收办理费399元"),
        ("今天是内部通道最后一天,399元办完就不再打电话。", "内部通道最后一天,399元办完就不再打电话"),
        ("先交500元服务费,马上给您停催", "交500元服务费,马上给您停催"),
        ("想要结清优惠先付保证金1000元", "结清优惠先付保证金1000元"),
        ("欠款请还到我个人支付宝,不要走平台", "还到我个人支付宝"),
    ],
)
def test_money_asked_for_relief_is_quoted(text, quote):
    assert fee_for_relief(text) == quote


@pytest.mark.parametrize(
    "text",
    [
        "【云舟示例银行】凡称有内部通道可停催并收费的,请勿转账。",
        "我行不收取任何费用,结清优惠以官方通知为准。",
        "可申请减免手续费300元,请支付剩余本金。",
        "谨防以缓催、停催为名收取服务费500元的骗局",
        "您的借款请勿转入个人账户",
        "请不要向个人账户还款",
        "支付本金和逾期费用后可享结清优惠",
        "本月电话费50元已交",
        "晚饭钱转我个人微信就行",
    ],
)
def test_warnings_waivers_and_friends_ask_no_fee(text):
    assert fee_for_relief(text) is None


def test_a_fee_for_relief_is_a_lead_with_its_quote():
    text = "我是法务部李专员,走内部通道缓催3个月,只收办理费399元。"
    (finding,) = audited([sms("2026-06-16 10:30", text)]).findings
    assert finding.code.value == "P1"
    assert "“内部通道缓催3个月,只收办理费399元”" in finding.text
    assert "这是线索,不是结论" in finding.text
    assert "96110" in finding.text


SCAM = "我是法务部李专员,走内部通道办理缓催,只收办理费399元。"


@pytest.mark.parametrize(
    ("lender_type", "purpose", "at", "rules"),
    [
        (LenderType.BANK, Purpose.CONSUMER, "2026-06-16 10:30", ["CBA-8"]),
        (LenderType.BANK, Purpose.BUSINESS, "2026-06-16 10:30", []),
        (LenderType.BANK, Purpose.CONSUMER, "2026-01-29 10:30", []),
        (LenderType.MICROLOAN, Purpose.CONSUMER, "2026-06-16 10:30", []),
        (LenderType.PRIVATE, Purpose.CONSUMER, "2026-06-16 10:30", []),
        (LenderType.AMC, Purpose.CONSUMER, "2026-06-16 10:30", []),
        (LenderType.AUTO_FINANCE, Purpose.CONSUMER, "2026-06-16 10:30", []),
    ],
)
def test_a_scam_is_warned_of_whoever_lent_and_whenever_it_came(lender_type, purpose, at, rules):
    owed = debt(lender_type=lender_type, purpose=purpose)
    report = audited([sms(at, SCAM, debt="yun")], [note(at, SCAM, "云舟示例贷")], debts=[owed])
    assert codes(report) == ["P1", "P1"]
    for finding in report.findings:
        assert [reason.rule for reason in finding.because] == rules
        assert "这是线索,不是结论" in finding.text
        assert "96110 或 110" in finding.text
        assert "违法" not in finding.text


def test_a_fee_told_in_a_note_is_found():
    assert codes(audited(notes=[note("2026-06-16 10:30", "他说交500元通道费就能停催,我没给。")])) == ["P1"]


def test_a_friend_who_quotes_such_a_message_is_not_accused():
    assert audited([sms("2026-06-16 10:30", "有人让我交500元服务费停催", name="老周")]).findings == ()


@pytest.mark.parametrize(
    "text", ["逾期" * 200_000, "打" * 300_000, "我妈" * 200_000, "交1" * 200_000, "", "\u202e🙂" * 9]
)
def test_hostile_texts_are_read_to_the_end(text):
    audited([sms("2026-06-16 10:30", text)], [note("2026-06-16 10:30", text)])
