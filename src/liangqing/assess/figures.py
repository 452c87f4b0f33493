"""Every figure of one debt with its answer to "why": the figures it comes from as they are written, and the rules."""

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction

from liangqing.assess.balances import ceiling_words
from liangqing.assess.lawful import principal_days
from liangqing.assess.position import Breach, DebtPosition, LawfulBalance
from liangqing.assess.seen import Seen
from liangqing.base.because import Because
from liangqing.base.days import speak_date, speak_near_date
from liangqing.base.money import round_half_up, speak_yuan
from liangqing.base.noun import Noun
from liangqing.base.rates import percent_text, short_percent
from liangqing.ledger.ceiling import ceiling_lines

#: The effect of a ceiling that works only when the borrower asks a court for it.
_ON_REQUEST = "court_reduces_on_request"


class Figure(Noun):
    """A figure as it is shown (`value`), what it comes from, and why it counts."""

    code: str
    name: str
    value: str
    inputs: tuple[str, ...] = ()
    note: str = ""
    because: tuple[Because, ...] = ()


def figures_of(seen: Seen, at: DebtPosition) -> tuple[Figure, ...]:
    """The figures that are known, in the order in which they are read."""
    if at.decided:
        return tuple(figure for tell in (_claimed, _decided, _late) for figure in tell(seen, at))
    told = (_claimed, _contract, _lawful, _excess, _recomputed, _late, _overdue, _next, _rate)
    return tuple(figure for tell in told for figure in tell(seen, at))


def _claimed(seen: Seen, at: DebtPosition) -> Iterator[Figure]:
    claim = seen.debt.claim
    if claim is None or at.claimed_fen is None:
        return
    parts = (
        ("本金", claim.principal_fen),
        ("利息", claim.interest_fen),
        ("罚息、违约金", claim.penalty_fen),
        ("费用", claim.fees_fen),
    )
    named = tuple(f"{name} {speak_yuan(fen)}" for name, fen in parts if fen is not None)
    said = f"{speak_date(claim.on)},{claim.said_by or '没有写谁说的'}"
    yield Figure(
        code="claimed",
        name="对方要的",
        value=speak_yuan(at.claimed_fen),
        inputs=(said, *(named or ("只说了总数,没有分项:可以请对方逐项列明",))),
        note="这是对方说的数,不等于您欠的数。",
    )


def _decided(seen: Seen, at: DebtPosition) -> Iterator[Figure]:
    if at.decided_fen is None:
        return
    yield Figure(
        code="decided",
        name="生效文书写的",
        value=speak_yuan(at.decided_fen),
        inputs=("判决书、调解书或裁决书上的数",),
        note="欠多少以它为准,不再按合同重算。文书写明的后续利息和迟延履行利息另算,判决后付的要扣掉。",
        because=seen.reasons("enforcement.late_interest"),
    )


def _contract(seen: Seen, at: DebtPosition) -> Iterator[Figure]:
    if at.contract is None:
        return
    parts = _parts(
        at.contract.principal_fen, at.contract.interest_fen, at.contract.penalty_fen, at.contract.fees_fen
    )
    days = "逐日怎么记的,在“合同的账,一天一天”里。"
    if seen.card is not None:
        days = "一期一期怎么算的,在“账单,一期一期”里。"
    unknown = (
        "" if seen.penalty_known or seen.card or not at.overdue_days else "逾期利率还不知道,罚息没有算进来。"
    )
    yield Figure(
        code="contract",
        name="按合同",
        value=speak_yuan(at.contract.total_fen),
        inputs=parts,
        note=days + unknown,
        because=seen.reasons("loan.repay", *(("loan.overdue_interest",) if at.overdue_days else ())),
    )


def _parts(principal_fen: int, interest_fen: int, penalty_fen: int, fees_fen: int) -> tuple[str, ...]:
    named = (
        ("本金", principal_fen),
        ("利息", interest_fen),
        ("罚息、违约金", penalty_fen),
        ("费用", fees_fen),
    )
    return tuple(f"{name} {speak_yuan(fen)}" for name, fen in named if fen)


