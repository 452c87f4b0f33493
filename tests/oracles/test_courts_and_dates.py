"""Worked examples C16–C21, C27, C31 and C32: court money, limitation, deadlines, credit record, small claims."""

from datetime import date

import pytest

from liangqing.law.book import load_book
from liangqing.law.lines import SmallClaims, small_claims


@pytest.mark.parametrize(
    ("amount", "full", "halved"),
    [
        ("8000", "50.00", "25.00"),
        ("20000", "300.00", "150.00"),
        ("30000", "550.00", "275.00"),
        ("100000", "2300.00", "1150.00"),
        ("200000", "4300.00", "2150.00"),
        ("300000", "5800.00", "2900.00"),
    ],
)
def test_c16_court_fees(answer, amount, full, halved):
    told = answer("calc", "court-fee", "--amount", amount, "--on", "2026-11-22")
    assert (told["full"], told["halved"]) == (full, halved)


def test_c17_the_doubled_part_of_judgment_interest(answer):
    told = answer("calc", "judgment-interest", "--amount", "50000", "--days", "90", "--on", "2026-11-22")
    assert told["doubled_part"] == "787.50"


@pytest.mark.parametrize(
    ("due", "interrupted", "raw_on", "ends_on"),
    [
        ("2022-03-10", None, "2025-03-10", "2025-03-10"),
        ("2022-03-10", "2024-12-01:demand", "2027-12-01", "2027-12-01"),
        ("2023-06-15", None, "2026-06-15", "2026-06-15"),
        ("2023-06-15", "2026-05-20:promise", "2029-05-20", "2029-05-21"),
        ("2024-02-29", None, "2027-02-28", "2027-03-01"),
    ],
    ids=["a", "b", "c", "d", "e"],
)
def test_c18_limitation(answer, due, interrupted, raw_on, ends_on):
    restart = ["--interrupted", interrupted] if interrupted else []
    told = answer("calc", "limitation", "--due", due, *restart)
    assert (told["raw_on"], told["ends_on"], told["revived"]) == (raw_on, ends_on, False)


@pytest.mark.parametrize("due", ["2024-02-29"])
def test_c18_a_year_without_notice_carries_a_warning(answer, due):
    assert "2027" in answer("calc", "limitation", "--due", due)["warning"]


@pytest.mark.parametrize(
    ("kind", "received", "due_on"),
    [
        ("answer", "2026-11-25", "2026-12-10"),
        ("answer", "2026-11-20", "2026-12-07"),
        ("jurisdiction_objection", "2026-11-20", "2026-12-07"),
        ("payment_order_objection", "2026-11-30", "2026-12-15"),
        ("appeal_ruling", "2026-12-01", "2026-12-11"),
        ("public_notice_service", "2026-11-25", "2026-12-25"),
    ],
)
def test_c19_periods_of_courts(answer, kind, received, due_on):
    told = answer("calc", "deadline", kind, "--from", received)
    assert (told["due_on"], told["possibly_on"]) == (due_on, None)


@pytest.mark.parametrize(
    ("served", "due_on", "possibly_on"),
    [("2026-12-18", "2027-01-02", "2027-01-04"), ("2026-12-17", "2027-01-01", "2027-01-04")],
    ids=["as told", "the sharper one of the second check"],
)
def test_c19_an_appeal_that_ends_in_a_year_not_announced(answer, served, due_on, possibly_on):
    told = answer("calc", "deadline", "appeal_judgment", "--from", served)
    assert (told["due_on"], told["possibly_on"], told["rolled"]) == (due_on, possibly_on, False)
    assert "2027" in told["warning"]


@pytest.mark.parametrize(
    ("kind", "received", "due_on"),
    [
        ("complaint_reply", "2026-11-23", "2026-12-08"),
        ("complaint_reply_complex", "2026-11-23", "2026-12-23"),
        ("complaint_reply_longest", "2026-11-23", "2027-01-22"),
        ("credit_objection_reply", "2026-11-22", "2026-12-12"),
    ],
)
def test_c20_answers_are_owed_in_natural_days(answer, kind, received, due_on):
    assert answer("calc", "deadline", kind, "--from", received)["due_on"] == due_on


def test_c21_the_credit_record(answer):
    paid = answer("calc", "credit-clear", "--ended", "2026-11-30", "--on", "2026-11-30")
    assert paid["delete_after"] == "2031-11-30"
    assert answer("calc", "credit-clear", "--on", "2026-11-30")["delete_after"] is None


@pytest.mark.parametrize(
    ("claim_fen", "way"),
    [
        (60_000_00, SmallClaims.BY_LAW),
        (60_000_01, SmallClaims.BY_AGREEMENT),
        (240_000_00, SmallClaims.BY_AGREEMENT),
        (240_000_01, SmallClaims.NO),
    ],
)
def test_c27_small_claims_count_their_lines_in(claim_fen, way):
    told = small_claims(load_book(), claim_fen, 120_000_00, date(2026, 11, 22))
    assert (told.by_law_up_to_fen, told.by_agreement_up_to_fen) == (60_000_00, 240_000_00)
    assert told.way is way
    assert [reason.rule for reason in told.because] == ["CP-165"]


def test_c31_a_sunday_that_is_worked_is_no_rest_day(answer):
    told = answer("calc", "deadline", "answer", "--from", "2026-09-05")
    assert (told["due_on"], told["rolled"]) == ("2026-09-20", False)


def test_c32_a_period_that_ends_in_the_national_holiday(answer):
    told = answer("calc", "deadline", "answer", "--from", "2026-09-18")
    assert (told["due_on"], told["rolled"]) == ("2026-10-08", True)
