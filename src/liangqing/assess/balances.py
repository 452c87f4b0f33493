"""Why the balances differ: named lines, and the contested replay of every payment."""

from liangqing.assess.position import Difference, Recomputed
from liangqing.assess.seen import Seen


def recomputed_balance(seen: Seen) -> Recomputed | None:
    """Mode B, only where the price passes the ceiling: for talking and for defence, never as a demand."""
    both = seen.recomputed
    if both is None:
        return None
    return Recomputed(low_fen=min(both), high_fen=max(both), contested=True, because=seen.cap_because)


def differences(seen: Seen) -> tuple[Difference, ...]:
    """Why the lawful ceiling lies below the contract's balance, line by line."""
    contract, lawful, facts = seen.contract, seen.lawful, seen.facts
    if contract is None or lawful is None or facts is None:
        return ()
    kept = Difference(
        on=facts.loan.drawn_on,
        what="放款时扣下的钱不计入本金,本金按实际到手的数算",
        amount_fen=contract.principal_fen - lawful.principal_fen,
        because=seen.book.because("principal.upfront", seen.matter),
    )
    cut = Difference(
        on=lawful.since,
        what="利息、违约金和费用合计超过上限的部分",
        amount_fen=contract.total_fen - contract.principal_fen - (lawful.total_fen - lawful.principal_fen),
        because=lawful.because,
    )
    return tuple(line for line in (kept, cut) if line.amount_fen > 0)


def claim_gaps(seen: Seen) -> tuple[Difference, ...]:
    """What the claim itself names beyond the contract, part by part."""
    on = seen.debt.claim.on if seen.debt.claim else None
    return tuple(
        Difference(on=on, what=f"{name}比合同算的多", amount_fen=fen, because=())
        for name, fen in seen.claim_gaps
    )
