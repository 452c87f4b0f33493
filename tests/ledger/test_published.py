"""Published cases, where they are at hand: dated rates with all their roots, the EU annex, two Fineract schedules.

Floats are compared as printed: to the decimals that the case gives, at most eight, to which it lists its own roots (the
solvers behind its longer figures stop soon after). Money is compared with `==`.
"""

import csv
import json
import os
from calendar import month_name
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest

from liangqing.base.days import DayCount
from liangqing.base.money import parse_yuan
from liangqing.case.records import InstalmentRow
from liangqing.case.terms import Terms
from liangqing.ledger.books import books_on
from liangqing.ledger.flows import dated_yearly
from liangqing.ledger.loan import Loan, Manner
from liangqing.ledger.roots import Answer, find_rates
from liangqing.ledger.schedule import schedule_of

_BESIDE = Path(__file__).parents[2].parent / "shared" / "samples"
FOLDER = Path(os.environ.get("LIANGQING_SAMPLES", _BESIDE)) / "finance"
NO_FOLDER = "no sample folder: set LIANGQING_SAMPLES or put it at ../shared/samples"
NO_TABLE = (
    "the case names a table that does not lie beside it: put a checkout of Anexen/pyxirr into its folder"
)


def cases(kind, name=lambda case: case["id"]):
    path = FOLDER / "cases.json"
    if not path.is_file():
        return [pytest.param(None, id=kind, marks=pytest.mark.skip(reason=NO_FOLDER))]
    told = json.loads(path.read_text("utf-8"))[kind]
    return [pytest.param(case, id=name(case)) for case in told if case.get("fn", "xirr") == "xirr"]


def same(rate, shown):
    """Both to the decimals of the second, at most eight, and twelve figures in all."""
    whole, _, fraction = repr(shown).partition(".")
    decimals = min(len(fraction), 8, 12 - len(whole))
    return round(rate, decimals) == round(shown, decimals)


# --- Rates -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", cases("inline_cases"))
def test_dated_flows(case):
    days = [date.fromisoformat(text) for text in case["dates"]]
    found = dated_yearly(list(zip(days, case["amounts"], strict=True)))

    assert found.answer is Answer.UNIQUE
    assert same(found.rate, case["recomputed"])
    assert abs(found.rate - case["expected"]) <= case["tol"]
    assert found.certificate.brackets[0].crosses


@pytest.mark.parametrize("case", cases("standard_year_cases"))
def test_flows_in_standard_years(case):
    found = find_rates([tuple(flow) for flow in case["flows_years"]])

    assert found.answer is Answer.UNIQUE
    assert same(found.rate, case["recomputed"])
    assert same(found.rate, case["expected"])


@pytest.mark.parametrize("case", cases("csv_cases"))
def test_tables_with_all_their_roots(case):
    """Where several rates fit, none is the answer and all are told; the case lists those from −99.99 % to 25,000 %."""
    table = FOLDER / case["csv"]
    if not table.is_file():
        pytest.skip(NO_TABLE)
    with table.open(encoding="utf-8") as lines:
        rows = [row for row in csv.reader(lines) if row[0][0].isdigit()]
    found = dated_yearly([(date.fromisoformat(day), float(amount)) for day, amount in rows])

    listed = case["roots_on_(-0.9999,~250)"]
    assert len(rows) == case["n"]
    assert [round(root, 8) for root in found.roots if -0.9999 < root < 250] == listed
    assert found.answer is (Answer.UNIQUE if len(found.roots) == 1 else Answer.AMBIGUOUS)
    assert (found.rate is None) == (len(found.roots) > 1)
    assert any(same(root, case["expected"]) for root in found.roots)
    assert all(bracket.crosses for bracket in found.certificate.brackets)


# --- Schedules -------------------------------------------------------------------------------------------------------

SEVEN_PERCENT_E9 = 70_000_000


def fineract(place):
    path = FOLDER / "cases.json"
    if not path.is_file():
        pytest.skip(NO_FOLDER)
    return json.loads(path.read_text("utf-8"))["fineract"][place]


