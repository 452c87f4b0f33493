"""A second reckoning of a price against a ceiling: slow, in fractions of fen, after `docs/ledger-price.md` alone.

It is not a copy of the program: it walks the calendar, a day at a time where the text counts days, and names a way of
counting by what it hears of it. `lawful_raise` gives the whole fen that may be added to each payment before nothing
explains the price any more.
"""

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

ONE_DAY = timedelta(days=1)
LONGEST_REST = 10


def on_month_day(year, month, day):
    """The day of that month, or its last."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, min(day, monthrange(year, month)[1]))


def later(on, months):
    """The corresponding day months later."""
    return on_month_day(on.year, on.month + months, on.day)


def thirty(on):
    """30E/360."""
    return on.year * 360 + on.month * 30 + min(on.day, 30)


def calendar_days(start_on, end_on):
    count = 0
    while start_on < end_on:
        start_on += ONE_DAY
        count += 1
    return count


def monthly(drawn_on, days):
    off = [abs((on - later(drawn_on, number)).days) for number, on in enumerate(days, 1)]
    return all(one <= LONGEST_REST for one in off) and sum(one <= 1 for one in off) > len(off) / 2


def by_day(drawn_on, days):
    return [Fraction(calendar_days(a, b), 365) for a, b in zip([drawn_on, *days], days, strict=False)]


def by_contract(drawn_on, days, count):
    if count == "30/360":
        return [Fraction(thirty(b) - thirty(a), 360) for a, b in zip([drawn_on, *days], days, strict=False)]
    return [Fraction(calendar_days(a, b), 360) for a, b in zip([drawn_on, *days], days, strict=False)]


def regular(on, day):
    """Walk back from tomorrow to the last such day of a month."""
    looked = on + ONE_DAY
    while looked != on_month_day(looked.year, looked.month, day):
        looked -= ONE_DAY
    return looked


def months_and_days(drawn_on, days, day, year):
    months = 0
    while later(drawn_on, months + 1) <= days[0]:
        months += 1
    shares = [Fraction(months, 12) + Fraction((days[0] - later(drawn_on, months)).days, year)]
    for before, on in pairwise(days):
        was, now = regular(before, day), regular(on, day)
        whole = 12 * (now.year - was.year) + now.month - was.month
        shares.append(Fraction(whole, 12) + Fraction((on - now).days - (before - was).days, year))
    return shares


def usual_days(drawn_on, days):
    """The payout's day of the month, and the one on which most payments fall."""

    def hits(day):
        return sum(on == on_month_day(on.year, on.month, day) for on in days)

    every = sorted({on.day for on in days})
    best = max([hits(day) for day in every] + [hits(drawn_on.day)])
    first = drawn_on.day if hits(drawn_on.day) == best else next(day for day in every if hits(day) == best)
    return {drawn_on.day, first}


def due_days(drawn_on, days):
    """Where a rest moved a payment ahead of its due day, that day."""
    if monthly(drawn_on, days):
        return [max(on, later(drawn_on, number)) for number, on in enumerate(days, 1)]
    return [regular(on, drawn_on.day) if regular(on, drawn_on.day) > on else on for on in days]


def ways(drawn_on, days, count):
    """(shares, whether charges that are not met join the principal) of every way that applies."""
    told = [([Fraction(1, 12)] * len(days), True)] if monthly(drawn_on, days) else []
    for counted in (days, due_days(drawn_on, days)):
        told.append((by_day(drawn_on, counted), False))
        if count != "act/365":
            told.append((by_contract(drawn_on, counted, count), False))
        year = 365 if count == "act/365" else 360
        told += [
            (months_and_days(drawn_on, counted, day, year), False) for day in usual_days(drawn_on, counted)
        ]
    return told


def left(received_fen, payments, shares, joins, cap):
    """What is left after the last payment."""
    principal, charges = Fraction(received_fen), Fraction(0)
    for paid, share in zip(payments, shares, strict=True):
        if joins:
            principal += max(principal, Fraction(0)) * cap * share - paid
            continue
        charges += max(principal, Fraction(0)) * cap * share
        met = min(charges, paid)
        charges -= met
        principal -= paid - met
    return principal + charges


def explained(loan, cap, raised_fen=0):
    """Whether some way keeps the ceiling when each payment is so much higher: half a fen off each is rounding."""
    drawn_on, received_fen, paid, count = loan
    days = [on for on, _ in paid]
    lower = [fen + raised_fen - Fraction(1, 2) for _, fen in paid]
    return any(
        left(received_fen, lower, shares, joins, cap) >= 0 for shares, joins in ways(drawn_on, days, count)
    )


def lawful_raise(loan, cap):
    """The most whole fen that can be added to each payment while some way still explains the price; −1: none at all."""
    drawn_on, received_fen, paid, count = loan
    days, fens = [on for on, _ in paid], [fen for _, fen in paid]
    return max(_most(received_fen, fens, shares, joins, cap) for shares, joins in ways(drawn_on, days, count))


def over_fen(loan, cap):
    """By how much all payments together pass the ceiling: the smallest that any way says."""
    drawn_on, received_fen, paid, count = loan
    days, fens = [on for on, _ in paid], [fen for _, fen in paid]
    told = []
    for shares, joins in ways(drawn_on, days, count):
        told.append(
            monthly_over(received_fen, fens, cap) if joins else -left(received_fen, fens, shares, joins, cap)
        )
    return round_half_up(min(told))


def monthly_over(received_fen, fens, cap):
    """What all pass the ceiling by if each does by the same: Σ (fen − over) / (1 + cap/12)^k is what was received."""
    worth = [1 / (1 + cap / 12) ** number for number in range(1, len(fens) + 1)]
    paid = sum(fen * one for fen, one in zip(fens, worth, strict=True))
    return (paid - received_fen) / sum(worth) * len(fens)


def round_half_up(fen):
    return (2 * fen.numerator + fen.denominator) // (2 * fen.denominator)


def _most(received_fen, fens, shares, joins, cap):
    def keeps(fen):
        return left(received_fen, [paid + fen - Fraction(1, 2) for paid in fens], shares, joins, cap) >= 0

    if not keeps(0):
        return -1
    step = 1
    while keeps(step):
        step *= 2
    low, high = step // 2, step
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if keeps(middle) else (low, middle)
    return low
