"""The walk over the days of a card account, from docs/ledger-card.md alone: exact, a calendar day at a time, slow.

What is in the books, and what a posting does to them, is in `card_oracle_books.py`.
"""

from calendar import monthrange
from fractions import Fraction

from tests.oracle.card_oracle_books import CHARGES, DAY, E9, PRINCIPAL, Books, half_up, rate_on

ORDER_OF_A_DAY = (
    ("carried",),
    ("plan",),
    ("convert",),
    ("accelerate",),
    "rows of t fall due",
    ("purchase", "cash", "fee"),
    ("waiver",),
    ("reversal",),
    ("refund",),
    ("payment",),
)


def is_day_of_month(day, wanted):
    """Section 1: the m-th of a month, or its last day where the month is shorter."""
    return day.day == min(wanted, monthrange(day.year, day.month)[1])


def due_day_of(account, statement_day):
    """Section 2: so many days after the statement, or the first such day-of-month after it."""
    if account.get("due_after_days") is not None:
        return statement_day + account["due_after_days"] * DAY
    return next(
        day
        for day in (statement_day + n * DAY for n in range(1, 63))
        if is_day_of_month(day, account["due_day"])
    )


class Days(Books):
    """Sections 4 and 6: what a day does to the books."""

    def rebase(self, items):
        """Section 6, billing and judging: base(d) of the days before today becomes what is open now."""
        for item in (i for i in items if not i.bearing and self.can_bear(i)):
            item.base = dict.fromkeys(item.base, item.open)

    def close(self):
        """Section 6, closing."""
        self.charge_interest()
        asked, due, whole = self.asked_sum(), due_day_of(self.terms, self.today), ("instalment", *CHARGES)
        past = max(asked - self.open_of(*whole, billed_only=True), 0)
        self.rebase([i for i in self.items if not i.billed])
        for item in self.items:
            item.billed = True
        purchases, cash = self.open_of("purchase"), self.open_of("cash")
        c = min(past, cash)
        shares = self.terms["minimum_e9"] * (purchases - past + c)
        shares += self.terms["minimum_cash_e9"] * (cash - c)
        minimum = half_up(self.open_of(*whole) + past + Fraction(shares, E9))
        minimum = min(max(minimum, self.terms["minimum_least"]), self.left())
        self.ask(due, minimum - asked)
        self.statements.append((self.today, due, self.left() - self.credit, minimum))
        self.closed, self.due_base = self.today, self.charges_total + self.open_of(*CHARGES)

    def judge(self):
        """Section 6, judging."""
        free = [i for i in self.items if i.billed and not i.bearing]
        whole = self.left() <= self.terms["tolerance"]
        if not whole and self.terms["interest_mode"] == "unpaid":
            self.rebase(free)
        for item in free:
            item.bearing, item.since = not whole, self.today if whole else item.since
        if whole:
            self.asked = []
        elif missing := self.asked_sum():
            share = half_up(Fraction(missing * self.terms["late_fee_e9"], E9))
            self.join("penalty", max(share, self.terms["late_fee_least"]))

    def uncharged(self, item):
        """Section 6, fresh start: something uncharged."""
        counts = item.bearing or (item.billed and self.terms["interest_mode"] == "full")
        past = counts and any(fen for day, fen in item.base.items() if item.since <= day < self.today)
        return self.can_bear(item) and (item.open > 0 or past)

    def fresh_start(self):
        """Section 6, fresh start, if no billed charge is open."""
        if self.open_of(*CHARGES, billed_only=True) == 0:
            starts = [i.since for i in self.items if self.uncharged(i)]
            self.settled_on = min([self.closed or self.terms["opened_on"], *starts])
            self.settled_base = min(self.due_base, self.charges_total)
            self.carried_charges = 0 if self.closed else self.carried_charges

    def one_day(self):
        """Section 4: everything of a day in its order; then what the day leaves is kept."""
        happened = any(p["on"] == self.today for p in self.postings)
        if self.statements and self.today == self.statements[-1][1] + (self.terms["grace_days"] + 1) * DAY:
            happened = True
            self.judge()
        for kinds in ORDER_OF_A_DAY:
            if kinds == "rows of t fall due":
                due = [row for row in self.rows if row[0] == self.today]
                self.rows = [row for row in self.rows if row[0] != self.today]
                happened = happened or bool(due)
                for _, *amounts in due:
                    for part, fen in zip(("instalment", "interest", "fee"), amounts, strict=True):
                        self.join(part, fen)
            else:
                for number, posting in enumerate(self.postings):
                    if posting["on"] == self.today and posting["kind"] in kinds:
                        self.post(number, posting)
        if is_day_of_month(self.today, self.terms["statement_day"]):
            happened = True
            self.close()
        if happened:
            self.fresh_start()
        for item in self.items:
            item.base[self.today] = item.open
        self.principal_after[self.today] = self.open_of(*PRINCIPAL) + sum(row[1] for row in self.rows)


def books_on(account, postings, as_of):
    """Section 4: the books after every day from the opening to the day shown."""
    if as_of < account["opened_on"]:
        raise ValueError("a day before opened_on is refused")
    books = Days(account, postings)
    for n in range((as_of - account["opened_on"]).days + 1):
        books.today = account["opened_on"] + n * DAY
        books.one_day()
    return books


def show(account, postings, as_of):
    """Section 8: what is shown on a day, without the lines since."""
    b = books_on(account, postings, as_of)
    names = (
        ("purchases", "purchase"),
        ("cash", "cash"),
        ("instalments", "instalment"),
        ("penalty", "penalty"),
        ("fees", "fee"),
    )
    answer = {name: b.open_of(part) for name, part in names}
    principal, interest = b.principal_after[as_of], half_up(b.open_of("interest") + b.interest(True))
    _, due, balance, _ = b.statements[-1] if b.statements else (None, None, 0, 0)
    late_since, days_late = b.lateness()
    return answer | {
        "unbilled": sum(row[1] for row in b.rows),
        "principal": principal,
        "interest": interest,
        "total": principal + interest + answer["penalty"] + answer["fees"],
        "credit": b.credit,
        "held": half_up(b.interest(bearing=False)),
        "balance": balance,
        "due_on": due,
        "left": b.left(),
        "minimum": b.asked_sum(),
        "late_since": late_since,
        "days_late": days_late,
        "settled_on": b.settled_on,
        "charges_paid": max(b.charges_total - b.settled_base, 0),
        "carried_charges": b.carried_charges,
        "statements": b.statements,
        "problems": sorted(b.problems),
    }


def pot(account, postings, as_of, ceilings):
    """Section 9: the ceiling from `settled_on`, plus carried charges, less charges paid, at least 0."""
    books = books_on(account, postings, as_of)
    units = sum(
        principal * rate_on(ceilings, day)
        for day, principal in books.principal_after.items()
        if books.settled_on <= day < as_of
    )
    charges_paid = max(books.charges_total - books.settled_base, 0)
    return max(half_up(Fraction(units, E9 * 365) + books.carried_charges - charges_paid), 0)
