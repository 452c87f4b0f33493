"""What one debt still asks for: its arrears, its remaining schedule, and the amount at which to settle it."""

from collections.abc import Sequence
from datetime import date

from liangqing.assess.position import DebtPosition, DifferenceKind, Stage
from liangqing.case.debt import Debt
from liangqing.case.records import InstalmentRow
from liangqing.ledger.schedule import schedule_of_debt
from liangqing.plan.months import Payments, added, by_month, month_index, steps_of

#: A payment that has not ended after so many months is no plan.
LONGEST_MONTHS = 120
#: Where a claim is for everything: a court or tribunal has it, or somebody stepped into the lender's place.
_WHOLE = frozenset(
    {Stage.PAYMENT_ORDER, Stage.LAWSUIT, Stage.ARBITRATION, Stage.NOTARISED, Stage.GUARANTOR_PAID}
)


def arrears_fen(at: DebtPosition) -> int:
    """What is overdue today, 0 where nothing is or nothing is known of it."""
    return max(at.overdue_fen or 0, 0)


def remaining_fen(debt: Debt, at: DebtPosition, as_of: date) -> Payments | None:
    """What falls due from now on, fen a month, arrears not counted; None where the facts do not tell.

    From the lender's schedule, or the one that the terms give. Else the usual monthly amount until today's balance
    is used up, which leaves out the interest that still accrues: `schedule_caveat` says so.
    """
    rows = () if at.decided else schedule_of_debt(debt)
    if rows:
        return _scheduled(rows, at, as_of)
    step_fen = at.monthly_fen or at.next_due_fen
    if at.contract is None or not step_fen or step_fen < 0:
        return None
    rest_fen = max(0, at.contract.total_fen - arrears_fen(at))
    if rest_fen > step_fen * LONGEST_MONTHS:
        return None
    wait = month_index(as_of, at.next_due_on) if at.next_due_on and rest_fen else 0
    return (0,) * wait + steps_of(rest_fen, step_fen)


def as_agreed(debt: Debt, at: DebtPosition, as_of: date) -> Payments:
    """What the contract asks, fen a month: arrears at once and the schedule; all of it where it is called in."""
    rest = remaining_fen(debt, at, as_of)
    if rest is None:
        return ((at.contract.total_fen if at.contract is not None else settle_fen(at)) or 0,)
    return added((arrears_fen(at),), rest)


def schedule_caveat(debt: Debt) -> str:
    """What a person must know about a schedule that is not the lender's own."""
    if debt.schedule:
        return ""
    if schedule_of_debt(debt):
        return "还款计划是按合同条件推算的,以对方的计划表为准。"
    return "没有还款计划表,之后继续产生的利息没有算在内。"


def settle_fen(at: DebtPosition) -> int | None:
    """The amount to settle: by judgment alone where there is one, else the least of contract, law and claim.

    Never more than a guarantor who stepped in paid; None where none is known.
    A claim that covers the arrears but not the principal is taken for one of arrears only and does not count, unless
    a court has it; a plan never offers more than the other side asks.
    """
    if at.decided:
        return at.decided_fen
    known = [at.contract.total_fen] if at.contract is not None else []
    if at.lawful is not None:
        known.append(at.lawful.agreed_fen)
    if at.recourse_fen is not None:
        known.append(at.recourse_fen)
    if at.claimed_fen is not None and not _of_arrears(at, at.claimed_fen):
        known.append(at.claimed_fen)
    return max(0, min(known)) if known else None


def less_not_received(at: DebtPosition, due_fen: int, rest: Payments) -> tuple[int, Payments]:
    """Arrears and what is to come without what the contract counts on money that was never received.

    The instalments stay as agreed and end earlier: the last ones go first, then what is late.
    """
    kept_back = any(line.kind is DifferenceKind.UPFRONT_DEDUCTED for line in at.differences)
    if not kept_back or at.contract is None or at.lawful is None:
        return due_fen, rest
    off_fen = max(at.contract.total_fen - at.lawful.agreed_fen, 0)
    left = list(rest)
    while off_fen and left:
        cut_fen = min(off_fen, left[-1])
        off_fen -= cut_fen
        left[-1] -= cut_fen
        if left[-1] == 0:
            left.pop()
    return max(due_fen - off_fen, 0), tuple(left)


def claims_less_than_late(at: DebtPosition) -> bool:
    """Whether the other side asks for less than what is overdue by our books: then one of the two is wrong."""
    return at.claimed_fen is not None and at.claimed_fen < arrears_fen(at)


def _of_arrears(at: DebtPosition, claimed_fen: int) -> bool:
    """Whether the claim can only be one of arrears."""
    if at.contract is None or at.stage in _WHOLE:
        return False
    return arrears_fen(at) <= claimed_fen < at.contract.principal_fen


def _scheduled(rows: Sequence[InstalmentRow], at: DebtPosition, as_of: date) -> Payments:
    """Rows from the next due date on; of that first row only what the position still counts as due."""
    from_on = at.next_due_on or as_of
    dues: dict[date, int] = {}
    for row in rows:
        if row.due_on >= from_on:
            dues[row.due_on] = dues.get(row.due_on, 0) + row.total_fen
    if at.next_due_fen is not None and at.next_due_on in dues:
        dues[at.next_due_on] = at.next_due_fen
    return by_month(as_of, dues.items())
