"""The calculators of time and court money: periods, limitation, fees, judgment interest, credit record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from liangqing.base.because import Because
from liangqing.base.days import add_years, speak_date
from liangqing.base.errors import InputUnusable
from liangqing.base.money import Fen, parse_yuan, round_half_up
from liangqing.base.noun import Noun
from liangqing.law.book import LawBook, matter_on
from liangqing.law.limitation import LimitationEnd, Restart, limitation_end
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
    """`raw_on` before rest days; `revived`: a promise or payment came after the end; `expired` seen from `on`.

    `pending`: a suit or the like has not ended, and the period starts anew only then: no day. `lapsed_on`: where it had
    ended before a promise revived it. `possibly_on`: a later day, if a payment after the end counts as agreeing.
    """

    ends_on: date | None
    raw_on: date | None
    revived: bool
    expired: bool | None
    pending: bool = False
    lapsed_on: date | None = None
    possibly_on: date | None = None
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


@dataclass(frozen=True)
class Interruption:
    """What restarted the period on a day; `ended_on` of a suit or the like, None while it runs."""

    on: date
    kind: Restart
    ended_on: date | None = None


def limitation_answer(
    due_on: date, interruptions: Sequence[Interruption], book: LawBook, on: date | None
) -> LimitationAnswer:
    """The end of limitation after everything that restarted it. Raises InputUnusable for a suit that ends first."""
    if any(one.ended_on is not None and one.ended_on < one.on for one in interruptions):
        raise InputUnusable("dates_reversed", "程序结束的日子早于开始的日子。", "请对照文书改正。")

    def ends(without: frozenset[Restart]) -> LimitationEnd:
        acts = [(one.on, _late(one.kind, without)) for one in interruptions if one.kind is not Restart.SUIT]
        suits = [(one.on, one.ended_on or one.on) for one in interruptions if one.kind is Restart.SUIT]
        return limitation_end(book.rules, due_on, acts, book.calendar, suits)

    most, firm = ends(frozenset()), ends(frozenset({Restart.PAYMENT}))
    suits = [one for one in interruptions if one.kind is Restart.SUIT]
    counted = [one for place, one in enumerate(suits, len(interruptions) - len(suits)) if place in firm.used]
    pending = any(one.ended_on is None for one in counted)
    restarted = book.because("limitation.restart_end", matter_on(counted[-1].on)) if counted else ()
    revival = book.because("limitation.revival", matter_on(on or due_on)) if most.revived else ()
    cited = {one.cite() for one in (*restarted, *revival)}
    return LimitationAnswer(
        ends_on=None if pending else firm.ends_on,
        raw_on=None if pending else firm.raw_on,
        revived=most.revived,
        expired=False if pending else None if on is None else on > firm.ends_on,
        pending=pending,
        lapsed_on=ends(frozenset({Restart.PAYMENT, Restart.PROMISE})).ends_on if firm.revived else None,
        possibly_on=most.ends_on if most.ends_on > firm.ends_on and not pending else None,
        warning=None if pending else firm.warning,
        because=(*(one for one in firm.because if one.cite() not in cited), *restarted, *revival),
    )


def _late(kind: Restart, without: frozenset[Restart]) -> Restart:
    """An act that counts in time only: within the period each restarts it alike."""
    return Restart.DEMAND if kind in without else kind


def limitation_words(answer: LimitationAnswer) -> tuple[str, ...]:
    """What is said beside the day, on every door alike."""
    said = []
    if answer.pending:
        said.append("起诉、仲裁、支付令、强制执行要等程序结束,三年才重新算。还没结束的,不能说已经过期。")
    if answer.lapsed_on is not None:
        said.append(f"原来到 {speak_date(answer.lapsed_on)} 已经过了;之后又答应还,多半不能再用那一次过期。")
    if answer.possibly_on is not None:
        later = speak_date(answer.possibly_on)
        said.append(
            "过期以后付过款:对方能不能再要求,看是不是自愿、同意还多少,各地看法不一;"
            f"对方可能主张到 {later}。先不要再付、再答应,打 12348 问清。"
        )
    return (*said, *((answer.warning,) if answer.warning else ()))


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
