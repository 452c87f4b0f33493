"""What a history reaches: situations that the books must have met, noted while the oracle walks."""

from collections import Counter
from copy import copy
from typing import Any

from tests.oracle import oracle
from tests.oracle.oracle import APPLIED, CHARGES, E9, HALF, PARTS, Book


def had(books, kind):
    """Whether something of a kind has happened before."""
    return any(one["kind"] == kind for one in books.past)


def less(was, now, *names):
    """By how much these are lower now."""
    return sum(was.fen[name] - now.fen[name] for name in names)


def empty(books):
    """Whether nothing is owed."""
    return books.fen["undue"] + books.sum(*PARTS) == 0


def ended(books):
    """Whether every instalment has fallen due in its time."""
    return bool(books.dues) and not books.rows and not had(books, "accelerate") and not books.cleared


def due_today(books):
    """Whether an instalment is to fall due later on this day."""
    return any(row[0] == books.today for row in books.rows)


def first(books):
    """Whether a payment settles principal first just then."""
    n = books.loan["principal_first_from"]
    return n is not None and books.late()[1] >= n


def of_draw(was, now, it):
    """What a draw may meet."""
    return {
        "again": had(was, "draw"),
        "on the first day": it["on"] == was.loan["drawn_on"],
        "after the last instalment": ended(was),
        "after an acceleration": had(was, "accelerate"),
        "after all was repaid": empty(was),
        "while late": was.late()[0],
    }


def of_rate(was, now, it):
    """What a change of the rate may meet."""
    return {
        "to 0": was.accruing and it["e9"] == 0,
        "over one of the same day": was.accruing and it["on"] in was.rates,
        "on a due day": was.accruing and due_today(was),
        "before the loan's own next rate": was.accruing and max(was.rates) > it["on"],
        "of a scheduled loan": not was.accruing,
    }


def of_capitalise(was, now, it):
    """What a capitalisation may meet."""
    return {
        "with penalty": was.sum("penalty") > 0,
        "with costs": was.fen["costs"] > 0,
        "with penalty that grace holds back": was.held > 0,
        "with interest running": was.running > 0,
        "again": had(was, "capitalise"),
        "after an acceleration": had(was, "accelerate"),
        "after the last instalment": ended(was),
        "of nothing": was.sum(*APPLIED, "penalty") == 0,
    }


def of_reschedule(was, now, it):
    """What a rescheduling may meet."""
    return {
        "after an acceleration": had(was, "accelerate"),
        "after a prepayment of all": was.cleared,
        "after the last instalment": ended(was),
        "on a due day": due_today(was),
        "while late": was.late()[0],
        "again": had(was, "reschedule"),
        "before anything fell due": not was.dues,
    }


def of_accelerate(was, now, it):
    """What an acceleration may meet."""
    return {
        "with an advance": was.fen["advance"] > 0,
        "with interest": was.interest_not_due() > 0,
        "on a due day": due_today(was),
        "while late": was.late()[0],
        "again": had(was, "accelerate"),
        "after the last instalment": ended(was),
        "before anything fell due": not was.dues,
        "of nothing": was.fen["undue"] + was.interest_not_due() == 0,
    }


def of_fee(was, now, it):
    """What a fee may meet."""
    return {"with nothing else late": not was.late()[0], "while late": was.late()[0]}


def of_waiver(was, now, it):
    """What a waiver may meet."""
    return {f"of {name}": less(was, now, name) for name in (*PARTS, "undue")} | {
        "of penalty that bears penalty": was.penalty_base > now.penalty_base > 0,
        "of all that is owed": empty(now) and not empty(was),
        "of nothing": was.fen == now.fen,
        "that ends being late": was.late()[0] and not now.late()[0],
        "that moves late-since": was.late()[0] and now.late()[0] and was.late()[0] < now.late()[0],
        "that drops what grace holds back": was.held > now.held,
        "that settles": was.settled_on < now.settled_on,
        "after an acceleration": had(was, "accelerate"),
        "after the last instalment": ended(was),
    }


def of_payment(was, now, it):
    """What a payment may meet."""
    principal_first = first(was) and less(was, now, "principal") > 0
    return {
        "on the first day": it["on"] == was.loan["drawn_on"],
        "after an acceleration": had(was, "accelerate"),
        "after a capitalisation": had(was, "capitalise"),
        "after a rescheduling": had(was, "reschedule"),
        "after a reversal": had(was, "reversal"),
        "after the last instalment": ended(was) and not empty(was),
        "of principal first": principal_first,
        "of principal first, charges left": principal_first and now.sum(*CHARGES) > 0,
        "of nothing that is due": was.sum(*PARTS) == 0,
        "of some of the penalty": was.sum("penalty") > now.sum("penalty") > 0,
        "of penalty that bears penalty": was.penalty_base > now.penalty_base,
        "that drops what grace holds back": was.held > now.held,
        "in grace that leaves something late": now.held > 0 and less(was, now, *APPLIED),
        "that settles": was.settled_on < now.settled_on,
        "of all that is owed": empty(now) and not empty(was),
        "more than ever falls due": empty(now) and now.fen["advance"] > 0,
    }