def printed_day(text):
    """`01 March 2024`."""
    day, month, year = text.split()
    return date(int(year), list(month_name).index(month), int(day))


def printed_rows(case):
    """(day, balance, principal, interest, due) of each instalment, in fen."""
    return [
        (
            printed_day(row["Date"]),
            *(parse_yuan(row[name]) for name in ("Balance of loan", "Principal due", "Interest", "Due")),
        )
        for row in case["rows"][1:]
    ]


def told_rows(principal_fen, rows):
    """The same five of rows of ours."""
    told, left_fen = [], principal_fen
    for row in rows:
        left_fen -= row.principal_fen
        told.append((row.due_on, left_fen, row.principal_fen, row.interest_fen, row.total_fen))
    return told


def seven_percent():
    """100.00 at 7 % in six months, drawn on 1 January 2024, months of thirty days."""
    terms = Terms.model_validate(
        {"method": "instalment", "rate": {"percent": "7", "per": "year"}, "day_count": "30/360", "periods": 6}
    )
    return schedule_of(terms, 10_000, date(2024, 1, 1))


def assert_rate_and_sums(case, rows):
    dated = [(date(2024, 1, 1), 10_000), *((row.due_on, -row.total_fen) for row in rows)]
    sums = [Fraction(str(amount)) * 100 for amount in case["sum_principal_interest_due"]]
    assert sums == [
        sum(part)
        for part in zip(*((r.principal_fen, r.interest_fen, r.total_fen) for r in rows), strict=True)
    ]
    assert same(dated_yearly(dated).rate, case["xirr_act365"])


def test_fineract_s_equal_instalments_come_out_of_our_schedule():
    case, rows = fineract(0), seven_percent()

    assert told_rows(10_000, rows) == printed_rows(case)
    assert_rate_and_sums(case, rows)


def accruing(rows):
    """The same loan when the days give the interest."""
    return Loan(
        drawn_on=date(2024, 1, 1),
        principal_fen=10_000,
        manner=Manner.ACCRUING,
        rates=((date(2024, 1, 1), SEVEN_PERCENT_E9),),
        rows=rows,
        penalty_e9=0,
        day_count=DayCount.THIRTY_360,
    )


def interest_due(loan):
    """What the books call due as interest on each due day when nothing is paid, in fen."""
    sums = [books_on(loan, (), row.due_on).interest_fen for row in loan.rows]
    return [later - earlier for earlier, later in pairwise([0, *sums])]


def test_fineract_s_equal_instalments_come_out_of_our_books():
    """The books are given the principal of each instalment alone; the days give the interest."""
    loan = accruing(tuple(row.model_copy(update={"interest_fen": 0}) for row in seven_percent()))
    assert interest_due(loan) == [interest for *_, interest, _ in printed_rows(fineract(0))]


def test_fineract_s_overdue_loan_comes_out_of_our_books():
    """Nothing was paid and unpaid principal bears the agreed rate: every month charges the whole 100.00 again.

    So no principal leaves what bears interest before the last day. What is left of the equal instalment is principal.
    """
    case, agreed = fineract(1), seven_percent()
    level_fen, last = agreed[0].total_fen, agreed[-1]
    bare = tuple(
        row.model_copy(update={"principal_fen": 10_000 if row is last else 0, "interest_fen": 0})
        for row in agreed
    )
    charged = interest_due(accruing(bare))

    parts = [level_fen - fen for fen in charged[:-1]]
    rows = [
        InstalmentRow(number=row.number, due_on=row.due_on, principal_fen=part, interest_fen=fen)
        for row, part, fen in zip(agreed, [*parts, 10_000 - sum(parts)], charged, strict=True)
    ]
    assert told_rows(10_000, rows) == printed_rows(case)
    assert_rate_and_sums(case, rows)


def test_only_months_of_thirty_days_make_them_equal():
    """By calendar days January would cost 100.00 × 7 % × 31/360 = 0.60, not 0.58."""
    loan = replace(accruing(seven_percent()), day_count=DayCount.ACT_360)
    assert interest_due(loan)[0] == 60
