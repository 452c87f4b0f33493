"""The oracle of the card books: docs/ledger-card.md read plainly, one calendar day at a time.

Slow on purpose, and in another shape than the program: every item writes down what it holds at the end of every day,
and interest is added up from those notes, day by day, in fractions of a fen.
"""

from calendar import monthrange
from datetime import timedelta
from fractions import Fraction

E9, ONE_DAY = 10**9, timedelta(days=1)
PRINCIPAL = ("purchase", "cash", "instalment")
CHARGES = ("interest", "fee", "penalty")
TURNS = (("carried",), ("plan",), ("convert",), ("accelerate",), ("rows",), ("purchase", "cash", "fee"), ("waiver",),
         ("reversal",), ("refund",), ("payment",))  # fmt: skip
WITHOUT_AMOUNT = ("plan", "convert", "accelerate", "reversal")


def latest(steps, day):
    """The value that stands on a day, from a mapping of first day to value."""
    return steps[max(first for first in steps if first <= day)]


def half_up(exact):
    """Whole fen."""
    return (exact + Fraction(1, 2)) // 1


def is_day(day, number):
    """Whether a day is that day of the month, or the last of a month too short for it."""
    return day.day == min(number, monthrange(day.year, day.month)[1])


class Item:
    """One item; `notes` are what it held at the end of each day whose interest is not charged yet."""

    def __init__(self, part, fen, day, number, billed=False):
        """A new item."""
        self.part, self.open, self.first, self.number = part, fen, day, number
        self.billed, self.bearing, self.notes = billed, part == "cash", {}

    def flatten(self):
        """What is open now counts for all the days noted."""
        self.notes = dict.fromkeys(self.notes, self.open)

    def begin(self, day):
        """The days noted are over."""
        self.first, self.notes = day, {}


