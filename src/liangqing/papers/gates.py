"""The gates that papers obey: limitation, a running payment order, and a lender that is not known."""

from liangqing.assess.position import Gate
from liangqing.base.errors import GateClosed
from liangqing.papers.paper import Subject

LIMITATION, PAYMENT_ORDER, IDENTITY = "limitation", "payment_order", "identity"
_NEXT_STEP = {
    PAYMENT_ORDER: "书面异议交给签发支付令的法院,留好回执;不会写的,拨 12368 问法院、12348 问法律援助。",
    LIMITATION: (
        "先不要寄出任何承认欠款或承诺还款的文字,也不要先付一部分。可拨 12348 请法律援助看一下材料;"
        "对方来电时只请其把债权凭证和明细书面寄来。"
    ),
    IDENTITY: "先在借款合同第一页或借款详情里找到出借方的全称,填进来再写;也可以先用“书面确认请求函”请对方写明。",
}


def pass_gates(subject: Subject) -> tuple[Gate, ...]:
    """All gates that a letter with an offer to pay passes; raises GateClosed at the first that is closed."""
    passed = (_pass(subject, code) for code in (PAYMENT_ORDER, LIMITATION, IDENTITY))
    return tuple(gate for gate in passed if gate is not None)


def pass_limitation(subject: Subject) -> tuple[Gate, ...]:
    """The limitation gate that was passed; raises GateClosed where it is closed, or missing on an expired claim."""
    gate = _pass(subject, LIMITATION)
    return (gate,) if gate is not None else ()


def _pass(subject: Subject, code: str) -> Gate | None:
    """A gate that is not there counts as open, but for an expired claim."""
    gate = subject.at.gate(code)
    if _closed(subject, code):
        text = gate.text if gate is not None else subject.at.limitation.text
        raise GateClosed(code, f"“{subject.at.name}”:{text}", _NEXT_STEP[code])
    return gate


def _closed(subject: Subject, code: str) -> bool:
    gate = subject.at.gate(code)
    return code == LIMITATION and subject.at.limitation.expired if gate is None else not gate.open


def payment_order_runs(subject: Subject) -> bool:
    """Whether an objection to a payment order is still to be made."""
    return _closed(subject, PAYMENT_ORDER)


def limitation_at_risk(subject: Subject) -> bool:
    """Whether the claim may be time-barred or is near it: then no word may admit the debt."""
    gate = subject.at.gate(LIMITATION)
    return _closed(subject, LIMITATION) or (gate is not None and bool(gate.text))


def warnings(subject: Subject, leave_out: str = "") -> tuple[str, ...]:
    """What gates say, limitation first (also where it is still open): for the borrower's eyes only.

    `leave_out`: the code of a gate that the paper tells in its own words.
    """
    limitation = subject.at.gate(LIMITATION)
    first = limitation.text if limitation is not None else ""
    if limitation is None and subject.at.limitation.expired:
        first = subject.at.limitation.text
    told = (LIMITATION, leave_out)
    others = (gate.text for gate in subject.at.gates if not gate.open and gate.code not in told)
    return tuple(text for text in (first, *others) if text)
