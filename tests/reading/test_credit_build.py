"""A credit report into a case: debts matched or made, never doubled; where only a person can tell, it is asked."""

import itertools
from datetime import date

import pytest

from liangqing.assess.owners import missing_owners
from liangqing.base.errors import InputUnusable
from liangqing.case.case import Case
from liangqing.case.casefile import dump_case, parse_case
from liangqing.case.credit import CreditAccount
from liangqing.case.debt import Debt, Purpose
from liangqing.case.edit import remove_debt, set_answer
from tests.reading.expected import fixture
from tests.reading.made import AS_OF, built, schedule

REPORT = fixture("credit_brief_second.txt")
LOAN = {
    "放款机构": "安平示例小额贷款有限公司",
    "放款日": "2026-01-11",
    "合同金额": "12000.00",
    "到账金额": None,
}


def names(case: Case) -> list[tuple[str, str | None]]:
    return [(debt.id, debt.lender) for debt in case.debts]


def owner(case: Case, lender: str, opened_on: date) -> str | None:
    (account,) = [
        record
        for record in case.credit
        if isinstance(record, CreditAccount) and (record.lender, record.opened_on) == (lender, opened_on)
    ]
    return account.debt


def test_what_is_owed_becomes_a_debt_and_what_is_settled_does_not() -> None:
    case = built(REPORT).case

    assert names(case) == [
        ("d1", "甲州银行股份有限公司某支行"),
        ("d2", "甲州银行股份有限公司"),
        ("d3", "庚示例融资租赁有限公司"),
        ("d4", "丁川示例银行股份有限公司"),
        ("d5", "明月示例消费金融有限公司"),
        ("d6", "安平示例小额贷款有限公司"),
        ("d7", "己山示例银行股份有限公司"),
    ]
    card, consumer = case.debts[1], case.debts[4]
    assert (card.product, card.purpose) == ("甲州银行信用卡", Purpose.CARD)
    assert (consumer.formed_on, consumer.principal_fen) == (date(2025, 12, 5), 500_000)
    assert (consumer.lender_type, consumer.purpose) == ("consumer_finance", "consumer")
    assert all(debt.claim is None for debt in case.debts)


def test_building_again_adds_nothing() -> None:
    first = built(REPORT)
    again = built(REPORT, into=first.case)

    assert again.case == first.case
    assert (again.added.debts, again.added.credit, again.changed, again.unchanged) == (0, 0, 0, 21)


def test_the_case_file_keeps_the_report() -> None:
    case = built(REPORT).case

    assert parse_case(dump_case(case, "case.toml"), "case.toml") == case
    assert parse_case(dump_case(case, "case.json"), "case.json") == case


@pytest.mark.parametrize("order", list(itertools.permutations((REPORT, schedule("安平快贷", **LOAN)))))
def test_a_loan_with_a_schedule_is_found_and_not_made_again(order: tuple[bytes, ...]) -> None:
    case = built(*order).case

    debt_id = owner(case, "安平示例小额贷款有限公司", date(2026, 1, 11))
    assert debt_id is not None
    assert len(case.debts) == 7
    debt = case.debt(debt_id)
    assert debt is not None
    assert (debt.product, debt.contract_no) == ("安平快贷", "HT-0001")


def test_a_schedule_that_comes_later_goes_to_the_debt_that_the_report_made() -> None:
    case = built(schedule("安平快贷", **LOAN), into=built(REPORT).case).case

    assert len(case.debts) == 7
    assert case.debts[5].product == "安平快贷"
    assert case.debts[5].schedule


def test_two_loans_of_one_lender_are_two_debts() -> None:
    other = {**LOAN, "放款日": "2025-05-05", "合同金额": "3000.00"}

    case = built(schedule("安平快贷", **other), REPORT).case

    assert len(case.debts) == 8
    assert missing_owners(case) == ()


