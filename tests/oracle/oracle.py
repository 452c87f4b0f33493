"""The oracle of the ledger: docs/ledger.md read plainly and walked one calendar day at a time.

Written from the specification alone; README.md names the readings taken. Slow on purpose: what accrues is a Fraction of
a fen, every day passes by itself, and nothing is computed over a stretch.
"""

from datetime import timedelta
from fractions import Fraction
from itertools import accumulate

E9, HALF, ONE_DAY = 10**9, Fraction(1, 2), timedelta(days=1)
TURNS = (("draw",), ("rate",), ("capitalise",), ("reschedule",), ("accelerate",), ("due",), ("fee", "cost"),
         ("waiver",), ("reversal",), ("payment", "prepayment"))  # fmt: skip
PARTS = ("costs", "fees", "interest", "penalty", "principal")
CHARGES = ("costs", "fees", "interest", "penalty")
APPLIED = ("fees", "interest", "principal")  # what lowers one of these joins `applied`


def latest(steps, day):
    """The value that stands on a day, from a mapping of first day to value."""
    return steps[max(first for first in steps if first <= day)]


class Book:
    """The books of section 3. `fen` holds the parts (its principal is `overdue`), `undue` and `advance`."""

    def __init__(self, loan):
        self.loan, self.accruing = loan, loan["manner"] == "accruing"
        self.rates, self.rows = dict(loan["rates"]), list(loan["instalments"])
        self.fen = dict.fromkeys((*PARTS, "advance"), 0) | {"undue": loan["principal"]}
        self.held = self.running = Fraction(0)
        self.penalty_base = self.unreversed = self.applied = 0
        self.charges_total = self.due_base = self.settled_base = 0
        self.today = self.last_due = self.settled_on = loan["drawn_on"]
        self.dues, self.made, self.problems = [], {}, []

    def days(self, a, b):
        """Days from a (counted) to b (not counted) by the loan's day count."""
        if self.loan["day_count"] == "30/360":
            return 360 * (b.year - a.year) + 30 * (b.month - a.month) + min(b.day, 30) - min(a.day, 30)
        return (b - a).days

    def whole(self, fen):
        """An exact amount as whole fen, by the loan's rounding."""
        return {"half_up": (fen + HALF) // 1, "up": -(-fen // 1), "down": fen // 1}[self.loan["rounding"]]

    def sum(self, *names):
        """What these hold together, in whole fen."""
        return sum(self.whole(self.fen[name]) for name in names)

    def accrued(self, fen, e9):
        """What today gives on an amount at a yearly rate; the charge of a day may have to be rounded by itself."""
        charge = Fraction(fen * e9, E9 * (365 if self.loan["day_count"] == "act/365" else 360))
        charge = self.whole(charge) if self.loan["rounding_point"] == "day" else charge
        return charge * self.days(self.today, self.today + ONE_DAY)

    def late(self):
        """Late-since (the first due day that what was applied does not reach) and days late; None and 0 if none."""
        sums = accumulate(fen for _, fen in self.dues)
        days = [day for (day, _), so_far in zip(self.dues, sums, strict=True) if so_far > self.applied]
        return (days[0], (self.today - days[0]).days) if days else (None, 0)

    def interest_not_due(self):
        """What runs (accruing), or the share of the next instalment's interest for the days gone by (scheduled)."""
        if self.accruing:
            return self.whole(self.running)
        length = self.days(self.last_due, self.rows[0][0]) if self.rows else 0
        gone = self.days(self.last_due, self.today)
        return self.whole(Fraction(self.rows[0][2] * gone, length)) if length else 0

    def pass_day(self):
        """Today passes: interest runs, and penalty if something is late."""
        if self.accruing:
            self.running += self.accrued(self.fen["undue"], latest(self.rates, self.today))
        since, days_late = self.late()
        if since is not None:
            interest = self.fen["interest"] if self.loan["penalty_on_interest"] else 0
            base = self.fen["principal"] + self.penalty_base + interest
            self.held += self.accrued(base, self.loan["penalty_e9"])
            if days_late >= self.loan["grace_days"]:
                self.fen["penalty"] += self.held
                self.held = Fraction(0)
        self.today += ONE_DAY

    def lower(self, name, fen):
        """Lower what the books hold by at most what is there; returns by how much."""
        fen = min(fen, self.sum(name))
        if fen > 0:
            self.fen[name] = self.sum(name) - fen
            self.penalty_base = min(self.penalty_base, self.sum("penalty"))
        if name in APPLIED:
            self.applied += fen
        return fen

    def spend(self, fen):
        """Spend fen on the parts in their order; what went where, and what is left."""
        order, n, did = self.loan["order"], self.loan["principal_first_from"], {}
        if n is not None and self.late()[1] >= n:
            order = sorted(order, key=lambda part: part != "principal")
        for part in order:
            did[part] = self.lower(part, fen)
            fen -= did[part]
        self.charges_total += sum(did[part] for part in CHARGES)
        return did, fen

    def look_back(self):
        """After a payment, prepayment, waiver or use of the advance: drop what grace held back, and settle."""
        if self.late()[0] is None:
            self.held = Fraction(0)
        if self.sum(*CHARGES) == 0:
            self.settled_on, self.settled_base = self.last_due, min(self.due_base, self.charges_total)

    def fall_due(self):
        """The next row falls due today, the last one with all that is undue; then the advance is taken as a payment."""
        _, principal, interest, fee = self.rows.pop(0)
        principal = self.lower("undue", principal if self.rows else self.fen["undue"])
        if self.accruing:
            interest, self.running = self.whole(self.running), Fraction(0)
        for part, fen in (("principal", principal), ("interest", interest), ("fees", fee)):
            self.fen[part] += fen
        self.dues.append((self.today, principal + interest + fee))
        self.last_due, self.due_base = self.today, self.charges_total + self.sum(*CHARGES)
        if self.fen["advance"] > 0:
            _, self.fen["advance"] = self.spend(self.fen["advance"])
            self.look_back()

    def pay(self, number, kind, fen):
        """A payment or a prepayment, remembered by its number so that it can be reversed."""
        settled, (did, left) = (self.settled_on, self.settled_base), self.spend(fen)
        q, undue = self.interest_not_due(), self.fen["undue"]
        clears = 0 if self.accruing else undue  # scheduled: all that is undue or nothing
        if kind == "prepayment" and left >= q + clears and (self.accruing or undue > 0):
            self.dues.append((self.today, q + clears))
            self.applied += q + clears
            self.charges_total += q
            did["interest"] += q
            did["undue"] = self.lower("undue", left - q)
            left -= q + did["undue"]
            if not self.accruing:
                did["principal"] += did.pop("undue")  # a reversal opens it as overdue
                self.rows, self.last_due, self.due_base = [], self.today, self.charges_total
            elif q > 0:
                self.running = Fraction(0)
        self.fen["advance"] += left
        self.made[number] = did, left, settled
        self.look_back()

    def reverse(self, did, ahead, settled):
        """Open again what a payment itself settled at once, and take its fresh start back."""
        for name, fen in did.items():
            self.fen[name] += fen
        self.applied -= sum(did[part] for part in APPLIED)
        self.charges_total -= sum(did[part] for part in CHARGES)
        if self.settled_on > settled[0]:
            self.settled_on, self.settled_base = settled
        self.unreversed += ahead - self.lower("advance", ahead)

    def is_problem(self, happening):
        """Whether a happening (not before drawn_on) is reported and changes nothing."""
        line = [self.today, *(row[0] for row in happening.get("rows", ()))]
        bad_rows = happening["kind"] == "reschedule" and (len(line) == 1 or line != sorted(set(line)))
        bad_number = happening["kind"] == "reversal" and happening["of"] not in self.made
        return bad_rows or bad_number or happening.get("fen", 1) <= 0 or happening.get("e9", 0) < 0

    def take(self, number, happening):
        """One happening."""
        kind, fen = happening["kind"], happening.get("fen")
        if self.is_problem(happening):
            self.problems.append(number)
        elif kind == "draw":
            self.fen["undue"] += fen
        elif kind == "rate":
            self.rates[self.today] = happening["e9"]
        elif kind == "capitalise":
            self.fen["undue"] += sum(self.lower(part, self.sum(part)) for part in (*APPLIED, "penalty"))
            self.fen["penalty"] = self.held = Fraction(0)
        elif kind == "reschedule":
            self.rows = list(happening["rows"])
        elif kind == "accelerate":  # one last row, of today
            self.rows = [(self.today, 0, self.interest_not_due(), 0)]
            self.fall_due()
        elif kind == "fee":
            self.fen["fees"] += fen
            self.dues.append((self.today, fen))
        elif kind == "cost":
            self.fen["costs"] += fen
        elif kind == "waiver":
            left = fen - self.lower(happening["part"], fen)
            self.lower("undue", left if happening["part"] == "principal" else 0)
            self.look_back()
        elif kind == "reversal":
            self.reverse(*self.made.pop(happening["of"]))
        else:
            self.pay(number, kind, fen)

    def take_day(self, happenings):
        """All that happens today, in the order of section 4."""
        todays = [(number, it) for number, it in enumerate(happenings) if it["on"] == self.today]
        for turn in TURNS:
            if "due" in turn and self.rows and self.rows[0][0] == self.today:
                self.penalty_base = self.sum("penalty") if self.loan["penalty_compounds"] else 0
                self.fall_due()
            for number, happening in todays:
                if happening["kind"] in turn:
                    self.take(number, happening)


def walk(loan, happenings, as_of, book=None):
    """Walk from the first payout to as_of; the books, and the principal after each day's happenings."""
    if as_of < loan["drawn_on"]:
        raise ValueError("as_of is before drawn_on")
    book, principals = book or Book(loan), {}
    book.problems = [number for number, happening in enumerate(happenings) if happening["on"] < book.today]
    while True:
        book.take_day(happenings)
        principals[book.today] = book.fen["undue"] + book.fen["principal"]
        if book.today == as_of:
            return book, principals
        book.pass_day()


def show(loan, happenings, as_of):
    """What is shown on a day: section 6."""
    book, principals = walk(loan, happenings, as_of)
    parts = {part: book.sum(part) for part in PARTS}
    parts["principal"] = principals[as_of] - min(book.fen["advance"], principals[as_of])
    parts["interest"] += book.interest_not_due()
    since, days_late = book.late()
    return parts | {
        "total": sum(parts.values()),
        "overdue": book.sum(*APPLIED),
        "late_since": since,
        "days_late": days_late,
        "advance": book.fen["advance"],
        "unreversed": book.unreversed,
        "settled_on": book.settled_on,
        "charges_paid": max(book.charges_total - book.settled_base, 0),
        "problems": sorted(book.problems),
    }


def pot(loan, happenings, as_of, ceilings, kept_back):
    """The most that may be asked for besides principal: section 7."""
    book, principals = walk(loan, happenings, as_of)
    days = [day for day in principals if book.settled_on <= day < as_of]
    asked = sum(max(principals[day] - kept_back, 0) * latest(dict(ceilings), day) for day in days)
    paid = max(book.charges_total - book.settled_base, 0)
    return max((Fraction(asked, E9 * 365) - paid + HALF) // 1, 0)
