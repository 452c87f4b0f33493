"""The ceiling on a loan's price through time: cut into segments wherever a rule or its key date changes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import Field

from liangqing.base.because import Because
from liangqing.base.noun import Noun
from liangqing.base.segments import CapSegment
from liangqing.case.debt import LenderType, Purpose
from liangqing.law.match import speaks
from liangqing.law.resolve import LawGap, NoRuleKnown, Unknown, resolve
from liangqing.law.rule import KeyedOn, Matter, Rule
from liangqing.law.tables import BY_USER, LprTable, yearly_percent_e9

COURT = "rate_cap.court"
REGULATOR = "rate_cap.regulator"
CARD_REDUCTION = "rate_cap.card_reduction"


class Reading(Noun):
    """What the ceiling would be if a fact that is not known were so."""

    condition: str = Field(alias="if")
    segments: tuple[CapSegment, ...]


@dataclass(frozen=True)
class Caps:
    """`segments` cover the interval once each where the law is known; `gaps` say where and why it is not.

    `readings` stand instead of segments where a fact is missing; `warnings` are about our tables.
    """

    segments: tuple[CapSegment, ...]
    gaps: tuple[str, ...]
    readings: tuple[Reading, ...]
    warnings: tuple[str, ...]


def rate_caps(
    rules: Sequence[Rule],
    lpr: LprTable,
    matter: Matter,
    until_on: date | None,
    as_of: date,
    effect: str = COURT,
) -> Caps:
    """Ceilings from `matter.formed_on` to `until_on` (not counted; None: open) as seen on `as_of`.

    Where a private loan's old part needs the day of suing and none is known, `as_of` is taken, and said.
    """
    if matter.formed_on is None:
        return _undated(rules, lpr, matter, as_of, effect)
    if matter.lender_type in (LenderType.UNKNOWN, LenderType.PLATFORM):
        return _by_lender(rules, lpr, matter, until_on, as_of, effect)
    here = matter.model_copy(update={"filed_on": matter.filed_on or as_of, "accrued_on": None})
    held = [rule for rule in rules if rule.effect == effect and speaks(rule, here) is not False]
    pieces = [
        _piece(rules, lpr, here, start_on, end_on, effect)
        for start_on, end_on in _intervals(held, matter.formed_on, until_on)
    ]
    segments = join(piece for piece in pieces if isinstance(piece, CapSegment))
    gaps = tuple(piece for piece in pieces if isinstance(piece, str))
    return Caps(segments, gaps, (), _warnings(segments, rules, lpr, matter, as_of))


def join(pieces: Iterable[CapSegment]) -> tuple[CapSegment, ...]:
    """Neighbours that differ in nothing but their days become one, so that no cut is shown where nothing changes."""
    joined: list[CapSegment] = []
    for piece in pieces:
        if joined and joined[-1].until_on is not None and joined[-1].until_on == piece.from_on:
            longer = joined[-1].model_copy(update={"until_on": piece.until_on})
            if longer == piece.model_copy(update={"from_on": longer.from_on}):
                joined[-1] = longer
                continue
        joined.append(piece)
    return tuple(joined)


def _intervals(
    rules: Sequence[Rule], start_on: date, until_on: date | None
) -> list[tuple[date, date | None]]:
    """The interval cut at every day on which one of the rules, keyed on accrual, begins or ends."""
    cuts = {
        bound
        for rule in rules
        for window in rule.applies.windows()
        if window.keyed_on is KeyedOn.ACCRUED_ON
        for bound in (window.from_on, window.until_on)
        if bound and bound > start_on and (until_on is None or bound < until_on)
    }
    days = [start_on, *sorted(cuts)]
    return list(zip(days, [*days[1:], until_on], strict=True))


def _piece(
    rules: Sequence[Rule], lpr: LprTable, matter: Matter, start_on: date, end_on: date | None, effect: str
) -> CapSegment | str:
    here = matter.model_copy(update={"accrued_on": start_on})
    match resolve(rules, effect, here):
        case Rule() as rule:
            return _segment(rule, lpr, here, end_on, _card_reason(rules, here, effect))
        case LawGap(checked_on=checked_on):
            return f"{start_on} 起的这一段没有查到适用的规定(核对至 {checked_on})"
        case NoRuleKnown(checked_on=checked_on):
            return f"这类放款人没有查到这方面的规定(核对至 {checked_on})"
        case Unknown(missing=missing):
            return f"还差:{'、'.join(missing)}"


def _card_reason(rules: Sequence[Rule], matter: Matter, effect: str) -> tuple[Because, ...]:
    """For cards the court's own basis is an interpretation without a percentage; it stands beside the figure."""
    if matter.purpose is not Purpose.CARD or effect != COURT:
        return ()
    rule = resolve(rules, CARD_REDUCTION, matter)
    return (rule.because(),) if isinstance(rule, Rule) else ()


