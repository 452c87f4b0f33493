"""What stands out in one debt, in sentences a borrower can use: money, reason, next step."""

from collections.abc import Iterator

from liangqing.assess.balances import FEE_RULES, claim_gaps
from liangqing.assess.card_findings import card_findings
from liangqing.assess.claimed import unexplained_fen
from liangqing.assess.contradictions import contradiction_findings
from liangqing.assess.court import court_findings
from liangqing.assess.creditor import recourse_fen
from liangqing.assess.creditor_findings import creditor_findings
from liangqing.assess.facts import due_before_payout, penalty_yearly_e9
from liangqing.assess.kept import kept_findings
from liangqing.assess.odd import odd_findings
from liangqing.assess.paid_off import paid_off_findings
from liangqing.assess.position import DifferenceKind, Finding, LawfulBalance, Severity, Stage
from liangqing.assess.price import price_findings
from liangqing.assess.seen import Seen
from liangqing.assess.silence import silence_findings
from liangqing.assess.stage import decided_fen, is_closed, is_decided
from liangqing.base.days import speak_date
from liangqing.base.money import parse_yuan, speak_yuan
from liangqing.base.rates import E9
from liangqing.case.debt import AgreementState, Debt
from liangqing.law.book import matter_on


def findings_of(seen: Seen, stage: Stage, unclear: int) -> tuple[Finding, ...]:
    """All findings of one debt, in a fixed order; of an expired claim only what keeps the defence.

    `unclear`: late collecting contacts that belong to no known debt.
    """
    if seen.limitation.expired:
        return (*court_findings(seen), _expired(seen), *odd_findings(seen))
    if is_decided(seen.debt, seen.as_of):
        return _after_judgment(seen, stage, unclear)
    own = (
        _dates,
        _unknown,
        _claim,
        _penalty_unknown,
        _fees,
        _penalty,
        _student,
        _card_crime,
        _offer,
        _assumed,
    )
    return (
        *court_findings(seen),
        *kept_findings(seen),
        *contradiction_findings(seen.debt, seen.as_of),
        *price_findings(seen),
        *card_findings(seen),
        *(finding for finder in own for finding in finder(seen)),
        *creditor_findings(seen),
        *silence_findings(seen, stage, unclear),
        *odd_findings(seen),
        *paid_off_findings(seen),
    )


def _after_judgment(seen: Seen, stage: Stage, unclear: int) -> tuple[Finding, ...]:
    """Nothing of the contract's price: that has been decided."""
    return (
        *court_findings(seen),
        *kept_findings(seen),
        *_beyond_judgment(seen),
        *_offer(seen),
        *creditor_findings(seen),
        *silence_findings(seen, stage, unclear),
        *odd_findings(seen),
        *paid_off_findings(seen),
    )


def _expired(seen: Seen) -> Finding:
    return Finding(
        code="limitation_expired",
        severity=Severity.URGENT,
        text=seen.limitation.text + "在问清楚以前,不要还一部分、不要签催收通知、不要口头或书面答应分期。",
        because=seen.limitation.because,
    )


def _beyond_judgment(seen: Seen) -> Iterator[Finding]:
    """The claim against the judgment, which is what counts; what came after it is added by its own rules."""
    ordered_fen = decided_fen(seen.debt, seen.as_of)
    if ordered_fen is None or seen.claimed_fen is None or seen.claimed_fen <= ordered_fen:
        return
    over_fen = seen.claimed_fen - ordered_fen
    yield Finding(
        code="claim_above_judgment",
        severity=Severity.SOON,
        text=f"生效文书写的是 {speak_yuan(ordered_fen)},对方要 {speak_yuan(seen.claimed_fen)},"
        f"多 {speak_yuan(over_fen)}。"
        "文书里写明的后续利息、诉讼费、迟延履行利息可以另加;请对方逐项列明,判决以后付的也要扣掉。",
        amount_fen=over_fen,
        because=seen.reasons("enforcement.late_interest"),
    )


def _dates(seen: Seen) -> Iterator[Finding]:
    first_on = due_before_payout(seen.debt)
    if first_on is not None and seen.debt.formed_on is not None:
        yield Finding(
            code="dates_contradict",
            severity=Severity.SOON,
            text=f"放款日填的是 {speak_date(seen.debt.formed_on)},第一期还款日却是 {speak_date(first_on)},对不上,"
            "先不算余额。请对照合同改正其中一个。",
        )


def _unknown(seen: Seen) -> Iterator[Finding]:
    """Nothing is known of payments: that is not the same as not being late."""
    if seen.overdue_days is None and not is_closed(seen.debt, seen.as_of):
        yield Finding(
            code="arrears_unknown",
            severity=Severity.SOON,
            text="逾期情况还不知道,先补上:从哪一期起没还清,或者都按时还了。补上以前,不给还款的建议。",
        )


def _claim(seen: Seen) -> Iterator[Finding]:
    if seen.claimed_fen is None or seen.contract is None or seen.lawful is None:
        return
    yield from _above(seen, seen.claimed_fen, seen.contract.total_fen, seen.lawful)
    yield from _named_gaps(seen)
    gap_fen = unexplained_fen(seen)
    if gap_fen is not None and gap_fen > 0:
        yield Finding(
            code="claim_unexplained",
            severity=Severity.SOON,
            text=f"对方{_claim_day(seen)}的数比按合同算{_till_then(seen)}的多 {speak_yuan(gap_fen)},现有材料解释不了。"
            "可以请对方逐项写明。",
            amount_fen=gap_fen,
        )


