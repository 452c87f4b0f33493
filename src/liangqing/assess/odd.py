"""Facts on file that do not fit together: each is named with its figures, and nothing is dropped or capped for it."""

from collections import Counter
from collections.abc import Iterator

from liangqing.assess.position import Finding, Severity
from liangqing.assess.seen import Seen
from liangqing.base.days import speak_date
from liangqing.base.money import round_half_up, speak_yuan
from liangqing.case.event import Event, EventKind
from liangqing.case.terms import Method

_EVENT_WORDS = {
    EventKind.DISBURSEMENT: "放款",
    EventKind.PAYMENT: "还款",
    EventKind.REVERSAL: "退回的还款",
    EventKind.PREPAYMENT: "提前还款",
    EventKind.DRAW: "再次支用",
    EventKind.RATE_CHANGE: "调利率",
    EventKind.WAIVER: "减免",
    EventKind.FEE: "收费",
    EventKind.COST: "收实现债权的费用",
    EventKind.CAPITALISE: "并入本金",
    EventKind.EXTENSION: "展期",
    EventKind.RESCHEDULE: "重新约定还款",
    EventKind.ACCELERATE: "提前收回",
}
#: Payments before the payout are told beside the bills.
_TOLD_ELSEWHERE = (EventKind.PAYMENT, EventKind.PREPAYMENT, EventKind.DISBURSEMENT)


def odd_findings(seen: Seen) -> Iterator[Finding]:
    """In a fixed order: the claim, doubled events, days out of order, sums that do not fit, terms that never repay."""
    for finder in (
        _claim_sum,
        _doubled,
        _early,
        _ahead,
        _steps,
        _closed,
        _received,
        _schedule,
        _never_repaid,
    ):
        yield from finder(seen)


def _odd(code: str, text: str, amount_fen: int | None = None) -> Finding:
    return Finding(code=code, severity=Severity.SOON, text=text, amount_fen=amount_fen)


def _claim_sum(seen: Seen) -> Iterator[Finding]:
    """All parts named: they must give the total; some of them: they may not pass it."""
    claim = seen.debt.claim
    if claim is None:
        return
    parts = (claim.principal_fen, claim.interest_fen, claim.penalty_fen, claim.fees_fen)
    named_fen = sum(part for part in parts if part is not None)
    whole = all(part is not None for part in parts)
    if (whole and named_fen != claim.total_fen) or named_fen > claim.total_fen:
        gap_fen = abs(named_fen - claim.total_fen)
        yield _odd(
            "claim_sum",
            f"对方自己列的各项加起来是 {speak_yuan(named_fen)},总数写的却是 {speak_yuan(claim.total_fen)},"
            f"差 {speak_yuan(gap_fen)}。先请对方说明哪个对。",
            gap_fen,
        )


def _doubled(seen: Seen) -> Iterator[Finding]:
    """The same day, kind, amount and part, once more: both count, and the person is asked."""
    counted = Counter((one.on, one.kind, one.amount_fen, one.part, one.rows) for one in seen.debt.events)
    for (on, kind, fen, _, _), times in counted.items():
        if times > 1:
            yield _odd(
                "event_doubled",
                f"{speak_date(on)}的{_EVENT_WORDS[kind]} {speak_yuan(fen)} 记了 {times} 次,都算进来了。"
                "真的有这么多笔就不用改;记重了,请删掉多的。",
                fen * (times - 1),
            )


def _early(seen: Seen) -> Iterator[Finding]:
    """Before the payout nothing can happen to a loan."""
    drawn_on = seen.debt.formed_on
    for one in seen.debt.events:
        early = drawn_on is not None and one.on < drawn_on
        if early and (one.kind not in _TOLD_ELSEWHERE or seen.statement is None):
            yield _odd(
                "event_early",
                f"{_named(one)}早于放款日,没有算进来。请核对是哪一个日期写错了。",
                one.amount_fen,
            )


