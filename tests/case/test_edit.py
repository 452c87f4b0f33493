"""What a person enters: checked at once, kept as an answer, taken back whole."""

from datetime import date

import pytest

from liangqing.base.errors import InputUnusable
from liangqing.base.rates import Per
from liangqing.case.borrower import Household, Income
from liangqing.case.case import Case
from liangqing.case.clear import clear_answer
from liangqing.case.debt import Debt, LenderType, Proceeding, ProceedingKind, Purpose
from liangqing.case.edit import add_debt, remove_debt, set_answer
from liangqing.case.fields import ALL_DEBT_FIELDS, how_to_write
from liangqing.case.holders import MORE_FIELDS
from liangqing.case.records import Contact
from liangqing.case.terms import Fee, Method, Payee

AS_OF = date(2026, 11, 22)
EMPTY = Case(as_of=AS_OF)
ONE = Case(as_of=AS_OF, debts=(Debt(id="d1", product="示例贷"),))


def told(case, *answers):
    """The case after several answers, each `(id, value)`."""
    for answer_id, value in answers:
        case = set_answer(case, answer_id, value)
    return case


def first(case):
    return case.debts[0]


@pytest.mark.parametrize(
    ("answer_id", "value", "part", "field", "stored"),
    [
        ("household.income", "6,500", "household", "income_fen", 650_000),
        ("household.living", " 3800.50 ", "household", "living_fen", 380_050),
        ("household.dependants", "0", "household", "dependants_fen", 0),
        ("household.living_floor", "1890", "household", "living_floor_fen", 189_000),
        ("household.cash", "¥200", "household", "cash_fen", 20_000),
        ("household.persons", "3", "household", "persons", 3),
        ("household.payday", "10", "household", "payday", 10),
        ("household.buffer_percent", "15%", "household", "buffer_e9", 150_000_000),
        ("borrower.alias", "小林", "borrower", "alias", "小林"),
        ("borrower.hardship", "工资晚到", "borrower", "hardship", "工资晚到"),
        ("borrower.role", "guarantor", "borrower", "role", "guarantor"),
    ],
)
def test_an_answer_about_the_household_stands_in_the_case_and_is_remembered(
    answer_id, value, part, field, stored
):
    case = set_answer(EMPTY, answer_id, value)

    assert getattr(getattr(case, part), field) == stored
    assert case.answer(answer_id) == value.strip()
    assert case.answers[0].on == AS_OF
    assert EMPTY.answers == ()  # the first case is as it was


@pytest.mark.parametrize(
    ("field", "value", "stored"),
    [
        ("product", "甲贷", "甲贷"),
        ("platform", "支付宝", "支付宝"),
        ("contract_no", "HT-1", "HT-1"),
        ("formed_on", "2026-03-08", date(2026, 3, 8)),
        ("principal", "20000", 2_000_000),
        ("disbursed", "19,000.00", 1_900_000),
        ("closed_on", "2026-11-01", date(2026, 11, 1)),
        ("purpose", "card", Purpose.CARD),
        ("lender_type", "trust", LenderType.TRUST),
        ("assisted", "yes", True),
        ("assisted", "否", False),
    ],
)
def test_plain_facts_of_a_debt(field, value, stored):
    debt = first(set_answer(ONE, f"debt.d1.{field}", value))
    name = {"principal": "principal_fen", "disbursed": "disbursed_fen"}.get(field, field)
    assert getattr(debt, name) == stored


def test_terms_are_told_one_by_one():
    case = told(
        ONE,
        ("debt.d1.periods", "12"),
        ("debt.d1.payment", "1134.72"),
        ("debt.d1.first_due_on", "2026-04-08"),
        ("debt.d1.penalty_percent_of_rate", "150"),
        ("debt.d1.grace_days", "3"),
        ("debt.d1.monthly_percent", "1.1"),
    )
    terms = first(case).terms

    assert terms is not None
    assert (terms.method, terms.periods, terms.payment_fen, terms.grace_days) == (
        Method.INSTALMENT,
        12,
        113_472,
        3,
    )
    assert (terms.first_due_on, terms.penalty_multiple_e9) == (date(2026, 4, 8), 1_500_000_000)
    assert terms.rate is not None
    assert (terms.rate.value_e9, terms.rate.per) == (11_000_000, Per.MONTH)


