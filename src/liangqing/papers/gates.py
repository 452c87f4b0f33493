"""The limitation gate: no paper that admits a debt goes out once the claim may be time-barred."""

from liangqing.assess.position import Gate
from liangqing.base.errors import GateClosed
from liangqing.papers.paper import Subject

LIMITATION = "limitation"
_NEXT_STEP = (
    "先不要寄出任何承认欠款或承诺还款的文字,也不要先付一部分。可拨 12348 请法律援助看一下材料;"
    "对方来电时只请其把债权凭证和明细书面寄来。"
)


def pass_limitation(subject: Subject) -> tuple[Gate, ...]:
    """The gate that was passed; raises GateClosed where it is closed, or missing on an expired claim."""
    gate = subject.at.gate(LIMITATION)
    if gate is None and not subject.at.limitation.expired:
        return ()
    if gate is None or not gate.open:
        text = gate.text if gate is not None else subject.at.limitation.text
        raise GateClosed(LIMITATION, f"“{subject.at.name}”:{text}", _NEXT_STEP)
    return (gate,)


def limitation_warning(subject: Subject) -> str | None:
    """What an open gate still warns of (a claim near its end); for the borrower's eyes only."""
    gate = subject.at.gate(LIMITATION)
    return gate.text or None if gate is not None and gate.open else None


def closed_notes(subject: Subject) -> tuple[str, ...]:
    """What other closed gates say: facts to settle before sending."""
    return tuple(
        gate.text for gate in subject.at.gates if not gate.open and gate.code != LIMITATION and gate.text
    )
