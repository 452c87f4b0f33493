"""The books of one loan, sections 1 to 5 of docs/ledger.md: what a day and a happening do to them."""

from datetime import timedelta
from fractions import Fraction
from typing import Any

E9 = 10**9
ONE_DAY = timedelta(days=1)
TURNS = (("draw",), ("rate",), ("capitalise",), ("reschedule",), ("accelerate",), ("due",), ("fee", "cost"),
         ("waiver",), ("reversal",), ("payment", "prepayment"))  # fmt: skip
CHARGES = ("costs", "fees", "interest", "penalty")


def latest(steps, day):
    """The value that stands on a day, from a mapping of first day to value."""
    return steps[max(first for first in steps if first <= day)]


class Book:
    """The books of section 3. `due` holds what is due and unpaid by part; its principal is `overdue`."""

    def __init__(self, loan):
        """The books at the start."""
        self.loan, self.today = loan, loan["drawn_on"]
        self.accruing = loan["manner"] == "accruing"
        self.rates, self.rows = dict(loan["rates"]), list(loan["instalments"])
        self.undue = loan["principal"]
        self.due: dict[str, Any] = {
            "costs": 0,
            "fees": 0,
            "interest": 0,
            "penalty": 0,
            "principal": 0,
        }
        self.held = self.running = Fraction(0)
        self.penalty_base = self.advance = self.unreversed = self.applied = 0
        self.charges_total = self.due_base = self.settled_base = 0
        self.last_due = self.settled_on = loan["drawn_on"]
        self.dues, self.made, self.problems = [], {}, []

    def days(self, a, b):
        """Days from a (counted) to b (not counted) by the loan's day count."""
        if self.loan["day_count"] == "30/360":
            return 360 * (b.year - a.year) + 30 * (b.month - a.month) + min(b.day, 30) - min(a.day, 30)
        return (b - a).days

    def whole(self, fen):
        """An exact amount as whole fen, by the loan's rounding."""
        if self.loan["rounding"] == "half_up":
            return (fen + Fraction(1, 2)) // 1
        return fen // 1 if self.loan["rounding"] == "down" else -(-fen // 1)

    def late(self):
        """Late-since (the first due day that what was applied does not reach) and days late; None and 0 if none."""
        so_far = 0
        for day, fen in self.dues:
            so_far += fen
            if so_far > self.applied:
                return day, (self.today - day).days
        return None, 0

    def open_charges(self):
        """What is due and unpaid besides principal, in fen."""
        return sum(self.whole(self.due[part]) for part in CHARGES)

    def charges_paid(self):
        """What was paid on charges since the books were last settled, what was settled then left out."""
        return max(self.charges_total - self.settled_base, 0)

    def interest_not_due(self):
        """What runs (accruing), or the share of the next instalment's interest for the days gone by (scheduled)."""
        if self.accruing:
            return self.whole(self.running)
        length = self.days(self.last_due, self.rows[0][0]) if self.rows else 0
        if length == 0:
            return 0
        return self.whole(Fraction(self.rows[0][2] * self.days(self.last_due, self.today), length))

    def pass_day(self):
        """Today passes: interest runs, and penalty if something is late."""
        year = 365 if self.loan["day_count"] == "act/365" else 360
        part_of_year = Fraction(self.days(self.today, self.today + ONE_DAY), E9 * year)
        if self.accruing:
            self.running += self.undue * latest(self.rates, self.today) * part_of_year
        since, days_late = self.late()
        if since is not None:
            base = self.due["principal"] + self.penalty_base
            if self.loan["penalty_on_interest"]:
                base += self.due["interest"]
            self.held += base * self.loan["penalty_e9"] * part_of_year
            if days_late >= self.loan["grace_days"]:
                self.due["penalty"] += self.held
                self.held = Fraction(0)
        self.today += ONE_DAY

    def lower(self, part, fen):
        """Lower a part by at most what it holds; returns by how much."""
        fen = min(fen, self.whole(self.due[part]))
        if fen > 0:
            self.due[part] = self.whole(self.due[part]) - fen
        if fen > 0 and part == "penalty":
            self.penalty_base = min(self.penalty_base, self.due["penalty"])
        if part in ("interest", "fees", "principal"):
            self.applied += fen
        return fen

    def spend(self, fen):
        """Spend fen on the parts in their order; what went where, and what is left."""
        order, n = list(self.loan["order"]), self.loan["principal_first_from"]
        if n is not None and self.late()[1] >= n:
            order.remove("principal")
            order.insert(0, "principal")
        did = {"prepaid": 0}
        for part in order:
            did[part] = self.lower(part, fen)
            fen -= did[part]
        self.charges_total += sum(did[part] for part in CHARGES)
        return did, fen

    def look_back(self):
        """After a payment, prepayment, waiver or use of the advance: drop what grace held back, and settle."""
        if self.late()[0] is None:
            self.held = Fraction(0)
        if self.open_charges() == 0:
            self.settled_on, self.settled_base = self.last_due, min(self.due_base, self.charges_total)

    def fall_due(self, principal, interest, fee):
        """These amounts fall due today; then the advance, if there is one, is taken as a payment."""
        self.undue -= principal
        self.due["principal"] += principal
        self.due["interest"] += interest
        self.due["fees"] += fee
        self.dues.append((self.today, principal + interest + fee))
        self.last_due, self.due_base = self.today, self.charges_total + self.open_charges()
        if self.advance > 0:
            _, self.advance = self.spend(self.advance)
            self.look_back()

    def instalment(self):
        """The instalment of today falls due; the last one takes all that is undue."""
        _, principal, interest, fee = self.rows.pop(0)
        if self.loan["penalty_compounds"]:
            self.penalty_base = self.whole(self.due["penalty"])
        if self.accruing:
            interest, self.running = self.whole(self.running), Fraction(0)
        self.fall_due(min(principal, self.undue) if self.rows else self.undue, interest, fee)

    def accelerate(self):
        """All principal falls due today, with the interest up to today. (A due of 0 makes nothing late.)"""
        interest = self.interest_not_due()
        self.rows, self.running = [], Fraction(0)
        self.fall_due(self.undue, interest, 0)

    def capitalise(self):
        """All that is due, costs apart, becomes principal that is not due."""
        owed = self.due["principal"] + self.due["interest"] + self.due["fees"]
        self.undue += owed + self.whole(self.due["penalty"])
        self.applied += owed
        self.due |= {"fees": 0, "interest": 0, "penalty": 0, "principal": 0}
        self.penalty_base, self.held = 0, Fraction(0)

    def prepay(self, did, left):
        """What a prepayment has left goes on interest and principal not due; returns the rest."""
        q = self.interest_not_due()
        principal = 0 if self.accruing else self.undue  # scheduled: all of it or nothing
        if left < q + principal or (not self.accruing and self.undue == 0):
            return left
        self.dues.append((self.today, q + principal))
        self.applied += q + principal
        self.charges_total += q
        did["interest"] += q
        did["principal"] += principal
        left -= q + principal
        if not self.accruing:
            self.undue, self.rows, self.last_due, self.due_base = 0, [], self.today, self.charges_total
            return left
        if q > 0:
            self.running = Fraction(0)
        did["prepaid"] = min(left, self.undue)
        self.undue -= did["prepaid"]
        return left - did["prepaid"]

    def pay(self, number, happening):
        """A payment or a prepayment, remembered by its number so that it can be reversed."""
        settled = (self.settled_on, self.settled_base)
        did, left = self.spend(happening["fen"])
        if happening["kind"] == "prepayment":
            left = self.prepay(did, left)
        self.advance += left
        self.made[number] = did | {"advance": left, "settled": settled}
        self.look_back()

    def reverse(self, did):
        """Open again what a payment itself settled at once, and take its fresh start back."""
        for part in self.due:
            self.due[part] += did[part]
        self.undue += did["prepaid"]
        self.applied -= did["interest"] + did["fees"] + did["principal"]
        self.charges_total -= sum(did[part] for part in CHARGES)
        if self.settled_on > did["settled"][0]:
            self.settled_on, self.settled_base = did["settled"]
        there = min(did["advance"], self.advance)
        self.advance -= there
        self.unreversed += did["advance"] - there

    def is_problem(self, happening):
        """Whether a happening (not before drawn_on) is reported and changes nothing."""
        if happening.get("fen", 1) <= 0 or happening.get("e9", 0) < 0:
            return True
        if happening["kind"] == "reschedule":
            line = [self.today] + [row[0] for row in happening["rows"]]
            return len(line) == 1 or line != sorted(set(line))
        return happening["kind"] == "reversal" and happening["of"] not in self.made

    def take(self, number, happening):
        """One happening."""
        kind, fen = happening["kind"], happening.get("fen")
        if self.is_problem(happening):
            self.problems.append(number)
        elif kind == "draw":
            self.undue += fen
        elif kind == "rate":
            self.rates[self.today] = happening["e9"]
        elif kind == "capitalise":
            self.capitalise()
        elif kind == "reschedule":
            self.rows = list(happening["rows"])
        elif kind == "accelerate":
            self.accelerate()
        elif kind == "fee":
            self.due["fees"] += fen
            self.dues.append((self.today, fen))
        elif kind == "cost":
            self.due["costs"] += fen
        elif kind == "waiver":
            left = fen - self.lower(happening["part"], fen)
            if happening["part"] == "principal":
                self.undue -= min(left, self.undue)
            self.look_back()
        elif kind == "reversal":
            self.reverse(self.made.pop(happening["of"]))
        else:
            self.pay(number, happening)

    def take_day(self, happenings):
        """All that happens today, in the order of section 4."""
        for turn in TURNS:
            if "due" in turn and self.rows and self.rows[0][0] == self.today:
                self.instalment()
            for number, happening in enumerate(happenings):
                if happening["on"] == self.today and happening["kind"] in turn:
                    self.take(number, happening)
