"""Rules as people look at them: a line in a list, and one rule with scope, history and examples."""

from collections.abc import Sequence
from datetime import date, timedelta

from liangqing.base.because import Because
from liangqing.base.days import speak_date
from liangqing.base.noun import Noun
from liangqing.case.debt import LenderType, Purpose
from liangqing.law.rule import Applies, Citation, Example, KeyedOn, Param, Rule, Verified, Window

_KEYS = {
    KeyedOn.FORMED_ON: "合同成立日",
    KeyedOn.ACCRUED_ON: "利息、费用或债务发生的日子",
    KeyedOn.FILED_ON: "起诉日",
    KeyedOn.CONTACTED_ON: "联系、催收或行为发生的日子",
    KeyedOn.RECEIVED_ON: "收到或办理的日子",
}
_LENDERS = {
    LenderType.BANK: "银行",
    LenderType.CONSUMER_FINANCE: "消费金融公司",
    LenderType.TRUST: "信托公司",
    LenderType.AUTO_FINANCE: "汽车金融公司",
    LenderType.MICROLOAN: "小额贷款公司",
    LenderType.GUARANTOR: "融资担保公司",
    LenderType.AMC: "资产管理公司",
    LenderType.PLATFORM: "平台",
    LenderType.PRIVATE: "个人或没有牌照的公司",
    LenderType.UNKNOWN: "不清楚的放款人",
}
_PURPOSES = {
    Purpose.CONSUMER: "消费贷款",
    Purpose.BUSINESS: "经营贷款",
    Purpose.CARD: "信用卡",
    Purpose.UNKNOWN: "不清楚的用途",
}
_FLAGS = {"assisted": "通过平台的助贷"}


class RuleLine(Noun):
    """One rule in a list."""

    id: str
    title: str
    effect: str
    cite: str
    strength: str
    strength_label: str
    confidence: str
    confidence_label: str
    applies: Applies


class Sibling(Noun):
    """Another rule of the same effect, with its days and people."""

    id: str
    title: str
    scope: tuple[str, ...]


class RuleShown(RuleLine):
    """One rule whole: `scope` in words, `history` the other rules of its effect, oldest first."""

    gist: str
    citation: Citation
    scope: tuple[str, ...]
    params: dict[str, Param]
    keywords: tuple[str, ...]
    not_checkable: str
    note: str
    verified: Verified
    examples: tuple[Example, ...]
    history: tuple[Sibling, ...]
    because: tuple[Because, ...]


def rule_lines(rules: Sequence[Rule], find: str = "") -> tuple[RuleLine, ...]:
    """The rules in order of id; with `find`, those in whose words, law or id it occurs."""
    return tuple(RuleLine.model_validate(_line(rule)) for rule in rules if find.casefold() in _words(rule))


def rule_shown(rule: Rule, rules: Sequence[Rule]) -> RuleShown:
    """One rule beside the others of its effect."""
    others = [other for other in rules if other.effect == rule.effect and other.id != rule.id]
    others.sort(key=lambda other: (other.applies.from_on or date.min, other.id))
    return RuleShown.model_validate(
        {
            **_line(rule),
            "gist": rule.gist,
            "citation": rule.citation,
            "scope": scope_words(rule.applies),
            "params": rule.params,
            "keywords": rule.keywords,
            "not_checkable": rule.not_checkable,
            "note": rule.note,
            "verified": rule.verified,
            "examples": rule.examples,
            "history": tuple(
                Sibling(id=other.id, title=other.title, scope=scope_words(other.applies)) for other in others
            ),
            "because": (rule.because(),),
        }
    )


def _line(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "title": rule.title,
        "effect": rule.effect,
        "cite": rule.because().cite(),
        "strength": rule.strength.value,
        "strength_label": rule.strength.label,
        "confidence": rule.confidence.value,
        "confidence_label": rule.confidence.label,
        "applies": rule.applies,
    }


def _words(rule: Rule) -> str:
    told = (rule.id, rule.effect, rule.title, rule.gist, rule.because().cite(), rule.note)
    return "\n".join(told).casefold()


def scope_words(applies: Applies) -> tuple[str, ...]:
    """When and whom a rule binds, a sentence each."""
    people = [_LENDERS[kind] for kind in LenderType if kind in applies.lender_types]
    purposes = [_PURPOSES[kind] for kind in Purpose if kind in applies.purposes]
    flags = [_FLAGS.get(flag, flag) for flag in sorted(applies.flags)]
    return (
        *(_window_words(window) for window in applies.windows()),
        f"放款人:{'、'.join(people) or '不限'}",
        f"用途:{'、'.join(purposes) or '不限'}",
        *(f"另外要求:{flag}" for flag in flags),
    )


def _window_words(window: Window) -> str:
    since = f"从 {speak_date(window.from_on)} 起" if window.from_on else ""
    last = f"到 {speak_date(window.until_on - timedelta(days=1))} 为止" if window.until_on else ""
    return f"看{_KEYS[window.keyed_on]}:{'、'.join(part for part in (since, last) if part) or '不限'}"
