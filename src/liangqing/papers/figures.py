"""The three figures of a debt side by side in a letter, and why they differ."""

from liangqing.assess.position import Balance, Difference
from liangqing.base.because import Because
from liangqing.base.money import speak_yuan
from liangqing.papers.paper import Subject, Table
from liangqing.papers.wording import formal_date, references

_UNKNOWN = "待核实"


def figures_table(subject: Subject, citations: tuple[Because, ...]) -> Table:
    """合同余额, 法律支持的上限, 贵方主张: amount and where it comes from."""
    rows = (_contract(subject), _lawful(subject, citations), _claimed(subject))
    return Table(head=("项目", "金额", "说明"), rows=rows, widths=(24, 22, 54), right=(1,))


def difference_items(subject: Subject, citations: tuple[Because, ...]) -> tuple[str, ...]:
    """One sentence for every named difference, the excess, and what nobody has explained."""
    at = subject.at
    named = [_difference(item, citations) for item in at.differences]
    if at.excess_fen:
        named.append(f"贵方主张的金额高于法律支持的上限 {speak_yuan(at.excess_fen)}。")
    if at.unexplained_fen is not None and at.unexplained_fen > 0:
        named.append(
            f"贵方主张的金额比合同余额多 {speak_yuan(at.unexplained_fen)},未见说明,请贵方书面说明其构成。"
        )
    return tuple(named)


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


def _lawful(subject: Subject, citations: tuple[Because, ...]) -> tuple[str, str, str]:
    lawful = subject.at.lawful
    if lawful is None:
        return ("法律支持的上限", _UNKNOWN, "现有资料不足以核算。")
    why = f"以实际收到且尚未归还的本金计,各项息费合计不超过法律支持的限度{references(lawful.because, citations)}。"
    if lawful.headroom_fen and lawful.agreed_fen < _contract_fen(subject):
        why += f"其中合同实际约定的息费没有用满上限,两者都符合的金额为 {speak_yuan(lawful.agreed_fen)}。"
    return ("法律支持的上限", speak_yuan(lawful.total_fen), why)


def _contract_fen(subject: Subject) -> int:
    return subject.at.contract.total_fen if subject.at.contract else 0


def _claimed(subject: Subject) -> tuple[str, str, str]:
    claimed_fen, claim = subject.at.claimed_fen, subject.debt.claim
    if claimed_fen is None:
        return ("贵方主张", _UNKNOWN, "贵方尚未书面告知。")
    told = f"贵方于{formal_date(claim.on)}告知。" if claim is not None else "按贵方告知。"
    return ("贵方主张", speak_yuan(claimed_fen), told)


def _difference(item: Difference, citations: tuple[Because, ...]) -> str:
    on = f"{formal_date(item.on)}," if item.on else ""
    what = item.what.rstrip("。")
    return f"{on}{what},涉及金额 {speak_yuan(item.amount_fen)}{references(item.because, citations)}。"
