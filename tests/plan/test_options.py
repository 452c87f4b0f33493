"""The ways open for one debt."""

from datetime import date

import pytest

from liangqing.assess.position import Breach, Difference, Finding, Gate, Severity, Stage
from liangqing.base.rates import Per, Rate
from liangqing.case.debt import AgreementState, LenderType, Purpose, Transfer
from liangqing.case.event import Event, EventKind
from liangqing.case.terms import Method, Terms
from liangqing.plan.options import Look, candidates
from liangqing.plan.plan import Basis, OptionKind
from tests.plan.made import AS_OF, BASES, at, balance, because, cap, debt, lawful, offer, rows


def ways(a_debt, position, cash_fen=0, bases=BASES):
    return candidates(Look(a_debt, position, AS_OF, cash_fen, bases))


def kinds(found):
    return [way.option.kind for way in found]


def of_kind(found, kind):
    return [way.option for way in found if way.option.kind is kind and not way.option.relief]


def test_a_current_debt_keeps_its_schedule_from_the_next_due_date():
    loan = debt(schedule=rows(900_00, 500_00, 500_00, 500_00, first_on=date(2026, 11, 15)))
    position = at(stage=Stage.CURRENT, total=1_450_00, next_due_on=date(2026, 12, 15), next_due_fen=450_00)

    keep = ways(loan, position)[0]

    assert keep.option.kind is OptionKind.KEEP
    assert keep.option.payments_fen == (450_00, 500_00, 500_00)
    assert keep.option.monthly_fen == 500_00
    assert keep.exposure == 0


def test_what_is_still_due_this_month_joins_the_first_month_of_the_plan():
    loan = debt(schedule=rows(300_00, 300_00, 300_00, first_on=date(2026, 11, 28)))
    position = at(stage=Stage.DUE_SOON, total=900_00, next_due_on=date(2026, 11, 28), next_due_fen=300_00)

    assert ways(loan, position)[0].option.payments_fen == (600_00, 300_00)


def test_stretching_a_current_debt_is_a_request_that_lowers_the_month_and_never_a_gift():
    loan = debt(schedule=rows(*[500_00] * 10))
    position = at(stage=Stage.CURRENT, total=4_600_00, next_due_on=date(2026, 12, 15))

    stretched = of_kind(ways(loan, position), OptionKind.EXTENSION)

    assert [option.months for option in stretched] == [12, 18, 24, 30, 36, 48, 60]
    assert {option.total_fen for option in stretched} == {5_000_00}
    assert stretched[0].asks[-1].because == (BASES["instalments_consumer"], BASES["extension"])
    assert "照原计划还" in stretched[0].text


def test_stretching_a_business_loan_is_a_courtesy():
    loan = debt(purpose=Purpose.BUSINESS, schedule=rows(*[500_00] * 10))
    (ask,) = ways(loan, at(stage=Stage.CURRENT, total=4_600_00))[1].option.asks

    assert ask.basis is Basis.COURTESY
    assert ask.because == (BASES["extension"],)


def test_an_overdue_debt_can_be_caught_up_in_one_two_or_three_months():
    loan = debt(schedule=rows(500_00, 500_00, 500_00))
    position = at(total=2_500_00, overdue_fen=1_000_00, next_due_on=date(2026, 12, 15))

    caught_up = of_kind(ways(loan, position), OptionKind.CATCH_UP)

    assert [option.payments_fen for option in caught_up] == [
        (1_500_00, 500_00, 500_00),
        (1_000_00, 1_000_00, 500_00),
        (833_33, 833_33, 833_34),
    ]


def test_instalments_sum_to_the_fen_and_the_last_takes_the_remainder():
    found = of_kind(ways(debt(), at(total=10_000_00)), OptionKind.INSTALMENTS)

    assert [option.months for option in found] == [3, 6, 9, 12, 18, 24, 30, 36, 48, 60]
    assert all(sum(option.payments_fen) == 10_000_00 for option in found)
    assert found[0].payments_fen == (3_333_33, 3_333_33, 3_333_34)
    assert found[0].monthly_fen == 3_333_33


