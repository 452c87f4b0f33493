"""Who the creditor is now: whose notice of an assignment reached the borrower decides whom a payment frees from."""

from datetime import date
from enum import StrEnum

from liangqing.case.debt import Debt, Notifier, Transfer, TransferKind


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


def whom_to_pay(debt: Debt, as_of: date) -> PayTo:
    """Without notice the old creditor; by the old creditor's notice the new one; on a buyer's own word nobody yet."""
    sold = assignment(debt, as_of)
    if sold is None or sold.notified_on is None or sold.notified_on > as_of:
        return PayTo.OLD
    return PayTo.NEW if sold.notified_by is Notifier.OLD else PayTo.UNCONFIRMED