class Card:
    """The books of section 3."""

    def __init__(self, account):
        """The books at the start."""
        self.account, self.today = account, account["opened_on"]
        self.items, self.rows, self.asked, self.statements, self.problems = [], [], {}, [], []
        self.credit = self.charges_total = self.due_base = 0
        self.fresh, self.judge_on = (self.today, 0, 0), None
        self.paid, self.bought = {}, {}

    def rates(self, part):
        """The rates of a part; none where it cannot bear."""
        if part == "cash":
            return dict(self.account["cash_rates"])
        bears = part in PRINCIPAL or (part == "interest" and self.account["compounds"])
        return dict(self.account["rates"]) if bears else None

    def interest(self, item, flat=False):
        """Interest of the days noted."""
        rates = self.rates(item.part)
        if rates is None:
            return Fraction(0)
        fen = sum((item.open if flat else base) * latest(rates, day) for day, base in item.notes.items())
        return Fraction(fen, E9 * self.account["year_days"])

    def running(self):
        """What bearing items have earned."""
        return sum((self.interest(item) for item in self.items if item.bearing), Fraction(0))

    def held(self):
        """What free ones would have earned if they were billed and judged today."""
        full = self.account["interest_mode"] == "full"
        free = [item for item in self.items if not item.bearing]
        return sum((self.interest(item, flat=not (full and item.billed)) for item in free), Fraction(0))

    def open(self, *parts, billed=False):
        """What is open of some parts, or of all."""
        found = [item for item in self.items if item.part in (parts or PRINCIPAL + CHARGES)]
        return sum(item.open for item in found if item.billed or not billed)

    def late(self):
        """Late since, and days late."""
        grace = timedelta(days=self.account["grace_days"])
        over = [due for due in sorted(self.asked) if due + grace < self.today]
        return (over[0], (self.today - over[0]).days) if over else (None, 0)

    def settle(self, fen, parts=None):
        """Settle items with fen; what each got, and what is left."""
        order, n, got = list(self.account["order"]), self.account["principal_first_from"], {}
        if n is not None and self.late()[1] >= n:
            order = [p for p in order if p in PRINCIPAL] + [p for p in order if p in CHARGES]
        for billed in (True, False):
            for part in parts or order:
                for place, item in enumerate(self.items):
                    if item.part == part and item.billed == billed and fen and item.open:
                        got[place] = min(fen, item.open)
                        item.open -= got[place]
                        fen -= got[place]
        return got, fen

    def on_charges(self, got):
        """What of it went on charges."""
        return sum(fen for place, fen in got.items() if self.items[place].part in CHARGES)

    def pay_off(self, fen):
        """Less is asked for, the earliest first; what each due day got."""
        got = {}
        for due in sorted(self.asked):
            got[due] = min(fen, self.asked[due])
            fen -= got[due]
            self.ask(due, -got[due])
        return {due: paid for due, paid in got.items() if paid}

    def ask(self, due, fen):
        """Ask for more on a due day."""
        self.asked[due] = self.asked.get(due, 0) + fen
        if self.asked[due] == 0:
            del self.asked[due]

    def trim(self):
        """Not more is asked for than is open of what was billed."""
        self.pay_off(max(sum(self.asked.values()) - self.open(billed=True), 0))

    def join(self, part, fen, number=None, billed=False):
        """An item joins; credit is used."""
        if fen:
            self.items.append(Item(part, fen, self.today, number, billed))
            self.items[-1].bearing |= billed and self.rates(part) is not None
            self.use_credit()

    def use_credit(self):
        """The holder's money settles what is open."""
        got, left = self.settle(self.credit)
        self.charges_total += self.on_charges(got)
        self.pay_off(self.credit - left)
        self.credit = left

    def charge(self):
        """Running interest becomes an item."""
        fen = half_up(self.running())
        for item in self.items:
            if item.bearing:
                item.begin(self.today)
        self.join("interest", fen)

    def odd(self, posting):
        """The code of a problem, or None."""
        kind, of, fen = posting["kind"], posting.get("of"), posting.get("fen", 0)
        if kind not in WITHOUT_AMOUNT and fen <= 0:
            return "not_positive"
        if kind == "carried" and (posting.get("due_on") or self.today) > self.today:
            return "due_odd"
        if kind in ("plan", "convert"):
            line = [self.today] + [row[0] for row in posting["rows"]]
            if line != sorted(set(line)) or sum(row[1] for row in posting["rows"]) == 0:
                return "rows_odd"
            if kind == "convert" and sum(row[1] for row in posting["rows"]) > self.open("purchase"):
                return "more_than_open"
        if kind == "accelerate" and not sum(row[1] for row in self.rows):
            return "nothing_open"
        if (kind == "reversal" and of not in self.paid) or (
            kind == "refund" and of not in (None, *self.bought)
        ):
            return "no_such_posting"
        return "more_than_bought" if kind == "refund" and of is not None and fen > self.bought[of] else None

    def take(self, number, posting):
        """One posting."""
        kind, fen, code = posting["kind"], posting.get("fen", 0), self.odd(posting)
        planned = sum(row[1] for row in posting.get("rows", ()))
        if code:
            self.problems.append((number, code, planned if code == "more_than_open" else 0))
        elif kind in ("purchase", "cash", "fee"):
            self.join(kind, fen, number)
            if kind == "purchase":
                self.bought[number] = fen
        elif kind == "carried":
            self.carry(posting["part"], fen, posting.get("due_on"))
        elif kind in ("plan", "convert"):
            self.rows = sorted(self.rows + posting["rows"], key=lambda row: row[0])
            self.settle(planned if kind == "convert" else 0, ("purchase",))
            self.trim()
        elif kind == "accelerate":
            fen, self.rows = sum(row[1] for row in self.rows), []
            self.join("instalment", fen)
        elif kind == "waiver":
            self.waive(number, posting["part"], fen)
        elif kind == "reversal":
            self.reverse(self.paid.pop(posting["of"]))
        elif kind == "refund":
            self.refund(fen, posting.get("of"))
        else:
            before = self.fresh
            got, left = self.settle(fen)
            self.charges_total += self.on_charges(got)
            self.credit += left
            self.paid[number] = (got, self.pay_off(fen), left, before)

    def carry(self, part, fen, due_on):
        """What an earlier statement had left."""
        self.join(part, fen, billed=True)
        if part in CHARGES:
            self.fresh = (*self.fresh[:2], self.fresh[2] + fen)
        if due_on and self.items[-1].open:
            self.ask(due_on, self.items[-1].open)

    def waive(self, number, part, fen):
        """A part is lowered; for interest what runs is charged first."""
        if part == "interest":
            self.charge()
        left = self.settle(fen, (part,))[1]
        if left:
            self.problems.append((number, "more_than_open", left))
        self.trim()

    def refund(self, fen, of):
        """A refund: its purchase first, then like a payment, then credit."""
        for item in self.items:
            if of is not None and item.number == of:
                own = min(fen, item.open)
                item.open, self.bought[of], fen = item.open - own, self.bought[of] - fen, fen - own
        got, left = self.settle(fen)
        self.charges_total += self.on_charges(got)
        self.credit += left
        self.trim()

    def reverse(self, paid):
        """A payment is taken back."""
        got, asked, credit, fresh = paid
        for place, fen in got.items():
            self.items[place].open += fen
        for due, fen in asked.items():
            self.ask(due, fen)
        self.charges_total -= self.on_charges(got)
        if self.fresh[0] > fresh[0]:
            self.fresh = fresh
        there = min(credit, self.credit)
        self.credit -= there
        self.join("purchase", credit - there)
        self.use_credit()
        self.trim()

    def judge(self):
        """The day after the last day."""
        free = [item for item in self.items if item.billed and not item.bearing]
        if self.open(billed=True) <= self.account["tolerance"]:
            self.asked = {}
            for item in free:
                item.begin(self.today)
            return
        for item in free:
            item.bearing = True
            if self.account["interest_mode"] == "unpaid":
                item.flatten()
        missing = sum(self.asked.values())
        if missing:
            share = half_up(Fraction(self.account["late_fee_e9"] * missing, E9))
            self.join("penalty", max(share, self.account["late_fee_least"]))

    def close(self):
        """The statement of today."""
        a, asked = self.account, sum(self.asked.values())
        self.charge()
        past = max(asked - self.open(*CHARGES, "instalment", billed=True), 0)
        cash = min(past, self.open("cash"))
        share = a["minimum_e9"] * (self.open("purchase") - past + cash)
        share += a["minimum_cash_e9"] * (self.open("cash") - cash)
        minimum = self.open(*CHARGES, "instalment") + past + half_up(Fraction(share, E9))
        minimum = min(max(minimum, a["minimum_least"]), self.open())
        due = self.today + timedelta(days=a["due_after_days"] or 1)
        while a["due_after_days"] is None and not is_day(due, a["due_day"]):
            due += ONE_DAY
        if minimum > asked:
            self.ask(due, minimum - asked)
        for item in self.items:
            if not item.billed and not item.bearing:
                item.flatten()
            item.billed = True
        self.statements.append((self.today, due, self.open() - self.credit, minimum))
        self.judge_on = due + timedelta(days=a["grace_days"] + 1)
        self.due_base = self.charges_total + self.open(*CHARGES)

    def uncharged(self, item):
        """Whether interest of days gone by may still come from an item, or runs on it."""
        if self.rates(item.part) is None:
            return False
        counted = item.bearing or (item.billed and self.account["interest_mode"] == "full")
        return item.open > 0 or (counted and any(item.notes.values()))

    def start_afresh(self):
        """Section 6, the last part."""
        if not self.open(*CHARGES, billed=True):
            closed = self.statements[-1][0] if self.statements else self.account["opened_on"]
            first = min([closed] + [item.first for item in self.items if self.uncharged(item)])
            base = min(self.due_base, self.charges_total)
            self.fresh = (first, base, 0 if self.statements else self.fresh[2])

    def day(self, postings):
        """Section 4."""
        happened = self.judge_on == self.today
        if happened:
            self.judge()
        for turn in TURNS:
            if "rows" in turn:
                while self.rows and self.rows[0][0] == self.today:
                    row, happened = self.rows.pop(0), True
                    for part, fen in zip(("instalment", "interest", "fee"), row[1:], strict=True):
                        self.join(part, fen)
            for number, posting in enumerate(postings):
                if posting["on"] == self.today and posting["kind"] in turn:
                    happened = True
                    self.take(number, posting)
        if is_day(self.today, self.account["statement_day"]):
            happened = True
            self.close()
        if happened:
            self.start_afresh()


