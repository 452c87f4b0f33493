"""Histories of card accounts, made from a seed: ordinary ones and nasty ones, in the form of docs/ledger-card.md."""

import random
from datetime import date
from typing import Any

from tests.oracle.card_oracle import show
from tests.oracle.loans import E9, later, make_ceilings, monthly

PARTS = ("fee", "interest", "penalty", "instalment", "cash", "purchase")
DAILY = (0, 100_000, 350_000, 500_000, 493_151)
OFTEN = {"purchase": 12, "cash": 3, "fee": 2, "plan": 2, "convert": 2, "accelerate": 1, "waiver": 2, "refund": 2,
         "reversal": 1, "carried": 1}  # fmt: skip
KINDS = [kind for kind, times in OFTEN.items() for _ in range(times)]


def make_account(rng):
    """Terms of section 2 whose last day always lies before the next statement."""
    opened = later(date(2022, 1, 1), rng.randrange(1500))
    order, statement_day = list(PARTS), rng.choice((1, 5, 12, 20, 28, 29, 30, 31))
    if rng.random() < 0.4:
        rng.shuffle(order)
    grace, year_days = rng.choice((0, 0, 3, 3, 1)), rng.choice((365, 360))
    due_day = (min(statement_day, 28) + rng.choice((17, 19, 22)) - 1) % 28 + 1
    by_days = rng.random() < 0.6
    rates = make_rates(rng, opened, year_days)
    return {
        "opened_on": opened,
        "statement_day": statement_day,
        "due_after_days": rng.choice((18, 20, 25 - grace, 27 - grace)) if by_days else None,
        "due_day": None if by_days else due_day,
        "grace_days": grace,
        "tolerance": rng.choice((0, 0, 1000, 1000, 50_000)),
        "rates": rates,
        "cash_rates": rates if rng.random() < 0.5 else make_rates(rng, opened, year_days),
        "interest_mode": rng.choice(("full", "unpaid")),
        "compounds": rng.random() < 0.6,
        "minimum_e9": rng.choice((100_000_000, 50_000_000, 100_000_000, 0, E9)),
        "minimum_cash_e9": rng.choice((E9, E9, 100_000_000, 0)),
        "minimum_least": rng.choice((0, 0, 1000, 5000, 300_000)),
        "late_fee_e9": rng.choice((50_000_000, 50_000_000, 0, 33_333_333)),
        "late_fee_least": rng.choice((0, 0, 1000, 2000)),
        "order": tuple(order),
        "principal_first_from": rng.choice((None, 91, 91, 31, 1)),
        "year_days": year_days,
    }


def make_rates(rng, opened, year_days):
    """One rate, or one that changes once or twice."""
    first = [(later(opened, -rng.choice((0, 0, 30))), rng.choice(DAILY[1:]) * year_days)]
    changes = sorted({later(opened, rng.randint(1, 300)) for _ in range(rng.choice((0, 0, 0, 1, 2)))})
    return first + [(day, rng.choice((*DAILY, 600_000)) * year_days) for day in changes]


def some_fen(rng):
    """An amount: ordinary as a rule, seldom tiny, 0 or negative."""
    odd = rng.choice((1, 2, 0, -5, 999, 1000))
    return odd if rng.random() < 0.12 else rng.choice((rng.randint(100, 300_000), rng.randint(1, 99) * 1000))


def make_rows(rng, on):
    """Rows of a plan, some with principal in the first row only, one time in six bad ones."""
    count, first = rng.choice((1, 3, 3, 6)), later(on, rng.choice((1, 5, 20, 31)))
    part, interest = rng.choice((0, 100, 50_000, rng.randint(1, 90_000))), rng.choice((0, 0, 300))
    parts = [part] + [part if rng.random() < 0.8 else 0] * (count - 1)
    rows = [(monthly(first, n, first.day), parts[n], interest, rng.choice((0, 250))) for n in range(count)]
    return rng.choice(([], rows[::-1], [(on, 5, 0, 0), *rows])) if rng.random() < 0.17 else rows


def make_posting(rng, on, others):
    """One posting of any kind but a payment; `target` is numbered later."""
    kind = rng.choice(KINDS)
    posting = {"on": on, "kind": kind, "fen": some_fen(rng)}
    if kind in ("plan", "convert"):
        posting["rows"] = make_rows(rng, on)
    if kind in ("waiver", "carried"):
        posting["part"] = rng.choice((*PARTS, "interest", "penalty"))
    if kind == "carried":
        posting["due_on"] = rng.choice((None, later(on, rng.choice((1, 0, -1, -30, -95)))))
    if kind in ("refund", "reversal"):
        bought = [other for other in others if other["kind"] == "purchase"] if kind == "refund" else []
        target = rng.choice(bought) if bought and rng.random() < 0.9 else rng.choice((None, *others))
        posting["target"] = target
        if target is not None and rng.random() < 0.8:
            posting["on"] = max(on, later(target["on"], rng.choice((0, 0, 1, 20))))
        if kind == "refund" and target is not None and rng.random() < 0.5:
            posting["fen"] = target["fen"]
    return posting


