"""Lenders who keep to a ceiling exactly, each in the own way: method, counting of days, rounding, rest days.

Written from how loans are sold, not from the program. Amounts are exact until a lender rounds; made from a seed.
"""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import floor

from tests.ledger.reckoning import calendar_days, later, thirty

CAP = Fraction(24, 100)
COUNTS = ("act/365", "act/360", "30/360")
METHODS = ("instalment", "equal_principal", "interest_only", "bullet", "daily_accrual", "flat_fee")
#: What a lender does with a due day that falls on a rest day.
RESTS = ("none", "later, same amounts", "later, interest runs", "earlier, same amounts")


@dataclass(frozen=True)
class Story:
    """One lawful loan, and how it came about."""

    number: int
    method: str
    count: str
    by_months: bool
    rests: str
    drawn_on: date
    principal_fen: int
    payments: tuple[tuple[date, int], ...]

    @property
    def loan(self):
        return self.drawn_on, self.principal_fen, self.payments, self.count


def stories(numbers):
    """The lawful loans of these numbers: every method with every count, then every habit, in turn."""
    return (story(number) for number in numbers)


def story(number):
    chance = random.Random(f"lawful {number}")
    method, count = METHODS[number % 6], COUNTS[number // 6 % 3]
    rests = RESTS[number // 18 % 4] if method != "daily_accrual" else "none"
    by_months = count == "30/360" or (method != "daily_accrual" and chance.random() < 0.5)
    drawn_on = payout_day(chance)
    principal_fen = chance.choice([chance.randint(10_000, 100_000), chance.randint(100_000, 30_000_000)])
    periods = chance.choice([1, 2, 3, 6, 12, 24, 36, chance.randint(1, 36)])
    nominal = due_days(chance, drawn_on, periods, method)
    rest = Rests(chance, drawn_on)
    dues = [rest.moved(on, rests) for on in nominal]
    if len(set(dues)) < len(dues) or dues[0] <= drawn_on or is_the_rule(nominal, dues, rests):
        dues, rests = nominal, "none"
    days = dues if rests == "later, interest runs" else nominal
    shares = shares_of(drawn_on, nominal, days, count, by_months)
    amounts = AMOUNTS[method](chance, principal_fen, shares)
    return Story(
        number,
        method,
        count,
        by_months,
        rests,
        drawn_on,
        principal_fen,
        tuple((on, fen) for on, fen in zip(dues, amounts, strict=True) if fen),
    )


def payout_day(chance):
    """Month ends as often as other days."""
    month = date(chance.randint(2019, 2027), chance.randint(1, 12), 1)
    day = chance.choice([28, 29, 30, 31, chance.randint(1, 27)])
    return later(month, 1) - timedelta(days=1) if day > 28 and month.month == 2 else on_day(month, day)


def on_day(month, day):
    while True:
        try:
            return month.replace(day=day)
        except ValueError:
            day -= 1


def due_days(chance, drawn_on, periods, method):
    """Every month; a bullet after some of them; a credit line whenever its user pays."""
    if method == "bullet":
        return [later(drawn_on, periods)]
    if method == "daily_accrual":
        days = sorted({chance.randint(1, 400) for _ in range(min(periods, 12))})
        return [drawn_on + timedelta(days=day) for day in days]
    return [later(drawn_on, number) for number in range(1, periods + 1)]


def is_the_rule(nominal, dues, rests):
    """A rest that moves most due days ahead by more than a day is no rest: the loan is shorter than it says."""
    ahead = sum((due - on).days > 1 for due, on in zip(nominal, dues, strict=True))
    return rests == "earlier, same amounts" and 2 * ahead >= len(dues)


class Rests:
    """Weekends, a National Day week and a Spring Festival of its own each year; beside them weekends are worked."""

    def __init__(self, chance, drawn_on):
        self.off, self.worked = set(), set()
        for year in range(drawn_on.year, drawn_on.year + 5):
            festival = date(year, 1, 21) + timedelta(days=chance.randint(0, 30))
            self.close(festival, chance.randint(7, 9))
            self.close(date(year, 10, 1), 8)

    def close(self, first_on, days):
        self.off |= {first_on + timedelta(days=day) for day in range(days)}
        beside = (*range(-3, 0), *range(days, days + 3))
        self.worked |= {first_on + timedelta(days=day) for day in beside}

    def is_off(self, on):
        return on in self.off or (on.weekday() > 4 and on not in self.worked)

    def moved(self, on, rests):
        if rests == "none":
            return on
        way = timedelta(days=-1 if rests == "earlier, same amounts" else 1)
        while self.is_off(on):
            on += way
        return on


def shares_of(drawn_on, nominal, days, count, by_months):
    """The share of a year before each payment, as this lender counts it: months, or days of its own calendar.

    Who counts by months and lets interest run over a rest adds the days of the rest, and takes them off the next.
    """
    year = 365 if count == "act/365" else 360
    if not by_months:
        return [Fraction(calendar_days(a, b), year) for a, b in zip([drawn_on, *days], days, strict=False)]
    if nominal == [later(drawn_on, whole_months(drawn_on, on)) for on in nominal]:
        rolled = [0, *((on - due).days for due, on in zip(nominal, days, strict=True))]
        months = [0, *(whole_months(drawn_on, on) for on in nominal)]
        return [
            Fraction(months[k] - months[k - 1], 12) + Fraction(rolled[k] - rolled[k - 1], year)
            for k in range(1, len(months))
        ]
    return [Fraction(thirty(b) - thirty(a), 360) for a, b in zip([drawn_on, *days], days, strict=False)]


def whole_months(drawn_on, on):
    return 12 * (on.year - drawn_on.year) + on.month - drawn_on.month


# --- Amounts: what is due each time when interest at the ceiling is rounded half up ----------------------------------


def half_up(exact):
    return floor(exact + Fraction(1, 2))


def interest(left_fen, share):
    return half_up(left_fen * CAP * share)


def level(chance, principal_fen, shares):
    """Equal instalments: the unrounded one by the month, rounded or cut; the last settles."""
    periods = len(shares)
    grown = (1 + CAP / 12) ** periods
    exact = principal_fen * CAP / 12 * grown / (grown - 1)
    each = chance.choice([half_up, floor])(exact)
    return settled(principal_fen, shares, lambda left_fen, charged: each)


def equal_principal(chance, principal_fen, shares):
    part = principal_fen // len(shares)
    return settled(principal_fen, shares, lambda left_fen, charged: charged + part)


def interest_only(chance, principal_fen, shares):
    return settled(principal_fen, shares, lambda left_fen, charged: charged)


def at_will(chance, principal_fen, shares):
    """Interest of the days, and as much principal as the user likes."""
    return settled(
        principal_fen, shares, lambda left_fen, charged: charged + chance.randint(0, max(left_fen // 2, 1))
    )


def settled(principal_fen, shares, paid):
    """Each payment meets the interest first; the last repays what is left. No payment is below the interest."""
    left_fen, amounts = principal_fen, []
    for share in shares[:-1]:
        charged = interest(left_fen, share)
        fen = min(max(paid(left_fen, charged), charged), left_fen + charged)
        amounts.append(fen)
        left_fen -= fen - charged
    return [*amounts, left_fen + interest(left_fen, shares[-1])]


def flat_fee(chance, principal_fen, shares):
    """An equal part of the principal and the same fee each time: the largest whole fen within the ceiling."""
    part, periods = principal_fen // len(shares), len(shares)
    parts = [part] * (periods - 1) + [principal_fen - part * (periods - 1)]

    def left_fen(fee_fen):
        left, charges = Fraction(principal_fen), Fraction(0)
        for principal_part, share in zip(parts, shares, strict=True):
            charges += left * CAP * share
            met = min(charges, Fraction(principal_part + fee_fen))
            charges, left = charges - met, left - (principal_part + fee_fen - met)
        return left + charges

    low, high = 0, principal_fen
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if left_fen(middle) >= 0 else (low, middle)
    return [principal_part + low for principal_part in parts]


AMOUNTS = {
    "instalment": level,
    "equal_principal": equal_principal,
    "interest_only": interest_only,
    "bullet": interest_only,
    "daily_accrual": at_will,
    "flat_fee": flat_fee,
}
