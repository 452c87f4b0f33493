"""The items of a card account: what bears interest, what a payment settles, and the books that hold them."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise

from liangqing.case.records import InstalmentRow
from liangqing.case.terms import InterestMode
from liangqing.ledger.card_account import CardAccount, CardKind, CardPart, CardProblem
from liangqing.ledger.kernel import accrue_units, settle_in_order, units_to_fen


@dataclass(frozen=True)
class Item:
    """Section 3 of the specification. `steps` are (day, open fen from that day), from `from_on` or earlier on.

    Built anew rather than by `replace`: a busy card makes thousands of them.
    """

    part: CardPart
    posted_on: date
    open_fen: int
    steps: tuple[tuple[date, int], ...]
    from_on: date
    billed: bool
    bearing: bool

    def moved(self, on: date, fen: int) -> "Item":
        """The item with so much more open from a day on (a negative number lowers it)."""
        open_fen = self.open_fen + fen
        kept = self.steps[:-1] if self.steps[-1][0] == on else self.steps
        steps = (*kept, (on, open_fen))
        return Item(self.part, self.posted_on, open_fen, steps, self.from_on, self.billed, self.bearing)

    def level(self, from_on: date) -> "Item":
        """The item as if what is open now had been open from a day on; earlier days are over."""
        steps = ((from_on, self.open_fen),)
        return Item(self.part, self.posted_on, self.open_fen, steps, from_on, self.billed, self.bearing)


@dataclass(frozen=True)
class Stretch:
    """Days with one base and one rate (billionths a year): how interest was worked."""

    part: CardPart
    posted_on: date
    from_on: date
    until_on: date
    base_fen: int
    e9: int

    @property
    def units(self) -> int:
        """Its interest, exact."""
        return accrue_units(self.base_fen, self.e9, (self.until_on - self.from_on).days)


@dataclass(frozen=True)
class CardLine:
    """One line of a statement; what raises the balance is positive. `place`: the posting it comes from.

    `base_fen`: of a late fee what was missing of the minimum. It explains the line and does not tell it from others.
    """

    on: date
    what: CardKind | CardPart
    fen: int
    place: int | None = None
    base_fen: int | None = field(default=None, compare=False)


@dataclass(frozen=True)
class CardStatement:
    """A closed statement. `balance_fen` is below 0 where the holder has money there; `worked`: its interest."""

    closed_on: date
    due_on: date
    balance_fen: int
    minimum_fen: int
    lines: tuple[CardLine, ...]
    worked: tuple[Stretch, ...]


@dataclass(frozen=True)
class Fresh:
    """The last day up to which every charge was paid, and what of the payments and the carried charges is older."""

    settled_on: date
    settled_base_fen: int = 0
    carried_base_fen: int = 0

    def not_after(self, then: "Fresh") -> "Fresh":
        """The earlier of both, each figure by itself: every fresh start since `then` is taken back."""
        return Fresh(
            min(self.settled_on, then.settled_on),
            min(self.settled_base_fen, then.settled_base_fen),
            min(self.carried_base_fen, then.carried_base_fen),
        )


@dataclass(frozen=True)
class CardPaid:
    """What one payment did: (item, fen), (due day, fen asked for), what became credit, and the state before it."""

    fen: int
    items: tuple[tuple[int, int], ...]
    asked: tuple[tuple[date, int], ...]
    credit_fen: int
    fresh: Fresh


@dataclass(frozen=True)
class CardBooks:
    """Section 3 of the specification; `coming` are (row, place of its plan), `bought` purchases not refunded."""

    today: date
    fresh: Fresh
    items: tuple[Item, ...] = ()
    credit_fen: int = 0
    coming: tuple[tuple[InstalmentRow, int], ...] = ()
    asked: tuple[tuple[date, int], ...] = ()
    statements: tuple[CardStatement, ...] = ()
    judge_on: date | None = None
    charges_total_fen: int = 0
    carried_total_fen: int = 0
    due_base_fen: int = 0
    lines: tuple[CardLine, ...] = ()
    worked: tuple[Stretch, ...] = ()
    payments: Mapping[int, CardPaid] = field(default_factory=dict)
    bought: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    principal_days: tuple[tuple[date, int], ...] = ()
    problems: tuple[CardProblem, ...] = ()

    def open_of(self, *parts: CardPart, billed_only: bool = False) -> int:
        """What is open of these parts (of all for none), in fen."""
        return sum(
            item.open_fen
            for item in self.items
            if (not parts or item.part in parts) and (item.billed or not billed_only)
        )

    @property
    def asked_fen(self) -> int:
        """What minimum payments ask for and is not paid."""
        return sum(fen for _, fen in self.asked)

    @property
    def carried_charges_fen(self) -> int:
        """Charges of days before the books, carried in since the last fresh start."""
        return self.carried_total_fen - self.fresh.carried_base_fen

    @property
    def unbilled_fen(self) -> int:
        """Principal of plan rows to come."""
        return sum(row.principal_fen for row, _ in self.coming)

    def told(
        self, what: CardKind | CardPart, fen: int, place: int | None = None, base_fen: int | None = None
    ) -> "CardBooks":
        """The books with one more line; nothing for 0."""
        line = CardLine(self.today, what, fen, place, base_fen)
        return replace(self, lines=(*self.lines, line)) if fen else self


def late_since(account: CardAccount, books: CardBooks) -> date | None:
    """The first due day asked for whose grace is over."""
    grace = timedelta(days=account.grace_days)
    return next((due_on for due_on, _ in books.asked if due_on + grace < books.today), None)


def days_late(account: CardAccount, books: CardBooks) -> int:
    """Calendar days from late-since; 0 if nothing is late."""
    since_on = late_since(account, books)
    return (books.today - since_on).days if since_on else 0


def stretches(account: CardAccount, item: Item, until_on: date) -> tuple[Stretch, ...]:
    """The days of an item whose interest is not charged yet, cut where base or rate changes."""
    rates = account.rates_of(item.part)
    if not rates or (len(item.steps) == 1 and not item.open_fen):
        return ()
    marks = {on for on, _ in (*item.steps, *rates) if item.from_on < on < until_on}
    days = sorted({item.from_on, *marks, max(until_on, item.from_on)})
    return tuple(
        Stretch(item.part, item.posted_on, start_on, end_on, base_fen, e9)
        for start_on, end_on in pairwise(days)
        if (base_fen := _standing(item.steps, start_on)) and (e9 := _standing(rates, start_on))
    )


def _standing(steps: Sequence[tuple[date, int]], on: date) -> int:
    """The value from the last step on or before a day; 0 before the first."""
    place = bisect_right(steps, on, key=lambda step: step[0])
    return steps[place - 1][1] if place else 0


def running(account: CardAccount, books: CardBooks) -> tuple[Stretch, ...]:
    """The interest of the bearing items that is not charged yet."""
    return tuple(
        stretch for item in books.items if item.bearing for stretch in stretches(account, item, books.today)
    )


def held(account: CardAccount, books: CardBooks) -> tuple[Stretch, ...]:
    """The interest that comes if the items not judged yet are not paid whole."""
    whole = account.interest_mode is InterestMode.FULL
    pending = (
        item if whole and item.billed else item.level(item.from_on)
        for item in books.items
        if not item.bearing
    )
    return tuple(stretch for item in pending for stretch in stretches(account, item, books.today))


def fen_of(account: CardAccount, worked: Sequence[Stretch]) -> int:
    """Whole fen, rounded half up once."""
    return units_to_fen(sum(stretch.units for stretch in worked), account.year_days)


def join(
    account: CardAccount, books: CardBooks, part: CardPart, fen: int, *, carried: bool = False
) -> CardBooks:
    """A new item of today, and the credit used for it; nothing for 0."""
    if fen == 0:
        return books
    today = books.today
    bearing = part is CardPart.CASH or (carried and bool(account.rates_of(part)))
    item = Item(part, today, fen, ((today, fen),), today, billed=carried, bearing=bearing)
    return use_credit(account, replace(books, items=(*books.items, item)))


def settle(
    account: CardAccount, books: CardBooks, fen: int
) -> tuple[CardBooks, tuple[tuple[int, int], ...], int]:
    """What a payment settles, item by item (place in `items`, fen), and what is left of it."""
    order = account.order_on(days_late(account, books))
    places = sorted(
        (place for place, item in enumerate(books.items) if item.open_fen),
        key=lambda place: (not books.items[place].billed, order.index(books.items[place].part), place),
    )
    return _taken(books, places, fen)


def lower(books: CardBooks, part: CardPart, fen: int) -> tuple[CardBooks, int]:
    """One part lowered without a payment, billed items first; with what is left of the amount."""
    places = [place for place, item in enumerate(books.items) if item.part is part and item.open_fen]
    places.sort(key=lambda place: (not books.items[place].billed, place))
    books, _, left_fen = _taken(books, places, fen)
    return books, left_fen


def _taken(
    books: CardBooks, places: Sequence[int], fen: int
) -> tuple[CardBooks, tuple[tuple[int, int], ...], int]:
    *taken, left_fen = settle_in_order(fen, tuple(books.items[place].open_fen for place in places))
    parts = tuple((place, part_fen) for place, part_fen in zip(places, taken, strict=True) if part_fen)
    return move(books, [(place, -part_fen) for place, part_fen in parts]), parts, left_fen


def move(books: CardBooks, changes: Sequence[tuple[int, int]]) -> CardBooks:
    """The books with some items raised or lowered today."""
    items = list(books.items)
    for place, fen in changes:
        items[place] = items[place].moved(books.today, fen)
    return replace(books, items=tuple(items))


def charges_in(books: CardBooks, taken: Sequence[tuple[int, int]]) -> int:
    """What of a payment went on charges, in fen."""
    charges = (CardPart.INTEREST, CardPart.FEE, CardPart.PENALTY)
    return sum(fen for place, fen in taken if books.items[place].part in charges)


def use_credit(account: CardAccount, books: CardBooks) -> CardBooks:
    """The holder's own money settles what is open."""
    if not books.credit_fen or not books.open_of():
        return books
    credit_fen = books.credit_fen
    books, taken, left_fen = settle(account, books, credit_fen)
    books = replace(
        books,
        credit_fen=left_fen,
        charges_total_fen=books.charges_total_fen + charges_in(books, taken),
    )
    return pay_off(books, credit_fen - left_fen)


def pay_off(books: CardBooks, fen: int) -> CardBooks:
    """So much less of what minimum payments ask for, the earliest first."""
    *taken, _ = settle_in_order(fen, tuple(asked_fen for _, asked_fen in books.asked))
    left = ((due_on, fen - paid) for (due_on, fen), paid in zip(books.asked, taken, strict=True))
    return replace(books, asked=tuple(entry for entry in left if entry[1]))


def trim(books: CardBooks) -> CardBooks:
    """No more is asked for than is open of what was billed."""
    return pay_off(books, max(books.asked_fen - books.open_of(billed_only=True), 0))
