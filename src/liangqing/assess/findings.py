"""What stands out in one debt, in sentences a borrower can use: money, reason, next step."""

from collections.abc import Iterator
from datetime import timedelta

from liangqing.assess.deadlines import court_dates, undated_papers
from liangqing.assess.facts import penalty_yearly_e9
from liangqing.assess.position import Breach, Finding, NextDate, Severity
from liangqing.assess.seen import Seen
from liangqing.base.because import Because
from liangqing.base.days import speak_date
from liangqing.base.money import speak_yuan
from liangqing.base.rates import E9, percent_text, short_percent
from liangqing.base.segments import CapSegment
from liangqing.case.debt import AgreementState, Debt, Payee
from liangqing.law.rule import Matter

#: No word from the other side for this long is itself worth a sentence.
_SILENT_DAYS = 30


def findings_of(seen: Seen) -> tuple[Finding, ...]:
    """All findings of one debt, in a fixed order."""
    return tuple(
        finding
        for finder in (
            _court,
            _court_undated,
            _limitation,
            _over_cap,
            _at_cap,
            _kept_back,
            _claim,
            _fees,
            _penalty,
            _offer,
            _silence,
            _assumed,
        )
        for finding in finder(seen)
    )


def _court(seen: Seen) -> Iterator[Finding]:
    """A court's period comes before everything else; a missed one still has a next step."""
    for row in court_dates(seen.debt, seen.book):
        text = f"先看这一件:{row.text.removeprefix(f'{seen.debt.name}:')}{_substance(row.kind)}"
        if row.due_on < seen.as_of:
            passed = f"{speak_date(row.due_on)}的期限已经过了。"
            text = passed + "还有办法可问:带上文书打 12368 问案子到哪一步,打 12348 问律师。"
        yield Finding(
            code=f"deadline_{row.kind}",
            severity=Severity.URGENT,
            text=text,
            because=(*row.because, *_substance_because(seen, row)),
        )


def _court_undated(seen: Seen) -> Iterator[Finding]:
    for served_on in undated_papers(seen.debt, seen.book):
        yield Finding(
            code="deadline_unknown",
            severity=Severity.URGENT,
            text=f"{speak_date(served_on)}收到的文书,我们没有查到那时适用的期限。带上文书打 12368 问案子到哪一步。",
        )


_NO_SUBSTANCE = ("payment_order.no_substance", "payment_order.partial_objection")


def _substance(kind: str) -> str:
    if kind != "payment_order_objection":
        return ""
    return "只写“还不起”“想分期”不算异议;只对其中一项提异议,其余部分仍然有效。"


def _substance_because(seen: Seen, row: NextDate) -> tuple[Because, ...]:
    if row.kind != "payment_order_objection":
        return ()
    served = next((step.served_on for step in seen.debt.proceedings if step.served_on), None)
    matter = Matter(received_on=served)
    return tuple(reason for effect in _NO_SUBSTANCE for reason in seen.book.because(effect, matter))


def _limitation(seen: Seen) -> Iterator[Finding]:
    if seen.limitation.expired:
        yield Finding(
            code="limitation_expired",
            severity=Severity.SOON,
            text=seen.limitation.text + "在问清楚以前,不要还一部分、不要签催收通知、不要写分期申请。",
            because=seen.limitation.because,
        )


def _over_cap(seen: Seen) -> Iterator[Finding]:
    if seen.breach is not Breach.BREACH:
        return
    because = (*seen.cap_because, *(reason for cap in seen.regulator.segments for reason in cap.because))
    yield Finding(
        code="over_cap",
        severity=Severity.SOON,
        text=(
            f"把各种费用都算进去,年化 {_short(seen.nominal_percent)}(单利口径),高过这类放款人的上限 "
            f"{_percents(seen.caps.segments)}。按合同还完,会多付 {speak_yuan(seen.over_cap_fen or 0)};"
            f"{_what_over_means(seen.caps.segments)}"
        ),
        amount_fen=seen.over_cap_fen,
        because=because,
    )


def _what_over_means(segments: tuple[CapSegment, ...]) -> str:
    if any(segment.effect == "court_reduces_on_request" for segment in segments):
        return "这部分可以请求法院调减,协商时也可以先提出来。"
    return "超出的部分,法院不支持。"


def _percents(segments: tuple[CapSegment, ...]) -> str:
    return "、".join(dict.fromkeys(_short(percent_text(segment.value_e9)) for segment in segments))


def _short(percent: str | None) -> str:
    return "待算" if percent is None else f"{short_percent(percent)}%"


def _at_cap(seen: Seen) -> Iterator[Finding]:
    if seen.breach is Breach.AT_CAP:
        yield Finding(
            code="at_cap",
            severity=Severity.NOTE,
            text="价格正好在上限附近,差别只在分以下的取整,不算超过。",
            because=seen.cap_because,
        )


def _kept_back(seen: Seen) -> Iterator[Finding]:
    if seen.facts is None or seen.facts.kept_back_fen == 0:
        return
    yield Finding(
        code="upfront_deducted",
        severity=Severity.SOON,
        text=(
            f"合同写借 {speak_yuan(seen.facts.terms.principal_fen)},实际到手 {speak_yuan(seen.facts.received_fen)}。"
            "放款时先扣的钱不算本金,利息也按实际到手的数算。请保存到账记录。"
        ),
        amount_fen=seen.facts.kept_back_fen,
        because=seen.book.because("principal.upfront", seen.matter),
    )


