"""What gives a right away: a waiver of limitation or defences, and a promise to pay where none may be made."""

import re

from liangqing.papers.rehearse.protocol import Act, BorrowerAct
from liangqing.papers.rehearse.spoken import spoken_money

#: Topics of `admit`.
WAIVER, PAYMENT = "waiver", "payment"
_RIGHT = r"(?:诉讼)?(?:时效|抗辩|异议|答辩|上诉|仲裁|起诉|追究|一切权利|所有权利)"
_GIVES_UP = re.compile(rf"(?:放弃|不(?:再|会再?)?(?:提出?|主张|援引|用|说)).{{0,6}}{_RIGHT}(?:抗辩|权)?")
_BINDS = re.compile(
    r"不(?:可|能|得)撤(?:销|回)(?:地|的)?|(?:时效|催收).{0,8}(?:通知|确认|承诺)(?:书|单)?|还款承诺书?|承诺书|保证书|债务确认书?"
)
_ASSENTS = re.compile(r"签|写|出具|同意|可以|接受|答应|愿意|承诺|没问题|[好行]$")
_TURNED = re.compile(r"不|没|别|拒绝|无法|凭什么|为什么|什么|怎么|[让要叫逼]我|吗|么|看|发给|寄|[?]")


def waives(clause: str, refused: str) -> bool:
    """Whether a clause gives up limitation or defences, or signs what cannot be taken back.

    `refused`: the clause with a short no behind it, where there is one.
    """
    gives_up = _GIVES_UP.search(clause)
    found = gives_up or _BINDS.search(clause)
    if found is None or (not gives_up and not _ASSENTS.search(clause)):
        return False
    return not _TURNED.search(refused.replace(found[0], "", 1))


def promised_payment(clauses: tuple[str, ...], asked: bool) -> tuple[Act, ...]:
    """A promise to pay that leaves its terms open, where nothing may be promised: it is not asked back but counted.

    `asked`: the words themselves are known to promise a payment.
    """
    plain = [clause for clause in clauses if not re.search("[不没别]", clause)]
    sums_fen = [money.amount_fen for clause in plain for money in spoken_money(clause)]
    named_fen = sums_fen[0] if sums_fen else None
    return (Act(BorrowerAct.ADMIT, amount_fen=named_fen, topic=PAYMENT),) if asked or sums_fen else ()
