"""The gates that papers obey: limitation, a running payment order, and a lender that is not known."""

from collections.abc import Callable

from liangqing.assess.position import Gate, Stage
from liangqing.base.errors import GateClosed
from liangqing.case.debt import AgreementState
from liangqing.papers.paper import Subject

LIMITATION, PAYMENT_ORDER, IDENTITY, CREDITOR = "limitation", "payment_order", "identity", "creditor"
#: The states of an agreement that is to be kept.
KEPT = frozenset({AgreementState.SIGNED, AgreementState.PERFORMING, AgreementState.CURED})
_TITLES = frozenset({Stage.EFFECTIVE_TITLE, Stage.ENFORCEMENT, Stage.SETTLED_IN_ENFORCEMENT})
_NEXT_STEP = {
    CREDITOR: "先请原放款机构书面确认有没有转让、转给了谁;可以先写“书面确认请求函”。确认以前两边都先不付,把钱留好。",
    PAYMENT_ORDER: "书面异议交给签发支付令的法院,留好回执;不会写的,拨 12368 问法院、12348 问法律援助。",
    LIMITATION: (
        "先不要寄出任何承认欠款或承诺还款的文字,也不要先付一部分。可拨 12348 请法律援助看一下材料;"
        "对方来电时只请其把债权凭证和明细书面寄来。"
    ),
    IDENTITY: "先在借款合同第一页或借款详情里找到出借方的全称,填进来再写;也可以先用“书面确认请求函”请对方写明。",
}


_NOT_NOW: tuple[tuple[str, Callable[["Subject"], bool]], ...] = (
    ("guarantor_paid", lambda subject: subject.at.stage is Stage.GUARANTOR_PAID),
    ("agreement", lambda subject: subject.at.agreement in KEPT),
    ("title", lambda subject: subject.at.stage in _TITLES),
)
#: Why a letter that offers terms is not the paper for it, and which is.
_INSTEAD = {
    "guarantor_paid": (
        "担保人已经替您还给了放款机构,现在该和担保人谈,而且只在它实际代偿的数额里谈。",
        "先请担保人书面出示代偿证明,再请原放款机构书面确认收到了多少;可以先写“书面确认请求函”。确认以前先不付。",
    ),
    "agreement": (
        "已经有一份正在履行的协议,再写申请会让对方以为您不履行了。",
        "照协议按期付,留好凭证;对方还在催的,写“书面确认请求函”请对方确认协议,并请求停止催收。",
    ),
    "title": (
        "已经有生效的法律文书,数额以文书为准,这封信里按合同算的数不再作数。",
        "先看判决书、裁决书写的数;想分期,和申请执行人谈执行和解,请执行法院记入笔录。打 12368 报案号问承办人。",
    ),
}


def pass_gates(subject: Subject) -> tuple[Gate, ...]:
    """All gates that a letter with an offer to pay passes; raises GateClosed at the first that is closed."""
    passed = [_pass(subject, code) for code in (PAYMENT_ORDER, LIMITATION, CREDITOR, IDENTITY)]
    for code, reached in _NOT_NOW:
        if reached(subject):
            text, next_step = _INSTEAD[code]
            raise GateClosed(code, f"“{subject.at.name}”:{text}", next_step)
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


def asks_only(subject: Subject) -> str | None:
    """Why one asks and does not offer: `creditor`, `guarantor_paid`, `agreement`, `title`; None: an offer may be."""
    if _closed(subject, CREDITOR):
        return CREDITOR
    return next((code for code, reached in _NOT_NOW if reached(subject)), None)


def payment_order_runs(subject: Subject) -> bool:
    """Whether an objection to a payment order is still to be made."""
    return _closed(subject, PAYMENT_ORDER)


def suit_runs(subject: Subject) -> bool:
    """Whether a court or arbitrators are to decide: what is said meanwhile is said for a mediation."""
    return subject.at.stage in (Stage.LAWSUIT, Stage.ARBITRATION)


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
