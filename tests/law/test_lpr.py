"""The one-year LPR: look-up, age, and quotes that the user enters."""

from datetime import date

import pytest

from liangqing.law.tables import load_lpr

TABLE = load_lpr()


def test_the_shipped_table_has_a_quote_for_every_month_in_order():
    months = [(quote.published_on.year, quote.published_on.month) for quote in TABLE.quotes]
    assert (months[0], months[-1], len(months)) == ((2019, 8), (2026, 9), 86)
    assert [year * 12 + month for year, month in months] == list(range(2019 * 12 + 8, 2019 * 12 + 8 + 86))


@pytest.mark.parametrize(
    ("day", "percent_e9"),
    [
        ("2019-08-20", 42_500_000),
        ("2019-09-19", 42_500_000),
        ("2019-09-20", 42_000_000),
        ("2019-11-20", 41_500_000),
        ("2020-02-20", 40_500_000),
        ("2020-04-20", 38_500_000),
        ("2021-12-19", 38_500_000),
        ("2021-12-20", 38_000_000),
        ("2022-01-20", 37_000_000),
        ("2022-08-22", 36_500_000),
        ("2023-06-20", 35_500_000),
        ("2023-08-21", 34_500_000),
        ("2024-07-22", 33_500_000),
        ("2024-10-20", 33_500_000),
        ("2024-10-21", 31_000_000),
        ("2025-05-19", 31_000_000),
        ("2025-05-20", 30_000_000),
        ("2027-01-01", 30_000_000),
    ],
)
def test_a_quote_holds_from_its_day_until_the_next(day, percent_e9):
    quote = TABLE.at(date.fromisoformat(day))
    assert quote is not None
    assert quote.value_e9 == percent_e9


def test_before_the_first_quote_there_is_none():
    assert TABLE.at(date(2019, 8, 19)) is None


def test_the_table_says_when_it_is_too_old():
    assert not TABLE.stale_on(date(2026, 11, 4))
    assert TABLE.stale_on(date(2026, 11, 5))


def test_a_quote_entered_by_hand_is_used_and_marked(answer):
    told = answer("law", "set-lpr", "2026-10-20", "2.9", "--on", "2026-11-22")
    assert told == {"publish_date": "2026-10-20", "percent": "2.9000", "confidence": "user"}
    cap = answer("calc", "cap", "--lender-type", "private", "--formed-on", "2026-10-20", "--on", "2026-11-22")
    assert [part["percent"] for part in cap["segments"]] == ["11.6000"]
    assert any("自己填" in warning for warning in cap["warnings"])
    before = answer(
        "calc", "cap", "--lender-type", "private", "--formed-on", "2026-10-19", "--on", "2026-11-22"
    )
    assert [part["percent"] for part in before["segments"]] == ["12.0000"]


def test_a_quote_entered_by_hand_can_be_corrected(answer):
    answer("law", "set-lpr", "2026-10-20", "2.9", "--on", "2026-11-22")
    answer("law", "set-lpr", "2026-11-20", "2.8", "--on", "2026-11-22")
    answer("law", "set-lpr", "2026-10-20", "3.0", "--on", "2026-11-22")
    status = answer("law", "status", "--on", "2026-11-22")["lpr"]
    assert (status["own"], status["last_on"], status["percent"]) == (2, "2026-11-20", "2.8000")


@pytest.mark.parametrize(
    ("day", "rate"),
    [
        ("2026-09-20", "3.00"),
        ("2026-09-19", "3.00"),
        ("2019-08-20", "4.25"),
        ("2026-11-23", "3.00"),
        ("2062-10-20", "3.00"),
        ("2026-10-20", "30"),
        ("2026-10-20", "20.01"),
        ("2026-10-20", "0"),
        ("2026-10-20", "-3"),
        ("2026-10-20", "三"),
        ("2026-10-20", "3.000000001"),
        ("2026-10-20", "NaN"),
        ("2026-02-30", "3.00"),
        ("昨天", "3.00"),
        ("", ""),
    ],
)
def test_what_cannot_be_a_new_quote_is_refused_and_nothing_is_written(ask, home, day, rate):
    told = ask("law", "set-lpr", "--on", "2026-11-22", "--", day, rate)
    assert (told.status, told.out) == (2, "")
    assert told.err.strip()
    assert not (home / "law" / "lpr.csv").exists()


def test_a_table_of_ones_own_that_was_spoiled_is_named_with_its_line(ask, home):
    ask("law", "set-lpr", "2026-10-20", "3.00", "--on", "2026-11-22")
    own = home / "law" / "lpr.csv"
    own.write_text(own.read_text(encoding="utf-8") + "2026-11-20,drei,user\n", encoding="utf-8")
    told = ask("calc", "cap", "--lender-type", "private", "--formed-on", "2026-10-20")
    assert told.status == 2
    assert "第 3 行" in told.err
