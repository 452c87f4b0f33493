"""The planning problem of docs/planning.md searched through: every choice is tried, or shown to be no better.

Two searches. `solve_by_all` makes every choice and looks at each by itself. `solve` walks through the debts in order
and turns back where even the least that the debts not yet decided can add is too much; it is held against the first.
"""

from itertools import accumulate, product

MONTHS = 120
FIGURES = ("reliefs", "exposure", "paid_fen", "free_month", "months_sum")


def spread(values, rest):
    """120 months: the values, then `rest`."""
    return [*values, *[rest] * (MONTHS - len(values))]


def money_of(data):
    """What has come in by the end of each month, cash included."""
    capacity = data["capacity_fen"]
    return [data["cash_fen"] + came for came in accumulate(spread(capacity, capacity[-1]))]


def length_of(payments):
    """The month of the last payment that is not 0, plus 1."""
    return max((month + 1 for month, paid in enumerate(payments) if paid), default=0)


def may_be_taken(debt, option):
    """Section 2: a debt that has a priority takes an option that protects."""
    return debt["priority"] is None or option.get("protects", True)


def figures_of(option):
    """The first five figures of section 3 for one option alone."""
    payments = option["payments_fen"]
    length = length_of(payments)
    return (int(option.get("relief", False)), option["exposure"], sum(payments), length, length)


def joined(one, other):
    """The figures of two sets of options together: all are sums, but the free month is the later one."""
    return (one[0] + other[0], one[1] + other[1], one[2] + other[2], max(one[3], other[3]), one[4] + other[4])


def missing(money, paid):
    """The smallest s >= 0 for which the balance with s more in every month is never below 0."""
    return max(
        0,
        *(
            -((came - went) // (month + 1))
            for month, (came, went) in enumerate(zip(money, paid, strict=True))
        ),
    )


def answer_of(data, best, short_fen):
    """Section 5, from the best key of section 3 (figures and picks) and section 4."""
    answer = {"feasible": short_fen == 0, "short_fen": short_fen, "picks": None, "relief_debts": []}
    if best is None:
        return answer | dict.fromkeys(FIGURES)
    figures, picks = best
    chosen = [(debt["id"], debt["options"][pick]) for debt, pick in zip(data["debts"], picks, strict=True)]
    relief_debts = [name for name, option in chosen if option.get("relief", False)]
    return (
        answer
        | dict(zip(FIGURES, figures, strict=True))
        | {"picks": list(picks), "relief_debts": relief_debts}
    )


# -- every choice, one by one


def every_choice(data):
    """Figures, picks and what is missing, of every admissible choice."""
    money = money_of(data)
    places = [range(len(debt["options"])) for debt in data["debts"]]
    for picks in product(*places):
        chosen = [debt["options"][pick] for debt, pick in zip(data["debts"], picks, strict=True)]
        if not all(map(may_be_taken, data["debts"], chosen)):
            continue
        paid, figures = [0] * MONTHS, (0, 0, 0, 0, 0)
        for option in chosen:
            paid = [sum(both) for both in zip(paid, spread(option["payments_fen"], 0), strict=True)]
            figures = joined(figures, figures_of(option))
        yield figures, picks, missing(money, list(accumulate(paid)))


def solve_by_all(data):
    """The answer of section 5, with no thought spared."""
    tried = list(every_choice(data))
    best = min(((figures, picks) for figures, picks, short in tried if short == 0), default=None)
    return answer_of(data, best, min((short for figures, _, short in tried if figures[0] == 0), default=None))


# -- the same, turning back early


class Search:
    """One problem: for each debt what may be taken, and the least that this debt and those behind it add."""

    def __init__(self, data):
        self.money = money_of(data)
        self.takes = [self.takes_of(debt) for debt in data["debts"]]
        self.best, self.short = None, None

    def takes_of(self, debt):
        """Place, figures, and what is paid by the end of each month, of every option that may be taken."""
        return [
            (place, figures_of(option), list(accumulate(spread(option["payments_fen"], 0))))
            for place, option in enumerate(debt["options"])
            if may_be_taken(debt, option)
        ]

    def leasts(self, takes_of_debts):
        """From each debt on: no choice for the debts from there has a smaller figure, or has paid less by any month."""
        least = ((0, 0, 0, 0, 0), [0] * MONTHS)
        found = [least]
        for takes in reversed(takes_of_debts):
            figures = tuple(map(min, zip(*(figures for _, figures, _ in takes), strict=True)))
            paid = list(map(min, zip(*(paid for _, _, paid in takes), strict=True)))
            least = (joined(figures, least[0]), [sum(both) for both in zip(paid, least[1], strict=True)])
            found.append(least)
        return found[::-1]

    def run(self):
        """Fill in the best key and what is missing."""
        if all(self.takes):
            self.find_best(self.takes, self.leasts(self.takes), (), (0, 0, 0, 0, 0), [0] * MONTHS)
        plain = [[take for take in takes if not take[1][0]] for takes in self.takes]
        if all(plain):
            self.find_short(plain, self.leasts(plain), 0, [0] * MONTHS)
        return self

    def find_best(self, debts, leasts, picks, figures, paid):
        """Try every option of the next debt."""
        least_figures, least_paid = leasts[len(picks)]
        if missing(self.money, [sum(both) for both in zip(paid, least_paid, strict=True)]):
            return  # whatever follows, it does not fit
        bound = (joined(figures, least_figures), picks)
        if self.best is not None and bound > self.best:
            return  # whatever follows, it is not smaller
        if len(picks) == len(debts):
            self.best = (figures, picks)
            return
        for place, more, pays in debts[len(picks)]:
            together = [sum(both) for both in zip(paid, pays, strict=True)]
            self.find_best(debts, leasts, (*picks, place), joined(figures, more), together)

    def find_short(self, debts, leasts, depth, paid):
        """The same, for the least that is missing."""
        short = missing(self.money, [sum(both) for both in zip(paid, leasts[depth][1], strict=True)])
        if self.short is not None and short >= self.short:
            return
        if depth == len(debts):
            self.short = short
            return
        for _, _, pays in debts[depth]:
            self.find_short(debts, leasts, depth + 1, [sum(both) for both in zip(paid, pays, strict=True)])


def solve(data):
    """The answer of section 5."""
    found = Search(data).run()
    return answer_of(data, found.best, found.short)
