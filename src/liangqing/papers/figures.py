"""The three figures of a debt side by side in a letter, and why they differ."""

from liangqing.assess.position import IN_THE_BOOKS, Balance, Difference
from liangqing.base.because import Because
from liangqing.base.money import speak_yuan
from liangqing.papers.ceiling import ceiling_counts, ceiling_is_told, ceiling_name, percents_on_request
from liangqing.papers.paper import Subject, Table
from liangqing.papers.wording import formal_date, references

_UNKNOWN = "待核实"
_HEAD = ("项目", "金额", "说明")


def figures_table(subject: Subject, citations: tuple[Because, ...]) -> Table:
    """合同余额, the ceiling where it lies below, 贵方主张: amount and where it comes from."""
    if subject.at.decided:
        return Table(head=_HEAD, rows=(_ordered(subject), _claimed(subject)), widths=(24, 22, 54), right=(1,))
    rows = (_contract(subject), *_ceiling(subject, citations), _claimed(subject))
    return Table(head=_HEAD, rows=rows, widths=(24, 22, 54), right=(1,))


def difference_items(subject: Subject, citations: tuple[Because, ...]) -> tuple[str, ...]:
    """One sentence for every named difference, the excess, and what nobody has explained."""
    at = subject.at
    named = [_difference(item, citations) for item in at.differences]
    if at.excess_fen and ceiling_is_told(at):
        named.append(f"贵方主张的金额高于{ceiling_name(at)},高出 {speak_yuan(at.excess_fen)}。")
    named += [_gap(gap) for gap in at.claim_gaps]
    if at.unexplained_fen is not None and at.unexplained_fen > 0:
        named.append(
            f"贵方主张的金额比合同余额多 {speak_yuan(at.unexplained_fen)},未见说明,请贵方书面说明其构成。"
        )
    return tuple(named)


def _gap(gap: Difference) -> str:
    """A part that the claim names is asked for its reason; what the books show otherwise is asked to be checked."""
    if gap.kind not in IN_THE_BOOKS:
        return f"贵方主张的{gap.what} {speak_yuan(gap.amount_fen)},请贵方说明合同依据。"
    on = f"{formal_date(gap.on)}" if gap.on else ""
    return f"{on}{gap.what},涉及金额 {speak_yuan(gap.amount_fen)},请贵方核对更正。"


def _ordered(subject: Subject) -> tuple[str, str, str]:
    fen = subject.at.decided_fen
    return ("生效法律文书确定的金额", _UNKNOWN if fen is None else speak_yuan(fen), "以文书原件为准。")


def _contract(subject: Subject) -> tuple[str, str, str]:
    balance = subject.at.contract
    if balance is None:
        return ("合同余额", _UNKNOWN, "现有资料不足以按合同推算。")
    return ("合同余额", speak_yuan(balance.total_fen), f"按合同约定和还款记录推算。{_parts(balance)}")


def _parts(balance: Balance) -> str:
    parts = (
        ("本金", balance.principal_fen),
        ("利息", balance.interest_fen),
        ("罚息、违约金", balance.penalty_fen),
        ("费用", balance.fees_fen),
    )
    told = ",".join(f"{name} {speak_yuan(fen)}" for name, fen in parts if fen)
    return f"其中{told}。" if told else ""


def _ceiling(subject: Subject, citations: tuple[Because, ...]) -> tuple[tuple[str, str, str], ...]:
    """Nothing where the ceiling lies above what is owed; the contract's own where it leaves the ceiling unused."""
    at, lawful = subject.at, subject.at.lawful
    if lawful is None:
        return ((ceiling_name(at), _UNKNOWN, "现有资料不足以核算。"),)
    if not ceiling_counts(at):
        return ()
    if not ceiling_is_told(at):
        why = "本金按实际收到的数额计,息费按合同约定计。"
        return (("按实际到手本金计的金额", speak_yuan(lawful.agreed_fen), why),)
    return ((ceiling_name(at), speak_yuan(lawful.total_fen), _why_ceiling(subject, citations)),)


def _why_ceiling(subject: Subject, citations: tuple[Because, ...]) -> str:
    lawful, asked = subject.at.lawful, percents_on_request(subject.at)
    based = references(lawful.because, citations) if lawful else ""
    start = "以实际收到且尚未归还的本金计,各项息费合计"
    if asked:
        return f"{start}按年利率{asked}请求调减(司法政策,须由借款人提出){based}。"
    return f"{start}不超过法律支持的限度{based}。"


def _claimed(subject: Subject) -> tuple[str, str, str]:
    claimed_fen, claim = subject.at.claimed_fen, subject.debt.claim
    if claimed_fen is None:
        return ("贵方主张", _UNKNOWN, "贵方尚未书面告知。")
    told = "按申请人所知的贵方主张。"
    if claim is not None and claim.source is not None:
        told = f"截至{formal_date(claim.on)}的贵方主张,以贵方书面为准。"
    return ("贵方主张", speak_yuan(claimed_fen), told)


def _difference(item: Difference, citations: tuple[Because, ...]) -> str:
    on = f"{formal_date(item.on)}," if item.on else ""
    what = item.what.rstrip("。")
    return f"{on}{what},涉及金额 {speak_yuan(item.amount_fen)}{references(item.because, citations)}。"
