"""The program's card books in the form of section 10 of `docs/ledger-card.md`, to be held against the oracle."""

from liangqing.base.segments import CapSegment
from liangqing.case.records import InstalmentRow
from liangqing.case.terms import InterestMode
from liangqing.ledger.card import card_on
from liangqing.ledger.card_account import CardAccount, CardKind, CardPart, Posting
from liangqing.ledger.ceiling import charges_allowed
from liangqing.ledger.kernel import half_up

SAME = ("credit", "held", "balance", "left", "minimum", "charges_paid", "carried_charges", "principal", "interest",
        "penalty", "fees", "total", "purchases", "cash", "instalments", "unbilled")  # fmt: skip


def card_of(account, postings, as_of):
    """The program's own answer."""
    return card_on(account_of(account), [posting_of(one) for one in postings], as_of)


def show(account, postings, as_of):
    """Section 8, by the program."""
    seen = card_of(account, postings, as_of)
    return {name: getattr(seen, f"{name}_fen") for name in SAME} | {
        "due_on": seen.due_on,
        "late_since": seen.late_since,
        "days_late": seen.days_late,
        "settled_on": seen.settled_on,
        "statements": [(s.closed_on, s.due_on, s.balance_fen, s.minimum_fen) for s in seen.statements],
        "problems": [(problem.place, problem.code.value, problem.fen) for problem in seen.problems],
    }


def pot(account, postings, as_of, ceilings):
    """Section 9, by the program."""
    seen = card_of(account, postings, as_of)
    ends = [*(on for on, _ in ceilings[1:]), None]
    caps = [
        CapSegment(from_on=on, until_on=until, value_e9=e9, effect="test", because=())
        for (on, e9), until in zip(ceilings, ends, strict=True)
    ]
    allowed = charges_allowed(seen.principal_days, seen.settled_on, as_of, caps)
    assert allowed is not None
    left = allowed + seen.carried_charges_fen - seen.charges_paid_fen
    return half_up(left.numerator, left.denominator) if left > 0 else 0


def account_of(account):
    """The terms of section 2 as the program takes them."""
    amounts = ("tolerance", "minimum_least", "late_fee_least")
    told = {key: value for key, value in account.items() if key not in amounts}
    return CardAccount(
        **told
        | {f"{name}_fen": account[name] for name in amounts}
        | {
            "rates": tuple(account["rates"]),
            "cash_rates": tuple(account["cash_rates"]),
            "interest_mode": InterestMode(account["interest_mode"]),
            "order": tuple(CardPart(part) for part in account["order"]),
        }
    )


def posting_of(one):
    """A posting as the program takes it."""
    part = one.get("part")
    return Posting(
        on=one["on"],
        kind=CardKind(one["kind"]),
        fen=one.get("fen", 0),
        part=None if part is None else CardPart(part),
        due_on=one.get("due_on"),
        rows=tuple(
            InstalmentRow(number=n, due_on=on, principal_fen=principal, interest_fen=interest, fee_fen=fee)
            for n, (on, principal, interest, fee) in enumerate(one.get("rows", ()), 1)
        ),
        of=one.get("of"),
    )