def _segment(
    rule: Rule, lpr: LprTable, matter: Matter, end_on: date | None, besides: tuple[Because, ...]
) -> CapSegment | str:
    """`matter.accrued_on` is the segment's first day."""
    start_on = matter.accrued_on
    if "percent" in rule.params:
        value_e9 = yearly_percent_e9(rule.words("percent"))
    else:
        key_on = matter.day(KeyedOn(rule.words("lpr_on")))
        quote = lpr.at(key_on) if key_on else None
        if quote is None:
            return f"{start_on} 起的这一段要用的 LPR 报价不在表里"
        value_e9 = quote.value_e9 * rule.whole("lpr_times")
    return CapSegment(
        from_on=start_on,
        until_on=end_on,
        value_e9=value_e9,
        effect=rule.words("consequence"),
        because=(*besides, rule.because()),
    )


def _by_lender(
    rules: Sequence[Rule], lpr: LprTable, matter: Matter, until_on: date | None, as_of: date, effect: str
) -> Caps:
    """The lender is not known: both classes are shown with what decides between them, never a guess."""
    readings = []
    for lender_type, condition in (
        (LenderType.BANK, "如果放款的是银行、消费金融、小额贷款等持牌机构"),
        (LenderType.PRIVATE, "如果放款的是个人或没有牌照的公司(民间借贷)"),
    ):
        assumed = matter.model_copy(update={"lender_type": lender_type})
        caps = rate_caps(rules, lpr, assumed, until_on, as_of, effect)
        readings.append(Reading(condition=condition, segments=caps.segments))
    return Caps((), (), tuple(readings), ())


def _undated(rules: Sequence[Rule], lpr: LprTable, matter: Matter, as_of: date, effect: str) -> Caps:
    """No contract date: what holds for a loan made today, said to be so."""
    caps = rate_caps(rules, lpr, matter.model_copy(update={"formed_on": as_of}), None, as_of, effect)
    if caps.readings:
        return caps
    return Caps(
        (), (), (Reading(condition="如果合同是今天签的(还不知道签订日期)", segments=caps.segments),), ()
    )


def _warnings(
    segments: Sequence[CapSegment], rules: Sequence[Rule], lpr: LprTable, matter: Matter, as_of: date
) -> tuple[str, ...]:
    used = {reason.rule for segment in segments for reason in segment.because}
    keys = {rule.words("lpr_on") for rule in rules if rule.id in used and "lpr_on" in rule.params}
    filing = matter.filed_on or as_of
    days = [day for key in keys if (day := filing if key == KeyedOn.FILED_ON else matter.day(KeyedOn(key)))]
    warnings = []
    if any(lpr.stale_on(day) for day in days):
        last_on = lpr.quotes[-1].published_on
        warnings.append(f"LPR 表只到 {last_on},需要更新;这里用的是表里最后一个报价。")
    warnings += [
        f"{quote.published_on} 的 LPR 报价是您自己填的,引用前请核对。"
        for quote in dict.fromkeys(lpr.at(day) for day in days)
        if quote and quote.confidence == BY_USER
    ]
    if KeyedOn.FILED_ON in keys and matter.filed_on is None:
        warnings.append("还没有起诉日期,按今天起诉估算;真正起诉那天的 LPR 才算数。")
    return tuple(warnings)