def of_prepayment(was, now, it):
    """What a prepayment may meet."""
    undue, ahead, some = was.fen["undue"], now.made[it["number"]][1], less(was, now, "undue") > 0
    return {
        "less than the interest running": was.accruing and ahead and not some and undue,
        "while less than a fen runs": was.accruing and some and now.running > 0,
        "of some principal": was.accruing and some and now.fen["undue"],
        "of all": was.accruing and some and empty(now) and not ahead,
        "of more than all": was.accruing and some and ahead,
        "that clears": len(now.cleared) > len(was.cleared) and not ahead,
        "that clears, and more": len(now.cleared) > len(was.cleared) and ahead,
        "a fen too small to clear": not was.accruing and ahead == undue + was.interest_not_due() - 1 > 0,
        "too small to clear": not was.accruing and 0 < ahead < undue + was.interest_not_due(),
        "with nothing undue": ahead and not undue,
        "while late": was.late()[0],
        "with an advance": was.fen["advance"] > 0,
        "on a due day": some and was.last_due == was.today,
        "after an acceleration": had(was, "accelerate"),
        "of what was drawn after an acceleration": some and had(was, "accelerate"),
        "after a capitalisation": some and had(was, "capitalise"),
        "after a rescheduling": some and had(was, "reschedule"),
        "after the last instalment": some and ended(was),
        "after a free period": some
        and was.accruing
        and 0 in was.rates.values()
        and was.interest_not_due() > 0,
    }


def of_reversal(was, now, it):
    """What a reversal may meet."""
    numbers = [one["number"] for one in was.past]
    after = {one["kind"] for one in was.past[numbers.index(it["of"]) + 1 :]}
    ahead = was.made[it["of"]][1]
    return {f"after a later {kind}": kind in after for kind in MOVES} | {
        "of a prepayment that cleared": it["of"] in was.cleared,
        "of a prepayment of principal": less(now, was, "undue"),
        "of penalty": less(now, was, "penalty"),
        "of costs": less(now, was, "costs"),
        "of what was only paid ahead": less(was, now, "advance") == ahead > 0 and was.applied == now.applied,
        "of an advance that is gone": now.unreversed > was.unreversed,
        "that takes a fresh start back": was.settled_on > now.settled_on,
        "that makes late again": now.late()[0] and not was.late()[0],
        "while late": was.late()[0],
    }


def of_instalment(was, now, it):
    """What an instalment that falls due, or an acceleration, may meet."""
    row, gone = was.rows[0], less(was, now, "undue")
    return {
        "of more than what is undue": 0 < gone < row[1] and len(was.rows) > 1,
        "the last, taking more than it names": gone > row[1] and len(was.rows) == 1,
        "of nothing": now.dues[-1][1] == 0,
        "with a fee": row[3] > 0,
        "of new rows, after an acceleration": had(was, "accelerate") and had(was, "reschedule"),
        "of new rows, after the last instalment": had(was, "reschedule")
        and it["instalments"][-1][0] < now.today,
        "using all of an advance": was.fen["advance"] > now.fen["advance"] == 0,
        "using some of an advance": was.fen["advance"] > now.fen["advance"] > 0,
        "using an advance for principal first": was.fen["advance"] > 0 and first(was),
        "with penalty that will bear penalty": was.penalty_base > 0,
        "on a leap day": (now.today.month, now.today.day) == (2, 29),
        "on the 31st, by 30/360": now.today.day == 31 and it["day_count"] == "30/360",
        "with rates of 0 only": now.accruing and not any(now.rates.values()),
    }


def of_day(was, now, it):
    """What a day that passes may meet."""
    length, grew = (
        was.days(was.today, now.today),
        now.held + now.fen["penalty"] > was.held + was.fen["penalty"],
    )
    late, days_late = was.late()
    bears = late or (was.accruing and was.fen["undue"])
    return {
        "of no length": bears and length == 0,
        "of more than one": bears and length > 1,
        "that is a leap day": bears and (was.today.month, was.today.day) == (2, 29),
        "free of interest": was.accruing and was.fen["undue"] and not oracle.latest(was.rates, was.today),
        "late at a penalty of 0": late and not it["penalty_e9"],
        "that grace holds back": now.held > was.held,
        "that ends grace": was.held > now.held and now.fen["penalty"],
        "late without penalty": late and not grew and it["penalty_e9"] and length,
        "with penalty on interest alone": grew and not was.fen["principal"] + was.penalty_base,
        "with penalty on penalty": grew and was.penalty_base,
        "after the last instalment, bearing interest": ended(was) and now.running > was.running,
        "with principal undue and nothing to come": not (was.rows or was.accruing) and was.fen["undue"],
        "late for a year": days_late > 365,
    }


