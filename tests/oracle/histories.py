"""Histories of loans, made from a seed: realistic ones and nasty ones, in the form of section 8 of docs/ledger.md."""

import calendar
import random
from datetime import date, timedelta

from tests.oracle.oracle import show

E9 = 10**9
PARTS = ("costs", "fees", "interest", "penalty", "principal")
LEGAL_ORDER = ("costs", "fees", "interest", "penalty", "principal")
YEARLY = (
    0,
    36_000_000,
    72_000_000,
    100_000_000,
    153_999_999,
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
    plain = rng.randint(5, 500) * 100_00
    return rng.choice([plain, plain, plain, rng.randint(1, 5_000_000), rng.randint(1, 300), 1, 2, 10**9])


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
        "penalty_e9": rng.choice((0, *YEARLY[2:], 273_750_000, rng.randint(1, E9))),
        "penalty_on_interest": rng.random() < 0.5,
        "penalty_compounds": rng.random() < 0.4,
        "grace_days": rng.choice((0, 0, 3, 3, 10)),
        "order": tuple(order),
        "principal_first_from": rng.choice((None, None, 91, 91, 31, 1)),
        "day_count": rng.choice(("act/365", "act/360", "30/360")),
        "rounding": rng.choice(("half_up", "half_up", "up", "down")),
        "rounding_point": rng.choice(("due", "day")),
    }


