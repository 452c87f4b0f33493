"""A debt's terms and events in the words of the ledger: the loan, and what happened to it beside payments."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from liangqing.base.days import DayCount, add_months
from liangqing.base.rates import E9, Rate
from liangqing.case.debt import Debt
from liangqing.case.event import Event, EventKind
from liangqing.case.records import InstalmentRow
from liangqing.case.terms import Fee, Method, Rounding, RoundingPoint, Terms
from liangqing.ledger.loan import USUAL_ORDER, Happening, Kind, Loan, Manner
from liangqing.ledger.statement import instalments_in_order


def loan_of(
    debt: Debt,
    principal_fen: int,
    drawn_on: date,
    rows: Sequence[InstalmentRow],
    penalty_e9: int,
    principal_first_from: int | None,
) -> Loan:
    """The loan as the ledger takes it. `principal_first_from`: what the law says; the contract's word goes first."""
    terms = debt.terms
    rates = yearly_rates(terms, drawn_on) if terms and terms.method is Method.DAILY_ACCRUAL else ()
    return Loan(
        drawn_on=drawn_on,
        principal_fen=principal_fen,
        manner=Manner.ACCRUING if rates else Manner.SCHEDULED,
        rates=rates,
        rows=instalments_in_order(rows),
        penalty_e9=penalty_e9,
        penalty_on_interest=terms.penalty_on_interest if terms else False,
        penalty_compounds=terms.penalty_compounds if terms else False,
        grace_days=terms.grace_days if terms else 0,
        order=(terms.order if terms else None) or USUAL_ORDER,
        principal_first_from=(terms.principal_first_from if terms else None) or principal_first_from,
        day_count=terms.day_count if terms else DayCount.ACT_365,
        rounding=terms.rounding if terms else Rounding.HALF_UP,
        rounding_point=terms.rounding_point if terms else RoundingPoint.DUE,
    )


def yearly_rates(terms: Terms, drawn_on: date) -> tuple[tuple[date, int], ...]:
    """(day, billionths a year) ascending, the first on the day of payout; () where no rate is known."""
    if terms.rate is None:
        return ()
    rates = {drawn_on: yearly_e9(terms.rate, terms.day_count)}
    for step in sorted(terms.rate_steps, key=lambda step: step.on):
        rates[max(step.on, drawn_on)] = yearly_e9(step.rate, terms.day_count)
    return tuple(sorted(rates.items()))


def yearly_e9(rate: Rate, day_count: DayCount) -> int:
    """Billionths a year, to the nearest."""
    return round(rate.yearly(day_count.year_days) * E9)


def changes(debt: Debt, rows: Sequence[InstalmentRow]) -> tuple[Happening, ...]:
    """Everything on file that is no payment, in the order of the file, then single fees in theirs.

    An extension moves what was still to come by its months, a new schedule replaces it.
    """
    day_count = debt.terms.day_count if debt.terms else DayCount.ACT_365
    return (*_of_events(debt.events, instalments_in_order(rows), day_count), *_single_fees(debt))


def _of_events(
    events: Sequence[Event], coming: tuple[InstalmentRow, ...], day_count: DayCount
) -> Iterator[Happening]:
    for event in sorted(events, key=lambda event: event.on):
        if event.kind is EventKind.EXTENSION:
            coming = tuple(_moved(row, event.months or 0) for row in coming if row.due_on > event.on)
            yield Happening(event.on, Kind.RESCHEDULE, rows=coming)
        elif event.kind is EventKind.RESCHEDULE:
            coming = instalments_in_order(event.rows)
            yield Happening(event.on, Kind.RESCHEDULE, rows=coming)
        elif event.kind in _SIMPLE:
            yield _SIMPLE[event.kind](event, day_count)


def _moved(row: InstalmentRow, months: int) -> InstalmentRow:
    return row.model_copy(update={"due_on": add_months(row.due_on, months)})


_Told = Callable[[Event, DayCount], Happening]
_SIMPLE: Mapping[EventKind, _Told] = {
    EventKind.DRAW: lambda event, _: Happening(event.on, Kind.DRAW, event.amount_fen),
    EventKind.RATE_CHANGE: lambda event, days: Happening(
        event.on, Kind.RATE, e9=yearly_e9(event.rate, days) if event.rate else 0
    ),
    EventKind.WAIVER: lambda event, _: Happening(event.on, Kind.WAIVER, event.amount_fen, part=event.part),
    EventKind.FEE: lambda event, _: Happening(event.on, Kind.FEE, event.amount_fen),
    EventKind.COST: lambda event, _: Happening(event.on, Kind.COST, event.amount_fen),
    EventKind.CAPITALISE: lambda event, _: Happening(event.on, Kind.CAPITALISE),
    EventKind.ACCELERATE: lambda event, _: Happening(event.on, Kind.ACCELERATE),
}


def single_fees(debt: Debt) -> tuple[Fee, ...]:
    """Fees charged once, after the payout."""
    return tuple(
        fee
        for fee in debt.fees
        if not fee.monthly
        and not fee.deducted
        and fee.charged_on is not None
        and debt.formed_on is not None
        and fee.charged_on > debt.formed_on
    )


def _single_fees(debt: Debt) -> Iterator[Happening]:
    for fee in single_fees(debt):
        if fee.charged_on is not None:
            yield Happening(fee.charged_on, Kind.FEE, fee.amount_fen)
