"""From the contract's balance to the claim, line by line: each reason by what it moves in the books, the rest unnamed.

Both are compared as they stood on the claim's own day. The books are reckoned again without what the other side has
not entered, then with a card's payments settled in the usual order; what is still claimed beyond those books, part by
part, stands last. Nothing is spread over lines.
"""

from collections.abc import Iterator
from dataclasses import replace

from liangqing.assess.facts import LoanFacts
from liangqing.assess.position import Difference, DifferenceKind
from liangqing.assess.seen import Seen
from liangqing.base.days import speak_date
from liangqing.base.money import speak_yuan
from liangqing.case.debt import Claim
from liangqing.case.event import EventKind
from liangqing.ledger.statement import Statement, bill


def claim_lines(seen: Seen) -> tuple[Difference, ...]:
    """The named lines; () where no claim is known, or the contract's figure lacks what came after the due day."""
    claim, told, facts = seen.debt.claim, seen.books_of_claim, seen.facts
    if claim is None or told is None or facts is None or not _comparable(seen):
        return ()
    lines, facts, told = _without_unbooked(seen, facts, told)
    allocated, told = _in_the_usual_order(seen, claim, facts, told)
    named = (*lines, *allocated, *_parts(claim, told))
    return tuple(line for line in named if line.amount_fen > 0)


def unexplained_fen(seen: Seen) -> int | None:
    """Claim less contract less the named lines; None where the two cannot be compared."""
    told = seen.books_of_claim
    if seen.claimed_fen is None or told is None or not _comparable(seen):
        return None
    return seen.claimed_fen - told.total_fen - sum(line.amount_fen for line in claim_lines(seen))


def _comparable(seen: Seen) -> bool:
    return not seen.overdue_days or seen.penalty_known


def _without_unbooked(
    seen: Seen, facts: LoanFacts, told: Statement
) -> tuple[tuple[Difference, ...], LoanFacts, Statement]:
    """Payments that the other side has not entered are taken out one after the other; facts and bill without them."""
    lines = []
    until_on = seen.claim_on or seen.as_of
    for on, fen in sorted(
        (event.on, event.amount_fen)
        for event in seen.debt.events
        if event.unbooked and event.kind is EventKind.PAYMENT and event.on <= until_on
    ):
        if (on, fen) not in facts.payments:
            continue
        place = facts.payments.index((on, fen))
        facts = replace(facts, payments=(*facts.payments[:place], *facts.payments[place + 1 :]))
        before, told = told, bill(facts.loan, facts.happenings(), until_on)
        lines.append(
            Difference(
                on=on,
                what="已付的还款没有入账",
                amount_fen=told.total_fen - before.total_fen,
                because=seen.reasons("allocation.general"),
                kind=DifferenceKind.UNBOOKED,
                inputs=(
                    f"{speak_date(on)}还款 {speak_yuan(fen)}",
                    f"不计这笔时余额 {speak_yuan(told.total_fen)} − 计入时 {speak_yuan(before.total_fen)}",
                ),
            )
        )
    return tuple(lines), facts, told


def _in_the_usual_order(
    seen: Seen, claim: Claim, facts: LoanFacts, told: Statement
) -> tuple[tuple[Difference, ...], Statement]:
    """A card's payments from the rule's day on, settled interest first; told only where the claim lies nearer to it."""
    first_from = facts.loan.principal_first_from
    if first_from is None:
        return (), told
    usual = bill(
        replace(facts.loan, principal_first_from=None), facts.happenings(), seen.claim_on or seen.as_of
    )
    if not _nearer(claim, usual, told):
        return (), told
    line = Difference(
        on=None,
        what="信用卡逾期久了以后的还款应当先抵本金,主张的数更像是先抵了利息和费用",
        amount_fen=usual.total_fen - told.total_fen,
        because=seen.reasons("allocation.card"),
        kind=DifferenceKind.CARD_ALLOCATION,
        inputs=(
            f"从逾期第 {first_from} 天起先抵本金",
            f"先抵息费时余额 {speak_yuan(usual.total_fen)} − 先抵本金时 {speak_yuan(told.total_fen)}",
            f"先抵息费时本金 {speak_yuan(usual.principal_fen)},先抵本金时 {speak_yuan(told.principal_fen)}",
        ),
    )
    return (line,), usual


def _nearer(claim: Claim, usual: Statement, told: Statement) -> bool:
    """By the principal where the claim names it, else by the total."""
    said = claim.principal_fen
    if said is not None:
        return abs(said - usual.principal_fen) < abs(said - told.principal_fen)
    return abs(claim.total_fen - usual.total_fen) < abs(claim.total_fen - told.total_fen)


def _parts(claim: Claim, told: Statement) -> Iterator[Difference]:
    """What the claim names beyond the books; interest alone is compared only where the penalty is named beside it."""
    parts = [
        ("本金", claim.principal_fen, told.principal_fen),
        ("罚息、违约金", claim.penalty_fen, told.penalty_fen),
        ("各种费用", claim.fees_fen, told.fees_fen),
    ]
    if claim.penalty_fen is not None:
        parts.insert(1, ("利息", claim.interest_fen, told.interest_fen))
    else:
        parts.insert(1, ("利息和罚息", claim.interest_fen, told.interest_fen + told.penalty_fen))
    for name, said_fen, owed_fen in parts:
        if said_fen is not None and said_fen > owed_fen:
            yield Difference(
                on=claim.on,
                what=f"{name}比合同算的多",
                amount_fen=said_fen - owed_fen,
                because=(),
                kind=DifferenceKind.CLAIMED_PART,
                inputs=(f"对方写 {speak_yuan(said_fen)} − 按合同 {speak_yuan(owed_fen)}",),
            )
