"""The oracle of the ledger: docs/ledger.md read plainly and walked one calendar day at a time.

Written from the specification alone. Slow on purpose: every amount that accrues is a Fraction of a fen, every
day passes by itself, and nothing is computed over a stretch. Where the text can be read two ways, the reading
taken stands in READINGS at the end.
"""

from datetime import timedelta
from fractions import Fraction

E9 = 10**9
ONE_DAY = timedelta(days=1)
TURNS = ("draw", "rate", "capitalise", "reschedule", "accelerate", "due", "fee cost", "waiver", "reversal",
         "payment prepayment")  # fmt: skip
AMOUNTS = ("draw", "fee", "cost", "waiver", "payment", "prepayment")


def days(loan, a, b):
    """Days from a (counted) to b (not counted) by the loan's day count."""
    if loan["day_count"] == "30/360":
        return 360 * (b.year - a.year) + 30 * (b.month - a.month) + min(b.day, 30) - min(a.day, 30)
    return (b - a).days


def year(loan):
    """Y: the days of a year by the loan's day count."""
    return 365 if loan["day_count"] == "act/365" else 360


def whole(loan, fen):
    """An exact amount as whole fen, by the loan's rounding."""
    if loan["rounding"] == "half_up":
        return (fen + Fraction(1, 2)) // 1
    return fen // 1 if loan["rounding"] == "down" else -(-fen // 1)


def latest(steps, day):
    """The value that stands on a day, from a mapping of first day to value."""
    return steps[max(first for first in steps if first <= day)]


def late_since(book):
    """The first due day that what was applied does not reach; none if all is reached."""
    so_far = 0
    for day, fen in book["dues"]:
        so_far += fen
        if so_far > book["applied"]:
            return day
    return None


def days_late(book, day):
    """Calendar days from late-since to the day, 0 if nothing is late."""
    since = late_since(book)
    return 0 if since is None else (day - since).days


def share(loan, book, day):
    """The part of the next instalment's named interest that belongs to the days gone by (scheduled)."""
    if not book["rows"]:
        return 0
    due, _, interest, _ = book["rows"][0]
    length = days(loan, book["last_due"], due)
    if length == 0:
        return 0
    return whole(loan, Fraction(interest * days(loan, book["last_due"], day), length))


def pass_day(loan, book, day):
    """One calendar day passes: interest runs, and penalty if something is late."""
    n = days(loan, day, day + ONE_DAY)
    if loan["manner"] == "accruing":
        book["running"] += Fraction(book["undue"] * latest(book["rates"], day) * n, E9 * year(loan))
    since = late_since(book)
    if since is None:
        return
    base = book["overdue"] + book["penalty_base"]
    if loan["penalty_on_interest"]:
        base += book["interest"]
    cost_of_day = Fraction(base * loan["penalty_e9"] * n, E9 * year(loan))
    if day < since + timedelta(days=loan["grace_days"]):
        book["held"] += cost_of_day
    else:
        book["penalty"] += book["held"] + cost_of_day
        book["held"] = Fraction(0)


def holds(loan, book, part):
    """What a payment finds in a part, in fen."""
    if part == "principal":
        return book["overdue"]
    return whole(loan, book["penalty"]) if part == "penalty" else book[part]


def lower(loan, book, part, fen):
    """Lower a part by fen that it holds; nothing happens for 0."""
    if fen == 0:
        return
    if part == "penalty":
        rest = whole(loan, book["penalty"]) - fen
        book["penalty"] = Fraction(rest)
        book["penalty_base"] = min(book["penalty_base"], rest)
        return
    book["overdue" if part == "principal" else part] -= fen
    if part != "costs":
        book["applied"] += fen


def settle_parts(loan, book, day, fen):
    """Spend fen on the parts in their order; what went where, and what is left."""
    order = list(loan["order"])
    n = loan["principal_first_from"]
    if n is not None and days_late(book, day) >= n:
        order.remove("principal")
        order.insert(0, "principal")
    did = {"prepaid": 0, "q": 0, "advance": 0}
    for part in order:
        did[part] = min(fen, holds(loan, book, part))
        lower(loan, book, part, did[part])
        fen -= did[part]
        if part != "principal":
            book["charges_paid"] += did[part]
    return did, fen


def look_back(loan, book):
    """After a payment, prepayment, waiver or use of the advance: drop what grace held back, and settle."""
    if late_since(book) is None:
        book["held"] = Fraction(0)
    if all(holds(loan, book, part) == 0 for part in ("costs", "fees", "interest", "penalty")):
        book["settled_on"] = book["last_due"]
        book["charges_paid"] = 0


def use_advance(loan, book, day):
    """The advance is taken as a payment; what is left stays advance. An advance of 0 is no use of it."""
    fen, book["advance"] = book["advance"], 0
    if fen > 0:
        _, book["advance"] = settle_parts(loan, book, day, fen)
        look_back(loan, book)


def close(book, day):
    """No instalment falls due any more."""
    book["rows"], book["closed"], book["last_due"] = [], True, day


