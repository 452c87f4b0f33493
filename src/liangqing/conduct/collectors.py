"""Who collects: which contacts the audit may look at, and on what ground each is taken for collecting.

Nobody is accused by default. A contact is looked at only where one of these holds, strongest first:

- SAID        the person marked it as collecting;
- LINKED      it belongs to a debt of the case (a message must also press for payment: receipts and codes do not);
- NAMED       the person's own address book calls the caller 催收;
- WORDS       the message itself presses for an overdue loan and speaks as a lender;
- TO_OTHERS   the person noted that somebody else than the borrower was reached;
- SAME_NUMBER a call from a number with one of the grounds above;
- OFTEN       a call from a nameless number that rang three times or more on one day and never wrote anything else;
- NEIGHBOUR   a call from a nameless number of the same block (all but the last two digits) as such a number.

Contacts marked as not collecting, outgoing ones, numbers with a name, and public lines such as 110 are left alone.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from operator import attrgetter
from typing import NamedTuple

from liangqing.base.days import SHANGHAI
from liangqing.case.debt import Debt
from liangqing.case.records import Callee, Contact, ContactKind, Direction
from liangqing.conduct.words import presses

_OFTEN_CALLS_A_DAY = 3
_BLOCK_TAIL = 2
_BLOCK_MIN_DIGITS = 7
_COLLECTOR_NAME = "催收"
_WITHHELD = frozenset({"", "1", "2", "3"})  # Android writes -1, -2, -3 for a number that was held back
_PUBLIC_LINES = frozenset(
    {"110", "119", "120", "122", "12345", "12348", "12356", "12363", "12368", "12378", "96110"}
)
_NOT_DIGIT = re.compile("[^0-9]")
#: What comes as text.
WRITTEN = (ContactKind.SMS, ContactKind.CHAT)
_KINDS = tuple(ContactKind)
# Held here because an enum looks its members up anew each time, and a long log feels it.
_CALL, _IN = ContactKind.CALL, Direction.IN
#: Whom nobody may call for the borrower's debt without need.
THIRD_PARTIES = (Callee.FAMILY, Callee.UNRELATED)


class Ground(StrEnum):
    """Why a contact is taken for collecting."""

    SAID = "said"
    LINKED = "linked"
    NAMED = "named"
    WORDS = "words"
    TO_OTHERS = "to_others"
    SAME_NUMBER = "same_number"
    OFTEN = "often"
    NEIGHBOUR = "neighbour"


_FIRM = (Ground.SAID, Ground.LINKED, Ground.NAMED, Ground.WORDS)
#: What we suppose beyond what the person or the message itself said; shown in every finding that rests on it.
SUPPOSED = {
    Ground.TO_OTHERS: "您记下对方联系的是别人,我们按催收算",
    Ground.SAME_NUMBER: "同一个号码有过催收记录",
    Ground.OFTEN: "这个号码一天打来三次以上,您没有给它存名字",
    Ground.NEIGHBOUR: "这个号码和频繁来电的号码只差最后两位",
}


class Collecting(NamedTuple):
    """A contact taken for collecting, told in Shanghai time: `at`, on the day `on`.

    `number` in one spelling ("" where held back).
    `party` says whose it is, as far as known: a lender, an organisation, a block of numbers, or "" for not known.
    `party_known` is False where several numbers are put together only by supposition.
    """

    contact: Contact
    at: datetime
    on: date
    number: str
    ground: Ground
    debt: Debt | None
    party: str
    party_known: bool


class _Row(NamedTuple):
    """A contact with what is worked out about it alone. `number` is "" where it was held back."""

    contact: Contact
    at: datetime
    on: date
    number: str
    own: Ground | None
    debt: str | None


@dataclass
class _Number:
    """What the whole log says about one number; filled in one pass, then only read."""

    refuted: bool = False
    named: bool = False
    wrote_else: bool = False
    firm: bool = False
    debts: set[str] = field(default_factory=set)
    calls: Counter[date] = field(default_factory=Counter)

    def nameless(self) -> bool:
        return not (self.named or self.wrote_else)

    def often(self) -> bool:
        return self.nameless() and max(self.calls.values(), default=0) >= _OFTEN_CALLS_A_DAY


@dataclass(frozen=True)
class _Log:
    numbers: dict[str, _Number]
    often_blocks: frozenset[str]
    debts: dict[str, Debt]


def who_collects(contacts: Sequence[Contact], debts: Sequence[Debt]) -> tuple[Collecting, ...]:
    """The contacts that may be looked at, in order of time; the module's first lines give the grounds.

    `contacts`: each once (see `different`), in any order and zone.
    """
    known = {debt.id: debt for debt in debts}
    names = {debt.id: called(debt) for debt in debts}
    every = tuple(name for some in names.values() for name in some)
    spelled = {number: _digits(number) for number in {contact.number for contact in contacts}}
    own = [_own_ground(contact, spelled[contact.number], every) for contact in contacts]
    meant = [_named_debt(*each, names) for each in zip(contacts, own, strict=True)]
    log = _log(_rows(contacts, spelled, own, meant), known)
    reached = (row for row in _rows(contacts, spelled, own, meant) if _reached_somebody(row.contact))
    grounds = ((row, _ground(row, log)) for row in reached)
    found = [_collecting(row, ground, log) for row, ground in grounds if ground is not None]
    return tuple(sorted(found, key=attrgetter("at")))


def different(contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    """Each contact once, also where two backups hold it (the same facts as `Contact.key`, without the hashing)."""
    once = {
        (each.at, each.number, each.seconds, each.text, _KINDS.index(each.kind)): each for each in contacts
    }
    return tuple(once.values())


def in_shanghai(at: datetime) -> datetime:
    """The same moment on a clock in China; a time without zone is taken as Chinese already."""
    if at.tzinfo is SHANGHAI:
        return at
    return at.astimezone(SHANGHAI) if at.tzinfo else at.replace(tzinfo=SHANGHAI)


def is_a_friend(contact: Contact) -> bool:
    """Whether the address book names the sender, and nobody said that it collects."""
    named = bool(contact.name) and _COLLECTOR_NAME not in contact.name
    return named and contact.debt is None and contact.collecting is not True


def creditor(debt: Debt) -> str:
    """Whose debt it is, as far as known: agents are counted with the lender."""
    return debt.lender or debt.platform or debt.id


def called(debt: Debt) -> tuple[str, ...]:
    """What people and messages call it."""
    return tuple(name for name in (debt.product, debt.platform, debt.lender) if name)


def _reached_somebody(contact: Contact) -> bool:
    """Inwards; what a person noted about somebody else's telephone may leave the direction open."""
    if contact.direction is _IN:
        return True
    return contact.callee in THIRD_PARTIES and contact.direction is Direction.NEUTRAL


