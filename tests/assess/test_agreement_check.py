"""The agreement check: a whole text passes, each missing clause is asked for, sums are held against the ledger."""

from datetime import date

import pytest

from liangqing.assess.agreement_check import check_agreement
from liangqing.case.debt import AgreementState, Purpose
from liangqing.law.book import load_book
from tests.assess.made import debt, paid, position

#: Ten of twelve instalments paid on time: 2,000.00 of principal are left, nothing is late.
_DEBT = debt(events=paid(*range(1, 11)))
_AS_OF = date(2026, 11, 15)
_CLAUSES = {
    "lender": "某某银行股份有限公司(甲方)与借款人(乙方)就借款合同约定如下。",
    "authority": "本协议由甲方加盖合同专用章。",
    "split": "剩余本金 2,000.00 元,利息 0.00 元,违约金 0 元,",
    "waived": "减免 0.00 元,",
    "waiver_moment": "减免自全部结清时生效。",
    "accrual": "履行期间停止计收利息和违约金。",
    "dates": "乙方每月15日还款,",
    "amounts": "每月还款 500.00 元,分4期,合计 2,000.00 元,",
    "payee": "付至甲方对公账户。",
    "collection_stop": "履行期间甲方及受托方停止催收。",
    "credit": "甲方如实报送征信。",
    "late_day": "乙方逾期的,本协议终止;",
    "cure": "但在三日内补足的,视为按期。",
    "suit": "履行期间甲方不起诉,时效按法律规定。",
    "copy": "本协议一式两份,双方各执一份。",
}


def _check(text, the_debt=_DEBT, as_of=_AS_OF, **facts):
    (at,) = position(the_debt, as_of=as_of, **facts).debts
    return check_agreement(text, the_debt, at, load_book(), as_of)


def _without(*codes):
    return "".join(words for code, words in _CLAUSES.items() if code not in codes)


def test_a_whole_text_whose_sums_are_ours_is_verified():
    check = _check(_without())
    assert (check.missing, check.mismatches) == ((), ())
    assert check.state is AgreementState.OFFER_VERIFIED
    assert check.warnings == ()


@pytest.mark.parametrize("code", [code for code in _CLAUSES if code not in ("split", "amounts", "waived")])
def test_each_clause_that_is_missing_is_asked_for(code):
    check = _check(_without(code))
    assert code in [gap.code for gap in check.missing]
    assert all(gap.ask.endswith("。") for gap in check.missing)
    assert check.state is AgreementState.OFFER_ORAL


@pytest.mark.parametrize("code", ["split", "amounts", "waived"])
def test_missing_sums_are_asked_for_too(code):
    assert code in [gap.code for gap in _check(_without(code, "split")).missing]


def test_a_principal_that_is_not_ours_is_said_with_both_sums():
    check = _check(_without().replace("剩余本金 2,000.00", "剩余本金 2,600.00"))
    (mismatch,) = check.mismatches
    assert (mismatch.code, mismatch.told, mismatch.ours) == ("principal", "2,600.00 元", "2,000.00 元")


def test_a_penalty_above_the_contracts_is_said():
    check = _check(_without().replace("违约金 0 元", "违约金 300 元"))
    assert [mismatch.code for mismatch in check.mismatches] == ["penalty"]


def test_instalments_that_do_not_add_up_are_said():
    check = _check(_without().replace("分4期", "分6期"))
    assert [mismatch.code for mismatch in check.mismatches] == ["instalments"]


def test_another_company_in_the_lenders_place_is_said():
    check = _check(_without().replace("某某银行股份有限公司", "海星资产管理有限公司"))
    assert [mismatch.code for mismatch in check.mismatches] == ["lender"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("请付到个人微信收款码。", "personal_account"),
        ("签订当日先交保证金 500 元。", "fee_first"),
        ("付清后为乙方消除征信记录。", "credit_promise"),
        ("乙方配偶作为共同还款人签字。", "relatives"),
        ("双方办理赋予强制执行效力的公证。", "notarised"),
        ("争议提交某某仲裁委员会。", "arbitration"),
        ("乙方确认送达地址如下。", "service_address"),
        ("任何一期未付,减免全部作废。", "all_back"),
        ("乙方确认上述全部欠款无异议。", "admits"),
    ],
)
def test_what_can_hurt_is_warned_of(words, code):
    assert code in [warning.code for warning in _check(_without() + words).warnings]