def _lawful(seen: Seen, at: DebtPosition) -> Iterator[Figure]:
    told = seen.statement
    if at.lawful is None or told is None:
        return
    asks = any(cap.effect == _ON_REQUEST for cap in at.caps)
    note = "这是法院最多支持到的数,不是您欠的数;合同更少的,按合同。"
    if asks:
        note += "这个上限要您自己提出来,法院才会调减。"
    yield Figure(
        code="lawful",
        name="法律支持的上限",
        value=speak_yuan(at.lawful.total_fen),
        inputs=(*_ceiling_inputs(seen, at.lawful), *_pot_inputs(seen, at.lawful)),
        note=note,
        because=at.lawful.because,
    )


def _ceiling_inputs(seen: Seen, lawful: LawfulBalance) -> Iterator[str]:
    """The products of the ceiling since all charges had last been paid."""
    kept_back_fen = seen.facts.kept_back_fen if seen.facts else 0
    if seen.facts is not None and kept_back_fen:
        yield f"本金按实际到手算:放款时扣下的 {speak_yuan(kept_back_fen)}不算"
    if seen.statement is not None:
        days = principal_days(kept_back_fen, seen.statement.trail)
        lines = ceiling_lines(days, lawful.since, seen.as_of, seen.caps.segments) or ()
        yield f"从 {speak_date(lawful.since)}起(那天以前的息费都付清了)"
        yield from ceiling_words(lines)


def _pot_inputs(seen: Seen, lawful: LawfulBalance) -> Iterator[str]:
    trail = seen.statement.trail if seen.statement else None
    if trail is None:
        return
    if trail.carried_charges_fen:
        yield f"以前账单转下来的息费 {speak_yuan(trail.carried_charges_fen)}"
    if trail.charges_paid_fen:
        yield f"其后已付的息费 −{speak_yuan(trail.charges_paid_fen)}"
    kept_back_fen = seen.facts.kept_back_fen if seen.facts else 0
    principal_fen = max((seen.statement.principal_fen if seen.statement else 0) - kept_back_fen, 0)
    pot_fen = lawful.total_fen - principal_fen
    yield f"没还的本金 {speak_yuan(principal_fen)} + 还能收的息费 {speak_yuan(pot_fen)}"


def _excess(seen: Seen, at: DebtPosition) -> Iterator[Figure]:
    if not at.excess_fen or at.claimed_fen is None or at.lawful is None or at.supported_fen is None:
        return
    within = at.supported_fen < at.lawful.total_fen
    if within and at.overdue_days and not seen.penalty_known:
        return
    least = "按合同和代偿里低的" if at.recourse_fen is not None else "按合同"
    yield Figure(
        code="excess",
        name="多出的",
        value=speak_yuan(at.claimed_fen - at.supported_fen),
        inputs=(
            f"对方要 {speak_yuan(at.claimed_fen)} − {least if within else '法律支持的上限'} "
            f"{speak_yuan(at.supported_fen)}",
        ),
        note="先请对方列明怎么算的,再谈。",
        because=at.lawful.because,
    )


def _recomputed(seen: Seen, at: DebtPosition) -> Iterator[Figure]:
    both = seen.recomputed
    if both is None or at.recomputed is None:
        return
    yield Figure(
        code="recomputed",
        name="每次还款都按上限重算",
        value=f"{speak_yuan(at.recomputed.low_fen).removesuffix(' 元')} 到 {speak_yuan(at.recomputed.high_fen)}",
        inputs=(f"按天算 {speak_yuan(both[0])}", f"按月算 {speak_yuan(both[1])}"),
        note="各地做法不一:有的法院这样从头重算,有的只看还没付的部分。只供协商和抗辩参考,不能当作一定的数。",
        because=at.recomputed.because,
    )


def _late(seen: Seen, at: DebtPosition) -> Iterator[Figure]:
    if not at.overdue_days:
        return
    since = seen.as_of - timedelta(days=at.overdue_days)
    yield Figure(
        code="overdue_days",
        name="逾期天数",
        value=f"{at.overdue_days} 天",
        inputs=(f"最早没有还够的那一期 {speak_date(since)},到 {speak_date(seen.as_of)}",),
        because=seen.reasons("loan.repay"),
    )