MOVES = {
    "draw": of_draw,
    "rate": of_rate,
    "capitalise": of_capitalise,
    "reschedule": of_reschedule,
    "accelerate": of_accelerate,
    "fee": of_fee,
    "cost": of_fee,
    "waiver": of_waiver,
    "payment": of_payment,
    "prepayment": of_prepayment,
    "reversal": of_reversal,
}


#: Situations that are named only where they are met.
RARE = (
    ("a tie", "rounded"),
    *(("a day's charge", how) for how in ("half_up", "up", "down", "act/365", "act/360", "30/360")),
    *(("problem", kind) for kind in MOVES if kind not in ("capitalise", "accelerate")),
)


class Watched(Book):
    """The oracle's books, noting in `met` by (what, situation) whether it was met."""

    def __init__(self, loan):
        self.met, self.past, self.cleared = dict.fromkeys(RARE, False), list[dict[str, Any]](), set[int]()
        super().__init__(loan)

    def photo(self, *names):
        """The books as they are, to be looked at later, with what these names hold."""
        twin = copy(self)
        for name in names:
            setattr(twin, name, copy(getattr(self, name)))
        return twin

    def note(self, what, situations):
        """Note which situations were met, and which were not."""
        for name, met in situations.items():
            self.met[what, name] = bool(met) or self.met.get((what, name), False)

    def whole(self, fen):
        """Whole fen; an amount in the very middle between two is noted."""
        if fen % 1 == HALF and self.loan["rounding"] == "half_up":
            self.met["a tie", "rounded"] = True
        return super().whole(fen)

    def accrued(self, fen, e9):
        """What accrues, noted where the rounding of the day changes it."""
        charge, year = super().accrued(fen, e9), 365 if self.loan["day_count"] == "act/365" else 360
        if self.loan["rounding_point"] == "day" and fen * e9 % (E9 * year) > 0:
            self.note(
                "a day's charge",
                {self.loan["rounding"]: True, self.loan["day_count"]: True, "0": charge == 0},
            )
        return charge

    def take(self, number, happening):
        """One happening, noted."""
        was = self.photo("fen", "rates", "rows", "dues", "made", "past", "cleared")
        it = happening | {"number": number}
        super().take(number, happening)
        if number in self.problems:
            self.met["problem", it["kind"]] = True
            return
        if it["kind"] == "prepayment" and not self.accruing and self.fen["undue"] < was.fen["undue"]:
            self.cleared.add(number)
        self.note(it["kind"], MOVES[it["kind"]](was, self, it))
        self.past.append(it)

    def fall_due(self):
        """What falls due, noted."""
        was = self.photo("fen", "rows")
        super().fall_due()
        self.note("instalment", of_instalment(was, self, self.loan))

    def pass_day(self):
        """A day, noted."""
        was = self.photo("fen")
        super().pass_day()
        self.note("day", of_day(was, self, self.loan))


def of_answer(book, principal, pot, ceilings, kept_back):
    """What the day shown may meet."""
    paid = book.charges_total - book.settled_base
    return {
        "the first": book.today == book.loan["drawn_on"],
        "a due day": book.dues and book.last_due == book.today,
        "between due days": book.dues and book.rows and book.last_due < book.today,
        "after the last instalment": ended(book),
        "with nothing owed": empty(book),
        "with an advance over all principal": book.fen["advance"] > principal > 0,
        "with what could not be reversed": book.unreversed,
        "with interest running": book.accruing and book.interest_not_due(),
        "with a share": not book.accruing and book.interest_not_due(),
        "with a pot": pot,
        "with a pot eaten by what was paid": pot == 0 < paid,
        "with a pot under two ceilings": pot and any(book.settled_on < on < book.today for on, _ in ceilings),
        "with more kept back than principal": kept_back > principal > 0,
    }


def met(loan, happenings, as_of, ceilings, kept_back):
    """Whether a history meets each situation, by (what, situation)."""
    book, principals = oracle.walk(loan, happenings, as_of, Watched(loan))
    pot = oracle.pot(loan, happenings, as_of, ceilings, kept_back)
    book.note("shown", of_answer(book, principals[as_of], pot, ceilings, kept_back))
    return book.met


def counts(histories):
    """How many of the histories meet each situation, the rarest first."""
    found: Counter[tuple[str, str]] = Counter()
    for history in histories:
        found.update(met(*history))
    return sorted(found.items(), key=lambda item: (item[1], item[0]))