def test_the_three_ways_to_write_the_rate_are_one_fact():
    rate = first(told(ONE, ("debt.d1.yearly_percent", "18"), ("debt.d1.daily_percent", "0.05"))).terms.rate
    assert (rate.value_e9, rate.per) == (500_000, Per.DAY)


def test_a_lender_s_name_tells_its_class_until_the_person_has_said_it():
    case = set_answer(ONE, "debt.d1.lender", "某某消费金融有限公司")
    assert first(case).lender_type is LenderType.CONSUMER_FINANCE

    corrected = set_answer(case, "debt.d1.lender", "某某小额贷款有限公司")
    assert first(corrected).lender_type is LenderType.MICROLOAN

    said = told(ONE, ("debt.d1.lender_type", "private"), ("debt.d1.lender", "某某银行股份有限公司"))
    assert first(said).lender_type is LenderType.PRIVATE


def test_a_name_that_says_nothing_keeps_the_class():
    case = told(ONE, ("debt.d1.lender", "某某银行股份有限公司"), ("debt.d1.lender", "某某科技公司"))
    assert first(case).lender_type is LenderType.BANK


def test_a_monthly_fee_and_its_payee_are_one_fee_in_either_order():
    by_amount = told(ONE, ("debt.d1.monthly_fee", "90"), ("debt.d1.fee_payee", "guarantor"))
    by_payee = told(ONE, ("debt.d1.fee_payee", "guarantor"), ("debt.d1.monthly_fee", "90"))

    assert first(by_amount).fees == first(by_payee).fees
    fee = first(by_amount).fees[0]
    assert (fee.amount_fen, fee.payee, fee.monthly) == (9_000, Payee.GUARANTOR, True)


def test_other_fees_stay_when_the_monthly_one_is_told():
    upfront = Fee(name="砍头息", payee=Payee.LENDER, amount_fen=100_000, deducted=True)
    case = Case(as_of=AS_OF, debts=(Debt(id="d1", fees=(upfront,)),))
    assert first(set_answer(case, "debt.d1.monthly_fee", "90")).fees[0] == upfront


@pytest.mark.parametrize("word", ["none", "无", "没有"])
def test_not_overdue_and_overdue_since_a_day_exclude_each_other(word):
    late = set_answer(ONE, "debt.d1.unpaid_since", "2026-10-08")
    assert (first(late).unpaid_since, first(late).up_to_date) == (date(2026, 10, 8), False)

    paid = set_answer(late, "debt.d1.unpaid_since", word)
    assert (first(paid).unpaid_since, first(paid).up_to_date) == (None, True)


def test_a_claim_is_told_for_the_day_of_the_case():
    claim = first(set_answer(ONE, "debt.d1.claim", "21,340")).claim
    assert (claim.total_fen, claim.on, claim.said_by) == (2_134_000, AS_OF, "本人填写")


def test_the_day_of_a_served_paper_keeps_court_and_number():
    known = Proceeding(kind=ProceedingKind.LAWSUIT, court="甲区法院", case_no="(2026)甲01民初1号")
    case = Case(as_of=AS_OF, debts=(Debt(id="d1", proceedings=(known,)),))

    step = first(set_answer(case, "debt.d1.summons_received_on", "2026-11-20")).proceedings[0]

    assert (step.court, step.case_no, step.served_on) == ("甲区法院", "(2026)甲01民初1号", date(2026, 11, 20))


def test_papers_of_several_kinds_stand_side_by_side_and_one_can_be_denied():
    case = told(
        ONE,
        ("debt.d1.summons_received_on", "2026-11-20"),
        ("debt.d1.payment_order_received_on", "2026-11-21"),
        ("debt.d1.summons_received_on", "none"),
    )
    assert [step.kind for step in first(case).proceedings] == [ProceedingKind.PAYMENT_ORDER]


