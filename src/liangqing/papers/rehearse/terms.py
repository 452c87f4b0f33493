"""The terms of an arrangement about one debt, and what they pay month by month."""

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate

from liangqing.base.money import speak_yuan

#: The span of the planning problem (`docs/planning.md`): months 0 to 119.
MONTHS = 120


class TermsKind(StrEnum):
    """One sum, or a sum a month."""

    LUMP = "lump"
    INSTALMENTS = "instalments"


@dataclass(frozen=True, slots=True)
class Terms:
    """What one side proposes, grants or writes down; amounts in fen, month 0 is the month of the call."""

    kind: TermsKind
    total_fen: int
    months: int = 1  # number of equal parts; 1 for a lump sum
    first_fen: int = 0  # paid in month 0, before the equal parts
    pause_months: int = 0  # months without a payment before the equal parts (or the lump sum)
    conditions: tuple[str, ...] = ()
    signer: str | None = None  # who signs; only in writing

    def payments_fen(self) -> tuple[int, ...]:
        """What is paid in month 0, 1, ...; the odd fen stand in the last month."""
        left_fen = self.total_fen - self.first_fen
        part_fen = left_fen // self.months
        parts = (*[part_fen] * (self.months - 1), left_fen - part_fen * (self.months - 1))
        head = (self.first_fen,) if self.first_fen else ()
        return (*head, *[0] * self.pause_months, *parts)

    @property
    def monthly_fen(self) -> int:
        """The usual part of a month; the last one carries the odd fen."""
        return (self.total_fen - self.first_fen) // self.months

    @property
    def last_month(self) -> int:
        """The month of the last payment, counted from 0."""
        return len(self.payments_fen()) - 1

    def is_possible(self) -> bool:
        """Whether these are terms at all: positive, in whole months, within 120 months."""
        sums = self.total_fen > 0 and 0 <= self.first_fen <= self.total_fen
        spans = self.months >= 1 and self.pause_months >= 0
        shape = self.kind is TermsKind.INSTALMENTS or (self.months == 1 and self.first_fen == 0)
        return sums and spans and shape and self.months + self.pause_months < MONTHS

    def unsigned(self) -> "Terms":
        """The same without who signs and without conditions: what two sides compare."""
        return replace(self, signer=None, conditions=())


def lump(total_fen: int, pause_months: int = 0) -> Terms:
    """One payment after some months."""
    return Terms(TermsKind.LUMP, total_fen, pause_months=pause_months)


def instalments(total_fen: int, months: int, first_fen: int = 0, pause_months: int = 0) -> Terms:
    """Equal parts, perhaps with something on signing and a pause before them."""
    return Terms(TermsKind.INSTALMENTS, total_fen, months, first_fen, pause_months)


def balances_fen(cash_fen: int, monthly_fen: int, payments_fen: tuple[int, ...]) -> tuple[int, ...]:
    """What is left at the end of each of 120 months, if `monthly_fen` comes in every month."""
    left = [monthly_fen] * (MONTHS - len(payments_fen))
    changes = [*(monthly_fen - fen for fen in payments_fen), *left]
    return tuple(accumulate(changes, initial=cash_fen))[1:]


def speak_terms(terms: Terms) -> str:
    """Terms in words, every figure that differs included."""
    after = f"停{terms.pause_months}个月后" if terms.pause_months else ""
    if terms.kind is TermsKind.LUMP:
        return f"{after}一次还{speak_yuan(terms.total_fen)}"
    first = f"先付{speak_yuan(terms.first_fen)}," if terms.first_fen else ""
    last_fen = terms.payments_fen()[-1]
    odd = f",末期{speak_yuan(last_fen)}" if last_fen != terms.monthly_fen else ""
    parts = f"{first}{after}分{terms.months}个月,每月{speak_yuan(terms.monthly_fen)}"
    return f"{parts}{odd},合计{speak_yuan(terms.total_fen)}"
