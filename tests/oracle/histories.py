"""Histories of loans, made from a seed: realistic ones and nasty ones, in the form of section 8 of docs/ledger.md."""

import random

from tests.oracle.loans import PARTS, YEARLY, later, make_ceilings, make_loan, new_rows, some_fen
from tests.oracle.oracle import show
from tests.oracle.stories import tell


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


def aim(rng, loan, happenings, on):
    """Add what fits the books of a day: all, or all that is due, or a fen beside it; a part of a penalty."""
    shown = show(loan, numbered(happenings), on)
    due = shown["overdue"] + shown["costs"] + shown["penalty"]
    whole = shown["total"] + shown["advance"]  # a prepayment does not use what was paid ahead
    fen = rng.choice((shown["total"], whole, whole, due)) + rng.choice((0, 0, 1, -1, -1))
    paid = {"on": on, "kind": rng.choice(("payment", "prepayment", "prepayment")), "fen": fen}
    less = {"on": on, "kind": "prepayment", "fen": due + rng.randint(1, shown["interest"] + 1)}
    some = rng.choice((shown["penalty"] // 2, shown["penalty"] * 3 // 4, shown["penalty"] - 1))
    waived = {"on": on, "kind": "waiver", "part": "penalty", "fen": some}
    charged = {"on": on, "kind": "payment", "fen": max(due - shown["overdue"] - rng.randint(0, some + 1), 1)}
    on_penalty = [charged, *[waived] * (6 if loan["penalty_compounds"] else 1)]
    aimed = rng.choice((paid, paid, paid, paid, less, less, *(on_penalty if shown["penalty"] > 1 else ())))
    happenings.append(aimed)
    if aimed is paid and rng.random() < 0.25:
        happenings.append({"on": later(on, rng.choice((0, 1, 10, 40))), "kind": "reversal", "target": paid})


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
    last = later(max((happening["on"] for happening in happenings), default=end), rng.choice((0, 1, 20)))
    day = rng.choice(
        (start, due, later(due, -1), grace, any_day, any_day, busy, after, after, last, last, last)
    )
    return max(day, start)


def history(seed):
    """The history of a seed: loan, happenings, as_of, ceilings, kept_back."""
    rng = random.Random(seed)
    loan = make_loan(rng)
    happenings = make_payments(rng, loan)
    make_events(rng, loan, happenings)
    happenings += tell(rng, loan)
    happenings.sort(key=lambda happening: happening["on"])
    aimed = pick_as_of(rng, loan, happenings) if rng.random() < 0.5 else loan["drawn_on"]
    if aimed > loan["drawn_on"]:
        aim(rng, loan, happenings, aimed)
    begin_anew(rng, loan, happenings)
    happenings.sort(key=lambda happening: happening["on"])
    if rng.random() < 0.2:
        rng.shuffle(happenings)
    as_of = pick_as_of(rng, loan, happenings)
    as_of = max(as_of, aimed) if rng.random() < 0.8 else as_of
    principal = loan["principal"]
    kept_back = rng.choice((0, 0, 0, rng.randint(0, principal), principal // 10, principal + 1))
    return loan, numbered(happenings), as_of, make_ceilings(rng, loan), kept_back
