"""What a bill row is for a household: earned, spent, a loan, or only moved from one own pocket to another."""

from enum import StrEnum

from liangqing.case.lenders import find_lender, fold_name
from liangqing.case.records import Direction, MoneyRecord
from liangqing.reading.words import household_words


class Flow(StrEnum):
    """Only `INCOME` and `SPENDING` belong to a budget."""

    INCOME = "income"
    SPENDING = "spending"
    REFUND = "refund"
    OWN = "own"
    REPAYMENT = "repayment"
    LOAN = "loan"
    NOTHING = "nothing"


def flow_of(record: MoneyRecord) -> Flow:
    """By what the row says happened, then by its direction. A row between own pockets stays neutral in every bill."""
    if not record.settled or not record.amount_fen:
        return Flow.NOTHING
    words = household_words("flow")
    text = fold_name(f"{record.category} {record.item} {record.counterparty}")
    if any(word in text for word in words["refund"]) and record.direction is not Direction.OUT:
        return Flow.REFUND
    if any(word in text for word in words["lent"]) and record.direction is not Direction.OUT:
        return Flow.LOAN
    if any(word in text for word in words["repaid"]):
        return Flow.REPAYMENT
    if record.direction is Direction.NEUTRAL or any(word in text for word in words["own"]):
        return Flow.OWN
    if find_lender(text) is not None and record.direction is Direction.OUT:
        return Flow.REPAYMENT
    return Flow.INCOME if record.direction is Direction.IN else Flow.SPENDING
