"""What a collecting message itself says is found without anybody marking it, with its words and as evidence."""

from liangqing.case.records import Callee, Source
from liangqing.conduct.audit import audit
from liangqing.conduct.finding import Proof
from liangqing.law.load import load_rules
from tests.conduct.made import codes, debt, of, sms

_FILE = Source(sha256="c" * 64, name="短信.xml", line=9)


def _audit(*contacts):
    return audit(contacts, [debt()], (), load_rules())


def _from_collector(text, at="2026-06-16 10:00", **facts):
    return sms(at, text, debt="yun", collecting=True, source=_FILE, **facts)


def test_a_threat_in_a_message_is_harassment_with_its_words():
    (finding,) = _audit(_from_collector("今天再不还,我就带人去你家门口堵着,看你往哪跑")).findings
    assert (finding.code, finding.proof) == ("H1", Proof.EVIDENCE)
    assert "带人去你家门口" in finding.text


def test_posing_as_police_is_found():
    report = _audit(_from_collector("我是某某派出所的民警,你欠款涉嫌诈骗,今天不还就来抓你"))
    assert "I2" in codes(report)


def test_a_private_account_for_the_debt_is_found():
    report = _audit(_from_collector("钱不要走App,直接转我个人微信就行,转完我给你销账"))
    assert "P1" in codes(report)


def test_a_lawful_reminder_and_a_denial_accuse_nobody():
    lawful = _from_collector("【云舟示例银行】您的借款已逾期3天,请尽快还款,如有困难请联系我们协商")
    denial = _from_collector("我们不会联系您的家人,也不会上门,请您尽快与客服联系还款", "2026-06-17 10:00")
    assert _audit(lawful, denial).findings == ()


def test_a_friend_who_quotes_a_threat_is_no_collector():
    friend = sms("2026-06-16 10:00", "他说再不还就去你单位闹,真的假的?", name="小王", number="17000000009")
    assert _audit(friend).findings == ()


def test_the_same_text_twice_a_day_is_one_finding_of_two():
    text = "再不还我就去你家门口堵你"
    report = _audit(_from_collector(text), _from_collector(text, "2026-06-16 15:00"))
    assert [(one.code, one.count) for one in of(report, "H1")] == [("H1", 2)]


def test_a_message_to_somebody_else_that_names_the_debt_stays_disclosure():
    told = _from_collector("请转告他,他在我司的借款已逾期", callee=Callee.FAMILY)
    assert "C3" in codes(_audit(told))
