"""Whose claim it is now: who was told what by whom, what a guarantor paid, and an agency that came unannounced."""

from collections.abc import Iterator

from liangqing.assess.creditor import PayTo, assignment, latest_transfer, whom_to_pay
from liangqing.assess.position import Finding, Severity
from liangqing.assess.seen import Seen
from liangqing.base.days import speak_date
from liangqing.base.money import speak_yuan
from liangqing.case.debt import Agency, LenderType, Transfer, TransferKind


def creditor_findings(seen: Seen) -> Iterator[Finding]:
    """The sale of the claim, a guarantor's payment, agencies; in that order."""
    transfer = latest_transfer(seen.debt, seen.as_of)
    if transfer is not None and transfer.kind is TransferKind.GUARANTOR_PAID:
        yield from _guarantor(seen, transfer)
    elif assignment(seen.debt, seen.as_of) is not None:
        yield _SOLD[whom_to_pay(seen.debt, seen.as_of)](seen)
    elif seen.debt.lender_type is LenderType.AMC:
        yield _maybe_sold(seen)
    for agency in seen.debt.agencies:
        yield from _agency(seen, agency)


def _buyer(seen: Seen) -> str:
    sold = assignment(seen.debt, seen.as_of)
    return f"“{sold.to}”" if sold is not None else "买方"


def _no_notice(seen: Seen) -> Finding:
    return Finding(
        code="assigned_no_notice",
        severity=Severity.SOON,
        text=f"债权可能转给了{_buyer(seen)},但没有通知到您:对您还不生效,仍然和原放款机构说话、还给原放款机构。",
        because=seen.reasons("assignment.notice", "assignment.payment"),
        papers=("confirmation_request",),
    )


def _by_old(seen: Seen) -> Finding:
    return Finding(
        code="assigned",
        severity=Severity.SOON,
        text=f"原放款机构已经通知:债权转给了{_buyer(seen)}。以后只还给新债权人,再还给原来的不算还;"
        "原来能说的理由(已还的、超过上限的、时效),对新债权人一样能说。",
        because=seen.reasons("assignment.payment", "assignment.defences"),
        steps=(
            "留好转让通知。",
            "请新债权人给出收款账户和逐笔明细,核对以后再付。",
            "原来的自动扣款要停掉,免得付错。",
        ),
        papers=("confirmation_request",),
    )


def _by_buyer(seen: Seen) -> Finding:
    """The dangerous one: whoever pays a pretended buyer pays for nothing."""
    return Finding(
        code="assignment_unconfirmed",
        severity=Severity.URGENT,
        text=f"只有{_buyer(seen)}自己说债权转给了它。先请原放款机构书面确认;确认之前两边都先不付,把钱留好。"
        "确认是真的,就只还给新债权人。",
        because=seen.reasons("assignment.notice", "assignment.payment"),
        steps=(
            "打合同或官方 App 上原放款机构的客服,问这笔有没有转让、转给谁,请它书面答复。",
            "请对方给出转让协议和原放款机构的通知;给不出的,不付钱、不加微信、不给验证码。",
            "要付个人账户、要交手续费的,多半是骗局:打 96110 或 110。",
        ),
        papers=("confirmation_request", "agent_questions"),
    )


_SOLD = {PayTo.OLD: _no_notice, PayTo.NEW: _by_old, PayTo.UNCONFIRMED: _by_buyer}


def _maybe_sold(seen: Seen) -> Finding:
    return Finding(
        code="assigned",
        severity=Severity.SOON,
        text="债权像是转让了。先看有没有原放款机构发来的转让通知;只有买方自己说的,先请原放款机构书面确认,"
        "确认之前两边都先不付,把钱留好。",
        because=seen.reasons("assignment.notice", "assignment.payment"),
    )


def _guarantor(seen: Seen, paid: Transfer) -> Iterator[Finding]:
    """It may ask for no more than it paid; what it says it paid has to be shown."""
    known = f"{speak_yuan(paid.amount_fen)}" if paid.amount_fen is not None else "多少还不知道"
    yield Finding(
        code="guarantor_paid",
        severity=Severity.SOON,
        text=f"“{paid.to}”在 {speak_date(paid.on)} 替您还了({known}),现在可以在实际代偿的数额内向您追。"
        "先要代偿证明,再核对。您原来能说的理由,对它一样能说。",
        because=seen.reasons("guarantee.recourse", "guarantee.defences"),
        steps=("请它出具代偿证明:哪天、付给谁、付了多少。", "和原放款机构核对这笔是不是已经收到代偿。"),
        papers=("confirmation_request",),
    )
    claimed_fen = seen.claimed_fen
    if paid.amount_fen is not None and claimed_fen is not None and claimed_fen > paid.amount_fen:
        over_fen = claimed_fen - paid.amount_fen
        yield Finding(
            code="guarantor_over",
            severity=Severity.SOON,
            text=f"对方要 {speak_yuan(claimed_fen)},比代偿的 {speak_yuan(paid.amount_fen)} 多 {speak_yuan(over_fen)}。"
            "多出的部分请它拿出合同依据。",
            amount_fen=over_fen,
            because=seen.reasons("guarantee.recourse", "guarantee.ceiling"),
        )


def _agency(seen: Seen, agency: Agency) -> Iterator[Finding]:
    """Whether the lender told of it is asked, not supposed; only lenders that must tell."""
    because = seen.reasons("collection.agent.notice") or seen.reasons("collection.agent.cfc")
    if agency.notified_on is None and because:
        yield Finding(
            code="agent_not_announced",
            severity=Severity.NOTE,
            text=f"还没有看到放款机构告知“{agency.name}”在替它催。先打官方客服核实委托;"
            "没有告知过的,记下来,投诉时可以说。",
            because=because,
            papers=("agent_questions",),
        )