def _rows(
    contacts: Iterable[Contact],
    spelled: Mapping[str, str],
    own: Iterable[Ground | None],
    meant: Iterable[str | None],
) -> Iterator[_Row]:
    """One at a time: the whole log is gone through twice, and never held as rows."""
    for contact, ground, debt in zip(contacts, own, meant, strict=True):
        at = in_shanghai(contact.at)
        yield _Row(contact, at, at.date(), spelled[contact.number], ground, debt)


def _named_debt(contact: Contact, own: Ground | None, names: Mapping[str, tuple[str, ...]]) -> str | None:
    """The debt it was linked to, or the only one whose name stands in sender or message."""
    if contact.debt is not None and contact.collecting is not False:
        return contact.debt if contact.debt in names else None
    if own not in _FIRM:
        return None
    label = f"{contact.org or ''} {contact.name} {contact.text}"
    meant = [debt for debt, some in names.items() if any(name in label for name in some)]
    return meant[0] if len(meant) == 1 else None


def _digits(number: str) -> str:
    """One spelling for one number: `+86 170-0000-0001` and `17000000001` are the same caller."""
    digits = number if number.isdecimal() and number.isascii() else _NOT_DIGIT.sub("", number)
    if digits in _WITHHELD:
        return ""
    return digits[2:] if len(digits) == 13 and digits.startswith("86") else digits


