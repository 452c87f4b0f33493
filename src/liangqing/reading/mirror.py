"""Rows of a bank's statement that an app's bill tells too: one payment, which must not count twice."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from liangqing.case.lenders import fold_name
from liangqing.case.records import Direction, MoneyRecord
from liangqing.reading.words import household_words

#: A bank may book a payment of the evening on the next day.
_MOST_DAYS = 1


@dataclass(frozen=True, slots=True)
class _Told:
    """An app's row that a bank's may repeat."""

    on: date
    direction: Direction
    sha256: str


def mirrored_keys(records: Iterable[MoneyRecord]) -> frozenset[str]:
    """Keys of the bank rows that name an app and stand in its bill: same amount, a day apart at most, each only once.

    The app may call it neutral (a repayment); the bank cannot know.
    """
    rows = list(records)
    told: dict[int, list[_Told]] = defaultdict(list)
    for row in rows:
        if row.status and row.settled:
            told[row.amount_fen].append(_Told(row.on, row.direction, row.source.sha256))
    return frozenset(row.key() for row in rows if not row.status and _taken(row, told[row.amount_fen]))


def _taken(row: MoneyRecord, told: list[_Told]) -> bool:
    """Whether one of the app's rows is this payment; it is then taken out, so that it answers for no second one."""
    if not told or not _names_an_app(row):
        return False
    near = [other for other in told if _is_same(row, other)]
    if not near:
        return False
    told.remove(min(near, key=lambda other: (abs((other.on - row.on).days), other.on)))
    return True


def _is_same(row: MoneyRecord, other: _Told) -> bool:
    ways = (row.direction, Direction.NEUTRAL)
    apart = abs((other.on - row.on).days)
    return other.direction in ways and apart <= _MOST_DAYS and other.sha256 != row.source.sha256


def _names_an_app(row: MoneyRecord) -> bool:
    text = fold_name(f"{row.counterparty} {row.item}")
    return any(app in text for app in household_words("through")["apps"])