@pytest.mark.parametrize(
    ("facts", "settled_fen"),
    [
        ({"total": 10_000_00}, 10_000_00),
        ({"total": 10_000_00, "lawful": lawful(9_200_00)}, 9_200_00),
        ({"total": 10_000_00, "lawful": lawful(10_400_00), "claimed_fen": 12_000_00}, 10_000_00),
        ({"contract": balance(10_000_00, penalty_fen=800_00), "claimed_fen": 9_500_00}, 9_500_00),
        ({"contract": balance(10_000_00, penalty_fen=800_00), "claimed_fen": 1_500_00}, 10_000_00),
        ({"claimed_fen": 7_000_00}, 7_000_00),
    ],
    ids=[
        "contract",
        "law is less",
        "contract is less",
        "claim is less",
        "claim of arrears only",
        "claim alone",
    ],
)
def test_never_more_is_settled_than_contract_law_and_claim_allow(facts, settled_fen):
    found = of_kind(ways(debt(), at(**facts)), OptionKind.INSTALMENTS)

    assert {option.total_fen for option in found} == {settled_fen}


@pytest.mark.parametrize("stage", [Stage.OVERDUE_91_PLUS, Stage.LAWSUIT])
def test_no_way_offers_more_than_the_other_side_asks_where_our_books_say_more_is_late(stage):
    loan = debt(schedule=rows(1_000_00))
    position = at(total=14_637_27, overdue_fen=11_000_00, claimed_fen=10_500_00, stage=stage)
    found = ways(loan, position)

    assert found
    assert max(one.option.total_fen for one in found) == 10_500_00


def test_what_a_court_is_asked_for_is_everything():
    found = ways(debt(), at(total=10_000_00, claimed_fen=1_500_00, stage=Stage.LAWSUIT))

    assert {one.option.total_fen for one in found} == {1_500_00}


GUARANTOR = {"kind": "guarantor_paid", "on": "2026-09-01", "to": "示例担保", "amount": "7200.00"}


@pytest.mark.parametrize("by", ["new", "old"])
def test_a_guarantor_is_offered_what_it_paid_and_nothing_before_the_lender_confirms_it(by):
    told = Transfer.model_validate(GUARANTOR | {"notified_on": "2026-09-05", "notified_by": by})
    position = at(stage=Stage.GUARANTOR_PAID, total=8_163_28, claimed_fen=9_900_00, recourse_fen=7_200_00)
    found = ways(debt(transfers=(told,)), position)

    assert {one.option.total_fen for one in found if not one.option.relief} == {7_200_00}
    assert all(("核对以前不付" in one.option.text) is (by == "new") for one in found)


def test_a_judgments_own_sum_is_spread_and_what_it_leaves_out_is_named():
    loan = debt(schedule=rows(500_00, 500_00))
    found = ways(
        loan, at(stage=Stage.EFFECTIVE_TITLE, decided=True, decided_fen=15_600_00, claimed_fen=20_000_00)
    )

    assert {one.option.total_fen for one in found} == {15_600_00}
    assert all("迟延履行利息" in one.option.text for one in found)
    assert not [ask for one in found for ask in one.option.asks if "违约金" in ask.what]


def test_without_the_judgments_sum_there_is_no_way_whatever_the_contract_says():
    loan = debt(schedule=rows(500_00, 500_00))

    assert ways(loan, at(stage=Stage.EFFECTIVE_TITLE, decided=True, claimed_fen=20_000_00)) == ()


def test_an_expired_limitation_leaves_only_paying_nothing():
    loan = debt(schedule=rows(500_00), agreements=(offer(lump="100", monthly="50", months=12),))
    found = ways(loan, at(total=5_000_00, overdue_fen=500_00, expired=True), cash_fen=1_000_00)

    assert kinds(found) == [OptionKind.PARKED]
    assert found[0].option.total_fen == 0
    assert found[0].option.asks == ()
    assert "不写承诺" in found[0].option.text


def test_an_oral_lump_sum_is_an_option_only_with_own_money_and_says_what_it_is():
    loan = debt(agreements=(offer(lump="6000"),))
    position = at(total=9_000_00)

    assert of_kind(ways(loan, position, cash_fen=5_999_99), OptionKind.LUMP_SUM) == []
    (lump,) = of_kind(ways(loan, position, cash_fen=6_000_00), OptionKind.LUMP_SUM)
    assert lump.payments_fen == (6_000_00,)
    assert "口头" in lump.text
    assert "书面确认" in lump.text


