"""The calculators of price: rate, ceiling, overdue charge and instalment, each with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from pydantic import Field

from liangqing.assess.certificate import RateCertificate, certificate_of
from liangqing.base.because import Because
from liangqing.base.errors import InputUnusable
from liangqing.base.money import Fen, round_half_up
from liangqing.base.noun import Noun
from liangqing.base.rates import fraction_percent
from liangqing.base.segments import CapSegment
from liangqing.case.debt import LenderType, Purpose
from liangqing.law.book import LawBook
from liangqing.law.caps import REGULATOR, Caps, Reading, rate_caps
from liangqing.law.rule import Matter
from liangqing.ledger.annuity import level_payment
from liangqing.ledger.fees import largest_fee
from liangqing.ledger.flows import LoanFlows, dated_yearly, effective_yearly, simple_daily_rate
from liangqing.ledger.measure import Verdict, measure_undated
from liangqing.ledger.roots import Answer, find_rates

_YEAR_DAYS = 365
_MOST_PERIODS = 1200


class RateAnswer(Noun):
    """Yearly rates in percent; `roots` are every effective rate when there are several (or the one).

    `certificate`: why there are as many.
    """

    answer: Answer
    monthly_percent: str | None = None
    nominal_percent: str | None = None
    effective_percent: str | None = None
    roots: tuple[str, ...] = ()
    certificate: RateCertificate


class CapAnswer(Noun):
    """Ceilings through time; `readings` where a fact is unknown; `regulatory` what the regulator asks besides."""

    segments: tuple[CapSegment, ...]
    readings: tuple[Reading, ...]
    regulatory: tuple[CapSegment, ...]
    gaps: tuple[str, ...]
    warnings: tuple[str, ...]


class OverdueReading(Noun):
    """The ceiling on an overdue charge if a fact that is not known were so."""

    condition: str = Field(alias="if")
    cap_fen: Fen
    excess_fen: Fen


class OverdueAnswer(Noun):
    """What is charged, what the ceiling allows, and the part above; `annual_percent` is the simple yearly rate."""

    charged_fen: Fen
    cap_fen: Fen | None
    excess_fen: Fen | None
    annual_percent: str
    readings: tuple[OverdueReading, ...] = ()
    because: tuple[Because, ...] = ()


class InstalmentAnswer(Noun):
    """The equal payment and all interest, both from the unrounded payment."""

    payment_fen: Fen
    interest_total_fen: Fen


class FeeAnswer(Noun):
    """The dearest fee that keeps a ceiling: each month or once at payout; `percent_of_principal` a month, exact.

    `verdict`: how the loan stands without any fee; after a breach the others are None.
    """

    verdict: Verdict
    monthly_fee_fen: Fen | None = None
    upfront_fee_fen: Fen | None = None
    percent_of_principal: str | None = None


def rate_of_level(amount: Fraction, payment: Fraction, periods: int, upfront: Fraction) -> RateAnswer:
    """The rate of equal monthly payments; `upfront` is kept back or paid at once. Amounts in fen, exact."""
    _check_periods(periods)
    received = amount - upfront
    if received <= 0 or payment <= 0:
        raise InputUnusable(
            "rate_inputs", "到手的钱和每期还款都要大于 0。", "请检查借款金额、先扣的钱和每期还款。"
        )
    flows = [(0.0, float(received)), *((float(k), -float(payment)) for k in range(1, periods + 1))]
    found = find_rates(flows)
    roots = tuple(_percent(effective_yearly(root)) for root in found.roots)
    certificate = certificate_of(found, effective_yearly)
    if found.rate is None:
        return RateAnswer(answer=found.answer, roots=roots, certificate=certificate)
    return RateAnswer(
        answer=found.answer,
        monthly_percent=_percent(found.rate, 6),
        nominal_percent=_percent(12 * found.rate),
        effective_percent=roots[0],
        roots=roots,
        certificate=certificate,
    )


def rate_of_flows(flows: Sequence[tuple[date, int | Fraction]]) -> RateAnswer:
    """The rate of dated amounts in fen, exact (act/365); the first sign tells who gave the money."""
    ordered = sorted(flows)
    if len(ordered) < 2:
        raise InputUnusable("flows_too_few", "至少要有两行:一行到手,一行还款。", "每行写 日期,金额。")
    found = dated_yearly(ordered)
    roots = tuple(_percent(root) for root in found.roots)
    effective = roots[0] if found.answer is Answer.UNIQUE else None
    return RateAnswer(
        answer=found.answer,
        nominal_percent=_simple(ordered),
        effective_percent=effective,
        roots=roots,
        certificate=certificate_of(found, lambda yearly: yearly),
    )


def _simple(flows: Sequence[tuple[date, int | Fraction]]) -> str | None:
    """The simple daily rate, for one payout followed by payments; each to the fen."""
    (drawn_on, first_fen), rounded = flows[0], [(on, abs(round_half_up(Fraction(fen)))) for on, fen in flows]
    rest = flows[1:]
    if any(fen * first_fen > 0 for _, fen in rest):
        return None
    rate = simple_daily_rate(LoanFlows(drawn_on, rounded[0][1], tuple(rounded[1:]))).rate
    return None if rate is None else _percent(rate)


@dataclass(frozen=True)
class CapQuestion:
    """Whose loan, for what, made and sued when. `assisted`: through a platform."""

    lender_type: LenderType
    formed_on: date | None
    filed_on: date | None
    purpose: Purpose
    assisted: bool


def ceiling(question: CapQuestion, book: LawBook, as_of: date) -> CapAnswer:
    """The ceilings for one loan as seen on `as_of`."""
    caps = _caps(question, book, as_of)
    regulatory = _caps(question, book, as_of, REGULATOR)
    return CapAnswer(
        segments=caps.segments,
        readings=caps.readings,
        regulatory=regulatory.segments,
        gaps=caps.gaps,
        warnings=caps.warnings,
    )


def _caps(question: CapQuestion, book: LawBook, as_of: date, effect: str = "rate_cap.court") -> Caps:
    matter = Matter(
        lender_type=question.lender_type,
        purpose=question.purpose,
        formed_on=question.formed_on,
        filed_on=question.filed_on,
        flags=frozenset({"assisted"}) if question.assisted else frozenset(),
    )
    return rate_caps(book.rules, book.lpr, matter, None, as_of, effect)


def overdue_charge(
    principal_fen: int, daily: Fraction, days: int, question: CapQuestion, book: LawBook, as_of: date
) -> OverdueAnswer:
    """A penalty of `daily` (a fraction a day) on overdue principal for `days`, against the last segment's ceiling."""
    if principal_fen <= 0 or days <= 0 or daily < 0:
        raise InputUnusable("overdue_inputs", "本金和天数都要大于 0,利率不能是负数。", "请检查后再算。")
    charged_fen = round_half_up(principal_fen * daily * days)
    caps = _caps(question, book, as_of)
    annual = fraction_percent(daily * _YEAR_DAYS, 4)
    readings = tuple(
        OverdueReading(condition=reading.condition, cap_fen=cap_fen, excess_fen=max(charged_fen - cap_fen, 0))
        for reading in caps.readings
        if reading.segments
        for cap_fen in (_allowed(principal_fen, days, reading.segments[-1]),)
    )
    segment = _deciding(caps, question)
    if segment is None:
        return OverdueAnswer(
            charged_fen=charged_fen, cap_fen=None, excess_fen=None, annual_percent=annual, readings=readings
        )
    cap_fen = _allowed(principal_fen, days, segment)
    return OverdueAnswer(
        charged_fen=charged_fen,
        cap_fen=cap_fen,
        excess_fen=max(charged_fen - cap_fen, 0),
        annual_percent=annual,
        readings=readings,
        because=segment.because,
    )


