"""Lawful loans at exactly the ceiling: nobody is accused; raised above what explains them: everybody is found.

First lenders of every kind (`lenders.py`), held against a second reckoning (`reckoning.py`): 1,800 in the everyday run,
10,000 in `make oracle`. Then equal instalments with habits of rounding.
"""

import os
import random
import sys
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from math import ceil, floor

import pytest

from liangqing.base.days import DayCount, add_months
from liangqing.ledger.flows import LoanFlows
from liangqing.ledger.measure import Verdict, measure
from tests.ledger import lenders, reckoning
from tests.ledger.lenders import CAP

#: `make oracle` sets this.
STORIES = int(os.environ.get("LIANGQING_LOANS", "1800"))
_CHUNK = max(STORIES // 20, 1)


def measured(story, raised_fen=0):
    """What the program says of a lender's loan when each payment is so much higher."""
    payments = tuple((on, fen + raised_fen) for on, fen in story.payments)
    return measure(LoanFlows(story.drawn_on, story.principal_fen, payments, DayCount(story.count)), CAP)


@pytest.mark.parametrize("start", range(0, STORIES, _CHUNK))
def test_lenders_of_every_kind_at_the_ceiling_and_one_fen_above_it(start):
    """Each method, count of days, month end and rest day: none accused.

    Then as many whole fen on each payment as any way of counting still explains, with half a fen for rounding: none
    accused. One fen more: all found, and the excess is the one of the second reckoning.
    """
    accused, missed = [], []
    numbers = range(start, min(start + _CHUNK, STORIES))
    for story in lenders.stories(numbers):
        most_fen = reckoning.lawful_raise(story.loan, CAP)
        if measured(story).verdict is Verdict.BREACH or measured(story, most_fen).verdict is Verdict.BREACH:
            accused.append(story)
        above = measured(story, most_fen + 1)
        raised = tuple((on, fen + most_fen + 1) for on, fen in story.payments)
        loan = (story.drawn_on, story.principal_fen, raised, story.count)
        if above.verdict is not Verdict.BREACH or above.over_fen != reckoning.over_fen(loan, CAP):
            missed.append(story)
    sys.stdout.write(
        f"lawful loans {numbers.start} to {numbers.stop - 1}: {len(accused)} accused; "
        f"one fen above what explains them: {len(numbers) - len(missed)} of {len(numbers)} found\n"
    )
    assert (accused, missed) == ([], [])


def test_the_lenders_are_of_every_kind():
    told = list(lenders.stories(range(432)))
    kinds = {(story.method, story.count, story.rests) for story in told}
    assert {(method, count) for method, count, _ in kinds} == {
        (method, count) for method in lenders.METHODS for count in lenders.COUNTS
    }
    assert {rests for *_, rests in kinds} == set(lenders.RESTS)
    assert {28, 29, 30, 31} <= {story.drawn_on.day for story in told}
    assert {1, 36} <= {len(story.payments) for story in told}


# --- Equal instalments, rounded by habit ------------------------------------------------------------------------------

MONTHLY = CAP / 12
LOANS = 250


def exact_level(principal_fen: int, periods: int) -> Fraction:
    """P·i·(1+i)^n / ((1+i)^n − 1), written otherwise than in the code under test."""
    grown = (1 + MONTHLY) ** periods
    return principal_fen * MONTHLY * grown / (grown - 1)


def half_up(value: Fraction) -> int:
    return floor(value + Fraction(1, 2))


def rounded(principal_fen: int, periods: int) -> list[int]:
    return [half_up(exact_level(principal_fen, periods))] * periods


def cut(principal_fen: int, periods: int) -> list[int]:
    return [floor(exact_level(principal_fen, periods))] * periods


def booked(principal_fen: int, periods: int, last: Callable[[Fraction], int]) -> list[int]:
    """As lenders book: interest of each month rounded to the fen, what is left in the last instalment."""
    level, left, payments = half_up(exact_level(principal_fen, periods)), principal_fen, []
    for _ in range(periods - 1):
        interest = half_up(left * MONTHLY)
        payments.append(level)
        left -= level - interest
    return [*payments, left + last(left * MONTHLY)]


HABITS: dict[str, Callable[[int, int], list[int]]] = {
    "every instalment rounded": rounded,
    "every instalment cut": cut,
    "the last one settles, rounded": lambda principal, periods: booked(principal, periods, half_up),
    "the last one settles, rounded up": lambda principal, periods: booked(principal, periods, ceil),
}


def loans(habit: Callable[[int, int], list[int]]) -> list[tuple[date, int, list[int]]]:
    """(day of payout, principal, instalments): odd sums, every length from 3 to 36, month ends and other days."""
    chance = random.Random(20261122)
    told = []
    for number in range(LOANS):
        day = chance.choice([28, 29, 30, 31, chance.randint(1, 27)])
        month = date(chance.randint(2021, 2026), chance.randint(1, 12), 1)
        drawn_on = add_months(month, 0, day)
        principal_fen = chance.randint(50_000, 30_000_000)
        told.append((drawn_on, principal_fen, habit(principal_fen, 3 + number % 34)))
    return told


def flows(drawn_on: date, principal_fen: int, payments: list[int]) -> LoanFlows:
    dues = [(add_months(drawn_on, number), fen) for number, fen in enumerate(payments, 1)]
    return LoanFlows(drawn_on, principal_fen, tuple(dues))


@pytest.mark.parametrize("habit", HABITS.values(), ids=HABITS)
def test_nobody_who_keeps_to_the_ceiling_is_accused(habit):
    accused = [loan for loan in loans(habit) if measure(flows(*loan), CAP).verdict is Verdict.BREACH]
    assert accused == []


@pytest.mark.parametrize("habit", HABITS.values(), ids=HABITS)
def test_everybody_clearly_above_it_is_found(habit):
    """Each instalment two per cent dearer: more than the lengths of months can explain."""
    missed = [
        (drawn_on, principal_fen, payments)
        for drawn_on, principal_fen, payments in loans(habit)
        if measure(flows(drawn_on, principal_fen, [fen * 102 // 100 for fen in payments]), CAP).verdict
        is not Verdict.BREACH
    ]
    assert missed == []


def test_the_excess_told_is_never_more_than_what_was_added():
    for drawn_on, principal_fen, payments in loans(rounded)[:60]:
        dearer = [fen * 102 // 100 for fen in payments]
        told = measure(flows(drawn_on, principal_fen, dearer), CAP)
        assert 0 < told.over_fen <= sum(dearer) - sum(payments) + len(payments)
