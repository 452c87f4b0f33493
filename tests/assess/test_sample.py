"""The sample's six loans, each figure worked out on paper from the printed schedules."""

from datetime import date

import pytest

from liangqing.assess.assess import assess
from liangqing.case.case import Case
from liangqing.law.book import load_book
from liangqing.reading.build import build
from liangqing.reading.read import read_files
from scripts.make_shoebox import files


@pytest.fixture(scope="module")
def told():
    case = build(read_files(files().items()), Case(as_of=date(2026, 11, 22))).case
    return {debt.name: debt for debt in assess(case, load_book()).debts}


def parts(balance):
    return balance.principal_fen, balance.interest_fen, balance.penalty_fen, balance.fees_fen


def test_the_business_loan(told):
    """6 paid: 20,000 − 9,642.29 = 10,357.71. On 20 October 500.00 meet interest 124.29, 12 days of penalty
    1,675.22 × 21.6 % × 12/365 = 11.90, and 363.81 of the principal: 9,993.90.
    Interest 104.19 + 83.85 × 14/30 = 39.13. Penalty (1,675.22 − 363.81) × 21.6 % × 33/365 = 25.61 and
    1,695.32 × 21.6 % × 14/365 = 14.05: 39.66. Together 10,176.88.
    """
    debt = told["网商贷"]
    assert parts(debt.contract) == (999_390, 14_332, 3_966, 0)
    assert (debt.contract.total_fen, debt.claimed_fen, debt.unexplained_fen) == (1_017_688, 1_017_688, 0)
    assert (debt.stage.value, debt.overdue_days) == ("overdue_31_90", 45)


def test_the_consumer_loan(told):
    """8 paid: 15,000 − 10,000. Interest 77.50 + 56.25 × 12/30; penalty 1,250 × 0.075 % × 12 = 11.25."""
    debt = told["借呗"]
    assert parts(debt.contract) == (500_000, 10_000, 1_125, 0)
    # 5,000 × 24 % × 43/365 (10 October to 22 November) = 141.37
    assert debt.lawful.total_fen == 514_137
    assert (debt.stage.value, debt.overdue_days, debt.claimed_fen) == ("overdue_1_30", 12, 511_125)


def test_the_card(told):
    """4 paid: 12,000 − 3,826.27; 89.91 × 2/30 = 5.99. 1.1 % a month is 13.2 % a year."""
    debt = told["江南示例银行信用卡账单分期"]
    assert parts(debt.contract) == (817_373, 599, 0, 0)
    assert debt.nominal_percent == "13.2001"
    assert (debt.stage.value, debt.next_due_on) == ("current", date(2026, 12, 20))


def test_the_microloan_with_money_kept_back(told):
    """3 paid: 10,000 − 2,366.98 = 7,633.02. Interest 91.93 + 82.20 + 72.35 + 62.38 + 52.29 × 8/30 = 322.80.
    Penalty at 14.4521 % × 150 % = 21.67815 % on 808.07 × 100 + 817.80 × 69 + 827.65 × 39 + 837.62 × 8
    = 176,214.51 yuan-days: 104.66.
    Lawful: 1,000 was kept back: 6,633.02, and 24 % on it for 131 days since 14 July: 571.35. Of the three payments of
    900.00 only 120.43 × 9,000/10,000 + 111.05 × 8,208.39/9,220.43 + 101.54 × 7,407.25/8,431.48 = 296.46 were interest.
    """
    debt = told["安平示例快贷"]
    assert parts(debt.contract) == (763_302, 32_280, 10_466, 0)
    assert (debt.lawful.principal_fen, debt.lawful.total_fen) == (659_646, 720_437)
    # the message of 20 November names 罚息 104.65 and 违约金 3,000.00, and 催收服务费 800.00; its interest lacks 13.94
    assert [(gap.what, gap.amount_fen) for gap in debt.claim_gaps] == [
        ("罚息、违约金比合同算的多", 310_465 - 10_466),
        ("各种费用比合同算的多", 80_000),
    ]
    assert (debt.excess_fen, debt.unexplained_fen) == (1_184_653 - 720_437, -1_394)
    assert (debt.nominal_percent, debt.effective_percent, debt.over_cap_fen) == ("35.0742", "41.2999", 58_756)
    assert (debt.stage.value, debt.overdue_days, debt.overdue_fen) == ("overdue_91_plus", 100, 360_000)


def test_the_assisted_loan_with_a_guarantee_fee(told):
    """5 paid: 10,000 − 4,057.97; 44.57 × 17/30 = 25.26. With the fee 27.89 % a year."""
    debt = told["示例优借"]
    assert parts(debt.contract) == (594_203, 2_526, 0, 0)
    assert debt.nominal_percent is not None
    assert debt.nominal_percent.startswith("27.88")
    assert debt.over_cap_fen == 22_702


def test_the_loan_with_a_flat_fee(told):
    """6 paid: 6,000.00 left. "1 % a month" on the first principal is 21.4572 % on what is really owed."""
    debt = told["明月示例分期"]
    assert parts(debt.contract) == (600_000, 0, 0, 0)
    assert (debt.nominal_percent, debt.effective_percent) == ("21.4572", "23.6984")
    assert debt.breach.value == "none"
    assert [one.amount_fen for one in debt.findings if one.code == "fee_not_allowed"] == [144_000]


def test_limitation_ends_three_years_after_each_last_instalment(told):
    # the last instalments fall due on 2027-03-08, 02-10, 07-20, 04-14, 06-05, 05-18; weekends roll to Monday
    assert {debt.limitation.ends_on for debt in told.values()} == {
        date(2030, 3, 8),
        date(2030, 2, 11),  # the 10th is a Sunday
        date(2030, 7, 22),  # the 20th is a Saturday
        date(2030, 4, 15),  # the 14th is a Sunday
        date(2030, 6, 5),
        date(2030, 5, 20),  # the 18th is a Saturday
    }
