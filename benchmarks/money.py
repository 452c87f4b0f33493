"""Rates, ceilings, positions and plans."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from functools import partial

import pyxirr

from benchmarks import made
from benchmarks.clock import Line, alone, side_by_side
from liangqing import app, plans
from liangqing.assess.assess import assess
from liangqing.case.case import Case
from liangqing.law.book import load_book
from liangqing.ledger.flows import LoanFlows, dated_yearly
from liangqing.ledger.measure import measure
from liangqing.plan.make import make_plan

_CAP = Fraction(24, 100)
ONE_DEBT, MANY_DEBTS = "position, one debt of 60 events", "position, fifty debts and 5,000 contacts"


def lines() -> Iterator[Line]:
    """The table's part about money."""
    yield _rates()
    yield _ceilings()
    yield from _positions()
    yield from _plans()


def _rates() -> Line:
    flows = [_signed(loan) for loan in made.loans(200)]
    for flow in flows:
        ours, theirs = dated_yearly(flow).rate, pyxirr.xirr(flow)
        if ours is None or theirs is None or abs(ours - theirs) > 1e-9:
            raise AssertionError(f"the two rate finders differ: {ours} and {theirs}")
    return side_by_side(
        "dated rate, 36 payments, every root isolated",
        "loan",
        lambda: [dated_yearly(flow) for flow in flows],
        "pyxirr.xirr (Rust, one root), same flows",
        lambda: [pyxirr.xirr(flow) for flow in flows],
        units=len(flows),
    )


def _ceilings() -> Line:
    loans = made.loans(200)
    return side_by_side(
        "held against a ceiling, exact, two readings",
        "loan",
        lambda: [measure(loan, _CAP) for loan in loans],
        "pyxirr.irr, one float reading",
        lambda: [pyxirr.irr([loan.received_fen, *(-fen for _, fen in loan.payments)]) for loan in loans],
        units=len(loans),
    )


def _signed(loan: LoanFlows) -> list[tuple[date, int]]:
    return [(loan.drawn_on, loan.received_fen), *((on, -fen) for on, fen in loan.payments)]


def _positions() -> Iterator[Line]:
    book = load_book()
    long = Case(as_of=made.AS_OF, debts=(made.debt(1, 72, 60),))
    yield alone(ONE_DEBT, "case", lambda: assess(long, book), rounds=20)
    many = made.pressed(debts=50, calls=5_000)
    yield alone(MANY_DEBTS, "case", lambda: assess(many, book), rounds=10)
    sample = app.walk(app.sample_files(), made.AS_OF)[0].case
    yield alone("position, the sample case", "case", lambda: assess(sample, book))


def _plans() -> Iterator[Line]:
    book = load_book()
    reasons = plans.bases(book, made.AS_OF)
    for count in (10, 40):
        case = made.case_of(count)
        position = assess(case, book)
        made_plan = make_plan(case, position, reasons)
        told = "proven" if made_plan.feasible and made_plan.optimal else "no plan keeps the floor"
        work = partial(make_plan, case, position, reasons)
        yield alone(f"plan, {count} debts, {told}", "plan", work, rounds=1)
