"""Planning problems made from a seed, in the form of docs/planning.md: ordinary households and nasty ones."""

import random

from tests.plan.oracle.search import MONTHS, spread

PRIORITIES = ("title", "home", "tools", "guarantor")
TERMS = (6, 12, 24, 36, 48, 60)


def household(seed):
    """The problem of a seed; the kinds take turns."""
    rng = random.Random(seed)
    return KINDS[seed % len(KINDS)](rng)


def kind_of(seed):
    """The name of what the seed makes."""
    return KINDS[seed % len(KINDS)].__name__


def debt_of(place, options, priority=None):
    """One debt."""
    return {"id": f"d{place}", "priority": priority, "options": options}


def option_of(payments, exposure, **more):
    """One option; what may be left out is left out unless given."""
    return {"payments_fen": payments, "exposure": exposure} | more


def problem(cash, capacity, debts):
    """One problem."""
    return {"cash_fen": cash, "capacity_fen": capacity, "debts": debts}


def some_priority(rng, often=0.2):
    """A priority, or none."""
    return rng.choice(PRIORITIES) if rng.random() < often else None


# -- options of a loan as lenders and courts leave them


def evenly(total, months, first=0):
    """The total in equal parts, the last one with the odd fen, after `first` months of nothing."""
    part = total // months
    return [0] * first + [part] * (months - 1) + [total - part * (months - 1)]


def loan_options(rng, priority):
    """Keep, catch up, new instalments, a lump sum, nothing yet, and what nobody has offered."""
    owed, left = rng.randint(2_000, 80_000) * 100, rng.choice(TERMS)
    monthly = owed * rng.randint(100, 140) // 100 // left
    behind, danger = rng.randint(0, 6), rng.choice((1, 2, 4, 8))
    lump, term = owed * rng.randint(40, 95) // 100, rng.choice(TERMS)
    protecting = {} if rng.random() < 0.5 else {"protects": True}
    options = [
        option_of([monthly] * left, 0, **protecting),
        option_of([monthly * (behind + 1), *[monthly] * (left - 1)], 0),
        option_of(evenly(owed, term), danger),
        option_of([0] * rng.choice((0, 1, 5, 11)) + [lump], danger),
        option_of([], danger * 8, protects=rng.random() < 0.3),
        option_of(evenly(owed, 60, rng.choice((0, 6, 12))), danger * 2, relief=True),
        option_of(
            [5_000] * rng.choice((6, 12)) + evenly(owed, 48),
            danger * 3,
            relief=True,
            protects=rng.random() < 0.5,
        ),
    ]
    kept = rng.sample(options, rng.randint(1, 5))
    if priority and rng.random() < 0.9 and not any(option.get("protects", True) for option in kept):
        kept.append(options[0])
    return kept


def loans(rng, most=6):
    """Some loans whose choices together stay countable."""
    priorities = [some_priority(rng) for _ in range(rng.randint(1, most))]
    return [
        debt_of(place, loan_options(rng, priority), priority) for place, priority in enumerate(priorities)
    ]


def first_payments(debts):
    """What the first option of every debt would take, month by month."""
    plans = [spread(debt["options"][0]["payments_fen"], 0) for debt in debts]
    return [sum(month) for month in zip(*plans, strict=True)] if plans else [0] * MONTHS


# -- kinds of households


