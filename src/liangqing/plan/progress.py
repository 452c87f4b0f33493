"""How far a household has come: what an agreement asks in all, and what has been paid since it was made."""

from collections.abc import Iterator, Sequence
from datetime import date

from liangqing.base.money import Fen
from liangqing.base.noun import Noun
from liangqing.case.debt import Agreement, AgreementState, Debt
from liangqing.case.event import EventKind

_BEGUN = frozenset(
    {
        AgreementState.SIGNED,
        AgreementState.PERFORMING,
        AgreementState.LATE,
        AgreementState.CURED,
        AgreementState.COMPLETED,
        AgreementState.CERTIFICATE,
    }
)


class Progress(Noun):
    """`paid_fen` of `total_fen` since `since_on`; what was paid beyond the agreement does not count."""

    debt: str
    name: str
    since_on: date
    paid_fen: Fen
    total_fen: Fen

    @property
    def percent(self) -> int:
        """Whole percent, rounded down: 100 only where all is paid."""
        return self.paid_fen * 100 // self.total_fen


def progress_of(debts: Sequence[Debt]) -> tuple[Progress, ...]:
    """One for each debt with an agreement that names its amounts, once something was paid under it."""
    return tuple(one for debt in debts for one in _of(debt))


def _of(debt: Debt) -> Iterator[Progress]:
    held = next((one for one in reversed(debt.agreements) if one.state in _BEGUN and _total_fen(one)), None)
    if held is None:
        return
    paid_fen = sum(
        event.amount_fen if event.kind is EventKind.PAYMENT else -event.amount_fen
        for event in debt.events
        if event.on > held.on and event.kind is not EventKind.DISBURSEMENT
    )
    if paid_fen > 0:
        total_fen = _total_fen(held)
        yield Progress(
            debt=debt.id,
            name=debt.name,
            since_on=held.on,
            paid_fen=min(paid_fen, total_fen),
            total_fen=total_fen,
        )


def _total_fen(agreement: Agreement) -> int:
    if agreement.monthly_fen and agreement.months:
        return agreement.monthly_fen * agreement.months
    return max(agreement.lump_sum_fen or 0, 0)
