"""What to ask of one lender, each ask with what it rests on: a right, a policy, or courtesy."""

from collections.abc import Mapping

from liangqing.assess.position import Breach, DebtPosition
from liangqing.base.because import Because
from liangqing.base.money import speak_yuan
from liangqing.case.debt import Debt, LenderType, Purpose
from liangqing.plan.plan import Ask, Basis

#: Keys of the reasons that law hands over; a key that is absent makes the ask a courtesy without reason.
INSTALMENTS_CARD = "instalments_card"
INSTALMENTS_CONSUMER = "instalments_consumer"
EXTENSION = "extension"
PENALTY_REDUCTION = "penalty_reduction"
OWN_RECORDS = "own_records"
#: The effect of a ceiling that works only when the borrower asks a court for it.
_ON_REQUEST = "court_reduces_on_request"

Bases = Mapping[str, Because]
#: The lenders to whom the consumer-loan policy speaks.
_POLICY_LENDERS = frozenset({LenderType.BANK, LenderType.CONSUMER_FINANCE})


def amount_asks(at: DebtPosition, bases: Bases) -> tuple[Ask, ...]:
    """What to take off the amount: what the law cuts, what nobody has shown, then the penalty (courtesy)."""
    return (*_over_cap(at), *_found(at), *_unproven(at, bases), *_penalty(at, bases))


def instalment_asks(debt: Debt, at: DebtPosition, months: int, bases: Bases) -> tuple[Ask, ...]:
    """A settled amount in `months` parts, without interest while the plan is kept."""
    stop = "后续利息和迟延履行利息" if at.decided else "利息和违约金"
    return (
        *amount_asks(at, bases),
        _spread(debt, at, months, bases),
        Ask(what=f"分期期间按约还款的,请求停止计收{stop}", basis=Basis.COURTESY),
    )


def pause_asks(debt: Debt, at: DebtPosition, months: tuple[int, int], bases: Bases) -> tuple[Ask, ...]:
    """A pause because of a hardship that can be shown, then instalments: (months of pause, months after it)."""
    pause, after = months
    policy = _reasons(bases, _policy_key(debt, at))
    what = f"因困难(附证明)请求先暂停还款 {pause} 个月,期间不计罚息、不催收"
    basis = Basis.POLICY if policy else Basis.COURTESY
    return (*instalment_asks(debt, at, after, bases), Ask(what=what, basis=basis, because=policy))


def extension_asks(debt: Debt, at: DebtPosition, months: int, bases: Bases) -> tuple[Ask, ...]:
    """A loan that is not overdue spread over `months`, asked for before the next due date."""
    policy = _reasons(bases, _policy_key(debt, at))
    what = f"在到期日之前请求调整还款安排(展期或重新约定期限),剩余款项改为 {months} 个月还清,不另加利息"
    basis = Basis.POLICY if policy else Basis.COURTESY
    asked = Ask(what=what, basis=basis, because=(*policy, *_reasons(bases, EXTENSION)))
    return (*_over_cap(at), *_found(at), asked)


def catch_up_asks(at: DebtPosition, months: int, bases: Bases) -> tuple[Ask, ...]:
    """Arrears paid within `months`, then the old schedule goes on."""
    when = "一次补齐" if months == 1 else f"分 {months} 个月补齐"
    what = f"逾期部分{when}后恢复原还款计划,不要求一次性提前还清"
    return (*amount_asks(at, bases), Ask(what=what, basis=Basis.COURTESY))


def lump_sum_asks() -> tuple[Ask, ...]:
    """What must stand in writing before a single payment is made."""
    what = "付款前书面确认:付清后不再追讨,出具结清证明,如实更新征信"
    return (Ask(what=what, basis=Basis.COURTESY),)


