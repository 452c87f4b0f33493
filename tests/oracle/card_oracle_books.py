"""The books of a card account, from docs/ledger-card.md alone: what is in them and how a posting changes them."""

from datetime import timedelta
from fractions import Fraction
from itertools import pairwise
from math import floor

E9, DAY = 10**9, timedelta(days=1)
PRINCIPAL, CHARGES = ("purchase", "cash", "instalment"), ("interest", "fee", "penalty")
OWN_AMOUNT_USED = ("carried", "purchase", "cash", "fee", "waiver", "refund", "payment")


def half_up(number):
    """Section 1: rounded half up."""
    return floor(Fraction(number) + Fraction(1, 2))


def rate_on(rates, day):
    """Sections 2 and 9: the rate that stands on a day."""
    return [e9 for since, e9 in rates if since <= day][-1]


class Item:
    """Section 3: an item; `since` is its `from`, `base` keeps base(d) for every day that has ended."""

    def __init__(self, part, day, fen, carried=False, bearing=False):
        """Section 3: a new item is unbilled and free; a cash advance is bearing at once."""
        self.part, self.open, self.since, self.base = part, fen, day, {}
        self.billed, self.bearing = carried, bearing or part == "cash"


class Books:
    """Sections 3 to 5, and charging of section 6: the state of the books and what changes it."""

    def __init__(self, account, postings):
        """Section 3: what the books hold before the first day."""
        self.terms, self.postings, self.today = account, postings, account["opened_on"]
        self.items, self.rows, self.asked, self.statements = [], [], [], []
        self.problems = [(n, "before_opening", 0) for n, p in enumerate(postings) if p["on"] < self.today]
        self.credit = self.charges_total = self.due_base = self.settled_base = self.carried_charges = 0
        self.carried_in = []
        self.closed, self.settled_on = None, self.today
        self.purchases, self.refunded, self.payments = {}, {}, {}
        self.principal_after = {}

    def can_bear(self, item):
        """Section 2: principal parts can bear interest, `interest` can if `compounds`."""
        return item.part in PRINCIPAL or (item.part == "interest" and self.terms["compounds"])

    def open_of(self, *parts, billed_only=False):
        """Section 3: the sum of `open` over the items of some parts."""
        return sum(i.open for i in self.items if i.part in parts and (i.billed or not billed_only))

    def left(self):
        """Section 6: the sum of the billed items' `open`."""
        return self.open_of(*PRINCIPAL, *CHARGES, billed_only=True)

    def asked_sum(self):
        """Section 3: the sum of `asked`."""
        return sum(fen for _, fen in self.asked)

    def interest(self, bearing):
        """Section 3: running interest (bearing items) or held (pending ones, as if judged today), exact."""
        units, unpaid = 0, self.terms["interest_mode"] == "unpaid"
        for item in (i for i in self.items if i.bearing == bearing and self.can_bear(i)):
            rates = self.terms["cash_rates" if item.part == "cash" else "rates"]
            as_open_now = not bearing and (unpaid or not item.billed)
            for day in (item.since + n * DAY for n in range((self.today - item.since).days)):
                units += (item.open if as_open_now else item.base[day]) * rate_on(rates, day)
        return Fraction(units, E9 * self.terms["year_days"])

    def lateness(self):
        """Section 3: late since (none: None) and days late."""
        late = [due for due, _ in self.asked if due + self.terms["grace_days"] * DAY < self.today]
        return (late[0], (self.today - late[0]).days) if late else (None, 0)

    def settling_order(self):
        """Section 3: billed items, then unbilled ones, part after part, within a part as posted."""
        order, n = self.terms["order"], self.terms["principal_first_from"]
        if n is not None and self.lateness()[1] >= n:
            order = [p for p in order if p in PRINCIPAL] + [p for p in order if p in CHARGES]
        return sorted(self.items, key=lambda item: (not item.billed, order.index(item.part)))

    def ask(self, due, fen):
        """Section 3: joins `asked`, by due day."""
        self.asked = sorted(self.asked + [(due, fen)] * (fen > 0), key=lambda entry: entry[0])

    def pay_off(self, fen):
        """Section 3: takes from the earliest entry of `asked` on; gives back what it took."""
        taken = []
        while self.asked and fen > 0:
            due, asked = self.asked.pop(0)
            taken.append((due, min(asked, fen)))
            fen -= taken[-1][1]
            self.ask(due, asked - taken[-1][1])
        return taken

    def trim(self):
        """Section 3: pays off what `asked` exceeds the billed items by."""
        self.pay_off(self.asked_sum() - self.left())

    def lower(self, items, fen):
        """Section 3: lowers items one after another; gives (item, fen) of each and what is left of fen."""
        lowered = []
        for item in items:
            lowered.append((item, min(item.open, fen)))
            item.open -= lowered[-1][1]
            fen -= lowered[-1][1]
        return lowered, fen

    def settle(self, fen):
        """Sections 4 and 5: settles in the settling order; what goes on charges joins `charges_total`."""
        settled, rest = self.lower(self.settling_order(), fen)
        self.charges_total += sum(part for item, part in settled if item.part in CHARGES)
        return settled, rest

    def use_credit(self):
        """Section 4: the credit is used like a payment."""
        before = self.credit
        self.credit = self.settle(before)[1]
        self.pay_off(before - self.credit)

    def join(self, part, fen, **state):
        """Sections 3 and 4: an item joins (0 joins nothing), then credit is used."""
        if fen > 0:
            self.items.append(Item(part, self.today, fen, **state))
            self.use_credit()
            return self.items[-1]

    def post(self, number, posting):
        """Section 5: takes a posting; its kind's function gives (code, fen) where it is a problem."""
        kind, fen, problem = posting["kind"], posting.get("fen"), None
        if kind in OWN_AMOUNT_USED and fen <= 0:
            problem = "not_positive", 0
        elif kind in ("purchase", "cash", "fee"):
            self.purchases[number] = self.join(kind, fen)
        else:
            problem = getattr(self, kind)(number, posting, fen)
        self.problems += [(number, *problem)] if problem else []

    def carried(self, _number, posting, fen):
        """Section 5, carried: a billed item joins, bearing if its part can bear."""
        part, due = posting["part"], posting.get("due_on")
        if due is not None and due > self.today:
            return "due_odd", 0
        if part in CHARGES:
            self.carried_charges += fen
            self.carried_in.append(fen)
            self.due_base += fen if self.closed else 0
        item = self.join(part, fen, carried=True, bearing=part in PRINCIPAL or self.terms["compounds"])
        if due is not None:
            self.ask(due, item.open)

    def plan(self, _number, posting, _fen):
        """Section 5, plan and convert: rows join `rows`; a conversion lowers the purchases, then trimming."""
        days = [self.today, *(row[0] for row in posting["rows"])]
        principal = sum(row[1] for row in posting["rows"])
        if principal == 0 or any(later <= day for day, later in pairwise(days)):
            return "rows_odd", 0
        if posting["kind"] == "convert":
            if principal > self.open_of("purchase"):
                return "more_than_open", principal
            self.lower([i for i in self.settling_order() if i.part == "purchase"], principal)
            self.trim()
        self.rows = sorted(self.rows + list(posting["rows"]), key=lambda row: row[0])

    convert = plan

    def accelerate(self, _number, _posting, _fen):
        """Section 5, accelerate: all principal to come joins as one instalment."""
        principal = sum(row[1] for row in self.rows)
        if principal == 0:
            return "nothing_open", 0
        self.rows = []
        self.join("instalment", principal)

    def waiver(self, _number, posting, fen):
        """Section 5, waiver: lowers a part, billed items first, each as posted; then trimming."""
        if posting["part"] == "interest":
            self.charge_interest()
        items = [i for i in self.items if i.part == posting["part"]]
        rest = self.lower(sorted(items, key=lambda item: not item.billed), fen)[1]
        self.trim()
        return ("more_than_open", rest) if rest else None

    def refund(self, _number, posting, fen):
        """Section 5, refund: lowers its purchase, then settles, the rest joins `credit`; then trimming."""
        of, rest = posting.get("of"), fen
        if of is not None:
            if of not in self.purchases or self.purchases[of].part != "purchase":
                return "no_such_posting", 0
            if fen + self.refunded.get(of, 0) > self.postings[of]["fen"]:
                return "more_than_bought", 0
            self.refunded[of] = self.refunded.get(of, 0) + fen
            rest = self.lower([self.purchases[of]], fen)[1]
        self.credit += self.settle(rest)[1]
        self.trim()

    def payment(self, number, _posting, fen):
        """Section 5, payment: settles, the rest joins `credit`, and `asked` is paid off."""
        then = (self.settled_on, self.settled_base, self.carried_charges, len(self.carried_in))
        settled, rest = self.settle(fen)
        self.credit += rest
        self.payments[number] = (then, settled, rest, self.pay_off(fen))

    def reversal(self, _number, posting, _fen):
        """Section 5, reversal: everything gets back what that payment itself did."""
        if posting.get("of") not in self.payments:
            return "no_such_posting", 0
        then, settled, to_credit, paid_off = self.payments.pop(posting["of"])
        for item, fen in settled:
            item.open += fen
            self.charges_total -= fen if item.part in CHARGES else 0
        for due, fen in paid_off:
            self.ask(due, fen)
        missing, self.credit = max(to_credit - self.credit, 0), max(self.credit - to_credit, 0)
        self.join("purchase", missing)
        settled_on, settled_base, carried_charges, carried_before = then
        self.settled_on = min(self.settled_on, settled_on)
        self.settled_base = min(self.settled_base, settled_base)
        since = sum(self.carried_in[carried_before:])
        self.carried_charges = max(self.carried_charges, carried_charges + since)
        self.use_credit()
        self.trim()

    def charge_interest(self):
        """Section 6, charging."""
        amount = half_up(self.interest(bearing=True))
        for item in (i for i in self.items if i.bearing):
            item.since = self.today
        self.join("interest", amount)
