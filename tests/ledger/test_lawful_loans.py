"""A thousand lawful loans at exactly the ceiling: nobody is accused; raised clearly above it: everybody is found."""

import random
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from math import ceil, floor

import pytest

from liangqing.base.days import add_months
from liangqing.ledger.flows import LoanFlows
from liangqing.ledger.measure import Verdict, measure

CAP = Fraction(24, 100)
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