@pytest.mark.parametrize("state", [AgreementState.IDEA, AgreementState.REQUESTED, AgreementState.BROKEN])
def test_what_the_lender_never_offered_is_no_option(state):
    loan = debt(agreements=(offer(state, lump="6000"),))

    assert of_kind(ways(loan, at(total=9_000_00), cash_fen=9_000_00), OptionKind.LUMP_SUM) == []


def test_an_agreement_in_force_is_kept_and_what_was_paid_under_it_counts():
    loan = debt(
        agreements=(offer(AgreementState.PERFORMING, monthly="400", months=5),),
        events=(Event(on=date(2026, 11, 21), kind=EventKind.PAYMENT, amount_fen=500_00),),
    )

    keep = ways(loan, at(total=2_000_00, overdue_fen=800_00))[0]

    assert keep.option.kind is OptionKind.KEEP
    assert keep.option.payments_fen == (400_00, 400_00, 400_00, 300_00)
    assert keep.exposure == 0


@pytest.mark.parametrize(
    ("purpose", "lender_type", "basis", "rule"),
    [
        (Purpose.CARD, LenderType.BANK, Basis.POLICY, "instalments_card"),
        (Purpose.CONSUMER, LenderType.BANK, Basis.POLICY, "instalments_consumer"),
        (Purpose.CONSUMER, LenderType.CONSUMER_FINANCE, Basis.POLICY, "instalments_consumer"),
        (Purpose.CONSUMER, LenderType.MICROLOAN, Basis.COURTESY, None),
        (Purpose.BUSINESS, LenderType.BANK, Basis.COURTESY, None),
        (Purpose.UNKNOWN, LenderType.BANK, Basis.COURTESY, None),
    ],
)
def test_instalments_rest_on_policy_only_where_policy_speaks(purpose, lender_type, basis, rule):
    option = ways(debt(purpose=purpose), at(total=9_000_00, lender_type=lender_type))[0].option
    (ask,) = [ask for ask in option.asks if "个月还清" in ask.what]

    assert ask.basis is basis
    assert [one.rule for one in ask.because] == ([rule] if rule else [])


def test_without_the_law_behind_it_a_policy_becomes_a_courtesy():
    option = ways(debt(), at(total=9_000_00), bases={})[0].option

    assert {ask.basis for ask in option.asks} == {Basis.COURTESY}


def asks_of_a_claim_above_the_law(effect):
    reason = because("cap")
    position = at(
        contract=balance(9_000_00, penalty_fen=400_00),
        lawful=lawful(8_700_00, penalty_fen=100_00),
        caps=(cap(effect, reason),),
        claimed_fen=9_500_00,
        excess_fen=800_00,
        unexplained_fen=500_00,
        differences=(
            Difference(on=None, what="扣下的钱不计入本金", amount_fen=200_00, because=(because("upfront"),)),
            Difference(on=None, what="超过上限的部分", amount_fen=100_00, because=(reason,)),
        ),
    )
    return ways(debt(), position)[0].option.asks


def test_what_a_court_cuts_only_on_request_is_no_right_but_money_kept_back_is():
    asks = asks_of_a_claim_above_the_law("court_reduces_on_request")

    bases = [
        Basis.RIGHT,
        Basis.POLICY,
        Basis.COURTESY,
        Basis.COURTESY,
        Basis.COURTESY,
        Basis.POLICY,
        Basis.COURTESY,
    ]
    assert [ask.basis for ask in asks] == bases
    assert "200.00 元" in asks[0].what
    assert "100.00 元" in asks[1].what
    assert "500.00 元" in asks[3].what
    assert "100.00 元" in asks[4].what
    assert "停止计收利息" in asks[6].what


def test_the_own_record_is_asked_by_right_where_the_law_gives_it_and_not_of_a_private_lender():
    position = at(total=9_000_00, unexplained_fen=500_00)
    reasons = {**BASES, "own_records": because("own_records")}

    bank, private = (
        next(ask for ask in ways(debt(), at_, bases=reasons)[0].option.asks if "记录" in ask.what)
        for at_ in (position, position.model_copy(update={"lender_type": LenderType.PRIVATE}))
    )

    assert (bank.basis, private.basis) == (Basis.RIGHT, Basis.COURTESY)


