"""The working paper, followed by a stranger with a calculator: from the cells alone every figure comes out again."""

import re
from datetime import date
from fractions import Fraction
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from liangqing import app
from liangqing.base.errors import InputUnusable
from liangqing.case.case import Case, replace_debt
from liangqing.case.debt import Debt

_AS_OF = date(2026, 11, 22)
_WORKING = re.compile(r"(罚息|利息) ([\d,.]+) × ([\d.]+)% × (\d+)/(\d+) = ([\d,.]+)")
_SHARE = re.compile(r"下一期利息 ([\d,.]+) × (\d+)/(\d+) = ([\d,.]+)")
_PAID = re.compile(r"(\S+?) ([\d,]+\.\d\d)")


@pytest.fixture(scope="module")
def whole():
    return app.walk(app.sample_files(), _AS_OF)[0]


def _book(whole, debt_id, suffix=".xlsx"):
    data, _ = app.draft("working_paper", whole, debt_id, suffix)
    return load_workbook(BytesIO(data))


def _rows(sheet):
    """The table of a sheet as mappings, amounts exact."""
    filled = [row for row in sheet.iter_rows(values_only=True) if len([c for c in row if c is not None]) > 2]
    return [dict(zip(filled[0], row, strict=True)) for row in filled[1:]]


def _exact(value):
    return Fraction(str(value).replace(",", ""))


def _cent(amount):
    return Fraction(int(amount * 100 + Fraction(1, 2)), 100)


@pytest.mark.parametrize("debt_id", ["d1", "d2", "d3", "d4", "d5", "d6"])
def test_each_days_charge_is_the_product_that_the_paper_prints(whole, debt_id):
    for row in _rows(_book(whole, debt_id)["逐日记账"]):
        for _, base, rate, days, year, result in _WORKING.findall(row["这些天怎么算"]):
            exact = _exact(base) * _exact(rate) / 100 * int(days) / int(year)
            assert abs(exact - _exact(result)) <= Fraction(1, 2_000_000)
        for interest, days, all_days, share in _SHARE.findall(row["这些天怎么算"]):
            assert _cent(_exact(interest) * int(days) / int(all_days)) == _exact(share)


@pytest.mark.parametrize("debt_id", ["d2", "d3", "d6"])
def test_balances_follow_line_by_line(whole, debt_id):
    book = _book(whole, debt_id)
    plan = {row["还款日"]: row for row in _rows(book["还款计划"])}
    lines = _rows(book["逐日记账"])
    interest = penalty = Fraction(0)
    principal = _exact(lines[0]["本金"])
    for row in lines[1:]:
        due = plan.get(row["日期"]) if "期到期" in row["发生了什么"] else None
        interest += _exact(due["利息"]) if due else 0
        penalty += sum(_exact(found[5]) for found in _WORKING.findall(row["这些天怎么算"]))
        paid = {name.lstrip(";；"): _exact(amount) for name, amount in _PAID.findall(row["冲抵"])}
        interest -= paid.get("利息", 0)
        principal -= paid.get("本金", 0)
        if paid.get("罚息"):
            penalty = _cent(penalty) - paid["罚息"]
        shares = sum(_exact(found[3]) for found in _SHARE.findall(row["这些天怎么算"]))
        assert _exact(row["本金"]) == principal
        assert _exact(row["利息"]) == interest + shares
        assert _exact(row["罚息"]) == _cent(penalty)
        parts = ("本金", "利息", "罚息", "费用")
        assert _cent(_exact(row["合计"])) == sum(_cent(_exact(row[part])) for part in parts)


@pytest.mark.parametrize("debt_id", ["d1", "d2", "d3", "d4", "d5", "d6"])
def test_the_ceiling_sums_to_what_the_position_says(whole, debt_id):
    sheet = _book(whole, debt_id)["上限"]
    total = Fraction(0)
    for row in _rows(sheet):
        product = _exact(row["本金"]) * _exact(row["年利率上限"].rstrip("%")) / 100 * row["天数"] / 365
        assert abs(product - _exact(row["本金 × 利率 × 天数/365"])) <= Fraction(1, 2_000_000)
        total += product
    told = next(str(cell.value) for cell in sheet["A"] if "其后已付息费" in str(cell.value))
    figures = re.findall(r"(?:其后已付息费|还剩|本金|合计) ([\d,]+\.\d\d)", told)
    paid, left, principal, together = (_exact(figure) for figure in figures)
    assert _cent(total) - paid == left
    assert left + principal == together == Fraction(whole.position.debt(debt_id).lawful.total_fen, 100)


def test_the_last_line_is_the_contracts_balance(whole):
    for at in whole.position.debts:
        last = _rows(_book(whole, at.id)["逐日记账"])[-1]
        assert last["日期"] == _AS_OF.isoformat()
        assert _cent(_exact(last["合计"])) * 100 == at.contract.total_fen


def test_every_ending_is_written_and_the_same_facts_give_the_same_bytes(whole):
    for suffix in (".xlsx", ".pdf", ".docx", ".txt"):
        first, second = (app.draft("working_paper", whole, "d3", suffix)[0] for _ in range(2))
        assert first == second
        assert len(first) > 1000
    assert _book(whole, "d3").properties.modified.date() == _AS_OF, "the clock has no part in it"


@pytest.mark.parametrize("begins", ["=", "+", "-", "@"])
def test_a_name_that_looks_like_a_formula_stays_a_text(whole, begins):
    name = f'{begins}HYPERLINK("http://x","y")'
    debt = whole.case.debt("d3").model_copy(update={"product": name})
    data, _ = app.draft("working_paper", app.look(replace_debt(whole.case, debt)), "d3", ".xlsx")
    book = load_workbook(BytesIO(data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    named = [cell for cell in cells if str(cell.value).startswith(name)]
    assert named
    assert all(cell.quotePrefix for cell in named), "a spreadsheet keeps it a text when it is edited, too"
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    with ZipFile(BytesIO(data)) as archive:
        sheets = [archive.read(part) for part in archive.namelist() if part.startswith("xl/worksheets/")]
    assert not any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)


def test_a_debt_without_books_is_refused_with_what_is_missing():
    whole = app.look(Case(as_of=_AS_OF, debts=(Debt(id="x", product="甲贷"),)))
    with pytest.raises(InputUnusable, match="账还算不出来"):
        app.draft("working_paper", whole, "x", ".xlsx")


def test_other_papers_are_no_spreadsheets(whole):
    with pytest.raises(InputUnusable, match="写不出"):
        app.draft("call_card", whole, "d3", ".xlsx")


def test_after_a_judgment_its_sum_stands_on_the_paper_and_no_ceiling(whole):
    title = {"kind": "effective_title", "served_on": "2026-06-12", "title": "judgment", "amount": "15600.00"}
    told = whole.case.debts[0].model_dump(by_alias=True) | {"proceedings": [title]}
    case = replace_debt(whole.case, Debt.model_validate(told))
    book = _book(app.look(case), "d1")
    (row,) = [row for row in _rows(book["概要"]) if row["项目"] == "生效文书写的"]
    assert row["数"] == 15600
    assert not {"上限", "差异"} & set(book.sheetnames)
