"""Whether two rows are the same one: across files by key, within a file by key and direction."""

import hashlib

from liangqing.case.credit import CreditAccount, CreditQuery, CreditReport, PublicRecord
from liangqing.case.records import Contact, MoneyRecord
from liangqing.reading.result import Record

_KEYED = (MoneyRecord, Contact, CreditAccount, CreditQuery, CreditReport, PublicRecord)


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


def direction_of(record: Record) -> str:
    """In one file the two sides of a transfer to oneself may differ in nothing else."""
    return record.direction.value if isinstance(record, MoneyRecord | Contact) else ""