def _deciding(caps: Caps, question: CapQuestion) -> CapSegment | None:
    """The last segment; without a contract date the only reading's, where the ceiling of that class is no quote's."""
    if caps.segments:
        return caps.segments[-1]
    by_quote = question.lender_type in (LenderType.PRIVATE, LenderType.PLATFORM, LenderType.UNKNOWN)
    if by_quote or len(caps.readings) != 1 or not caps.readings[0].segments:
        return None
    return caps.readings[0].segments[-1]


def _allowed(principal_fen: int, days: int, segment: CapSegment) -> int:
    return round_half_up(principal_fen * segment.yearly() * days / _YEAR_DAYS)


def instalment(amount_fen: int, nominal: Fraction, periods: int) -> InstalmentAnswer:
    """Equal monthly payments at a yearly nominal rate (a fraction)."""
    _check_periods(periods)
    if amount_fen <= 0 or nominal < 0:
        raise InputUnusable("instalment_inputs", "金额要大于 0,利率不能是负数。", "请检查后再算。")
    payment = level_payment(Fraction(amount_fen), nominal / 12, periods)
    return InstalmentAnswer(
        payment_fen=round_half_up(payment), interest_total_fen=round_half_up(payment * periods - amount_fen)
    )


def fee_within(amount_fen: int, nominal: Fraction, periods: int, yearly_cap: Fraction) -> FeeAnswer:
    """What may be charged beside equal monthly payments at `nominal` so that `yearly_cap` is kept (both fractions)."""
    _check_periods(periods)
    if amount_fen <= 0 or nominal < 0 or yearly_cap < 0:
        raise InputUnusable("fee_inputs", "金额要大于 0,利率和上限不能是负数。", "请检查后再算。")
    level = level_payment(Fraction(amount_fen), nominal / 12, periods)
    verdict = measure_undated(amount_fen, [level] * periods, yearly_cap).verdict
    fee = largest_fee(amount_fen, nominal, periods, yearly_cap)
    if fee is None:
        return FeeAnswer(verdict=verdict)
    return FeeAnswer(
        verdict=verdict,
        monthly_fee_fen=fee.monthly_fen,
        upfront_fee_fen=fee.upfront_fen,
        percent_of_principal=fraction_percent(fee.monthly_share, 6),
    )


def _check_periods(periods: int) -> None:
    if not 1 <= periods <= _MOST_PERIODS:
        raise InputUnusable("periods_unusable", "期数不能用。", f"请写 1 到 {_MOST_PERIODS} 之间的整数。")


def _percent(rate: float, decimals: int = 4) -> str:
    return fraction_percent(Fraction(rate), decimals)