def test_a_fee_that_may_not_be_charged_is_asked_back_by_right():
    found = Finding(code="fee_not_allowed", severity=Severity.SOON, text="…", because=(because("fee"),))

    asks = ways(debt(), at(total=9_000_00, findings=(found,)))[0].option.asks

    assert [ask.basis for ask in asks if "这笔费用" in ask.what] == [Basis.RIGHT]


def test_above_the_private_ceiling_the_law_itself_gives_nothing():
    assert asks_of_a_claim_above_the_law("not_supported")[1].basis is Basis.RIGHT


def test_at_the_cap_nobody_is_accused():
    position = at(total=9_000_00, breach=Breach.AT_CAP, over_cap_fen=6_68, lawful=lawful(9_000_00))

    assert all(ask.basis is not Basis.RIGHT for ask in ways(debt(), position)[0].option.asks)


@pytest.mark.parametrize("stage", [Stage.LAWSUIT, Stage.ENFORCEMENT, Stage.ASSIGNED])
def test_a_debt_called_in_whole_cannot_be_caught_up(stage):
    loan = debt(schedule=rows(500_00, 500_00))

    assert OptionKind.CATCH_UP not in kinds(ways(loan, at(stage=stage, total=2_000_00, overdue_fen=1_000_00)))


def test_a_payment_order_is_answered_before_anything_is_asked():
    text = ways(debt(), at(stage=Stage.PAYMENT_ORDER, total=2_000_00))[0].option.text

    assert "只说想分期,不算异议" in text


def test_a_closed_gate_is_told_with_the_option():
    gate = Gate(code="identity", open=False, text="还不知道放款机构的全称。")

    assert "放款机构的全称" in ways(debt(), at(total=2_000_00, gates=(gate,)))[0].option.text


def test_unknown_amounts_give_no_option_instead_of_an_invented_one():
    assert ways(debt(), at()) == ()
    assert ways(debt(), at(stage=Stage.CURRENT, overdue_days=None)) == ()


def test_a_schedule_that_is_over_says_nothing_while_payments_are_unknown():
    loan = debt(schedule=rows(500_00, first_on=date(2026, 3, 15)))

    assert ways(loan, at(stage=Stage.CURRENT, overdue_days=None)) == ()


@pytest.mark.parametrize("stage", [Stage.CLOSED, Stage.CREDIT_CLOCK, Stage.CREDIT_CLEARED])
def test_a_settled_debt_stays_visible_with_nothing_to_pay(stage):
    (way,) = ways(debt(), at(stage=stage))

    assert way.option.kind is OptionKind.KEEP
    assert way.option.total_fen == 0


def test_a_balance_of_zero_is_told_and_not_dropped():
    (way,) = ways(debt(), at(total=0))

    assert way.option.total_fen == 0
    assert "结清证明" in way.option.text


def test_example_c15_twelve_to_twenty_four_months_does_not_halve_the_payment():
    def kept(periods):
        terms = Terms(
            method=Method.INSTALMENT, rate=Rate(value_e9=180_000_000, per=Per.YEAR), periods=periods
        )
        loan = debt(principal="12000", formed_on=date(2026, 11, 15), terms=terms)
        position = at(stage=Stage.CURRENT, total=12_000_00, next_due_on=date(2026, 12, 15))
        return ways(loan, position)[0].option

    assert kept(12).payments_fen[0] == 1_100_16
    assert kept(24).payments_fen[0] == 599_09
    assert "推算" in kept(12).text


def test_example_c15_twice_the_months_nearly_doubles_the_interest():
    twelve, twenty_four = (
        ways(debt(schedule=rows(*dues)), at(stage=Stage.CURRENT, total=12_000_00))[0].option
        for dues in ([1_100_16] * 12, [599_09] * 24)
    )

    assert twelve.total_fen - 12_000_00 == 1_201_92
    assert twenty_four.total_fen - 12_000_00 == 2_378_16  # 2,378.14 before instalments are rounded