def make_payments(rng, loan):
    """What a borrower pays: good for a while, then late, partly, doubly or not at all."""
    found, good_until = [], rng.choice((0, 1, rng.randint(0, len(loan["instalments"]))))
    bad = ["missed", "missed", "missed", "late", "late", "part", "grace"]
    for n, (due, principal, interest, fee) in enumerate(loan["instalments"][:14]):
        whole = max(principal + interest + fee, 1)
        habit = rng.choice(
            ["exact", "exact", "exact", "early", "early", "double", "near"] if n < good_until else bad
        )
        payments = {
            "exact": [(due, whole)],
            "early": [(later(due, -rng.randint(1, 20)), whole)],
            "double": [(due, whole), (due, rng.choice((whole, 2 * whole)))],
            "near": [(due, whole + rng.choice((-1, 1)))],
            "late": [(later(due, rng.randint(1, 120)), whole + rng.choice((0, 0, whole // 20)))],
            "part": [(due, whole // 2), (later(due, rng.randint(1, 60)), whole - whole // 2)],
            "grace": [(later(due, loan["grace_days"] + rng.choice((-1, 0, 0, 1))), whole)],
            "missed": [],
        }[habit]
        found += [{"on": day, "kind": "payment", "fen": fen} for day, fen in payments if fen]
    return found


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


def make_event(rng, loan, on, others):
    """One happening of any kind on a day; a reversal names what it reverses, to be numbered later."""
    kind = rng.choice((
        "draw", "rate", "rate", "capitalise", "reschedule", "accelerate", "fee", "fee", "cost", "waiver", "waiver",
        "waiver", "reversal", "reversal", "reversal", "payment", "payment", "prepayment", "prepayment", "prepayment",
    ))  # fmt: skip
    event = {"on": on, "kind": kind}
    if kind in ("draw", "payment", "prepayment", "waiver"):
        event["fen"] = some_fen(rng, loan)
    elif kind in ("fee", "cost"):
        event["fen"] = rng.choice((1, 100, 2_000, 50_000, some_fen(rng, loan)))
    elif kind == "rate":
        event["e9"] = rng.choice((*YEARLY, *YEARLY, -1))
    elif kind == "reschedule":
        event["rows"] = new_rows(rng, loan, on)
    if kind == "waiver":
        event["part"] = rng.choice((*PARTS, "penalty", "interest"))
    if kind == "reversal":
        paid = [other for other in others if other["kind"] in ("payment", "prepayment")]
        event["target"] = rng.choice(paid) if paid else None
        if paid and rng.random() < 0.85:
            event["on"] = later(event["target"]["on"], rng.choice((0, 1, 2, 10, 40)))
        elif rng.random() < 0.5:
            event["target"] = rng.choice((None, *others))
    return event


def make_events(rng, loan, happenings):
    """A few more happenings, often on a due day or on the day of another one."""
    start, end = loan["drawn_on"], loan["instalments"][-1][0]
    for _ in range(rng.choice((0, 1, 2, 3, 4, 6, 9))):
        days = [row[0] for row in loan["instalments"]] + [happening["on"] for happening in happenings]
        anywhere = later(start, rng.randint(-2, (end - start).days + 30))
        event = make_event(rng, loan, rng.choice((anywhere, anywhere, rng.choice(days))), happenings)
        happenings.append(event)
        if event["kind"] == "reversal" and rng.random() < 0.2:
            happenings.append(event | {"on": later(event["on"], rng.choice((0, 5)))})


def numbered(happenings):
    """The happenings with each reversal naming the number of its target, or a number that does not exist."""
    found = []
    for happening in happenings:
        plain = {key: value for key, value in happening.items() if key != "target"}
        if happening["kind"] == "reversal":
            places = [n for n, other in enumerate(happenings) if other is happening["target"]]
            plain["of"] = places[0] if places else len(happenings) + 3
        found.append(plain)
    return found


def pay_exactly(rng, loan, happenings, on):
    """Add a payment or prepayment of what the books show on a day: all, or all that is due; or a fen beside it."""
    shown = show(loan, numbered(happenings), on)
    due = shown["overdue"] + shown["costs"] + shown["penalty"]
    whole = shown["total"] + shown["advance"]  # a prepayment does not use what was paid ahead
    fen = rng.choice((shown["total"], whole, due)) + rng.choice((0, 0, 0, 1, -1))
    happenings.append({"on": on, "kind": rng.choice(("payment", "prepayment", "prepayment")), "fen": fen})


def begin_anew(rng, loan, happenings):
    """After some accelerations and prepayments new instalments, as a rule with principal that can fall due."""
    for ended in [happening for happening in happenings if happening["kind"] in ("accelerate", "prepayment")]:
        if rng.random() < 0.4:
            on = later(ended["on"], rng.choice((0, 1, 10, 40)))
            happenings.append({"on": on, "kind": "reschedule", "rows": new_rows(rng, loan, on)})
            fresh = {"on": on, "kind": "draw", "fen": rng.randint(1, loan["principal"])}
            happenings += rng.choice(([fresh], [fresh], [{"on": on, "kind": "capitalise"}], []))


def pick_as_of(rng, loan, happenings):
    """A day to look: on, before, between or after due days, or with a happening; seldom long after all."""
    start, end = loan["drawn_on"], loan["instalments"][-1][0]
    new = [row for happening in happenings for row in happening.get("rows", [])]
    due = rng.choice(rng.choice((loan["instalments"], new or loan["instalments"])))[0]
    any_day = later(start, rng.randint(0, (end - start).days + 20))
    busy = rng.choice(happenings)["on"] if happenings else due
    after = later(end, rng.choice((1, 10, 95, 200)))
    grace = later(due, rng.randint(1, loan["grace_days"] + 1))
    day = rng.choice((start, due, later(due, -1), grace, any_day, any_day, busy, after, after))
    return max(day, start)


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


def history(seed):
    """The history of a seed: loan, happenings, as_of, ceilings, kept_back."""
    rng = random.Random(seed)
    loan = make_loan(rng)
    happenings = make_payments(rng, loan)
    make_events(rng, loan, happenings)
    happenings.sort(key=lambda happening: happening["on"])
    if rng.random() < 0.4:
        pay_exactly(rng, loan, happenings, pick_as_of(rng, loan, happenings))
    begin_anew(rng, loan, happenings)
    happenings.sort(key=lambda happening: happening["on"])
    if rng.random() < 0.2:
        rng.shuffle(happenings)
    as_of = pick_as_of(rng, loan, happenings)
    principal = loan["principal"]
    kept_back = rng.choice((0, 0, 0, rng.randint(0, principal), principal // 10, principal + 1))
    return loan, numbered(happenings), as_of, make_ceilings(rng, loan), kept_back
