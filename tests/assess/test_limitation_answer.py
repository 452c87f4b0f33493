"""The limitation calculator: a suit restarts the period when it ends, and a payment after the end does not simply."""

from datetime import date

import pytest

from liangqing.assess.date_answers import Interruption, limitation_answer, limitation_words
from liangqing.base.errors import InputUnusable
from liangqing.law.book import load_book
from liangqing.law.limitation import Restart

DUE, TODAY = date(2022, 1, 10), date(2026, 11, 28)
SUED = Interruption(date(2024, 12, 20), Restart.SUIT)
ENDED = Interruption(date(2024, 12, 20), Restart.SUIT, date(2025, 6, 30))


def answer(*interruptions):
    return limitation_answer(DUE, interruptions, load_book(), TODAY)


def test_while_a_suit_runs_there_is_no_day():
    told = answer(SUED)
    assert (told.ends_on, told.raw_on, told.expired, told.pending) == (None, None, False, True)
    assert limitation_words(told) == (
        "起诉、仲裁、支付令、强制执行要等程序结束,三年才重新算。还没结束的,不能说已经过期。",
    )
    assert [one.rule for one in told.because] == ["LIM-188", "LIM-195-END"]


def test_a_suit_that_ended_starts_three_years_from_its_end():
    told = answer(ENDED)
    assert (told.ends_on, told.pending, told.expired) == (date(2028, 6, 30), False, False)
    assert answer(ENDED, Interruption(date(2026, 3, 2), Restart.DEMAND)).raw_on == date(2029, 3, 2)


def test_a_suit_after_the_end_changes_nothing_even_while_it_runs():
    told = answer(Interruption(date(2025, 3, 20), Restart.SUIT))
    assert (told.ends_on, told.pending, told.expired) == (date(2025, 1, 10), False, True)


def test_a_payment_in_time_restarts():
    told = answer(Interruption(date(2024, 12, 20), Restart.PAYMENT))
    assert (told.raw_on, told.revived, told.possibly_on) == (date(2027, 12, 20), False, None)


def test_after_a_payment_behind_the_end_the_end_stays_and_what_may_be_claimed_is_told():
    told = answer(Interruption(date(2026, 10, 15), Restart.PAYMENT))
    assert (told.ends_on, told.expired, told.revived) == (date(2025, 1, 10), True, True)
    assert (told.lapsed_on, told.possibly_on) == (None, date(2029, 10, 15))
    assert "各地看法不一;对方可能主张到 2029年10月15日" in limitation_words(told)[0]
    assert [one.rule for one in told.because] == ["LIM-188", "LIM-WAIVE"]


def test_after_a_promise_behind_the_end_both_days_are_told():
    told = answer(Interruption(date(2026, 10, 15), Restart.PROMISE))
    assert (told.ends_on, told.lapsed_on) == (date(2029, 10, 15), date(2025, 1, 10))
    assert limitation_words(told)[0].startswith("原来到 2025年1月10日(周五) 已经过了;")


def test_a_suit_that_ends_before_it_begins_is_refused():
    with pytest.raises(InputUnusable, match="早于"):
        answer(Interruption(SUED.on, Restart.SUIT, date(2024, 1, 1)))