def fall_due(loan, book, day):
    """The instalment of this day falls due."""
    _, principal, interest, fee = book["rows"].pop(0)
    if loan["penalty_compounds"]:
        book["penalty_base"] = whole(loan, book["penalty"])
    if loan["manner"] == "accruing":
        interest, book["running"] = whole(loan, book["running"]), Fraction(0)
    principal = min(principal, book["undue"]) if book["rows"] else book["undue"]
    book["undue"] -= principal
    book["overdue"] += principal
    book["interest"] += interest
    book["fees"] += fee
    book["dues"].append((day, principal + interest + fee))
    book["last_due"] = day
    use_advance(loan, book, day)


def capitalise(loan, book):
    """All that is due, costs apart, becomes principal that is not due."""
    owed = book["overdue"] + book["interest"] + book["fees"]
    book["undue"] += owed + whole(loan, book["penalty"])
    book["applied"] += owed
    book["overdue"] = book["interest"] = book["fees"] = book["penalty_base"] = 0
    book["penalty"] = book["held"] = Fraction(0)


def accelerate(loan, book, day):
    """All principal falls due today, with the interest up to today."""
    if loan["manner"] == "accruing":
        interest, book["running"] = whole(loan, book["running"]), Fraction(0)
    else:
        interest = share(loan, book, day)
    if book["undue"] + interest > 0:
        book["dues"].append((day, book["undue"] + interest))
    book["overdue"] += book["undue"]
    book["interest"] += interest
    book["undue"] = 0
    close(book, day)
    use_advance(loan, book, day)


def waive(loan, book, part, fen):
    """A part is lowered by at most what it holds; principal lowers overdue, then undue."""
    gone = min(fen, holds(loan, book, part))
    lower(loan, book, part, gone)
    if part == "principal":
        book["undue"] -= min(fen - gone, book["undue"])
    look_back(loan, book)


def prepay(loan, book, day, did, left):
    """What is left of a prepayment goes on interest not due yet and principal not due; returns the rest."""
    if loan["manner"] == "accruing":
        q = whole(loan, book["running"])
        if left < q:
            return left
        book["running"] = Fraction(0)
        fen, due = min(left - q, book["undue"]), q
    else:
        q = share(loan, book, day)
        if book["undue"] == 0 or left < book["undue"] + q:
            return left
        fen, due = book["undue"], book["undue"] + q
        close(book, day)
    if due > 0:
        book["dues"].append((day, due))
    book["applied"] += due
    book["charges_paid"] += q
    book["undue"] -= fen
    did["prepaid"], did["q"] = fen, q
    return left - q - fen


def pay(loan, book, day, number, happening):
    """A payment or a prepayment, remembered by its number so that it can be reversed."""
    did, left = settle_parts(loan, book, day, happening["fen"])
    if happening["kind"] == "prepayment":
        left = prepay(loan, book, day, did, left)
    did["advance"] = left
    book["advance"] += left
    book["made"][number] = did
    look_back(loan, book)


def reverse(loan, book, of):
    """Open again what a payment itself settled at once."""
    did = book["made"].pop(of)
    for part in ("costs", "fees", "interest", "penalty"):
        book[part] += did[part]
    book["interest"] += did["q"]
    book["overdue"] += did["principal"]
    book["applied"] -= did["interest"] + did["fees"] + did["principal"] + did["q"]
    if loan["manner"] == "scheduled":
        book["overdue"] += did["prepaid"]
        book["applied"] -= did["prepaid"]
    else:
        book["undue"] += did["prepaid"]
    charges = did["costs"] + did["fees"] + did["interest"] + did["penalty"] + did["q"]
    book["charges_paid"] = max(book["charges_paid"] - charges, 0)
    there = min(did["advance"], book["advance"])
    book["advance"] -= there
    book["unreversed"] += did["advance"] - there


def is_problem(book, happening):
    """Whether a happening (not before drawn_on) is reported and changes nothing."""
    kind = happening["kind"]
    if kind in AMOUNTS:
        return happening["fen"] <= 0
    if kind == "rate":
        return happening["e9"] < 0
    if kind == "reschedule":
        line = [happening["on"]] + [row[0] for row in happening["rows"]]
        return len(line) == 1 or line != sorted(set(line))
    return kind == "reversal" and happening["of"] not in book["made"]


def take(loan, book, day, number, happening):
    """One happening that is no problem."""
    kind = happening["kind"]
    if kind == "draw":
        book["undue"] += happening["fen"]
    elif kind == "rate":
        book["rates"][day] = happening["e9"]
    elif kind == "capitalise":
        capitalise(loan, book)
    elif kind == "reschedule":
        book["rows"] = [] if book["closed"] else list(happening["rows"])
    elif kind == "accelerate":
        accelerate(loan, book, day)
    elif kind == "fee":
        book["fees"] += happening["fen"]
        book["dues"].append((day, happening["fen"]))
    elif kind == "cost":
        book["costs"] += happening["fen"]
    elif kind == "waiver":
        waive(loan, book, happening["part"], happening["fen"])
    elif kind == "reversal":
        reverse(loan, book, happening["of"])
    else:
        pay(loan, book, day, number, happening)


