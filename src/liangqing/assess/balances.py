"""Why the balances differ: named lines with the figures they come from, and the contested replay of every payment."""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import groupby, pairwise

from liangqing.assess.claimed import claim_lines, unexplained_fen
from liangqing.assess.creditor import latest_transfer
from liangqing.assess.lawful import principal_days
from liangqing.assess.position import Difference, DifferenceKind, LawfulBalance, Recomputed
from liangqing.assess.seen import Seen
from liangqing.base.days import speak_date
from liangqing.base.money import round_half_up, speak_yuan
from liangqing.base.rates import fraction_percent, short_percent
from liangqing.case.debt import TransferKind
from liangqing.case.terms import Payee
from liangqing.ledger.ceiling import CeilingLine, ceiling_lines
from liangqing.ledger.statement import Statement, bill

#: The rules under which a payee may take no fee from the borrower.
FEE_RULES = {Payee.PLATFORM: "fee.platform", Payee.MEMBER: "fee.platform", Payee.LENDER: "fee.lender_extra"}


def recomputed_balance(seen: Seen) -> Recomputed | None:
    """Mode B, only where the price passes the ceiling: for talking and for defence, never as a demand."""
    both = seen.recomputed
    if both is None:
        return None
    return Recomputed(low_fen=min(both), high_fen=max(both), contested=True, because=seen.cap_because)


def differences(seen: Seen) -> tuple[Difference, ...]:
    """Why the lawful ceiling lies below the contract's balance, line by line."""
    if seen.contract is None or seen.lawful is None or seen.facts is None:
        return ()
    lines = (_kept_back(seen), *_over_cap(seen, seen.lawful))
    return tuple(line for line in lines if line.amount_fen > 0)


def claim_gaps(seen: Seen) -> tuple[Difference, ...]:
    """What leads from the contract to the claim: payments not entered, a card's order, parts beyond the contract."""
    return claim_lines(seen)


def all_lines(seen: Seen) -> tuple[Difference, ...]:
    """Everything named, what overlaps with it (fees, a guarantor's payment), and last what nobody has explained."""
    return (
        *differences(seen),
        *_fees(seen),
        *claim_gaps(seen),
        *_over_the_guarantor(seen),
        *_unexplained(seen),
    )


def _kept_back(seen: Seen) -> Difference:
    contract_fen = seen.contract.principal_fen if seen.contract else 0
    facts = seen.facts
    received_fen = facts.received_fen if facts else 0
    principal_fen = facts.loan.principal_fen if facts else 0
    return Difference(
        on=facts.loan.drawn_on if facts else None,
        what="放款时扣下的钱不计入本金,本金按实际到手的数算",
        amount_fen=contract_fen - max(contract_fen - (facts.kept_back_fen if facts else 0), 0),
        because=seen.book.because("principal.upfront", seen.matter),
        kind=DifferenceKind.UPFRONT_DEDUCTED,
        inputs=(f"合同本金 {speak_yuan(principal_fen)} − 实际到手 {speak_yuan(received_fen)}",),
    )


def _over_cap(seen: Seen, lawful: LawfulBalance) -> tuple[Difference, ...]:
    """One line, or one for each ceiling in force since all charges had last been paid; together exactly the cut."""
    contract, facts, told = seen.contract, seen.facts, seen.statement
    if contract is None or facts is None or told is None:
        return ()
    cut_fen = contract.total_fen - lawful.total_fen - _kept_back(seen).amount_fen
    rows = ceiling_lines(
        principal_days(facts.kept_back_fen, told.trail), lawful.since, seen.as_of, seen.caps.segments
    )
    stretches = _by_segment(seen, rows or ())
    overs = _overs(seen, stretches, cut_fen)
    if len(overs) < 2 or min(overs) <= 0:
        return (_cut(lawful, tuple(rows or ()), cut_fen, _charged_words(told)),)
    return tuple(
        _cut(
            lawful, stretch, over_fen, (f"这一段按合同的息费 {speak_yuan(over_fen + _allowed_fen(stretch))}",)
        )
        for stretch, over_fen in zip(stretches, overs, strict=True)
    )


def _cut(
    lawful: LawfulBalance, rows: tuple[CeilingLine, ...], over_fen: int, charged: tuple[str, ...]
) -> Difference:
    return Difference(
        on=rows[0].from_on if rows else lawful.since,
        what="利息、违约金和费用合计超过上限的部分",
        amount_fen=over_fen,
        because=lawful.because,
        kind=DifferenceKind.OVER_CAP,
        inputs=(*charged, *ceiling_words(rows)),
    )


def _charged_words(told: Statement) -> tuple[str, ...]:
    paid_fen = told.trail.charges_paid_fen
    paid = (f"其后已付的息费 {speak_yuan(paid_fen)}",) if paid_fen else ()
    return (f"按合同未付的息费 {speak_yuan(told.total_fen - told.principal_fen)}", *paid)