def numbered(postings):
    """The postings with each refund and reversal naming the number of its target."""
    found = []
    for posting in postings:
        plain = {key: value for key, value in posting.items() if key != "target"}
        if "target" in posting:
            places = [n for n, other in enumerate(postings) if other is posting["target"]]
            plain["of"] = places[0] if places else no_target(posting, postings)
        found.append(plain)
    return found


def no_target(posting, postings):
    """A refund of nothing in particular, a reversal of what does not exist."""
    return None if posting["kind"] == "refund" else len(postings) + 3


def pay(rng, account, postings, on):
    """A payment by what the oracle shows that day: the whole, the minimum, a little less or more, or some of it."""
    seen = show(account, numbered(postings), on)
    whole, least, tolerance = seen["left"], seen["minimum"], account["tolerance"]
    near = (whole, whole, whole - tolerance, whole - tolerance - 1, whole + 1, whole + rng.randint(0, 90_000))
    parts = (least, least, least - 1, least // 2, whole // 2, whole // 3, seen["total"], some_fen(rng))
    fen = rng.choice(near + parts)
    if fen > 0 or rng.random() < 0.1:
        postings.append({"on": max(on, account["opened_on"]), "kind": "payment", "fen": fen})


def habits(rng, account, postings, statements):
    """Month after month: paid on the last day, a day late, early, twice or not at all."""
    bad_from = rng.choice((0, 1, 2, 2, 4, len(statements)))
    for month, (_, due, _, _) in enumerate(statements):
        last = later(due, account["grace_days"])
        days = [
            due,
            last,
            last,
            later(last, 1),
            later(due, -rng.randint(1, 25)),
            later(last, rng.randint(1, 20)),
        ]
        times = rng.choice((0, 0, 0, 0, 0, 1, 1)) if month >= bad_from else rng.choice((0, 1, 1, 1, 2))
        for day in (rng.choice(days) for _ in range(times)):
            pay(rng, account, postings, max(day, account["opened_on"]))


def take_back(rng, account, postings):
    """In more than one history of three payments are taken back: late, at once, too early, twice, and paid anew."""
    payments = [posting for posting in postings if posting["kind"] == "payment"]
    if not payments or rng.random() < 0.45:
        return
    for target in rng.sample(payments, min(len(payments), rng.choice((1, 1, 2, 3)))):
        on = later(target["on"], rng.choice((1, 1, 2, 5, 12, 25, 40, 75, 0, -2)))
        between(rng, postings, target, on)
        for _ in range(rng.choice((1, 1, 1, 1, 1, 2))):
            postings.append({"on": on, "kind": "reversal", "fen": some_fen(rng), "target": target})
        if rng.random() < 0.4:
            pay(rng, account, postings, later(on, rng.choice((0, 0, 1, 5, 20))))


def between(rng, postings, target, on):
    """What meets a payment that is taken back on a day: charges carried in, a refund, something new."""
    days = [target["on"], on, later(target["on"], rng.choice((0, 1, 3)))]
    met = {"kind": rng.choice(("carried", "carried", "refund", "purchase", "fee")), "fen": some_fen(rng)}
    if rng.random() < 0.5:
        bought = [other for other in postings if other["kind"] == "purchase"]
        more = {
            "carried": {"part": rng.choice(PARTS[:3]), "due_on": None},
            "refund": {"target": rng.choice((None, *bought))},
        }
        postings.append({"on": rng.choice(days), **met, **more.get(met["kind"], {})})


def some_day(rng, opened, months, postings):
    """Any day of the account, one of its first weeks, or one on which something else happens."""
    busy = [posting["on"] for posting in postings] or [opened]
    any_day = later(opened, rng.randint(0, 30 * months))
    return rng.choice((any_day, later(opened, rng.randint(-1, 40)), any_day, rng.choice(busy)))


def card_history(seed):
    """The history of a seed: account, postings, as_of, ceilings."""
    rng = random.Random(f"card {seed}")
    account = make_account(rng)
    opened, months = account["opened_on"], rng.choice((2, 4, 6, 8, 11))
    end = later(opened, 31 * months)
    postings: list[dict[str, Any]] = []
    for _ in range(rng.choice((2, 5, 9, 14, 20))):
        postings.append(make_posting(rng, some_day(rng, opened, months, postings), postings))
    statements = show(account, [], end)["statements"]
    habits(rng, account, postings, statements)
    take_back(rng, account, postings)
    if rng.random() < 0.3:
        rng.shuffle(postings)
    any_day, due = later(opened, rng.randint(0, 31 * months)), rng.choice(statements)[1]
    last = later(due, account["grace_days"])
    as_of = rng.choice(
        (end, later(end, 100), any_day, any_day, last, later(last, 1), rng.choice(statements)[0])
    )
    return account, numbered(postings), as_of, make_ceilings(rng, {"drawn_on": opened})
