"""Silence is not safety: no word about a debt that is late, and what may come next from where it stands."""

from collections.abc import Iterator
from datetime import date, timedelta

from liangqing.assess.position import Finding, Severity, Stage
from liangqing.assess.seen import Seen
from liangqing.base.days import speak_date

#: No word from the other side for this long is itself worth a sentence.
SILENT_DAYS = 30

_SUE = "可能起诉、申请支付令或申请仲裁,文书会寄到合同上的地址"
#: What may come next, and the effects of the rules that say so.
_NEXT: dict[Stage, tuple[str, tuple[str, ...]]] = {
    Stage.OVERDUE_31_90: (
        f"可能转给催收公司;{_SUE}。再久一些,银行要记作不良,内部能谈的余地往往变小",
        ("stage.nonperforming", "collection.agent.notice", "payment_order.conditions"),
    ),
    Stage.OVERDUE_91_PLUS: (
        f"可能把债权打包卖掉;{_SUE}",
        ("assignment.notice", "payment_order.conditions", "deadline.public_notice_service"),
    ),
    Stage.AGENT: (
        f"催收公司可能已经退回,换一家;{_SUE}",
        ("collection.agent.notice", "payment_order.conditions", "deadline.public_notice_service"),
    ),
    Stage.ASSIGNED: (f"新债权人{_SUE}", ("assignment.notice", "payment_order.conditions")),
    Stage.GUARANTOR_PAID: (f"代偿的一方{_SUE}", ("guarantee.recourse", "payment_order.conditions")),
    Stage.PRE_SUIT: (
        "律师函、诉前调解之后,常见的下一步是立案;传票可能走短信、电子送达,或者公告",
        ("preservation.before_suit", "service.consent_found", "deadline.public_notice_service"),
    ),
    Stage.PAYMENT_ORDER: (
        "支付令不会因为没人催就停:期限过了没有异议,对方可以申请强制执行",
        ("deadline.payment_order_objection",),
    ),
    Stage.LAWSUIT: (
        "案子不会因为没人打电话就停:可能已经排期开庭,也可能缺席判决",
        ("suit.absence", "service.address_carries"),
    ),
    Stage.ARBITRATION: (
        "仲裁不会因为没人打电话就停:不否认仲裁协议、不到庭,也可能裁决",
        ("arbitration.deemed_agreement",),
    ),
    Stage.NOTARISED: ("公证债权可以不经起诉直接申请执行", ("notarised.enforcement",)),
    Stage.EFFECTIVE_TITLE: (
        "判决生效以后,对方可以申请强制执行",
        ("enforcement.time", "enforcement.late_interest"),
    ),
    Stage.ENFORCEMENT: (
        "没有动静,可能是“终结本次执行”:那只是暂停,发现财产随时可以恢复",
        ("enforcement.paused", "enforcement.remainder"),
    ),
    Stage.SETTLED_IN_ENFORCEMENT: (
        "和解没有按期履行的,对方可以申请恢复执行",
        ("enforcement.settlement_broken",),
    ),
}


def silence_findings(seen: Seen, stage: Stage, unclear: int) -> Iterator[Finding]:
    """One finding for a debt late by more than 30 days of which nobody spoke in the last 30.

    `unclear`: collecting contacts of the last 30 days of which nobody can say about which debt they were.
    """
    since_on = seen.as_of - timedelta(days=SILENT_DAYS)
    known = seen.overdue_days is not None and seen.overdue_days > SILENT_DAYS
    if not known or stage not in _NEXT or _heard_since(seen, since_on):
        return
    words, effects = _NEXT[stage]
    yield Finding(
        code="silence",
        severity=Severity.SOON,
        text=f"{_how_long(seen)}没有催收不等于没事:{words}。{_unclear(unclear)}"
        "可以主动打官方客服问清现在由谁负责、到了哪一步;再打 12368 问有没有您的案子。",
        because=seen.reasons(*effects),
        steps=(
            "打合同或官方 App 上的客服电话,问:现在谁在管这笔、有没有委托、转让或起诉。",
            "打 12368,用身份证号问有没有您的案件。",
            "把家里、户籍地和合同上的地址都问一遍,有没有没拆的信。",
        ),
    )


def _heard_since(seen: Seen, since_on: date) -> bool:
    days = [contact.at.date() for contact in seen.contacts]
    days += [step.served_on for step in seen.debt.proceedings if step.served_on is not None]
    return any(since_on < day <= seen.as_of for day in days)


def _how_long(seen: Seen) -> str:
    days = [contact.at.date() for contact in seen.contacts if contact.at.date() <= seen.as_of]
    if days:
        return f"最近 {SILENT_DAYS} 天没有收到这笔的消息(最后一次在 {speak_date(max(days))})。"
    return "材料里还没有这笔的联系记录:有人找过您的,先记一笔。真的没人联系的话,"


def _unclear(unclear: int) -> str:
    return f"另有 {unclear} 次催收说不清是为哪一笔,也可能是这一笔。" if unclear else ""