def take_day(loan, book, day, of_today):
    """All that happens on one day, in the order of section 4."""
    for turn in TURNS:
        if turn == "due" and book["rows"] and book["rows"][0][0] == day:
            fall_due(loan, book, day)
        for number, happening in of_today:
            if happening["kind"] in turn.split():
                if is_problem(book, happening):
                    book["problems"].append(number)
                else:
                    take(loan, book, day, number, happening)


def walk(loan, happenings, as_of):
    """Walk from the first payout to as_of; the books, and the principal after each day's happenings."""
    start = loan["drawn_on"]
    if as_of < start:
        raise ValueError("as_of is before drawn_on")
    book = {"undue": loan["principal"], "overdue": 0, "interest": 0, "fees": 0, "costs": 0, "penalty_base": 0}
    book |= {"penalty": Fraction(0), "held": Fraction(0), "running": Fraction(0)}
    book |= {"advance": 0, "applied": 0, "charges_paid": 0, "unreversed": 0}
    book |= {"dues": [], "last_due": start, "settled_on": start, "closed": False, "made": {}}
    book |= {"rates": dict(loan["rates"]), "rows": list(loan["instalments"])}
    book["problems"] = [number for number, happening in enumerate(happenings) if happening["on"] < start]
    principals, day = {}, start
    while True:
        take_day(loan, book, day, [pair for pair in enumerate(happenings) if pair[1]["on"] == day])
        principals[day] = book["undue"] + book["overdue"]
        if day == as_of:
            return book, principals
        pass_day(loan, book, day)
        day += ONE_DAY


def show(loan, happenings, as_of):
    """What is shown on a day: section 6."""
    book, _ = walk(loan, happenings, as_of)
    principal = book["undue"] + book["overdue"]
    not_due = whole(loan, book["running"]) if loan["manner"] == "accruing" else share(loan, book, as_of)
    parts = {
        "principal": principal - min(book["advance"], principal),
        "interest": book["interest"] + not_due,
        "penalty": whole(loan, book["penalty"]),
        "fees": book["fees"],
        "costs": book["costs"],
    }
    shown = {name: book[name] for name in ("advance", "unreversed", "settled_on", "charges_paid")}
    shown |= {"total": sum(parts.values()), "overdue": book["overdue"] + book["interest"] + book["fees"]}
    shown |= {"late_since": late_since(book), "days_late": days_late(book, as_of)}
    return parts | shown | {"problems": sorted(book["problems"])}


def pot(loan, happenings, as_of, ceilings, kept_back):
    """The most that may be asked for besides principal: section 7."""
    book, principals = walk(loan, happenings, as_of)
    asked, day = Fraction(0), book["settled_on"]
    while day < as_of:
        asked += Fraction(max(principals[day] - kept_back, 0) * latest(dict(ceilings), day), E9 * 365)
        day += ONE_DAY
    return max((asked - book["charges_paid"] + Fraction(1, 2)) // 1, 0)


READINGS = [
    "4/5: an advance of 0 at a due day or at an acceleration is no 'use of advance': no settling.",
    "4: the use of an advance counts as a payment for dropping what grace held back.",
    "2/5: the use of an advance follows principal_first_from, with the days late of that moment.",
    "2: days late for principal_first_from are those just before the payment, after all taken earlier that day.",
    "4: held is added to penalty only when a day passes; an empty stretch of days moves nothing.",
    "5: a rate below 0 is a problem like any amount; 0 is not.",
    "5: a rate that joins ends where the loan's own next rate starts; on one day the happening stands.",
    "5: rate happenings change nothing for a scheduled loan and are no problem there.",
    "4/5: an instalment due on the day of a reschedule has not fallen due: it is replaced.",
    "5: a reschedule with good rows after an acceleration or whole prepayment is no problem, but nothing falls due.",
    "5: a reschedule after the last instalment fell due brings new instalments; the last takes all undue again.",
    "5: the share is 0 when days(last_due, u) is 0 (30/360, from the 30th to the 31st), also on day u itself.",
    "5: an acceleration with undue = 0 and i = 0 still ends the instalments, sets last_due and uses the advance.",
    "5: a scheduled instalment still brings its interest and fee when undue is 0.",
    "5: a prepayment of which nothing is left sets running to 0 when round(running) is 0 (r = 0, q = 0).",
    "5: a prepayment does not touch an advance that is already there, even if both together would clear the loan.",
    "5: a reversal restores no penalty_base, held, running, settled_on or last_due, and reopens no instalments.",
    "5: a payment that was a problem was never made, so its reversal is a problem; so is one of the same day.",
    "5: a reversal, a capitalisation, a fee and a cost are not followed by settling.",
    "6: a happening after as_of is no problem, whatever is wrong with it.",
    "6: a day before drawn_on cannot be shown (ValueError).",
    "7: settled_on and charges_paid of the pot are those after the happenings of day t.",
]
