"""The calculators of time and court money: periods, limitation, fees, judgment interest, credit record."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from liangqing.base.because import Because
from liangqing.base.days import add_years
from liangqing.base.errors import InputUnusable
from liangqing.base.money import Fen, parse_yuan, round_half_up
from liangqing.base.noun import Noun
from liangqing.law.book import LawBook, matter_on
from liangqing.law.limitation import Restart, limitation_end
from liangqing.law.periods import deadline
from liangqing.law.rule import Rule


class DeadlineAnswer(Noun):
    """`due_on` is what to act by; `possibly_on` a later day that a rest day may allow."""

    due_on: date
    possibly_on: date | None
    rolled: bool
    warning: str | None
    because: tuple[Because, ...]


class LimitationAnswer(Noun):
    """`raw_on` before rest days; `revived`: a promise or payment came after the end; `expired` seen from `on`."""

    ends_on: date
    raw_on: date
    revived: bool
    expired: bool | None
    warning: str | None
    because: tuple[Because, ...]


class CourtFeeAnswer(Noun):
    """The fee for a money claim in full, in the simple procedure, and for a payment order."""

    full_fen: Fen
    halved_fen: Fen
    payment_order_fen: Fen
    because: tuple[Because, ...]


class JudgmentInterestAnswer(Noun):
    """The doubled part of interest on judgment money that was not paid in time."""

    doubled_part_fen: Fen
    because: tuple[Because, ...]


class CreditClearAnswer(Noun):
    """The day after which a bad entry must be deleted; None while the debt is unpaid."""

    delete_after: date | None
    because: tuple[Because, ...]


def deadline_answer(kind: str, received_on: date, book: LawBook) -> DeadlineAnswer:
    """The last day of a period that a served paper began."""
    ends, because = deadline(book.rules, kind, received_on, book.calendar)
    return DeadlineAnswer(
        due_on=ends.due_on,
        possibly_on=ends.possibly_on,
        rolled=ends.rolled,
        warning=ends.warning,
        because=because,
    )


def limitation_answer(
    due_on: date, restarts: Sequence[tuple[date, Restart]], book: LawBook, on: date | None
) -> LimitationAnswer:
    """The end of limitation after everything that restarted it."""
    end = limitation_end(book.rules, due_on, restarts, book.calendar)
    return LimitationAnswer(
        ends_on=end.ends_on,
        raw_on=end.raw_on,
        revived=end.revived,
        expired=None if on is None else on > end.ends_on,
        warning=end.warning,
        because=end.because,
    )


def court_fee(amount_fen: int, book: LawBook, on: date) -> CourtFeeAnswer:
    """Fees by the tiers in force on the day of filing, in fen."""
    if amount_fen <= 0:
        raise InputUnusable("amount_not_positive", "诉讼金额要大于 0。", "请写对方起诉的金额。")
    tiers, order, half = (
        _rule(book, f"court_fee.{name}", on) for name in ("property", "payment_order", "halved")
    )
    full = _tiered(amount_fen, tiers)
    return CourtFeeAnswer(
        full_fen=round_half_up(full),
        halved_fen=round_half_up(full / half.whole("divide_by")),
        payment_order_fen=round_half_up(full / order.whole("divide_by")),
        because=(tiers.because(), half.because(), order.because()),
    )


def _tiered(amount_fen: int, rule: Rule) -> Fraction:
    """The first tier costs a fixed sum; each further one its percentage of the part inside it."""
    below_fen = parse_yuan(rule.words("first_up_to"))
    fee = Fraction(parse_yuan(rule.words("first_fee")))
    for up_to, percent in zip(rule.list("tier_up_to"), rule.list("tier_percent"), strict=True):
        upper_fen = amount_fen if up_to == "unlimited" else min(parse_yuan(up_to), amount_fen)
        fee += max(upper_fen - below_fen, 0) * Fraction(percent) / 100
        below_fen = max(upper_fen, below_fen)
    return fee


def judgment_interest(amount_fen: int, days: int, book: LawBook, on: date) -> JudgmentInterestAnswer:
    """Unpaid judgment money × the daily rate × days since the period to pay ended."""
    if amount_fen <= 0 or days < 0:
        raise InputUnusable("judgment_inputs", "金额要大于 0,天数不能是负数。", "请检查后再算。")
    rule = _rule(book, "enforcement.judgment_interest", on)
    doubled = amount_fen * Fraction(rule.words("daily_percent")) / 100 * days
    return JudgmentInterestAnswer(doubled_part_fen=round_half_up(doubled), because=(rule.because(),))


def credit_clear(ended_on: date | None, book: LawBook, on: date) -> CreditClearAnswer:
    """Kept for a number of years from the day on which the bad conduct ended."""
    rule = _rule(book, "credit.retention", ended_on or on)
    delete_after = add_years(ended_on, rule.whole("years")) if ended_on else None
    return CreditClearAnswer(delete_after=delete_after, because=(rule.because(),))


def _rule(book: LawBook, effect: str, on: date) -> Rule:
    rule = book.rule(effect, matter_on(on))
    if rule is None:
        raise InputUnusable("no_rule", f"没有 {on} 适用的“{effect}”规则。", "请换一个日期,或打 12348 问。")
    return rule