@pytest.mark.parametrize("question", ["summons", "fee_paid", "self_harm"])
def test_the_three_first_questions_are_answered_by_yes_or_no(question):
    assert set_answer(EMPTY, f"triage.{question}", "yes").answer(f"triage.{question}") == "yes"
    assert set_answer(EMPTY, f"triage.{question}", "是").answer(f"triage.{question}") == "yes"
    assert set_answer(EMPTY, f"triage.{question}", "不是").answer(f"triage.{question}") == "no"
    with pytest.raises(InputUnusable):
        set_answer(EMPTY, f"triage.{question}", "maybe")


@pytest.mark.parametrize(
    ("answer_id", "value"),
    [
        ("household.income", "很多"),
        ("household.income", "1" * 40),
        ("household.income", "-1"),
        ("household.income", "6500.005"),
        ("household.persons", "0"),
        ("household.persons", "三"),
        ("household.persons", "9" * 5000),
        ("household.payday", "32"),
        ("household.buffer_percent", "1e999999999999"),
        ("borrower.role", "friend"),
        ("debt.d1.formed_on", "2026-02-30"),
        ("debt.d1.formed_on", "9999-12-31"),
        ("debt.d1.formed_on", "昨天"),
        ("debt.d1.periods", "0"),
        ("debt.d1.periods", "12.5"),
        ("debt.d1.lender_type", "shop"),
        ("debt.d1.purpose", "fun"),
        ("debt.d1.assisted", "maybe"),
        ("debt.d1.fee_payee", "me"),
        ("debt.d1.yearly_percent", "-1"),
        ("debt.d1.claim", "lots"),
        ("debt.d1.unpaid_since", "long ago"),
        ("debt.d1.summons_received_on", "2026-13-01"),
        ("debt.d1.principal", ""),
        ("debt.new", "   "),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_the_way_to_write_it(answer_id, value):
    with pytest.raises(InputUnusable) as refused:
        set_answer(ONE, answer_id, value)

    assert refused.value.next_step
    assert len(refused.value.message()) < 200


def test_the_next_step_names_the_choices():
    with pytest.raises(InputUnusable, match="guarantor"):
        set_answer(ONE, "debt.d1.fee_payee", "me")
    with pytest.raises(InputUnusable, match="2026-11-22"):
        set_answer(ONE, "debt.d1.formed_on", "soon")


@pytest.mark.parametrize(
    "answer_id",
    [
        "",
        "income",
        "household",
        "household.",
        "household.incme",
        "household.income_fen",
        "borrower.name",
        "triage.weather",
        "debt.d1",
        "debt.d1.",
        "debt.d1.schedule",
        "debt.d1.id",
        "debt.d1.lender.name",
        "debt.d9.lender",
        "case.as_of",
        "as_of",
    ],
)
@pytest.mark.parametrize("value", ["1", "unknown"])
def test_an_id_that_means_nothing_is_refused(answer_id, value):
    with pytest.raises(InputUnusable) as refused:
        set_answer(ONE, answer_id, value)
    assert refused.value.code in ("answer_id_unknown", "debt_unknown")


@pytest.mark.parametrize("field", ALL_DEBT_FIELDS)
def test_unknown_is_an_answer_to_every_question_and_changes_no_fact(field):
    case = set_answer(ONE, f"debt.d1.{field}", "unknown")

    assert case.answer(f"debt.d1.{field}") == "unknown"
    assert case.debts == ONE.debts


def test_unknown_takes_back_what_the_person_entered_but_not_what_a_file_told():
    entered = set_answer(EMPTY, "household.income", "6500")
    assert set_answer(entered, "household.income", "unknown").household.income_fen is None

    from_file = Case(as_of=AS_OF, debts=(Debt(id="d1", lender="甲银行"),))
    assert first(set_answer(from_file, "debt.d1.lender", "unknown")).lender == "甲银行"


def test_answering_again_replaces_the_answer():
    case = told(EMPTY, ("household.income", "6500"), ("household.income", "7000"))
    assert case.household.income_fen == 700_000
    assert [answer.value for answer in case.answers] == ["7000"]


def test_debts_are_numbered_with_the_first_free_number():
    case = add_debt(add_debt(add_debt(EMPTY, "甲"), "乙"), "丙")
    assert [debt.id for debt in case.debts] == ["d1", "d2", "d3"]

    assert [debt.id for debt in add_debt(remove_debt(case, "d2"), "丁").debts] == ["d1", "d3", "d2"]
    assert first(set_answer(EMPTY, "debt.new", "某某贷")).product == "某某贷"


def test_nothing_of_a_removed_debt_is_left_for_the_next_one_with_its_number():
    call = {"kind": "call", "at": "2026-11-03T10:00:00+08:00", "direction": "in", "number": "1", "debt": "d1"}
    case = set_answer(ONE, "debt.d1.lender", "甲银行").model_copy(
        update={"contacts": (Contact.model_validate(call),)}
    )

    left = remove_debt(case, "d1")

    assert (left.debts, left.answers) == ((), ())
    assert left.contacts[0].debt is None
    with pytest.raises(InputUnusable, match="d1"):
        remove_debt(left, "d1")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("product", "甲"),
        ("lender_type", "bank"),
        ("formed_on", "2026-03-08"),
        ("principal", "100"),
        ("assisted", "yes"),
        ("claim", "100"),
        ("unpaid_since", "none"),
        ("unpaid_since", "2026-10-08"),
        ("monthly_fee", "90"),
        ("summons_received_on", "2026-11-20"),
        ("closed_on", "2026-11-20"),
    ],
)
def test_taking_an_entry_back_leaves_the_debt_as_it_was(field, value):
    bare = Case(as_of=AS_OF, debts=(Debt(id="d1"),))
    assert clear_answer(set_answer(bare, f"debt.d1.{field}", value), f"debt.d1.{field}") == bare