_WAIVES = "乙方不可撤销地承诺放弃诉讼时效抗辩和一切异议。"


@pytest.mark.parametrize(
    ("words", "code", "rules"),
    [
        (_WAIVES, "waives", ["LIM-197", "LIM-192", "LIM-WAIVE"]),
        ("乙方今后不再主张时效抗辩。", "waives", ["LIM-197", "LIM-192", "LIM-WAIVE"]),
        ("同意由某某仲裁委员会先予仲裁。", "arbitration_first", ["ARB-NO-XY"]),
        ("任何一期逾期全部提前到期。", "accelerates", []),
        ("争议提交某某仲裁委员会。", "arbitration", []),
    ],
)
def test_what_gives_rights_away_is_named_with_its_rule(words, code, rules):
    named = {one.code: one for one in _check(_without() + words, as_of=_AS_OF).warnings}
    assert [one.rule for one in named[code].because] == rules


@pytest.mark.parametrize("words", ["乙方不放弃异议的权利。", "签字不视为放弃抗辩。", "逾期的,本协议终止。"])
def test_what_gives_nothing_away_is_not_warned_of(words):
    named = {one.code for one in _check(_without() + words).warnings}
    assert not named & {"waives", "arbitration_first", "accelerates"}


def test_confirming_more_than_the_contract_makes_of_it_is_warned_of_with_both_sums():
    """2,000.00 of principal are left and nothing is late: 2,800.00 is 800.00 too much."""
    more = "双方确认欠款本金 2,000.00 元,违约金 800.00 元,合计 2,800.00 元。"
    (warning,) = [one for one in _check(more).warnings if one.code == "admits_more"]
    assert "要您确认欠 2,800.00 元" in warning.text
    assert "多 800.00 元" in warning.text
    assert [one.rule for one in warning.because] == ["LIM-ACK"]
    assert "admits_more" not in [one.code for one in _check(more.replace("2,800", "2,000")).warnings]


def test_an_account_of_a_person_is_warned_of_and_not_missed_as_well():
    check = _check(_without("payee") + "付至张三个人账户。")
    assert "payee" not in [gap.code for gap in check.missing]
    assert "personal_account" in [one.code for one in check.warnings]


def test_a_total_above_the_ceiling_is_warned_of():
    dear = (
        _without()
        .replace("每月还款 500.00 元", "每月还款 900.00 元")
        .replace("合计 2,000.00", "合计 3,600.00")
    )
    (warning,) = [one for one in _check(dear).warnings if one.code == "above_lawful"]
    assert warning.because


def test_a_card_plan_of_more_months_than_the_rule_names_is_warned_of():
    card = _DEBT.model_copy(update={"purpose": Purpose.CARD})
    check = _check(_without().replace("分4期", "分72期"), card)
    assert "too_many_periods" in [warning.code for warning in check.warnings]


def test_signing_near_the_end_of_limitation_is_warned_of_first():
    old = debt(events=paid(*range(1, 9)))
    check = _check(_without(), old, as_of=date(2030, 6, 1))
    assert check.warnings[0].code == "limitation"


def test_a_waived_penalty_is_what_is_waived_and_no_penalty():
    check = _check(_without("waived") + "甲方减免罚息 90.00 元。减免后应还总额 2,000.00 元。")
    assert (check.missing, check.mismatches) == ((), ())


def test_nothing_said_is_everything_missing():
    check = _check("好的,我们再联系。")
    assert len(check.missing) == len(_CLAUSES)


def test_sums_in_ten_thousands_and_full_width_are_read():
    check = _check(_without().replace("剩余本金 2,000.00 元", "剩余本金 ０.２万元"))
    assert check.mismatches == ()


def test_a_hostile_text_is_answered_quickly_and_in_words():
    for text in ("减免" * 20_000, "本金" + "1" * 100_000 + "元", "每月" * 50_000, "(" * 100_000):
        assert _check(text).missing
