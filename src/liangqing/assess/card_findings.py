"""What stands out in a card account: a way of counting interest that nobody told, postings that cannot be booked."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from liangqing.assess.card import card_postings, other_mode, principal_first_day, usual_order
from liangqing.assess.position import Finding, Severity
from liangqing.base.days import speak_date
from liangqing.base.money import speak_yuan
from liangqing.ledger.card import CardShown
from liangqing.ledger.card_account import CardProblem, Odd, Posting

if TYPE_CHECKING:
    from liangqing.assess.seen import Seen

_ODD = {
    Odd.BEFORE_OPENING: "早于账户开始的那一天",
    Odd.NOT_POSITIVE: "金额不是正数",
    Odd.PART_MISSING: "没有写是哪一项",
    Odd.DUE_ODD: "逾期的日子晚于记账的日子",
    Odd.ROWS_ODD: "分期的每一期对不上",
    Odd.MORE_THAN_OPEN: "比账上没还的还多",
    Odd.NOTHING_OPEN: "账上没有可以这样处理的",
    Odd.NO_SUCH_POSTING: "找不到它对应的那一笔",
    Odd.MORE_THAN_BOUGHT: "比当初买的还多",
}


def card_findings(seen: "Seen") -> Iterator[Finding]:
    """In the order in which they are told."""
    if seen.card is None:
        return
    yield from _mode(seen)
    yield from _principal_first(seen)
    postings = card_postings(seen.debt)
    for problem in seen.card.problems:
        yield _odd(problem, postings[problem.place])
    if seen.card.held_fen and not seen.card.late_since:
        yield Finding(
            code="card_free_period",
            severity=Severity.NOTE,
            text=f"这一期账单到最后还款日前全部还清,就没有利息;还不清,会补收约 {speak_yuan(seen.card.held_fen)} 利息。",
            amount_fen=seen.card.held_fen,
        )


def _mode(seen: "Seen") -> Iterator[Finding]:
    terms = seen.debt.terms
    if terms is None or terms.card is None or terms.card.interest_mode is not None or seen.contract is None:
        return
    other = other_mode(seen.debt, seen.matter, seen.book, seen.as_of)
    if other is not None and other.total_fen != seen.contract.total_fen:
        yield Finding(
            code="card_mode_unknown",
            severity=Severity.NOTE,
            text=f"还不知道这家银行没还清时按全额还是按没还的部分计息,先按全额算:{speak_yuan(seen.contract.total_fen)};"
            f"按没还的部分算是 {speak_yuan(other.total_fen)}。看领用合约里“计息”那一条。",
            amount_fen=seen.contract.total_fen - other.total_fen,
        )


def _principal_first(seen: "Seen") -> Iterator[Finding]:
    """Told while the account is that late, and of payments that met principal first when it was."""
    card, terms = seen.card, seen.debt.terms
    first_from = principal_first_day(terms, seen.matter, seen.book) if terms else None
    usual = usual_order(seen.debt, seen.as_of)
    if card is None or first_from is None or usual is None:
        return
    changed = usual.principal_fen != card.principal_fen
    if card.days_late < first_from and not changed:
        return
    by_contract = terms is not None and terms.principal_first_from is not None
    yield Finding(
        code="card_principal_first",
        severity=Severity.NOTE,
        text=f"逾期第 {first_from} 天起还的钱,先抵本金,后抵利息和费用;余额就是这样算的。{_saved(card, usual)}"
        "账单不是这个顺序的,请银行列出每笔还款冲了什么,改过来。",
        amount_fen=max(usual.total_fen - card.total_fen, 0) if changed else None,
        because=() if by_contract else seen.reasons("allocation.card"),
    )


def _saved(card: CardShown, usual: CardShown) -> str:
    """What the order does to the balances, where a payment has met it."""
    if usual.principal_fen == card.principal_fen:
        return ""
    return (
        f"先抵利息和费用的话,没还的本金是 {speak_yuan(usual.principal_fen)},"
        f"现在是 {speak_yuan(card.principal_fen)}。"
    )


def _odd(problem: CardProblem, posting: Posting) -> Finding:
    part = f",其中 {speak_yuan(problem.fen)} 没有用上" if problem.fen else ",没有计入"
    return Finding(
        code="card_posting_odd",
        severity=Severity.NOTE,
        text=f"{speak_date(posting.on)}的一笔 {speak_yuan(posting.fen)}:{_ODD[problem.code]}{part}。"
        "请对照账单核对这一笔。",
        amount_fen=problem.fen or posting.fen,
    )
