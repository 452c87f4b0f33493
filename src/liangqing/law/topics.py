"""The topics under which rules are looked up: the folders in which their files lie."""

import functools
from collections.abc import Mapping
from enum import StrEnum
from importlib import resources

from liangqing.law.load import load_rules
from liangqing.law.rule import Rule


class Topic(StrEnum):
    """What a rule is about."""

    PRICE = "price"
    DISCLOSURE = "disclosure"
    CONTRACT = "contract"
    CONDUCT = "conduct"
    NEGOTIATION = "negotiation"
    LIMITATION = "limitation"
    PROCEDURE = "procedure"
    CREDIT = "credit"
    COMPLAINT = "complaint"
    RELIEF = "relief"
    TRANSFER = "transfer"
    INSOLVENCY = "insolvency"
    OTHER = "other"

    @property
    def label(self) -> str:
        """What a borrower reads."""
        return _LABELS[self]


_LABELS = {
    Topic.PRICE: "利率和费用",
    Topic.DISCLOSURE: "明示和告知",
    Topic.CONTRACT: "合同、还款、担保",
    Topic.CONDUCT: "催收和个人信息",
    Topic.NEGOTIATION: "协商和分期",
    Topic.LIMITATION: "诉讼时效",
    Topic.PROCEDURE: "诉讼、仲裁、执行",
    Topic.CREDIT: "征信",
    Topic.COMPLAINT: "投诉和举报",
    Topic.RELIEF: "援助和救济",
    Topic.TRANSFER: "债权转让",
    Topic.INSOLVENCY: "个人破产",
    Topic.OTHER: "其他",
}


def topic_of(rule: Rule) -> Topic:
    """The topic of a rule; one that a user added takes that of our rules with its effect."""
    folder = _folders().get(rule.id) or _effects().get(rule.effect, "")
    return Topic(folder) if folder in tuple(Topic) else Topic.OTHER


@functools.cache
def _folders() -> Mapping[str, str]:
    topics = (entry for entry in (resources.files("liangqing.law") / "rules").iterdir() if entry.is_dir())
    return {
        file.name.removesuffix(".toml"): topic.name
        for topic in topics
        for file in topic.iterdir()
        if file.name.endswith(".toml")
    }


@functools.cache
def _effects() -> Mapping[str, str]:
    return {rule.effect: _folders()[rule.id] for rule in load_rules()}
