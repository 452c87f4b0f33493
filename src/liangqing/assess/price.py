"""What stands out in the price of one debt: ceilings of courts and of regulators, money kept back, fees, penalty."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from liangqing.assess.contradictions import contradiction_of
from liangqing.assess.position import Breach, Finding, Severity
from liangqing.assess.seen import Seen
from liangqing.assess.stage import is_decided
from liangqing.base.because import Because
from liangqing.base.days import speak_date
from liangqing.base.money import speak_yuan
from liangqing.base.rates import fraction_percent, percent_text, short_percent
from liangqing.base.segments import CapSegment
from liangqing.case.debt import LenderType
from liangqing.case.terms import Payee
from liangqing.ledger.counting import Counting
from liangqing.ledger.measure import Verdict, measure

#: What keeps a price at the ceiling from passing it.
_EXPLAINED: Mapping[Counting | None, str] = MappingProxyType(
    {
        None: "差别只在分以下的取整",
        Counting.BY_MONTH: "按月算没有超过,逐日算略高一点,是因为每个月的天数不一样",
        Counting.BY_DAY: "逐日算没有超过,按月算略高一点,是因为每个月的天数不一样",
        Counting.BY_CONTRACT: "按合同写的计息天数(一年 360 天)算没有超过,按一年 365 天算略高一点",
        Counting.BY_MONTHS_AND_DAYS: "按整月加零头天数算没有超过,逐日算略高一点",
        Counting.BY_REGULAR_DAYS: "还款日遇到休息日提前,按原来的还款日算没有超过",
    }
)
_LOCAL = frozenset({LenderType.MICROLOAN, LenderType.GUARANTOR})
_SECURITY = frozenset({Payee.GUARANTOR, Payee.INSURER})


def price_findings(seen: Seen) -> Iterator[Finding]:
    """In the order in which they are told; of figures that contradict each other none speaks of the price."""
    if contradiction_of(seen.debt) is None:
        for finder in (
            _over_cap,
            _over_regulator,
            _overpaid,
            _every_reading,
            _courts_differ,
            _at_cap,
            _kept_back,
        ):
            yield from finder(seen)
    yield from _cost_sheet(seen)


def _over_cap(seen: Seen) -> Iterator[Finding]:
    if seen.breach is not Breach.BREACH:
        return
    contested = _without_security(seen)
    yield Finding(
        code="over_cap_contested" if contested else "over_cap",
        severity=Severity.SOON,
        text=contested
        or (
            f"把各种费用都算进去,年化 {_short(seen.nominal_percent)}(单利口径),高过这类放款人的上限 "
            f"{cap_words(seen.caps.segments)}。按合同还完,会多付 {speak_yuan(seen.over_cap_fen or 0)};"
            f"{_what_over_means(seen.caps.segments)}"
        ),
        amount_fen=seen.over_cap_fen,
        because=seen.cap_because,
    )


def _without_security(seen: Seen) -> str | None:
    """Before the regulator spoke, courts differed on whether a guarantee fee counts: then both figures are told."""
    facts = seen.facts
    secured = any(fee.payee in _SECURITY for fee in seen.debt.fees)
    if facts is None or not secured or seen.regulator.segments:
        return None
    rows = tuple((row.due_on, row.principal_fen + row.interest_fen) for row in facts.schedule)
    bare = replace(facts.agreed_flows(), payments=rows)
    ceiling = max(segment.yearly() for segment in seen.caps.segments)
    if measure(bare, ceiling).verdict is Verdict.BREACH:
        return None
    return (
        f"不含担保费没有超过上限 {cap_words(seen.caps.segments)};把担保费算进去,"
        f"年化 {_short(seen.nominal_percent)}(单利口径)。"
        "这个时候的贷款,担保费算不算进去,各地法院看法不一。可以先请放款机构和担保公司说明,协商时提出来。"
    )


def _what_over_means(segments: tuple[CapSegment, ...]) -> str:
    if any(segment.effect == "court_reduces_on_request" for segment in segments):
        return "这部分可以请求法院调减,要自己提;协商时也可以先说。"
    return "超出的部分,法院不支持。"


def _over_regulator(seen: Seen) -> Iterator[Finding]:
    """What the regulator asks is no cut by itself: it is a reason to complain, and to whom."""
    segments = seen.regulator.segments
    if seen.facts is None or not segments:
        return
    ceiling = max(segment.yearly() for segment in segments)
    if measure(seen.facts.agreed_flows(), ceiling).verdict is not Verdict.BREACH:
        return
    desk = "地方金融管理局(打 12345 转)" if seen.debt.lender_type in _LOCAL else "金融监管部门(12378)"
    yield Finding(
        code="over_regulator",
        severity=Severity.NOTE,
        text=f"监管对这类新发放的贷款也有要求:综合成本不超过 {cap_words(segments)}。"
        f"这一笔不符合监管要求,可以向{desk}反映;要少还多少,还是靠协商或法院。",
        because=_each(segments),
    )


def _overpaid(seen: Seen) -> Iterator[Finding]:
    """Where even the dearest replay at the ceiling leaves nothing, instalments are not the first thing to ask."""
    recomputed = seen.recomputed
    if recomputed is not None and max(recomputed) <= 0:
        low, high = (speak_yuan(-fen) for fen in sorted(recomputed, reverse=True))
        yield Finding(
            code="maybe_overpaid",
            severity=Severity.SOON,
            text=f"把每次还款都按上限重算,可能已经还清,还多付了 {low} 到 {high}(各地法院做法不一)。"
            "先不谈分期,先请对方对账;要打官司,先问 12348。",
            because=seen.cap_because,
        )


def _every_reading(seen: Seen) -> Iterator[Finding]:
    """The lender is not known, but the price passes the ceiling whoever it is."""
    readings = [reading.segments for reading in seen.caps.readings]
    if seen.facts is None or not readings or not all(readings):
        return
    ceilings = [max(segment.yearly() for segment in segments) for segments in readings]
    flows = seen.facts.agreed_flows()
    if flows.payments and all(measure(flows, one).verdict is Verdict.BREACH for one in ceilings):
        told = "或 ".join(f"{fraction_percent(one, 2)}%" for one in ceilings)
        yield Finding(
            code="over_every_reading",
            severity=Severity.SOON,
            text=f"还不知道放款的是谁,但不管是哪一类,年化 {_short(seen.nominal_percent)}(单利口径)都高过上限({told})。"
            "先弄清合同上的放款机构。",
            because=tuple(dict.fromkeys(reason for segments in readings for reason in _each(segments))),
        )


def _at_cap(seen: Seen) -> Iterator[Finding]:
    """Not told where the ceiling fell during the loan and the balance passes it, nor once a judgment has decided."""
    if seen.breach is Breach.AT_CAP and not _fell_and_passed(seen) and not judged(seen):
        yield Finding(
            code="at_cap",
            severity=Severity.NOTE,
            text=f"价格正好在上限附近,{_EXPLAINED[seen.explained_by]},不算超过。",
            because=seen.cap_because,
        )


def _fell_and_passed(seen: Seen) -> bool:
    figures = {segment.value_e9 for segment in seen.caps.segments}
    if len(figures) < 2 or seen.contract is None or seen.lawful is None:
        return False
    return seen.contract.total_fen > seen.lawful.total_fen


def judged(seen: Seen) -> bool:
    """Whether a judgment or another title has decided what is owed."""
    return is_decided(seen.debt, seen.as_of)


def _courts_differ(seen: Seen) -> Iterator[Finding]:
    """Courts hold a microlender to the licensed lenders' ceiling or to the private ones': both are told."""
    other = seen.other_caps.segments if seen.other_caps is not None else ()
    low = max((segment.yearly() for segment in other), default=None)
    if low is None or not seen.caps.segments or judged(seen):
        return
    if seen.facts is None or measure(seen.facts.agreed_flows(), low).verdict is Verdict.BREACH:
        yield Finding(
            code="cap_courts_differ",
            severity=Severity.NOTE,
            text=f"小额贷款公司的上限,各地做法不一:有的法院按 {cap_words(seen.caps.segments)},"
            f"有的参照民间借贷按四倍 LPR({cap_words(other)})。金额先按高的算;协商、答辩时,低的也可以提。",
            because=tuple(dict.fromkeys((*_each(seen.caps.segments), *_each(other)))),
        )


def _kept_back(seen: Seen) -> Iterator[Finding]:
    if seen.facts is None or seen.facts.kept_back_fen == 0:
        return
    yield Finding(
        code="upfront_deducted",
        severity=Severity.SOON,
        text=(
            f"合同写借 {speak_yuan(seen.facts.loan.principal_fen)},实际到手 {speak_yuan(seen.facts.received_fen)}。"
            "放款时先扣的钱不算本金,利息也按实际到手的数算。请保存到账记录。"
        ),
        amount_fen=seen.facts.kept_back_fen,
        because=seen.book.because("principal.upfront", seen.matter),
    )


def _cost_sheet(seen: Seen) -> Iterator[Finding]:
    rule = seen.book.rule("disclosure.sheet", seen.matter) if seen.matter.formed_on else None
    if rule is not None:
        yield Finding(
            code="cost_sheet",
            severity=Severity.NOTE,
            text=f"{rule.gist}翻一翻签约时的记录,有没有这张表,表上有没有现在收的每一项。",
            because=(rule.because(),),
        )


def _each(segments: tuple[CapSegment, ...]) -> tuple[Because, ...]:
    return tuple(dict.fromkeys(reason for segment in segments for reason in segment.because))


def cap_words(segments: Sequence[CapSegment], say_day: Callable[[date], str] = speak_date) -> str:
    """The ceiling in percent; where it changed in time, each figure with its days as `say_day` says them.

    An old figure of private loans beside a new one is applied only where a party asks for it.
    """
    if len({segment.value_e9 for segment in segments}) < 2:
        return "、".join(dict.fromkeys(_short(percent_text(segment.value_e9)) for segment in segments))
    return ",".join(_dated(segment, say_day) for segment in segments)


def _dated(segment: CapSegment, say_day: Callable[[date], str]) -> str:
    percent = _short(percent_text(segment.value_e9))
    if segment.until_on is not None:
        asked = "(按当事人请求)" if segment.effect == "not_enforceable_above" else ""
        return f"{say_day(segment.until_on)}以前 {percent}{asked}"
    return f"{say_day(segment.from_on)}起 {percent}" if segment.from_on else percent


def _short(percent: str | None) -> str:
    return "待算" if percent is None else f"{short_percent(percent)}%"