def _ahead(seen: Seen) -> Iterator[Finding]:
    """What lies ahead of the day of looking has not happened."""
    for one in seen.debt.events:
        if one.on > seen.as_of:
            text = f"{_named(one)}在 {speak_date(seen.as_of)} 以后,还没有发生,没有算进来。"
            yield _odd("event_ahead", text + "年份写错了,请改正。", one.amount_fen)
    claim = seen.debt.claim
    if claim is not None and claim.on > seen.as_of:
        yield _odd(
            "claim_ahead",
            f"对方主张的日期 {speak_date(claim.on)} 在 {speak_date(seen.as_of)} 以后。请核对日期。",
        )


def _named(one: Event) -> str:
    amount = f" {speak_yuan(one.amount_fen)}" if one.amount_fen else ""
    return f"{speak_date(one.on)}的{_EVENT_WORDS[one.kind]}{amount}"


_STEP_DAYS = (
    ("filed_on", "served_on", "立案", "送达"),
    ("filed_on", "ended_on", "立案", "结束"),
    ("served_on", "ended_on", "送达", "结束"),
)


def _steps(seen: Seen) -> Iterator[Finding]:
    """A step is filed, then served, then over."""
    for step in seen.debt.proceedings:
        for first, then, first_word, then_word in _STEP_DAYS:
            start_on, end_on = getattr(step, first), getattr(step, then)
            if start_on is not None and end_on is not None and end_on < start_on:
                yield _odd(
                    "step_days",
                    f"{step.court or '法院程序'}:{then_word}日 {speak_date(end_on)} 早于"
                    f"{first_word}日 {speak_date(start_on)}。请对照文书改正。",
                )


def _closed(seen: Seen) -> Iterator[Finding]:
    closed_on, drawn_on = seen.debt.closed_on, seen.debt.formed_on
    if closed_on is not None and drawn_on is not None and closed_on < drawn_on:
        yield _odd(
            "closed_early",
            f"结清日 {speak_date(closed_on)} 早于放款日 {speak_date(drawn_on)}。请核对是哪一个写错了。",
        )


def _received(seen: Seen) -> Iterator[Finding]:
    principal_fen, received_fen = seen.debt.principal_fen, seen.debt.disbursed_fen
    if principal_fen is not None and received_fen is not None and received_fen > principal_fen:
        yield _odd(
            "received_more",
            f"实际到手 {speak_yuan(received_fen)},比合同本金 {speak_yuan(principal_fen)} 还多。请核对这两个数。",
            received_fen - principal_fen,
        )


def _schedule(seen: Seen) -> Iterator[Finding]:
    """What a printed schedule repays must be what was lent."""
    rows, principal_fen = seen.debt.schedule, seen.debt.principal_fen
    repaid_fen = sum(row.principal_fen for row in rows)
    if rows and principal_fen is not None and repaid_fen != principal_fen and not _changed(seen):
        yield _odd(
            "schedule_sum",
            f"还款计划里的本金加起来是 {speak_yuan(repaid_fen)},借款本金是 {speak_yuan(principal_fen)},"
            f"差 {speak_yuan(abs(repaid_fen - principal_fen))}。请核对计划是不是少了或多了几期。",
            abs(repaid_fen - principal_fen),
        )


def _changed(seen: Seen) -> bool:
    later = (EventKind.DRAW, EventKind.RESCHEDULE, EventKind.CAPITALISE)
    return any(event.kind in later for event in seen.debt.events)


def _never_repaid(seen: Seen) -> Iterator[Finding]:
    """Interest alone takes the whole payment: the principal never falls."""
    terms, principal_fen = seen.debt.terms, seen.debt.principal_fen
    if terms is None or terms.rate is None or terms.payment_fen is None or principal_fen is None:
        return
    if seen.debt.schedule or terms.method in (Method.BULLET, Method.INTEREST_ONLY):
        return
    monthly_fen = round_half_up(principal_fen * terms.rate.yearly(terms.day_count.year_days) / 12)
    if terms.payment_fen <= monthly_fen:
        yield _odd(
            "never_repaid",
            f"每期还 {speak_yuan(terms.payment_fen)},头一个月的利息就有 {speak_yuan(monthly_fen)}:"
            "照这样还,本金永远还不完。请核对利率、每期金额和期数;合同真是这样写的,先问 12348。",
            monthly_fen - terms.payment_fen,
        )