@pytest.mark.parametrize(
    "field", ["periods", "payment", "first_due_on", "yearly_percent", "daily_percent", "grace_days"]
)
def test_taking_a_term_back_opens_only_that_term(field):
    case = told(ONE, ("debt.d1.penalty_percent_of_rate", "150"), ("debt.d1.periods", "12"))
    value = {"first_due_on": "2026-04-08", "periods": "24"}.get(field, "5")
    terms = first(clear_answer(set_answer(case, f"debt.d1.{field}", value), f"debt.d1.{field}")).terms

    assert terms.penalty_multiple_e9 == 1_500_000_000
    assert terms.periods == (None if field == "periods" else 12)
    assert (terms.payment_fen, terms.first_due_on, terms.rate, terms.grace_days) == (None, None, None, 0)


def test_taking_the_payee_back_keeps_the_fee():
    case = told(ONE, ("debt.d1.monthly_fee", "90"), ("debt.d1.fee_payee", "guarantor"))
    fee = first(clear_answer(case, "debt.d1.fee_payee")).fees[0]
    assert (fee.amount_fen, fee.payee) == (9_000, Payee.LENDER)


def test_household_entries_are_taken_back_to_their_start():
    case = told(
        EMPTY, ("household.income", "6500"), ("household.buffer_percent", "20"), ("triage.summons", "yes")
    )
    for answer_id in ("household.income", "household.buffer_percent", "triage.summons"):
        case = clear_answer(case, answer_id)
    assert case == EMPTY


@pytest.mark.parametrize(
    "answer_id", ["debt.d1.id", "debt.d1.schedule", "debt.d9.lender", "household.x", "triage.x", "as_of", ""]
)
def test_what_nobody_enters_cannot_be_taken_back(answer_id):
    with pytest.raises(InputUnusable):
        clear_answer(ONE, answer_id)


# --- Who collects, who the creditor is, what came of it -----------------------------------------------------------


def test_an_agency_is_told_in_three_answers_and_taken_back_with_one():
    case = told(
        ONE,
        ("debt.d1.agency", "丁催收有限公司"),
        ("debt.d1.agency_since_on", "2026-11-01"),
        ("debt.d1.agency_notified_on", "2026-10-30"),
    )
    hired = first(case).agencies[0]

    assert (hired.name, hired.since_on, hired.notified_on) == (
        "丁催收有限公司",
        date(2026, 11, 1),
        date(2026, 10, 30),
    )
    assert first(clear_answer(case, "debt.d1.agency")).agencies == ()


