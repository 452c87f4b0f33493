"""Days as people say them."""

from datetime import date

import pytest

from liangqing.base.spoken_days import spoken_day, written_day

#: A Saturday.
TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("今天", date(2026, 11, 28)),
        ("昨天", date(2026, 11, 27)),
        ("前天", date(2026, 11, 26)),
        ("上周五", date(2026, 11, 20)),
        ("上星期天", date(2026, 11, 22)),
        ("上个礼拜一", date(2026, 11, 16)),
        ("这周五", date(2026, 11, 27)),
        ("上个月15号", date(2026, 10, 15)),
        ("上月１５日", date(2026, 10, 15)),
        ("这个月10号", date(2026, 11, 10)),
        (" 上上个月 31 号 ", None),
        ("上个月31号", date(2026, 10, 31)),
        ("这个月31号", None),
        ("上个月0号", None),
        ("改天", None),
        ("2026-11-22", None),
    ],
)
def test_a_spoken_day_is_the_day_that_is_meant(said, meant):
    assert spoken_day(said, TODAY) == meant


def test_the_month_before_january_is_december():
    assert spoken_day("上个月15号", date(2026, 1, 31)) == date(2025, 12, 15)


def test_what_is_no_such_word_stays_as_it_was_typed():
    assert [written_day(text, TODAY) for text in ("昨天", "none", "2026-11-22")] == [
        "2026-11-27",
        "none",
        "2026-11-22",
    ]
