"""The tables as files: what is taken, and what is refused in words that name the place."""

from datetime import date, timedelta

import pytest

from liangqing.base.errors import InputUnusable
from liangqing.law.tables import (
    HolidayYear,
    LprQuote,
    LprTable,
    parse_holidays,
    parse_quotes,
    quote_of,
)

HEAD = "publish_date,lpr_1y_pct,cap_4x_pct,confidence\n"
FIRST, SECOND, THIRD, FOURTH = (date(2026, month, 20) for month in (6, 7, 8, 9))


def quote(published_on, value_e9=30_000_000, confidence="x"):
    return LprQuote(published_on, value_e9, confidence)


def refused(parse, text):
    with pytest.raises(InputUnusable) as raised:
        parse(text, "own")
    return raised.value


def test_a_table_of_quotes():
    assert parse_quotes(f"{HEAD}2026-06-20,3.00,12.00,a\n2026-07-20,2.9,11.6,b\n", "own") == (
        quote(FIRST, 30_000_000, "a"),
        quote(SECOND, 29_000_000, "b"),
    )


def test_the_fourfold_need_not_be_written():
    assert parse_quotes("publish_date,lpr_1y_pct,confidence\n2026-06-20,3.00,x\n", "own") == (quote(FIRST),)


@pytest.mark.parametrize(
    ("last_line", "why"),
    [
        ("2026-06-20,3.00,12.00,x", "日期没有比上一行晚"),
        ("2026-06-19,3.00,12.00,x", "日期没有比上一行晚"),
        ("2026-07-20,3.00,12.01,x", "四倍那一列不是利率的四倍"),
        ("2026-07-20,drei,12.00,x", "列名、日期或利率读不懂"),
        ("2026-07-20,3.00,zwölf,x", "列名、日期或利率读不懂"),
        ("2026-07-20", "列名、日期或利率读不懂"),
    ],
)
def test_a_line_that_cannot_be_is_refused_with_its_number(last_line, why):
    told = refused(parse_quotes, f"{HEAD}2026-06-20,3.00,12.00,x\n{last_line}\n")
    assert (told.code, told.where) == ("lpr_unusable", "own 第 3 行")
    assert told.text == f"LPR 表的这一行不能用:{why}。"
    assert told.next_step == "每行写 2026-10-20,3.00,来源,按日期从早到晚。"


def test_a_head_that_cannot_be_read_is_refused_as_the_first_line():
    told = refused(parse_quotes, "day,rate\n2026-06-20,3.00\n")
    assert (told.where, told.text) == ("own 第 1 行", "LPR 表的这一行不能用:列名读不懂。")


def test_a_cell_that_never_ends_is_refused_with_the_name_of_the_table():
    told = refused(parse_quotes, f"{HEAD}2026-06-20,{'3' * 200_000},12.00,x\n")
    assert (told.where, told.text) == ("own", "LPR 表的这一行不能用:有一格太长。")


def test_the_largest_rate_that_can_be_meant():
    assert quote_of("2026-06-20", "20", "x") == quote(FIRST, 200_000_000)
    with pytest.raises(ValueError, match=r"20\.0001"):
        quote_of("2026-06-20", "20.0001", "x")


def test_later_quotes_continue_a_table_and_change_nothing_in_it():
    shipped = LprTable((quote(FIRST), quote(SECOND), quote(THIRD)))
    day_before = THIRD - timedelta(days=1)
    later = [quote(date(2026, 10, 20), 1), quote(FOURTH, 2), quote(THIRD, 3), quote(day_before, 4)]
    added = shipped.continued(later).quotes[3:]
    assert added == (quote(FOURTH, 2), quote(date(2026, 10, 20), 1))
    assert shipped.continued(later).quotes[:3] == shipped.quotes


def notice(off, make_up="", year=2027):
    return f'[{year}]\nsource = "试验用的通知"\noff = {off!r}\nmake_up = [{make_up}]\n'


@pytest.mark.parametrize(
    ("off", "make_up"),
    [
        (["2026-12-25/2027-01-03"], "2027-01-09"),
        (["2027-12-25/2028-01-07"], "2027-12-19"),
        (["2027-10-01/2027-11-01"], ""),
    ],
    ids=["reaches a week back", "reaches a week on", "the longest span"],
)
def test_a_notice_of_a_year(off, make_up):
    assert parse_holidays(notice(off, make_up), "own")[2027].off == tuple(off)


OUTSIDE, NO_WEEKEND = "2027 年:有不在这一年的日子", "2027 年:调休上班的日子应当是不放假的周六、周日"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (notice(["2026-12-24/2027-01-03"]), OUTSIDE),
        (notice(["2027-12-25/2028-01-08"]), OUTSIDE),
        (notice(["2027-01-01/2027-01-03"], "2026-10-10"), OUTSIDE),
        (notice([]), OUTSIDE),
        (notice(["2027-01-01/2027-01-03"], "2027-01-05"), NO_WEEKEND),
        (notice(["2027-01-01/2027-01-03"], "2027-01-02"), NO_WEEKEND),
        (notice(["2027-01-01/2027-02-02"]), "写法不对"),
        ("[2027]\noff = 3\n", "写法不对"),
        ("2027", "写法不对"),
    ],
)
def test_what_cannot_be_a_notice_is_refused_whole(text, why):
    told = refused(parse_holidays, text)
    assert (told.code, told.where) == ("holidays_unusable", "own")
    assert told.text == f"放假安排不能用:{why}。"
    assert told.next_step == "每年一节,写 source、off、make_up,写法见 docs/law-pack.md。"


def test_a_span_too_long_to_be_a_holiday_is_named():
    year = HolidayYear(source="试验用的通知", off=("2027-01-01/2027-02-02",), make_up=())
    with pytest.raises(ValueError, match="2027-01-01/2027-02-02"):
        year.days_off()