def _claim(seen: Seen) -> Iterator[Finding]:
    if seen.claimed_fen is None or seen.contract is None or seen.lawful is None:
        return
    over_fen = seen.claimed_fen - seen.lawful.total_fen
    if over_fen > 0:
        yield Finding(
            code="claim_above_lawful",
            severity=Severity.SOON,
            text=(
                f"对方要 {speak_yuan(seen.claimed_fen)};按合同是 {speak_yuan(seen.contract.total_fen)};"
                f"法律支持的上限是 {speak_yuan(seen.lawful.total_fen)}。"
                f"多出 {speak_yuan(over_fen)},先请对方列明怎么算的。"
            ),
            amount_fen=over_fen,
            because=seen.lawful.because,
        )
    gap_fen = seen.claimed_fen - seen.contract.total_fen
    if gap_fen > 0:
        yield Finding(
            code="claim_unexplained",
            severity=Severity.SOON,
            text=f"对方的数比按合同算的多 {speak_yuan(gap_fen)},现有材料解释不了。可以请对方逐项写明。",
            amount_fen=gap_fen,
        )


_FEE_RULES = {Payee.PLATFORM: "fee.platform", Payee.MEMBER: "fee.platform", Payee.LENDER: "fee.lender_extra"}


def _fees(seen: Seen) -> Iterator[Finding]:
    for fee in seen.debt.fees:
        rule = seen.book.rule(_FEE_RULES[fee.payee], seen.matter) if fee.payee in _FEE_RULES else None
        if rule is not None and fee.amount_fen > 0:
            times = len(seen.facts.schedule) if fee.monthly and seen.facts else 1
            yield Finding(
                code="fee_not_allowed",
                severity=Severity.SOON,
                text=(
                    f"合同另收“{fee.name}”{speak_yuan(fee.amount_fen)}{'一期' if fee.monthly else ''}。"
                    f"{rule.gist}可以请对方说明收费依据,说不清的可以请求退还。"
                ),
                amount_fen=fee.amount_fen * times,
                because=(rule.because(),),
            )


def _penalty(seen: Seen) -> Iterator[Finding]:
    rule = seen.book.rule("penalty.uplift", seen.matter)
    terms = seen.debt.terms
    yearly_e9 = penalty_yearly_e9(terms)
    if rule is None or terms is None or terms.rate is None or yearly_e9 is None:
        return
    most = terms.rate.yearly(terms.day_count.year_days) * int(rule.words("max_percent_of_rate")) / 100
    if yearly_e9 > most * E9:
        yield Finding(
            code="penalty_too_high",
            severity=Severity.SOON,
            text=f"逾期利率高过约定利率的 {rule.words('max_percent_of_rate')}%。{rule.gist}",
            because=(rule.because(),),
        )


def _offer(seen: Seen) -> Iterator[Finding]:
    for offer in seen.debt.agreements:
        if offer.state is AgreementState.OFFER_ORAL:
            yield Finding(
                code="offer_unverified",
                severity=Severity.SOON,
                text=(
                    f"{offer.said_by or '对方'}口头提过方案({_offer_words(seen.debt)})。口头也可能有效,但难以证明,"
                    "对方也可能没有权限。先请放款机构书面确认,再付款。"
                ),
            )


def _offer_words(debt: Debt) -> str:
    words = []
    for offer in debt.agreements:
        if offer.lump_sum_fen is not None:
            words.append(f"一次性 {speak_yuan(offer.lump_sum_fen)}")
        if offer.monthly_fen is not None:
            words.append(
                f"每期 {speak_yuan(offer.monthly_fen)}" + (f",{offer.months} 期" if offer.months else "")
            )
    return ",或".join(words) or "内容见笔记"


def _silence(seen: Seen) -> Iterator[Finding]:
    if not seen.overdue_days or seen.overdue_days <= _SILENT_DAYS or not seen.debt.events:
        return
    lately = seen.as_of - timedelta(days=_SILENT_DAYS)
    if not any(contact.at.date() > lately for contact in seen.contacts):
        yield Finding(
            code="silence",
            severity=Severity.SOON,
            text=(
                f"最近 {_SILENT_DAYS} 天没有收到对方的消息。没有催收不等于没事:对方可能在准备转委托、转让或起诉,"
                "可以主动打官方客服问清。"
            ),
        )


def _assumed(seen: Seen) -> Iterator[Finding]:
    if seen.facts is None:
        return
    if seen.facts.assumed_paid:
        yield Finding(
            code="bills_start_late",
            severity=Severity.NOTE,
            text=f"账单没有覆盖最早的 {seen.facts.assumed_paid} 期,先按已还计算。把更早的账单导进来会更准。",
        )
    if seen.facts.unmatched_fen:
        yield Finding(
            code="reversal_unmatched",
            severity=Severity.NOTE,
            text=f"账单里有退回的还款 {speak_yuan(seen.facts.unmatched_fen)},找不到它对应的那一笔,没有算进来。"
            "把更早的账单导进来会更准。",
            amount_fen=seen.facts.unmatched_fen,
        )
    if seen.facts.worked_out_schedule:
        yield Finding(
            code="schedule_worked_out",
            severity=Severity.NOTE,
            text="还款计划是按您填的金额和期数推算的,本金和利息的拆分以合同为准。",
        )
