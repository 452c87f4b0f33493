"""Whether two rows are the same one: across files by key, within a file by key and direction."""

import hashlib
from collections.abc import Set

from liangqing.case.credit import CreditAccount, CreditQuery, CreditReport, PublicRecord
from liangqing.case.loan_paper import LoanPaper
from liangqing.case.picture import PictureText
from liangqing.case.records import Contact, MoneyRecord
from liangqing.reading.fields import is_damaged_number
from liangqing.reading.result import Record

_KEYED = (
    MoneyRecord,
    Contact,
    CreditAccount,
    CreditQuery,
    CreditReport,
    PublicRecord,
    LoanPaper,
    PictureText,
)


def record_key(record: Record) -> str:
    """The record's identity: that of the row for bills and backups, the content's hash for schedules and notes."""
    if isinstance(record, _KEYED):
        return record.key()
    content = record.model_dump_json(exclude={"source"})
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def told_key(record: Record, key: str) -> str:
    """Identity (`record_key`) and what the row says of itself: an order that was open last month and is closed now
    tells something."""
    return f"{key}|{record.status}" if isinstance(record, MoneyRecord) else key


def copy_names(record: Record) -> tuple[str, ...]:
    """Under which a bill row is known to a copy of itself that a spreadsheet has saved again: the seconds are gone, or
    the order number is. A row without either damage tells its whole number; one with a damaged number tells its words.
    """
    if not isinstance(record, MoneyRecord) or not record.order_no:
        return ()
    base = f"{record.at:%Y%m%d%H%M}|{record.amount_fen}|{record.direction}"
    words = f"{base}|{record.counterparty}|{record.item}"
    if is_damaged_number(record.order_no):
        return (f"damaged {words}",)
    return f"number {base}|{record.order_no}", f"whole {words}"


def is_copy(record: Record, names: Set[str]) -> bool:
    """Whether one of `names` (`copy_names` of earlier rows) is this row before or after such damage."""
    for name in copy_names(record):
        kind, _, told = name.partition(" ")
        other = {"damaged": "whole", "whole": "damaged"}.get(kind, kind)
        if f"{other} {told}" in names:
            return True
    return False


def direction_of(record: Record) -> str:
    """In one file the two sides of a transfer to oneself may differ in nothing else."""
    return record.direction if isinstance(record, (MoneyRecord, Contact)) else ""
