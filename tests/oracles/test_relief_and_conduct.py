"""Worked examples C22, C23, C26, C28 and C29: credit repair, card plans, damages, and calls counted by the day."""

from datetime import date

import pytest

from liangqing.base.errors import InputUnusable
from liangqing.conduct.audit import audit
from liangqing.law.book import load_book
from liangqing.law.lines import card_plan, damages_line, one_off_repair
from tests.conduct.made import N1, N2, call, debt, missed, moment, of

BOOK = load_book()
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("overdue_on", "amount_fen", "paid_on", "hidden_by"),
    [
        (date(2023, 5, 1), 9_800_00, date(2024, 1, 1), date(2026, 1, 1)),
        (date(2025, 10, 1), 10_000_00, date(2026, 1, 20), date(2026, 2, 28)),
        (date(2025, 12, 31), 10_000_01, date(2026, 1, 20), None),
        (date(2025, 6, 1), 5_000_00, date(2026, 4, 1), None),
        (date(2026, 1, 5), 500_00, date(2026, 1, 6), None),
        (date(2025, 12, 31), 800_00, date(2026, 3, 31), date(2026, 4, 30)),
    ],
)
def test_c22_the_closed_one_off_repair(overdue_on, amount_fen, paid_on, hidden_by):
    assert one_off_repair(BOOK, overdue_on, amount_fen, paid_on).hidden_by == hidden_by


@pytest.mark.parametrize(
    ("overdue_on", "paid_on", "hidden_by"),
    [
        (date(2020, 1, 1), date(2025, 11, 30), date(2026, 1, 1)),
        (date(2019, 12, 31), date(2025, 11, 30), None),
        (date(2025, 6, 1), date(2025, 12, 1), date(2026, 1, 31)),
    ],
    ids=["both first lines counted in", "begun a day too early", "paid a day after the early line"],
)
def test_c22_lines_are_counted_in(overdue_on, paid_on, hidden_by):
    assert one_off_repair(BOOK, overdue_on, 10_000_00, paid_on).hidden_by == hidden_by


def test_c23_a_card_plan_of_sixty_months():
    told = card_plan(BOOK, 36_000_00, 60, TODAY)
    assert told.monthly_fen == 600_00
    assert [reason.rule for reason in told.because] == ["CARD-70"]


def test_c23_sixty_one_months_are_refused():
    with pytest.raises(InputUnusable, match="61"):
        card_plan(BOOK, 36_000_00, 61, TODAY)


@pytest.mark.parametrize(("damages_fen", "over"), [(3_000_00, True), (2_600_01, True), (2_600_00, False)])
def test_c26_damages_strictly_above_the_line(damages_fen, over):
    told = damages_line(BOOK, 2_000_00, damages_fen, TODAY)
    assert (told.line_fen, told.over) == (2_600_00, over)


def test_c28_night_calls_and_a_fourth_answered_call():
    day = [
        call("2026-06-16 08:00:00", N1, debt="yun"),
        call("2026-06-16 10:15:00", N1, debt="yun"),
        call("2026-06-16 15:00:00", N2, debt="yun"),
        call("2026-06-16 19:30:00", N1, debt="yun"),
        missed("2026-06-16 21:59:59", N1, debt="yun"),
        missed("2026-06-16 22:00:00", N1, debt="yun"),
        missed("2026-06-16 07:59:59", N2, debt="yun"),
    ]
    report = audit(day, [debt()], (), BOOK.rules)
    assert [one.at for one in of(report, "T1")] == [
        moment("2026-06-16 07:59:59"),
        moment("2026-06-16 22:00:00"),
    ]
    assert [one.count for one in of(report, "F1")] == [4]
    assert len(report.findings) == 3


def test_c29_seven_tries_from_one_number_and_six_from_another():
    seven = [missed(f"2026-06-16 {hour:02}:10:00", N1, debt="yun") for hour in range(9, 16)]
    six = [missed(f"2026-06-16 {hour:02}:40:00", N2, debt="yun") for hour in range(9, 15)]
    (finding,) = audit([*seven, *six], [debt()], (), BOOK.rules).findings
    assert (finding.code.value, finding.number, finding.count) == ("F2", N1, 7)