def walk(account, postings, as_of):
    """From the opening to as_of; the books, and the principal after each day."""
    card, principals = Card(account), {}
    card.problems = [(n, "before_opening", 0) for n, one in enumerate(postings) if one["on"] < card.today]
    while True:
        card.day(postings)
        principals[card.today] = card.open(*PRINCIPAL) + sum(row[1] for row in card.rows)
        if card.today == as_of:
            return card, principals
        for item in card.items:
            item.notes[card.today] = item.open
        card.today += ONE_DAY


def show(account, postings, as_of):
    """Section 8."""
    card, principals = walk(account, postings, as_of)
    last = card.statements[-1] if card.statements else (None, None, 0, 0)
    interest, penalty = card.open("interest") + half_up(card.running()), card.open("penalty")
    return {
        "purchases": card.open("purchase"), "cash": card.open("cash"), "instalments": card.open("instalment"),
        "unbilled": sum(row[1] for row in card.rows), "principal": principals[as_of], "interest": interest,
        "penalty": penalty, "fees": card.open("fee"),
        "total": principals[as_of] + interest + penalty + card.open("fee"),
        "credit": card.credit, "held": half_up(card.held()), "balance": last[2], "due_on": last[1],
        "left": card.open(billed=True), "minimum": sum(card.asked.values()), "late_since": card.late()[0],
        "days_late": card.late()[1], "settled_on": card.fresh[0],
        "charges_paid": max(card.charges_total - card.fresh[1], 0), "carried_charges": card.fresh[2],
        "statements": card.statements, "problems": sorted(card.problems),
    }  # fmt: skip


def pot(account, postings, as_of, ceilings):
    """Section 9."""
    card, principals = walk(account, postings, as_of)
    asked, day = Fraction(card.fresh[2]), card.fresh[0]
    while day < as_of:
        asked += Fraction(principals[day] * latest(dict(ceilings), day), E9 * 365)
        day += ONE_DAY
    return max(half_up(asked - max(card.charges_total - card.fresh[1], 0)), 0)
