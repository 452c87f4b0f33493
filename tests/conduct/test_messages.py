"""The message check: verdicts, labels with exact places, and what a person is told to do first."""

import json
from datetime import date
from pathlib import Path

import pytest

from liangqing.base.because import Strength
from liangqing.conduct.messages.check import check_message
from liangqing.conduct.messages.labels import LabelCode, Verdict, verdict_of
from liangqing.conduct.messages.rulebook import load_rulebook
from liangqing.law.load import load_rules

TODAY = date(2026, 11, 22)
C = LabelCode


def check(text):
    return check_message(text, TODAY, load_rules())


def codes(text):
    return {label.code for label in check(text).labels}


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("今天下午六点前不还钱,我带人去你家门口堵着,你看着办。", Verdict.VIOLATION),
        ("停息挂账找我们,先交980元服务费,不成功全额退,加微信。", Verdict.SCAM),
        ("【某某银行】您的信用卡本期账单1,204.50元,最后还款日为12月5日,请及时还款。", Verdict.COLLECTION),
        ("【某某区人民法院】(2026)某0102民初88号一案定于12月1日开庭,可拨打12368核实。", Verdict.OFFICIAL),
        ("妈,冰箱里的饺子我吃了,晚上不用等我。", Verdict.ORDINARY),
    ],
)
def test_what_a_message_does(text, verdict):
    assert check(text).verdict is verdict


def test_every_place_is_a_place_of_the_text_as_given():
    text = "今 天 不 還 錢,我 帶 人 去 你 單 位 門 口 堵 着"
    for label in check(text).labels:
        start, end = label.span
        assert text[start:end] == label.quote
        assert label.quote


def test_a_person_comes_first():
    report = check("催收天天打,我真的不想活了")

    assert C.SELF_HARM in {label.code for label in report.labels}
    assert "12356" in report.do[0]
    assert "110" in report.do[0]


def test_a_threat_names_the_law_that_it_breaks():
    (label,) = [one for one in check("再不还钱就打断你的腿").labels if one.code is C.THREAT]

    assert label.because[0].strength is Strength.STATUTE
    assert label.because[0].strength.breach_words in label.text
    assert label.because[0].cite() in label.text


def test_a_rule_of_an_association_is_called_no_breach_of_law():
    held = [
        one
        for one in check("欠款之外另收上门差旅费480元,一并支付,否则不予结清。").labels
        if one.code is C.EXTRA_FEE
    ]

    assert held
    assert held[0].because[0].strength is Strength.SELF_DISCIPLINE
    assert Strength.STATUTE.breach_words not in held[0].text.replace(
        Strength.SELF_DISCIPLINE.breach_words, ""
    )


@pytest.mark.parametrize(
    ("held", "verdict"),
    [
        ({C.DEBT_RELIEF_FEE}, Verdict.SCAM),
        ({C.DEBT_RELIEF_FEE, C.PRIVATE_ACCOUNT}, Verdict.SCAM),
        ({C.DEBT_RELIEF_FEE, C.THREAT}, Verdict.MIXED),
        ({C.REMINDER, C.INSULT}, Verdict.VIOLATION),
        ({C.IMPERSONATION_POLICE}, Verdict.VIOLATION),
        ({C.COURT}, Verdict.OFFICIAL),
        ({C.OFFER}, Verdict.COLLECTION),
        ({C.QUOTES_SCAM, C.SELF_HARM}, Verdict.ORDINARY),
        (set(), Verdict.ORDINARY),
    ],
)
def test_precedence(held, verdict):
    assert verdict_of(held) is verdict


def test_the_labels_of_the_corpus_make_its_verdicts():
    lines = (Path(__file__).parents[2] / "corpus" / "train.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    odd = [
        row["id"]
        for row in rows
        if verdict_of(C(label["code"]) for label in row["labels"]) is not Verdict(row["verdict"])
    ]

    assert len(odd) * 100 <= len(rows), odd


ADVICE = load_rulebook().rules


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (C.COURT, "是支付令的:收到后十五天内,书面对整张支付令提异议"),
        (C.REMINDER, "先不付:请原放款机构书面确认转给了谁"),
        (C.REMINDER, "先不答应、也不先付一点"),
        (C.OFFER, "不可撤销、放弃时效或异议的,不要签"),
        (C.BOUGHT_DEBT, "先不付:没有原放款机构的通知或书面确认"),
        (C.EXTRA_FEE, "欠款本身是另一回事"),
        (C.EXAGGERATED_CONSEQUENCE, "五万元以上、银行正式催过两次的,先打 12348"),
        (C.EVERYDAY, "要您签字、付款,或者提到报案、法院的,别当平常短信"),
    ],
)
def test_what_to_do_names_the_way_that_loses_nothing(code, said):
    assert any(said in line for line in ADVICE[code.value].do)


def test_a_payment_order_s_fifteen_days_stand_on_the_rules_that_give_them():
    text = "【某某区人民法院】支付令(2026)某0102民督12号已送达,请于15日内清偿,逾期将强制执行。"
    (label,) = [one for one in check(text).labels if one.code is C.COURT]
    assert [one.rule for one in label.because] == ["CP-227", "CP-436", "CP-432"]


@pytest.mark.parametrize("code", [C.CREDIT_REPAIR, C.BOUGHT_DEBT])
def test_no_law_is_named_as_broken_that_forbids_no_such_thing(code):
    """The five years of a credit record and the notice of an assignment forbid nobody to offer a service."""
    assert ADVICE[code.value].because == ()