def test_a_sale_of_the_claim_is_dated_today_until_its_day_is_told():
    case = set_answer(ONE, "debt.d1.assigned_to", "乙资产管理有限公司")
    assert first(case).transfers[0].on == AS_OF

    case = told(
        case,
        ("debt.d1.assigned_on", "2026-11-01"),
        ("debt.d1.assigned_notified_on", "2026-11-05"),
        ("debt.d1.assigned_notified_by", "new"),
    )
    sold = first(case).transfers[0]
    assert (sold.to, sold.on, sold.notified_on) == (
        "乙资产管理有限公司",
        date(2026, 11, 1),
        date(2026, 11, 5),
    )
    assert len(first(case).transfers) == 1
    assert first(set_answer(case, "debt.d1.assigned_to", "none")).transfers == ()


def test_a_guarantors_payment_has_an_amount_and_stands_beside_a_sale():
    case = told(
        ONE,
        ("debt.d1.assigned_to", "乙资产管理有限公司"),
        ("debt.d1.guarantor_paid", "4000"),
        ("debt.d1.guarantor_paid_by", "丙融资担保有限公司"),
        ("debt.d1.guarantor_paid_on", "2026-11-02"),
    )
    assert [(one.to, one.amount_fen) for one in first(case).transfers] == [
        ("乙资产管理有限公司", None),
        ("丙融资担保有限公司", 400_000),
    ]


def test_a_suit_is_filed_served_and_ended_in_one_step():
    case = told(
        ONE,
        ("debt.d1.suit_filed_on", "2026-09-01"),
        ("debt.d1.summons_received_on", "2026-09-20"),
        ("debt.d1.suit_ended_on", "2026-11-01"),
    )
    assert first(case).proceedings == (
        Proceeding(
            kind=ProceedingKind.LAWSUIT,
            filed_on=date(2026, 9, 1),
            served_on=date(2026, 9, 20),
            ended_on=date(2026, 11, 1),
        ),
    )


def test_the_method_and_the_overdue_rate_can_be_told():
    case = told(ONE, ("debt.d1.method", "bullet"), ("debt.d1.penalty_daily_percent", "0.05"))
    terms = first(case).terms
    assert terms is not None
    assert (terms.method, terms.penalty_rate and terms.penalty_rate.per) == (Method.BULLET, Per.DAY)
    cleared = first(clear_answer(case, "debt.d1.penalty_daily_percent")).terms
    assert cleared is not None
    assert cleared.penalty_rate is None


def test_a_mark_is_an_answer_and_changes_no_fact():
    case = set_answer(ONE, "debt.d1.dishonest_listed", "是")
    assert (case.answer("debt.d1.dishonest_listed"), case.debts) == ("yes", ONE.debts)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("assigned_notified_by", "谁"),
        ("was_overdue", "也许"),
        ("guarantor_paid", "很多"),
        ("method", "慢慢还"),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_how_to_write_it(field, value):
    with pytest.raises(InputUnusable) as refused:
        set_answer(ONE, f"debt.d1.{field}", value)
    assert refused.value.next_step == how_to_write(field)


@pytest.mark.parametrize("field", MORE_FIELDS)
def test_how_to_write_is_known_of_every_field(field):
    assert how_to_write(field)


@pytest.mark.parametrize("question", ["vanished", "frozen", "auto_debit"])
def test_a_call_for_help_is_answered_by_yes_or_no(question):
    assert set_answer(EMPTY, f"triage.{question}", "是").answer(f"triage.{question}") == "yes"


def test_one_sum_beside_listed_incomes_would_count_for_nothing_and_is_refused():
    listed = Case(as_of=AS_OF, household=Household(incomes=(Income(name="零工", amount_fen=300_000),)))
    with pytest.raises(InputUnusable, match="按来源列了 1 项"):
        set_answer(listed, "household.income", "9000")