def _allowed_fen(rows: tuple[CeilingLine, ...]) -> int:
    return round_half_up(sum((row.exact_fen for row in rows), Fraction(0)))


def ceiling_words(rows: Sequence[CeilingLine]) -> Iterator[str]:
    """Neighbouring days with the same principal and ceiling are one product."""
    for (principal_fen, yearly), group in groupby(rows, key=lambda row: (row.principal_fen, row.yearly)):
        same = tuple(group)
        days = sum((row.until_on - row.from_on).days for row in same)
        percent = short_percent(fraction_percent(yearly, 4)).removesuffix(".00")
        yield f"本金 {speak_yuan(principal_fen)} × {percent}% × {days}/365 = {speak_yuan(_allowed_fen(same))}"


def _by_segment(seen: Seen, rows: tuple[CeilingLine, ...]) -> list[tuple[CeilingLine, ...]]:
    """The ceiling's lines by the segment in which they lie."""
    bounds = [segment.from_on for segment in seen.caps.segments if segment.from_on]
    groups: dict[date | None, list[CeilingLine]] = {}
    for row in rows:
        start = max((bound for bound in bounds if bound <= row.from_on), default=None)
        groups.setdefault(start, []).append(row)
    return [tuple(group) for group in groups.values()]


def _overs(seen: Seen, stretches: list[tuple[CeilingLine, ...]], cut_fen: int) -> list[int]:
    """What the contract charged in each stretch beyond its ceiling; [] where the books cannot tell them apart."""
    facts, told = seen.facts, seen.statement
    if facts is None or told is None or len(stretches) < 2:
        return []
    marks = [stretch[0].from_on for stretch in stretches]
    states = [bill(facts.loan, facts.happenings(), mark) for mark in marks[1:]]
    if any(state.trail.settled_on != told.trail.settled_on for state in states):
        return []
    sums = [0, *(_charged(state) for state in states), _charged(told)]
    overs = [
        after - before - _allowed_fen(stretch)
        for (before, after), stretch in zip(pairwise(sums), stretches, strict=True)
    ]
    return [*overs[:-1], cut_fen - sum(overs[:-1])]


def _charged(told: Statement) -> int:
    """All charges since the day on which they had last been paid in full, paid since or not."""
    return told.total_fen - told.principal_fen + told.trail.charges_paid_fen


def _fees(seen: Seen) -> Iterator[Difference]:
    """Fees that the payee may not take; where they pass the ceiling too, they stand in that line as well."""
    for fee in seen.debt.fees:
        rule = seen.book.rule(FEE_RULES[fee.payee], seen.matter) if fee.payee in FEE_RULES else None
        if rule is None or fee.amount_fen <= 0:
            continue
        times = len(seen.facts.schedule) if fee.monthly and seen.facts else 1
        yield Difference(
            on=fee.charged_on,
            what=f"合同外加的“{fee.name}”(和超过上限的部分重叠的,只算一次)",
            amount_fen=fee.amount_fen * times,
            because=(rule.because(),),
            kind=DifferenceKind.FEE_NOT_ALLOWED,
            inputs=(
                f"{speak_yuan(fee.amount_fen)} × {times} 期" if fee.monthly else speak_yuan(fee.amount_fen),
            ),
        )


def _over_the_guarantor(seen: Seen) -> Iterator[Difference]:
    """Who paid for the borrower may ask for what it paid."""
    paid = latest_transfer(seen.debt, seen.as_of)
    if paid is None or paid.kind is not TransferKind.GUARANTOR_PAID or paid.amount_fen is None:
        return
    if seen.claimed_fen is not None and seen.claimed_fen > paid.amount_fen:
        yield Difference(
            on=paid.on,
            what="对方要的数超过它代偿的数",
            amount_fen=seen.claimed_fen - paid.amount_fen,
            because=seen.reasons("guarantee.recourse", "guarantee.ceiling"),
            kind=DifferenceKind.GUARANTOR_OVER,
            inputs=(f"对方要 {speak_yuan(seen.claimed_fen)} − 代偿 {speak_yuan(paid.amount_fen)}",),
        )


def _unexplained(seen: Seen) -> Iterator[Difference]:
    """What is left, more or less, in one line of its own."""
    left_fen, told, on = unexplained_fen(seen), seen.books_of_claim, seen.claim_on
    if not left_fen or seen.claimed_fen is None or told is None or on is None:
        return
    named_fen = seen.claimed_fen - told.total_fen - left_fen
    day = "" if told is seen.statement else f"算到{speak_date(on)}"
    yield Difference(
        on=seen.debt.claim.on if seen.debt.claim else None,
        what="现有材料解释不了的" if left_fen > 0 else "对方比按合同少列的(例如还没到期的利息)",
        amount_fen=left_fen,
        because=(),
        kind=DifferenceKind.UNEXPLAINED,
        inputs=(
            f"对方要 {speak_yuan(seen.claimed_fen)} − 按合同{day} {speak_yuan(told.total_fen)}"
            f" − 已列出的 {speak_yuan(named_fen)}",
        ),
    )
