"""A card's working paper: from the printed cells alone every line of every statement comes out again."""

import re
from datetime import date
from fractions import Fraction
from io import BytesIO

import pytest
from openpyxl import load_workbook

from liangqing import app
from liangqing.case.case import Case
from tests.assess.made import debt, event

_TERMS = {
    "method": "card",
    "rate": {"percent": "0.05", "per": "day"},
    "card": {
        "statement_day": 5,
        "due_day": 25,
        "interest_mode": "full",
        "minimum_percent": "10",
        "late_fee_percent": "5",
        "late_fee_least": "10",
    },
}
_LATE_FEE = re.compile(r"([\d,.]+) × ([\d.]+)%[,，]最少 ([\d,.]+)")
_PART = re.compile(r"(\S+?) ([\d,]+\.\d\d)")
_INTEREST = ("利息", "还没出账的利息")


def _case(*events, as_of=date(2026, 11, 22)):
    told = debt(
        product="示例信用卡",
        schedule=[],
        principal=None,
        disbursed=None,
        purpose="card",
        formed_on=date(2020, 1, 1),
        terms=_TERMS,
        events=list(events),
    )
    return app.look(Case(as_of=as_of, debts=(told,)))


def _plan_row(number, on):
    return {"number": number, "due_on": on, "principal": "100.00", "interest": "1.50", "fee": "0.50"}


_PLAN = [_plan_row(number, date(2026, 6 + number, 20)) for number in range(1, 7)]
_STORIES = {
    "a plan of six rows, two still to come": (
        {**event(date(2026, 6, 10), "600.00", "plan"), "rows": _PLAN},
        event(date(2026, 7, 15), "900.00", "purchase"),
    ),
    "nothing is paid": (
        event(date(2026, 6, 10), "3000.00", "purchase"),
        event(date(2026, 7, 1), "1234.56", "purchase"),
    ),
    "cash and payments in part": (
        event(date(2026, 6, 10), "3000.00", "purchase"),
        event(date(2026, 6, 20), "1000.00", "cash_advance"),
        event(date(2026, 7, 25), "500.00"),
        event(date(2026, 8, 12), "777.77", "purchase"),
        event(date(2026, 9, 20), "1500.00"),
        event(date(2026, 10, 8), "20.00", "fee"),
    ),
    "paid whole and too much": (
        event(date(2026, 6, 10), "3000.00", "purchase"),
        event(date(2026, 7, 20), "3100.00"),
        event(date(2026, 9, 9), "400.00", "purchase"),
    ),
    "months late, then the principal first": (
        event(date(2026, 1, 10), "8000.00", "purchase"),
        event(date(2026, 8, 20), "2000.00"),
    ),
}


@pytest.fixture(scope="module", params=list(_STORIES.values()), ids=list(_STORIES))
def whole(request):
    return _case(*request.param)


def _lines(whole):
    data, _ = app.draft("working_paper", whole, "d1", ".xlsx")
    sheet = load_workbook(BytesIO(data))["逐期账单"]
    filled = [row for row in sheet.iter_rows(values_only=True) if len([c for c in row if c is not None]) > 2]
    return [dict(zip(filled[0], row, strict=True)) for row in filled[1:]]


def _exact(value):
    return Fraction(str(value).replace(",", "").rstrip("%"))


def _cent(amount):
    return Fraction(int(amount * 100 + Fraction(1, 2)), 100)


def test_interest_is_the_product_of_the_cells_and_a_line_is_their_sum(whole):
    year, running, charged = 365, Fraction(0), 0
    for row in _lines(whole):
        if row["天数"] != "—":
            start_on, end_on = (date.fromisoformat(day) for day in row["计息起止"].split(" 至 "))
            assert (end_on - start_on).days == row["天数"]
            exact = _exact(row["计息的钱"]) * _exact(row["年利率"]) / 100 * row["天数"] / year
            assert abs(exact - _exact(row["算出的利息"])) <= Fraction(1, 2_000_000)
            running += exact
        elif row["发生了什么"] in _INTEREST:
            assert _exact(row["金额"]) == _cent(running)
            running, charged = Fraction(0), charged + 1
    assert running == 0
    assert charged


def test_each_balance_is_the_one_before_and_the_amount(whole):
    balance = Fraction(0)
    for row in _lines(whole):
        if row["余额"] == "—":
            continue
        balance += 0 if row["金额"] == "—" else _exact(row["金额"])
        assert _exact(row["余额"]) == balance
    assert balance * 100 == whole.position.debt("d1").contract.total_fen


def test_a_late_fee_is_its_share_of_what_was_missing(whole):
    for row in _lines(whole):
        if row["发生了什么"] == "违约金":
            ((missing, percent, least),) = _LATE_FEE.findall(row["违约金怎么算"])
            assert _exact(row["金额"]) == max(_cent(_exact(missing) * _exact(percent) / 100), _exact(least))


def test_what_a_payment_settled_adds_up_to_it(whole):
    for row in _lines(whole):
        if row["发生了什么"] == "还款":
            assert sum(_exact(fen) for _, fen in _PART.findall(row["冲抵"])) == -_exact(row["金额"])


def test_late_for_more_than_ninety_days_a_payment_meets_the_principal():
    whole = _case(*_STORIES["months late, then the principal first"])
    (paid,) = (row for row in _lines(whole) if row["发生了什么"] == "还款")
    assert paid["冲抵"] == "消费 2,000.00"


def test_a_payment_taken_back_says_so():
    bought, paid = (
        event(date(2026, 6, 10), "3000.00", "purchase"),
        {**event(date(2026, 7, 20), "500.00"), "key": "p1"},
    )
    back = {**event(date(2026, 7, 22), "500.00", "reversal"), "of": "p1"}
    rows = {row["发生了什么"]: row for row in _lines(_case(bought, paid, back))}
    assert rows["还款"]["冲抵"] == "后来冲正了"
    assert rows["冲正"]["金额"] == 500


def test_every_ending_is_written_and_the_same_facts_give_the_same_bytes(whole):
    for suffix in (".xlsx", ".pdf", ".docx", ".txt"):
        first, second = (app.draft("working_paper", whole, "d1", suffix)[0] for _ in range(2))
        assert first == second
        assert len(first) > 1000
