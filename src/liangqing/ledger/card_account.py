"""A card account and what is posted to it, in the words of `docs/ledger-card.md`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from liangqing.base.days import add_months, month_days
from liangqing.base.errors import InputUnusable
from liangqing.case.records import InstalmentRow
from liangqing.case.terms import InterestMode


class CardPart(StrEnum):
    """What an item of a card account is."""

    PURCHASE = "purchase"
    CASH = "cash"
    INSTALMENT = "instalment"
    INTEREST = "interest"
    FEE = "fee"
    PENALTY = "penalty"


PRINCIPAL_PARTS = frozenset({CardPart.PURCHASE, CardPart.CASH, CardPart.INSTALMENT})
#: Fees, then interest and its like, then principal: the order up to the day that the card rule names.
USUAL_CARD_ORDER = (
    CardPart.FEE,
    CardPart.INTEREST,
    CardPart.PENALTY,
    CardPart.INSTALMENT,
    CardPart.CASH,
    CardPart.PURCHASE,
)


@dataclass(frozen=True)
class CardAccount:
    """Section 2 of the specification. Rates are billionths a year (a daily rate times `year_days`)."""

    opened_on: date
    statement_day: int
    rates: tuple[tuple[date, int], ...]
    cash_rates: tuple[tuple[date, int], ...]
    interest_mode: InterestMode
    compounds: bool
    minimum_e9: int
    minimum_cash_e9: int
    late_fee_e9: int
    due_after_days: int | None = None
    due_day: int | None = None
    grace_days: int = 0
    tolerance_fen: int = 0
    minimum_least_fen: int = 0
    late_fee_least_fen: int = 0
    order: tuple[CardPart, ...] = USUAL_CARD_ORDER
    principal_first_from: int | None = None
    year_days: int = 365

    def order_on(self, days_late: int) -> tuple[CardPart, ...]:
        """The order in which a payment settles the parts when the account is so many days late."""
        if self.principal_first_from is None or days_late < self.principal_first_from:
            return self.order
        return tuple(sorted(self.order, key=lambda part: part not in PRINCIPAL_PARTS))

    def rates_of(self, part: CardPart) -> tuple[tuple[date, int], ...]:
        """The rates that run on a part; () where it never bears interest."""
        if part is CardPart.CASH:
            return self.cash_rates
        bears = part in PRINCIPAL_PARTS or (part is CardPart.INTEREST and self.compounds)
        return self.rates if bears else ()

    def next_statement_on(self, after_on: date | None) -> date:
        """The statement day that follows another; the first one for None."""
        start_on = self.opened_on if after_on is None else after_on + timedelta(days=1)
        return _day_of_month(start_on, self.statement_day)

    def due_on(self, closed_on: date) -> date:
        """The due day of the statement of a day."""
        if self.due_after_days is not None:
            return closed_on + timedelta(days=self.due_after_days)
        return _day_of_month(closed_on + timedelta(days=1), self.due_day or 0)


def _day_of_month(start_on: date, day: int) -> date:
    """The first such day on or after `start_on`; the last of a month that is too short."""
    here_on = start_on.replace(day=min(day, month_days(start_on.year, start_on.month)))
    return here_on if here_on >= start_on else add_months(here_on, 1, anchor_day=day)


class CardKind(StrEnum):
    """What can be posted to a card account."""

    CARRIED = "carried"
    PURCHASE = "purchase"
    CASH = "cash"
    PLAN = "plan"
    CONVERT = "convert"
    ACCELERATE = "accelerate"
    FEE = "fee"
    WAIVER = "waiver"
    REVERSAL = "reversal"
    REFUND = "refund"
    PAYMENT = "payment"


@dataclass(frozen=True)
class Posting:
    """One posting. `rows` belong to a plan, `of` names by its place what is taken back, `due_on` what was overdue."""

    on: date
    kind: CardKind
    fen: int = 0
    part: CardPart | None = None
    due_on: date | None = None
    rows: tuple[InstalmentRow, ...] = ()
    of: int | None = None


class Odd(StrEnum):
    """Why a posting could not be booked, or not all of it."""

    BEFORE_OPENING = "before_opening"
    NOT_POSITIVE = "not_positive"
    PART_MISSING = "part_missing"
    DUE_ODD = "due_odd"
    ROWS_ODD = "rows_odd"
    MORE_THAN_OPEN = "more_than_open"
    NOTHING_OPEN = "nothing_open"
    NO_SUCH_POSTING = "no_such_posting"
    MORE_THAN_BOUGHT = "more_than_bought"


@dataclass(frozen=True)
class CardProblem:
    """`place` is the posting's own; `fen` what of it was not used, where that is not all."""

    place: int
    code: Odd
    fen: int = 0


def check_account(account: CardAccount) -> None:
    """Raises InputUnusable where the terms contradict themselves."""
    odd = _oddity(account)
    if odd is not None:
        raise InputUnusable("card_terms_contradict", odd, "请对照领用合约或账单改正这一项。")


def check_due(account: CardAccount, closed_on: date) -> None:
    """Raises InputUnusable where the last day to pay does not lie before the next statement."""
    last_on = account.due_on(closed_on) + timedelta(days=account.grace_days)
    if last_on >= account.next_statement_on(closed_on):
        raise InputUnusable(
            "card_due_after_statement",
            f"{closed_on}的账单,最后还款日(连同容时){last_on}不早于下一个账单日。",
            "请对照账单核对账单日、还款日和容时天数。",
        )


def _oddity(account: CardAccount) -> str | None:
    days = [day for day in (account.statement_day, account.due_day) if day is not None]
    if not all(1 <= day <= 31 for day in days):
        return "账单日、还款日要在1到31之间。"
    if (account.due_after_days is None) == (account.due_day is None):
        return "还款日要么写账单日后几天,要么写每月几号,只能写一个。"
    if account.due_after_days is not None and account.due_after_days < 1:
        return "还款日要在账单日之后。"
    if sorted(account.order) != sorted(CardPart):
        return "冲抵顺序要把六个项目各写一次。"
    if account.year_days not in (360, 365):
        return "一年的天数只能是360或365。"
    if any(_rates_odd(rates, account.opened_on) for rates in (account.rates, account.cash_rates)):
        return "利率要从开户那天或更早开始,按日子排列,不能小于零。"
    return "金额、比例和天数不能小于零。" if min(_figures(account)) < 0 else None


def _rates_odd(rates: Sequence[tuple[date, int]], opened_on: date) -> bool:
    days = [on for on, _ in rates]
    return not days or days[0] > opened_on or days != sorted(set(days)) or min(e9 for _, e9 in rates) < 0


def _figures(account: CardAccount) -> tuple[int, ...]:
    return (
        account.minimum_e9,
        account.minimum_cash_e9,
        account.minimum_least_fen,
        account.late_fee_e9,
        account.late_fee_least_fen,
        account.tolerance_fen,
        account.grace_days,
    )
