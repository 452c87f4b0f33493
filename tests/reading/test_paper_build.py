"""Loan papers into a case: contracts make or fill debts, court papers become steps; what is unclear is asked."""

import itertools
from datetime import date

import pytest

from liangqing.assess.owners import missing_owners
from liangqing.base.rates import Per, Rate
from liangqing.case.case import Case
from liangqing.case.casefile import dump_case, parse_case
from liangqing.case.debt import Debt, ProceedingKind
from liangqing.case.edit import remove_debt, set_answer
from liangqing.case.terms import Method, Payee
from tests.reading.expected import fixture
from tests.reading.made import AS_OF, built, debt_of, schedule

CONTRACT, SUMMONS, COMPLAINT, ORDER, ENFORCEMENT, AGREEMENT = (
    fixture(f"{name}.txt")
    for name in (
        "contract",
        "summons",
        "complaint",
        "payment_order",
        "enforcement_notice",
        "repayment_agreement",
    )
)
LOAN = {
    "放款机构": "明月示例消费金融有限公司",
    "合同编号": "HT-2026-000123",
    "放款日": "2026-02-10",
    "合同金额": "12000.00",
    "到账金额": None,
    "年利率": None,
}


def test_a_contract_makes_a_debt_with_its_terms() -> None:
    debt = debt_of(built(CONTRACT))

    assert (debt.lender, debt.contract_no) == ("明月示例消费金融有限公司", "HT-2026-000123")
    assert (debt.formed_on, debt.principal_fen) == (date(2026, 2, 10), 1_200_000)
    assert debt.terms is not None
    assert (debt.terms.method, debt.terms.periods) == (Method.INSTALMENT, 12)
    assert debt.terms.rate == Rate(value_e9=182_500_000, per=Per.YEAR)
    assert (debt.terms.penalty_multiple_e9, debt.terms.grace_days) == (1_500_000_000, 3)
    assert [(fee.name, fee.payee, fee.amount_fen, fee.monthly, fee.deducted) for fee in debt.fees] == [
        ("担保费", Payee.GUARANTOR, 8_050, True, False),
        ("服务费", Payee.LENDER, 30_000, False, True),
    ]


def test_building_again_adds_nothing_and_the_file_keeps_it() -> None:
    first = built(CONTRACT, SUMMONS).case
    again = built(CONTRACT, SUMMONS, into=first)

    assert (again.case, again.added.papers, again.problems) == (first, 0, ())
    assert parse_case(dump_case(first, "case.toml"), "case.toml") == first


@pytest.mark.parametrize(
    "order", list(itertools.permutations((CONTRACT, schedule("甲分期", **LOAN), SUMMONS)))
)
def test_contract_schedule_and_summons_are_one_debt_in_any_order(order: tuple[bytes, ...]) -> None:
    at_once = built(*order).case
    one_by_one = Case(as_of=AS_OF)
    for data in order:
        one_by_one = built(data, into=one_by_one).case

    for case in (at_once, one_by_one):
        (debt,) = case.debts
        assert (debt.product, len(debt.schedule)) == ("甲分期", 3)
        (step,) = debt.proceedings
        assert (step.kind, step.court) == (ProceedingKind.LAWSUIT, "某市某区人民法院")
        assert (step.case_no, step.served_on) == ("（2026）某0101民初678号", None)


def test_the_complaint_belongs_to_the_summons() -> None:
    (debt,) = built(CONTRACT, SUMMONS, COMPLAINT).case.debts

    assert [(step.kind, step.case_no) for step in debt.proceedings] == [
        (ProceedingKind.LAWSUIT, "（2026）某0101民初678号")
    ]


def test_a_payment_order_brings_the_day_of_service() -> None:
    debt = Debt(id="d1", lender="安平示例小额贷款有限公司", principal_fen=1_000_000)

    (filled,) = built(ORDER, into=Case(as_of=AS_OF, debts=(debt,))).case.debts

    (step,) = filled.proceedings
    assert (step.kind, step.served_on) == (ProceedingKind.PAYMENT_ORDER, date(2026, 11, 18))


def test_a_court_paper_of_an_unknown_creditor_makes_no_debt_and_is_asked_about() -> None:
    other = Debt(id="d1", lender="别家银行股份有限公司", product="别家贷")

    case = built(ENFORCEMENT, into=Case(as_of=AS_OF, debts=(other,))).case

    (question,) = missing_owners(case)
    assert (len(case.debts), question.choices) == (1, ("d1", "none"))
    assert question.question.startswith("“执行通知书”(f0)说的是哪一笔?可能是别家贷(d1)")

    told = built(ENFORCEMENT, into=set_answer(case, question.id, "d1")).case
    assert [step.kind for step in told.debts[0].proceedings] == [ProceedingKind.ENFORCEMENT]
    assert missing_owners(told) == ()
    assert missing_owners(set_answer(case, question.id, "none")) == ()


def test_two_loans_of_one_lender_are_not_guessed_between() -> None:
    two = tuple(
        Debt(id=f"d{n}", lender="明月示例消费金融有限公司", principal_fen=1_200_000 if n < 3 else 500_000)
        for n in (1, 2, 3)
    )

    case = built(SUMMONS, COMPLAINT, into=Case(as_of=AS_OF, debts=two)).case

    assert all(debt.proceedings == () for debt in case.debts)
    assert [question.choices for question in missing_owners(case)] == [
        ("d1", "d2", "none"),
        ("d1", "d2", "d3", "none"),
    ]


def test_a_contract_that_contradicts_what_is_there_is_told() -> None:
    held = built(schedule("甲分期", **{**LOAN, "合同金额": "11000.00", "年利率": "14.4%"})).case

    result = built(CONTRACT, into=held)

    assert sorted(problem.text.split("“")[1].split("”")[0] for problem in result.problems) == [
        "principal",
        "yearly_percent",
    ]
    assert result.case.debts[0].principal_fen == 1_100_000


def test_an_agreement_is_kept_and_makes_no_new_terms() -> None:
    debt = Debt(id="d1", lender="江南示例银行股份有限公司", principal_fen=3_000_000)
    case = built(AGREEMENT, into=Case(as_of=AS_OF, debts=(debt,))).case

    (question,) = missing_owners(case)
    told = built(AGREEMENT, into=set_answer(case, question.id, "d1")).case
    assert told.debts == case.debts
    assert len(set_answer(case, question.id, "new").debts) == 2


def test_a_removed_debt_lets_its_paper_go() -> None:
    case = remove_debt(built(CONTRACT).case, "d1")

    assert [paper.debt for paper in case.loan_papers] == [None]