def test_a_loan_without_day_and_amount_is_asked_about() -> None:
    vague = {"放款机构": "安平示例小额贷款有限公司", "放款日": None, "合同金额": None, "到账金额": None}

    case = built(schedule("安平快贷", **vague), REPORT).case

    (question,) = missing_owners(case)
    assert question.choices == ("d1", "new", "none")
    assert "2026-01-11 安平示例小额贷款有限公司的个人经营性贷款 12,000.00 元" in question.question
    assert len(case.debts) == 7  # nothing was made of it

    told = set_answer(case, question.id, "d1")
    assert missing_owners(told) == ()
    filled = built(REPORT, into=told).case
    assert (filled.debts[0].formed_on, filled.debts[0].principal_fen) == (date(2026, 1, 11), 1_200_000)

    assert len(set_answer(case, question.id, "new").debts) == 8
    left = built(REPORT, into=set_answer(case, question.id, "none")).case
    assert (len(left.debts), missing_owners(left)) == (7, ())
    assert missing_owners(set_answer(case, question.id, "unknown")) == ()


def test_an_account_is_no_debt_that_is_not_there() -> None:
    case = built(REPORT).case
    answer_id = f"credit.{next(r.key() for r in case.credit if isinstance(r, CreditAccount))}.debt"

    for wrong_id, value in ((answer_id, "d99"), ("credit.0000.debt", "d1"), ("credit", "d1")):
        with pytest.raises(InputUnusable):
            set_answer(case, wrong_id, value)


def test_a_debt_typed_by_hand_keeps_what_was_typed_and_a_clash_is_told() -> None:
    typed = Debt(
        id="d1",
        lender="安平示例小额贷款有限公司",
        formed_on=date(2026, 1, 11),
        principal_fen=1_200_000,
        purpose=Purpose.CONSUMER,
    )
    case = Case(as_of=AS_OF, debts=(typed,))

    result = built(REPORT, into=case)
    assert result.case.debts[0].purpose is Purpose.CONSUMER
    assert result.problems == ()

    account_id = next(
        f"credit.{r.key()}.debt" for r in result.case.credit if getattr(r, "debt", None) == "d1"
    )
    other = Debt(
        id="d1", lender="安平示例小额贷款有限公司", formed_on=date(2025, 3, 3), principal_fen=1_200_000
    )
    asked = built(REPORT, into=Case(as_of=AS_OF, debts=(other,))).case
    clash = built(REPORT, into=set_answer(asked, account_id, "d1"))
    assert [(problem.code, problem.line) for problem in clash.problems] == [("clash", 37)]
    assert clash.case.debts[0].formed_on == date(2025, 3, 3)


def test_one_card_in_two_currencies_is_one_debt() -> None:
    second = REPORT.decode().replace(
        "4.2024年01月02日乙城银行股份有限公司发放的贷记卡（美元账户）。截至2026年10月尚未激活。",
        "4.2019年05月08日甲州银行股份有限公司发放的贷记卡（美元账户，卡片尾号：1234）。"
        "截至2026年10月，信用额度5,000，已使用额度120。",
    )

    case = built(second.encode()).case

    assert len(case.debts) == 7
    assert [r.debt for r in case.credit if isinstance(r, CreditAccount) and r.card_tail] == ["d2", "d2"]


def test_a_newer_report_brings_newer_figures_and_no_new_debt() -> None:
    later = REPORT.decode().replace("截至2026年10月，余额\n9,000", "截至2026年11月，余额\n8,000")
    first = built(REPORT).case

    for case in (built(later.encode(), into=first).case, built(later.encode(), REPORT).case):
        assert len(case.debts) == 7
        (account,) = [r for r in case.credit if isinstance(r, CreditAccount) and r.balance_fen == 800_000]
        assert (account.told_for, account.debt) == ("2026-11", "d6")


def test_a_debt_that_is_removed_lets_its_account_go() -> None:
    case = remove_debt(built(REPORT).case, "d6")

    assert owner(case, "安平示例小额贷款有限公司", date(2026, 1, 11)) is None
