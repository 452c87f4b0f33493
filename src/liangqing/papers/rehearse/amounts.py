"""What a debt is by contract and by law, in words; where that is not known, a claim is never named as either."""

from liangqing.base.money import speak_yuan
from liangqing.papers.rehearse.facts import DebtFacts


def say_amounts(debt: DebtFacts) -> str:
    """By contract and the lawful ceiling as the position names them, and the lower figure used in a call."""
    if debt.decided:
        return (
            f"生效文书写的是 {speak_yuan(debt.contract_fen)},以它为准;后续利息和迟延履行利息请对方逐项列明。"
        )
    if not debt.contract_known:
        return "按合同是多少、上限是多少,材料不够,还不知道:先请对方列明细。"
    contract = f"按合同是 {speak_yuan(debt.contract_fen)};"
    if not debt.ceiling_known:
        return f"{contract}法律支持的上限是多少,材料不够,还不知道。"
    used = f"电话里说的数不高于按合同算的 {speak_yuan(debt.lawful_fen)}。"
    return f"{contract}法律支持的上限是 {speak_yuan(ceiling_fen(debt))}。" + (
        used if ceiling_fen(debt) > debt.lawful_fen else ""
    )


def ceiling_fen(debt: DebtFacts) -> int:
    """The lawful ceiling, fen; what a call uses where that is the same or the ceiling is not known."""
    return debt.lawful_fen if debt.ceiling_fen is None else debt.ceiling_fen


def above(debt: DebtFacts, total_fen: int) -> str:
    """What a total in fen above `lawful_fen` is above; law and contract are named only where they are known."""
    if not debt.contract_known:
        return "比对方先前要的还多"
    if debt.decided:
        return "超过生效文书写的数"
    over = debt.ceiling_known and total_fen > ceiling_fen(debt)
    return "超过法律支持的上限" if over else "超过按合同算的数"
