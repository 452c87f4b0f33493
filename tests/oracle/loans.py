"""Loans made from a seed, in the form of section 8 of docs/ledger.md: what was agreed at the start."""

import calendar
from datetime import date, timedelta

E9 = 10**9
PARTS = ("costs", "fees", "interest", "penalty", "principal")
LEGAL_ORDER = ("costs", "fees", "interest", "penalty", "principal")
YEARLY = (
    0,
    1_000_000,
    36_000_000,
    72_000_000,
    100_000_000,
    153_999_999,
    180_000_000,
    182_500_000,
    240_000_000,
    360_000_000,
    1_095_000_000,
)


def later(day, n):
    """The day n days after."""
    return day + timedelta(days=n)


def monthly(start, n, day_of_month):
    """The day of the month n months after start; the last day of a month that is too short."""
    months = start.year * 12 + start.month - 1 + n
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day_of_month, calendar.monthrange(year, month)[1]))


def pick_start(rng):
    """A first day: any day, or one at the end of a month, or around a leap day."""
    any_day = later(date(2019, 1, 1), rng.randrange(2190))
    nasty = [monthly(any_day, 0, rng.choice((28, 29, 30, 31))), date(2020, 2, 29), date(2024, 1, 31)]
    return rng.choice([any_day, any_day, *nasty, date(2023, 12, 31)])


def pick_principal(rng):
    """An amount between 1 fen and 10 million yuan, mostly an ordinary one."""
    plain, small = (
        rng.randint(5, 500) * 100_00,
        rng.choice((1, 2, rng.randint(1, 300), rng.randint(1, 2_000))),
    )
    odd = rng.choice((rng.randint(1, 900) * 1_000, rng.randint(1, 5_000_000), 10**9))
    return rng.choice((plain, plain, plain, odd, odd, small, small))


def due_days(rng, start, count):
    """Ascending due days after start: by the month as a rule, else by a fixed or a wild step."""
    way = rng.choice(("month", "month", "month", "month", "month", "step", "wild"))
    if way == "month":
        on = rng.choice((start.day, start.day, 29, 30, 31, rng.randint(1, 28)))
        return [monthly(start, n, on) for n in range(1, count + 1)]
    found, day, step = [], start, rng.choice((1, 7, 14, 30))
    for _ in range(count):
        day = later(day, step if way == "step" else rng.choice((1, 1, 2, 15, 28, 29, 30, 31, 45)))
        found.append(day)
    return found


def make_rows(rng, dues, principal):
    """Instalments for the due days: equal parts, or nothing before the last, or sums that do not fit."""
    count, left, rows = len(dues), principal, []
    split = rng.choice(("equal", "equal", "equal", "bullet", "wild"))
    yearly = rng.choice(YEARLY)
    fee = rng.choice((0, 0, 0, 1, 500, principal // 200))
    for n, due in enumerate(dues):
        if split == "equal":
            part = left if n == count - 1 else principal // count
        elif split == "bullet":
            part = left if n == count - 1 else 0
        else:
            part = rng.randint(0, 2 * principal // count + 1)
        rows.append((due, part, max(left, 0) * yearly // (12 * E9), fee if n or fee < 500 else 2 * fee))
        left -= part
    return rows


def make_rates(rng, start, end):
    """Rates from the start on: constant, first free, or changed once or twice."""
    rates = [(start, rng.choice(YEARLY))]
    if rng.random() < 0.2:
        rates = [(start, 0), (later(start, rng.randint(1, 60)), rng.choice(YEARLY))]
    if rng.random() < 0.15:
        rates.append((later(max(rates[-1][0], end), -rng.randint(-5, 20)), rng.choice(YEARLY)))
    return [rate for n, rate in enumerate(rates) if n == 0 or rate[0] > rates[n - 1][0]]


def make_loan(rng):
    """A loan of section 2."""
    start, principal = pick_start(rng), pick_principal(rng)
    count = rng.choice((1, 3, 6, 12, 12, 12, 12, rng.randint(1, 36), rng.randint(2, 12)))
    rows = make_rows(rng, due_days(rng, start, count), principal)
    order = list(LEGAL_ORDER)
    if rng.random() < 0.5:
        rng.shuffle(order)
    return {
        "drawn_on": start,
        "principal": principal,
        "manner": rng.choice(("scheduled", "accruing")),
        "rates": make_rates(rng, start, rows[-1][0]),
        "instalments": rows,
        "penalty_e9": rng.choice((0, *YEARLY[3:], 273_750_000, rng.randint(1, E9))),
        "penalty_on_interest": rng.random() < 0.5,
        "penalty_compounds": rng.random() < 0.5,
        "grace_days": rng.choice((0, 0, 3, 3, 10, 10)),
        "order": tuple(order),
        "principal_first_from": rng.choice((None, None, 91, 91, 31, 1)),
        "day_count": rng.choice(("act/365", "act/360", "30/360")),
        "rounding": rng.choice(("half_up", "half_up", "up", "down")),
        "rounding_point": rng.choice(("due", "day")),
    }


def some_fen(rng, loan):
    """An amount: of the size of the loan as a rule, sometimes tiny, far too large, 0 or negative."""
    principal = loan["principal"]
    odd = rng.choice((0, -1, -principal, 1, 3 * principal, 10**10))
    return odd if rng.random() < 0.15 else rng.randint(1, max(principal // rng.choice((1, 4, 12, 50)), 1))


def new_rows(rng, loan, on):
    """Rows for a rescheduling on a day, one time in four bad ones."""
    start = later(on, rng.randint(0, 20))
    rows = make_rows(rng, due_days(rng, start, rng.randint(1, 8)), loan["principal"])
    spoiled = [[], rows[::-1], rows + rows[-1:], [(on, 1, 0, 0), *rows], [(later(on, -3), 1, 0, 0), *rows]]
    return rng.choice(spoiled) if rng.random() < 0.25 else rows


def make_ceilings(rng, loan):
    """One to three ceilings, the first on or before the first payout."""
    found = [
        (
            later(loan["drawn_on"], -rng.choice((0, 1, 400))),
            rng.choice((154_000_000, 240_000_000, 360_000_000)),
        )
    ]
    for _ in range(rng.choice((0, 0, 1, 2))):
        found.append(
            (later(found[-1][0], rng.randint(1, 500)), rng.choice((0, 138_000_000, 148_000_000, 240_000_000)))
        )
    return found