def ordinary(rng):
    """Some money every month, near what the debts ask."""
    debts = loans(rng)
    ask = max(first_payments(debts))
    return problem(rng.randint(0, 20_000) * 100, [ask * rng.randint(0, 130) // 100], debts)


def many_debts(rng):
    """Seven to ten debts with few ways each."""
    debts = loans(rng, 10)
    while len(debts) < 7:
        debts = loans(rng, 10)
    for debt in debts:
        debt["options"] = debt["options"][:3]
    return problem(rng.randint(0, 500_000), [max(first_payments(debts)) * rng.randint(20, 100) // 100], debts)


def windfall(rng):
    """Money that comes once, seasons, and a month that takes from the savings."""
    debts = loans(rng)
    ask = max(first_payments(debts)) // 2
    capacity = [ask * rng.randint(-20, 120) // 100 for _ in range(rng.choice((1, 3, 12, 24, 119, 120)))]
    capacity[rng.randrange(len(capacity))] += rng.randint(0, 100_000) * 100
    return problem(rng.choice((0, 1, ask * 3)), capacity, debts)


def no_capacity(rng):
    """Nothing comes in: only cash, or not even that."""
    return problem(rng.choice((0, 0, 1, rng.randint(0, 60_000) * 100)), [0], loans(rng))


def shrinking(rng):
    """What comes in turns negative, for a while or for good."""
    debts = loans(rng, 4)
    ask = max(first_payments(debts))
    capacity = (
        [ask] * rng.randint(0, 12)
        + [-rng.randint(0, ask)] * rng.randint(1, 6)
        + [rng.choice((0, ask, -1, 1))]
    )
    return problem(rng.randint(0, 8) * ask, capacity, debts)


def to_the_fen(rng):
    """One choice, taken by chance, just fits in each month in which something is paid, or is a fen short in one."""
    debts = loans(rng, 5)
    picked = [spread(rng.choice(debt["options"])["payments_fen"], 0) for debt in debts]
    capacity = [sum(month) for month in zip(*picked, strict=True)]
    cash = rng.choice((0, 0, capacity[0], 1))
    capacity[0] -= cash
    if rng.random() < 0.4:
        capacity[rng.randrange(MONTHS)] -= 1
    return problem(cash, capacity, debts)


def ties(rng):
    """Ways that cost and endanger alike: the free month, the sum of months and the places decide."""
    debts = []
    for place in range(rng.randint(2, 6)):
        total, exposure = rng.choice((0, 60, 120)), rng.choice((0, 1))
        options = [
            option_of(
                evenly(total, rng.choice((1, 2, 3, 4)), rng.randint(0, 3)) + [0] * rng.choice((0, 0, 2)),
                exposure,
            )
            for _ in range(rng.randint(2, 5))
        ]
        debts.append(debt_of(place, options))
    return problem(rng.choice((0, 60, 200)), [rng.choice((0, 20, 50, 100, 200))], debts)


def same_price(rng):
    """Ways that differ only in when they are paid; the money comes in two or three lumps."""
    lumps, debts = [0, *sorted(rng.sample(range(2, 7), 2))], []
    near = [month + step for month in lumps for step in (-1, 0, 1) if month + step >= 0]
    for place in range(rng.choice((2, 3, 3))):
        debts.append(
            debt_of(
                place, [option_of(evenly(60, 1, rng.choice(near)), place) for _ in range(rng.randint(2, 4))]
            )
        )
    capacity = [60 if month in lumps else rng.choice((0, 0, 0, 5)) for month in range(8)]
    return problem(rng.choice((0, 0, 59, 60)), [*capacity, rng.choice((0, 30))], debts)


def tiny(rng):
    """Figures of 0 to 3, so that everything meets everything."""
    debts = []
    for place in range(rng.randint(1, 6)):
        options = [
            option_of(
                [rng.randint(0, 3) for _ in range(rng.randint(0, 4))],
                rng.randint(0, 3),
                protects=rng.random() < 0.7,
                relief=rng.random() < 0.3,
            )
            for _ in range(rng.randint(1, 4))
        ]
        debts.append(debt_of(place, options, some_priority(rng, 0.4)))
    capacity = [rng.randint(-2, 4) for _ in range(rng.randint(1, 5))] + [rng.randint(0, 3)]
    return problem(rng.randint(0, 6), capacity, debts)


def only_priorities(rng):
    """Every debt has a priority; now and then nothing protects what it stands for."""
    debts = [
        debt_of(place, loan_options(rng, "home"), rng.choice(PRIORITIES))
        for place in range(rng.randint(1, 5))
    ]
    for option in (option for debt in debts for option in debt["options"]):
        if rng.random() < 0.4:
            option["protects"] = False
    return problem(
        rng.randint(0, 30_000) * 100, [max(first_payments(debts)) * rng.randint(0, 150) // 100], debts
    )


def reliefs_needed(rng):
    """Too little for what lenders give: how few reliefs are enough, and which."""
    debts = loans(rng, 6)
    for place, debt in enumerate(debts):
        debt["options"].append(
            option_of([rng.randint(0, 9) * 1_000] * rng.choice((0, 12, 60, 120)), 20 + place, relief=True)
        )
    return problem(
        rng.randint(0, 5_000) * 100, [max(first_payments(debts)) * rng.randint(0, 70) // 100], debts
    )


def only_reliefs(rng):
    """A debt that has nothing but reliefs: no amount of money makes a choice without them."""
    data = reliefs_needed(rng)
    for option in rng.choice(data["debts"])["options"]:
        option["relief"] = True
    return data


def large(rng):
    """Sums of companies and sums of a fen beside each other; dangers that dwarf them."""
    debts = []
    for place in range(rng.randint(1, 5)):
        options = []
        for _ in range(rng.randint(1, 4)):
            total = rng.choice((1, 7, rng.randint(1, 10**6), 10**9, 10**10 + rng.randint(0, 2)))
            options.append(option_of(evenly(total, rng.choice((1, 7, 60, 120))), rng.choice((0, 1, 10**6))))
        debts.append(debt_of(place, options, some_priority(rng)))
    ask = max(first_payments(debts))
    return problem(
        rng.choice((0, 1, 10**9)), [ask + rng.choice((-1, 0, 1)), rng.choice((0, ask, ask // 2))], debts
    )


def edges(rng):
    """No debts, payments of nothing, a payment in the last month, a debt of ten ways, ids that do not sort."""
    ways = [
        option_of([0] * rng.randint(0, MONTHS - 1) + [rng.choice((0, 1, 100))], rng.choice((0, 1)))
        for _ in range(10)
    ]
    debts = [
        debt_of(9, ways, some_priority(rng)),
        debt_of(1, [option_of([], 0), option_of([0] * MONTHS, 0), option_of([0, 0, 5], 0, relief=True)]),
        debt_of(
            5, [option_of([0] * (MONTHS - 1) + [rng.choice((99, 100, 101))], 3), option_of([100] * MONTHS, 3)]
        ),
    ]
    kept = rng.sample(debts, rng.randint(0, 3))
    return problem(
        rng.choice((0, 1, 100)), rng.choice(([0], [1], [0] * 119 + [100], [-1], [100], [5, -5, 0])), kept
    )


KINDS = (
    ordinary, many_debts, windfall, no_capacity, shrinking, to_the_fen, ties, same_price, tiny, only_priorities,
    reliefs_needed, only_reliefs, large, edges,
)  # fmt: skip


def choices(data):
    """How many choices there are."""
    count = 1
    for debt in data["debts"]:
        count *= len(debt["options"])
    return count
