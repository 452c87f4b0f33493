"""What each calculator answers, told in rows and sentences with its reasons."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from types import MappingProxyType
from typing import cast

from liangqing import sums
from liangqing.assess.date_answers import Interruption, limitation_words
from liangqing.assess.flow_lines import parse_flows
from liangqing.assess.price_answers import CapQuestion, RateAnswer
from liangqing.base.because import Because
from liangqing.base.days import speak_date
from liangqing.base.money import speak_yuan
from liangqing.base.rates import percent_text
from liangqing.base.segments import CapSegment
from liangqing.case.debt import LenderType, Purpose
from liangqing.law.book import LawBook
from liangqing.law.caps import Reading
from liangqing.law.limitation import Restart
from liangqing.law.param_words import consequence_words
from liangqing.web.calc_fields import MOST_ROWS
from liangqing.web.tags import percent

Rows = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Told:
    """A part of an answer: rows of figures, sentences, and why."""

    head: str = ""
    rows: Rows = ()
    lines: tuple[str, ...] = ()
    because: tuple[Because, ...] = ()


@dataclass(frozen=True)
class Given:
    """What was typed, already of its kind; the day of reckoning and the law."""

    values: Mapping[str, object]
    today: date
    book: LawBook

    def whole(self, name: str) -> int:
        """A whole number, or an amount in fen."""
        return cast("int", self.values[name])

    def fen(self, name: str) -> int:
        """An amount in fen; nothing typed is nothing."""
        return cast("int", self.values.get(name, 0))

    def number(self, name: str) -> Fraction:
        """A decimal number, exactly."""
        return cast("Fraction", self.values[name])

    def text(self, name: str) -> str:
        """A text or a choice."""
        return cast("str", self.values.get(name, ""))

    def day(self, name: str) -> date:
        """A day that must be there."""
        return cast("date", self.values[name])

    def maybe_day(self, name: str) -> date | None:
        """A day, if one was typed."""
        return cast("date | None", self.values.get(name))


def _rate(given: Given) -> tuple[Told, ...]:
    if flows := given.text("flows"):
        return (_rate_told(sums.rate_of_flows(parse_flows(flows))),)
    amount, payment, upfront = (Fraction(given.fen(name)) for name in ("amount", "payment", "upfront"))
    return (_rate_told(sums.rate_of_level(amount, payment, given.whole("periods"), upfront)),)


def _rate_told(answer: RateAnswer) -> Told:
    if answer.effective_percent is None and answer.roots:
        found = "、".join(percent(root) for root in answer.roots)
        told = f"这样的收支有 {len(answer.roots)} 个利率都说得通:{found}。单凭它不能下结论。"
        return Told(lines=(told, answer.certificate.text))
    if answer.effective_percent is None:
        return Told(lines=("没有一个利率说得通。请检查金额和日期。", answer.certificate.text))
    nominal: Rows = ()
    if answer.nominal_percent:
        nominal = (("年化(单利口径)", percent(answer.nominal_percent)),)
    return Told(
        rows=(*nominal, ("年化(复利口径)", percent(answer.effective_percent))),
        lines=(
            "单利口径:利息不再生利息,和法律上限比的是它。",
            "复利口径:利息也算利息,看得出真正有多贵。",
            "怎么算的:让每次还款按同一个利率折回放款那天,加起来正好等于到手的钱。",
            answer.certificate.text,
        ),
    )


def _cap(given: Given) -> tuple[Told, ...]:
    answer = sums.ceiling(_question(given), given.today, given.book)
    court = [_segment(part, "") for part in answer.segments]
    court += [told for reading in answer.readings for told in _reading(reading)]
    regulatory = [_segment(part, "监管另外要求的综合成本") for part in answer.regulatory]
    notes = (*answer.gaps, *answer.warnings)
    return (*court, *regulatory, *((Told(lines=notes),) if notes else ()))


def _reading(reading: Reading) -> tuple[Told, ...]:
    if not reading.segments:
        return (Told(head=reading.condition, lines=("这一段时间,我们没有查到适用的上限。",)),)
    return tuple(_segment(part, reading.condition) for part in reading.segments)


def _segment(part: CapSegment, condition: str) -> Told:
    last = f"到{speak_date(part.until_on - timedelta(days=1))}为止" if part.until_on else ""
    since = f"从{speak_date(part.from_on)}起" if part.from_on else ""
    when = ",".join(words for words in (condition, since + last) if words)
    return Told(
        head=when,
        rows=(("年利率(单利口径)最多", percent(percent_text(part.value_e9))),),
        lines=(f"{consequence_words(part.effect)}。",),
        because=part.because,
    )


def _question(given: Given) -> CapQuestion:
    return CapQuestion(
        lender_type=LenderType(given.text("lender_type")),
        formed_on=given.maybe_day("formed_on"),
        filed_on=given.maybe_day("filed_on"),
        purpose=Purpose(given.text("purpose") or Purpose.UNKNOWN),
        assisted=given.text("assisted") == "yes",
    )


def _overdue(given: Given) -> tuple[Told, ...]:
    daily = given.number("daily_percent") / 100 * given.number("multiplier")
    answer = sums.overdue_charge(
        given.fen("principal"), daily, given.whole("days"), _question(given), given.today, given.book
    )
    charged = (("按合同收", speak_yuan(answer.charged_fen)), ("合年化", percent(answer.annual_percent)))
    allowed = _allowed(answer.cap_fen, answer.excess_fen)
    readings = (
        Told(head=reading.condition, rows=_allowed(reading.cap_fen, reading.excess_fen))
        for reading in answer.readings
    )
    return (Told(rows=(*charged, *allowed), because=answer.because), *readings)


def _allowed(cap_fen: int | None, excess_fen: int | None) -> Rows:
    if cap_fen is None or excess_fen is None:
        return ()
    return (("法律支持的上限", speak_yuan(cap_fen)), ("多出", speak_yuan(excess_fen)))


def _instalment(given: Given) -> tuple[Told, ...]:
    answer = sums.instalment(
        given.fen("principal"), given.number("nominal_percent") / 100, given.whole("periods")
    )
    rows = (("每期", speak_yuan(answer.payment_fen)), ("利息一共", speak_yuan(answer.interest_total_fen)))
    return (Told(rows=rows, lines=("怎么算的:每期金额一样,每月利率是年利率的十二分之一。",)),)


def _fee(given: Given) -> tuple[Told, ...]:
    nominal, cap = (given.number(name) / 100 for name in ("nominal_percent", "cap_percent"))
    answer = sums.fee_within(given.fen("amount"), nominal, given.whole("periods"), cap)
    if answer.monthly_fee_fen is None or answer.upfront_fee_fen is None:
        return (Told(lines=("一分费用不加,利息本身已经超过这个上限。",)),)
    rows = (
        ("每月最多", speak_yuan(answer.monthly_fee_fen)),
        ("或者放款时一次最多", speak_yuan(answer.upfront_fee_fen)),
    )
    return (Told(rows=rows, lines=("两种只能收一种。多收的,就超过了上限。",)),)


def _deadline(given: Given) -> tuple[Told, ...]:
    answer = sums.deadline(given.text("kind"), given.day("from_on"), given.book)
    kind = next(one for one in sums.deadline_kinds(given.book) if one.kind == given.text("kind"))
    rows: Rows = (("最后一天", speak_date(answer.due_on)),)
    if answer.possibly_on:
        rows = (*rows, ("可能顺延到", speak_date(answer.possibly_on)))
    lines = (
        "这个期限由您守。最好提前几天办,留好寄出或递交的凭证。" if kind.ours else "这个期限由对方守。",
        *(("原来的最后一天是休息日,已经顺延。",) if answer.rolled else ()),
        *((answer.warning,) if answer.warning else ()),
    )
    return (Told(head=kind.name, rows=rows, lines=lines, because=answer.because),)


def _limitation(given: Given) -> tuple[Told, ...]:
    told = [
        Interruption(
            day,
            Restart(given.text(f"restart_kind_{number}") or Restart.DEMAND),
            given.maybe_day(f"restart_ended_on_{number}"),
        )
        for number in range(1, MOST_ROWS + 1)
        if (day := given.maybe_day(f"restart_on_{number}"))
    ]
    answer = sums.limitation(given.day("due_on"), told, given.today, given.book)
    lines = (*((_EXPIRED,) if answer.expired else ()), *limitation_words(answer))
    rows = (("时效到", speak_date(answer.ends_on) if answer.ends_on else "现在没有截止的日子"),)
    return (Told(rows=rows, lines=lines, because=answer.because),)


_EXPIRED = "按您填的日子,已经过了。先不要答应还款,也不要签字,打 12348 问清楚再回对方。"


def _court_fee(given: Given) -> tuple[Told, ...]:
    answer = sums.court_fee(given.fen("amount"), given.today, given.book)
    rows = (
        ("普通程序", speak_yuan(answer.full_fen)),
        ("简易程序", speak_yuan(answer.halved_fen)),
        ("支付令", speak_yuan(answer.payment_order_fen)),
    )
    return (Told(rows=rows, lines=("起诉的人先交,最后一般由败诉一方负担。",), because=answer.because),)


def _judgment(given: Given) -> tuple[Told, ...]:
    answer = sums.judgment_interest(given.fen("amount"), given.whole("days"), given.today, given.book)
    rows = (("另外加的部分", speak_yuan(answer.doubled_part_fen)),)
    return (Told(rows=rows, lines=("判决写的利息另算,不在这个数里。",), because=answer.because),)


def _credit(given: Given) -> tuple[Told, ...]:
    answer = sums.credit_clear(given.maybe_day("ended_on"), given.today, given.book)
    if answer.delete_after is None:
        return (Told(lines=("还没有还清,保留期还没有开始算。",), because=answer.because),)
    rows = (("最晚保留到", speak_date(answer.delete_after)),)
    return (Told(rows=rows, lines=("之后应当删除。没有删的,可以提异议。",), because=answer.because),)


#: The answer of each calculator, by its key.
ANSWERS: Mapping[str, Callable[[Given], tuple[Told, ...]]] = MappingProxyType(
    {
        "rate": _rate,
        "cap": _cap,
        "overdue": _overdue,
        "instalment": _instalment,
        "fee": _fee,
        "deadline": _deadline,
        "limitation": _limitation,
        "court-fee": _court_fee,
        "judgment-interest": _judgment,
        "credit-clear": _credit,
    }
)
