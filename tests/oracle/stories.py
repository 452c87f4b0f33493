"""What may befall a loan in a row: happenings that seldom meet by chance, added to a history on purpose."""

from tests.oracle.loans import PARTS, YEARLY, later, new_rows, some_fen

KINDS = (
    "draw",
    "rate",
    "capitalise",
    "reschedule",
    "accelerate",
    "fee",
    "cost",
    "waiver",
    "payment",
    "prepayment",
)


def one(rng, loan, on, kind):
    """A happening of a kind that names no other, as a rule one that can be."""
    it = {"on": on, "kind": kind}
    if kind in ("draw", "payment", "prepayment", "waiver"):
        some = [max(some_fen(rng, loan), 1) for _ in range(4)]
        it["fen"] = rng.choice((*some, 2 * loan["principal"], 2 * loan["principal"], 10**10, 0))
    if kind in ("fee", "cost"):
        it["fen"] = rng.choice((rng.choice((0, -1)), 1, 100, 2_000, 50_000))
    if kind == "rate":
        it["e9"] = rng.choice((*YEARLY, 0, 0, 0, -1))
    if kind == "reschedule":
        it["rows"] = new_rows(rng, loan, on)
    if kind == "waiver":
        it["part"] = rng.choice(PARTS)
    return it


def any_day(rng, loan):
    """A day on or after the first, up to the last due day; every other time a due day."""
    start, end = loan["drawn_on"], loan["instalments"][-1][0]
    return rng.choice((rng.choice(loan["instalments"])[0], later(start, rng.randint(0, (end - start).days))))


def soon(rng, on):
    """The same day, or one within some weeks."""
    return later(on, rng.choice((0, 0, 1, 5, 20, 45)))


def drawn_again(rng, loan):
    """Several payouts: on the first day, on the way and after all was to be repaid; then some is repaid early."""
    end = later(loan["instalments"][-1][0], rng.randint(0, 40))
    days = rng.sample([loan["drawn_on"], any_day(rng, loan), any_day(rng, loan), end, end], rng.randint(2, 4))
    found = [one(rng, loan, on, "draw") | {"fen": rng.randint(1, loan["principal"])} for on in days]
    return [*found, one(rng, loan, soon(rng, max(days)), "prepayment")]


def rates_changed(rng, loan):
    """The rate becomes 0 or another one, twice on one day, often on a due day; then some is repaid early."""
    on = any_day(rng, loan)
    days = rng.choice(([on], [on, on], [on, on, soon(rng, on)]))
    return [*(one(rng, loan, day, "rate") for day in days), one(rng, loan, soon(rng, on), "prepayment")]


def soon_repaid(rng, loan):
    """Some is repaid on the first day, or within days of it or of a due day, when hardly a fen of interest runs."""
    start = loan["drawn_on"]
    on = rng.choice((start, start, any_day(rng, loan)))
    paid = [one(rng, loan, later(on, rng.randint(1, 3)), "prepayment") for _ in range(rng.randint(1, 3))]
    found = [{"on": start, "kind": "rate", "e9": rng.choice((1, 1, 1_000_000))}, *paid]
    return [*found, one(rng, loan, start, "payment")] if rng.random() < 0.3 else found


def called(rng, loan):
    """An acceleration early, on a due day or after all fell due, and what comes after it."""
    end = loan["instalments"][-1][0]
    on = rng.choice((loan["drawn_on"], any_day(rng, loan), later(end, rng.randint(0, 30))))
    ahead = [one(rng, loan, later(on, -1), "payment")] if rng.random() < 0.3 else []
    after = [one(rng, loan, soon(rng, on), rng.choice(KINDS)) for _ in range(rng.randint(0, 3))]
    drawn = [one(rng, loan, soon(rng, on), kind) for kind in ("draw", "prepayment") if rng.random() < 0.4]
    return [*ahead, {"on": on, "kind": "accelerate"}, *after, *drawn]


def matured(rng, loan):
    """All fell due; days later a new arrangement is made."""
    on = later(loan["instalments"][-1][0], rng.randint(0, 60))
    kinds = ("cost", "capitalise", "reschedule", "reschedule", "draw", "accelerate", "waiver")
    kinds = rng.sample(kinds, rng.randint(1, 4))
    after = rng.choice(("payment", "prepayment", "prepayment"))
    return [*(one(rng, loan, on, kind) for kind in kinds), one(rng, loan, soon(rng, on), after)]


def taken_back(rng, loan):
    """A payment is reversed after other things have happened, perhaps another one too, and perhaps made again."""
    on = any_day(rng, loan)
    costs = [one(rng, loan, on, kind) for kind in ("fee", "cost") if rng.random() < 0.3]
    paid = one(rng, loan, soon(rng, on), rng.choice(("payment", "prepayment", "prepayment")))
    paid["fen"] = rng.choice((paid["fen"], 3 * loan["principal"]))
    between = [one(rng, loan, soon(rng, paid["on"]), rng.choice(KINDS)) for _ in range(rng.randint(0, 3))]
    back = {"kind": "reversal", "target": paid, "on": soon(rng, max(it["on"] for it in [paid, *between]))}
    others = [it for it in between if it["kind"] in ("payment", "prepayment")]
    too = [{"kind": "reversal", "target": other, "on": back["on"]} for other in others]
    again = [paid | {"on": soon(rng, back["on"])}] if rng.random() < 0.3 else []
    return [*costs, paid, *between, *too, back, *again]


def forgiven(rng, loan):
    """Much or all is waived: in time, in grace, or long after; with a fee and a cost, after a payment or none."""
    on = later(any_day(rng, loan), rng.choice((0, 1, loan["grace_days"], 40)))
    before = [one(rng, loan, on, kind) for kind in ("fee", "cost") if rng.random() < 0.6]
    parts = rng.choice((PARTS, PARTS, rng.sample(PARTS, rng.randint(1, 4))))
    waived = [{"on": soon(rng, on), "kind": "waiver", "part": part, "fen": 10**10} for part in parts]
    return [*before, *waived]


def in_grace(rng, loan):
    """What is late is paid, waived or capitalised while grace still holds the penalty back."""
    due = rng.choice((loan["instalments"][0], rng.choice(loan["instalments"])))[0]
    on = later(due, rng.randint(1, loan["grace_days"] or 1))
    waived = [{"on": on, "kind": "waiver", "part": part, "fen": 10**10} for part in PARTS]
    return rng.choice((waived, waived, [one(rng, loan, on, "capitalise")], [one(rng, loan, on, "payment")]))


STORIES = (drawn_again, rates_changed, soon_repaid, soon_repaid, soon_repaid, called, matured, taken_back, taken_back,
           taken_back, forgiven, in_grace, in_grace, in_grace, in_grace)  # fmt: skip


def tell(rng, loan):
    """The happenings of one story or two, or of none."""
    return [it for _ in range(rng.choice((0, 1, 1, 2))) for it in rng.choice(STORIES)(rng, loan)]
