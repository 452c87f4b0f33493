"""The caller check: each sign by itself, what verifies, what no guess may do, and the words it speaks."""

from datetime import date

import pytest

from liangqing.conduct.caller import FLAGS, HIGH_RISK, CallerAnswers, CallerVerdict, check_caller
from liangqing.law.book import load_book

ON = date(2026, 11, 22)
REAL: dict[str, object] = {
    "name": "王某",
    "employer": "云舟外包公司",
    "staff_no": "0231",
    "lender": "云舟示例银行",
    "callback_ok": True,
}
SIGNS: dict[str, tuple[dict[str, object], int]] = {
    "account_personal": ({"account_personal": True}, 5),
    "asks_fee": ({"asks_fee": True}, 5),
    "asks_code": ({"asks_code": True}, 5),
    "threatens": ({"threatens": True}, 4),
    "forbids_lender": ({"forbids_lender": True}, 4),
    "inside_channel": ({"inside_channel": True}, 3),
    "lawyer_without_licence": ({"claims_lawyer": True}, 3),
    "private_channel": ({"channel": "wechat"}, 2),
    "figures_wrong": ({"figures_wrong": True}, 2),
    "urgent": ({"urgent": True}, 1),
}


def _check(**answers):
    return check_caller(CallerAnswers.model_validate(answers), load_book(), ON)


def test_every_sign_has_its_story():
    assert {flag.code for flag in FLAGS} == set(SIGNS)


@pytest.mark.parametrize("code", SIGNS)
def test_each_sign_weighs_what_it_weighs(code):
    answers, weight = SIGNS[code]
    check = _check(**answers)
    assert [(reason.code, reason.weight) for reason in check.reasons] == [(code, weight)]
    wanted = CallerVerdict.LIKELY_FRAUD if weight >= HIGH_RISK else CallerVerdict.UNVERIFIED
    assert (check.verdict, check.score) == (wanted, weight)


@pytest.mark.parametrize("code", SIGNS)
def test_a_sign_that_is_denied_or_unknown_weighs_nothing(code):
    answers, _ = SIGNS[code]
    for value in (False, None, "no", "不知道", ""):
        told = {key: value for key in answers if key != "channel"}
        assert _check(**told).score == 0


def test_confirmed_by_the_lenders_own_number_it_is_verified():
    assert _check(**REAL).verdict is CallerVerdict.VERIFIED


@pytest.mark.parametrize("missing", ["callback_ok", "name", "lender"])
def test_without_confirmation_or_name_it_is_not(missing):
    told = {key: value for key, value in REAL.items() if key != missing}
    assert _check(**told).verdict is CallerVerdict.UNVERIFIED


def test_a_confirmed_caller_with_a_sign_is_not_verified_any_more():
    assert _check(**REAL, urgent=True).verdict is CallerVerdict.UNVERIFIED
    assert _check(**REAL, account_personal=True).verdict is CallerVerdict.LIKELY_FRAUD


def test_a_threat_with_a_case_number_that_was_checked_is_no_sign():
    assert _check(threatens=True, case_no="(2026)苏01民初1号", case_no_checked=True).score == 0
    assert _check(threatens=True, case_no="(2026)苏01民初1号").score == 4


def test_a_licence_takes_the_lawyers_sign_away_and_the_platform_is_named():
    check = _check(claims_lawyer=True, licence_no="13201202610000000")
    assert check.score == 0
    assert any("执业证" in step for step in check.next)


def test_nothing_known_is_unverified_and_says_what_to_ask():
    check = _check()
    assert (check.verdict, check.score) == (CallerVerdict.UNVERIFIED, 0)
    assert check.next[0].startswith("问清:全名、工作单位、工号、受哪家放款机构委托")


def test_high_risk_is_said_as_risk_and_the_first_step_is_to_hang_up():
    check = _check(asks_fee="是", channel="微信")
    assert "高风险,请先核实" in check.text
    assert check.next[0].startswith("挂断")
    assert "骗子" not in check.text


def test_rules_stand_beside_signs_where_they_speak():
    check = _check(lender="云舟示例银行", account_personal=True, claims_lawyer=True)
    by_code = {reason.code: reason.because for reason in check.reasons}
    assert by_code["lawyer_without_licence"][0].law == "中华人民共和国律师法"


def test_answers_to_questions_that_we_do_not_ask_are_named():
    check = _check(insider_channel=True, hair_colour="黑")
    assert [reason.code for reason in check.reasons] == ["inside_channel"]
    assert check.ignored == ("hair_colour",)


def test_no_number_given_is_said_in_words_and_a_short_name_is_a_name():
    told = CallerAnswers.model_validate(
        {"staff_no": "没有", "case_no": "否", "name": "对", "asks_fee": "没有"}
    )
    assert (told.staff_no, told.case_no, told.name, told.asks_fee) == (None, None, "对", False)
