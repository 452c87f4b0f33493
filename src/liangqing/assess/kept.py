"""An agreement that is being performed, and what disturbs it."""

from collections.abc import Iterator

from liangqing.assess.position import Finding, Severity
from liangqing.assess.seen import Seen
from liangqing.base.days import speak_date
from liangqing.case.debt import AgreementState, Debt

_IN_FORCE = frozenset({AgreementState.PERFORMING, AgreementState.CURED})


def performing(debt: Debt) -> bool:
    """Whether the last that is known of an agreement is that it is being performed."""
    return bool(debt.agreements) and debt.agreements[-1].state in _IN_FORCE


def kept_findings(seen: Seen) -> Iterator[Finding]:
    """Collecting in spite of an agreement that is performed: for cards against a rule, else what the agreement says."""
    if not performing(seen.debt):
        return
    since_on = seen.debt.agreements[-1].on
    days = sorted(contact.at.date() for contact in seen.contacts if contact.at.date() >= since_on)
    if not days:
        return
    because = seen.reasons("collection.plan.card")
    words = (
        "协议在履行,银行和受托机构要停止催收。"
        if because
        else "协议在履行:停不停催收、怎么停,看协议里怎么写;协议写了停的,请对方照做。"
    )
    yield Finding(
        code="plan_disturbed",
        severity=Severity.URGENT if because else Severity.SOON,
        text=f"{words}{speak_date(days[-1])}还有人来催。",
        because=because,
        steps=(
            "把协议和每期付款凭证发给官方客服,书面请它停止催收,包括委托的公司。",
            "照协议付下去,不另外答应新的付款;每次来催都记下时间、号码、原话。",
        ),
    )