def _over_cap(at: DebtPosition) -> tuple[Ask, ...]:
    """What lies above the law, line by line: by right where the law itself says so, on request where a court cuts."""
    lines = tuple(
        Ask(
            what=f"{difference.what}(涉及 {speak_yuan(difference.amount_fen)})",
            basis=_cap_basis(at) if difference.because == _cap_reasons(at) else Basis.RIGHT,
            because=difference.because,
        )
        for difference in at.differences
    )
    over_fen = at.over_cap_fen or 0
    told = any(line.because == _cap_reasons(at) for line in lines)
    if told or at.breach is not Breach.BREACH or over_fen <= 0:
        return lines
    overlap = ",与上一项重叠的部分只算一次" if lines else ""
    what = f"全部费用合计超过上限的部分,按合同还完共 {speak_yuan(over_fen)},请求核减{overlap}"
    return (*lines, Ask(what=what, basis=_cap_basis(at), because=_cap_reasons(at)))


#: Findings that call for an ask of their own, and how firmly.
_FOUND = {
    "fee_not_allowed": ("停止收取合同外加的这笔费用,已收的请求退还或抵充本金", Basis.RIGHT),
    "penalty_too_high": ("把逾期利率降到规定的幅度以内,多收的请求退还", Basis.POLICY),
}


def _found(at: DebtPosition) -> tuple[Ask, ...]:
    """What a finding about fees or penalty lets the borrower ask."""
    return tuple(
        Ask(what=_FOUND[finding.code][0], basis=_FOUND[finding.code][1], because=finding.because)
        for finding in at.findings
        if finding.code in _FOUND and finding.because
    )


def _cap_reasons(at: DebtPosition) -> tuple[Because, ...]:
    return _unique(tuple(reason for cap in at.caps for reason in cap.because))


def _cap_basis(at: DebtPosition) -> Basis:
    """A ceiling that a court applies only when asked is no right to keep money back."""
    return Basis.POLICY if any(cap.effect == _ON_REQUEST for cap in at.caps) else Basis.RIGHT


def _unproven(at: DebtPosition, bases: Bases) -> tuple[Ask, ...]:
    """What the other side claims beyond its own contract: the record by right, the explanation on request."""
    unexplained_fen = max(at.unexplained_fen or 0, 0)
    parts = [f"{gap.what} {speak_yuan(gap.amount_fen)}" for gap in at.claim_gaps]
    if unexplained_fen:
        parts.append(f"其余多要的 {speak_yuan(unexplained_fen)}")
    if not parts:
        return ()
    record = () if at.lender_type is LenderType.PRIVATE else _reasons(bases, OWN_RECORDS)
    basis = Basis.RIGHT if record else Basis.COURTESY
    named = f"列明下列金额的合同依据,列不出的部分不予认可:{'、'.join(parts)}"
    return (
        Ask(what="提供本人的逐笔还款和计息记录", basis=basis, because=record),
        Ask(what=named, basis=Basis.COURTESY),
    )


def _penalty(at: DebtPosition, bases: Bases) -> tuple[Ask, ...]:
    """The penalty that is left once what is above the ceiling has been taken off."""
    penalty_fen = min((one.penalty_fen for one in (at.contract, at.lawful) if one is not None), default=0)
    if penalty_fen <= 0:
        return ()
    what = f"减免已产生的罚息、违约金 {speak_yuan(penalty_fen)}"
    return (Ask(what=what, basis=Basis.COURTESY, because=_reasons(bases, PENALTY_REDUCTION)),)


def _spread(debt: Debt, at: DebtPosition, months: int, bases: Bases) -> Ask:
    """Policy speaks to cards and to consumer loans of banks and consumer-finance companies, to no others."""
    reasons = _reasons(bases, _policy_key(debt, at))
    basis = Basis.POLICY if reasons else Basis.COURTESY
    return Ask(what=f"协商一致后分 {months} 个月还清", basis=basis, because=reasons)


def _policy_key(debt: Debt, at: DebtPosition) -> str | None:
    if debt.purpose is Purpose.CARD and at.lender_type is LenderType.BANK:
        return INSTALMENTS_CARD
    if debt.purpose is Purpose.CONSUMER and at.lender_type in _POLICY_LENDERS:
        return INSTALMENTS_CONSUMER
    return None


def _reasons(bases: Bases, key: str | None) -> tuple[Because, ...]:
    return (bases[key],) if key is not None and key in bases else ()


def _unique(reasons: tuple[Because, ...]) -> tuple[Because, ...]:
    return tuple(dict.fromkeys(reasons))