def _above(seen: Seen, claimed_fen: int, contract_fen: int, lawful: LawfulBalance) -> Iterator[Finding]:
    """The claim against the lower of contract and ceiling; no sum where the contract lacks what came after the due day.

    Against a guarantor's payment it is told elsewhere.
    """
    least_fen = min(contract_fen, lawful.total_fen)
    recourse = recourse_fen(seen.debt, seen.as_of)
    if claimed_fen <= lawful.total_fen or (recourse is not None and recourse <= least_fen):
        return
    within = contract_fen <= lawful.total_fen
    known = not within or seen.penalty_known or not seen.overdue_days
    over_fen = claimed_fen - least_fen if known else None
    ceiling = f"法律支持的上限是 {speak_yuan(lawful.total_fen)}"
    if within:
        ceiling = f"没有超过法律支持的上限({speak_yuan(lawful.total_fen)})"
    if not known:
        ceiling += ",逾期利率还不知道,多出多少还算不出"
    yield Finding(
        code="claim_above_lawful",
        severity=Severity.SOON,
        text=(
            f"对方要 {speak_yuan(claimed_fen)};按合同是 {speak_yuan(contract_fen)}"
            f"{',' if within else ';'}{ceiling}。{f'多出 {speak_yuan(over_fen)},' if over_fen else ''}"
            "先请对方列明怎么算的。"
        ),
        amount_fen=over_fen,
        because=lawful.because,
    )


def _claim_day(seen: Seen) -> str:
    """Named where the claim is older than the day of looking."""
    on = seen.claim_on
    return "" if on is None or on == seen.as_of else speak_date(on)


def _till_then(seen: Seen) -> str:
    return "" if seen.books_of_claim is seen.statement else "到那天"


def _named_gaps(seen: Seen) -> Iterator[Finding]:
    """Parts beyond the contract in one sentence; a payment not entered and a card's order in their own."""
    gaps = claim_gaps(seen)
    parts = [gap for gap in gaps if gap.kind is DifferenceKind.CLAIMED_PART]
    if parts:
        named = "、".join(
            f"{gap.what.replace('比合同算的多', '')}多 {speak_yuan(gap.amount_fen)}" for gap in parts
        )
        yield Finding(
            code="claim_parts",
            severity=Severity.SOON,
            text=f"对方自己列的账里,{named},按现有合同算不出来。请对方拿出约定的依据;拿不出的,可以不认。",
            amount_fen=sum(gap.amount_fen for gap in parts),
        )
    for gap in gaps:
        if gap.kind in _OWN_WORDS:
            words = f"{gap.what},对方的数因此多 {speak_yuan(gap.amount_fen)}。{_OWN_WORDS[gap.kind]}"
            yield Finding(
                code=str(gap.kind),
                severity=Severity.SOON,
                text=words,
                amount_fen=gap.amount_fen,
                because=gap.because,
            )


_OWN_WORDS: dict[DifferenceKind | None, str] = {
    DifferenceKind.UNBOOKED: "把付款凭证发给官方客服,请它补入账、重新算罚息,要书面答复。",
    DifferenceKind.CARD_ALLOCATION: "请银行列出每笔还款冲了什么,按规定改过来;改不了的,可以向监管部门反映(12378)。",
}


def _penalty_unknown(seen: Seen) -> Iterator[Finding]:
    if seen.overdue_days and not seen.penalty_known:
        yield Finding(
            code="penalty_unknown",
            severity=Severity.NOTE,
            text="逾期以后按什么利率算还不知道,“按合同”的数里没有逾期后的利息和罚息。合同里找到了就补进来。",
            because=seen.book.because("loan.overdue_interest", seen.matter),
        )


def _fees(seen: Seen) -> Iterator[Finding]:
    for fee in seen.debt.fees:
        rule = seen.book.rule(FEE_RULES[fee.payee], seen.matter) if fee.payee in FEE_RULES else None
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


def _student(seen: Seen) -> Iterator[Finding]:
    """A reason to complain, and no cut by itself."""
    rule = seen.book.rule("relief.student_loan", seen.matter)
    if rule is not None:
        yield Finding(
            code="student_loan",
            severity=Severity.NOTE,
            text=f"借款时是学生:{rule.gist}可以向地方金融管理部门反映(打 12345 转);要少还多少,还是靠协商或法院。",
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


def _card_crime(seen: Seen) -> Iterator[Finding]:
    """A hint, never a verdict: only a card's principal above the line, and what keeps it harmless."""
    facts = {"lender_type": seen.debt.lender_type, "purpose": seen.debt.purpose}
    rule = seen.book.rule("card_crime.tiers", matter_on(seen.as_of, **facts))
    contract = seen.contract
    if rule is None or contract is None or not seen.overdue_days:
        return
    if contract.principal_fen >= parse_yuan(rule.words("amount")):
        yield Finding(
            code="card_principal_large",
            severity=Severity.SOON,
            text=f"信用卡没还的本金超过 {speak_yuan(parse_yuan(rule.words('amount')))}:还不上本身不是犯罪,"
            "但不要失联、不要换号不告知;银行正式催收过两次以上的,尽快问律师(12348)。",
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
    for odd in seen.statement.problems if seen.statement else ():
        yield Finding(
            code="payment_before_loan",
            severity=Severity.NOTE,
            text=f"{speak_date(odd.on)}有一笔 {speak_yuan(odd.fen)},早于放款日,没有算进这笔债。请核对放款日或这笔账。",
            amount_fen=odd.fen,
        )
    if seen.facts.worked_out_schedule:
        yield Finding(
            code="schedule_worked_out",
            severity=Severity.NOTE,
            text="还款计划是按您填的金额和期数推算的,本金和利息的拆分以合同为准。",
        )
