"""The periods that can be reckoned, by name, with what each is about."""

from collections.abc import Sequence

from liangqing.base.noun import Noun
from liangqing.law.periods import deadline_kinds, kind_of
from liangqing.law.rule import Rule

_NAMES = {
    "answer": "答辩",
    "jurisdiction_objection": "管辖异议",
    "payment_order_objection": "对支付令提异议",
    "appeal_judgment": "对判决上诉",
    "appeal_ruling": "对裁定上诉",
    "public_notice_service": "公告送达",
    "notarised_objection": "公证债权:申请不予执行",
    "award_nonenforcement": "仲裁裁决:申请不予执行",
    "award_annulment": "申请撤销仲裁裁决(收到裁决书起)",
    "retrial": "申请再审(判决生效起)",
    "enforcement_review": "执行异议后申请复议",
    "execution_suit": "执行异议之诉",
    "mediation_confirmation": "调解协议申请司法确认",
    "complaint_reply": "投诉答复(简单的)",
    "complaint_reply_complex": "投诉答复(复杂的)",
    "complaint_reply_longest": "投诉答复(最长)",
    "complaint_review_request": "对投诉答复申请核查",
    "complaint_review": "核查决定",
    "credit_objection_reply": "征信异议答复",
    "credit_complaint_reply": "征信投诉答复",
}


class DeadlineKind(Noun):
    """A period: its name, and in one sentence what it is; `ours`: the borrower must keep it."""

    kind: str
    name: str
    gist: str
    ours: bool


def told_kinds(rules: Sequence[Rule]) -> tuple[DeadlineKind, ...]:
    """Every period that a rule is known for, those of the courts first."""
    known = deadline_kinds(rules)
    ordered = (*(kind for kind in _NAMES if kind in known), *(kind for kind in known if kind not in _NAMES))
    return tuple(_told(kind, rules) for kind in ordered)


def _told(kind: str, rules: Sequence[Rule]) -> DeadlineKind:
    newest = [rule for rule in rules if kind_of(rule) == kind]
    rule = max(newest, key=lambda one: one.applies.from_on.toordinal() if one.applies.from_on else 0)
    return DeadlineKind(
        kind=kind, name=_NAMES.get(kind, rule.title), gist=rule.gist, ours=rule.params["ours"] is True
    )
