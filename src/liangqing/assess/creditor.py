"""Who the creditor is now: whose notice of an assignment reached the borrower decides whom a payment frees from."""

from datetime import date
from enum import StrEnum

from liangqing.case.debt import Debt, Notifier, Transfer, TransferKind
from liangqing.case.event import EventKind


class PayTo(StrEnum):
    """To whom a payment frees the borrower: the old creditor, the new one, or nobody until it is confirmed."""

    OLD = "old"
    NEW = "new"
    UNCONFIRMED = "unconfirmed"


def latest_transfer(debt: Debt, as_of: date) -> Transfer | None:
    """The last change of creditor up to a day."""
    past = [transfer for transfer in debt.transfers if transfer.on <= as_of]
    return max(past, key=lambda transfer: transfer.on, default=None)


def assignment(debt: Debt, as_of: date) -> Transfer | None:
    """The last transfer if it is a sale of the claim."""
    transfer = latest_transfer(debt, as_of)
    return transfer if transfer is not None and transfer.kind is TransferKind.ASSIGNED else None


def recourse_fen(debt: Debt, as_of: date) -> int | None:
    """What a guarantor who stepped in paid, less what it got since: the most that it may ask, in fen.

    None where nobody stepped in, or the amount is not known.
    """
    paid = latest_transfer(debt, as_of)
    if paid is None or paid.kind is not TransferKind.GUARANTOR_PAID or paid.amount_fen is None:
        return None
    since = (
        event for event in debt.events if event.kind is EventKind.PAYMENT and paid.on < event.on <= as_of
    )
    return max(paid.amount_fen - sum(event.amount_fen for event in since), 0)


def recourse_proven(debt: Debt, as_of: date) -> bool:
    """Whether the lender itself has said that a guarantor paid; also where none is said to have."""
    paid = latest_transfer(debt, as_of)
    if paid is None or paid.kind is not TransferKind.GUARANTOR_PAID:
        return True
    return paid.notified_by is Notifier.OLD and paid.notified_on is not None and paid.notified_on <= as_of


def whom_to_pay(debt: Debt, as_of: date) -> PayTo:
    """Without notice the old creditor; by the old creditor's notice the new one; on a buyer's own word nobody yet."""
    sold = assignment(debt, as_of)
    if sold is None or sold.notified_on is None or sold.notified_on > as_of:
        return PayTo.OLD
    return PayTo.NEW if sold.notified_by is Notifier.OLD else PayTo.UNCONFIRMED