def _overdue(seen: Seen, at: DebtPosition) -> Iterator[Figure]:
    if not at.overdue_fen:
        return
    what = "最低还款额里没有还的部分" if seen.card else "已经到期、还没有还的本金、利息和费用,罚息另算"
    yield Figure(
        code="overdue",
        name="已经到期没还的",
        value=speak_yuan(at.overdue_fen),
        inputs=(what,),
        because=seen.reasons("loan.repay"),
    )


def _next(seen: Seen, at: DebtPosition) -> Iterator[Figure]:
    if at.next_due_on is None or at.next_due_fen is None:
        return
    yield Figure(
        code="next_due",
        name="最近一次到期",
        value=f"{speak_near_date(at.next_due_on)},{speak_yuan(at.next_due_fen)}",
        inputs=_next_inputs(seen, at.next_due_fen),
    )


def _next_inputs(seen: Seen, left_fen: int) -> tuple[str, ...]:
    if seen.card is not None:
        return ("这一期账单的最低还款额",)
    row = seen.coming[0].row
    told = f"第 {row.number} 期一共 {speak_yuan(row.total_fen)}"
    ahead_fen = row.total_fen - left_fen
    return (told, f"已经预付 {speak_yuan(ahead_fen)}") if ahead_fen else (told,)


_BREACH = {
    Breach.BREACH: "合同的价格高过上限。",
    Breach.AT_CAP: "合同的价格正好在上限上,没有超过。",
    Breach.NONE: "合同的价格没有超过上限。",
    Breach.UNKNOWN: "还不能和上限比较。",
}


def _rate(seen: Seen, at: DebtPosition) -> Iterator[Figure]:
    if at.nominal_percent is None or seen.facts is None:
        return
    flows = seen.facts.agreed_flows()
    caps = "、".join(dict.fromkeys(f"{short_percent(percent_text(cap.value_e9))}%" for cap in at.caps))
    paid = speak_yuan(round_half_up(Fraction(sum(fen for _, fen in flows.payments))))
    told = [f"到手 {speak_yuan(flows.received_fen)},分 {len(flows.payments)} 次还,一共还 {paid}"]
    if at.effective_percent:
        told.append(f"复利口径(利息也算利息){short_percent(at.effective_percent)}%")
    if caps:
        told.append(f"上限 {caps},和单利口径比")
    yield Figure(
        code="rate",
        name="年化(单利口径)",
        value=f"{short_percent(at.nominal_percent)}%",
        inputs=tuple(told),
        note=f"借一年的真实代价,各种费用都算在内。{_BREACH[at.breach]}",
        because=seen.cap_because,
    )


def sentence_of(at: DebtPosition) -> str:
    """The three figures in one breath: what they ask, what the contract gives, what the law supports."""
    if at.stage.is_paid_off:
        return "这笔已经还清,不用再还。"
    asked = f"对方要 {speak_yuan(at.claimed_fen)}" if at.claimed_fen is not None else "对方要多少,还不知道"
    if at.decided:
        ordered = "写了多少还没有填" if at.decided_fen is None else f"写的是 {speak_yuan(at.decided_fen)}"
        return f"{asked};生效文书{ordered},以它为准,不再按合同重算。"
    if at.contract is None:
        return f"{asked};按合同还算不出,还差 {len(at.missing)} 样。"
    owed = f"按合同是 {speak_yuan(at.contract.total_fen)}"
    if at.lawful is None:
        return f"{asked};{owed};法律支持的上限还不知道。"
    ceiling_fen = at.lawful.total_fen
    if ceiling_fen >= at.contract.total_fen:
        return f"{asked};{owed},没有超过法律支持的上限({speak_yuan(ceiling_fen)})。"
    return f"{asked};{owed};法律支持的上限是 {speak_yuan(ceiling_fen)}。"