def _own_ground(contact: Contact, number: str, names: tuple[str, ...]) -> Ground | None:
    """What the contact says by itself, without the rest of the log."""
    if contact.collecting is not None:
        return Ground.SAID if contact.collecting else None
    to_others = Ground.TO_OTHERS if contact.callee in THIRD_PARTIES else None
    if contact.kind in WRITTEN and contact.text:
        return _written_ground(contact, number, names) or to_others
    if contact.debt is not None:
        return Ground.LINKED
    return Ground.NAMED if _COLLECTOR_NAME in contact.name else to_others


def _written_ground(contact: Contact, number: str, names: tuple[str, ...]) -> Ground | None:
    from_lender = contact.debt is not None or contact.org is not None
    inwards = contact.direction is _IN and number not in _PUBLIC_LINES
    if not inwards or not presses(contact.text, names, from_lender):
        return None
    if contact.debt is not None:
        return Ground.LINKED
    return None if is_a_friend(contact) and "【" not in contact.text else Ground.WORDS


def _log(rows: Iterable[_Row], debts: dict[str, Debt]) -> _Log:
    numbers: defaultdict[str, _Number] = defaultdict(_Number)
    for row in rows:
        if row.number:
            _note(numbers[row.number], row)
    often = (_block(number) for number, facts in numbers.items() if facts.often() and not facts.refuted)
    return _Log(numbers, frozenset(often) - {""}, debts)


def _note(facts: _Number, row: _Row) -> None:
    contact = row.contact
    facts.refuted |= contact.collecting is False
    facts.named |= bool(contact.name)
    facts.firm |= row.own in _FIRM
    facts.wrote_else |= contact.kind in WRITTEN and row.own is None and contact.direction is _IN
    if row.debt is not None:
        facts.debts.add(row.debt)
    if contact.kind is _CALL and contact.direction is _IN:
        facts.calls[row.on] += 1


def _block(number: str) -> str:
    """The number without its last two digits; short numbers have no block."""
    return number[:-_BLOCK_TAIL] if len(number) >= _BLOCK_MIN_DIGITS else ""


def _ground(row: _Row, log: _Log) -> Ground | None:
    """The contact's own ground, or for a call the one that its number gives."""
    if row.own is not None or row.contact.collecting is False:
        return row.own
    if row.contact.kind is not _CALL or not row.number or row.number in _PUBLIC_LINES:
        return None
    facts = log.numbers[row.number]
    if facts.refuted:
        return None
    if facts.firm or facts.debts:
        return Ground.SAME_NUMBER
    if facts.often():
        return Ground.OFTEN
    return Ground.NEIGHBOUR if facts.nameless() and _block(row.number) in log.often_blocks else None


def _collecting(row: _Row, ground: Ground, log: _Log) -> Collecting:
    debt = _debt(row, log)
    if debt is not None:
        return Collecting(row.contact, row.at, row.on, row.number, ground, debt, creditor(debt), True)
    party = row.contact.org or _supposed_party(row, ground, log)
    return Collecting(
        row.contact, row.at, row.on, row.number, ground, None, party, row.contact.org is not None
    )


def _debt(row: _Row, log: _Log) -> Debt | None:
    """Its own debt, or the only one that its number stands for."""
    if row.debt is not None:
        return log.debts[row.debt]
    by_number = log.numbers[row.number].debts if row.number and not row.contact.org else set()
    return log.debts[next(iter(by_number))] if len(by_number) == 1 else None


def _supposed_party(row: _Row, ground: Ground, log: _Log) -> str:
    """Where at most one debt is known, what a person marked is put to it; else each block of numbers stands alone."""
    if ground is Ground.SAID and len(log.debts) <= 1:
        return next((creditor(debt) for debt in log.debts.values()), "")
    return _block(row.number) or row.number
